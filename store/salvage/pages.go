package salvage

import (
	"encoding/binary"
	"kept/store/file"
	"math"
)

// pages reads every page of a file for itself, whatever table it is of
// (sqlite.org/fileformat2.html, 1.6 and 2.1). Where a page that leads to others is
// gone, SQLite finds none of them any more; yet they are there.
type pages struct {
	content []byte
	size    int64                                      // of a page
	row     func(inTable bool, no int64, values []any) // called with every row of a table or an index
}

// The kinds of page.
const (
	pageTableLeaf     = 13
	pageTableInterior = 5 // leads to other pages and holds no rows
	pageIndexLeaf     = 10
	pageIndexInterior = 2
	mostColumns       = 200
)

// readAll reads the rows of all pages.
func (p *pages) readAll() {
	for no := int64(1); no*p.size <= int64(len(p.content)); no++ {
		p.readPage(no)
	}
}

// readPage reads the rows of one page.
func (p *pages) readPage(no int64) {
	page, at := p.content[(no-1)*p.size:no*p.size], 0
	if no == 1 {
		at = file.HeaderSize
	}
	kind, first := page[at], at+8
	if kind == pageIndexInterior {
		first = at + 12
	} else if kind != pageTableLeaf && kind != pageIndexLeaf {
		return
	}
	for i := range int(binary.BigEndian.Uint16(page[at+3:])) {
		if first+2*i+2 > len(page) {
			return
		}
		if cell := int(binary.BigEndian.Uint16(page[first+2*i:])); cell >= first && cell < len(page) {
			p.readCell(kind, page[cell:])
		}
	}
}

// readCell reads the row in a cell of a page.
func (p *pages) readCell(kind byte, rest []byte) {
	if kind == pageIndexInterior {
		if len(rest) < 4 {
			return
		}
		rest = rest[4:]
	}
	size, n := varint(rest)
	rest = rest[n:]
	var no int64
	if kind == pageTableLeaf {
		id, n := varint(rest)
		no, rest = int64(id), rest[n:]
	}
	if values := rowValues(p.payload(rest, size, kind == pageTableLeaf)); values != nil {
		p.row(kind == pageTableLeaf, no, values)
	}
}

// payload gathers what a cell holds, on its page and on those that it flows over to.
func (p *pages) payload(rest []byte, size uint64, table bool) []byte {
	u := p.size
	most, least := (u-12)*64/255-23, (u-12)*32/255-23
	if table {
		most = u - 35
	}
	if size > uint64(len(p.content)) {
		return nil
	}
	local := int64(size)
	if local > most {
		if local = least + (int64(size)-least)%(u-4); local > most {
			local = least
		}
	}
	if local > int64(len(rest)) {
		return nil
	}
	if local == int64(size) {
		return rest[:local]
	}
	if local+4 > int64(len(rest)) {
		return nil
	}
	content := append(make([]byte, 0, size), rest[:local]...)
	next := int64(binary.BigEndian.Uint32(rest[local:]))
	for int64(len(content)) < int64(size) {
		if next < 2 || next*u > int64(len(p.content)) {
			return nil
		}
		over := p.content[(next-1)*u : next*u]
		content = append(content, over[4:4+min(u-4, int64(size)-int64(len(content)))]...)
		next = int64(binary.BigEndian.Uint32(over))
	}
	return content
}

// varint reads a number of one to nine bytes; 0 bytes if there is none.
func varint(b []byte) (uint64, int) {
	var v uint64
	for i := range min(len(b), 9) {
		if i == 8 {
			return v<<8 | uint64(b[i]), 9
		}
		v = v<<7 | uint64(b[i]&0x7f)
		if b[i] < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}

// rowValues reads the values of a row: nil, int64, float64, string or []byte; nil if
// it is none.
func rowValues(b []byte) []any {
	size, n := varint(b)
	if n == 0 || size > uint64(len(b)) || size < uint64(n) {
		return nil
	}
	types, rest := b[n:size], b[size:]
	var values []any
	for len(types) > 0 {
		t, n := varint(types)
		width, ok := widthOf(t)
		if n == 0 || !ok || len(values) == mostColumns || width > uint64(len(rest)) {
			return nil
		}
		values = append(values, rowValue(t, rest[:width]))
		types, rest = types[n:], rest[width:]
	}
	return values
}

// widthOf is how many bytes a value of a type has; false for the two types that are
// never in a file.
func widthOf(t uint64) (uint64, bool) {
	if t >= 12 {
		return (t - 12) / 2, true
	}
	return []uint64{0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0}[t], t != 10 && t != 11
}

// rowValue reads a value of a type.
func rowValue(t uint64, b []byte) any {
	switch {
	case t == 0:
		return nil
	case t == 8 || t == 9:
		return int64(t - 8)
	case t == 7:
		return math.Float64frombits(binary.BigEndian.Uint64(b))
	case t < 7:
		v := int64(int8(b[0]))
		for _, x := range b[1:] {
			v = v<<8 | int64(x)
		}
		return v
	case t%2 == 1:
		return string(b)
	}
	return append([]byte{}, b...)
}
