package backup

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"kept/store/file"
	"os"
	"sync/atomic"

	"filippo.io/age"
	"modernc.org/sqlite/vfs"
)

// Sealed is an encrypted backup that is open: SQLite reads it as a file
// system with one file.
type Sealed struct {
	vfs    string
	system *vfs.FS
	file   *os.File
	plain  io.ReaderAt
	size   int64
	broken atomic.Bool // something that was read was not what had been written
}

// SealedFile is the name of the one file in the file system of a [Sealed].
const SealedFile = "backup"

// Unseal opens an encrypted backup with the keys that it has, see [Backup.With].
// [ErrLocked] if none of them opens it.
func (b Backup) Unseal() (*Sealed, error) {
	if b.keys == nil || len(b.keys.identities) == 0 {
		return nil, ErrLocked
	}
	path, keys := b.Path, b.keys
	f, err := os.Open(path)
	if err != nil {
		return nil, &file.Problem{Path: path, State: file.Denied, Err: err}
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(&file.Problem{Path: path, State: file.Denied, Err: err}, f.Close())
	}
	s := &Sealed{file: f}
	if s.plain, s.size, err = age.DecryptReaderAt(f, info.Size(), keys.identities...); err != nil {
		var no *age.NoIdentityMatchError
		if errors.As(err, &no) {
			return nil, errors.Join(ErrLocked, f.Close())
		}
		return nil, errors.Join(&file.Problem{Path: path, State: file.Damaged, Err: err}, f.Close())
	}
	if s.vfs, s.system, err = vfs.New(s); err != nil {
		return nil, errors.Join(fmt.Errorf("opening the backup: %w", err), f.Close())
	}
	return s, nil
}

// VFS is the name of the file system by which SQLite reads it (sqlite.org/vfs.html).
func (s *Sealed) VFS() string { return s.vfs }

// Size is how many bytes the workbook in it has.
func (s *Sealed) Size() int64 { return s.size }

// Broken tells whether something that was read was not what had been written.
func (s *Sealed) Broken() bool { return s.broken.Load() }

// Close ends reading it; a nil one is closed already.
func (s *Sealed) Close() error {
	if s == nil {
		return nil
	}
	return errors.Join(s.system.Close(), s.file.Close())
}

// Open gives the one file that there is (io/fs).
func (s *Sealed) Open(name string) (fs.File, error) {
	if name != SealedFile {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &sealedReader{SectionReader: io.NewSectionReader(s, 0, s.size), of: s}, nil
}

// ReadAt decrypts.
func (s *Sealed) ReadAt(p []byte, at int64) (int, error) {
	n, err := s.plain.ReadAt(p, at)
	if err != nil && !errors.Is(err, io.EOF) {
		s.broken.Store(true)
	}
	return n, err
}

type sealedReader struct {
	*io.SectionReader
	of *Sealed
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

// DecryptTo writes what an encrypted backup holds into an empty file.
func (b Backup) DecryptTo(to string) error {
	s, err := b.Unseal()
	if err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return errors.Join(fmt.Errorf("writing the workbook: %w", err), s.Close())
	}
	_, err = io.Copy(f, io.NewSectionReader(s, 0, s.size))
	if s.broken.Load() {
		err = &file.Problem{Path: b.Path, State: file.Damaged, Err: err}
	}
	return errors.Join(err, f.Close(), s.Close())
}
