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

// Each calls row for every row of a query, until it fails.
func Each(ctx context.Context, db Querier, query string, args []any, row func(*sql.Rows) error) error {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	return scanAll(rows, row)
}

// EachOf is [Each] of a prepared statement.
func EachOf(ctx context.Context, s *sql.Stmt, args []any, row func(*sql.Rows) error) error {
	rows, err := s.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	return scanAll(rows, row)
}

// scanAll calls scan for every row, and closes them.
func scanAll(rows *sql.Rows, scan func(*sql.Rows) error) error {
	defer func() { _ = rows.Close() }() // its error is that of Err
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
