package store

import (
	"database/sql"
	"errors"
	"fmt"
	"kept/store/file"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestAWorkbookThatVanishesWhileItIsOpen takes the file away in the ways there are,
// sees what writing says and that nothing is damaged, and brings it back.
func TestAWorkbookThatVanishesWhileItIsOpen(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows moves no file that is open")
	}
	for name, vanish := range map[string]func(t *testing.T, path string) (back func()){
		"the folder is renamed": func(t *testing.T, path string) func() {
			folder := filepath.Dir(path)
			mustRename(t, folder, folder+" away")
			return func() { mustRename(t, folder+" away", folder) }
		},
		"the file is renamed": func(t *testing.T, path string) func() {
			mustRename(t, path, path+" away")
			return func() { mustRename(t, path+" away", path) }
		},
		"the file is deleted": func(t *testing.T, path string) func() {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			return nil
		},
		"another file takes its place": func(t *testing.T, path string) func() {
			copyFile(t, path, path+" other")
			mustRename(t, path+" other", path)
			return nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "drive")
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(folder, "counter.kept")
			newCounter(t, path)
			w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = w.Close() }()
			if _, err := countOn(t.Context(), w, 1); err != nil {
				t.Fatal(err)
			}
			whole, err := shows(t.Context(), w)
			if err != nil {
				t.Fatal(err)
			}
			back := vanish(t, path)
			for range 3 {
				_, err := countOn(t.Context(), w, 1)
				if text := Sentence(err); err == nil || !Failed(err) || !strings.Contains(text, "othing was saved") ||
					!strings.Contains(text,
						"ave a copy") {
					t.Errorf("writing says %q (%v)", text, err)
				}
			}
			if _, err := countOn(t.Context(), w, 1); name == "another file takes its place" && !strings.HasPrefix(Sentence(err),
				"The file of this workbook was moved") {
				t.Errorf("writing says %q", Sentence(err))
			}
			// What was there can still be taken to another place.
			elsewhere := filepath.Join(t.TempDir(), "elsewhere.kept")
			if err := w.SaveCopy(t.Context(), elsewhere); err != nil {
				t.Errorf("saving a copy: %v", err)
			} else if got := showsFile(t, elsewhere); got != whole {
				t.Errorf("the copy shows\n%s\nnot\n%s", got, whole)
			}
			if back != nil {
				back()
				if n, err := countOn(t.Context(), w, 1); err != nil || n != 2 {
					t.Errorf("it does not go on: %d, %v", n, err)
				}
			}
			if name == "the file is deleted" {
				return
			}
			if h, err := CheckFile(t.Context(), path, true); err != nil || h.State != file.Sound {
				t.Errorf("what is there is %+v, %v", h, err)
			}
		})
	}
}

func mustRename(t testing.TB, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// TestAWorkbookThatAnotherProgramHolds is locked by another process for long: what
// is asked says so, nothing is damaged, and once it lets go, or is killed, all goes on.
func TestAWorkbookThatAnotherProgramHolds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "counter.kept")
	newCounter(t, path)
	w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	if _, err := countOn(t.Context(), w, 1); err != nil {
		t.Fatal(err)
	}
	impatient := func(db interface {
		Exec(string, ...any) (sql.Result, error)
	}) {
		if _, err := db.Exec("PRAGMA busy_timeout = 50"); err != nil { // not the five seconds of every day
			t.Fatal(err)
		}
	}
	w.reading.SetMaxOpenConns(1)
	impatient(w.reading)
	if _, err := w.conn.ExecContext(t.Context(), "PRAGMA busy_timeout = 50"); err != nil {
		t.Fatal(err)
	}

	holder, out := child(t, "hold", path)
	if _, err := out.Read(make([]byte, len("held\n"))); err != nil {
		t.Fatal(err)
	}
	_, err = w.Write(t.Context(), "Edit", func(tx *Tx) error { return errors.New("it began") })
	if text := Sentence(err); !Failed(err) ||
		text != "Another program is writing to this workbook. Nothing was saved; try again in a moment." {
		t.Errorf("writing says %q (%v)", text, err)
	}
	if _, err := counterOf(t.Context(), w); err == nil || !Failed(err) {
		t.Errorf("reading says %v", err)
	}
	if err := holder.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = holder.Wait() // it was killed
	if n, err := countOn(t.Context(), w, 1); err != nil || n != 2 {
		t.Errorf("it does not go on: %d, %v", n, err)
	}
	if h, err := w.CheckFile(t.Context(), true); err != nil || h.State != file.Sound {
		t.Errorf("%+v, %v", h, err)
	}
}

// hold keeps everybody else out of a workbook until it is killed.
func hold(path string) error {
	db, err := sql.Open("sqlite", file.URI(path))
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("BEGIN EXCLUSIVE"); err != nil {
		return err
	}
	fmt.Println("held")
	select {}
}
