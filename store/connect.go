package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"kept/store/file"
	"net/url"
	"os"
	"runtime"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// formatVersion is that of a workbook which this version reads: the number of the last migration.
const formatVersion = 1

// inspect looks at a file before SQLite does and names what it is if it is no
// workbook of a format up to the newest. It must run before the file is opened as
// a database.
func inspect(ctx context.Context, path string, newest int) error {
	problem := func(state file.State, err error) error { return &file.Problem{Path: path, State: state, Err: err} }
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem(file.Missing, nil)
	case err != nil:
		return problem(file.Denied, err)
	case info.IsDir():
		return problem(file.Foreign, nil)
	}
	h, err := file.ReadHeader(path)
	if err != nil {
		return problem(file.Denied, err)
	}
	switch state, err := h.State(newest, file.WasCutOff(path)); state {
	case file.Sound:
	case file.Newer:
		if needs := neededVersion(ctx, path); needs != "" {
			err = fmt.Errorf("it needs Kept %s or a later one; %w", needs, err)
		}
		return problem(state, err)
	default:
		return problem(state, err)
	}
	return nil
}

// connect opens the connections: one that writes, few that read.
func (w *Workbook) connect() error {
	if _, err := sqlite.OFDLocking(true); err != nil && !errors.Is(err, sqlite.ErrOFDLockingUnavailable) &&
		!errors.Is(err, sqlite.ErrOFDLockingTooLate) {
		return fmt.Errorf("choosing how the file is locked: %w", err)
	}
	w.begin = "BEGIN IMMEDIATE"
	if !w.opt.ReadOnly && file.FolderKindOf(w.path) != file.FolderLocal {
		// Where other computers read the file too, they wait until a change is whole:
		// what they read in the middle of one, over a network, may be of before and
		// after. The lock is not held between changes, so that all can go on, and so
		// that one that crashes or loses its connection keeps nobody out.
		w.begin = "BEGIN EXCLUSIVE"
	}
	var err error
	if w.writing, err = sql.Open("sqlite", w.source(true)); err != nil {
		return fmt.Errorf("opening the workbook: %w", err)
	}
	w.writing.SetMaxOpenConns(1)
	if w.reading, err = sql.Open("sqlite", w.source(false)); err != nil {
		return fmt.Errorf("opening the workbook: %w", err)
	}
	w.reading.SetMaxOpenConns(2)
	w.reading.SetMaxIdleConns(2)
	return nil
}

// source is the data source name with the settings that keep a workbook safe:
// after every change the one file is whole (rollback journal, truncated), and a
// change that was acknowledged outlives a power loss (synchronous EXTRA).
func (w *Workbook) source(write bool) string {
	q := url.Values{}
	q.Set("_dqs", "0")
	q.Set("_error_rc", "1")
	q.Set("_defensive", "1")
	pragmas := []string{"busy_timeout(5000)", "foreign_keys(1)", "trusted_schema(0)", "cell_size_check(1)", "temp_store(2)"}
	if write && !w.opt.ReadOnly {
		q.Set("_txlock", "immediate")
		safety := "synchronous(EXTRA)"
		if w.opt.Throwaway {
			safety = "synchronous(OFF)"
		}
		pragmas = append(pragmas, "journal_mode(TRUNCATE)", safety, "cache_size(-16000)")
		if runtime.GOOS == "darwin" {
			pragmas = append(pragmas, "fullfsync(1)")
		}
	} else {
		pragmas = append(pragmas, "query_only(1)", "cache_size(-1000)") // more gains nothing: the system keeps the file's pages too
	}
	if w.opt.ReadOnly {
		q.Set("mode", "ro")
		if w.sealed != nil {
			q.Set("vfs", w.sealed.name)
			for _, p := range pragmas {
				q.Add("_pragma", p)
			}
			return "file:" + sealedName + "?" + q.Encode()
		}
	} else {
		q.Set("mode", "rw") // never makes a file: Create did
	}
	for _, p := range pragmas {
		q.Add("_pragma", p)
	}
	return file.URI(w.file) + "?" + q.Encode()
}

// format reads the format version of an open workbook.
func (w *Workbook) format(ctx context.Context) (int, error) {
	var format int
	if err := w.reading.QueryRowContext(ctx, "PRAGMA user_version").Scan(&format); err != nil {
		return 0, w.fileError(err)
	}
	return format, nil
}

// fileError names what SQLite says of a file that it cannot read.
func (w *Workbook) fileError(err error) error {
	switch code(err) {
	case sqlite3.SQLITE_NOTADB:
		return &file.Problem{Path: w.path, State: file.Foreign, Err: err}
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR: // a header or a list of tables that makes no sense
		return &file.Problem{Path: w.path, State: file.Damaged, Err: err}
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return &file.Problem{Path: w.path, State: file.Locked, Err: err}
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return &file.Problem{Path: w.path, State: file.Denied, Err: err}
	}
	return fmt.Errorf("reading the workbook: %w", err)
}

// code is SQLite's primary result code of an error, or 0.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

func isFull(err error) bool { return code(err) == sqlite3.SQLITE_FULL }

// isUnwritable tells of a folder or disk that allows no writing, or that is gone.
func isUnwritable(err error) bool {
	switch code(err) {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM:
		return true
	}
	return false
}

// isMoved tells that the file is no longer the one at its path.
func isMoved(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code() == sqlite3.SQLITE_READONLY_DBMOVED
}

func isBusy(err error) bool {
	return code(err) == sqlite3.SQLITE_BUSY || code(err) == sqlite3.SQLITE_LOCKED
}
