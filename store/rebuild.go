package store

import (
	"context"
	"database/sql"
	"fmt"
	"kept/store/sqlite"
	"maps"
	"slices"
)

// rebuild fills a new, empty workbook with a history up to a batch, and works out
// every table from it: nothing but the history is needed.
func (w *Workbook) rebuild(ctx context.Context, r *remains, upTo int64) (err error) {
	conn, err := w.writing.Conn(ctx)
	if err != nil {
		return fmt.Errorf("opening the new workbook: %w", err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.conn = conn
	for _, s := range []string{"BEGIN IMMEDIATE", "PRAGMA defer_foreign_keys = 1"} {
		if _, err := conn.ExecContext(ctx, s); err != nil {
			return fmt.Errorf("beginning: %w", err)
		}
	}
	tx := &Tx{ctx: ctx, w: w, now: w.opt.Now(), metas: map[ID]*meta{}, byKey: map[int64]*meta{},
		touched: map[int64]bool{}, owners: map[int64]bool{}, tallies: map[tallyKey]int{}, parsed: map[parsedKey]string{}}
	if err = tx.rebuildHistory(r, upTo); err == nil {
		err = tx.rebuildTables()
	}
	if err != nil {
		_, _ = conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") // the file is thrown away
		return err
	}
	if _, err := conn.ExecContext(ctx, "COMMIT"); err != nil {
		return fmt.Errorf("saving: %w", err)
	}
	return nil
}

// rebuildHistory writes the replicas, batches, records and changes as they were.
func (tx *Tx) rebuildHistory(r *remains, upTo int64) error {
	last := map[int64]int64{} // of each replica, the last change that is kept
	touched := map[int64]recordRow{}
	for no := int64(1); no <= upTo; no++ {
		b := r.batches[no]
		last[b.replica] = b.last
		end := int64(r.changes[changePlace{b.replica, b.last}].clock)
		seen := map[int64]bool{}
		for seq := b.first; seq <= b.last; seq++ {
			// What a record belongs to changes with it.
			for key := r.changes[changePlace{b.replica, seq}].record; key != 0 && !seen[key]; key = r.parentOf(key) {
				seen[key] = true
				t := touched[key]
				t.rev, t.changed = t.rev+1, end
				touched[key] = t
			}
		}
	}
	for _, no := range slices.Sorted(maps.Keys(last)) {
		p := r.replicas[no]
		if err := tx.exec("INSERT INTO replica (no, id, start_hash, last_seq, last_hash) VALUES (?,?,?,?,?)", no, p.id,
			append([]byte{}, p.start...), last[no], r.changes[changePlace{no, last[no]}].hash); err != nil {
			return fmt.Errorf("writing the history: %w", err)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(touched)) {
		kind, owner := "", key
		for at := range r.parents(key) {
			owner = at
		}
		if row := r.records[key]; row != nil {
			kind = row.kind
		}
		var parent any
		if p := r.parentOf(key); p != 0 {
			parent = p
		}
		if err := tx.exec("INSERT INTO record (key, id, kind, parent, owner, rev, changed) VALUES (?,?,?,?,?,?,?)",
			key, string(r.ids[key]), kind, parent, owner, touched[key].rev+1, touched[key].changed); err != nil {
			return fmt.Errorf("writing the records: %w", err)
		}
	}
	for no := int64(1); no <= upTo; no++ {
		b := r.batches[no]
		var target any
		if b.Target != 0 {
			target = b.Target
		}
		if err := tx.exec("INSERT INTO batch (no, id, replica, first_seq, last_seq, clock, who, title, what, target) VALUES "+
			"(?,?,?,?,?,?,?,?,?,?)",
			no, string(b.ID), b.replica, b.first, b.last, int64(r.changes[changePlace{b.replica, b.first}].clock), b.Who, b.Title, b.What,
			target); err != nil {
			return fmt.Errorf("writing the history: %w", err)
		}
		for seq := b.first; seq <= b.last; seq++ {
			c := r.changes[changePlace{b.replica, seq}]
			tx.pending = append(tx.pending, b.replica, c.seq, int64(c.clock), no, c.record, c.field, c.item, c.value, c.baseRepl,
				c.baseSeq, c.hash)
			if len(tx.pending) >= changeColumns*changesAtOnce {
				if err := tx.flush(); err != nil {
					return err
				}
			}
		}
	}
	if err := tx.flush(); err != nil {
		return err
	}
	// What a record is stands in the history, which is proved; its own row is not.
	if err := tx.exec("UPDATE record SET kind = (SELECT c.value FROM change c WHERE c.record = record.key AND c.field = " +
		"'@kind')"); err != nil {
		return fmt.Errorf("writing the records: %w", err)
	}
	return nil
}

// parents walks from a record to the one that stands on its own above it.
func (r *remains) parents(key int64) func(yield func(int64) bool) {
	return func(yield func(int64) bool) {
		for depth := 0; key != 0 && depth < 10; depth++ {
			if !yield(key) {
				return
			}
			key = r.parentOf(key)
		}
	}
}

// parentOf is the key of what a record belongs to, by the history; 0 if nothing.
func (r *remains) parentOf(key int64) int64 {
	if r.above == nil {
		r.above = map[int64]int64{}
		keys := map[ID]int64{}
		for k, id := range r.ids {
			keys[id] = k
		}
		for _, c := range r.changes {
			if c.field == fieldParent && c.value != nil {
				r.above[c.record] = keys[ID(*c.value)]
			}
		}
	}
	return r.above[key]
}

// rebuildTables works out every table from the history that was written.
func (tx *Tx) rebuildTables() error {
	states, err := replayWhere(tx.ctx, tx.w.conn, "1")
	if err != nil {
		return err
	}
	ordered := slices.Sorted(maps.Keys(states))
	for _, k := range kinds {
		for _, id := range ordered {
			if states[id].kind == k {
				if err := tx.rebuildRecord(id, states[id]); err != nil {
					return fmt.Errorf("writing the %s: %w", k.Plural, err)
				}
			}
		}
	}
	var owners []int64
	err = sqlite.Each(tx.ctx, tx.w.conn, "SELECT key FROM record WHERE parent IS NULL ORDER BY key", nil, func(rows *sql.Rows) error {
		var key int64
		err := rows.Scan(&key)
		owners = append(owners, key)
		return err
	})
	if err != nil {
		return fmt.Errorf("reading the records: %w", err)
	}
	for _, key := range owners {
		if err := tx.index(key); err != nil {
			return fmt.Errorf("indexing the text: %w", err)
		}
	}
	for k, n := range tx.tallies {
		if n == 0 {
			continue
		}
		if err := tx.exec("INSERT INTO tally (kind, field, item, n) VALUES (?,?,?,?)", k.kind, k.field, k.item, n); err != nil {
			return fmt.Errorf("counting: %w", err)
		}
	}
	return nil
}

// rebuildRecord writes the rows of one record.
func (tx *Tx) rebuildRecord(id ID, s *state) error {
	var key int64
	if err := tx.queryRow("SELECT key FROM record WHERE id = ?", []any{string(id)}, &key); err != nil {
		return err
	}
	columns, args := []string{"key", "removed"}, []any{key, s.removed}
	find := func(id ID) (key int64, err error) {
		return key, tx.queryRow("SELECT key FROM record WHERE id = ?", []any{string(id)}, &key)
	}
	for i := range s.kind.Fields {
		f := &s.kind.Fields[i]
		if f.Many {
			continue
		}
		v := s.values[f.Name]
		if f.tallied() && !s.removed {
			tx.count(s.kind.Name, f.Name, v, 1)
		}
		if v == "" {
			continue
		}
		stored, err := f.stored(v, find)
		if err != nil {
			return err
		}
		for j, c := range f.columns() {
			columns, args = append(columns, quoted(c)), append(args, stored[j])
		}
	}
	if err := tx.exec("INSERT INTO "+s.kind.table()+" ("+joinComma(columns)+") VALUES ("+marks(len(args))+")", args...); err != nil {
		return err
	}
	if !s.removed {
		tx.count(s.kind.Name, "", "", 1)
	}
	for i := range s.kind.Fields {
		f := &s.kind.Fields[i]
		for _, item := range slices.Sorted(maps.Keys(s.items[f.Name])) {
			stored := any(item)
			if f.Type == Ref {
				k, err := find(ID(item))
				if err != nil {
					return err
				}
				stored = k
			}
			if err := tx.exec("INSERT INTO "+s.kind.itemTable(f)+" (record, item, note) VALUES (?,?,?)", key, stored,
				s.items[f.Name][item]); err != nil {
				return err
			}
			if !s.removed {
				tx.count(s.kind.Name, f.Name, item, 1)
			}
		}
	}
	return nil
}
