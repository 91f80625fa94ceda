package store

import (
	"context"
	"errors"
	"fmt"
	"kept/store/file"
	"kept/store/sqlite"
	"os"
	"path/filepath"
	"time"

	"filippo.io/age"
)

// Why a backup was made. Any other short text will do as well.
const (
	WhyAsked     = "asked for"
	WhyImport    = "before an import"
	WhyMigration = "before a migration"
	WhyRestore   = "before restoring"
	WhyDay       = "first change of the day"
)

// ErrNoBackups says that the workbook was opened without a place for backups.
var ErrNoBackups = errors.New("there is no folder for backups of this workbook")

// Backup is a copy of a workbook as it stood at a time.
type Backup struct {
	Path     string
	Workbook string    // the file name of the workbook, without its ending
	At       time.Time // when it was begun, to the second, in UTC
	Why      string
	Size     int64 // bytes
	Verified bool  // it was read through when it was written, and has kept its length since; see [Backup.Check]

	// Encrypted with age: of Verified the length cannot be told, and what is done
	// with it needs keys, see [Backup.With].
	Encrypted bool
	keys      *BackupKeys
}

// Backup makes a copy of the workbook in [Options.BackupDir], reads it through
// (pages, history, and whether the tables are what the history amounts to), and
// only then gives it its name; afterwards it throws out what [Options.Keeping]
// no longer keeps. Others may read and write in the meantime. It fails with a
// [*file.NoSpaceError] before writing anything if the disk has no room. Whatever it
// fails with, the workbook was not touched and older backups are all there.
func (w *Workbook) Backup(ctx context.Context, why string) (Backup, error) {
	if w.opt.BackupDir == "" {
		return Backup{}, ErrNoBackups
	}
	b, err := w.backup(ctx, why)
	if err != nil {
		return Backup{}, fmt.Errorf("the backup could not be made: %w", err)
	}
	// That an old backup cannot be thrown out is no fault of the new one.
	_ = w.throwOut(b)
	return b, nil
}

// BackupFirst is [Workbook.Backup] before something else that must go on
// whatever happens: what goes wrong is reported to [Options.Report], and is the
// answer of [Workbook.BackupTrouble] until a backup succeeds again.
func (w *Workbook) BackupFirst(ctx context.Context, why string) (Backup, bool) {
	if w.opt.BackupDir == "" {
		return Backup{}, false
	}
	b, err := w.Backup(ctx, why)
	w.daily.setTrouble(err)
	if err != nil && w.opt.Report != nil {
		w.opt.Report(err)
	}
	return b, err == nil
}

func (w *Workbook) backup(ctx context.Context, why string) (Backup, error) {
	folder := backupFolder(w.opt.BackupDir, w.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return Backup{}, fmt.Errorf("making the folder for backups: %w", err)
	}
	// Any reading repairs what a crash of another program left behind.
	if _, err := w.Version(ctx); err != nil {
		return Backup{}, err
	}
	if err := file.CheckSpace(w.path, folder); err != nil {
		return Backup{}, err
	}
	b := Backup{Workbook: file.WorkbookName(w.path), At: w.opt.Now().UTC().Truncate(time.Second), Why: plainReason(why), Verified: true}
	keys, err := BackupRecipients(w.opt.BackupDir)
	if err != nil {
		return Backup{}, err
	}
	temporary, err := file.CreateTemporary(folder, file.PartPattern)
	if err != nil {
		return Backup{}, err
	}
	if len(keys) > 0 {
		b.Encrypted = true
		var to []age.Recipient
		if to, err = backupRecipients(keys); err == nil {
			err = w.seal(ctx, to, temporary)
		}
	} else if err = errors.Join(sqlite.Snapshot(ctx, w.file, temporary), ctx.Err()); err == nil {
		err = verify(ctx, temporary, w.opt.formats)
	}
	if err == nil {
		err = file.Sync(temporary)
	}
	if err == nil {
		b.Size, b.Path, err = b.place(temporary, folder)
	}
	if err != nil {
		return Backup{}, errors.Join(err, file.RemoveDatabase(temporary))
	}
	return b, nil
}

// verify reads a copy through.
func verify(ctx context.Context, path string, formats []migration) error {
	return Backup{Path: path}.check(ctx, formats)
}

// check reads a backup through. One of an older format has tables that the
// descriptions no longer fit: of that the pages and the history are read.
func (b Backup) check(ctx context.Context, formats []migration) error {
	c, err := b.open(ctx, Options{asFound: true, formats: formats})
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
	if c.sealed != nil && c.sealed.broken.Load() {
		err = &file.Problem{Path: b.Path, State: file.Damaged, Err: err}
	}
	if err := errors.Join(err, c.Close()); err != nil {
		return fmt.Errorf("reading the copy back: %w", err)
	}
	return nil
}

// open opens a backup for reading.
func (b Backup) open(ctx context.Context, opt Options) (*Workbook, error) {
	if b.Encrypted {
		return openSealed(ctx, b, opt)
	}
	opt.ReadOnly, opt.BackupDir = true, ""
	return Open(ctx, b.Path, opt)
}

// place gives a finished copy its name, under which there was no file before.
func (b *Backup) place(temporary, folder string) (int64, string, error) {
	info, err := os.Stat(temporary)
	if err != nil {
		return 0, "", fmt.Errorf("reading the copy back: %w", err)
	}
	for n := 1; ; n++ {
		path := filepath.Join(folder, b.fileName(n))
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		if err != nil {
			return 0, "", fmt.Errorf("naming the copy: %w", err)
		}
		if err = f.Close(); err == nil {
			err = file.Rename(temporary, path)
		}
		if err != nil {
			return 0, "", errors.Join(fmt.Errorf("naming the copy: %w", err), os.Remove(path))
		}
		return info.Size(), path, file.SyncFolder(folder)
	}
}

// Check reads a backup through as was done when it was written.
func (b Backup) Check(ctx context.Context) error { return b.check(ctx, nil) }

// CopyTo makes a workbook of its own from a backup, for when the one it was made
// of cannot be opened any more. It refuses with [ErrExists] to write over a file.
func (b Backup) CopyTo(ctx context.Context, path string) error {
	if err := b.Check(ctx); err != nil {
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
		err = b.copyPlain(path)
	} else if err == nil {
		err = sqlite.Snapshot(ctx, b.Path, path)
	}
	if err == nil {
		err = verify(ctx, path, nil)
	}
	if err == nil {
		err = errors.Join(file.Sync(path), file.SyncFolder(folder))
	}
	if err != nil {
		return errors.Join(err, file.RemoveDatabase(path))
	}
	return nil
}
