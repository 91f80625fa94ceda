package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"kept/store/file"
	"kept/store/sqlite"
	"time"
)

const unfinishedNotice = "A change to this workbook was cut off, and it cannot be put right where it is: its folder or its disk allows " +
	"reading only. You see a copy that was put right, for reading only; the file itself was not touched. Save a copy somewhere else " +
	"to go on working."

// Notice says to a keeper what is unusual about how the workbook could be opened;
// "" when nothing is.
func (w *Workbook) Notice(ctx context.Context) string {
	if w.isUnfinishedCopy() {
		return unfinishedNotice
	}
	// A clock that is a day wrong may be a time zone that is.
	const wrong = 25 * time.Hour
	var last sql.NullInt64
	if err := w.reading.QueryRowContext(ctx, lastClock).Scan(&last); err != nil || !last.Valid {
		return "" // what is wrong with the file is told elsewhere
	}
	if at, now := Clock(last.Int64).Time(), w.opt.Now(); at.Sub(now) > wrong {
		return "The last change in this workbook is dated " + at.In(now.Location()).Format("2 January 2006") +
			", and this computer's clock says that it is " +
			now.Format("2 January 2006") + ": see whether date and time are right here. The order of the changes is kept whatever the " +
			"clock says, but until then they all carry that later date."
	}
	return ""
}

func (w *Workbook) isUnfinishedCopy() bool { return w.copyFolder != nil && !w.upgraded }

func (w *Workbook) readOnly() error {
	if w.isUnfinishedCopy() {
		return ErrUnfinished
	}
	return ErrReadOnly
}

// openCopy opens for reading a workbook that must be written to before it can be
// read, where that is not allowed: a copy is repaired, in a folder of its own that
// nobody else can look into, and that is removed when the workbook is closed.
func openCopy(ctx context.Context, path string, opt Options) (_ *Workbook, err error) {
	cut := file.IsUnfinished(path)
	private, err := file.NewPrivateFolder("read")
	if err != nil {
		return nil, fmt.Errorf("making a folder for a copy to read: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, private.Remove())
		}
	}()
	copied, err := private.CopyOf(path)
	if err != nil {
		return nil, err
	}
	if err := recoverCopy(ctx, path, copied, opt); err != nil {
		return nil, err
	}
	opt.ReadOnly = true
	w := newWorkbook(path, opt)
	w.file, w.copyFolder, w.upgraded = copied, private, !cut
	if err := w.connect(); err != nil {
		return nil, err
	}
	if err := w.checkQuickly(ctx); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

// mergeLog makes one whole file of a workbook that another program turned to
// writing into a log beside it, if nobody else has it open.
func mergeLog(ctx context.Context, path string) error {
	if !file.HasLog(path) {
		return nil
	}
	w := newWorkbook(path, Options{})
	if err := w.connect(); err != nil {
		return err
	}
	_, err := w.writing.ExecContext(ctx, "SELECT 1")                    // opening it for writing does so
	if err != nil && !sqlite.NeedsWriting(err) && !sqlite.IsBusy(err) { // while the other has it open, it can be read
		return errors.Join(sqlite.Problem(w.path, err), w.Close())
	}
	return w.Close()
}

// recoverCopy takes back in a copy what was cut off, takes in what stands in a log, and
// brings it up to date.
func recoverCopy(ctx context.Context, path, copied string, opt Options) (err error) {
	c := newWorkbook(path, Options{Throwaway: true, formats: opt.formats}) // path is what is told of it
	c.file = copied
	if err := c.connect(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if _, err := c.writing.ExecContext(ctx, "SELECT 1"); err != nil { // opening it does the rest
		return sqlite.Problem(c.path, err)
	}
	format, err := c.format(ctx)
	if err != nil {
		return err
	}
	if err := c.checkQuickly(ctx); err != nil {
		return err
	}
	if format < opt.newest() && !opt.asFound {
		if err := c.migrate(ctx, format); err != nil {
			return fmt.Errorf("bringing a copy of the workbook up to date: %w", err)
		}
	}
	return nil
}
