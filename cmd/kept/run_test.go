package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/export/formula"
	"kept/store"
)

// at is the clock of these tests: half past ten on 2 November 2026.
func at() time.Time { return time.Date(2026, 11, 2, 10, 30, 0, 0, time.UTC) }

func testProgram(t *testing.T) (*program, *bytes.Buffer, *bytes.Buffer) {
	t.Helper()
	var out, errs bytes.Buffer
	return &program{env: []string{"HOME=" + t.TempDir()}, stdin: strings.NewReader(""), stdout: &out, stderr: &errs, now: at}, &out, &errs
}

func TestAPanicLeavesASentenceAndAReportWithoutText(t *testing.T) {
	p, out, errs := testProgram(t)
	p.state = t.TempDir()
	root := newRoot(p, true)
	root.AddCommand(&cobra.Command{Use: "break", RunE: p.runs(func(context.Context, *call) error {
		panic("what Mairi wrote about her action")
	})})
	if code := p.execute(t.Context(), root, []string{"break"}); code != exitBroken {
		t.Errorf("the exit code is %d", code)
	}
	output := errs.String()
	if !strings.HasPrefix(output, "Kept went wrong and had to stop. What was saved before is safe.") || strings.Count(output,
		"\n") != 1 || out.Len() > 0 {
		t.Errorf("it says %q and %q", output, out)
	}
	reports, err := filepath.Glob(filepath.Join(p.state, "reports", "kept-*.txt"))
	if err != nil || len(reports) != 1 {
		t.Fatalf("the reports are %q, %v", reports, err)
	}
	report, err := os.ReadFile(reports[0])
	if err != nil {
		t.Fatal(err)
	}
	if text := string(report); !strings.Contains(text, "command: kept break") || !strings.Contains(text,
		"run_test.go") || strings.Contains(text, "Mairi") {
		t.Errorf("the report is\n%s", text)
	}
}

func TestControlCharactersNeverReachTheTerminal(t *testing.T) {
	for text, want := range map[string]string{
		"plain\ttext\n":                  "plain\ttext\n",
		"\x1b[31mred\x1b]0;title\a":      "[31mred]0;title",
		"turned\u202eround\u2066 \u200f": "turnedround ",
		"Barrier\u009b2J":                "Barrier2J",
	} {
		if got := cli.Visible(text); got != want {
			t.Errorf("cli.Visible(%q) = %q", text, got)
		}
	}
}

func TestFormulasAreGuardedReversibly(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "plain": "plain", "=1+1": "'=1+1", "-5": "'-5", "@x": "'@x", "'=1": "''=1", "it's": "it's", "'": "'",
	} {
		if got := formula.Guard(text); got != want {
			t.Errorf("guard(%q) = %q", text, got)
		}
	}
}

func TestAListDropsItsLeastColumnsFirst(t *testing.T) {
	names := func(width int) string {
		var list []string
		for _, f := range fittingFields(store.KindNamed(store.Action), width) {
			list = append(list, f.Name)
		}
		return strings.Join(list, " ")
	}
	if wide := names(1000); !strings.Contains(wide, "start") {
		t.Errorf("a wide list shows %s", wide)
	}
	if got := names(80); got != "reference title brag due" {
		t.Errorf("a list of 80 columns shows %s", got)
	}
	if got := names(10); got != "title" {
		t.Errorf("a list of 10 columns shows %s", got)
	}
}

// parsed reads a command line and gives the command as it would run.
func parsed(p *program, args ...string) (*call, error) {
	root := newRoot(p, true)
	cmd, rest, err := root.Find(cli.CommandFirst(root, args, quarterWords))
	if err != nil {
		return nil, err
	}
	if err := cmd.ParseFlags(rest); err != nil {
		return nil, cli.FlagError(cmd, err)
	}
	if err := cmd.ValidateArgs(cmd.Flags().Args()); err != nil {
		return nil, err
	}
	return &call{program: p, command: cmd, args: cmd.Flags().Args()}, cli.OnlyOnce(cmd)
}

func TestALineFromATerminalIsReadWhateverItIs(t *testing.T) {
	p, _, _ := testProgram(t)
	for _, line := range []string{"--", "-", "---", "--=", "=", "--file", "--file=", "list --where", "-- list", "help -- --",
		"demo --", "quarter 2026-27", "-test.v", "-x=y"} {
		if _, err := parsed(p, strings.Fields(line)...); err != nil && store.Sentence(err) == "" {
			t.Errorf("%q: no sentence", line)
		}
	}
}

func FuzzCommandLine(f *testing.F) {
	for _, seed := range []string{"list actions --where brag=red", "demo set 1.2 title=\"a b", "-- --", "help json",
		"add action x+=", "--file x show", "quarter 2026-27 Q2 check"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		args := splitArgs(line)
		p := &program{now: at, env: []string{"HOME=" + t.TempDir()}, stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard}
		p.run(t.Context(), append([]string{cobra.ShellCompRequestCmd}, args...))
		c, err := parsed(p, args...)
		if err != nil {
			return
		}
		for _, a := range c.args {
			cutCondition(a)
			_, _ = readAssignments(store.KindNamed(store.Action), []string{a})
		}
	})
}
