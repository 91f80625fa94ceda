package store

import (
	"fmt"
	"kept/store/file"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// asNobody runs the test again as a user who may not do what root may; true if that
// was done, and the test is over.
func asNobody(t *testing.T) bool {
	t.Helper()
	if os.Getuid() != 0 {
		return false
	}
	const nobody = 65534
	cmd := exec.Command("/proc/self/exe", "-test.v", "-test.run=^"+t.Name()+"$")
	cmd.Dir, cmd.Env = "/", append(os.Environ(), "TMPDIR=/tmp")
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Errorf("as nobody: %v\n%s", err, out)
	}
	return true
}

// unfinishedWorkbooks are the ways in which a workbook can need putting right.
func unfinishedWorkbooks(t testing.TB) map[string]func(folder string) (path, want string) {
	t.Helper()
	write := func(folder string, files map[string][]byte) string {
		path := filepath.Join(folder, "broken.kept")
		for ending, content := range files {
			if err := os.WriteFile(path+ending, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return path
	}
	return map[string]func(string) (string, string){
		"a change cut off": func(folder string) (string, string) {
			whole, journal, want := aWorkbookCutOff(t)
			return write(folder, map[string][]byte{"": whole, "-journal": journal}), want
		},
		"a log of another program": func(folder string) (string, string) {
			whole, log, want := aLoggedWorkbook(t)
			return write(folder, map[string][]byte{"": whole, "-wal": log}), want
		},
		"a log that is gone": func(folder string) (string, string) {
			whole, _, _ := aLoggedWorkbook(t)
			return write(folder, map[string][]byte{"": whole}), showsFile(t, written(t, whole, nil))
		},
	}
}

// TestUnfinishedInAFolderThatCannotBeWritten forbids writing by the rights of the
// folder and the files.
func TestUnfinishedInAFolderThatCannotBeWritten(t *testing.T) {
	if asNobody(t) {
		return
	}
	for name, make := range unfinishedWorkbooks(t) {
		for _, opt := range []Options{{Keeper: "Test Keeper"}, {ReadOnly: true}} {
			t.Run(fmt.Sprintf("%s, reading only %v", name, opt.ReadOnly), func(t *testing.T) {
				folder := t.TempDir()
				path, want := make(folder)
				files, err := filepath.Glob(path + "*")
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range files {
					if err := os.Chmod(f, 0o400); err != nil {
						t.Fatal(err)
					}
				}
				if err := os.Chmod(folder, 0o500); err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = os.Chmod(folder, 0o700) })
				showsCopy(t, path, want, opt)
			})
		}
	}
}

// TestUnfinishedOnADiskForReadingOnly mounts a disk for reading only, with what a
// process left on it that was cut off.
func TestUnfinishedOnADiskForReadingOnly(t *testing.T) {
	for name, make := range unfinishedWorkbooks(t) {
		for _, opt := range []Options{{Keeper: "Test Keeper"}, {ReadOnly: true}} {
			t.Run(fmt.Sprintf("%s, reading only %v", name, opt.ReadOnly), func(t *testing.T) {
				folder := smallDisk(t, 8<<20)
				path, want := make(folder)
				readOnlyDisk(t, folder)
				showsCopy(t, path, want, opt)
			})
		}
	}
}

func readOnlyDisk(t testing.TB, folder string) {
	t.Helper()
	if err := syscall.Mount("", folder, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip("it cannot be mounted for reading only:", err)
	}
}

// TestReadOnlyMounts damages the journal on a disk that allows reading only, in the
// ways in which it is damaged elsewhere: what opens must show what there was before.
func TestReadOnlyMounts(t *testing.T) {
	whole, journal, before := aWorkbookCutOff(t)
	random := faultRandom(t)
	tries, read, refused := repetitions(6, 100), 0, 0
	for try := range tries {
		folder := smallDisk(t, 8<<20)
		path := filepath.Join(folder, "broken.kept")
		spoilt := spoil(random, journal)
		if try%3 == 0 {
			spoilt = journal
		}
		for ending, content := range map[string][]byte{"": whole, "-journal": spoilt} {
			if err := os.WriteFile(path+ending, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		readOnlyDisk(t, folder)
		w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
		if err != nil {
			refused++
			if try%3 == 0 {
				t.Errorf("try %d: with its own journal it is refused: %v", try, err)
			}
		} else {
			read++
			h, checkErr := w.CheckFile(t.Context(), true)
			if got, err := shows(t.Context(), w); h.State == file.Sound && (err != nil || checkErr != nil || got != before) {
				t.Errorf("try %d: it shows\n%s\nnot\n%s (%v, %v)", try, got, before, err, checkErr)
			}
			if err := w.Close(); err != nil {
				t.Error(err)
			}
		}
		if err := syscall.Unmount(folder, syscall.MNT_DETACH); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=4096"); err != nil { // for the end of the test to unmount
			t.Fatal(err)
		}
	}
	t.Logf("%d times on a disk for reading only, with a change cut off: %d read as before, %d refused, none wrong", tries, read, refused)
}

func spoil(random *rand.Rand, journal []byte) []byte {
	switch random.IntN(3) {
	case 0:
		return flipped(random, journal)
	case 1:
		return journal[:random.IntN(len(journal))]
	}
	return anotherJournal(random, journal)
}
