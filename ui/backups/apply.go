package backups

import (
	"fmt"

	"kept/store"
)

// applyDifferences makes here what a backup or a copy says in these differences. A value
// that was changed here since they were shown is not written over.
func applyDifferences(tx *store.Tx, there *store.Workbook, list []store.Difference) error {
	var whole []store.Difference
	for _, d := range list {
		if d.Field == "" {
			whole = append(whole, d)
		}
	}
	for _, d := range whole { // first, so that what refers to them finds them
		if err := applyRecord(tx, there, d.Record); err != nil {
			return fmt.Errorf("bringing over %s: %w", d.Name, err)
		}
	}
	for _, d := range list {
		if d.Field != "" {
			if err := applyValue(tx, d); err != nil {
				return fmt.Errorf("bringing over %s: %w", d.Name, err)
			}
		}
	}
	return nil
}

func applyValue(tx *store.Tx, d store.Difference) error {
	now, err := tx.Load(d.Record)
	if err != nil {
		return err
	}
	f := d.Kind.Field(d.Field)
	if !f.Many {
		if now.Get(d.Field) != d.Here {
			return &store.StaleError{Name: now.Name()}
		}
		return tx.Set(d.Record, d.Field, d.There)
	}
	if now.Has(d.Field, d.Item) != d.HasHere {
		return &store.StaleError{Name: now.Name()}
	}
	if !d.HasThere {
		return tx.RemoveItem(d.Record, d.Field, d.Item)
	}
	return tx.SetItem(d.Record, d.Field, d.Item, d.There)
}

// applyRecord brings a record over with all that belongs to it: one that was
// removed here comes back, one that never was here is added. A part whose owner is
// not here brings its owner.
func applyRecord(tx *store.Tx, there *store.Workbook, id store.ID) error {
	if now, err := tx.Load(id); err == nil {
		if now.Removed {
			return tx.Restore(id)
		}
		return nil // it came with what it belongs to
	}
	r, err := there.Load(tx.Context(), id)
	if err != nil {
		return err
	}
	if r.Parent != "" {
		if err := applyRecord(tx, there, r.Parent); err != nil {
			return err
		}
		if _, err := tx.Load(id); err == nil {
			return nil
		}
	}
	return addAsThere(tx, there, r)
}

// addAsThere adds a record with its id, its values and its parts as they are there.
func addAsThere(tx *store.Tx, there *store.Workbook, r *store.Record) error {
	if err := applyReferred(tx, there, r); err != nil {
		return err
	}
	values := store.Values{}
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		if v := r.Get(f.Name); !f.Many && v != "" {
			values[f.Name] = v
		}
	}
	if err := tx.AddWithID(r.ID, r.Kind.Name, r.Parent, values); err != nil {
		return err
	}
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		for _, item := range r.Items(f.Name) {
			if err := tx.SetItem(r.ID, f.Name, item.Value, item.Note); err != nil {
				return err
			}
		}
	}
	return addParts(tx, there, r)
}

// applyReferred brings the records over that a record refers to, so that it can be added.
func applyReferred(tx *store.Tx, there *store.Workbook, r *store.Record) error {
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		if f.Type != store.Ref {
			continue
		}
		for _, id := range append(r.Values(f.Name), r.Get(f.Name)) {
			if id == "" || store.ID(id) == r.ID {
				continue
			}
			if err := applyRecord(tx, there, store.ID(id)); err != nil {
				return err
			}
		}
	}
	return nil
}

// addParts adds the parts of a record that are not here yet.
func addParts(tx *store.Tx, there *store.Workbook, r *store.Record) error {
	for _, k := range r.Kind.Children() {
		for _, child := range r.Children(k.Name) {
			if _, err := tx.Load(child.ID); err == nil {
				continue
			}
			if err := addAsThere(tx, there, child); err != nil {
				return err
			}
		}
	}
	return nil
}
