package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"kept/store/file"
	"kept/store/sqlite"
	"os"
	"sync/atomic"

	"filippo.io/age"
	"modernc.org/sqlite/vfs"
)

// An encrypted backup is written page by page out of the workbook and read page by
// page through its encryption: nothing of it is ever on the disk as it is.

// seal writes the workbook, as it stands, encrypted into a file, and reads it
// through: with a key of its own, which is forgotten then.
func (w *Workbook) seal(ctx context.Context, to []age.Recipient, path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("writing the backup: %w", err)
	}
	out, own, err := sealTo(f, to)
	if err == nil {
		if err = sqlite.WritePages(ctx, w.file, out); err == nil {
			err = out.Close()
		}
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return Backup{Path: path, Encrypted: true, keys: &BackupKeys{[]age.Identity{own}}}.check(ctx, w.opt.formats)
}

// sealTo begins to encrypt to recipients and to a key that is made for this once. It
// must be of a kind that age mixes with theirs.
func sealTo(f io.Writer, to []age.Recipient) (io.WriteCloser, age.Identity, error) {
	own, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, nil, fmt.Errorf("making a key: %w", err)
	}
	// A mixture that is refused is so before anything is written.
	out, err := age.Encrypt(f, append([]age.Recipient{own.Recipient()}, to...)...)
	if err == nil {
		return out, own, nil
	}
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		return nil, nil, fmt.Errorf("making a key: %w", err)
	}
	if out, err = age.Encrypt(f, append([]age.Recipient{hybrid.Recipient()}, to...)...); err != nil {
		return nil, nil, fmt.Errorf("encrypting: %w", err)
	}
	return out, hybrid, nil
}

// sealedBackup is an encrypted backup that is open: SQLite reads it as a file
// system with one file.
type sealedBackup struct {
	name   string // of the file system
	system *vfs.FS
	file   *os.File
	plain  io.ReaderAt
	size   int64
	broken atomic.Bool // something that was read was not what had been written
}

const sealedName = "backup"

// unseal opens an encrypted backup with keys.
func unseal(path string, keys *BackupKeys) (*sealedBackup, error) {
	if keys == nil || len(keys.identities) == 0 {
		return nil, ErrBackupLocked
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, &file.Problem{Path: path, State: file.Denied, Err: err}
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(&file.Problem{Path: path, State: file.Denied, Err: err}, f.Close())
	}
	s := &sealedBackup{file: f}
	if s.plain, s.size, err = age.DecryptReaderAt(f, info.Size(), keys.identities...); err != nil {
		var no *age.NoIdentityMatchError
		if errors.As(err, &no) {
			return nil, errors.Join(ErrBackupLocked, f.Close())
		}
		return nil, errors.Join(&file.Problem{Path: path, State: file.Damaged, Err: err}, f.Close())
	}
	if s.name, s.system, err = vfs.New(s); err != nil {
		return nil, errors.Join(fmt.Errorf("opening the backup: %w", err), f.Close())
	}
	return s, nil
}

// again is for another set of connections to it while it is open.
func (s *sealedBackup) again() *sealedBackup {
	if s == nil {
		return nil
	}
	return &sealedBackup{name: s.name}
}

func (s *sealedBackup) close() error {
	if s == nil || s.system == nil {
		return nil
	}
	return errors.Join(s.system.Close(), s.file.Close())
}

// Open gives the one file that there is (io/fs).
func (s *sealedBackup) Open(name string) (fs.File, error) {
	if name != sealedName {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &sealedReader{SectionReader: io.NewSectionReader(s, 0, s.size), of: s}, nil
}

// ReadAt decrypts.
func (s *sealedBackup) ReadAt(p []byte, at int64) (int, error) {
	n, err := s.plain.ReadAt(p, at)
	if err != nil && !errors.Is(err, io.EOF) {
		s.broken.Store(true)
	}
	return n, err
}

type sealedReader struct {
	*io.SectionReader
	of *sealedBackup
}

func (r *sealedReader) Stat() (fs.FileInfo, error) {
	info, err := r.of.file.Stat()
	return sealedInfo{info, r.of.size}, err
}

func (r *sealedReader) Close() error { return nil } // the file stays open for others

// sealedInfo is about the encrypted file, but for its length.
type sealedInfo struct {
	fs.FileInfo
	size int64
}

func (i sealedInfo) Size() int64 { return i.size }

// openSealed opens an encrypted backup for reading.
func openSealed(ctx context.Context, b Backup, opt Options) (*Workbook, error) {
	s, err := unseal(b.Path, b.keys)
	if err != nil {
		return nil, err
	}
	opt.ReadOnly, opt.BackupDir = true, ""
	w := newWorkbook(b.Path, opt)
	w.sealed = s
	damaged := func(err error) error {
		if s.broken.Load() {
			err = &file.Problem{Path: b.Path, State: file.Damaged, Err: err}
		}
		return errors.Join(err, w.Close())
	}
	if err := w.connect(); err != nil {
		return nil, errors.Join(err, s.close())
	}
	h, err := file.ReadHeaderFrom(s, s.size)
	if err == nil {
		var state file.State
		if state, err = h.State(opt.newest(), false); state != file.Sound {
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
		return fmt.Errorf("making room for a copy to read: %w", err)
	}
	w.copyFolder, w.upgraded = private, true
	if w.file, err = private.CopyFrom(io.NewSectionReader(w.sealed, 0, w.sealed.size)); err != nil {
		return err
	}
	if err := recoverCopy(ctx, w.path, w.file, w.opt); err != nil {
		return err
	}
	if err := errors.Join(w.reading.Close(), w.writing.Close(), w.sealed.close()); err != nil {
		return err
	}
	w.sealed = nil
	return w.connect()
}

// copyPlain writes what an encrypted backup holds into a new file.
func (b Backup) copyPlain(to string) error {
	s, err := unseal(b.Path, b.keys)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return errors.Join(fmt.Errorf("writing the workbook: %w", err), s.close())
	}
	_, err = io.Copy(f, io.NewSectionReader(s, 0, s.size))
	if s.broken.Load() {
		err = &file.Problem{Path: b.Path, State: file.Damaged, Err: err}
	}
	return errors.Join(err, f.Close(), s.close())
}
