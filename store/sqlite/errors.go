package sqlite

import (
	"errors"
	"fmt"
	"kept/store/file"

	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"
)

// Code is SQLite's primary result code of an error, or 0 if it is not SQLite's.
func Code(err error) int {
	var e *driver.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// IsFull tells of a disk that has no space left.
func IsFull(err error) bool { return Code(err) == codes.SQLITE_FULL }

// IsUnwritable tells of a folder or disk that allows no writing, or that is gone.
func IsUnwritable(err error) bool {
	return NeedsWriting(err) || Code(err) == codes.SQLITE_IOERR
}

// NeedsWriting tells that SQLite could not open a file because it would first have had
// to write to it or next to it.
func NeedsWriting(err error) bool {
	switch Code(err) {
	case codes.SQLITE_READONLY, codes.SQLITE_CANTOPEN, codes.SQLITE_PERM:
		return true
	}
	return false
}

// IsMoved tells that the file is no longer the one at its path.
func IsMoved(err error) bool {
	var e *driver.Error
	return errors.As(err, &e) && e.Code() == codes.SQLITE_READONLY_DBMOVED
}

// IsBusy tells that another program is writing.
func IsBusy(err error) bool {
	return Code(err) == codes.SQLITE_BUSY || Code(err) == codes.SQLITE_LOCKED
}

// IsDamaged tells of a file whose pages, header or list of tables make no sense; a
// table that is gone is one of these.
func IsDamaged(err error) bool {
	return Code(err) == codes.SQLITE_CORRUPT || Code(err) == codes.SQLITE_ERROR
}

// Problem names what SQLite says of a file that it cannot read: a [*file.Problem], or
// the error itself where it is of no kind of problem with the file.
func Problem(path string, err error) error {
	if IsDamaged(err) {
		return &file.Problem{Path: path, State: file.Damaged, Err: err}
	}
	switch Code(err) {
	case codes.SQLITE_NOTADB:
		return &file.Problem{Path: path, State: file.Foreign, Err: err}
	case codes.SQLITE_BUSY, codes.SQLITE_LOCKED:
		return &file.Problem{Path: path, State: file.Locked, Err: err}
	case codes.SQLITE_CANTOPEN, codes.SQLITE_PERM, codes.SQLITE_AUTH:
		return &file.Problem{Path: path, State: file.Denied, Err: err}
	}
	return fmt.Errorf("reading the workbook: %w", err)
}
