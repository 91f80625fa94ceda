package main

import (
	"context"
	"crypto/ed25519"
	"encoding/pem"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/crypto/ssh"

	"kept/export/demo"
	"kept/store"
	"kept/store/calendar"
	"kept/ui"
)

// onlyParsed are the plain commands that are not run here: they need a damaged
// file, a finding that there is, or answer for a whole quarter. The scripts run them.
var onlyParsed = []string{"kept demo", "kept recover", "kept restore", "kept backup", "kept quarter", "kept compare", "kept help"}

// Every plain command that the screens name does what the one on the screens does:
// run on the demonstration, one that stands for a change makes a change, and one
// that only shows something leaves the workbook as it was.
func TestPlainCommandsDoWhatTheScreensDo(t *testing.T) {
	folder := t.TempDir()
	model := filepath.Join(folder, "model.kept")
	w, err := demo.Build(t.Context(), model, calendar.DateOf(at()), store.Options{Now: at, StateDir: filepath.Join(folder, "state")})
	if err != nil {
		t.Fatal(err)
	}
	names := namesIn(t, w)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	table := filepath.Join(folder, "plan.csv")
	if err := os.WriteFile(table, []byte("Ref,Action,Lead,RAG\n99.1,An invented action,Somebody,green\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	key := signingKey(t, folder)
	ran := map[string]bool{}
	for _, c := range ui.Commands() {
		if c.Plain == "" || slices.ContainsFunc(onlyParsed, func(p string) bool { return strings.HasPrefix(c.Plain, p) }) {
			continue
		}
		if !ran[c.Plain] {
			ran[c.Plain] = true
			changed, output := try(t, model, names["keeper"], strings.NewReplacer("FILE", table, "KEY", key, "TEXT",
				"'An invented text'", "WORDS", "family").Replace(withNames(c.Plain, names)))
			if writes := isWriting(c.Plain); changed != writes {
				t.Errorf("%s: %q changes the workbook: %v\n%s", c.ID, c.Plain, changed, output)
			}
		}
		if reverts := c.ID == "app.undo" || c.ID == "app.redo"; c.Undoable != isWriting(c.Plain) && !reverts {
			t.Errorf("%s can be undone: %v, and its plain command is %q", c.ID, c.Undoable, c.Plain)
		}
	}
	if len(ran) < 30 {
		t.Errorf("only %d were run", len(ran))
	}
}

// signingKey makes a key for signing in a folder and gives its path.
func signingKey(t *testing.T, folder string) string {
	t.Helper()
	block, err := ssh.MarshalPrivateKey(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)), "")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "key")
	if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// isWriting tells by its name whether a plain command changes the workbook.
func isWriting(plain string) bool {
	switch strings.Fields(plain + " -")[1] {
	case "add", "set", "delete", "undo", "redo":
		return true
	case "import":
		return !strings.Contains(plain, "--dry-run")
	}
	return false
}

// namesIn are what records of each kind are called in a workbook.
func namesIn(t *testing.T, w *store.Workbook) map[string]string {
	t.Helper()
	names := map[string]string{}
	for kind, not := range map[string]store.Filter{ // what the commands set is not so yet
		store.Action: {Field: "brag", Op: store.Is, Values: []string{"red"}}, store.Stakeholder: {Field: "influence",
			Op: store.IsNot, Values: []string{"5"}},
		store.Priority: {Field: "rank", Op: store.IsNot, Values: []string{"1", "2"}}, "keeper": {Field: "name", Op: store.Filled},
	} {
		page, err := w.Page(t.Context(), store.Query{Kind: kind, Where: []store.Filter{not}, Limit: 1})
		if err != nil || len(page.Records) == 0 {
			t.Fatalf("the demonstration has no %s: %v", kind, err)
		}
		if names[kind] = string(page.Records[0].ID); kind == "keeper" {
			names[kind] = page.Records[0].Get("name")
		}
	}
	found := errors.New("found")
	err := w.Each(t.Context(), store.Query{Kind: store.Response}, true, func(r *store.Record) error {
		last := calendar.QuarterOf(calendar.DateOf(at())).Prev().String()
		if r.Get("quarter") == last && r.Get("heard_answer") == "" && r.Get("assessment") != "underway" {
			names[store.Response] = string(r.ID)
			return found
		}
		return nil
	})
	if !errors.Is(err, found) {
		t.Fatalf("the demonstration has no response: %v", err)
	}
	return names
}

// named is a plain command with a record of the kind that it is for.
func withNames(plain string, names map[string]string) string {
	kind := store.Action
	for of, signs := range map[string][]string{
		store.Stakeholder: {"engagement", "influence=", "name="},
		store.Priority:    {"rank="},
		store.Response:    {"heard", "assessment", "carried", "fundamentals="},
	} {
		for _, sign := range signs {
			if strings.Contains(plain, sign) && strings.Contains(plain, "REF") {
				kind = of
			}
		}
	}
	return strings.ReplaceAll(plain, "REF", names[kind])
}

// tried runs a plain command on a copy of a workbook, and tells whether it changed
// it, and what was said.
func try(t *testing.T, model, keeper, line string) (changed bool, output string) {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "copy.kept")
	data, err := os.ReadFile(model)
	if err == nil {
		err = os.WriteFile(path, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "state"), 0o700); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) {
		p, out, errs := testProgram(t)
		now := at().Add(time.Hour)
		p.now = func() time.Time { now = now.Add(time.Second); return now }
		p.state = filepath.Join(folder, "state")
		p.env = append(p.env, "KEPT_PASSPHRASE=an invented passphrase") // where a person would be asked
		code := p.run(t.Context(), append(args, "--file", path, "--keeper", keeper))
		if output += out.String() + errs.String(); code != 0 && !(code == 1 && args[0] == "check") {
			t.Errorf("%s: the exit code is %d\n%s", line, code, output)
		}
	}
	args := splitArgs(line)[1:]
	if len(args) == 0 {
		args = []string{"list", "actions"} // kept alone opens the screens
	}
	switch args[0] { // what is taken back or done again was done before
	case "undo":
		run("add", "action", "title=To be undone")
	case "redo":
		run("add", "action", "title=To be undone")
		run("undo")
	case "report", "export":
		args = append(args, "--out", folder)
	}
	before := versionOf(t, path)
	output = ""
	run(args...)
	return versionOf(t, path) != before, output
}

func versionOf(t *testing.T, path string) int64 {
	t.Helper()
	w, err := store.Open(context.Background(), path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	v, err := w.Version(t.Context())
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return v
}

// words parts a command line as shells do: at blanks, but not within quotes.
func splitArgs(line string) []string {
	var list []string
	var word strings.Builder
	open, typed := rune(0), false
	for _, r := range line {
		switch {
		case open == 0 && (r == '"' || r == '\''):
			open, typed = r, true
		case r == open:
			open = 0
		case open == 0 && unicode.IsSpace(r):
			if typed {
				list = append(list, word.String())
			}
			word.Reset()
			typed = false
		default:
			word.WriteRune(r)
			typed = true
		}
	}
	return append(list, word.String())
}
