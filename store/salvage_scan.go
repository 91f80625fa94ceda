package store

import (
	"database/sql"
	"encoding/binary"
	"fmt"
	"kept/store/file"
	"math"
)

// A page that leads to others is gone, and SQLite finds none of them any more; yet
// they are there. scanned reads every page of a file for itself, whatever table it
// is of, and knows the rows of the history by their shape
// (sqlite.org/fileformat2.html, 1.6 and 2.1).
type scanned struct {
	content []byte
	page    int64
	r       *remains
	loose   map[int64][][]any // rows of the kinds' tables, by key
}

// The kinds of page that hold rows.
const (
	pageTableLeaf     = 13
	pageIndexLeaf     = 10
	pageIndexInterior = 2
	mostColumns       = 200
)

// addScanned adds to what SQLite could read what stands on pages that it could not
// reach. columns are those of each kind's table, in their order in the file.
func (r *remains) addScanned(content []byte, page int64, columns map[string][]string) {
	s := &scanned{content: content, page: page, r: r, loose: map[int64][][]any{}}
	for no := int64(1); no*page <= int64(len(content)); no++ {
		s.readPage(no)
	}
	for _, p := range r.replicas {
		p.have, p.highest = 0, p.lastSeq
	}
	for at := range r.changes {
		if r.replicas[at.replica] == nil {
			r.replicas[at.replica] = &replicaRow{}
		}
		p := r.replicas[at.replica]
		p.have, p.highest = p.have+1, max(p.highest, at.seq)
	}
	for _, c := range r.changes {
		if c.field == fieldKind && c.value != nil && r.records[c.record] == nil && KindNamed(*c.value) != nil {
			r.records[c.record] = &recordRow{kind: *c.value}
		}
	}
	r.above = nil
	for key, rows := range s.loose {
		// Of a row that stands in two versions nobody knows which is the later.
		if record := r.records[key]; record != nil && r.rows[key] == nil && len(rows) == 1 {
			if row := rowOfKind(KindNamed(record.kind), columns[record.kind], rows[0]); row != nil {
				r.rows[key], r.partly[key] = row, true
			}
		}
	}
}

// readPage reads the rows of one page.
func (s *scanned) readPage(no int64) {
	page, at := s.content[(no-1)*s.page:no*s.page], 0
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
		cell := int(binary.BigEndian.Uint16(page[first+2*i:]))
		if cell < first || cell >= len(page) {
			continue
		}
		rest := page[cell:]
		if kind == pageIndexInterior {
			if len(rest) < 4 {
				continue
			}
			rest = rest[4:]
		}
		size, n := varint(rest)
		rest = rest[n:]
		var rowid int64
		if kind == pageTableLeaf {
			id, n := varint(rest)
			rowid, rest = int64(id), rest[n:]
		}
		if values := record(s.payload(rest, size, kind == pageTableLeaf)); values != nil {
			s.add(kind == pageTableLeaf, rowid, values)
		}
	}
}

// payload gathers what a cell holds, on its page and on those that it flows over to.
func (s *scanned) payload(rest []byte, size uint64, table bool) []byte {
	u := s.page
	most, least := (u-12)*64/255-23, (u-12)*32/255-23
	if table {
		most = u - 35
	}
	if size > uint64(len(s.content)) {
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
		if next < 2 || next*u > int64(len(s.content)) {
			return nil
		}
		over := s.content[(next-1)*u : next*u]
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

// record reads the values of a row: nil, int64, float64, string or []byte; nil if
// it is none.
func record(b []byte) []any {
	size, n := varint(b)
	if n == 0 || size > uint64(len(b)) || size < uint64(n) {
		return nil
	}
	types, rest := b[n:size], b[size:]
	var values []any
	for len(types) > 0 {
		t, n := varint(types)
		if n == 0 || len(values) == mostColumns {
			return nil
		}
		types = types[n:]
		width := []uint64{0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0}[min(t, 11)]
		if t >= 12 {
			width = (t - 12) / 2
		}
		if t == 10 || t == 11 || width > uint64(len(rest)) {
			return nil
		}
		part := rest[:width]
		rest = rest[width:]
		switch {
		case t == 0:
			values = append(values, nil)
		case t == 8 || t == 9:
			values = append(values, int64(t-8))
		case t == 7:
			values = append(values, math.Float64frombits(binary.BigEndian.Uint64(part)))
		case t < 7:
			v := int64(int8(part[0]))
			for _, x := range part[1:] {
				v = v<<8 | int64(x)
			}
			values = append(values, v)
		case t%2 == 1:
			values = append(values, string(part))
		default:
			values = append(values, append([]byte{}, part...))
		}
	}
	return values
}

// shaped tells whether values are of these sorts: i a whole number, t text, d an id,
// b bytes, n nothing, I or T that or nothing.
func shaped(values []any, shape string) bool {
	if len(values) != len(shape) {
		return false
	}
	for i, sort := range shape {
		_, isInt := values[i].(int64)
		text, isText := values[i].(string)
		_, isBytes := values[i].([]byte)
		isNil := values[i] == nil
		if !map[rune]bool{'i': isInt, 't': isText, 'd': isText && ID(text).Valid(), 'b': isBytes, 'n': isNil, 'I': isInt || isNil,
			'T': isText || isNil}[sort] {
			return false
		}
	}
	return true
}

// add keeps a row of the history, or of a kind's table.
func (s *scanned) add(table bool, rowid int64, v []any) {
	number := func(i int) int64 { n, _ := v[i].(int64); return n }
	text := func(i int) string { t, _ := v[i].(string); return t }
	pointer := func(i int) *int64 {
		if n, ok := v[i].(int64); ok {
			return &n
		}
		return nil
	}
	r := s.r
	switch {
	case !table && shaped(v, "iiiiittTIIb"):
		at := changePlace{number(0), number(1)}
		if r.changes[at] != nil || at.replica < 1 || at.seq < 1 {
			return
		}
		c := &changeRow{batch: number(3), hash: v[10].([]byte)}
		c.seq, c.clock, c.record, c.field, c.item, c.baseRepl, c.baseSeq = at.seq, Clock(number(2)), number(4), text(5), text(6),
			pointer(8),
			pointer(9)
		if value, ok := v[7].(string); ok {
			c.value = &value
		}
		r.changes[at] = c
	case !table:
	case shaped(v, "ndbib"):
		if p := r.replicas[rowid]; p == nil || p.id == "" || p.lastSeq < number(3) {
			r.replicas[rowid] = &replicaRow{id: text(1), start: v[2].([]byte), lastSeq: number(3), last: v[4].([]byte)}
		}
	case shaped(v, "ndiiiitttI"):
		if b := r.batches[rowid]; b == nil || b.last < number(4) {
			r.batches[rowid] = &batchRow{Batch: Batch{No: rowid, ID: ID(text(1)), Who: text(6), Title: text(7), What: text(8),
				Target: number(9)},
				replica: number(2), first: number(3), last: number(4), clock: number(5)}
		}
	case shaped(v, "ndtIiii") && KindNamed(text(2)) != nil:
		if old := r.records[rowid]; old == nil || old.rev < number(5) {
			r.records[rowid] = &recordRow{kind: text(2), parent: number(3), rev: number(5), changed: number(6)}
			r.ids[rowid] = ID(text(1))
		}
	case len(v) >= 2 && v[0] == nil && (v[1] == int64(0) || v[1] == int64(1)):
		s.loose[rowid] = append(s.loose[rowid], v)
	}
}

// rowOfKind gives a row of a kind's table the shape in which records are compared.
func rowOfKind(k *Kind, columns []string, v []any) *state {
	if k == nil || len(v) > len(columns) {
		return nil
	}
	cells := map[string]sql.NullString{}
	for i, c := range columns[:len(v)] {
		if v[i] != nil {
			cells[c] = sql.NullString{String: fmt.Sprint(v[i]), Valid: true}
		}
	}
	s := newState(k)
	s.removed = cells["removed"].String == "1"
	for i := range k.Fields {
		f := &k.Fields[i]
		if f.Many {
			continue
		}
		var of []sql.NullString
		for _, c := range f.columns() {
			of = append(of, cells[c])
		}
		if value := f.canonical(of); value != "" {
			s.values[f.Name] = value
		}
	}
	return s
}
