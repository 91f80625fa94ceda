package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"kept/store/file"
)

// Snapshot writes a whole copy of one state of a database into an empty file. Others
// may read and write in the meantime.
func Snapshot(ctx context.Context, from, to string) error {
	db, err := openToCopy(from)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", to)
	if err := errors.Join(err, db.Close()); err != nil {
		return fmt.Errorf("copying the workbook: %w", err)
	}
	return nil
}

// WritePages writes all pages of one state of a database (sqlite.org/dbpage.html).
// Others may read and write in the meantime.
func WritePages(ctx context.Context, from string, to io.Writer) error {
	db, err := openToCopy(from)
	if err != nil {
		return err
	}
	rows, err := db.QueryContext(ctx, "SELECT data FROM sqlite_dbpage ORDER BY pgno")
	if err == nil {
		err = scanAll(rows, func(rows *sql.Rows) error {
			var page sql.RawBytes
			err := rows.Scan(&page)
			if err == nil {
				_, err = to.Write(page)
			}
			return err
		})
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return fmt.Errorf("copying the workbook: %w", err)
	}
	return nil
}

func openToCopy(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", file.URI(path)+"?mode=ro&_defensive=1&_error_rc=1&_pragma=busy_timeout(5000)&_pragma=cell_size_check(1)")
	if err != nil {
		return nil, fmt.Errorf("opening the workbook to copy it: %w", err)
	}
	return db, nil
}

// CopyThrough is [Snapshot] through connections that are open already, so that a file
// that was moved away is read all the same.
func CopyThrough(ctx context.Context, db *sql.DB, to string) (err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, "PRAGMA query_only = 0"); err != nil { // it forbids writing the copy too
		return err
	}
	_, err = conn.ExecContext(ctx, "VACUUM INTO ?", to)
	_, back := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA query_only = 1")
	return errors.Join(err, back)
}
