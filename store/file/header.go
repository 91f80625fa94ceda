package file

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

// ApplicationID marks a SQLite file as a workbook: "Kept".
const ApplicationID = 0x4B657074

// The header of a SQLite file (sqlite.org/fileformat2.html, 1.3).
const (
	HeaderSize    = 100
	Magic         = "SQLite format 3\x00"
	OffsetPage    = 16
	OffsetPages   = 28
	OffsetVersion = 60
	OffsetApp     = 68
)

// Header is what the beginning of a file tells without SQLite.
type Header struct {
	Start []byte // the first bytes, at most sampleSize
	size  int64  // of the file
	cut   bool   // a change was cut off, or is being made: the journal has what its length should be
}

const (
	sampleSize = 4096
	// latestFormat is more than any format will ever be: a greater one is damage.
	latestFormat = 1000
)

// ageMagic is how a file begins that age encrypted.
const ageMagic = "age-encryption.org/v1\n"

// ReadHeader must not be used on a file that this process has open as a
// database, except on Linux: closing it would let go of SQLite's locks.
//
// Another program may be making a change: what was read is of one state of the file only if
// [Stamp] gives the same before and after.
func ReadHeader(path string) (*Header, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read from
	h, err := ReadHeaderFrom(f, 0)
	if err != nil {
		return nil, err
	}
	// In this order: once the journal of a change is empty, the file is as long as its header says.
	h.cut = WasCutOff(path)
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	h.size = info.Size()
	return h, nil
}

// ReadHeaderFrom reads the header of a workbook of a size in bytes.
func ReadHeaderFrom(f io.ReaderAt, size int64) (*Header, error) {
	h := &Header{Start: make([]byte, sampleSize), size: size}
	n, err := io.ReadFull(io.NewSectionReader(f, 0, sampleSize), h.Start)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	h.Start = h.Start[:n]
	return h, nil
}

func (h *Header) number(offset int) uint32 { return binary.BigEndian.Uint32(h.Start[offset:]) }

// IsWorkbook tells whether the file says that it is a workbook.
func (h *Header) IsWorkbook() bool {
	return len(h.Start) >= HeaderSize && bytes.HasPrefix(h.Start, []byte(Magic)) && h.number(OffsetApp) == ApplicationID
}

// IsEncrypted tells whether the file is encrypted with age (age-encryption.org/v1).
func (h *Header) IsEncrypted() bool { return bytes.HasPrefix(h.Start, []byte(ageMagic)) }

// HasLog tells whether changes to the file are in a log beside it.
func (h *Header) HasLog() bool { return h.IsWorkbook() && (h.Start[18] == 2 || h.Start[19] == 2) }

// PageSize is in bytes; 0 if the header cannot be right.
func (h *Header) PageSize() int64 {
	page := int64(binary.BigEndian.Uint16(h.Start[OffsetPage:]))
	if page == 1 {
		return 65536
	}
	if page < 512 || page&(page-1) != 0 {
		return 0
	}
	return page
}

// Length is how long the file says that it is.
func (h *Header) Length() int64 { return int64(h.number(OffsetPages)) * h.PageSize() }

// State names what the file is; [Sound] as far as the header can tell.
// newest is the latest format that is read.
func (h *Header) State(newest int) (State, error) {
	switch {
	case h.size == 0:
		return Empty, nil
	case h.IsEncrypted():
		return Encrypted, nil
	case len(h.Start) < HeaderSize:
		return Foreign, nil
	case h.IsWorkbook():
	case h.isAlmostWorkbook():
		return Damaged, errors.New("the first bytes of the file were altered")
	case len(bytes.Trim(h.Start[:HeaderSize], "\x00")) == 0:
		return Damaged, errors.New("the beginning of the file is blank")
	case h.scrambled():
		return Scrambled, nil
	default:
		return Foreign, nil
	}
	switch format := h.number(OffsetVersion); {
	case format == 0 || format > latestFormat:
		return Damaged, fmt.Errorf("it says that it is of format %d", format)
	case int(format) > newest:
		return Newer, fmt.Errorf("it is of format %d, and this Kept reads format %d", format, newest)
	case h.PageSize() == 0:
		return Damaged, errors.New("it says that its pages have a size that there is not")
	case !h.cut && h.Length() > h.size:
		return Truncated, fmt.Errorf("%d bytes are there of %d", h.size, h.Length())
	}
	return Sound, nil
}

// isAlmostWorkbook tells a workbook with a few flipped bits from a file of something else.
func (h *Header) isAlmostWorkbook() bool {
	app := bits.OnesCount32(h.number(OffsetApp) ^ ApplicationID)
	magic := 0
	for i := range len(Magic) {
		magic += bits.OnesCount8(h.Start[i] ^ Magic[i])
	}
	return (magic == 0 && app <= 2) || (app == 0 && magic <= 16)
}

// scrambled tells whether the file looks like noise, as one does that a
// programme of extortion, or somebody's own, has encrypted. Compressed files look
// the same, but say in their first bytes what they are.
func (h *Header) scrambled() bool {
	if len(h.Start) < sampleSize {
		return false
	}
	for _, known := range []string{"PK\x03\x04", "\x1f\x8b", "\x89PNG", "\xff\xd8\xff", "%PDF", "7z\xbc\xaf", "Rar!", "BZh", "\xfd7zXZ",
		"\x28\xb5\x2f\xfd", "OggS", "ID3", "RIFF", "\x00\x00\x00"} {
		if bytes.HasPrefix(h.Start, []byte(known)) {
			return false
		}
	}
	// Shannon's entropy: 4,096 random bytes have 7.95 bits a byte, give or take
	// 0.01; text, tables and programs have below 7.
	var counts [256]float64
	for _, b := range h.Start {
		counts[b]++
	}
	entropy := 0.0
	for _, n := range counts {
		if n > 0 {
			p := n / float64(len(h.Start))
			entropy -= p * math.Log2(p)
		}
	}
	return entropy > 7.8
}

// WasCutOff tells whether a change was under way when a program ended, or is now:
// SQLite puts that right. Between two changes the journal is empty.
func WasCutOff(path string) bool {
	info, err := os.Stat(path + "-journal")
	return err == nil && info.Size() > 0
}

// IsUnfinished tells whether something stands beside the file that belongs into it: a
// journal of a change that was cut off, or changes that another program wrote into
// a log (SQLite's WAL), as a tool for databases may have done.
func IsUnfinished(path string) bool {
	if WasCutOff(path) {
		return true
	}
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return true
	}
	return HasLog(path)
}

// HasLog tells whether the file says that changes to it are in a log beside it.
func HasLog(path string) bool {
	h, err := ReadHeader(path)
	return err == nil && h.HasLog()
}
