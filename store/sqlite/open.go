package sqlite

import (
	"database/sql"
	"errors"
	"fmt"
	"kept/store/file"
	"net/url"
	"runtime"

	driver "modernc.org/sqlite"
)

// Settings say how a database file is opened.
type Settings struct {
	Path      string
	ReadOnly  bool   // nothing can be written
	Throwaway bool   // writing does not wait for the disk: a loss of power may spoil the file
	VFS       string // the name of a file system (sqlite.org/vfs.html) in which Path is; "" for the computer's own
}

// Open opens the connections to a file: one that writes, and few that read.
func (s Settings) Open() (writing, reading *sql.DB, err error) {
	if _, err := driver.OFDLocking(true); err != nil && !errors.Is(err, driver.ErrOFDLockingUnavailable) &&
		!errors.Is(err, driver.ErrOFDLockingTooLate) {
		return nil, nil, fmt.Errorf("choosing how the file is locked: %w", err)
	}
	if writing, err = sql.Open("sqlite", s.source(true)); err != nil {
		return nil, nil, fmt.Errorf("opening the workbook: %w", err)
	}
	writing.SetMaxOpenConns(1)
	if reading, err = sql.Open("sqlite", s.source(false)); err != nil {
		return nil, nil, errors.Join(fmt.Errorf("opening the workbook: %w", err), writing.Close())
	}
	reading.SetMaxOpenConns(2)
	reading.SetMaxIdleConns(2)
	return writing, reading, nil
}

// source is the data source name with the settings that keep a workbook safe:
// after every change the one file is whole (rollback journal, truncated), and a
// change that was acknowledged outlives a power loss (synchronous EXTRA).
func (s Settings) source(write bool) string {
	q := url.Values{}
	q.Set("_dqs", "0")
	q.Set("_error_rc", "1")
	q.Set("_defensive", "1")
	pragmas := []string{"busy_timeout(5000)", "foreign_keys(1)", "trusted_schema(0)", "cell_size_check(1)", "temp_store(2)"}
	if write && !s.ReadOnly {
		q.Set("_txlock", "immediate")
		safety := "synchronous(EXTRA)"
		if s.Throwaway {
			safety = "synchronous(OFF)"
		}
		pragmas = append(pragmas, "journal_mode(TRUNCATE)", safety, "cache_size(-16000)")
		if runtime.GOOS == "darwin" {
			pragmas = append(pragmas, "fullfsync(1)")
		}
	} else {
		pragmas = append(pragmas, "query_only(1)", "cache_size(-1000)") // more gains nothing: the system keeps the file's pages too
	}
	q["_pragma"] = pragmas
	if s.ReadOnly {
		q.Set("mode", "ro")
	} else {
		q.Set("mode", "rw") // never makes a file
	}
	if s.VFS != "" {
		q.Set("vfs", s.VFS)
		return "file:" + s.Path + "?" + q.Encode()
	}
	return file.URI(s.Path) + "?" + q.Encode()
}
