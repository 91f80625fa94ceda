package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kept/store"
)

// lostWorkbook is a workbook with a backup, a change after it, and then something
// done to its file.
func lostWorkbook(t *testing.T, spoil func(text []byte) []byte) (p *program, out, errs *bytes.Buffer, path string) {
	t.Helper()
	p, out, errs = testProgram(t)
	now := at()
	p.now = func() time.Time { now = now.Add(time.Second); return now } // backups have an order
	path = filepath.Join(t.TempDir(), "work.kept")
	for _, line := range [][]string{
		{"new", path, "--partnership", "Invented Firth", "--area", "Orkney Islands", "--keeper", "Morag Test"},
		{"--file", path, "add", "action", "reference=1.1", "title=First"},
		{"--file", path, "backup"},
		{"--file", path, "add", "action", "reference=1.2", "title=Second"},
	} {
		if code := p.run(t.Context(), line); code != exitOK {
			t.Fatalf("%v ends with %d: %s", line, code, errs)
		}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if spoilt := spoil(text); spoilt == nil {
		err = os.Remove(path)
	} else {
		err = os.WriteFile(path, spoilt, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	out.Reset()
	errs.Reset()
	return p, out, errs, path
}

func half(text []byte) []byte { return text[:len(text)/2] }

// noise is what a file looks like that a program has encrypted.
func noise(text []byte) []byte {
	x := uint64(88172645463325252)
	for i := range text {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		text[i] = byte(x)
	}
	return text
}

func TestACommandSaysWhatIsWrongWithAFileAndTheWayOut(t *testing.T) {
	for _, c := range []struct {
		name    string
		spoil   func([]byte) []byte
		want    string
		recover bool
	}{
		{"cut off", half, "is shorter than it should be", true},
		{"noise", noise, "is scrambled, as if a program had encrypted it", true},
		{"empty", func([]byte) []byte { return []byte{} }, "is empty", false},
		{"a spreadsheet", func([]byte) []byte { return bytes.Repeat([]byte("name,title\n"), 500) }, "is not a Kept workbook", false},
		{"gone", func([]byte) []byte { return nil }, "There is no workbook at", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, out, errs, path := lostWorkbook(t, c.spoil)
			before, _ := os.ReadFile(path)
			if code := p.run(t.Context(), []string{"--file", path, "list", "actions"}); code != exitFailed {
				t.Errorf("the exit code is %d", code)
			}
			output := errs.String()
			if !strings.Contains(output, c.want) || !strings.Contains(output,
				"There is a good backup, of 2 November 2026") || !strings.Contains(output, "backup copy 1 NEW.kept") ||
				strings.Contains(output, "kept recover") != c.recover || out.Len() > 0 {
				t.Errorf("it says\n%s%s", output, out)
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Error("the file was written to")
			}
		})
	}
}

func TestAWorkbookOfANewerKeptIsLeftAlone(t *testing.T) {
	p, _, errs, path := lostWorkbook(t, func(text []byte) []byte { text[63] = 7; return text })
	p.run(t.Context(), []string{"--file", path, "list", "actions"})
	if output := errs.String(); !strings.Contains(output, "was written by a newer Kept") || strings.Contains(output, "backup") {
		t.Errorf("it says %s", output)
	}
}

// rescued answers the question about a workbook that cannot be opened.
func rescued(t *testing.T, p *program, path, answer string) (*store.Workbook, error) {
	t.Helper()
	p.stdin = strings.NewReader(answer)
	c, err := parsed(p, "--file", path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.open(t.Context())
	if err == nil {
		t.Fatal("it opens")
	}
	w, err := c.rescue(t.Context(), err)
	if w != nil {
		t.Cleanup(func() {
			if err := w.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	return w, err
}

func TestTheNewestGoodBackupTakesTheDamagedFilesPlace(t *testing.T) {
	p, out, _, path := lostWorkbook(t, half)
	damaged, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := rescued(t, p, path, "1\n")
	if err != nil || w.Path() != path {
		t.Fatalf("%v\n%s", err, out)
	}
	if n, err := w.Tally(t.Context(), store.Action, ""); err != nil || n[""] != 1 {
		t.Errorf("there are %v actions, %v", n, err)
	}
	aside, err := os.ReadFile(filepath.Join(filepath.Dir(path), "work damaged 2026-11-02.kept"))
	if err != nil || !bytes.Equal(aside, damaged) {
		t.Errorf("the damaged file was not put aside as it was: %v", err)
	}
}

func TestANewerBackupThatIsEncryptedIsOfferedFirst(t *testing.T) {
	p, out, errs, path := lostWorkbook(t, func(text []byte) []byte { return text })
	p.env = append(p.env, "KEPT_PASSPHRASE=harbour kettle bright ferry")
	for _, line := range [][]string{{"--file", path, "backup", "--encrypt"}} {
		if code := p.run(t.Context(), line); code != exitOK {
			t.Fatalf("%v ends with %d: %s", line, code, errs)
		}
	}
	text, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, half(text), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if p.run(t.Context(), []string{"--file", path, "list", "actions"}); !strings.Contains(errs.String(),
		"is encrypted. It needs the passphrase:") {
		t.Errorf("the command says %q", errs)
	}
	w, err := rescued(t, p, path, "1\n")
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if n, err := w.Count(t.Context(), store.Query{Kind: store.Action},
		10); err != nil || n != 2 || !strings.Contains(strings.Join(strings.Fields(out.String()), " "), "It asks for the passphrase") {
		t.Errorf("it has %d actions, %v; it said %s", n, err, out)
	}
}

func TestAKeeperWhomTheBackupDoesNotKnowIsNotLockedOut(t *testing.T) {
	p, out, errs, path := lostWorkbook(t, func(text []byte) []byte { return text })
	for _, line := range [][]string{{"--file", path, "add", "keeper", "name=Isla New", "--keeper", "Isla New"}, {"--file", path,
		"set", "1.1", "brag=green", "--keeper", "Isla New"}} {
		if code := p.run(t.Context(), line); code != exitOK {
			t.Fatalf("%v ends with %d: %s", line, code, errs)
		}
	}
	text, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, half(text), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	w, err := rescued(t, p, path, "1\n")
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	c := &call{program: p, command: newRoot(p, true)}
	if who, err := c.keeper(t.Context(), w); err != nil || who != "Morag Test" {
		t.Errorf("it goes on as %q, %v", who, err)
	}
}

func TestWhatCanBeReadIsSavedBesideTheDamagedFile(t *testing.T) {
	p, out, _, path := lostWorkbook(t, func(text []byte) []byte { return text[:len(text)-4096] })
	w, err := rescued(t, p, path, "2\n")
	if err != nil || w.Path() != filepath.Join(filepath.Dir(path), "work recovered 2026-11-02.kept") {
		t.Fatalf("%v\n%s", err, out)
	}
	if !strings.Contains(out.String(), "Recovered ") {
		t.Errorf("it says\n%s", out)
	}
}

func TestNothingIsDoneUnasked(t *testing.T) {
	for _, answer := range []string{"", "\n", "3\n", "yes\n", "0\n"} {
		p, out, _, path := lostWorkbook(t, half)
		w, err := rescued(t, p, path, answer)
		if w != nil || err == nil || !strings.Contains(out.String(), "Nothing was changed.") {
			t.Errorf("%q: %v, %s", answer, err, out)
		}
		files, err := os.ReadDir(filepath.Dir(path))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if f.Name() != "work.kept" && f.Name() != "work.kept-journal" {
				t.Errorf("%q made %s", answer, f.Name())
			}
		}
	}
}

func TestADiskThatIsNotThereIsNotFilledIn(t *testing.T) {
	p, out, _, path := lostWorkbook(t, func([]byte) []byte { return nil })
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	if w, err := rescued(t, p, path, "1\n"); w != nil || err == nil {
		t.Errorf("it opens something: %s", out)
	}
	if _, err := os.Stat(filepath.Dir(path)); err == nil {
		t.Error("the folder was made")
	}
}

func TestWhoElseIsThereIsSaidByCommandsThatWrite(t *testing.T) {
	p, out, errs, path := lostWorkbook(t, func(text []byte) []byte { return text })
	ann, err := store.Open(t.Context(), path, store.Options{Now: at, Keeper: "Ann Other", StateDir: p.stateFolder()})
	if err != nil {
		t.Fatal(err)
	}
	visit, err := ann.LeaveNotice("the screens")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := visit.Leave(); err != nil {
			t.Error(err)
		}
		if err := ann.Close(); err != nil {
			t.Error(err)
		}
	}()
	if code := p.run(t.Context(), []string{"--file", path, "set", "1.1", "brag=red"}); code != exitOK {
		t.Errorf("the exit code is %d: %s", code, errs)
	}
	if output := errs.String(); strings.Count(output, "Ann Other has this workbook open since 10:30.") != 1 {
		t.Errorf("it says %q", output)
	}
	errs.Reset()
	p.run(t.Context(), []string{"--file", path, "list", "actions"})
	if errs.Len() > 0 {
		t.Errorf("reading says %q", errs)
	}
	out.Reset()
	p.run(t.Context(), []string{"--file", path, "who"})
	if !strings.Contains(out.String(), "Ann Other has this workbook open") {
		t.Errorf("kept who says %q", out)
	}
}

func TestASharedFolderIsWarnedOfOnceByCommandsToo(t *testing.T) {
	p, _, errs, path := lostWorkbook(t, func(text []byte) []byte { return text })
	shared := filepath.Join(filepath.Dir(path), "OneDrive", "work.kept")
	if err := os.MkdirAll(filepath.Dir(shared), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path, shared); err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{1, 0} {
		errs.Reset()
		p.run(t.Context(), []string{"--file", shared, "set", "1.1", "brag=red"})
		if got := strings.Count(errs.String(), "OneDrive copies to other computers"); got != want {
			t.Errorf("the %d. time it is said %d times: %s", i+1, got, errs)
		}
	}
}

func TestABackupAndACopyAreCompared(t *testing.T) {
	p, out, errs, path := lostWorkbook(t, func(text []byte) []byte { return text })
	if code := p.run(t.Context(), []string{"--file", path, "backup", "compare",
		"1"}); code != exitOK || !strings.Contains(out.String(), "1.2 Second: Action: only here") {
		t.Errorf("%d, %s%s", code, out, errs)
	}
	copied := filepath.Join(t.TempDir(), "copy.kept")
	p.run(t.Context(), []string{"--file", path, "backup", "copy", "1", copied})
	out.Reset()
	if code := p.run(t.Context(), []string{"--file", path, "backup", "compare",
		copied}); code != exitOK || !strings.Contains(out.String(), "1.2 Second: Action: only here") {
		t.Errorf("%d, %s%s", code, out, errs)
	}
}
