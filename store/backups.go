package store

import (
	"context"
	"errors"
	"fmt"
	"kept/store/backup"
	"kept/store/file"
	"kept/store/sqlite"
	"os"
	"path/filepath"
)

// backupSource is the workbook as the maker of its backups sees it.
type backupSource struct{ *Workbook }

func (s backupSource) File() string { return s.file }

func (s backupSource) Check(ctx context.Context, b backup.Backup) error {
	return checkBackup(ctx, b, s.opt.formats)
}

// Backup makes a backup that was asked for, or that what follows cannot do without:
// see [backup.Maker.Make].
func (w *Workbook) Backup(ctx context.Context, why string) (backup.Backup, error) {
	return w.backups.Make(ctx, why)
}

// BackupFirst makes a backup before something that goes on whatever becomes of it: see
// [backup.Maker.MakeFirst].
func (w *Workbook) BackupFirst(ctx context.Context, why string) (backup.Backup, bool) {
	return w.backups.MakeFirst(ctx, why)
}

// BackupToday makes the backup before the first change of a day, for anyone who is about
// to change something: see [backup.Maker.Today].
func (w *Workbook) BackupToday(ctx context.Context) (backup.Backup, bool) {
	if w.opt.ReadOnly {
		return backup.Backup{}, false
	}
	return w.backups.Today(ctx)
}

// BackupTrouble is what went wrong with the last backup that nobody asked for; nil when
// it succeeded.
func (w *Workbook) BackupTrouble() error { return w.backups.Trouble() }

// Backups lists the backups of the workbook, newest first.
func (w *Workbook) Backups() ([]backup.Backup, error) { return w.backups.List() }

// BackupFolder is where the workbook's backups are, or will be; "" where none are kept.
func (w *Workbook) BackupFolder() string { return w.backups.Folder() }

// CheckBackup reads a backup through as was done when it was written.
func CheckBackup(ctx context.Context, b backup.Backup) error { return checkBackup(ctx, b, nil) }

// checkBackup reads a backup, or any copy, through. One of an older format has tables
// that the descriptions no longer fit: of that the pages and the history are read.
func checkBackup(ctx context.Context, b backup.Backup, formats []migration) error {
	c, err := OpenBackup(ctx, b, Options{asFound: true, formats: formats})
	if err != nil {
		return fmt.Errorf("reading the copy back: %w", err)
	}
	check := func() error {
		var text string
		if err := c.reading.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&text); err != nil {
			return err
		}
		if text != "ok" {
			return &file.Problem{Path: b.Path, State: file.Damaged, Err: errors.New(text)}
		}
		format, err := c.format(ctx)
		if err != nil {
			return err
		}
		if format == c.opt.newest() {
			return c.CheckHistory(ctx)
		}
		return c.view(ctx, func(db sqlite.Querier) error { return checkChains(ctx, db) })
	}
	err = check()
	if c.sealed != nil && c.sealed.Broken() {
		err = &file.Problem{Path: b.Path, State: file.Damaged, Err: err}
	}
	if err := errors.Join(err, c.Close()); err != nil {
		return fmt.Errorf("reading the copy back: %w", err)
	}
	return nil
}

// OpenBackup opens a backup to look at it or to compare; nothing can write to it.
func OpenBackup(ctx context.Context, b backup.Backup, opt Options) (*Workbook, error) {
	if b.Encrypted {
		return openSealed(ctx, b, opt)
	}
	opt.ReadOnly, opt.BackupDir = true, ""
	return Open(ctx, b.Path, opt)
}

// CopyBackup makes a workbook of its own from a backup, for when the one it was made
// of cannot be opened any more. It refuses with [ErrExists] to write over a file.
func CopyBackup(ctx context.Context, b backup.Backup, path string) error {
	if err := CheckBackup(ctx, b); err != nil {
		return fmt.Errorf("using the backup: %w", err)
	}
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("making the workbook's folder: %w", err)
	}
	if err := file.CheckSpace(b.Path, folder); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("making the workbook %s: %w", path, ErrExists)
	}
	if err != nil {
		return fmt.Errorf("making the workbook: %w", err)
	}
	if err = f.Close(); err == nil && b.Encrypted {
		err = b.DecryptTo(path)
	} else if err == nil {
		err = sqlite.Snapshot(ctx, b.Path, path)
	}
	if err == nil {
		err = CheckBackup(ctx, backup.Backup{Path: path})
	}
	if err == nil {
		err = errors.Join(file.Sync(path), file.SyncFolder(folder))
	}
	if err != nil {
		return errors.Join(err, file.RemoveDatabase(path))
	}
	return nil
}
