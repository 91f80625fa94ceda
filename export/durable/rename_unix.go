//go:build !windows

package durable

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// Rename gives a file another name, in place of a file that has it.
func Rename(from, to string) error { return os.Rename(from, to) }

// SyncFolder makes a new name in a folder last. Some file systems cannot; the
// file itself is safe then all the same.
func SyncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("making %s last: %w", dir, err)
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	if err = errors.Join(err, d.Close()); err != nil {
		return fmt.Errorf("making %s last: %w", dir, err)
	}
	return nil
}
