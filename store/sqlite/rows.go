package sqlite

import (
	"context"
	"database/sql"
)

// Querier is what can be read from: connections, a transaction, or a writing
// connection in the middle of a change.
type Querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// ScanAll calls scan for every row, and closes them.
func ScanAll(rows *sql.Rows, scan func() error) error {
	defer func() { _ = rows.Close() }() // its error is that of Err
	for rows.Next() {
		if err := scan(); err != nil {
			return err
		}
	}
	return rows.Err()
}
