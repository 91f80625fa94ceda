package salvage

import (
	"context"
	"database/sql"
	"fmt"
	"kept/store/file"
	"kept/store/sqlite"
	"os"
	"strings"
)

// damaged reads a damaged file, of which it has a copy of its own.
type damaged struct {
	ctx  context.Context
	db   *sql.DB
	r    *Remains
	most int64          // no number of a row is greater
	ok   map[string]int // of each table, how many readings came to their end
	bad  map[string]int // and how many did not
}

const (
	// mostFailures is after how many failed readings, none of which ever succeeded, a
	// table is given up: its first page is gone, and with it the way to all others.
	mostFailures = 2000
	mostReplicas = 1 << 16
	shortestRow  = 8 // bytes
)

// readTables reads whatever SQLite can read of a file: where a page cannot be read, the
// rows before and after it are found by halving the numbers between them.
func readTables(ctx context.Context, path string, shape Shape) (*Remains, error) {
	db, err := sql.Open("sqlite", file.URI(path)+"?mode=rw&_error_rc=1&_pragma=writable_schema(1)&_pragma=cache_size(-16000)")
	if err != nil {
		return nil, fmt.Errorf("opening the copy of the damaged workbook: %w", err)
	}
	db.SetMaxOpenConns(1)
	defer func() { _ = db.Close() }() // of a copy that is thrown away
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("opening the copy of the damaged workbook: %w", err)
	}
	d := &damaged{ctx: ctx, db: db, r: newRemains(shape), most: info.Size() / shortestRow, ok: map[string]int{}, bad: map[string]int{}}
	d.readReplicas()
	d.readBatches()
	d.readRecords()
	d.readChanges()
	for _, t := range shape.Tables {
		d.readTable(t)
		for _, field := range t.Many {
			d.readItems(t, field)
		}
	}
	return d.r, ctx.Err()
}

// rowReader reads one row and gives its number.
type rowReader func(*sql.Rows) (int64, error)

// span reads the rows of a table whose numbers lie between two, and tells whether some
// are lost. The query has both as its last arguments.
func (d *damaged) span(table, query string, low, high int64, row rowReader, args ...any) (lost bool) {
	if low > high || d.ctx.Err() != nil {
		return false
	}
	if d.ok[table] == 0 && d.bad[table] >= mostFailures {
		d.r.Unread[table] = "its first page is damaged"
		return true
	}
	last, err := d.readBetween(table, query, low, high, row, args)
	switch {
	case err == nil:
		d.ok[table]++
		return false
	case last >= low:
		d.ok[table]++
	default:
		d.bad[table]++
	}
	if strings.Contains(err.Error(), "no such table") {
		d.r.Unread[table] = err.Error()
		return true
	}
	// Rows of the same number as the last one may come after it: it is read again.
	low = max(low, last)
	if low >= high {
		return true
	}
	middle := low + (high-low)/2
	left := d.span(table, query, low, middle, row, args...)
	right := d.span(table, query, middle+1, high, row, args...)
	return left || right
}

// readBetween reads rows until one cannot be read, and gives the number of the last.
func (d *damaged) readBetween(table, query string, low, high int64, row rowReader, args []any) (last int64, err error) {
	last = low - 1
	err = sqlite.Each(d.ctx, d.db, query, append(args, low, high), func(rows *sql.Rows) error {
		n, err := row(rows)
		if err == nil && (n < low || n > high || n < last) {
			err = fmt.Errorf("rows of %s are out of their order", table)
		}
		last = max(last, n)
		return err
	})
	return last, err
}

// highest is the greatest number in a table, or most if that cannot be read.
func (d *damaged) highest(query string, most int64, args ...any) int64 {
	var n sql.NullInt64
	if err := d.db.QueryRowContext(d.ctx, query, args...).Scan(&n); err != nil || n.Int64 > most {
		return most
	}
	return n.Int64
}

func (d *damaged) readReplicas() {
	high := d.highest("SELECT max(no) FROM replica", min(d.most, mostReplicas))
	d.span("replica", "SELECT no, id, start_hash, last_seq, last_hash FROM replica WHERE no BETWEEN ? AND ? ORDER BY no", 1, high,
		func(rows *sql.Rows) (int64, error) {
			var no int64
			var p Replica
			err := rows.Scan(&no, &p.ID, &p.Start, &p.LastSeq, &p.Last)
			if err == nil && d.r.shape.IsID(p.ID) {
				d.r.Replicas[no] = &p
			}
			return no, err
		})
}

func (d *damaged) readBatches() {
	high := d.highest("SELECT max(no) FROM batch", d.most)
	d.span("batch", "SELECT no, id, replica, first_seq, last_seq, clock, who, title, what, coalesce(target, 0) FROM batch WHERE no "+
		"BETWEEN ? AND ? ORDER BY no",
		1, high, func(rows *sql.Rows) (int64, error) {
			var b Batch
			err := rows.Scan(&b.No, &b.ID, &b.Replica, &b.First, &b.Last, &b.Clock, &b.Who, &b.Title, &b.What, &b.Target)
			if err == nil && d.r.shape.IsID(b.ID) {
				d.r.Batches[b.No] = &b
			}
			return b.No, err
		})
}

func (d *damaged) readRecords() {
	high := d.highest("SELECT max(key) FROM record", d.most)
	d.span("record", "SELECT key, id, kind, coalesce(parent, 0), rev, changed FROM record NOT INDEXED WHERE key BETWEEN ? AND ? ORDER BY "+
		"key", 1, high, func(rows *sql.Rows) (int64, error) {
		var key int64
		var id string
		var r Record
		err := rows.Scan(&key, &id, &r.Kind, &r.Parent, &r.Rev, &r.Changed)
		if err == nil && d.r.shape.IsID(id) {
			d.r.IDs[key] = id
			if d.r.shape.isKind(r.Kind) {
				d.r.Records[key] = &r
			}
		}
		return key, err
	})
	// The index over the ids holds them a second time: it is read from both ends.
	for _, order := range []string{"ASC", "DESC"} {
		query := "SELECT id, key FROM record INDEXED BY sqlite_autoindex_record_1 ORDER BY id " + order
		err := sqlite.Each(d.ctx, d.db, query, nil, func(rows *sql.Rows) error {
			var id string
			var key int64
			err := rows.Scan(&id, &key)
			if err == nil && d.r.shape.IsID(id) && d.r.IDs[key] == "" {
				d.r.IDs[key] = id
			}
			return err
		})
		if err == nil {
			return
		}
	}
}

func (d *damaged) readChanges() {
	// A replica whose own row is gone is known by its batches.
	for _, b := range d.r.Batches {
		if d.r.Replicas[b.Replica] == nil {
			d.r.Replicas[b.Replica] = &Replica{}
		}
	}
	if len(d.r.Replicas) == 0 {
		d.r.Replicas[1] = &Replica{}
	}
	for no, p := range d.r.Replicas {
		high := max(p.LastSeq, 0)
		for _, b := range d.r.Batches {
			if b.Replica == no {
				high = max(high, b.Last)
			}
		}
		if high == 0 || high > d.most {
			high = d.highest("SELECT max(seq) FROM change WHERE replica = ?", d.most, no)
		}
		d.span("change", `SELECT seq, clock, batch, record, field, item, value, base_replica, base_seq, hash FROM change
			WHERE replica = ? AND seq BETWEEN ? AND ? ORDER BY seq`, 1, high, func(rows *sql.Rows) (int64, error) {
			var c Change
			err := rows.Scan(&c.Seq, &c.Clock, &c.Batch, &c.Record, &c.Field, &c.Item, &c.Value, &c.BaseReplica, &c.BaseSeq, &c.Hash)
			if err == nil {
				d.r.Changes[Place{no, c.Seq}] = &c
			}
			return c.Seq, err
		}, no)
	}
	d.r.countChanges()
}

// highestKey is the greatest number that a record may have.
func (d *damaged) highestKey() int64 {
	high := int64(0)
	for key := range d.r.IDs {
		high = max(high, key)
	}
	for _, c := range d.r.Changes {
		high = max(high, c.Record)
	}
	return min(high, d.most)
}

// readTable reads the table of a kind.
func (d *damaged) readTable(t Table) {
	quoted := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		quoted[i] = `"` + c + `"`
	}
	query := `SELECT key, removed, ` + strings.Join(quoted,
		", ") + ` FROM "` + t.Kind + `" NOT INDEXED WHERE key BETWEEN ? AND ? ORDER BY key`
	d.span(t.Kind, query, 1, d.highestKey(), func(rows *sql.Rows) (int64, error) {
		var key int64
		row := Row{Kind: t.Kind, Cells: map[string]sql.NullString{}, Items: map[string]map[string]string{}}
		cells := make([]sql.NullString, len(t.Columns))
		into := []any{&key, &row.Removed}
		for i := range cells {
			into = append(into, &cells[i])
		}
		if err := rows.Scan(into...); err != nil {
			return key, err
		}
		for i, c := range t.Columns {
			row.Cells[c] = cells[i]
		}
		d.r.Rows[key] = &row
		return key, nil
	})
}

// readItems reads the table of a field that can have many values.
func (d *damaged) readItems(t Table, field string) {
	table := t.Kind + "_" + field
	query := `SELECT record, item, note FROM "` + table + `" NOT INDEXED WHERE record BETWEEN ? AND ? ORDER BY record`
	lost := d.span(table, query, 1, d.highestKey(), func(rows *sql.Rows) (int64, error) {
		var key int64
		var item, note string
		err := rows.Scan(&key, &item, &note)
		if row := d.r.Rows[key]; err == nil && row != nil && row.Kind == t.Kind {
			if row.Items[field] == nil {
				row.Items[field] = map[string]string{}
			}
			row.Items[field][item] = note
		}
		return key, err
	})
	if !lost {
		return
	}
	for key, row := range d.r.Rows {
		if row.Kind == t.Kind {
			d.r.Partly[key] = true
		}
	}
}
