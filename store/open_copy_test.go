package store

import (
	"database/sql"
	"errors"
	"fmt"
	"kept/store/file"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// everything gives the names, modes and bytes of all files in a folder.
func everything(t testing.TB, folder string) string {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, f := range files {
		info, err := f.Info()
		if err != nil {
			t.Fatal(err)
		}
		content := ""
		if info.Mode().IsRegular() {
			bytes, err := os.ReadFile(filepath.Join(folder, f.Name()))
			if err != nil {
				t.Fatal(err)
			}
			content = string(bytes)
		}
		fmt.Fprintf(&text, "%s %v %v %q\n", f.Name(), info.Mode(), info.ModTime(), content)
	}
	return text.String()
}

// privateFoldersLeft gives the private copies that were not removed.
func privateFoldersLeft(t testing.TB) []string {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(os.TempDir(), file.PrivatePrefix+"*-*"))
	if err != nil {
		t.Fatal(err)
	}
	return left
}

// showsCopy opens a workbook that cannot be repaired where it is, and looks that
// it is read, that this is said, that writing is refused in words, and that nothing
// where it stands was touched.
func showsCopy(t testing.TB, path, want string, opt Options) {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	before := everything(t, filepath.Dir(path))
	w, err := Open(t.Context(), path, opt)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := shows(t.Context(), w); err != nil || got != want {
		t.Errorf("it shows\n%s\nnot\n%s (%v)", got, want, err)
	}
	if w.Path() != path {
		t.Errorf("it says that it is %s", w.Path())
	}
	if !strings.Contains(w.Notice(t.Context()), "the file itself was not touched") {
		t.Errorf("it says of itself: %q", w.Notice(t.Context()))
	}
	_, err = w.Write(t.Context(), "Edit", func(*Tx) error { return nil })
	if text := Sentence(err); !errors.Is(err, ErrReadOnly) || !strings.HasPrefix(text,
		"Nothing was saved. A change to this workbook was cut off") {
		t.Errorf("writing says %q", text)
	}
	if h, err := w.CheckFile(t.Context(), true); err != nil || h.State != file.Sound {
		t.Errorf("%+v, %v", h, err)
	}
	for _, private := range privateFoldersLeft(t) {
		if info, err := os.Stat(private); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("others can look into the copy: %v, %v", info, err)
		}
	}
	elsewhere := filepath.Join(t.TempDir(), "elsewhere.kept")
	if err := w.SaveCopy(t.Context(), elsewhere); err != nil {
		t.Error(err)
	} else if got := showsFile(t, elsewhere); got != want {
		t.Errorf("the copy elsewhere shows\n%s", got)
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
	if after := everything(t, filepath.Dir(path)); after != before {
		t.Error("where it stands something was touched")
	}
	if left := privateFoldersLeft(t); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// aLoggedWorkbook gives a workbook to which another program wrote into a log (WAL)
// that was not taken in, the log, and what both show together.
func aLoggedWorkbook(t testing.TB) (content, log []byte, want string) {
	t.Helper()
	path := aFullWorkbook(t)
	db, err := sql.Open("sqlite", file.URI(path))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for _, s := range []string{"PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0"} {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.Exec("CREATE TABLE of_another_program (x); INSERT INTO of_another_program VALUES (1)"); err != nil {
		t.Fatal(err)
	}
	if content, err = readAll(path); err == nil {
		log, err = readAll(path + "-wal")
	}
	if err != nil || len(log) == 0 {
		t.Fatalf("%d bytes of log, %v", len(log), err)
	}
	return content, log, showsFile(t, path)
}

// TestReadingOnlyNeverPutsRight opens for reading what a crash left, where all could
// be written: it must be left as it is.
func TestReadingOnlyNeverPutsRight(t *testing.T) {
	t.Run("a change cut off", func(t *testing.T) {
		content, journal, want := aWorkbookCutOff(t)
		showsCopy(t, written(t, content, journal), want, Options{ReadOnly: true})
	})
}

// TestALogOfAnotherProgramIsTakenIn opens for writing a workbook that a tool for
// databases turned to writing into a log.
func TestALogOfAnotherProgramIsTakenIn(t *testing.T) {
	content, log, want := aLoggedWorkbook(t)
	path := written(t, content, nil)
	if err := os.WriteFile(path+"-wal", log, 0o600); err != nil {
		t.Fatal(err)
	}
	w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := shows(t.Context(), w); err != nil || got != want {
		t.Errorf("it shows\n%s\nnot\n%s (%v)", got, want, err)
	}
	mustAdd(t, w, Action, "", Values{"title": "And it goes on"})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	h, err := file.ReadHeader(path)
	if err != nil || h.HasLog() || file.IsUnfinished(path) {
		t.Errorf("the one file is not whole: %v", err)
	}
}
