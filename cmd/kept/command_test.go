package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kept/cmd/kept/cli"
	"kept/ui/cell"
)

// everyCommand calls do with every command of the tree.
func everyCommand(cmd *cobra.Command, do func(cmd *cobra.Command)) {
	do(cmd)
	for _, child := range cmd.Commands() {
		everyCommand(child, do)
	}
}

func TestEveryCommandIsDescribed(t *testing.T) {
	p, _, _ := testProgram(t)
	seen := map[string]bool{}
	everyCommand(newRoot(p, true), func(cmd *cobra.Command) {
		path := cmd.CommandPath()
		if seen[path] {
			t.Errorf("%s is there twice", path)
		}
		seen[path] = true
		if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") || cmd.Short[:1] != strings.ToUpper(cmd.Short[:1]) {
			t.Errorf("%s needs a line of help that begins with a capital letter and has no full stop: %q", path, cmd.Short)
		}
		if cmd.RunE == nil {
			t.Errorf("%s runs nothing", path)
		}
		if cmd.HasParent() && (cmd.GroupID == "" && !cmd.Parent().HasParent()) {
			t.Errorf("%s is in no group", path)
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			value := f.Value.Type()
			if f.Usage == "" || f.NoOptDefVal == "" && value != strings.ToUpper(value) {
				t.Errorf("%s --%s %s is not described", path, f.Name, value)
			}
		})
	})
	if len(seen) < 70 {
		t.Errorf("there are only %d commands", len(seen))
	}
}

// Help is read on a terminal of 80 columns: no line is longer, and no word is broken.
func TestHelpFitsEightyColumns(t *testing.T) {
	p, out, errs := testProgram(t)
	lines := [][]string{{"help", "json"}}
	everyCommand(newRoot(p, true), func(cmd *cobra.Command) {
		path := strings.Fields(cmd.CommandPath())[1:]
		lines = append(lines, append(path, "--help"))
	})
	for _, k := range kinds() {
		lines = append(lines, []string{"help", k})
	}
	for _, line := range lines {
		out.Reset()
		if code := p.run(t.Context(), line); code != exitOK || errs.Len() > 0 || out.Len() == 0 {
			t.Errorf("kept %s ends with %d: %s", strings.Join(line, " "), code, errs)
		}
		for text := range strings.Lines(out.String()) {
			if text = strings.TrimRight(text, "\n"); cell.Width(text) > cli.Width || strings.TrimRight(text, " ") != text {
				t.Errorf("kept %s: %q has %d columns", strings.Join(line, " "), text, cell.Width(text))
			}
		}
	}
}

// Every name that a command or flag had before goes on working, and no help shows it.
func TestOldNamesGoOnWorking(t *testing.T) {
	for old, now := range map[string]string{
		"remove 1.2":                                  "delete 1.2",
		"demo remove 1.2":                             "demo delete 1.2",
		"list actions --find words":                   "list actions --search words",
		"list actions --find=words":                   "list actions --search=words",
		"list actions --removed":                      "list actions --deleted",
		"quarter take-back code 1.2":                  "quarter unaccept code 1.2",
		"quarter 2026-27-Q2 take-back code":           "quarter unaccept code --quarter=2026-27-Q2",
		"quarter 2026-27 Q2 check":                    "quarter check --quarter 2026-27-Q2",
		"quarter check 2026-27 Q2":                    "quarter --quarter 2026-27-Q2 check",
		"quarter 2026-27-Q2 sign --name a --role=b":   "quarter sign --role b --name a --quarter 2026-27-Q2",
		"--json list actions --limit 3":               "list --limit=3 actions --json",
		"--limit 3 list actions":                      "list actions --limit 3",
		"demo --keeper Ann --limit 3 list actions":    "demo list actions --limit 3 --keeper Ann",
		"--out dir export":                            "export --out=dir",
		"--out=dir demo report --kind board":          "demo report --out dir --kind=board",
		"--help list":                                 "list -h",
		"add action --to=1 -- title=--odd":            "add --to 1 action -- title=--odd",
		"--file w.kept backup --key=k copy 1 my.kept": "backup copy 1 my.kept --key k --file=w.kept",
	} {
		p, _, _ := testProgram(t)
		if got, want := read(t, p, old), read(t, p, now); got != want {
			t.Errorf("kept %s reads as %s, and kept %s as %s", old, got, now, want)
		}
	}
	p, out, _ := testProgram(t)
	everyCommand(newRoot(p, true), func(cmd *cobra.Command) { showHelp(out, cmd) })
	for _, old := range []string{"  remove", "--find", "--removed", "take-back"} {
		if strings.Contains(out.String(), old) {
			t.Errorf("help shows the old name %q", old)
		}
	}
}

// read gives the command, arguments and flags of a command line in one text.
func read(t *testing.T, p *program, line string) string {
	t.Helper()
	c, err := parsed(p, strings.Fields(line)...)
	if err != nil {
		t.Fatalf("kept %s: %v", line, err)
	}
	var flags []string
	c.command.Flags().Visit(func(f *pflag.Flag) {
		value := f.Value.String()
		if f.Name == "quarter" {
			value = strings.ReplaceAll(value, " ", "-")
		}
		flags = append(flags, f.Name+"="+value)
	})
	slices.Sort(flags)
	return c.command.CommandPath() + " " + strings.Join(append(c.args, flags...), " ")
}

// Cobra refuses a program that was opened by a double-click on Windows, unless
// its text for that is empty.
func TestADoubleClickOpensTheScreens(t *testing.T) {
	kept(t, t.TempDir(), "version")
	if cobra.MousetrapHelpText != "" {
		t.Errorf("cobra refuses a double-click: %q", cobra.MousetrapHelpText)
	}
}
