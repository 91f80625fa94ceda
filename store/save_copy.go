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

// SaveCopy writes a whole copy of the workbook as it stands under a new name, and
// reads it through before it gets that name. It works where the workbook itself
// can no longer be written to, and as long as this program has it open also when
// its file was moved away. It fails with [ErrExists] rather than write over a file.
// It tells how many of its steps are done and what comes next. When its context
// ends, nothing of the copy is left.
func (w *Workbook) SaveCopy(ctx context.Context, to string, report ...func(done, of int, doing string)) (err error) {
	step := func(done int, doing string) {
		for _, t := range report {
			t(done, 2, doing)
		}
	}
	to = file.Absolute(to)
	if _, err := os.Lstat(to); err == nil {
		return fmt.Errorf("saving a copy as %s: %w", to, ErrExists)
	}
	temporary, err := file.CreateTemporary(filepath.Dir(to), file.PartPattern)
	if err != nil {
		return fmt.Errorf("saving a copy: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("saving a copy: %w", err), file.RemoveDatabase(temporary))
		}
	}()
	step(0, "Writing it")
	if err := sqlite.CopyThrough(ctx, w.reading, temporary); err != nil {
		if again := sqlite.Snapshot(ctx, w.file, temporary); again != nil {
			return errors.Join(again, err)
		}
	}
	step(1, "Reading it through")
	if err := checkBackup(ctx, backup.Backup{Path: temporary}, w.opt.formats); err != nil {
		return err
	}
	if err := file.Sync(temporary); err != nil {
		return err
	}
	if err := os.Link(temporary, to); err == nil { // fails if somebody was faster
		err = os.Remove(temporary)
		return errors.Join(err, file.SyncFolder(filepath.Dir(to)))
	} else if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("%s: %w", to, ErrExists)
	}
	if err := file.Rename(temporary, to); err != nil { // a disk without links
		return err
	}
	return file.SyncFolder(filepath.Dir(to))
}
