package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"kept/store/backup"
	"kept/store/file"
	"kept/store/sqlite"
	"os"
)

// inspect looks at a file before SQLite does and names what it is if it is no
// workbook of a format up to the newest. It must run before the file is opened as
// a database.
func inspect(ctx context.Context, path string, newest int) error {
	problem := func(state file.State, err error) error { return &file.Problem{Path: path, State: state, Err: err} }
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem(file.Missing, nil)
	case err != nil:
		return problem(file.Denied, err)
	case info.IsDir():
		return problem(file.Foreign, nil)
	}
	state, err := headerState(ctx, path, newest)
	switch state {
	case file.Sound:
	case file.Newer:
		if needs := neededVersion(ctx, path); needs != "" {
			err = fmt.Errorf("it needs Kept %s or a later one; %w", needs, err)
		}
		return problem(state, err)
	default:
		return problem(state, err)
	}
	return nil
}

// headerState names what the header says of a file. While another program changes the
// file, what is read of it may be of before and after: then it is read again.
func headerState(ctx context.Context, path string, newest int) (file.State, error) {
	for {
		before := file.Stamp(path)
		h, err := file.ReadHeader(path)
		if err != nil {
			return file.Denied, err
		}
		state, err := h.State(newest)
		if state == file.Sound || file.Stamp(path) == before || ctx.Err() != nil {
			return state, err
		}
	}
}

// connect opens the connections: one that writes, few that read.
func (w *Workbook) connect() error {
	w.beginSQL = "BEGIN IMMEDIATE"
	if !w.opt.ReadOnly && file.FolderKindOf(w.path) != file.FolderLocal {
		// Where other computers read the file too, they wait until a change is whole:
		// what they read in the middle of one, over a network, may be of before and
		// after. The lock is not held between changes, so that all can go on, and so
		// that one that crashes or loses its connection keeps nobody out.
		w.beginSQL = "BEGIN EXCLUSIVE"
	}
	from := sqlite.Settings{Path: w.file, ReadOnly: w.opt.ReadOnly, Throwaway: w.opt.Throwaway}
	if w.vfs != "" {
		from.Path, from.VFS = backup.SealedFile, w.vfs
	}
	var err error
	w.writing, w.reading, err = from.Open()
	return err
}

// format reads the format version of an open workbook.
func (w *Workbook) format(ctx context.Context) (int, error) {
	var format int
	if err := w.reading.QueryRowContext(ctx, "PRAGMA user_version").Scan(&format); err != nil {
		return 0, sqlite.Problem(w.path, err)
	}
	return format, nil
}
