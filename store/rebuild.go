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

// historyRebuild writes a history up to a batch as it was, into an empty workbook.
type historyRebuild struct {
	*Tx
	r     *remains
	upTo  int64
	above map[int64]int64 // what each record belongs to, by the history
}

// rebuildHistory writes the replicas, batches, records and changes as they were.
func (tx *Tx) rebuildHistory(r *remains, upTo int64) error {
	h := &historyRebuild{Tx: tx, r: r, upTo: upTo, above: r.parents()}
	for _, write := range []func() error{h.writeReplicas, h.writeRecords, h.writeBatches, h.flush} {
		if err := write(); err != nil {
			return fmt.Errorf("writing the history: %w", err)
		}
	}
	// What a record is stands in the history, which is proved; its own row is not.
	if err := tx.exec("UPDATE record SET kind = (SELECT c.value FROM change c WHERE c.record = record.key AND c.field = " +
		"'@kind')"); err != nil {
		return fmt.Errorf("writing the records: %w", err)
	}
	return nil
}

// parents gives the key of what each record belongs to, by the history.
func (r *remains) parents() map[int64]int64 {
	keys := map[string]int64{}
	for k, id := range r.IDs {
		keys[id] = k
	}
	above := map[int64]int64{}
	for _, c := range r.Changes {
		if c.Field == fieldParent && c.Value != nil {
			above[c.Record] = keys[*c.Value]
		}
	}
	return above
}

func (h *historyRebuild) writeReplicas() error {
	last := map[int64]int64{} // of each replica, the last change that is kept
	for no := int64(1); no <= h.upTo; no++ {
		last[h.r.Batches[no].Replica] = h.r.Batches[no].Last
	}
	for _, no := range slices.Sorted(maps.Keys(last)) {
		p := h.r.Replicas[no]
		if err := h.exec("INSERT INTO replica (no, id, start_hash, last_seq, last_hash) VALUES (?,?,?,?,?)", no, p.ID,
			append([]byte{}, p.Start...), last[no], h.r.Change(no, last[no]).Hash); err != nil {
			return err
		}
	}
	return nil
}

// touchedRecord is how often a record changed, and when it did last.
type touchedRecord struct{ rev, changed int64 }

func (h *historyRebuild) touchedRecords() map[int64]touchedRecord {
	touched := map[int64]touchedRecord{}
	for no := int64(1); no <= h.upTo; no++ {
		b := h.r.Batches[no]
		end := h.r.Change(b.Replica, b.Last).Clock
		seen := map[int64]bool{}
		for seq := b.First; seq <= b.Last; seq++ {
			// What a record belongs to changes with it.
			for key := h.r.Change(b.Replica, seq).Record; key != 0 && !seen[key]; key = h.above[key] {
				seen[key] = true
				touched[key] = touchedRecord{touched[key].rev + 1, end}
			}
		}
	}
	return touched
}

func (h *historyRebuild) writeRecords() error {
	touched := h.touchedRecords()
	for _, key := range slices.Sorted(maps.Keys(touched)) {
		kind := ""
		if row := h.r.Records[key]; row != nil {
			kind = row.Kind
		}
		var parent any
		if p := h.above[key]; p != 0 {
			parent = p
		}
		if err := h.exec("INSERT INTO record (key, id, kind, parent, owner, rev, changed) VALUES (?,?,?,?,?,?,?)",
			key, h.r.IDs[key], kind, parent, h.ownerOf(key), touched[key].rev+1, touched[key].changed); err != nil {
			return err
		}
	}
	return nil
}

// ownerOf walks from a record to the one that stands on its own above it.
func (h *historyRebuild) ownerOf(key int64) int64 {
	const deepest = 10 // no record is that far below another
	owner := key
	for depth := 0; key != 0 && depth < deepest; depth++ {
		owner, key = key, h.above[key]
	}
	return owner
}

func (h *historyRebuild) writeBatches() error {
	for no := int64(1); no <= h.upTo; no++ {
		b := h.r.Batches[no]
		var target any
		if b.Target != 0 {
			target = b.Target
		}
		if err := h.exec("INSERT INTO batch (no, id, replica, first_seq, last_seq, clock, who, title, what, target) VALUES "+
			"(?,?,?,?,?,?,?,?,?,?)",
			no, b.ID, b.Replica, b.First, b.Last, h.r.Change(b.Replica, b.First).Clock, b.Who, b.Title, b.What, target); err != nil {
			return err
		}
		for seq := b.First; seq <= b.Last; seq++ {
			c := h.r.Change(b.Replica, seq)
			h.pending = append(h.pending, b.Replica, c.Seq, c.Clock, no, c.Record, c.Field, c.Item, c.Value, c.BaseReplica,
				c.BaseSeq, c.Hash)
			if len(h.pending) >= changeColumns*changesAtOnce {
				if err := h.flush(); err != nil {
					return err
				}
			}
		}
	}
	return nil
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
	key, err := tx.storedKey(id)
	if err != nil {
		return err
	}
	if err := tx.rebuildValues(key, s); err != nil {
		return err
	}
	for i := range s.kind.Fields {
		if err := tx.rebuildItems(key, s, &s.kind.Fields[i]); err != nil {
			return err
		}
	}
	return nil
}

// storedKey reads the key of a record that is in the table of all records.
func (tx *Tx) storedKey(id ID) (key int64, err error) {
	return key, tx.queryRow("SELECT key FROM record WHERE id = ?", []any{string(id)}, &key)
}

func (tx *Tx) rebuildValues(key int64, s *state) error {
	r := newRow(key)
	r.columns, r.cells = append(r.columns, "removed"), append(r.cells, s.removed)
	for i := range s.kind.Fields {
		f := &s.kind.Fields[i]
		if f.Many {
			continue
		}
		v := s.values[f.Name]
		if f.isTallied() && !s.removed {
			tx.addTally(s.kind.Name, f.Name, v, 1)
		}
		if v == "" {
			continue
		}
		if err := r.add(f, v, tx.storedKey); err != nil {
			return err
		}
	}
	if !s.removed {
		tx.addTally(s.kind.Name, "", "", 1)
	}
	return tx.insertRow(s.kind, r)
}

func (tx *Tx) rebuildItems(key int64, s *state, f *Field) error {
	for _, item := range slices.Sorted(maps.Keys(s.items[f.Name])) {
		stored := any(item)
		if f.Type == Ref {
			k, err := tx.storedKey(ID(item))
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
			tx.addTally(s.kind.Name, f.Name, item, 1)
		}
	}
	return nil
}
