package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"kept/store/file"
	"kept/store/sqlite"
	"strings"
)

//go:embed migrations/*.sql
var migrations embed.FS

const migrationFiles = "migrations/*.sql"

// formatVersion is that of a workbook which this version reads: that of the last migration.
func formatVersion() int {
	names, _ := fs.Glob(migrations, migrationFiles) // which fails only for a pattern that is wrong
	return len(names)
}

// migration brings a workbook from one format to the next.
type migration struct {
	name  string // of its file, for anyone who reads an error
	sql   string
	needs string // the version of Kept that first reads the format, as `kept version` says it; "" is not noted
}

// releasedFormats are the migrations that there are, the first makes format 1.
func releasedFormats() ([]migration, error) {
	names, err := fs.Glob(migrations, migrationFiles)
	if err != nil {
		return nil, fmt.Errorf("listing the migrations: %w", err)
	}
	var list []migration
	for _, name := range names {
		text, err := migrations.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		list = append(list, parseMigration(name, string(text)))
	}
	return list, nil
}

// parseMigration reads which Kept the format needs from the first line of the file: "-- needs: 1.4".
func parseMigration(name, text string) migration {
	first, _, _ := strings.Cut(text, "\n")
	needs, found := strings.CutPrefix(first, "-- needs:")
	if !found {
		return migration{name: name, sql: text}
	}
	return migration{name: name, sql: text, needs: strings.TrimSpace(needs)}
}

// newest is the format that a workbook is brought up to.
func (o *Options) newest() int {
	if o.formats != nil {
		return len(o.formats)
	}
	return formatVersion()
}

// migrate brings a workbook from one format to the newest, in one transaction with
// the format number inside it. In that transaction, too, is looked whether the
// history came through whole and the tables are still what it amounts to: otherwise
// the file stays as it was.
func (w *Workbook) migrate(ctx context.Context, from int) (err error) {
	steps := w.opt.formats
	if steps == nil {
		if steps, err = releasedFormats(); err != nil {
			return err
		}
	}
	tx, err := w.writing.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("beginning: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // does nothing after the commit
	var before historyMark
	if from > 0 {
		if before, err = markHistory(ctx, tx); err != nil {
			return err
		}
	}
	for _, step := range steps[from:] {
		if _, err := tx.ExecContext(ctx, step.sql); err != nil {
			return fmt.Errorf("carrying out %s: %w", step.name, err)
		}
	}
	if from > 0 {
		if err := verifyHistory(ctx, tx, before); err != nil {
			return err
		}
	}
	if err := noteFormat(ctx, tx, steps); err != nil {
		return fmt.Errorf("marking the file: %w", err)
	}
	for _, pragma := range []string{fmt.Sprintf("PRAGMA application_id = %d", file.ApplicationID), fmt.Sprintf("PRAGMA user_version = %d",
		len(steps))} {
		if _, err := tx.ExecContext(ctx, pragma); err != nil {
			return fmt.Errorf("marking the file: %w", err)
		}
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("committing: %w", err)
	}
	return nil
}

// historyMark is what a history is known by again.
type historyMark struct {
	changes, batches, records int64
	hashes                    []byte
}

func markHistory(ctx context.Context, db sqlite.Querier) (historyMark, error) {
	var m historyMark
	for query, into := range map[string]*int64{
		"SELECT count(*) FROM change": &m.changes, "SELECT count(*) FROM batch": &m.batches, "SELECT count(*) FROM record": &m.records,
	} {
		if err := db.QueryRowContext(ctx, query).Scan(into); err != nil {
			return m, fmt.Errorf("counting the history: %w", err)
		}
	}
	sum := sha256.New()
	err := sqlite.Each(ctx, db, "SELECT hash FROM change ORDER BY replica, seq", nil, func(rows *sql.Rows) error {
		var hash sql.RawBytes
		err := rows.Scan(&hash)
		_, _ = sum.Write(hash) // a hash takes everything
		return err
	})
	if err != nil {
		return m, fmt.Errorf("reading the history: %w", err)
	}
	m.hashes = sum.Sum(nil)
	return m, nil
}

// verifyHistory compares a workbook that was migrated with what it was before.
func verifyHistory(ctx context.Context, tx *sql.Tx, before historyMark) error {
	after, err := markHistory(ctx, tx)
	if err != nil {
		return err
	}
	if after.changes != before.changes || after.batches != before.batches || after.records != before.records || !bytes.Equal(after.hashes,
		before.hashes) {
		return fmt.Errorf("%w: it did not come through the migration as it was", ErrHistory)
	}
	var table string
	err = tx.QueryRowContext(ctx, `SELECT "table" FROM pragma_foreign_key_check LIMIT 1`).Scan(&table)
	if err == nil {
		return fmt.Errorf("%w: after the migration there is a reference in %s to nothing", ErrHistory, table)
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("looking through what was migrated: %w", err)
	}
	if err := checkHistory(ctx, tx); err != nil {
		return fmt.Errorf("looking through what was migrated: %w", err)
	}
	return nil
}

// noteFormat writes down which Kept reads the format, for an older one to say: it
// finds that in this table whatever else the format is like. Format 1 needs none.
func noteFormat(ctx context.Context, tx *sql.Tx, steps []migration) error {
	needs := steps[len(steps)-1].needs
	if needs == "" {
		return nil
	}
	if _, err := tx.ExecContext(ctx, "CREATE TABLE IF NOT EXISTS format (no INTEGER PRIMARY KEY, needs TEXT NOT NULL) STRICT"); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO format (no, needs) VALUES (?, ?)", len(steps), needs)
	return err
}

// neededVersion reads what noteFormat of a later Kept wrote; "" if it says nothing.
func neededVersion(ctx context.Context, path string) (needs string) {
	db, err := sql.Open("sqlite", file.URI(path)+"?mode=ro&_defensive=1&_pragma=query_only(1)&_pragma=trusted_schema(0)")
	if err != nil {
		return ""
	}
	defer func() { _ = db.Close() }() // only read from
	const longest = 40
	err = db.QueryRowContext(ctx, "SELECT needs FROM format ORDER BY no DESC LIMIT 1").Scan(&needs)
	if err != nil || len(needs) > longest {
		return ""
	}
	return needs
}
