package sqlite

import (
	"bytes"
	"database/sql"
	"errors"
	"kept/store/file"
	"os"
	"path/filepath"
	"testing"
)

// openNew makes an empty file and opens it.
func openNew(t *testing.T) (path string, writing, reading *sql.DB) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "a.kept")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	writing, reading, err := Settings{Path: path}.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(writing.Close(), reading.Close()); err != nil {
			t.Error(err)
		}
	})
	if _, err := writing.ExecContext(t.Context(), "CREATE TABLE word (text TEXT) STRICT; INSERT INTO word VALUES ('kept')"); err != nil {
		t.Fatal(err)
	}
	return path, writing, reading
}

func TestOnlyTheWritingConnectionWrites(t *testing.T) {
	path, writing, reading := openNew(t)
	if _, err := reading.ExecContext(t.Context(), "DELETE FROM word"); err == nil {
		t.Error("the reading connection writes")
	}
	var safety int
	if err := writing.QueryRowContext(t.Context(), "PRAGMA synchronous").Scan(&safety); err != nil || safety != 3 {
		t.Errorf("synchronous is %d, %v, want 3, which is EXTRA", safety, err)
	}
	_, only, err := Settings{Path: path, ReadOnly: true}.Open()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := only.ExecContext(t.Context(), "DELETE FROM word"); !NeedsWriting(err) || !IsUnwritable(err) || IsBusy(err) {
		t.Errorf("open for reading only: %v", err)
	}
	if err := only.Close(); err != nil {
		t.Error(err)
	}
}

func TestAFileIsCopiedWhileItIsOpen(t *testing.T) {
	path, _, reading := openNew(t)
	var pages bytes.Buffer
	if err := WritePages(t.Context(), path, &pages); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(content, pages.Bytes()) {
		t.Errorf("%d bytes of pages for a file of %d, %v", pages.Len(), len(content), err)
	}
	for name, copyTo := range map[string]func(to string) error{
		"snapshot": func(to string) error { return Snapshot(t.Context(), path, to) },
		"through":  func(to string) error { return CopyThrough(t.Context(), reading, to) },
	} {
		to := filepath.Join(t.TempDir(), name)
		if err := copyTo(to); err != nil {
			t.Fatal(err)
		}
		_, copied, err := Settings{Path: to, ReadOnly: true}.Open()
		if err != nil {
			t.Fatal(err)
		}
		var text string
		if err := copied.QueryRowContext(t.Context(), "SELECT text FROM word").Scan(&text); err != nil || text != "kept" {
			t.Errorf("%s: %q, %v", name, text, err)
		}
		if err := copied.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestWhatSQLiteSaysOfAFileIsNamed(t *testing.T) {
	_, writing, _ := openNew(t)
	var problem *file.Problem
	_, err := writing.ExecContext(t.Context(), "SELECT * FROM nothing")
	if err = Problem("a.kept", err); !errors.As(err, &problem) || problem.State != file.Damaged || problem.Path != "a.kept" {
		t.Errorf("a table that is gone: %v", err)
	}
	if err := Problem("a.kept", sql.ErrNoRows); !errors.Is(err, sql.ErrNoRows) {
		t.Errorf("what is no problem of the file: %v", err)
	}
	if Code(sql.ErrNoRows) != 0 || IsFull(nil) || IsMoved(nil) {
		t.Error("an error that is not SQLite's has a code")
	}
}
