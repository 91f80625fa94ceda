package backup

import (
	"context"
	"errors"
	"fmt"
	"kept/store/file"
	"kept/store/sqlite"
	"os"
	"path/filepath"
	"time"
)

// ErrNoFolder says that the workbook was opened without a folder for backups.
var ErrNoFolder = errors.New("there is no folder for backups of this workbook")

// Source is what a maker of backups needs of the open workbook.
type Source interface {
	Path() string                                 // where the workbook is: its backups are called after it
	File() string                                 // the file that is copied: the same, or a repaired copy of it
	Now() time.Time                               // by the workbook's clock
	Version(ctx context.Context) (int64, error)   // rises with every change; 0 while there is nothing to keep
	Check(ctx context.Context, copy Backup) error // reads a copy through: pages, history, and tables against history
}

// Options say where backups are made, and how many are kept.
type Options struct {
	Dir     string      // where backups of workbooks are kept, each in a folder of its own; "" for nowhere
	Keeping Keeping     // which backups are kept; the zero value is what their folder says, see [SetKeeping]
	Report  func(error) // called with what goes wrong with a backup that nobody asked for; from any goroutine
}

// Maker makes the backups of one open workbook. Its methods may be called from any
// goroutine.
type Maker struct {
	source Source
	opt    Options
	daily  daily
}

// NewMaker makes the maker for a workbook.
func NewMaker(source Source, opt Options) *Maker { return &Maker{source: source, opt: opt} }

// Make copies the workbook into its folder, has the copy read through, and only then
// gives it its name; afterwards it removes what [Options.Keeping] no longer keeps.
// Others may read and write in the meantime. It fails with a [*file.NoSpaceError]
// before writing anything if the disk has too little space. If it fails, the workbook
// was not touched and older backups are all there.
func (m *Maker) Make(ctx context.Context, why string) (Backup, error) {
	if m.opt.Dir == "" {
		return Backup{}, ErrNoFolder
	}
	b, err := m.copyAndName(ctx, why)
	if err != nil {
		return Backup{}, fmt.Errorf("the backup could not be made: %w", err)
	}
	m.daily.setTrouble(nil)
	// That an old backup cannot be removed is no fault of the new one.
	_ = m.removeOld(b)
	return b, nil
}

// MakeFirst is [Maker.Make] before something else that must go on whatever happens:
// what goes wrong is reported to [Options.Report], and is the answer of
// [Maker.Trouble] until a backup succeeds again.
func (m *Maker) MakeFirst(ctx context.Context, why string) (Backup, bool) {
	if m.opt.Dir == "" {
		return Backup{}, false
	}
	b, err := m.Make(ctx, why)
	if err == nil || ctx.Err() != nil { // who stopped it had no trouble
		return b, err == nil
	}
	m.daily.setTrouble(err)
	if m.opt.Report != nil {
		m.opt.Report(err)
	}
	return b, false
}

// Folder is where the workbook's backups are, or will be; "" where none are kept.
func (m *Maker) Folder() string {
	if m.opt.Dir == "" {
		return ""
	}
	return folderOf(m.opt.Dir, m.source.Path())
}

// List lists the backups of the workbook, newest first.
func (m *Maker) List() ([]Backup, error) { return List(m.opt.Dir, m.source.Path()) }

func (m *Maker) copyAndName(ctx context.Context, why string) (Backup, error) {
	folder := m.Folder()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return Backup{}, fmt.Errorf("making the folder for backups: %w", err)
	}
	// Any reading repairs what a crash of another program left behind.
	if _, err := m.source.Version(ctx); err != nil {
		return Backup{}, err
	}
	if err := file.CheckSpace(m.source.Path(), folder); err != nil {
		return Backup{}, err
	}
	b := Backup{Workbook: file.WorkbookName(m.source.Path()), At: m.source.Now().UTC().Truncate(time.Second), Why: plainReason(why),
		Verified: true}
	keys, err := Recipients(m.opt.Dir)
	if err != nil {
		return Backup{}, err
	}
	b.Encrypted = len(keys) > 0
	temporary, err := file.CreateTemporary(folder, file.PartPattern)
	if err != nil {
		return Backup{}, err
	}
	if b.Encrypted {
		err = m.writeEncrypted(ctx, keys, temporary)
	} else {
		err = m.write(ctx, temporary)
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

// write copies the workbook, as it is now, into a file, and has it read through.
func (m *Maker) write(ctx context.Context, path string) error {
	if err := errors.Join(sqlite.Snapshot(ctx, m.source.File(), path), ctx.Err()); err != nil {
		return err
	}
	return m.source.Check(ctx, Backup{Path: path})
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

// removeOld removes the workbook's backups that are no longer kept, never the one
// just made, and what a crash left half written.
func (m *Maker) removeOld(made Backup) error {
	list, err := m.List()
	if err != nil {
		return err
	}
	keeping := m.opt.Keeping
	if keeping == (Keeping{}) {
		if keeping, err = KeepingIn(m.opt.Dir); err != nil {
			keeping = DefaultKeeping() // what cannot be read removes nothing that is usually kept
		}
	}
	var errs []error
	for _, b := range keeping.Drop(list, m.source.Now()) {
		if b.Path != made.Path {
			errs = append(errs, os.Remove(b.Path))
		}
	}
	parts, err := filepath.Glob(filepath.Join(file.EscapeGlob(filepath.Dir(made.Path)), file.PartPattern))
	errs = append(errs, err)
	for _, p := range parts {
		// By the computer's clock, as the file's time is; a day, because another
		// program may be writing one.
		if info, err := os.Stat(p); err == nil && time.Since(info.ModTime()) > 24*time.Hour {
			errs = append(errs, file.RemoveDatabase(p))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("removing old backups: %w", err)
	}
	return nil
}
