//go:build !windows

package file

import (
	"fmt"
	"os"
	"syscall"
)

// Lock locks a file for as long as it stays open: a notice, or the mark of a private
// folder.
func Lock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = f.Close()
		return nil, fmt.Errorf("locking it: %w", err)
	}
	return f, nil
}

// IsLocked tells whether a program that runs holds the lock of a file.
func IsLocked(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return os.IsPermission(err) // somebody else's: believe it
	}
	defer func() { _ = f.Close() }()
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil
}
