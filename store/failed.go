package store

import (
	"database/sql"
	"errors"
	"kept/store/file"
	"kept/store/sqlite"
	"strings"
)

// Failed tells whether an error is of the file or the disk that a workbook is on,
// and not of what was to be written: the same change may succeed when tried again.
func Failed(err error) bool {
	var (
		problem *file.Problem
		space   *file.NoSpaceError
	)
	switch {
	case err == nil:
		return false
	case errors.As(err, &problem), errors.As(err, &space), errors.Is(err, sql.ErrConnDone):
		return true
	case strings.Contains(err.Error(), "database is closed"): // database/sql has no name for it
		return true
	}
	return sqlite.Code(err) != 0
}
