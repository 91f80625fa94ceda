package file

import (
	"errors"
	"os"
	"syscall"
)

// Lock keeps a file open so that nobody else can write it: a notice, or the mark of a
// private folder.
func Lock(path string) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, syscall.FILE_SHARE_READ, nil, syscall.OPEN_EXISTING,
		syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(h), path), nil
}

// IsLocked tells whether a program that runs holds the lock of a file.
func IsLocked(path string) bool {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err == nil {
		_ = f.Close()
		return false
	}
	const sharingViolation = syscall.Errno(32)
	return errors.Is(err, sharingViolation)
}
