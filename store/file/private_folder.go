package file

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// PrivateFolder is a folder for copies that only their owner can look into.
type PrivateFolder struct {
	Path string
	lock *os.File // locked for as long as its program runs
}

// How private folders are called, and when one that nobody holds is removed.
const (
	PrivatePrefix  = "kept-"
	lockName       = "held"
	copyName       = "copy" + Extension
	NotYetLocked   = time.Minute        // a folder as young as this may not have been locked yet
	abandonedAfter = 7 * 24 * time.Hour // after so long nobody is in one that was never locked
)

// NewPrivateFolder makes one; purpose is a word in its name: "read", "check" or "salvage".
func NewPrivateFolder(purpose string) (*PrivateFolder, error) {
	RemoveAbandoned()
	folder, err := os.MkdirTemp("", PrivatePrefix+purpose+"-") // mode 0700
	if err != nil {
		return nil, err
	}
	r := &PrivateFolder{Path: folder}
	lock := filepath.Join(folder, lockName)
	if err = os.WriteFile(lock, nil, 0o600); err == nil {
		r.lock, err = Lock(lock)
	}
	if err != nil {
		return nil, errors.Join(err, r.Remove())
	}
	return r, nil
}

// RemoveAbandoned removes the private folders that killed programs left behind.
func RemoveAbandoned() {
	for _, purpose := range []string{"read", "check", "salvage"} {
		left, err := filepath.Glob(filepath.Join(EscapeGlob(os.TempDir()), PrivatePrefix+purpose+"-*"))
		if err != nil {
			continue // no folder can be named so
		}
		for _, folder := range left {
			info, err := os.Lstat(folder)
			if err != nil || !info.IsDir() {
				continue
			}
			lock := filepath.Join(folder, lockName)
			_, locked := os.Lstat(lock)
			// By the computer's clock, as the folder's time is. What is somebody
			// else's cannot be removed, and need not.
			switch age := time.Since(info.ModTime()).Abs(); {
			case locked == nil && age > NotYetLocked && !IsLocked(lock), age > abandonedAfter && locked != nil:
				_ = os.RemoveAll(folder)
			case age > NotYetLocked && locked != nil:
				_ = os.Remove(folder) // its program was killed before it was locked; this removes it only if nothing is in it
			}
		}
	}
}

// Remove deletes the folder with all that is in it.
func (r *PrivateFolder) Remove() error {
	if r == nil {
		return nil
	}
	var err error
	if r.lock != nil {
		err = r.lock.Close() // first: Windows removes no open file
	}
	return errors.Join(err, os.RemoveAll(r.Path))
}

// CopyFrom writes a workbook into the folder.
func (r *PrivateFolder) CopyFrom(from io.Reader) (string, error) {
	copied := filepath.Join(r.Path, copyName)
	if err := writeNew(copied, from); err != nil {
		return "", fmt.Errorf("copying: %w", err)
	}
	return copied, nil
}

// CopyOf copies a workbook and what belongs to it next to it. It tries again if
// somebody wrote in the meantime, who may do so from where it is allowed.
func (r *PrivateFolder) CopyOf(path string) (string, error) {
	if err := CheckSpace(path, r.Path); err != nil {
		return "", err
	}
	const tries = 5
	copied := filepath.Join(r.Path, copyName)
	for try := 1; ; try++ {
		before := Stamp(path)
		err := Copy(path, copied)
		for _, ending := range []string{"-journal", "-wal"} {
			if _, there := os.Stat(path + ending); err == nil && there == nil {
				err = Copy(path+ending, copied+ending)
			}
		}
		if err == nil && (Stamp(path) == before || try == tries) {
			return copied, nil
		}
		if try == tries {
			return "", err
		}
		for _, ending := range []string{"", "-journal", "-wal"} {
			if err := os.RemoveAll(copied + ending); err != nil {
				return "", fmt.Errorf("copying %s: %w", filepath.Base(path), err)
			}
		}
	}
}
