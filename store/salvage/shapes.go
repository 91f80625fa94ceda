package salvage

import (
	"database/sql"
	"fmt"
)

// loose gathers what is on the pages: the rows of the history are known by their shape,
// and those of the tables of records are kept until it is known of what kind they are.
type loose struct {
	r    *Remains
	rows map[int64][][]any // rows of the kinds' tables, by number
}

// addPages adds to what SQLite could read what is on pages that it could not reach.
// columns are those of each kind's table, in their order in the file.
func (r *Remains) addPages(content []byte, page int64, columns map[string][]string) {
	l := &loose{r: r, rows: map[int64][][]any{}}
	(&pages{content: content, size: page, row: l.add}).readAll()
	r.countChanges()
	for _, c := range r.Changes {
		if c.Field == r.shape.KindField && c.Value != nil && r.Records[c.Record] == nil && r.shape.isKind(*c.Value) {
			r.Records[c.Record] = &Record{Kind: *c.Value}
		}
	}
	for key, rows := range l.rows {
		// Of a row that is there in two versions nobody knows which is the later.
		if record := r.Records[key]; record != nil && r.Rows[key] == nil && len(rows) == 1 {
			if row := rowOf(record.Kind, columns[record.Kind], rows[0]); row != nil {
				r.Rows[key], r.Partly[key] = row, true
			}
		}
	}
}

// The shapes of rows, see [Shape.fits].
const (
	shapeChange  = "iiiiittTIIb" // of the table's only index, which holds the rows themselves
	shapeReplica = "ndbib"
	shapeBatch   = "ndiiiitttI"
	shapeRecord  = "ndtIiii"
)

// fits tells whether values are of the types in a shape: i a whole number, t text, d an
// id, b bytes, n nothing, I or T that or nothing.
func (s *Shape) fits(values []any, shape string) bool {
	if len(values) != len(shape) {
		return false
	}
	for i, want := range shape {
		_, isInt := values[i].(int64)
		text, isText := values[i].(string)
		_, isBytes := values[i].([]byte)
		isNil := values[i] == nil
		if !map[rune]bool{'i': isInt, 't': isText, 'd': isText && s.IsID(text), 'b': isBytes, 'n': isNil, 'I': isInt || isNil,
			'T': isText || isNil}[want] {
			return false
		}
	}
	return true
}

// values are those of one row, of a shape that is known.
type values []any

func (v values) number(i int) int64 { n, _ := v[i].(int64); return n }
func (v values) text(i int) string  { t, _ := v[i].(string); return t }
func (v values) bytes(i int) []byte { b, _ := v[i].([]byte); return b }

// pointer is a number that may be absent.
func (v values) pointer(i int) *int64 {
	if n, ok := v[i].(int64); ok {
		return &n
	}
	return nil
}

// add keeps a row of the history, or of a kind's table.
func (l *loose) add(inTable bool, no int64, row []any) {
	v, s := values(row), &l.r.shape
	switch {
	case !inTable:
		if s.fits(row, shapeChange) {
			l.addChange(v)
		}
	case s.fits(row, shapeReplica):
		l.addReplica(no, v)
	case s.fits(row, shapeBatch):
		l.addBatch(no, v)
	case s.fits(row, shapeRecord) && s.isKind(v.text(2)):
		l.addRecord(no, v)
	case len(v) >= 2 && v[0] == nil && (v[1] == int64(0) || v[1] == int64(1)):
		l.rows[no] = append(l.rows[no], row)
	}
}

// A row may be on several pages, in versions of which the highest is the latest.

func (l *loose) addReplica(no int64, v values) {
	if p := l.r.Replicas[no]; p == nil || p.ID == "" || p.LastSeq < v.number(3) {
		l.r.Replicas[no] = &Replica{ID: v.text(1), Start: v.bytes(2), LastSeq: v.number(3), Last: v.bytes(4)}
	}
}

func (l *loose) addBatch(no int64, v values) {
	if b := l.r.Batches[no]; b == nil || b.Last < v.number(4) {
		l.r.Batches[no] = &Batch{No: no, ID: v.text(1), Replica: v.number(2), First: v.number(3), Last: v.number(4),
			Clock: v.number(5), Who: v.text(6), Title: v.text(7), What: v.text(8), Target: v.number(9)}
	}
}

func (l *loose) addRecord(no int64, v values) {
	if old := l.r.Records[no]; old == nil || old.Rev < v.number(5) {
		l.r.Records[no] = &Record{Kind: v.text(2), Parent: v.number(3), Rev: v.number(5), Changed: v.number(6)}
		l.r.IDs[no] = v.text(1)
	}
}

func (l *loose) addChange(v values) {
	at := Place{v.number(0), v.number(1)}
	if l.r.Changes[at] != nil || at.Replica < 1 || at.Seq < 1 {
		return
	}
	c := &Change{Seq: at.Seq, Clock: v.number(2), Batch: v.number(3), Record: v.number(4), Field: v.text(5), Item: v.text(6),
		BaseReplica: v.pointer(8), BaseSeq: v.pointer(9), Hash: v.bytes(10)}
	if value, ok := v[7].(string); ok {
		c.Value = &value
	}
	l.r.Changes[at] = c
}

// rowOf makes the row of a kind's table of its values.
func rowOf(kind string, columns []string, v []any) *Row {
	if len(v) > len(columns) {
		return nil
	}
	row := &Row{Kind: kind, Cells: map[string]sql.NullString{}, Items: map[string]map[string]string{}}
	for i, c := range columns[:len(v)] {
		if v[i] != nil {
			row.Cells[c] = sql.NullString{String: fmt.Sprint(v[i]), Valid: true}
		}
	}
	row.Removed = row.Cells["removed"].String == "1"
	return row
}
