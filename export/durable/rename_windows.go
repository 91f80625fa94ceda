package durable

import (
	"errors"
	"os"
	"syscall"
	"time"
)

// Rename tries again for a fifth of a second when a virus scanner or a
// synchroniser holds the file: Windows then says "access denied" (5) or
// "sharing violation" (32).
func Rename(from, to string) error {
	var err error
	for range 10 {
		err = os.Rename(from, to)
		if !errors.Is(err, syscall.Errno(5)) && !errors.Is(err, syscall.Errno(32)) {
			return err
		}
		time.Sleep(20 * time.Millisecond)
	}
	return err
}

// SyncFolder does nothing: Windows has no such call.
func SyncFolder(string) error { return nil }
