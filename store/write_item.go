package store

import (
	"database/sql"
	"errors"
	"fmt"
	"kept/store/input"
)

// SetItem adds a value to a field that can have many, or gives one that is there
// another line of text beside it.
func (tx *Tx) SetItem(id ID, field, value, note string) error {
	m, f, err := tx.manyField(id, field)
	if err != nil {
		return err
	}
	v, err := tx.parse(f, value)
	if err != nil {
		return err
	}
	if v == "" {
		return &input.Error{Where: f.Title, Wrong: "cannot hold a blank"}
	}
	if !f.Noted && note != "" {
		return &input.Error{Where: f.Title, Value: note, Wrong: "takes no text beside its values"}
	}
	if note, err = input.Clean(f.Title, note, true, maxProse); err != nil {
		return err
	}
	return tx.setItem(m, f, v, &note)
}

// RemoveItem takes a value out of a field that can have many. Taking what is not
// there changes nothing.
func (tx *Tx) RemoveItem(id ID, field, value string) error {
	m, f, err := tx.manyField(id, field)
	if err != nil {
		return err
	}
	v, err := tx.parse(f, value)
	if err != nil {
		return err
	}
	return tx.setItem(m, f, v, nil)
}

// setItem logs and stores a value of a field that can have many; nil takes it out.
func (tx *Tx) setItem(m *meta, f *Field, v string, note *string) error {
	item := any(v)
	if f.Type == Ref {
		key, err := tx.keyOf(ID(v))
		if err != nil {
			return err
		}
		item = key
	}
	before, err := tx.noteOf(m, f, v, item)
	if err != nil {
		return err
	}
	if (note == nil && !before.Valid) || (note != nil && before.Valid && before.String == *note) {
		return nil
	}
	if err := tx.storeItem(m, f, v, item, note); err != nil {
		return err
	}
	if !m.removed {
		switch {
		case note == nil:
			tx.addTally(m.kind.Name, f.Name, v, -1)
		case !before.Valid:
			tx.addTally(m.kind.Name, f.Name, v, 1)
		}
	}
	return nil
}

// noteOf reads the line of text of a value; none if the record does not hold it.
func (tx *Tx) noteOf(m *meta, f *Field, v string, item any) (note sql.NullString, err error) {
	if m.made && !m.logged[f.Name+"\x00"+v] {
		return note, nil
	}
	err = tx.queryRow("SELECT note FROM "+m.kind.itemTable(f)+" WHERE record = ? AND item = ?", []any{m.key, item}, &note)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return note, fmt.Errorf("reading the %s: %w", f.Title, err)
	}
	return note, nil
}

// storeItem logs and stores a value that changes; item is what the table holds of it.
func (tx *Tx) storeItem(m *meta, f *Field, v string, item any, note *string) error {
	table := m.kind.itemTable(f)
	query, args, text := "DELETE FROM "+table+" WHERE record = ? AND item = ?", []any{m.key, item}, ""
	if note != nil {
		query = "INSERT INTO " + table + " (record, item, note) VALUES (?,?,?) ON CONFLICT DO UPDATE SET note = excluded.note"
		args, text = append(args, *note), *note
	}
	if err := tx.log(m, f.Name, v, text, note != nil); err != nil {
		return err
	}
	if err := tx.exec(query, args...); err != nil {
		return fmt.Errorf("storing the %s: %w", f.Title, err)
	}
	return nil
}
