package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"kept/store/input"
	"kept/ui"
)

const secret = "what-Mairi-wrote-about-her-action"

// TestReportsOfTheScreensHoldNoText breaks the screens with everything that a panic
// can carry.
func TestReportsOfTheScreensHoldNoText(t *testing.T) {
	for _, what := range []any{secret, errors.New(secret), fmt.Errorf("saving: %w", &input.Error{Where: "Title",
		Value: secret}), []string{secret}, struct{ Text string }{secret}} {
		p, _, errs := testProgram(t)
		p.state = t.TempDir()
		if code := p.answer(&ui.Broken{What: what, Stack: []byte("goroutine 1 " +
			"[running]:\nkept/ui.(*App).Update(...)\n")}); code != exitBroken {
			t.Errorf("%T: the exit code is %d", what, code)
		}
		reports, err := filepath.Glob(filepath.Join(p.state, "reports", "kept-*.txt"))
		if err != nil || len(reports) != 1 {
			t.Fatalf("%T: the reports are %q, %v", what, reports, err)
		}
		report, err := os.ReadFile(reports[0])
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(report), secret) || strings.Contains(errs.String(), secret) {
			t.Errorf("%T: the text is told:\n%s%s", what, report, errs)
		}
		if !strings.Contains(string(report), "kept/ui.(*App).Update") {
			t.Errorf("%T: the report does not say where it was:\n%s", what, report)
		}
	}
}

// TestCommandsLeaveNoTextAnywhereElse looks for the text of a workbook in everything
// that commands leave behind beside the workbook and its backups.
func TestCommandsLeaveNoTextAnywhereElse(t *testing.T) {
	p, _, errs, path := lostWorkbook(t, func(text []byte) []byte { return text })
	home := p.home()
	scratch := t.TempDir()
	t.Setenv("TMPDIR", scratch)
	for _, line := range [][]string{
		{"set", "1.1", "title=" + secret}, {"backup"}, {"check"}, {"backup", "check"}, {"backup", "compare", "1"}, {"restore",
			"1"}, {"undo"}, {"list", "actions"}, {"set", "1.1", "due=" + secret + "\x00"},
	} {
		p.run(t.Context(), append([]string{"--file", path}, line...))
	}
	_ = errs // what was said is on the screen, and nowhere else
	kept := false
	for _, root := range []string{home, scratch, filepath.Dir(path)} {
		err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			workbook := filepath.Ext(file) == ".kept"
			if workbook && strings.Contains(string(text), secret) {
				kept = true
			}
			if !workbook && strings.Contains(string(text), secret) {
				t.Errorf("%s holds the text", file)
			}
			if info, err := d.Info(); err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s can be read by others: %o", file, info.Mode().Perm())
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if !kept {
		t.Error("the workbook does not hold the text either: nothing was looked for")
	}
}
