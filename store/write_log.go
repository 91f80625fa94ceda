package store

import (
	"database/sql"
	"errors"
	"fmt"
	"kept/store/input"
	"strings"
)

// log appends a change to the history; hasValue is false when it takes the value
// away. The change's base is the one that it replaces.
func (tx *Tx) log(m *meta, field, item, value string, hasValue bool) error {
	if err := tx.guard(m, field, value); err != nil {
		return err
	}
	if field == "carried" {
		tx.marked[m.owner] = true
	}
	r := tx.replica
	c := logged{seq: r.seq + 1, clock: r.clock.after(tx.now), record: m.key, id: m.id, field: field, item: item}
	if hasValue {
		c.value = &value
	}
	place := field + "\x00" + item
	if !m.made || m.logged[place] {
		if err := tx.flush(); err != nil {
			return err
		}
		var baseReplica, baseSeq int64
		err := tx.queryRow(`SELECT c.replica, c.seq, r.id FROM change c JOIN replica r ON r.no = c.replica
			WHERE c.record = ? AND c.field = ? AND c.item = ? ORDER BY c.clock DESC, r.id DESC LIMIT 1`,
			[]any{m.key, field, item}, &baseReplica, &baseSeq, &c.baseID)
		switch {
		case err == nil:
			c.baseRepl, c.baseSeq = &baseReplica, &baseSeq
		case !errors.Is(err, sql.ErrNoRows):
			return fmt.Errorf("reading the history: %w", err)
		}
	}
	if m.made {
		m.logged[place] = true
	}
	hash := chain(r.hash, r.id, &tx.batch, &c)
	tx.pending = append(tx.pending, r.no, c.seq, int64(c.clock), tx.batch.No, m.key, field, item, c.value, c.baseRepl, c.baseSeq, hash)
	if len(tx.pending) >= changeColumns*changesAtOnce {
		if err := tx.flush(); err != nil {
			return err
		}
	}
	r.seq, r.clock, r.hash = c.seq, c.clock, hash
	tx.batch.Changes++
	tx.touch(m)
	if m.kind.inSearchText(field) {
		tx.owners[m.owner] = true
	}
	return nil
}

// inSearchText tells whether the text by which records are found has a field in it.
func (k *Kind) inSearchText(field string) bool {
	f := k.Field(field)
	return f == nil || f.isSearched() || (k == &priorityKind && field == "rank") // see labelSQL
}

// Changes are written several at a time: it halves the time of a long import.
const (
	changeColumns = 11
	changesAtOnce = 16
)

// flush writes the changes that are waiting.
func (tx *Tx) flush() error {
	for len(tx.pending) > 0 {
		n := 1
		if len(tx.pending) >= changeColumns*changesAtOnce {
			n = changesAtOnce
		}
		row := "(" + placeholders(changeColumns) + ")"
		err := tx.exec("INSERT INTO change (replica, seq, clock, batch, record, field, item, value, base_replica, base_seq, hash) VALUES "+
			row+strings.Repeat(","+row, n-1), tx.pending[:n*changeColumns]...)
		if err != nil {
			return fmt.Errorf("writing the history: %w", err)
		}
		tx.pending = tx.pending[n*changeColumns:]
	}
	return nil
}

// touch notes that a record changed, and with it what it belongs to.
func (tx *Tx) touch(m *meta) {
	for {
		tx.touched[m.key] = true
		if m.parent == "" {
			return
		}
		p, err := tx.meta(m.parent)
		if err != nil {
			return // its parent is a foreign key: it is there
		}
		m = p
	}
}

// touchReferring has the text of the records that name this one indexed again.
func (tx *Tx) touchReferring(m *meta) error {
	if m.made {
		return nil
	}
	for _, k := range kinds {
		for i := range k.Fields {
			f := &k.Fields[i]
			if f.Type != Ref || f.Of != m.kind.Name {
				continue
			}
			query := "SELECT r.owner FROM " + k.table() + " t JOIN record r ON r.key = t.key WHERE t." + quoted(f.Name) + " = ?"
			if f.Many {
				query = "SELECT r.owner FROM " + k.itemTable(f) + " i JOIN record r ON r.key = i.record WHERE i.item = ?"
			}
			if err := tx.each(query, []any{m.key}, func(rows *sql.Rows) error {
				var owner int64
				err := rows.Scan(&owner)
				tx.owners[owner] = true
				return err
			}); err != nil {
				return fmt.Errorf("finding what names %s: %w", m.kind.Title, err)
			}
		}
	}
	return nil
}

// addTally notes that n more records hold this value.
func (tx *Tx) addTally(kind, field, item string, n int) {
	tx.tallies[tallyKey{kind, field, item}] += n
}

// addTallies counts a whole record in or out.
func (tx *Tx) addTallies(m *meta, n int) error {
	tx.addTally(m.kind.Name, "", "", n)
	for i := range m.kind.Fields {
		f := &m.kind.Fields[i]
		switch {
		case f.Many:
			items, err := tx.items(m, f)
			if err != nil {
				return err
			}
			for _, item := range items {
				tx.addTally(m.kind.Name, f.Name, item.Value, n)
			}
		case f.isTallied():
			v, err := tx.value(m, f)
			if err != nil {
				return err
			}
			tx.addTally(m.kind.Name, f.Name, v, n)
		}
	}
	return nil
}

// meta reads what a change needs to know of a record; [ErrNotFound] if there is none.
func (tx *Tx) meta(id ID) (*meta, error) {
	if m, ok := tx.metas[id]; ok {
		return m, nil
	}
	var (
		m      = &meta{id: id}
		kind   string
		parent sql.NullString
	)
	err := tx.queryRow("SELECT r.key, r.owner, r.kind, r.rev, p.id FROM record r LEFT JOIN record p ON p.key = r.parent WHERE r.id = ?",
		[]any{string(id)}, &m.key, &m.owner, &kind, &m.rev, &parent)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("looking for %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("looking for a record: %w", err)
	}
	if m.kind = KindNamed(kind); m.kind == nil {
		return nil, fmt.Errorf("the workbook holds a kind of record, %q, that this Kept does not know", kind)
	}
	m.parent = ID(parent.String)
	if err := tx.queryRow("SELECT removed FROM "+m.kind.table()+" WHERE key = ?", []any{m.key}, &m.removed); err != nil {
		return nil, fmt.Errorf("looking for a record: %w", err)
	}
	tx.metas[id], tx.byKey[m.key] = m, m
	return m, nil
}

func (tx *Tx) keyOf(id ID) (int64, error) {
	m, err := tx.meta(id)
	if err != nil {
		return 0, err
	}
	return m.key, nil
}

func (tx *Tx) field(id ID, name string) (*meta, *Field, error) {
	m, err := tx.meta(id)
	if err != nil {
		return nil, nil, err
	}
	f := m.kind.Field(name)
	if f == nil {
		return nil, nil, unknownField(m.kind, name)
	}
	return m, f, nil
}

func (tx *Tx) manyField(id ID, name string) (*meta, *Field, error) {
	m, f, err := tx.field(id, name)
	if err == nil && !f.Many {
		err = &input.Error{Where: f.Title, Wrong: "holds one value only", Right: "set it instead"}
	}
	return m, f, err
}

// value reads the canonical value of a field.
func (tx *Tx) value(m *meta, f *Field) (string, error) {
	columns := f.selectSQL("t")
	cells, into := make([]sql.NullString, len(columns)), make([]any, len(columns))
	for i := range cells {
		into[i] = &cells[i]
	}
	if err := tx.queryRow("SELECT "+joinComma(columns)+" FROM "+m.kind.table()+" t WHERE t.key = ?", []any{m.key}, into...); err != nil {
		return "", fmt.Errorf("reading the %s: %w", f.Title, err)
	}
	if f.Type == Period {
		return f.canonical(cells), nil
	}
	return f.canonical(cells[:1]), nil
}

// items reads the values of a field that can have many.
func (tx *Tx) items(m *meta, f *Field) ([]Item, error) {
	var list []Item
	query := "SELECT " + itemColumn(f) + ", i.note FROM " + m.kind.itemTable(f) + " i WHERE i.record = ? ORDER BY i.item"
	err := tx.each(query, []any{m.key}, func(rows *sql.Rows) error {
		var i Item
		err := rows.Scan(&i.Value, &i.Note)
		list = append(list, i)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the %s: %w", f.Title, err)
	}
	return list, nil
}

// Load reads a record whole, as it stands in this change.
func (tx *Tx) Load(id ID) (*Record, error) { return loadWhole(tx.ctx, tx.w.conn, id) }

// Resolve finds the record that a keeper means, as it stands in this change: see
// [Workbook.Resolve].
func (tx *Tx) Resolve(text string, kinds ...string) (*Record, error) {
	return resolve(tx.ctx, tx.w.conn, text, kinds)
}
