package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kept/export/example"
	"kept/store"
)

// kept runs a command line as somebody would type it and gives what it answers.
func kept(t *testing.T, home string, args ...string) (out string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	env := []string{"HOME=" + home, "USERPROFILE=" + home, "LOCALAPPDATA=" + home, "KEPT_FILE=" + filepath.Join(home, "one.kept")}
	if code := run(context.Background(), args, env, strings.NewReader(""), &stdout, &stderr, at); code != exitOK {
		t.Fatalf("kept %s: exit code %d\n%s%s", strings.Join(args, " "), code, &stdout, &stderr)
	}
	return stdout.String()
}

// The 101 commitments of Change Programme ONE and its account of 25 national
// actions go in, are counted by the commands, and come out in the bundle.
func TestChangeProgrammeOneFromEndToEnd(t *testing.T) {
	home := t.TempDir()
	w, err := example.Build(t.Context(), filepath.Join(home, "one.kept"), store.Options{Now: at})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for command, last := range map[string]string{
		"list actions":                                              "101 actions.",
		"list responses --where assessment!=":                       "25 responses.",
		"list responses --where assessment=underway":                "8 responses.",
		"list responses --where assessment=underway_not_sufficient": "16 responses.",
		"list responses --where assessment=little_or_none":          "1 response.",
		"list actions --where national_actions=25":                  "No actions.",
	} {
		out := strings.TrimSpace(kept(t, home, strings.Fields(command)...))
		if !strings.HasSuffix(out, "\n"+last) && out != last {
			t.Errorf("kept %s ends with %q, not %q", command, out[strings.LastIndex(out, "\n")+1:], last)
		}
	}

	// The table that it was made from changes nothing when it is imported once more.
	table := filepath.Join(home, "commitments.csv")
	if err := os.WriteFile(table, example.CommitmentsCSV(), 0o600); err != nil {
		t.Fatal(err)
	}
	again := kept(t, home, "import", table, "--as", "actions", "--map", "commitment=title,owner=leads,section=tags")
	if !strings.Contains(again, "Nothing to change") {
		t.Errorf("imported again it says %q", again)
	}

	out := strings.TrimSpace(kept(t, home, "export", "--quarter", example.Quarter, "--out", home))
	zip := out[strings.LastIndex(out, "\n")+1:]
	if name := filepath.Base(zip); name != "promise-S92000003-2021-22-Q1-r1.zip" {
		t.Errorf("the bundle is called %s", name)
	}
	var found struct{ Counts map[string]int }
	if err := json.Unmarshal([]byte(kept(t, home, "check", zip, "--json")), &found); err != nil || found.Counts["error"] != 0 {
		t.Errorf("the check finds %v, %v", found.Counts, err)
	}
}
