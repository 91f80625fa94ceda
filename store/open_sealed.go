package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"kept/store/backup"
	"kept/store/file"
)

// openSealed opens an encrypted backup for reading.
func openSealed(ctx context.Context, b backup.Backup, opt Options) (*Workbook, error) {
	s, err := b.Unseal()
	if err != nil {
		return nil, err
	}
	opt.ReadOnly, opt.BackupDir = true, ""
	w := newWorkbook(b.Path, opt)
	w.sealed, w.vfs = s, s.VFS()
	damaged := func(err error) error {
		if s.Broken() {
			err = &file.Problem{Path: b.Path, State: file.Damaged, Err: err}
		}
		return errors.Join(err, w.Close())
	}
	if err := w.connect(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	h, err := file.ReadHeaderFrom(s, s.Size())
	if err == nil {
		var state file.State
		if state, err = h.State(opt.newest()); state != file.Sound {
			err = &file.Problem{Path: b.Path, State: state, Err: err}
		}
	}
	if err != nil {
		return nil, damaged(err)
	}
	format, err := w.format(ctx)
	if err != nil {
		return nil, damaged(err)
	}
	if format < opt.newest() && !opt.asFound {
		if err := w.openUpToDate(ctx); err != nil {
			return nil, damaged(err)
		}
	}
	if err := w.checkQuickly(ctx); err != nil {
		return nil, damaged(err)
	}
	return w, nil
}

// openUpToDate goes on with a copy of an encrypted backup of an older format, in a
// folder that nobody else can look into and that is removed on closing.
func (w *Workbook) openUpToDate(ctx context.Context) error {
	private, err := file.NewPrivateFolder("read")
	if err != nil {
		return fmt.Errorf("making a folder for a copy to read: %w", err)
	}
	w.copyFolder, w.upgraded = private, true
	if w.file, err = private.CopyFrom(io.NewSectionReader(w.sealed, 0, w.sealed.Size())); err != nil {
		return err
	}
	if err := recoverCopy(ctx, w.path, w.file, w.opt); err != nil {
		return err
	}
	if err := errors.Join(w.reading.Close(), w.writing.Close(), w.sealed.Close()); err != nil {
		return err
	}
	w.sealed, w.vfs = nil, ""
	return w.connect()
}
