package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"kept/store/backup"
	"kept/store/file"
	"kept/store/sqlite"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Options say how a workbook is opened.
type Options struct {
	Now      func() time.Time // the clock; nil is the computer's
	Entropy  io.Reader        // randomness for ids; nil is the computer's
	Keeper   string           // who is writing; every change carries it
	StateDir string           // where this computer remembers which replicas it made; "" for nowhere
	ReadOnly bool             // nothing can be written

	// Throwaway spares waiting for the disk: only for a file that is made again
	// each time and thrown away, such as a demonstration. A power loss may spoil it.
	Throwaway bool

	BackupDir string         // where backups of workbooks are kept, each in a folder of its own; "" for nowhere
	Keeping   backup.Keeping // which backups are kept; the zero value is what their folder says
	Report    func(error)    // told what goes wrong beside the work, such as a backup that failed; from any goroutine

	formats []migration // instead of those that were released
	asFound bool        // an older format is read as it is and not brought up to date
}

// Workbook is an open workbook. Its methods may be called from any goroutine:
// reads run side by side, writes one after another.
type Workbook struct {
	path       string
	file       string              // what is read: the same, or a copy in a private folder
	copyFolder *file.PrivateFolder // if it had to be repaired on a copy
	upgraded   bool                // the copy was made only to bring it up to date
	sealed     *backup.Sealed      // if it is a backup that is encrypted
	vfs        string              // the file system by which SQLite reads that; "" for the computer's
	beginSQL   string              // how a change begins
	opt        Options
	reading    *sql.DB
	writing    *sql.DB
	replicas   replicaMemory

	mu         sync.Mutex // held by the one who writes
	conn       *sql.Conn  // the writing connection, once there is one
	stmts      map[string]*sql.Stmt
	replica    *replica       // who writes the history in this file; nil before the first write
	fresh      []byte         // random bytes read ahead
	ownBatches map[int64]bool // the batches that were written through this

	backups *backup.Maker // makes the backup before the first change of a day, and others

	keeperMu sync.RWMutex
	keeper   string
}

// Create makes a new workbook. It refuses with [ErrExists] to write over a file.
func Create(ctx context.Context, path string, opt Options) (*Workbook, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("making the workbook %s: %w", path, ErrExists)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("making the workbook's folder: %w", err)
	}
	// Made empty first, so that nobody but its owner can ever read it.
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("making the workbook: %w", err)
	}
	if err := f.Close(); err != nil {
		return nil, fmt.Errorf("making the workbook: %w", err)
	}
	w := newWorkbook(path, opt)
	if err := w.connect(); err == nil {
		err = w.migrate(ctx, 0)
		if err == nil {
			return w, nil
		}
		return nil, errors.Join(fmt.Errorf("making the workbook: %w", err), w.Close(), os.Remove(path))
	} else {
		return nil, errors.Join(fmt.Errorf("making the workbook: %w", err), os.Remove(path))
	}
}

// Open opens a workbook. A file that is none, or that this version cannot read,
// is refused with a [*file.Problem] and not touched.
func Open(ctx context.Context, path string, opt Options) (*Workbook, error) {
	if err := inspect(ctx, path, opt.newest()); err != nil {
		return nil, err
	}
	if !opt.ReadOnly {
		if err := checkCutOff(ctx, path); err != nil {
			return nil, err
		}
		if err := mergeLog(ctx, path); err != nil {
			return nil, err
		}
	}
	w := newWorkbook(path, opt)
	if err := w.connect(); err != nil {
		return nil, err
	}
	format, err := w.format(ctx)
	if w.needsCopy(format, err) {
		if err := w.Close(); err != nil {
			return nil, err
		}
		return openCopy(ctx, path, opt)
	}
	if err == nil {
		err = w.checkQuickly(ctx)
	}
	if err == nil && format < opt.newest() && !opt.ReadOnly {
		if err = w.upgrade(ctx, format); err != nil {
			err = fmt.Errorf("bringing the workbook up to date: %w", err)
		}
	}
	if err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

// needsCopy tells whether a file can be read on a copy only: what was cut off in it must
// be taken back first, or it must be brought up to date, and it is not to be written to.
// format and err are what asking for its format gave.
func (w *Workbook) needsCopy(format int, err error) bool {
	if err != nil {
		return file.IsUnfinished(w.path) && sqlite.NeedsWriting(err)
	}
	return w.opt.ReadOnly && !w.opt.asFound && format < w.opt.newest()
}

// checkCutOff checks a workbook in which a change was cut off. Taking back that
// change writes to the file: it is tried on a copy first, in case the journal is
// damaged. That is rare enough for a thorough check, where it takes no more than a
// second or two.
func checkCutOff(ctx context.Context, path string) error {
	if !file.WasCutOff(path) {
		return nil
	}
	if being, err := isBeingChanged(ctx, path); being || err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return &file.Problem{Path: path, State: file.Denied, Err: err}
	}
	h, err := CheckFile(ctx, path, info.Size() < 16<<20)
	if err != nil {
		return err
	}
	return h.Problem()
}

// isBeingChanged tells whether a journal is that of a program which is making a change now: then
// SQLite can read the file as it is. What a program that ended has left must be taken back first.
func isBeingChanged(ctx context.Context, path string) (bool, error) {
	w := newWorkbook(path, Options{ReadOnly: true})
	if err := w.connect(); err != nil {
		return false, err
	}
	_, err := w.format(ctx)
	return err == nil, w.Close()
}

// upgrade migrates a workbook of an older format, after a backup of it.
func (w *Workbook) upgrade(ctx context.Context, format int) error {
	if w.opt.BackupDir != "" {
		if _, err := w.Backup(ctx, backup.WhyMigration); err != nil {
			return err
		}
	}
	return w.migrate(ctx, format)
}

func newWorkbook(path string, opt Options) *Workbook {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Entropy == nil {
		opt.Entropy = rand.Reader
	}
	w := &Workbook{path: path, file: path, opt: opt, keeper: opt.Keeper, stmts: map[string]*sql.Stmt{},
		replicas: replicaMemory{file.Memory(opt.StateDir)}}
	w.backups = backup.NewMaker(backupSource{w}, backup.Options{Dir: opt.BackupDir, Keeping: opt.Keeping, Report: opt.Report})
	return w
}

// Path is where the workbook is.
func (w *Workbook) Path() string { return w.path }

// Keeper is who is writing.
func (w *Workbook) Keeper() string {
	w.keeperMu.RLock()
	defer w.keeperMu.RUnlock()
	return w.keeper
}

// SetKeeper says who is writing from now on.
func (w *Workbook) SetKeeper(name string) {
	w.keeperMu.Lock()
	defer w.keeperMu.Unlock()
	w.keeper = name
}

// Now is the time by the workbook's clock.
func (w *Workbook) Now() time.Time { return w.opt.Now() }

// Close ends all work on the file. It waits for a write under way.
func (w *Workbook) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	var errs []error
	if w.replica != nil {
		w.replicas.remember(w.replica.id, w.path, w.replica.seq)
	}
	for _, s := range w.stmts {
		errs = append(errs, s.Close())
	}
	w.stmts = map[string]*sql.Stmt{}
	if w.conn != nil {
		errs = append(errs, w.conn.Close())
		w.conn = nil
	}
	errs = append(errs, w.reading.Close(), w.writing.Close(), w.sealed.Close(), w.copyFolder.Remove())
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("closing the workbook: %w", err)
	}
	return nil
}
