package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings a workbook from one format to the newest, in one transaction
// with the format number inside it.
func (w *Workbook) migrate(ctx context.Context, from int) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return fmt.Errorf("listing the migrations: %w", err)
	}
	if len(names) != formatVersion {
		return fmt.Errorf("there are %d migrations for format %d", len(names), formatVersion)
	}
	tx, err := w.writing.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("beginning: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // does nothing after the commit
	for _, name := range names[from:] {
		text, err := migrations.ReadFile(name)
		if err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		if _, err := tx.ExecContext(ctx, string(text)); err != nil {
			return fmt.Errorf("carrying out %s: %w", name, err)
		}
	}
	for _, pragma := range []string{fmt.Sprintf("PRAGMA application_id = %d", applicationID), fmt.Sprintf("PRAGMA user_version = %d", formatVersion)} {
		if _, err := tx.ExecContext(ctx, pragma); err != nil {
			return fmt.Errorf("marking the file: %w", err)
		}
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("committing: %w", err)
	}
	return nil
}
