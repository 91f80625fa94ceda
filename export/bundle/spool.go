package bundle

import (
	"bufio"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"

	"kept/store/file"
)

// fileSum is what the lists of a bundle say of one of its files.
type fileSum struct {
	size   int64
	sha256 string // as datapackage.json writes it: "sha256:" and hexadecimal
	sha512 string // in hexadecimal
	crc    uint32
}

// summer works out the sums of what is written to it.
type summer struct {
	size        int64
	short, long interface {
		io.Writer
		Sum([]byte) []byte
	}
	crc uint32
}

func newSummer() *summer { return &summer{short: sha256.New(), long: sha512.New()} }

// Write takes more in; it never fails.
func (s *summer) Write(data []byte) (int, error) {
	_, _ = s.short.Write(data) // a hash takes everything
	_, _ = s.long.Write(data)
	s.crc = crc32.Update(s.crc, crc32.IEEETable, data)
	s.size += int64(len(data))
	return len(data), nil
}

// WriteString takes more in, without copying all of it.
func (s *summer) WriteString(text string) (int, error) {
	inPieces(text, func(piece []byte) { _, _ = s.Write(piece) }) // it never fails
	return len(text), nil
}

// inPieces hands a text over as bytes, a piece at a time.
func inPieces(text string, handle func(piece []byte)) {
	var piece [8 << 10]byte
	for len(text) > 0 {
		n := copy(piece[:], text)
		handle(piece[:n])
		text = text[n:]
	}
}

func (s *summer) sum() fileSum {
	return fileSum{s.size, "sha256:" + hex.EncodeToString(s.short.Sum(nil)), hex.EncodeToString(s.long.Sum(nil)), s.crc}
}

// spool keeps the files of a bundle that is being made in one file beside it, so
// that the memory needed does not grow with the bundle: what says how large the
// files are stands before them in the zip.
type spool struct {
	file *os.File
	at   int64
	from map[string]int64 // where each begins
	sums map[string]fileSum
}

func newSpool(dir string) (*spool, error) {
	f, err := os.CreateTemp(dir, ".kept-*.part")
	if err != nil {
		return nil, fmt.Errorf("writing the bundle: %w", err)
	}
	return &spool{file: f, from: map[string]int64{}, sums: map[string]fileSum{}}, nil
}

// put adds a file that write writes.
func (s *spool) put(name string, write func(w io.Writer) error) error {
	sums, to := newSummer(), bufio.NewWriterSize(s.file, 64<<10)
	if err := write(io.MultiWriter(sums, to)); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	if err := to.Flush(); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	s.from[name], s.sums[name] = s.at, sums.sum()
	s.at += sums.size
	if sums.size > mostEntry {
		return &TooLargeError{What: name, Bytes: sums.size, Most: mostEntry}
	}
	return nil
}

// putBytes adds a file that is in memory.
func (s *spool) putBytes(name string, data []byte) error {
	return s.put(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// open reads a file of the spool from its beginning.
func (s *spool) open(name string) io.Reader {
	return io.NewSectionReader(s.file, s.from[name], s.sums[name].size)
}

// close takes the spool away.
func (s *spool) close() error { return errors.Join(s.file.Close(), file.Remove(s.file.Name())) }

// TooLargeError says that what a workbook holds is more than a bundle may, since
// nobody's check would read it.
type TooLargeError struct {
	What        string // a file of the bundle, or "" for all of it
	Bytes, Most int64
}

func (e *TooLargeError) Error() string {
	what := "the bundle"
	if e.What != "" {
		what = "the file " + e.What + " in the bundle"
	}
	return fmt.Sprintf("%s would be %d MB, and may be %d MB; nothing was written. Shorten long texts, or take out what ended long ago",
		what, (e.Bytes+1<<20-1)>>20, e.Most>>20)
}
