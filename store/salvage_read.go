package store

import (
	"context"
	"database/sql"
	"fmt"
	"kept/store/file"
	"kept/store/sqlite"
	"os"
	"strings"
)

// remains is what could be read of a damaged workbook. Rows are known by the
// numbers that they have in its file.
type remains struct {
	replicas map[int64]*replicaRow
	batches  map[int64]*batchRow
	records  map[int64]*recordRow
	changes  map[changePlace]*changeRow
	rows     map[int64]*state  // of each record, what its table says; items too
	partly   map[int64]bool    // records some of whose items may not have been read
	ids      map[int64]ID      // of records, also from the index over them
	unread   map[string]string // tables that could not be read at all, and why
	above    map[int64]int64   // see [remains.parentOf]
}

type changePlace struct{ replica, seq int64 }

type replicaRow struct {
	id            string
	start, last   []byte
	lastSeq       int64
	highest, have int64 // of the changes that were found
}

type batchRow struct {
	Batch
	replica, first, last int64
	clock                int64
}

type recordRow struct {
	kind    string
	parent  int64 // 0: none
	rev     int64
	changed int64
}

type changeRow struct {
	logged
	batch int64
	hash  []byte
}

// damaged reads a damaged file, of which it has a copy of its own.
type damaged struct {
	ctx context.Context
	db  *sql.DB
	r   *remains
	ok  map[string]int // of each table, how many readings came to their end
	bad map[string]int // and how many did not
}

// mostFailures is after how many failed readings, none of which ever succeeded, a
// table is given up: its first page is gone, and with it the way to all others.
const mostFailures = 2000

// readRemains reads whatever it can of a file: where a page cannot be read, the
// rows before and after it are found by halving the numbers between them.
func readRemains(ctx context.Context, path string) (*remains, error) {
	db, err := sql.Open("sqlite", file.URI(path)+"?mode=rw&_error_rc=1&_pragma=writable_schema(1)&_pragma=cache_size(-16000)")
	if err != nil {
		return nil, fmt.Errorf("opening the copy of the damaged workbook: %w", err)
	}
	db.SetMaxOpenConns(1)
	defer func() { _ = db.Close() }() // of a copy that is thrown away
	d := &damaged{ctx: ctx, db: db, ok: map[string]int{}, bad: map[string]int{}, r: &remains{
		replicas: map[int64]*replicaRow{}, batches: map[int64]*batchRow{}, records: map[int64]*recordRow{},
		changes: map[changePlace]*changeRow{},
		rows:    map[int64]*state{}, partly: map[int64]bool{}, ids: map[int64]ID{}, unread: map[string]string{},
	}}
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("opening the copy of the damaged workbook: %w", err)
	}
	most := info.Size() / 8 // no row is shorter
	d.readReplicas(min(most, 1<<16))
	d.readBatches(most)
	d.readRecords(most)
	d.readChanges(most)
	for _, k := range kinds {
		d.readTable(k, most)
	}
	return d.r, ctx.Err()
}

// span reads the rows whose numbers lie between two. read is given a query's end
// and calls back for every row with its number.
func (d *damaged) span(table, query string, low, high int64, row func(*sql.Rows) (int64, error), args ...any) (lost bool) {
	if low > high || d.ctx.Err() != nil {
		return false
	}
	if d.ok[table] == 0 && d.bad[table] >= mostFailures {
		d.r.unread[table] = "its first page is damaged"
		return true
	}
	last := low - 1
	err := sqlite.Each(d.ctx, d.db, query, append(args, low, high), func(rows *sql.Rows) error {
		n, err := row(rows)
		if err == nil && (n < low || n > high || n < last) {
			err = fmt.Errorf("rows of %s are out of their order", table)
		}
		last = max(last, n)
		return err
	})
	switch {
	case err == nil:
		d.ok[table]++
		return false
	case last >= low:
		d.ok[table]++
	default:
		d.bad[table]++
	}
	switch {
	case strings.Contains(err.Error(), "no such table"):
		d.r.unread[table] = err.Error()
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

// highest is the greatest number in a table, or most if that cannot be read.
func (d *damaged) highest(query string, most int64, args ...any) int64 {
	var n sql.NullInt64
	if err := d.db.QueryRowContext(d.ctx, query, args...).Scan(&n); err != nil || n.Int64 > most {
		return most
	}
	return n.Int64
}

func (d *damaged) readReplicas(most int64) {
	high := d.highest("SELECT max(no) FROM replica", most)
	d.span("replica", "SELECT no, id, start_hash, last_seq, last_hash FROM replica WHERE no BETWEEN ? AND ? ORDER BY no", 1, high,
		func(rows *sql.Rows) (int64, error) {
			var no int64
			var p replicaRow
			err := rows.Scan(&no, &p.id, &p.start, &p.lastSeq, &p.last)
			if err == nil && ID(p.id).Valid() {
				d.r.replicas[no] = &p
			}
			return no, err
		})
}

func (d *damaged) readBatches(most int64) {
	high := d.highest("SELECT max(no) FROM batch", most)
	d.span("batch", "SELECT no, id, replica, first_seq, last_seq, clock, who, title, what, coalesce(target, 0) FROM batch WHERE no "+
		"BETWEEN ? AND ? ORDER BY no",
		1, high, func(rows *sql.Rows) (int64, error) {
			var b batchRow
			err := rows.Scan(&b.No, &b.ID, &b.replica, &b.first, &b.last, &b.clock, &b.Who, &b.Title, &b.What, &b.Target)
			if err == nil && b.ID.Valid() {
				d.r.batches[b.No] = &b
			}
			return b.No, err
		})
}

func (d *damaged) readRecords(most int64) {
	high := d.highest("SELECT max(key) FROM record", most)
	d.span("record", "SELECT key, id, kind, coalesce(parent, 0), rev, changed FROM record NOT INDEXED WHERE key BETWEEN ? AND ? ORDER BY "+
		"key", 1, high, func(rows *sql.Rows) (int64, error) {
		var key int64
		var id ID
		var r recordRow
		err := rows.Scan(&key, &id, &r.kind, &r.parent, &r.rev, &r.changed)
		if err == nil && id.Valid() {
			d.r.ids[key] = id
			if KindNamed(r.kind) != nil {
				d.r.records[key] = &r
			}
		}
		return key, err
	})
	// The index over the ids holds them a second time: it is read from both ends.
	for _, order := range []string{"ASC", "DESC"} {
		query := "SELECT id, key FROM record INDEXED BY sqlite_autoindex_record_1 ORDER BY id " + order
		err := sqlite.Each(d.ctx, d.db, query, nil, func(rows *sql.Rows) error {
			var id ID
			var key int64
			err := rows.Scan(&id, &key)
			if err == nil && id.Valid() && d.r.ids[key] == "" {
				d.r.ids[key] = id
			}
			return err
		})
		if err == nil {
			return
		}
	}
}

func (d *damaged) readChanges(most int64) {
	// A replica whose own row is gone is known by its batches.
	for _, b := range d.r.batches {
		if d.r.replicas[b.replica] == nil {
			d.r.replicas[b.replica] = &replicaRow{}
		}
	}
	if len(d.r.replicas) == 0 {
		d.r.replicas[1] = &replicaRow{}
	}
	for no, p := range d.r.replicas {
		high := max(p.lastSeq, 0)
		for _, b := range d.r.batches {
			if b.replica == no {
				high = max(high, b.last)
			}
		}
		if high == 0 || high > most {
			high = d.highest("SELECT max(seq) FROM change WHERE replica = ?", most, no)
		}
		d.span("change", `SELECT seq, clock, batch, record, field, item, value, base_replica, base_seq, hash FROM change
			WHERE replica = ? AND seq BETWEEN ? AND ? ORDER BY seq`, 1, high, func(rows *sql.Rows) (int64, error) {
			var c changeRow
			var clock int64
			err := rows.Scan(&c.seq, &clock, &c.batch, &c.record, &c.field, &c.item, &c.value, &c.baseRepl, &c.baseSeq, &c.hash)
			if c.clock = Clock(clock); err == nil {
				d.r.changes[changePlace{no, c.seq}] = &c
				p.highest = max(p.highest, c.seq)
			}
			return c.seq, err
		}, no)
		p.highest = max(p.highest, p.lastSeq)
	}
	for at := range d.r.changes {
		d.r.replicas[at.replica].have++
	}
}

// readTable reads what a kind's tables hold, references by the keys that they name.
func (d *damaged) readTable(k *Kind, most int64) {
	high := int64(0)
	for key := range d.r.ids {
		high = max(high, key)
	}
	for _, c := range d.r.changes {
		high = max(high, c.record)
	}
	high = min(high, most)
	var columns []string
	for i := range k.Fields {
		if !k.Fields[i].Many {
			for _, c := range k.Fields[i].columns() {
				columns = append(columns, quoted(c))
			}
		}
	}
	d.span(k.Name, "SELECT key, removed, "+joinComma(columns)+" FROM "+k.table()+" NOT INDEXED WHERE key BETWEEN ? AND ? ORDER BY key", 1,
		high, func(rows *sql.Rows) (int64, error) {
			var key int64
			s := newState(k)
			cells := make([]sql.NullString, len(columns))
			into := []any{&key, &s.removed}
			for i := range cells {
				into = append(into, &cells[i])
			}
			if err := rows.Scan(into...); err != nil {
				return key, err
			}
			for i := range k.Fields {
				f := &k.Fields[i]
				if f.Many {
					continue
				}
				n := len(f.columns())
				if v := f.canonical(cells[:n]); v != "" {
					s.values[f.Name] = v
				}
				cells = cells[n:]
			}
			d.r.rows[key] = s
			return key, nil
		})
	for i := range k.Fields {
		f := &k.Fields[i]
		if !f.Many {
			continue
		}
		table := k.Name + "_" + f.Name
		if d.span(table, "SELECT record, item, note FROM "+k.itemTable(f)+" NOT INDEXED WHERE record BETWEEN ? AND ? ORDER BY record", 1,
			high,
			func(rows *sql.Rows) (int64, error) {
				var key int64
				var item, note string
				err := rows.Scan(&key, &item, &note)
				if s := d.r.rows[key]; err == nil && s != nil && s.kind == k {
					if s.items[f.Name] == nil {
						s.items[f.Name] = map[string]string{}
					}
					s.items[f.Name][item] = note
				}
				return key, err
			}) {
			for key, s := range d.r.rows {
				if s.kind == k {
					d.r.partly[key] = true
				}
			}
		}
	}
}

func newState(k *Kind) *state {
	return &state{kind: k, values: map[string]string{}, items: map[string]map[string]string{}}
}
