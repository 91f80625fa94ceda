package store

import (
	"errors"
	"fmt"
	"kept/store/backup"
	"kept/store/file"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// smallDisk mounts a disk of so many bytes, and skips where nobody may.
func smallDisk(t testing.TB, bytes int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d,mode=0700", bytes)); err != nil {
		t.Skipf("no disk can be mounted here, so none can be filled: %v (it takes root)", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fillDisk writes a file until not one byte more fits, and gives its path.
func fillDisk(t testing.TB, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "something else")
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }() // it is full
	for size := 1 << 16; size > 0; {
		if _, err := f.Write(make([]byte, size)); err != nil {
			size /= 2
		}
	}
	return path
}

// TestAFullDiskIsSaidAndDamagesNothing fills a disk to the last byte but some, at
// ever more of them, writes until it says so, makes space, and goes on.
func TestAFullDiskIsSaidAndDamagesNothing(t *testing.T) {
	dir := smallDisk(t, 4<<20)
	path := filepath.Join(dir, "counter.kept")
	newCounter(t, path)
	w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	tries, refused, losses, kept := repetitions(10, 400), 0, 0, 0
	random := faultRandom(t)
	for try := range tries {
		other := fillDisk(t, dir)
		info, err := os.Stat(other)
		if err != nil {
			t.Fatal(err)
		}
		// A few bytes more or less of space each time, so that another write fails.
		if err := os.Truncate(other, max(0, info.Size()-int64(random.IntN(64<<10)))); err != nil {
			t.Fatal(err)
		}
		full := false
		for range 200 {
			n, err := countOn(t.Context(), w, random.IntN(20))
			if err == nil {
				kept = n
				continue
			}
			full = true
			refused++
			if text := Sentence(err); !strings.HasPrefix(text, "The disk is full, so nothing was saved.") {
				t.Errorf("try %d: it says %q (%v)", try, text, err)
			}
			break
		}
		if !full {
			t.Fatalf("try %d: the disk was never full", try)
		}
		if n, err := counted(t.Context(), w); err != nil || n != kept {
			losses++
			t.Errorf("try %d: while it is full %d are there of %d: %v", try, n, kept, err)
		}
		if err := os.Remove(other); err != nil {
			t.Fatal(err)
		}
		if n, err := countOn(t.Context(), w, 1); err != nil || n != kept+1 {
			losses++
			t.Errorf("try %d: with space again: %d, %v", try, n, err)
		} else {
			kept = n
		}
		if h, err := w.CheckFile(t.Context(), true); err != nil || h.State != file.Sound {
			losses++
			t.Errorf("try %d: %v, %+v", try, err, h)
		}
		if info, err := os.Stat(path); err == nil && info.Size() > 2<<20 { // else there is soon no space for anything
			_ = w.Close()
			_ = file.RemoveDatabase(path)
			newCounter(t, path)
			kept = 0
			if w, err = Open(t.Context(), path, Options{Keeper: "Test Keeper"}); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("the disk was full %d times, said %d times, %d lost", tries, refused, losses)
}

func TestABackupNeedsSpace(t *testing.T) {
	disk := smallDisk(t, 1<<20)
	w := newKeptWorkbook(t, Options{BackupDir: filepath.Join(disk, "Kept backups")})
	first := mustBackup(t, w, backup.WhyAsked)
	fillDisk(t, disk)
	var private *file.NoSpaceError
	if _, err := w.Backup(t.Context(), backup.WhyAsked); !errors.As(err, &private) {
		t.Errorf("it ended with %v", err)
	} else if text := Sentence(err); !strings.HasPrefix(text, "The backup could not be made: the disk with ") {
		t.Errorf("it says %q", text)
	}
	if list, err := w.Backups(); err != nil || len(list) != 1 || list[0] != first {
		t.Errorf("there are %+v, %v", list, err)
	}
	mustAdd(t, w, Action, "", Values{"title": "Work goes on"})
}

// TestWhereNothingCanBeWritten opens a workbook on a disk that is mounted for
// reading only, for writing and for reading.
func TestWhereNothingCanBeWritten(t *testing.T) {
	dir := smallDisk(t, 4<<20)
	path := filepath.Join(dir, "counter.kept")
	newCounter(t, path)
	w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := countOn(t.Context(), w, 1); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip("it cannot be mounted for reading only:", err)
	}
	for name, opt := range map[string]Options{"for writing": {Keeper: "Test Keeper"}, "for reading": {ReadOnly: true}} {
		w, err := Open(t.Context(), path, opt)
		if err != nil {
			t.Errorf("opened %s: %v", name, err)
			continue
		}
		if n, err := counted(t.Context(), w); err != nil || n != 1 {
			t.Errorf("opened %s: %d, %v", name, n, err)
		}
		if !opt.ReadOnly {
			_, err := countOn(t.Context(), w, 1)
			if text := Sentence(err); !strings.HasPrefix(text, "This workbook cannot be written to") {
				t.Errorf("writing says %q", text)
			}
			if n, err := counted(t.Context(), w); err != nil || n != 1 {
				t.Errorf("afterwards: %d, %v", n, err)
			}
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}
	if h := mustCheck(t, path, true); h.State != file.Sound {
		t.Errorf("it is %+v", h)
	}
}

// TestAFolderThatCannotBeWritten is about a file that could be written beside which
// no journal can be made. The system lets root write anywhere: it becomes nobody.
func TestAFolderThatCannotBeWritten(t *testing.T) {
	if os.Getuid() == 0 {
		const nobody = 65534
		cmd := exec.Command("/proc/self/exe", "-test.v", "-test.run=^"+t.Name()+"$")
		cmd.Dir, cmd.Env = "/", append(os.Environ(), "TMPDIR=/tmp")
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
			t.Errorf("as nobody: %v\n%s", err, out)
		}
		return
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "counter.kept")
	newCounter(t, path)
	_ = os.Remove(path + "-journal")
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	if f, err := os.Create(filepath.Join(dir, "a file")); err == nil {
		_ = f.Close()
		t.Skip("this user can write anywhere")
	}
	w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	if n, err := counted(t.Context(), w); err != nil || n != 0 {
		t.Errorf("%d, %v", n, err)
	}
	_, err = countOn(t.Context(), w, 1)
	if text := Sentence(err); !strings.HasPrefix(text, "This workbook cannot be written to") {
		t.Errorf("writing says %q", text)
	}
}

// TestANewerWorkbookIsNotTouched opens one of a later format in every way.
func TestANewerWorkbookIsNotTouched(t *testing.T) {
	path := aFullWorkbook(t)
	damage(t, path, fmt.Sprint("PRAGMA user_version = ", formatVersion()+1), "ALTER TABLE action ADD COLUMN later TEXT")
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, opt := range []Options{{Keeper: "Test Keeper"}, {ReadOnly: true}} {
		w, err := Open(t.Context(), path, opt)
		var problem *file.Problem
		if !errors.As(err, &problem) || problem.State != file.Newer || !strings.Contains(err.Error(), fmt.Sprint("format ",
			formatVersion()+1)) {
			t.Errorf("%v, %v", w, err)
		}
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("it was written to: %v", err)
	}
}

// TestADriveThatVanishes takes the disk away under the open workbook, as pulling out
// a stick or losing a network drive does, and brings it back.
func TestADriveThatVanishes(t *testing.T) {
	inner := smallDisk(t, 8<<20)
	drive := filepath.Join(inner, "drive") // the same disk at a second place, which can be taken away
	data := filepath.Join(inner, "data")
	for _, folder := range []string{drive, data} {
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	mount := func() {
		if err := syscall.Mount(data, drive, "", syscall.MS_BIND, ""); err != nil {
			t.Skip("no drive can be mounted:", err)
		}
	}
	mount()
	path := filepath.Join(drive, "counter.kept")
	newCounter(t, path)
	w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	random, kept := faultRandom(t), 0
	tries, refused := repetitions(5, 200), 0
	for try := range tries {
		for range random.IntN(3) {
			if kept, err = countOn(t.Context(), w, random.IntN(8)); err != nil {
				t.Fatal(err)
			}
		}
		if err := syscall.Unmount(drive, syscall.MNT_DETACH); err != nil {
			t.Fatal(err)
		}
		_, err := countOn(t.Context(), w, random.IntN(8))
		if text := Sentence(err); err == nil || !strings.Contains(text, "othing was saved") {
			t.Errorf("try %d: without the drive writing says %q", try, text)
		} else {
			refused++
		}
		if left, err := os.ReadDir(drive); err != nil || len(left) != 0 {
			t.Errorf("try %d: it wrote where the drive had been: %v, %v", try, left, err)
		}
		mount()
		if n, err := countOn(t.Context(), w, 1); err != nil || n != kept+1 {
			t.Errorf("try %d: with the drive again: %d, %v", try, n, err)
		} else {
			kept = n
		}
	}
	if h, err := w.CheckFile(t.Context(), true); err != nil || h.State != file.Sound {
		t.Errorf("%+v, %v", h, err)
	}
	if n, err := counted(t.Context(), w); err != nil || n != kept {
		t.Errorf("%d are there of %d, %v", n, kept, err)
	}
	t.Logf("the drive vanished %d times, said %d times, %d changes, none lost", tries, refused, kept)
	if err := syscall.Unmount(drive, syscall.MNT_DETACH); err != nil {
		t.Error(err)
	}
}
