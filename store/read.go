package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"kept/store/sqlite"
	"strconv"
	"strings"
)

// Load reads one record whole: what belongs to it, and the names of what it
// refers to. A removed record is read too. [ErrNotFound] if there is none.
func (w *Workbook) Load(ctx context.Context, id ID) (*Record, error) {
	var r *Record
	err := w.view(ctx, func(q sqlite.Querier) (err error) {
		r, err = loadWhole(ctx, q, id)
		return err
	})
	return r, err
}

// LoadOwner reads the record that another belongs to in the end: the action of an
// update. A record that belongs to none is its own owner.
func (w *Workbook) LoadOwner(ctx context.Context, id ID) (*Record, error) {
	var r *Record
	err := w.view(ctx, func(q sqlite.Querier) error {
		var owner ID
		err := q.QueryRowContext(ctx, "SELECT o.id FROM record r JOIN record o ON o.key = r.owner WHERE r.id = ?", string(id)).Scan(&owner)
		if errors.Is(err, sql.ErrNoRows) {
			err = ErrNotFound
		}
		if err == nil {
			r, err = loadWhole(ctx, q, owner)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("opening the record: %w", err)
	}
	return r, nil
}

// Partnership reads the record of the partnership whose workbook this is.
func (w *Workbook) Partnership(ctx context.Context) (*Record, error) {
	var r *Record
	err := w.view(ctx, func(q sqlite.Querier) (err error) {
		r, err = readPartnership(ctx, q)
		return err
	})
	return r, err
}

func readPartnership(ctx context.Context, q sqlite.Querier) (*Record, error) {
	var id ID
	err := q.QueryRowContext(ctx, "SELECT r.id FROM partnership t JOIN record r ON r.key = t.key ORDER BY t.key LIMIT 1").Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("reading the partnership: %w", ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the partnership: %w", err)
	}
	return loadWhole(ctx, q, id)
}

// Version rises with every change to the file, also by another program. It is
// cheap enough to ask for every second.
func (w *Workbook) Version(ctx context.Context) (int64, error) {
	var version sql.NullInt64
	if err := w.reading.QueryRowContext(ctx, "SELECT max(no) FROM batch").Scan(&version); err != nil {
		return 0, fmt.Errorf("reading the workbook's version: %w", err)
	}
	return version.Int64, nil
}

// view reads everything in fn from one and the same state of the file.
func (w *Workbook) view(ctx context.Context, fn func(sqlite.Querier) error) error {
	tx, err := w.reading.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("reading the workbook: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // nothing was written
	return fn(tx)
}

func loadWhole(ctx context.Context, q sqlite.Querier, id ID) (*Record, error) {
	var kind string
	var key int64
	err := q.QueryRowContext(ctx, "SELECT key, kind FROM record WHERE id = ?", string(id)).Scan(&key, &kind)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("reading %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("reading a record: %w", err)
	}
	k := KindNamed(kind)
	if k == nil {
		return nil, fmt.Errorf("the workbook holds a kind of record, %q, that this Kept does not know", kind)
	}
	records, err := readRecords(ctx, q, k, "t.key = ?", []any{key})
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return nil, fmt.Errorf("reading %s: %w", id, ErrNotFound)
	}
	return records[0], addChildren(ctx, q, records)
}

// readRecords reads the records of a kind that a condition on t and r holds
// for (it may end with ORDER BY and LIMIT), with their items and labels.
func readRecords(ctx context.Context, q sqlite.Querier, k *Kind, where string, args []any) ([]*Record, error) {
	var columns []string
	for i := range k.Fields {
		if f := &k.Fields[i]; !f.Many {
			columns = append(columns, f.selectSQL("t")...)
		}
	}
	query := "SELECT t.key, r.id, p.id, r.rev, r.changed, t.removed, " + joinComma(columns) + " FROM " + k.table() +
		" t JOIN record r ON r.key = t.key LEFT JOIN record p ON p.key = r.parent WHERE " + where
	var records []*Record
	err := sqlite.Each(ctx, q, query, args, func(rows *sql.Rows) error {
		r, err := scanRecord(rows, k, len(columns))
		records = append(records, r)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the %s: %w", strings.ToLower(k.Plural), err)
	}
	if err := addItems(ctx, q, k, records); err != nil {
		return nil, err
	}
	return records, addLabels(ctx, q, k, records)
}

func scanRecord(rows *sql.Rows, k *Kind, columns int) (*Record, error) {
	r := &Record{Kind: k, values: make(map[string]string, len(k.Fields))}
	var parent sql.NullString
	var changed int64
	cells := make([]sql.NullString, columns)
	into := append(make([]any, 0, columns+6), &r.key, &r.ID, &parent, &r.Rev, &changed, &r.Removed)
	for i := range cells {
		into = append(into, &cells[i])
	}
	if err := rows.Scan(into...); err != nil {
		return nil, err
	}
	r.Parent, r.Changed = ID(parent.String), Clock(changed).Time()
	for i := range k.Fields {
		f := &k.Fields[i]
		if f.Many {
			continue
		}
		n := len(f.selectSQL("t"))
		if v := f.canonical(cells[:n]); v != "" {
			r.values[f.Name] = v
		}
		cells = cells[n:]
	}
	return r, nil
}

// itemColumn is the SQL that reads the value out of an item table named i.
func itemColumn(f *Field) string {
	if f.Type == Ref {
		return "(SELECT id FROM record WHERE key = i.item)"
	}
	return "i.item"
}

// addItems reads the fields that can have many values.
func addItems(ctx context.Context, q sqlite.Querier, k *Kind, records []*Record) error {
	if len(records) == 0 {
		return nil
	}
	byKey := make(map[int64]*Record, len(records))
	keys := make([]int64, 0, len(records))
	for _, r := range records {
		byKey[r.key] = r
		keys = append(keys, r.key)
	}
	for i := range k.Fields {
		f := &k.Fields[i]
		if !f.Many {
			continue
		}
		query := "SELECT i.record, " + itemColumn(f) + ", i.note FROM " + k.itemTable(f) +
			" i WHERE i.record IN (" + keyList(keys) + ") ORDER BY i.record, i.item"
		if err := sqlite.Each(ctx, q, query, nil, func(rows *sql.Rows) error {
			var key int64
			var item Item
			err := rows.Scan(&key, &item.Value, &item.Note)
			r := byKey[key]
			if r.items == nil {
				r.items = map[string][]Item{}
			}
			r.items[f.Name] = append(r.items[f.Name], item)
			return err
		}); err != nil {
			return fmt.Errorf("reading the %s: %w", strings.ToLower(f.Title), err)
		}
	}
	return nil
}

// addLabels reads what keepers call the records that these refer to.
func addLabels(ctx context.Context, q sqlite.Querier, k *Kind, records []*Record) error {
	wanted := map[string]map[ID]bool{}
	want := func(kind, id string) {
		if id != "" {
			if wanted[kind] == nil {
				wanted[kind] = map[ID]bool{}
			}
			wanted[kind][ID(id)] = true
		}
	}
	for i := range k.Fields {
		f := &k.Fields[i]
		if f.Type != Ref {
			continue
		}
		for _, r := range records {
			want(f.Of, r.values[f.Name])
			for _, item := range r.items[f.Name] {
				want(f.Of, item.Value)
			}
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	labels := map[ID]string{}
	for kind, ids := range wanted {
		if err := readLabels(ctx, q, KindNamed(kind), ids, labels); err != nil {
			return err
		}
	}
	for _, r := range records {
		r.labels = labels // shared, and only ever read
	}
	return nil
}

// labelSQL is what keepers call a record of the kind, as one SQL expression.
func labelSQL(k *Kind) string {
	switch k.Name {
	case Action:
		return "trim(coalesce(t.reference, '') || ' ' || coalesce(t.title, ''))"
	case Priority:
		return "trim(coalesce(t.rank, '') || ' ' || coalesce(t.title, ''))"
	}
	return "t." + quoted(k.NameField)
}

func readLabels(ctx context.Context, q sqlite.Querier, k *Kind, ids map[ID]bool, into map[ID]string) error {
	args := make([]any, 0, len(ids))
	for id := range ids {
		args = append(args, string(id))
	}
	query := "SELECT r.id, " + labelSQL(k) + ", t.removed FROM record r JOIN " + k.table() +
		" t ON t.key = r.key WHERE r.id IN (" + strings.TrimSuffix(strings.Repeat("?,", len(args)), ",") + ")"
	err := sqlite.Each(ctx, q, query, args, func(rows *sql.Rows) error {
		var id ID
		var label sql.NullString
		var removed bool
		err := rows.Scan(&id, &label, &removed)
		if removed {
			label.String += " (removed)"
		}
		into[id] = label.String
		return err
	})
	if err != nil {
		return fmt.Errorf("reading the names of %s: %w", strings.ToLower(k.Plural), err)
	}
	return nil
}

// addChildren reads what belongs to the records, and what belongs to that.
func addChildren(ctx context.Context, q sqlite.Querier, records []*Record) error {
	if len(records) == 0 {
		return nil
	}
	byID := make(map[ID]*Record, len(records))
	keys := make([]int64, 0, len(records))
	for _, r := range records {
		byID[r.ID] = r
		keys = append(keys, r.key)
	}
	for _, k := range records[0].Kind.Children() {
		children, err := readRecords(ctx, q, k,
			"t.removed = 0 AND r.kind = '"+k.Name+"' AND r.parent IN ("+keyList(keys)+") ORDER BY t.key", nil)
		if err != nil {
			return err
		}
		for _, c := range children {
			p := byID[c.Parent]
			if p.children == nil {
				p.children = map[string][]*Record{}
			}
			p.children[k.Name] = append(p.children[k.Name], c)
		}
		if err := addChildren(ctx, q, children); err != nil {
			return err
		}
	}
	return nil
}

func joinComma(list []string) string { return strings.Join(list, ", ") }

// keyList writes keys, which are our own numbers, into SQL.
func keyList(keys []int64) string {
	var b strings.Builder
	for i, k := range keys {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.FormatInt(k, 10))
	}
	return b.String()
}
