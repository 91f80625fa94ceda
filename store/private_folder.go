package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// privateRoom is a folder for copies that only their owner can look into.
type privateRoom struct {
	folder string
	held   *os.File // locked for as long as its program runs
}

const (
	roomPrefix = "kept-"
	roomLock   = "held"
	newRoom    = time.Minute        // it may not have been locked yet
	deadRoom   = 7 * 24 * time.Hour // after so long nobody is in one that was never locked
)

// newPrivateRoom makes one.
func newPrivateRoom(purpose string) (*privateRoom, error) {
	clearRooms()
	folder, err := os.MkdirTemp("", roomPrefix+purpose+"-") // mode 0700
	if err != nil {
		return nil, err
	}
	r := &privateRoom{folder: folder}
	lock := filepath.Join(folder, roomLock)
	if err = os.WriteFile(lock, nil, 0o600); err == nil {
		r.held, err = holdNotice(lock)
	}
	if err != nil {
		return nil, errors.Join(err, r.remove())
	}
	return r, nil
}

// clearRooms removes the rooms that programs left which were killed.
func clearRooms() {
	for _, purpose := range []string{"read", "check", "salvage"} {
		left, err := filepath.Glob(filepath.Join(globEscape(os.TempDir()), roomPrefix+purpose+"-*"))
		if err != nil {
			continue // no folder can be named so
		}
		for _, folder := range left {
			info, err := os.Lstat(folder)
			if err != nil || !info.IsDir() {
				continue
			}
			lock := filepath.Join(folder, roomLock)
			_, locked := os.Lstat(lock)
			// By the computer's clock, as the folder's time is. What is somebody
			// else's cannot be removed, and need not.
			switch age := time.Since(info.ModTime()).Abs(); {
			case locked == nil && age > newRoom && !noticeHeld(lock), age > deadRoom && locked != nil:
				_ = os.RemoveAll(folder)
			}
		}
	}
}

func (r *privateRoom) remove() error {
	if r == nil {
		return nil
	}
	var err error
	if r.held != nil {
		err = r.held.Close() // first: Windows removes no open file
	}
	return errors.Join(err, os.RemoveAll(r.folder))
}

// copyFrom writes a workbook into the room.
func (r *privateRoom) copyFrom(from io.Reader) (_ string, err error) {
	copied := filepath.Join(r.folder, "copy"+workbookEnding)
	f, err := os.OpenFile(copied, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err == nil {
		_, err = io.Copy(f, from)
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return "", fmt.Errorf("copying: %w", err)
	}
	return copied, nil
}

// copyOf copies a workbook and what belongs to it beside it. It tries again if
// somebody wrote meanwhile, who may do so from where it is allowed.
func (r *privateRoom) copyOf(path string) (string, error) {
	if err := roomFor(path, r.folder); err != nil {
		return "", err
	}
	const tries = 5
	copied := filepath.Join(r.folder, "copy"+workbookEnding)
	for try := 1; ; try++ {
		before := stamp(path)
		err := copyBytes(path, copied)
		for _, beside := range []string{"-journal", "-wal"} {
			if _, there := os.Stat(path + beside); err == nil && there == nil {
				err = copyBytes(path+beside, copied+beside)
			}
		}
		if err == nil && (stamp(path) == before || try == tries) {
			return copied, nil
		}
		if try == tries {
			return "", err
		}
		for _, beside := range []string{"", "-journal", "-wal"} {
			if err := os.RemoveAll(copied + beside); err != nil {
				return "", fmt.Errorf("copying %s: %w", filepath.Base(path), err)
			}
		}
	}
}
