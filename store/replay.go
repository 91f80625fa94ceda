package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"kept/store/sqlite"
	"maps"
	"slices"
	"strings"
	"time"
)

// state is what a record amounts to when its changes are replayed: of every field
// and item the value of the winning change.
type state struct {
	kind    *Kind
	parent  ID
	removed bool
	values  map[string]string
	items   map[string]map[string]string
}

func newState(k *Kind) *state {
	return &state{kind: k, values: map[string]string{}, items: map[string]map[string]string{}}
}

// clone is a copy of the state as it is now.
func (s *state) clone() *state {
	c := &state{kind: s.kind, parent: s.parent, removed: s.removed, values: maps.Clone(s.values), items: map[string]map[string]string{}}
	for f, items := range s.items {
		c.items[f] = maps.Clone(items)
	}
	return c
}

// apply takes one more change in; changes come in the order in which they win,
// the later over the earlier.
func (s *state) apply(field, item string, value sql.NullString) {
	switch field {
	case fieldKind:
		s.kind = KindNamed(value.String)
		return
	case fieldParent:
		s.parent = ID(value.String)
		return
	case fieldRemoved:
		s.removed = value.Valid
		return
	}
	f := (*Field)(nil)
	if s.kind != nil {
		f = s.kind.Field(field)
	}
	if f == nil {
		return // a field of a later Kept: kept in the history, not shown
	}
	if !f.Many {
		if value.Valid {
			s.values[field] = value.String
		} else {
			delete(s.values, field)
		}
		return
	}
	if s.items[field] == nil {
		s.items[field] = map[string]string{}
	}
	if value.Valid {
		s.items[field][item] = value.String
	} else {
		delete(s.items[field], item)
	}
}

// record gives the replayed state the shape of a record.
func (s *state) record(id ID) *Record {
	r := &Record{ID: id, Kind: s.kind, Parent: s.parent, Removed: s.removed, values: s.values, items: map[string][]Item{}}
	for field, items := range s.items {
		for _, v := range slices.Sorted(maps.Keys(items)) {
			r.items[field] = append(r.items[field], Item{Value: v, Note: items[v]})
		}
	}
	return r
}

// replayWhere replays the changes that a condition on change c holds for, by record.
func replayWhere(ctx context.Context, db sqlite.Querier, condition string, args ...any) (map[ID]*state, error) {
	// The change that says what a record is comes first: nothing else can be
	// read without it. Ties of the clock go to the greater replica.
	states := map[ID]*state{}
	query := `SELECT r.id, c.field, c.item, c.value FROM change c
		JOIN record r ON r.key = c.record JOIN replica p ON p.no = c.replica
		WHERE ` + condition + ` ORDER BY c.field <> '@kind', c.clock, p.id, c.seq`
	err := sqlite.Each(ctx, db, query, args, func(rows *sql.Rows) error {
		var id ID
		var field, item string
		var value sql.NullString
		if err := rows.Scan(&id, &field, &item, &value); err != nil {
			return err
		}
		if states[id] == nil {
			states[id] = newState(nil)
		}
		states[id].apply(field, item, value)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the history: %w", err)
	}
	return states, nil
}

// AsOf gives a record whole as it stood at an instant, replayed from the history
// alone. [ErrNotFound] if it did not exist yet.
func (w *Workbook) AsOf(ctx context.Context, id ID, at time.Time) (*Record, error) {
	var record *Record
	err := w.view(ctx, func(db sqlite.Querier) error {
		states, err := replayWhere(ctx, db, `c.clock < ? AND c.record IN (WITH RECURSIVE part (key) AS (
			SELECT key FROM record WHERE id = ? UNION SELECT r.key FROM record r JOIN part ON r.parent = part.key) SELECT key FROM part)`,
			int64(clockAt(at.Add(time.Millisecond))), string(id))
		if err != nil {
			return err
		}
		if states[id] == nil || states[id].kind == nil {
			return fmt.Errorf("reading %s as it stood: %w", id, ErrNotFound)
		}
		records := map[ID]*Record{}
		for rid, s := range states {
			if s.kind != nil {
				records[rid] = s.record(rid)
			}
		}
		for _, rid := range slices.Sorted(maps.Keys(records)) { // ids count up with time: the order of making
			r := records[rid]
			if err := addLabels(ctx, db, r.Kind, []*Record{r}); err != nil {
				return err
			}
			if p := records[r.Parent]; p != nil && !r.Removed {
				if p.children == nil {
					p.children = map[string][]*Record{}
				}
				p.children[r.Kind.Name] = append(p.children[r.Kind.Name], r)
			}
		}
		record = records[id]
		return nil
	})
	return record, err
}

// EachAsOf calls fn for every record, of every kind, that was there and not
// removed at an instant, as it stood then, in the order of ids. Names of what they
// refer to and what belongs to them are not read. Its cost follows the history.
func (w *Workbook) EachAsOf(ctx context.Context, at time.Time, fn func(*Record) error) error {
	return w.eachReplayed(ctx, fn, "c.clock < ?", int64(clockAt(at.Add(time.Millisecond))))
}

// EachUpTo calls fn as [Workbook.EachAsOf] does, for everything as it stood once
// the batch of this number was written, and nothing after it. Unlike an instant,
// a batch tells apart what was written in one millisecond.
func (w *Workbook) EachUpTo(ctx context.Context, batch int64, fn func(*Record) error) error {
	return w.eachReplayed(ctx, fn, "c.batch <= ?", batch)
}

func (w *Workbook) eachReplayed(ctx context.Context, fn func(*Record) error, condition string, args ...any) error {
	return w.view(ctx, func(db sqlite.Querier) error {
		states, err := replayWhere(ctx, db, condition, args...)
		if err != nil {
			return err
		}
		for _, id := range slices.Sorted(maps.Keys(states)) {
			if s := states[id]; s.kind != nil && !s.removed {
				if err := fn(s.record(id)); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// ErrHistory is what [Workbook.CheckHistory] finds wrong.
var ErrHistory = errors.New("the history and the tables do not agree")

// CheckHistory goes through the whole history: every change must follow on the
// hash of the one before, and what the history amounts to must be what the tables
// hold. It fails with [ErrHistory].
func (w *Workbook) CheckHistory(ctx context.Context) error {
	return w.view(ctx, func(db sqlite.Querier) error { return checkHistory(ctx, db) })
}

func checkHistory(ctx context.Context, db sqlite.Querier) error {
	if err := checkChains(ctx, db); err != nil {
		return err
	}
	states, err := replayWhere(ctx, db, "1")
	if err != nil {
		return err
	}
	for _, k := range kinds {
		records, err := readRecords(ctx, db, k, "1", nil)
		if err != nil {
			return err
		}
		for _, r := range records {
			s := states[r.ID]
			if s == nil || s.kind != k {
				return fmt.Errorf("%w: %s %s is in no change", ErrHistory, k.Title, r.ID)
			}
			if field := s.differs(r); field != "" {
				return fmt.Errorf("%w: %s of %s %q", ErrHistory, field, strings.ToLower(k.Title), r.Name())
			}
			delete(states, r.ID)
		}
	}
	for id, s := range states {
		if s.kind != nil {
			return fmt.Errorf("%w: %s %s is in no table", ErrHistory, s.kind.Title, id)
		}
	}
	return nil
}

// differs gives the first field in which a record is not what was replayed.
func (s *state) differs(r *Record) string {
	if s.parent != r.Parent {
		return fieldParent
	}
	if s.removed != r.Removed {
		return fieldRemoved
	}
	for i := range s.kind.Fields {
		f := &s.kind.Fields[i]
		if s.values[f.Name] != r.values[f.Name] || len(s.items[f.Name]) != len(r.items[f.Name]) {
			return f.Name
		}
		for _, item := range r.items[f.Name] {
			if note, ok := s.items[f.Name][item.Value]; !ok || note != item.Note {
				return f.Name
			}
		}
	}
	return ""
}

// checkChains follows the hashes of every replica from its start to its end.
func checkChains(ctx context.Context, db sqlite.Querier) error {
	var before []byte
	var at string
	unseen := map[string]int64{} // of each replica, how many changes should still come
	query := `SELECT p.id, p.start_hash, p.last_hash, p.last_seq, c.seq, c.clock, b.id, b.who, b.title, b.what,
		r.id, c.field, c.item, c.value, base.id, c.base_seq, c.hash
		FROM change c JOIN replica p ON p.no = c.replica JOIN batch b ON b.no = c.batch JOIN record r ON r.key = c.record
		LEFT JOIN replica base ON base.no = c.base_replica ORDER BY c.replica, c.seq`
	err := sqlite.Each(ctx, db, query, nil, func(rows *sql.Rows) error {
		var (
			replica           string
			start, last, hash []byte
			lastSeq           int64
			b                 Batch
			c                 logged
			clock             int64
			base              sql.NullString
		)
		err := rows.Scan(&replica, &start, &last, &lastSeq, &c.seq, &clock, &b.ID, &b.Who, &b.Title, &b.What, &c.id,
			&c.field, &c.item, &c.value, &base, &c.baseSeq, &hash)
		if err != nil {
			return err
		}
		if at != replica {
			at, before = replica, start
			unseen[replica] = lastSeq
		}
		unseen[replica]--
		c.clock, c.baseID = Clock(clock), base.String
		if !bytes.Equal(chain(before, replica, &b, &c), hash) || (c.seq == lastSeq && !bytes.Equal(hash, last)) {
			return fmt.Errorf("%w: change %d of %s does not follow on the one before", ErrHistory, c.seq, replica)
		}
		before = hash
		return nil
	})
	if err != nil {
		return err
	}
	for replica, n := range unseen {
		if n != 0 {
			return fmt.Errorf("%w: %d changes of %s are missing", ErrHistory, n, replica)
		}
	}
	return nil
}
