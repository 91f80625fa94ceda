package file

import (
	"errors"
	"fmt"
	"io/fs"
	"kept/store/words"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// onlyOwner is the mode with which temporary files are made.
const onlyOwner = 0o600

// PartPattern is how files are called while they are written.
const PartPattern = ".part-*"

// NoSpaceError says that a disk has too little space for what was to be written there.
type NoSpaceError struct {
	Folder     string
	Need, Free int64 // bytes
}

func (e *NoSpaceError) Error() string {
	return fmt.Sprintf("the disk with %s has too little space: %s are needed and %s are free", e.Folder, words.Size(e.Need),
		words.Size(e.Free))
}

// CheckSpace fails with a [*NoSpaceError] if there is too little space in a folder for a copy of a file.
func CheckSpace(file, folder string) error {
	info, err := os.Stat(file)
	if err != nil {
		return fmt.Errorf("finding out how large the workbook is: %w", err)
	}
	need := info.Size() + info.Size()/16 + 64<<10
	if free, known := freeSpace(folder); known && free < need {
		return &NoSpaceError{Folder: folder, Need: need, Free: free}
	}
	return nil
}

// CreateTemporary makes an empty file that only its owner can read.
func CreateTemporary(folder, pattern string) (string, error) {
	f, err := os.CreateTemp(folder, pattern) // mode 0600
	if err != nil {
		return "", fmt.Errorf("beginning a file in %s: %w", folder, err)
	}
	if err := f.Close(); err != nil {
		return "", errors.Join(fmt.Errorf("beginning a file in %s: %w", folder, err), os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// Remove deletes a file that may be gone already.
func Remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// RemoveDatabase deletes a database file and the journal next to it.
func RemoveDatabase(path string) error {
	err := Remove(path)
	_ = os.Remove(path + "-journal") // most often there is none
	return err
}

// Sync waits until a file that is open nowhere is on the disk.
func Sync(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("bringing %s to the disk: %w", filepath.Base(path), err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("bringing %s to the disk: %w", filepath.Base(path), err)
	}
	return nil
}

// SyncFolder waits until the names in a folder are on the disk. Windows does so
// by itself, and some network drives cannot.
func SyncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("bringing the folder %s to the disk: %w", path, err)
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("bringing the folder %s to the disk: %w", path, err)
	}
	return nil
}

// Rename puts a finished file in its place. On Windows a virus scanner or a sync
// client may hold either for a moment (errors 5 and 32): it is tried for 0.2 s.
func Rename(from, to string) error {
	for try := 0; ; try++ {
		err := os.Rename(from, to)
		if err == nil || runtime.GOOS != "windows" || try == 10 ||
			!(errors.Is(err, syscall.Errno(5)) || errors.Is(err, syscall.Errno(32))) {
			return err
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// EscapeGlob makes a pattern for [filepath.Glob] of a folder's name.
func EscapeGlob(folder string) string {
	if runtime.GOOS == "windows" {
		return folder // there a pattern cannot be escaped; [ in a folder's name finds nothing
	}
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(folder)
}

// Widen lets others than its owner have a file as mode says. A network share that knows no
// modes refuses that; who may read what lies there is for the share to say.
func Widen(path string, mode fs.FileMode) error {
	err := os.Chmod(path, mode)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}

// WriteWhole writes a small file whole or not at all, in place of an earlier one. Only
// its owner can read it where mode is 0600, which it has from the start; see [Widen].
func WriteWhole(path string, content []byte, mode fs.FileMode) error {
	temporary, err := CreateTemporary(filepath.Dir(path), PartPattern)
	if err != nil {
		return err
	}
	err = os.WriteFile(temporary, content, onlyOwner)
	if err == nil {
		err = Sync(temporary)
	}
	if err == nil && mode != onlyOwner {
		err = Widen(temporary, mode)
	}
	if err == nil {
		err = Rename(temporary, path)
	}
	if err != nil {
		return errors.Join(err, Remove(temporary))
	}
	return SyncFolder(filepath.Dir(path))
}
