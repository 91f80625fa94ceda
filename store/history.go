package store

import (
	"context"
	"database/sql"
	"fmt"
	"kept/store/sqlite"
	"strconv"
	"strings"
	"time"

	"kept/store/words"
)

// HistoryQuery says which part of the history is wanted, newest first.
type HistoryQuery struct {
	Record ID        // only what touched this record or what belongs to it
	Who    string    // only by this keeper
	Kind   string    // only changes to records of this kind
	Since  time.Time // not before
	Until  time.Time // not after
	Before int64     // only batches of a lower number: for the next page
	Limit  int       // batches; 0 is 60
}

// History reads what was changed, a batch at a time, newest first.
func (w *Workbook) History(ctx context.Context, q HistoryQuery) ([]Batch, error) {
	where, args := []string{"1"}, []any{}
	add := func(condition string, values ...any) {
		where, args = append(where, condition), append(args, values...)
	}
	if q.Before > 0 {
		add("b.no < ?", q.Before)
	}
	if q.Who != "" {
		add("b.who = ?", q.Who)
	}
	if !q.Since.IsZero() {
		add("b.clock >= ?", int64(clockAt(q.Since)))
	}
	if !q.Until.IsZero() {
		add("b.clock < ?", int64(clockAt(q.Until.Add(time.Millisecond))))
	}
	if q.Record != "" {
		// The record and what belongs to it are few: go from them to their batches.
		// CROSS JOIN holds SQLite to that, whatever it guesses of how many there are.
		add("b.no IN ("+withParts+"SELECT c.batch FROM part CROSS JOIN change c ON c.record = part.key)", string(q.Record))
	}
	if q.Kind != "" {
		add(`EXISTS (SELECT 1 FROM change c JOIN record r ON r.key = c.record
			WHERE c.replica = b.replica AND c.seq BETWEEN b.first_seq AND b.last_seq AND r.kind = ?)`, q.Kind)
	}
	if q.Limit <= 0 {
		q.Limit = defaultLimit
	}
	var list []Batch
	query := `SELECT b.no, b.id, b.title, b.who, b.clock, b.what, b.target, b.last_seq - b.first_seq + 1
		FROM batch b WHERE ` + strings.Join(where, " AND ") + " ORDER BY b.no DESC LIMIT " + strconv.Itoa(q.Limit)
	err := sqlite.Each(ctx, w.reading, query, args, func(rows *sql.Rows) error {
		var b Batch
		var clock int64
		var target sql.NullInt64
		err := rows.Scan(&b.No, &b.ID, &b.Title, &b.Who, &clock, &b.What, &target, &b.Changes)
		b.At, b.Target = Clock(clock).Time(), target.Int64
		list = append(list, b)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the history: %w", err)
	}
	return list, nil
}

// withParts begins a SELECT that goes through a record and what belongs to it.
const withParts = `WITH RECURSIVE part (key) AS (SELECT key FROM record WHERE id = ? UNION
	SELECT r.key FROM part CROSS JOIN record r ON r.parent = part.key) `

// mostChanges is how many changes of one batch are read: an import has more
// than anyone would look through.
const mostChanges = 500

// Changes reads what one batch changed, in order; of a very large batch the
// first 500 changes.
func (w *Workbook) Changes(ctx context.Context, batch int64) ([]Change, error) {
	return w.changes(ctx, readChange+`FROM batch b
		JOIN change c ON c.replica = b.replica AND c.seq BETWEEN b.first_seq AND b.last_seq`+ofBatch, batch)
}

// ChangesTo reads what one batch changed in a record and in what belongs to it,
// in order. Its cost follows the record, however large the batch is.
func (w *Workbook) ChangesTo(ctx context.Context, id ID, batch int64) ([]Change, error) {
	return w.changes(ctx, withParts+readChange+`FROM part CROSS JOIN change c ON c.record = part.key
		CROSS JOIN batch b ON b.no = c.batch`+ofBatch, string(id), batch)
}

const (
	readChange = `SELECT b.no, c.clock, b.who, r.id, r.kind, c.field, c.item, base.value, c.value `
	ofBatch    = ` JOIN record r ON r.key = c.record
		LEFT JOIN change base ON base.replica = c.base_replica AND base.seq = c.base_seq
		WHERE b.no = ? ORDER BY c.seq LIMIT `
)

func (w *Workbook) changes(ctx context.Context, query string, args ...any) ([]Change, error) {
	var list []Change
	err := w.view(ctx, func(db sqlite.Querier) error {
		err := sqlite.Each(ctx, db, query+strconv.FormatInt(mostChanges, 10), args, func(rows *sql.Rows) error {
			var c Change
			var clock int64
			var kind string
			var before, after sql.NullString
			err := rows.Scan(&c.Batch, &clock, &c.Who, &c.Record, &kind, &c.Field, &c.Item, &before, &after)
			c.At, c.Kind, c.Before, c.After, c.hasValue = Clock(clock).Time(), KindNamed(kind), before.String, after.String, after.Valid
			list = append(list, c)
			return err
		})
		if err != nil {
			return fmt.Errorf("reading the changes: %w", err)
		}
		return nameChanges(ctx, db, list)
	})
	return list, err
}

// nameChanges finds what keepers call the records that the changes speak of.
func nameChanges(ctx context.Context, db sqlite.Querier, list []Change) error {
	wanted := map[*Kind]map[ID]bool{}
	want := func(k *Kind, id string) {
		if k == nil || !ID(id).Valid() {
			return
		}
		if wanted[k] == nil {
			wanted[k] = map[ID]bool{}
		}
		wanted[k][ID(id)] = true
	}
	for _, c := range list {
		want(c.Kind, string(c.Record))
		if f := c.field(); f != nil && f.Type == Ref {
			want(KindNamed(f.Of), c.Before)
			want(KindNamed(f.Of), c.After)
			want(KindNamed(f.Of), c.Item)
		}
	}
	labels := map[ID]string{}
	for k, ids := range wanted {
		if err := readLabels(ctx, db, k, ids, labels); err != nil {
			return err
		}
	}
	for i := range list {
		list[i].Name = words.Shorten(strings.TrimSuffix(labels[list[i].Record], " (removed)"), 60)
		list[i].label = func(id ID) string { return labels[id] }
	}
	return nil
}

func (c Change) field() *Field {
	if c.Kind == nil {
		return nil
	}
	return c.Kind.Field(c.Field)
}

// Sentence says the change in plain words: its title, and whether it was undone or redone.
func (b Batch) Sentence() string {
	switch b.What {
	case WhatUndo:
		return "Undone: " + b.Title
	case WhatRedo:
		return "Done again: " + b.Title
	}
	return b.Title
}

// Subject is what a keeper calls the record that was changed, with its kind:
// "Action: 1.2 Guide".
func (c Change) Subject() string {
	if c.Kind == nil {
		return c.Name
	}
	switch f := c.Kind.Field(c.Kind.NameField); {
	case f != nil && f.Type == Choice:
		return c.Kind.Title + ": " + f.ValueTitle(c.Name)
	case c.Name == "" || f != nil && f.Type == Ref: // its name is that of another record
		return c.Kind.Title
	}
	return c.Kind.Title + ": " + c.Name
}

// Sentence says the change in plain words: "Status: In progress, was Not started". It
// is "" for what no keeper reads: where a record stands, and the ids of [Field.Hidden].
func (c Change) Sentence() string {
	kind := "record"
	if c.Kind != nil {
		kind = strings.ToLower(c.Kind.Title)
	}
	switch c.Field {
	case fieldKind:
		return "Added " + kind
	case fieldParent:
		return ""
	case fieldRemoved:
		if c.hasValue {
			return "Removed " + kind
		}
		return "Brought back " + kind
	}
	switch f := c.field(); {
	case f == nil:
		return c.Field + " changed"
	case f.Hidden:
		return ""
	case f.Many:
		return f.Title + ": " + c.itemSentence(f)
	default:
		return f.Title + ": " + c.valueSentence(f)
	}
}

// show is a value of the field as a keeper reads it.
func (c Change) show(f *Field, value string) string {
	if f.Type == Ref && value != "" && c.label != nil {
		return c.label(ID(value))
	}
	return words.Shorten(f.ValueTitle(value), 120)
}

// itemSentence says what became of one value of a field that can have many.
func (c Change) itemSentence(f *Field) string {
	switch {
	case !c.hasValue:
		return "took out " + c.show(f, c.Item)
	case c.After != "":
		return c.show(f, c.Item) + ": " + words.Shorten(c.After, 120)
	}
	return "added " + c.show(f, c.Item)
}

// valueSentence says what became of a field with one value.
func (c Change) valueSentence(f *Field) string {
	switch {
	case c.After == "":
		return "cleared, was " + c.show(f, c.Before)
	case c.Before == "":
		return c.show(f, c.After)
	}
	return c.show(f, c.After) + ", was " + c.show(f, c.Before)
}
