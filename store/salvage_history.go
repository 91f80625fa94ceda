package store

import (
	"bytes"
	"cmp"
	"database/sql"
	"maps"
	"slices"
)

// chained checks the hash of a change that follows on before; false if it was
// altered, or if something that the hash is over is not there.
func (r *remains) chained(before []byte, at changePlace, c *changeRow) bool {
	replica, batch := r.replicas[at.replica], r.batches[c.batch]
	if replica == nil || batch == nil || r.ids[c.record] == "" {
		return false
	}
	c.id, c.baseID = r.ids[c.record], ""
	if c.baseRepl != nil {
		base := r.replicas[*c.baseRepl]
		if base == nil {
			return false
		}
		c.baseID = base.id
	}
	return bytes.Equal(chain(before, replica.id, &batch.Batch, &c.logged), c.hash)
}

// provable is the number of the last batch up to which every change is there and
// follows on the one before: up to it the history can be kept as it is, and gives
// the workbook as it stood then.
func (r *remains) provable() int64 {
	next, before := map[int64]int64{}, map[int64][]byte{}
	for no, p := range r.replicas {
		next[no], before[no] = 1, p.start
	}
	for no := int64(1); ; no++ {
		b := r.batches[no]
		if b == nil || r.replicas[b.replica] == nil || r.replicas[b.replica].id == "" || b.first != next[b.replica] || b.last < b.first {
			return no - 1
		}
		hash := before[b.replica]
		for seq := b.first; seq <= b.last; seq++ {
			at := changePlace{b.replica, seq}
			c := r.changes[at]
			if c == nil || c.batch != no || !r.chained(hash, at, c) {
				return no - 1
			}
			hash = c.hash
		}
		next[b.replica], before[b.replica] = b.last+1, hash
	}
}

// unproved counts the changes whose hash does not follow on the one before, be it
// that they were altered, or that the one before is lost.
func (r *remains) unproved() int {
	n := 0
	for at, c := range r.changes {
		before, known := []byte(nil), false
		if previous := r.changes[changePlace{at.replica, at.seq - 1}]; previous != nil {
			before, known = previous.hash, true
		} else if at.seq == 1 && r.replicas[at.replica] != nil {
			before, known = r.replicas[at.replica].start, true
		}
		if !known || !r.chained(before, at, c) {
			n++
		}
	}
	return n
}

// whole tells whether the history is all there up to its last batch.
func (r *remains) whole() bool {
	last := int64(0)
	for no := range r.batches {
		last = max(last, no)
	}
	if len(r.batches) == 0 || r.provable() != last {
		return false
	}
	for no, p := range r.replicas {
		if p.have != p.lastSeq {
			return false
		}
		if c := r.changes[changePlace{no, p.lastSeq}]; p.lastSeq > 0 && !bytes.Equal(c.hash, p.last) {
			return false
		}
	}
	return true
}

// replay gives every record by the changes that were found, and gives ids to those
// whose own are lost.
func (r *remains) replay(mint func() (ID, error)) (map[ID]*state, error) {
	places := slices.SortedFunc(maps.Keys(r.changes), func(a, b changePlace) int {
		ca, cb := r.changes[a], r.changes[b]
		if k := cmp.Compare(boolInt(ca.field != fieldKind), boolInt(cb.field != fieldKind)); k != 0 {
			return k
		}
		if k := cmp.Compare(ca.clock, cb.clock); k != 0 {
			return k
		}
		if k := cmp.Compare(r.replicas[a.replica].id, r.replicas[b.replica].id); k != 0 {
			return k
		}
		return cmp.Compare(a.seq, b.seq)
	})
	states := map[ID]*state{}
	of := func(key int64) (*state, error) {
		id := r.ids[key]
		if id == "" {
			var err error
			if id, err = mint(); err != nil {
				return nil, err
			}
			r.ids[key] = id
		}
		if states[id] == nil {
			states[id] = newState(nil)
			if row := r.records[key]; row != nil {
				states[id].kind, states[id].parent = KindNamed(row.kind), r.ids[row.parent]
			} else if row := r.rows[key]; row != nil {
				states[id].kind = row.kind
			}
		}
		return states[id], nil
	}
	for key := range r.records {
		if _, err := of(key); err != nil {
			return nil, err
		}
	}
	for _, at := range places {
		c := r.changes[at]
		s, err := of(c.record)
		if err != nil {
			return nil, err
		}
		if c.field == fieldKind && s.kind != nil && (c.value == nil || KindNamed(*c.value) != s.kind) {
			continue // altered: the record's own row says otherwise
		}
		var value sql.NullString
		if c.value != nil {
			value = sql.NullString{String: *c.value, Valid: true}
		}
		s.apply(c.field, c.item, value)
	}
	return states, nil
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// overlay puts what the tables say over what the history says: where changes are
// lost, the tables have seen more of them. It gives both versions of what differs,
// the tables' as here.
func (r *remains) overlay(states map[ID]*state) []Difference {
	before := map[ID]*state{}
	for key, row := range r.rows {
		id := r.ids[key]
		s := states[id]
		if id == "" || s == nil || s.kind != row.kind {
			continue
		}
		old := &state{kind: s.kind, parent: s.parent, removed: s.removed, values: maps.Clone(s.values),
			items: map[string]map[string]string{}}
		for f, items := range s.items {
			old.items[f] = maps.Clone(items)
		}
		before[id] = old
		s.removed = row.removed
		for i := range s.kind.Fields {
			f := &s.kind.Fields[i]
			if !f.Many {
				if v := r.named(f, row.values[f.Name]); v != "" || row.values[f.Name] == "" {
					s.values[f.Name] = v
				}
				if s.values[f.Name] == "" {
					delete(s.values, f.Name)
				}
				continue
			}
			items := map[string]string{}
			for item, note := range row.items[f.Name] {
				if v := r.named(f, item); v != "" {
					items[v] = note
				}
			}
			if r.partly[key] { // what was not found may still have been there
				for item, note := range s.items[f.Name] {
					if _, found := items[item]; !found {
						items[item] = note
					}
				}
			}
			s.items[f.Name] = items
		}
	}
	after := map[ID]*state{}
	for id := range before {
		after[id] = states[id]
	}
	list := differences(after, before)
	return slices.DeleteFunc(list, func(d Difference) bool { return !d.HasThere }) // the history knew nothing: nothing to doubt
}

// named turns a reference as a table holds it into the id of the record; any
// other value stays. "" if there is no such record.
func (r *remains) named(f *Field, value string) string {
	if f.Type != Ref || value == "" {
		return value
	}
	for i := range value {
		if value[i] < '0' || value[i] > '9' {
			return ""
		}
	}
	key := int64(0)
	for i := range value {
		key = key*10 + int64(value[i]-'0')
	}
	return string(r.ids[key])
}
