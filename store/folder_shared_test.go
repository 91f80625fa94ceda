//go:build !windows

package store

import (
	"database/sql"
	"kept/store/file"
	"kept/store/sqlite"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// sharedFolders makes folders that are mistaken for ones that other computers see.
func sharedFolders(t testing.TB) map[file.FolderKind]string {
	t.Helper()
	folders := map[file.FolderKind]string{}
	for kind, name := range map[file.FolderKind]string{file.FolderOneDrive: "OneDrive - Harbour Council", file.FolderDropbox: "Dropbox",
		file.FolderSMB: "smb-share:server=fileserver,share=promise", file.FolderLocal: "here"} {
		folder := filepath.Join(t.TempDir(), name, "Promise")
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if got := file.FolderKindOf(filepath.Join(folder, "plan.kept")); got != kind {
			t.Fatalf("%s is taken for %s", folder, got)
		}
		folders[kind] = folder
	}
	return folders
}

// TestHowAWorkbookIsWrittenWhereOthersSeeIt looks at the settings that are in force:
// everywhere the one file is whole between changes, and in shared folders nobody
// reads in the middle of one, but all can go on between them.
func TestHowAWorkbookIsWrittenWhereOthersSeeIt(t *testing.T) {
	for kind, folder := range sharedFolders(t) {
		t.Run(string(kind), func(t *testing.T) {
			path := filepath.Join(folder, "plan.kept")
			newCounter(t, path)
			w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = w.Close() }()
			other, err := sql.Open("sqlite", file.URI(path)+"?mode=rw&_pragma=busy_timeout(0)")
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = other.Close() }()
			reads := func() bool {
				var n int
				err := other.QueryRow("SELECT count(*) FROM record").Scan(&n)
				if err != nil && !sqlite.IsBusy(err) {
					t.Error(err)
				}
				return err == nil
			}
			mustWrite(t, w, "Edit", func(tx *Tx) error {
				if got := reads(); got != (kind == file.FolderLocal) {
					t.Errorf("in the middle of a change another reads: %v", got)
				}
				_, err := tx.Add(Action, "", Values{"title": "Another"})
				return err
			})
			if !reads() {
				t.Error("after the change another cannot read")
			}
			for pragma, want := range map[string]string{"journal_mode": "truncate", "synchronous": "3", "locking_mode": "normal"} {
				var got string
				if err := w.conn.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
					t.Errorf("%s is %s, not %s (%v)", pragma, got, want, err)
				}
			}
			if file.IsUnfinished(path) {
				t.Error("something beside the file belongs into it")
			}
		})
	}
}

// TestTwoProgramsInASharedFolder has two processes write side by side, and kills
// one: it must leave no lock.
func TestTwoProgramsInASharedFolder(t *testing.T) {
	for kind, folder := range sharedFolders(t) {
		if kind == file.FolderLocal {
			continue
		}
		t.Run(string(kind), func(t *testing.T) {
			path := filepath.Join(folder, "plan.kept")
			newCounter(t, path)
			const writes = 10
			first, firstOut := child(t, "write", path, "KEPT_FAULT_WRITES=10")
			second, secondOut := child(t, "write", path, "KEPT_FAULT_WRITES=10")
			text := make(chan int, 1)
			go func() { _, failures, _ := acknowledged(firstOut); text <- failures }()
			_, failures, _ := acknowledged(secondOut)
			failures += <-text
			if first.Wait() != nil || second.Wait() != nil || failures > 0 {
				t.Errorf("%d changes were refused", failures)
			}
			killed, out := child(t, "write", path)
			if _, err := out.Read(make([]byte, len("open\n"))); err != nil {
				t.Fatal(err)
			}
			time.Sleep(20 * time.Millisecond) // wherever it is then
			signal(t, killed.Process.Pid, syscall.SIGKILL)
			third, _, _ := acknowledged(out)
			_ = killed.Wait() // it was killed
			w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = w.Close() }()
			if n, err := counted(t.Context(), w); err != nil || n < max(2*writes, third) {
				t.Errorf("%d are there, %d were acknowledged; %v", n, max(2*writes, third), err)
			}
			if _, err := countOn(t.Context(), w, 1); err != nil {
				t.Errorf("the dead one keeps others out: %v", err)
			}
		})
	}
}
