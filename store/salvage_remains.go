package store

import (
	"cmp"
	"context"
	"database/sql"
	"kept/store/file"
	"kept/store/salvage"
	"maps"
	"path/filepath"
	"slices"
)

// remains is what could be read of a damaged workbook, and what its tables say of each
// record, by the numbers of its file.
type remains struct {
	*salvage.Remains
	rows map[int64]*state
}

// readRemains reads what can be read of a copy of a damaged workbook, in a folder that
// is thrown away.
func readRemains(ctx context.Context, copied, folder string) (*remains, error) {
	model, err := Create(ctx, filepath.Join(folder, "model"+file.Extension), Options{Keeper: recoverer})
	if err != nil {
		return nil, err
	}
	if err := model.Close(); err != nil {
		return nil, err
	}
	found, err := salvage.Read(ctx, copied, folder, shapeOf(model.Path()))
	if err != nil {
		return nil, err
	}
	r := &remains{Remains: found, rows: map[int64]*state{}}
	for key, row := range found.Rows {
		r.rows[key] = stateOf(row)
	}
	return r, nil
}

// shapeOf describes workbooks to what reads a damaged one.
func shapeOf(model string) salvage.Shape {
	shape := salvage.Shape{Model: model, KindField: fieldKind, IsID: func(text string) bool { return ID(text).Valid() }, Hash: hashOf}
	for _, k := range kinds {
		t := salvage.Table{Kind: k.Name}
		for i := range k.Fields {
			if f := &k.Fields[i]; f.Many {
				t.Many = append(t.Many, f.Name)
			} else {
				t.Columns = append(t.Columns, f.columns()...)
			}
		}
		shape.Tables = append(shape.Tables, t)
	}
	return shape
}

// hashOf is [chain] for a change that was read of a damaged workbook.
func hashOf(before []byte, l salvage.Link) []byte {
	b := Batch{ID: ID(l.Batch.ID), Who: l.Batch.Who, Title: l.Batch.Title, What: l.Batch.What}
	c := logged{seq: l.Change.Seq, clock: Clock(l.Change.Clock), id: ID(l.Record), field: l.Change.Field, item: l.Change.Item,
		value: l.Change.Value, baseSeq: l.Change.BaseSeq, baseID: l.Base}
	return chain(before, l.Replica, &b, &c)
}

// stateOf gives a row the shape in which records are compared. References stay the
// numbers that the row has.
func stateOf(row *salvage.Row) *state {
	s := newState(KindNamed(row.Kind))
	s.removed, s.items = row.Removed, row.Items
	for i := range s.kind.Fields {
		f := &s.kind.Fields[i]
		if f.Many {
			continue
		}
		var cells []sql.NullString
		for _, c := range f.columns() {
			cells = append(cells, row.Cells[c])
		}
		if v := f.canonical(cells); v != "" {
			s.values[f.Name] = v
		}
	}
	return s
}

// replay gives every record by the changes that were found, and gives ids to those
// whose own are lost.
func (r *remains) replay(mint func() (ID, error)) (map[ID]*state, error) {
	states := map[ID]*state{}
	for key := range r.Records {
		if _, err := r.stateIn(states, key, mint); err != nil {
			return nil, err
		}
	}
	for _, at := range slices.SortedFunc(maps.Keys(r.Changes), r.compareChanges) {
		c := r.Changes[at]
		s, err := r.stateIn(states, c.Record, mint)
		if err != nil {
			return nil, err
		}
		if c.Field == fieldKind && s.kind != nil && (c.Value == nil || KindNamed(*c.Value) != s.kind) {
			continue // altered: the record's own row says otherwise
		}
		var value sql.NullString
		if c.Value != nil {
			value = sql.NullString{String: *c.Value, Valid: true}
		}
		s.apply(c.Field, c.Item, value)
	}
	return states, nil
}

// compareChanges orders changes as [replayWhere] does.
func (r *remains) compareChanges(a, b salvage.Place) int {
	x, y := r.Changes[a], r.Changes[b]
	return cmp.Or(cmp.Compare(boolInt(x.Field != fieldKind), boolInt(y.Field != fieldKind)), cmp.Compare(x.Clock, y.Clock),
		cmp.Compare(r.Replicas[a.Replica].ID, r.Replicas[b.Replica].ID), cmp.Compare(a.Seq, b.Seq))
}

// stateIn gives the state of a record, with an id where its own is lost.
func (r *remains) stateIn(states map[ID]*state, key int64, mint func() (ID, error)) (*state, error) {
	id := ID(r.IDs[key])
	if id == "" {
		var err error
		if id, err = mint(); err != nil {
			return nil, err
		}
		r.IDs[key] = string(id)
	}
	if states[id] == nil {
		states[id] = newState(nil)
		if row := r.Records[key]; row != nil {
			states[id].kind, states[id].parent = KindNamed(row.Kind), ID(r.IDs[row.Parent])
		} else if row := r.rows[key]; row != nil {
			states[id].kind = row.kind
		}
	}
	return states[id], nil
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
		id := ID(r.IDs[key])
		s := states[id]
		if id == "" || s == nil || s.kind != row.kind {
			continue
		}
		before[id] = s.clone()
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
			s.items[f.Name] = r.overlaidItems(f, row, s, r.Partly[key])
		}
	}
	after := map[ID]*state{}
	for id := range before {
		after[id] = states[id]
	}
	list := differences(after, before)
	return slices.DeleteFunc(list, func(d Difference) bool { return !d.HasThere }) // the history knew nothing: nothing to doubt
}

// overlaidItems are the values of a field in a row; of one of which some may not have
// been found, those of the history too.
func (r *remains) overlaidItems(f *Field, row, history *state, partly bool) map[string]string {
	items := map[string]string{}
	if partly {
		maps.Copy(items, history.items[f.Name])
	}
	for item, note := range row.items[f.Name] {
		if v := r.named(f, item); v != "" {
			items[v] = note
		}
	}
	return items
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
	return r.IDs[key]
}
