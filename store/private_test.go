//go:build !windows

package store

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"kept/store/backup"
	"kept/store/file"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// whatMustNotBeRead stands in the workbooks of these tests.
const whatMustNotBeRead = "Morag said in confidence"

// readableByOthers walks a folder for what others than its owner could look into.
func readableByOthers(folder string) (found []string, err error) {
	err = filepath.WalkDir(folder, func(path string, f fs.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil // just removed
		}
		if err != nil || path == folder {
			return err
		}
		info, err := f.Info()
		if os.IsNotExist(err) {
			return nil
		}
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			found = append(found, fmt.Sprint(info.Mode(), " ", path))
		}
		return err
	})
	return found, err
}

// plainText walks a folder for files that hold what must not be read as it is.
func plainText(t testing.TB, folder string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, f fs.DirEntry, err error) error {
		if err != nil || !f.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte(whatMustNotBeRead)) || bytes.Contains(content, []byte(file.Magic)) {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// keyOfBackups is the file with the key that opens the backups.
const keyOfBackups = "key.txt"

// privateWork does everything with a workbook in a folder that leaves files, again
// and again, and says what it found after each step that others could read.
func privateWork(ctx context.Context, folder string, turns int) error {
	syscall.Umask(0) // whatever is not forbidden is allowed
	path, backups := filepath.Join(folder, "work", "Harbour.kept"), filepath.Join(folder, "backups")
	opt := Options{Keeper: "Test Keeper", StateDir: filepath.Join(folder, "state"), BackupDir: backups, Keeping: backup.Keeping{Last: 6,
		MostMiB: 99}}
	w, err := Open(ctx, path, opt)
	if err != nil {
		if w, err = Create(ctx, path, opt); err != nil {
			return err
		}
		if _, err := w.Write(ctx, "Set up", func(tx *Tx) error {
			_, err := tx.Add(Partnership, "", Values{"name": "Harbour"})
			return err
		}); err != nil {
			return err
		}
	}
	var last backup.Backup
	for turn := range turns {
		visit, err := w.LeaveNotice("the test")
		if err != nil {
			return err
		}
		keys, err := backup.KeysInFile(filepath.Join(folder, keyOfBackups))
		if err != nil {
			return err
		}
		other := func(name string) string {
			return filepath.Join(folder, "work", fmt.Sprint(name, os.Getpid(), "-", turn, ".kept"))
		}
		steps := []struct {
			name string
			do   func() error
		}{
			{"writing", func() error {
				_, err := w.Write(ctx, "Noted", func(tx *Tx) error {
					for range 30 {
						if _, err := tx.Add(Action, "", Values{"title": whatMustNotBeRead,
							"description": strings.Repeat(whatMustNotBeRead+" ",
								20)}); err != nil {
							return err
						}
					}
					found, err := readableByOthers(folder) // with the journal that there is now
					if len(found) > 0 {
						fmt.Println("others can read in the middle of a change:", found)
					}
					return err
				})
				return err
			}},
			{"backing up", func() (err error) { last, err = w.Backup(ctx, backup.WhyAsked); return err }},
			{"reading a backup through", func() error { return CheckBackup(ctx, last.With(keys)) }},
			{"restoring", func() error { _, err := w.Restore(ctx, last.With(keys)); return err }},
			{"making a workbook of a backup", func() error { return CopyBackup(ctx, last.With(keys), other("of a backup")) }},
			{"saving a copy", func() error { return w.SaveCopy(ctx, other("copy")) }},
			{"checking", func() error { _, _, err := w.CheckToday(ctx); return err }},
			{"recovering", func() error {
				damaged := other("damaged")
				content, err := os.ReadFile(other("copy"))
				if err != nil {
					return err
				}
				if err := os.WriteFile(damaged, content[:len(content)-8192], 0o600); err != nil {
					return err
				}
				_, err = Salvage(ctx, damaged, other("recovered"), Options{})
				return err
			}},
			{"opening it aside", func() error {
				content, err := os.ReadFile(other("copy"))
				if err != nil {
					return err
				}
				content[18], content[19] = 2, 2 // as if another program wrote into a log
				logged := other("logged")
				if err := os.WriteFile(logged, content, 0o600); err != nil {
					return err
				}
				r, err := openCopy(ctx, logged, Options{ReadOnly: true})
				if err != nil {
					return err
				}
				found, err := readableByOthers(folder)
				if len(found) > 0 {
					fmt.Println("others can read while it is open aside:", found)
				}
				if err := r.Close(); err != nil {
					return err
				}
				return err
			}},
			{"leaving", visit.Leave},
		}
		for _, step := range steps {
			if err := step.do(); err != nil {
				return fmt.Errorf("%s: %w", step.name, err)
			}
			found, err := readableByOthers(folder)
			if err != nil {
				return err
			}
			if len(found) > 0 {
				fmt.Println("others can read after", step.name+":", found)
			}
		}
		made, err := filepath.Glob(filepath.Join(folder, "work", "*-*.kept*"))
		if err != nil {
			return err
		}
		for _, m := range made {
			if err := os.Remove(m); err != nil {
				return err
			}
		}
		fmt.Println("kept", turn+1)
	}
	return w.Close()
}

// TestPrivateChild is the process of TestNothingOthersCanRead.
func TestPrivateChild(t *testing.T) {
	turns, err := strconv.Atoi(os.Getenv("KEPT_FAULT_TURNS"))
	if err != nil {
		t.Skip("it is for another test to start")
	}
	if err := privateWork(t.Context(), os.Getenv("KEPT_FAULT_FILE"), turns); err != nil {
		t.Fatal(err)
	}
}

// TestNothingOthersCanRead does everything with an umask that forbids nothing: once
// to the end, looking after each step, and then killed at random moments, looking at
// what is left. Where backups are encrypted nothing else may lie about as it is.
func TestNothingOthersCanRead(t *testing.T) {
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	temporary := filepath.Join(folder, "tmp")
	if err := os.Mkdir(temporary, 0o700); err != nil {
		t.Fatal(err)
	}
	encryptBackups(t, filepath.Join(folder, "backups"), filepath.Join(folder, keyOfBackups))
	start := func(turns int) (func(), func() string) {
		cmd, out := childOf(t, "TestPrivateChild", folder, "TMPDIR="+temporary, fmt.Sprint("KEPT_FAULT_TURNS=", turns))
		kill := func() {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
		return kill, func() string {
			var text bytes.Buffer
			_, _ = text.ReadFrom(out)
			_ = cmd.Wait() // what went wrong is in what it said
			return text.String()
		}
	}
	_, end := start(2)
	if text := end(); strings.Contains(text, "others can read") || !strings.Contains(text, "kept 2\n") {
		t.Fatalf("it said %s", text)
	}
	if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	random := faultRandom(t)
	tries := repetitions(8, 80)
	for try := range tries {
		kill, end := start(1000)
		time.Sleep(time.Duration(40_000+random.IntN(500_000)) * time.Microsecond)
		kill()
		if text := end(); strings.Contains(text, "others can read") || strings.Contains(text, "FAIL") {
			t.Errorf("try %d: it said %s", try, text)
		}
		found, err := readableByOthers(folder)
		if err != nil || len(found) > 0 {
			t.Errorf("try %d: others can read %v, %v", try, found, err)
		}
		if found := plainText(t, filepath.Join(folder, "backups")); len(found) > 0 {
			t.Errorf("try %d: not encrypted: %v", try, found)
		}
	}
	old := time.Now().Add(-2 * file.NotYetLocked)
	left, err := filepath.Glob(filepath.Join(temporary, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, private := range left {
		if err := os.Chtimes(private, old, old); err != nil {
			t.Fatal(err)
		}
	}
	if _, end := start(1); !strings.Contains(end(), "kept 1\n") {
		t.Error("it does not go on")
	}
	// all but the benchmarks' folder
	if left, err := filepath.Glob(filepath.Join(temporary, file.PrivatePrefix+"[rcs]*")); err != nil || len(left) > 0 {
		t.Errorf("what killed programs left is still there: %v, %v", left, err)
	}
	t.Logf("killed %d times in the middle of everything: nothing that others can read, and among the encrypted backups nothing as it is",
		tries)
}
