package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"math/bits"
	"os"
)

// applicationID marks a SQLite file as a workbook: "Kept".
const applicationID = 0x4B657074

// The header of a SQLite file (sqlite.org/fileformat2.html, 1.3).
const (
	headerSize    = 100
	headerMagic   = "SQLite format 3\x00"
	offsetPage    = 16
	offsetPages   = 28
	offsetVersion = 60
	offsetApp     = 68
)

// header is what the beginning of a file tells without SQLite.
type header struct {
	start []byte // the first bytes, at most sampleSize
	size  int64  // of the file
}

const (
	sampleSize = 4096
	// latestFormat is more than any format will ever be: a greater one is damage.
	latestFormat = 1000
)

// ageMagic is how a file begins that age encrypted.
const ageMagic = "age-encryption.org/v1\n"

// readHeader must not be used on a file that this process has open as a
// database, except on Linux: closing it would let go of SQLite's locks.
func readHeader(path string) (*header, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read from
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return readHeaderOf(f, info.Size())
}

func readHeaderOf(f io.ReaderAt, size int64) (*header, error) {
	h := &header{start: make([]byte, sampleSize), size: size}
	n, err := io.ReadFull(io.NewSectionReader(f, 0, sampleSize), h.start)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	h.start = h.start[:n]
	return h, nil
}

func (h *header) number(offset int) uint32 { return binary.BigEndian.Uint32(h.start[offset:]) }

// ours tells whether the file says that it is a workbook.
func (h *header) ours() bool {
	return len(h.start) >= headerSize && bytes.HasPrefix(h.start, []byte(headerMagic)) && h.number(offsetApp) == applicationID
}

// sealed tells whether the file is encrypted with age (age-encryption.org/v1).
func (h *header) sealed() bool { return bytes.HasPrefix(h.start, []byte(ageMagic)) }

// logged tells whether changes to the file are in a log beside it.
func (h *header) logged() bool { return h.ours() && (h.start[18] == 2 || h.start[19] == 2) }

// pageSize is in bytes; 0 if the header cannot be right.
func (h *header) pageSize() int64 {
	page := int64(binary.BigEndian.Uint16(h.start[offsetPage:]))
	if page == 1 {
		return 65536
	}
	if page < 512 || page&(page-1) != 0 {
		return 0
	}
	return page
}

// length is how long the file says that it is.
func (h *header) length() int64 { return int64(h.number(offsetPages)) * h.pageSize() }

// state names what the file is; [FileSound] as far as the header can tell.
// journal says that a change was cut off: the length is put right by it.
// newest is the latest format that is read.
func (h *header) state(newest int, journal bool) (FileState, error) {
	switch {
	case h.size == 0:
		return FileEmpty, nil
	case h.sealed():
		return FileEncrypted, nil
	case len(h.start) < headerSize:
		return FileForeign, nil
	case h.ours():
	case h.almostOurs():
		return FileDamaged, errors.New("the first bytes of the file were altered")
	case len(bytes.Trim(h.start[:headerSize], "\x00")) == 0:
		return FileDamaged, errors.New("the beginning of the file is blank")
	case h.scrambled():
		return FileScrambled, nil
	default:
		return FileForeign, nil
	}
	switch format := h.number(offsetVersion); {
	case format == 0 || format > latestFormat:
		return FileDamaged, fmt.Errorf("it says that it is of format %d", format)
	case int(format) > newest:
		return FileNewer, fmt.Errorf("it is of format %d, and this Kept reads format %d", format, newest)
	case h.pageSize() == 0:
		return FileDamaged, errors.New("it says that its pages have a size that there is not")
	case !journal && h.length() > h.size:
		return FileTruncated, fmt.Errorf("%d bytes are there of %d", h.size, h.length())
	}
	return FileSound, nil
}

// almostOurs tells a workbook with a few flipped bits from a file of something else.
func (h *header) almostOurs() bool {
	app := bits.OnesCount32(h.number(offsetApp) ^ applicationID)
	magic := 0
	for i := range len(headerMagic) {
		magic += bits.OnesCount8(h.start[i] ^ headerMagic[i])
	}
	return (magic == 0 && app <= 2) || (app == 0 && magic <= 16)
}

// scrambled tells whether the file looks like noise, as one does that a
// programme of extortion, or somebody's own, has encrypted. Compressed files look
// the same, but say in their first bytes what they are.
func (h *header) scrambled() bool {
	if len(h.start) < sampleSize {
		return false
	}
	for _, known := range []string{"PK\x03\x04", "\x1f\x8b", "\x89PNG", "\xff\xd8\xff", "%PDF", "7z\xbc\xaf", "Rar!", "BZh", "\xfd7zXZ", "\x28\xb5\x2f\xfd", "OggS", "ID3", "RIFF", "\x00\x00\x00"} {
		if bytes.HasPrefix(h.start, []byte(known)) {
			return false
		}
	}
	// Shannon's entropy: 4,096 random bytes have 7.95 bits a byte, give or take
	// 0.01; text, tables and programs have below 7.
	var counts [256]float64
	for _, b := range h.start {
		counts[b]++
	}
	entropy := 0.0
	for _, n := range counts {
		if n > 0 {
			p := n / float64(len(h.start))
			entropy -= p * math.Log2(p)
		}
	}
	return entropy > 7.8
}

// cutOff tells whether a change was under way when a program ended, or is now:
// SQLite puts that right. Between two changes the journal is empty.
func cutOff(path string) bool {
	info, err := os.Stat(path + "-journal")
	return err == nil && info.Size() > 0
}

// unfinished tells whether something stands beside the file that belongs into it: a
// journal of a change that was cut off, or changes that another program wrote into
// a log (SQLite's WAL), as a tool for databases may have done.
func unfinished(path string) bool {
	if cutOff(path) {
		return true
	}
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return true
	}
	return hasLog(path)
}

// hasLog tells whether the file says that changes to it are in a log beside it.
func hasLog(path string) bool {
	h, err := readHeader(path)
	return err == nil && h.logged()
}
