package file

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Copy copies a file that is open nowhere in this process.
func Copy(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return fmt.Errorf("copying %s: %w", filepath.Base(from), err)
	}
	defer func() { _ = in.Close() }() // only read from
	if err := writeNew(to, in); err != nil {
		return fmt.Errorf("copying %s: %w", filepath.Base(from), err)
	}
	return nil
}

// writeNew writes a file that is not there yet and that only its owner can read.
func writeNew(path string, from io.Reader) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, onlyOwner)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	return errors.Join(err, f.Close())
}

// Stamp tells whether a file or its journal was written to between two looks.
func Stamp(path string) string {
	text := ""
	for _, p := range []string{path, path + "-journal", path + "-wal"} {
		if info, err := os.Stat(p); err == nil {
			text += fmt.Sprintln(info.Size(), info.ModTime().UnixNano())
		}
	}
	return text
}
