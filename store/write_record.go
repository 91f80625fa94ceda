package store

import (
	"errors"
	"fmt"
	"kept/store/calendar"
	"kept/store/input"
	"slices"
	"strings"
)

// Add makes a record of a kind, belonging to parent if the kind has one. Values
// are read as a keeper types them ([Field.Parse]); ids of Ref fields must exist.
// It fails with an [*input.Error] for what cannot be stored.
func (tx *Tx) Add(kind string, parent ID, values Values) (ID, error) {
	id, err := tx.NewID()
	if err != nil {
		return "", err
	}
	return id, tx.AddWithID(id, kind, parent, values)
}

// AddWithID is [Tx.Add] for a record that has an id already, as one from a
// bundle. An id that the workbook knows is refused.
func (tx *Tx) AddWithID(id ID, kind string, parent ID, values Values) error {
	k := KindNamed(kind)
	if k == nil {
		return unknownKind(kind)
	}
	if !id.Valid() {
		return &input.Error{Where: k.Title, Value: string(id), Wrong: "is not an id"}
	}
	if _, err := tx.meta(id); err == nil {
		return &input.Error{Where: k.Title, Value: string(id), Wrong: "is in the workbook already"}
	} else if !errors.Is(err, ErrNotFound) {
		return err
	}
	single, many, err := tx.parseAll(k, values)
	if err != nil {
		return err
	}
	m, err := tx.insert(id, k, parent)
	if err != nil {
		return err
	}
	if err := tx.insertValues(m, single); err != nil {
		return err
	}
	for i := range k.Fields {
		f := &k.Fields[i]
		for _, item := range many[f.Name] {
			if err := tx.setItem(m, f, item, new("")); err != nil {
				return err
			}
		}
	}
	return nil
}

// insertValues logs and stores the fields with one value of a record that is made.
func (tx *Tx) insertValues(m *meta, values Values) error {
	r := newRow(m.key)
	for i := range m.kind.Fields {
		f := &m.kind.Fields[i]
		if f.Many {
			continue
		}
		v := values[f.Name]
		if f.isTallied() {
			tx.addTally(m.kind.Name, f.Name, v, 1)
		}
		if v == "" {
			continue
		}
		if err := tx.log(m, f.Name, "", v, true); err != nil {
			return err
		}
		if err := r.add(f, v, tx.keyOf); err != nil {
			return err
		}
	}
	tx.addTally(m.kind.Name, "", "", 1)
	return tx.insertRow(m.kind, r)
}

// row is a row of a kind's table in the making.
type row struct {
	columns []string
	cells   []any
}

func newRow(key int64) *row { return &row{[]string{quoted("key")}, []any{key}} }

// add adds what a field's columns hold; key gives the key of a record that a Ref names.
func (r *row) add(f *Field, value string, key func(ID) (int64, error)) error {
	stored, err := f.columnValues(value, key)
	if err != nil {
		return fmt.Errorf("storing the %s: %w", f.Title, err)
	}
	for i, c := range f.columns() {
		r.columns, r.cells = append(r.columns, quoted(c)), append(r.cells, stored[i])
	}
	return nil
}

func (tx *Tx) insertRow(k *Kind, r *row) error {
	if err := tx.exec("INSERT INTO "+k.table()+" ("+joinComma(r.columns)+") VALUES ("+placeholders(len(r.cells))+")",
		r.cells...); err != nil {
		return fmt.Errorf("adding the %s: %w", strings.ToLower(k.Title), err)
	}
	return nil
}

// insert makes the row by which a record is known, and says in the history what
// it is and what it belongs to.
func (tx *Tx) insert(id ID, k *Kind, parent ID) (*meta, error) {
	m := &meta{id: id, parent: parent, kind: k, made: true, logged: map[string]bool{}}
	if k.IsTopLevel() != (parent == "") {
		return nil, &input.Error{Where: k.Title, Wrong: "belongs to another record", Right: "say which " + strings.Join(k.Parents, ", ")}
	}
	var parentKey any
	if parent != "" {
		p, err := tx.meta(parent)
		if err != nil {
			return nil, fmt.Errorf("finding what the %s belongs to: %w", strings.ToLower(k.Title), err)
		}
		if !slices.Contains(k.Parents, p.kind.Name) {
			return nil, &input.Error{Where: k.Title, Wrong: "cannot belong to a " + strings.ToLower(p.kind.Title),
				Right: "it belongs to: " +
					strings.Join(k.Parents, ", ")}
		}
		parentKey, m.owner = p.key, p.owner
		if owner := tx.byKey[p.owner]; owner != nil {
			owner.parts = true
		}
		tx.touch(p)
	}
	if err := tx.queryRow("INSERT INTO record (id, kind, parent, owner, changed) VALUES (?,?,?,?,0) RETURNING key",
		[]any{string(id), k.Name, parentKey, m.owner}, &m.key); err != nil {
		return nil, fmt.Errorf("adding the %s: %w", strings.ToLower(k.Title), err)
	}
	if m.owner == 0 {
		m.owner = m.key
		if err := tx.exec("UPDATE record SET owner = key WHERE key = ?", m.key); err != nil {
			return nil, fmt.Errorf("adding the %s: %w", strings.ToLower(k.Title), err)
		}
	}
	tx.metas[id], tx.byKey[m.key] = m, m
	if err := tx.log(m, fieldKind, "", k.Name, true); err != nil {
		return nil, err
	}
	if parent != "" {
		return m, tx.log(m, fieldParent, "", string(parent), true)
	}
	return m, nil
}

// parseAll reads values as typed into canonical ones.
func (tx *Tx) parseAll(k *Kind, values Values) (map[string]string, map[string][]string, error) {
	single, many := map[string]string{}, map[string][]string{}
	for name, text := range values {
		f := k.Field(name)
		if f == nil {
			return nil, nil, unknownField(k, name)
		}
		if f.Many {
			list, err := tx.parseMany(f, text)
			if err != nil {
				return nil, nil, err
			}
			many[name] = list
			continue
		}
		v, err := tx.parse(f, text)
		if err != nil {
			return nil, nil, err
		}
		single[name] = v
	}
	for i := range k.Fields {
		if f := &k.Fields[i]; f.Required && single[f.Name] == "" {
			return nil, nil, &input.Error{Where: k.Title, Wrong: "needs its " + strings.ToLower(f.Title), Right: f.Help}
		}
	}
	return single, many, nil
}

func (tx *Tx) parse(f *Field, text string) (string, error) {
	if f.Type != Choice && f.Type != Ref {
		return f.Parse(text, Context{Today: calendar.DateOf(tx.now)})
	}
	// An import says the same few things over and over.
	if v, ok := tx.parsed[parsedKey{f, text}]; ok {
		return v, nil
	}
	v, err := f.Parse(text, Context{})
	if err != nil || v == "" {
		return "", err
	}
	if f.Type == Choice {
		tx.parsed[parsedKey{f, text}] = v
		return v, nil
	}
	m, err := tx.meta(ID(v))
	if err != nil {
		return "", &input.Error{Where: f.Title, Value: text, Wrong: "is not in the workbook"}
	}
	if m.kind.Name != f.Of {
		return "", &input.Error{Where: f.Title, Value: text, Wrong: "is a " + strings.ToLower(m.kind.Title), Right: "choose a " + f.Of}
	}
	return v, nil
}

// Set gives a field with one value a new one, read as a keeper types it; ""
// clears it. Setting what it holds already changes nothing. For a field with
// many values it sets exactly the values given, separated by semicolons, and
// keeps the lines of text beside those that stay.
func (tx *Tx) Set(id ID, field, value string) error {
	m, f, err := tx.field(id, field)
	if err != nil {
		return err
	}
	if f.Many {
		return tx.setAll(m, f, value)
	}
	v, err := tx.parse(f, value)
	if err != nil {
		return err
	}
	if v == "" && f.Required {
		return &input.Error{Where: f.Title, Wrong: "cannot be left blank", Right: f.Help}
	}
	return tx.setValue(m, f, v)
}

// setAll makes the field's values exactly those given.
func (tx *Tx) setAll(m *meta, f *Field, list string) error {
	many, err := tx.parseMany(f, list)
	if err != nil {
		return err
	}
	current, err := tx.items(m, f)
	if err != nil {
		return err
	}
	for _, i := range current {
		if !slices.Contains(many, i.Value) {
			if err := tx.setItem(m, f, i.Value, nil); err != nil {
				return err
			}
		}
	}
	for _, v := range many {
		if slices.ContainsFunc(current, func(i Item) bool { return i.Value == v }) {
			continue
		}
		if err := tx.setItem(m, f, v, new("")); err != nil {
			return err
		}
	}
	return nil
}

// parseMany reads values separated by semicolons, each once.
func (tx *Tx) parseMany(f *Field, list string) ([]string, error) {
	var many []string
	for part := range strings.SplitSeq(list, ";") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		v, err := tx.parse(f, part)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(many, v) {
			many = append(many, v)
		}
	}
	return many, nil
}

// setValue logs and stores a canonical value; "" clears.
func (tx *Tx) setValue(m *meta, f *Field, v string) error {
	before, err := tx.value(m, f)
	if err != nil || before == v {
		return err
	}
	if err := tx.log(m, f.Name, "", v, v != ""); err != nil {
		return err
	}
	if err := tx.storeValue(m, f, v); err != nil {
		return err
	}
	if f.isTallied() && !m.removed {
		tx.addTally(m.kind.Name, f.Name, before, -1)
		tx.addTally(m.kind.Name, f.Name, v, 1)
	}
	if f.Name == m.kind.NameField {
		return tx.touchReferring(m)
	}
	return nil
}

// storeValue writes the columns of a field.
func (tx *Tx) storeValue(m *meta, f *Field, v string) error {
	stored, err := f.columnValues(v, tx.keyOf)
	if err != nil {
		return fmt.Errorf("storing the %s: %w", f.Title, err)
	}
	var sets []string
	for _, c := range f.columns() {
		sets = append(sets, quoted(c)+" = ?")
	}
	if err := tx.exec("UPDATE "+m.kind.table()+" SET "+strings.Join(sets, ", ")+" WHERE key = ?", append(stored, m.key)...); err != nil {
		return fmt.Errorf("storing the %s: %w", f.Title, err)
	}
	return nil
}

// Remove takes a record out of every list. It and its history stay in the
// workbook, and Undo or [Tx.Restore] brings it back. The ranks behind a priority
// close up.
func (tx *Tx) Remove(id ID) error {
	if err := tx.setRemoved(id, true); err != nil {
		return err
	}
	return tx.closeRanks(id)
}

// Restore brings a removed record back.
func (tx *Tx) Restore(id ID) error { return tx.setRemoved(id, false) }

func (tx *Tx) setRemoved(id ID, removed bool) error {
	m, err := tx.meta(id)
	if err != nil || m.removed == removed {
		return err
	}
	if m.kind.Name == Partnership {
		return &input.Error{Where: "The partnership", Wrong: "cannot be removed", Right: "a workbook is about one partnership"}
	}
	if err := tx.log(m, fieldRemoved, "", "true", removed); err != nil {
		return err
	}
	if err := tx.exec("UPDATE "+m.kind.table()+" SET removed = ? WHERE key = ?", removed, m.key); err != nil {
		return fmt.Errorf("removing: %w", err)
	}
	m.removed = removed
	step := 1
	if removed {
		step = -1
	}
	return tx.addTallies(m, step)
}

// Expect fails with a [*StaleError] if the record was changed since revision rev
// was read: nothing is ever overwritten that its writer had not seen.
func (tx *Tx) Expect(id ID, rev int64) error {
	m, err := tx.meta(id)
	if err != nil {
		return err
	}
	if m.rev == rev {
		return nil
	}
	r, err := tx.Load(id)
	if err != nil {
		return err
	}
	return &StaleError{Name: r.Name()}
}
