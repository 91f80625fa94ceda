package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckReportsAQuarterThatCannotBeRead(t *testing.T) {
	p, out, errs := testProgram(t)
	path := filepath.Join(t.TempDir(), "work.kept")
	for _, line := range [][]string{
		{"new", path, "--partnership", "Invented Firth", "--area", "Orkney Islands", "--keeper", "Morag Test"},
		{"--file", path, "quarter", "2026-27-Q2", "begin"},
	} {
		if code := p.run(t.Context(), line); code != exitOK {
			t.Fatalf("%v ends with %d: %s", line, code, errs)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, bytes.ReplaceAll(data, []byte("2026-27 Q2"), []byte("2026-27 Q9")), 0o600); err != nil {
		t.Fatal(err)
	}
	out.Reset()
	errs.Reset()
	if code := p.run(t.Context(), []string{"check", path}); code != exitFailed {
		t.Errorf("check ends with %d: %s", code, errs)
	}
	if !strings.HasPrefix(out.String(), `Error: Submission, Quarter: "2026-27 Q9": this is not a quarter`) {
		t.Errorf("check does not report the quarter:\n%s", out)
	}
}
