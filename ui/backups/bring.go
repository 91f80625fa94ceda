package backups

import (
	"fmt"

	"kept/store"
)

// bringOver makes here what a backup or a copy says in these differences. A value
// that was changed here since they were shown is not written over.
func bringOver(tx *store.Tx, there *store.Workbook, list []store.Difference) error {
	var whole []store.Difference
	for _, d := range list {
		if d.Field == "" {
			whole = append(whole, d)
		}
	}
	for _, d := range whole { // first, so that what refers to them finds them
		if err := bringRecord(tx, there, d.Record); err != nil {
			return fmt.Errorf("bringing over %s: %w", d.Name, err)
		}
	}
	for _, d := range list {
		if d.Field != "" {
			if err := bringValue(tx, d); err != nil {
				return fmt.Errorf("bringing over %s: %w", d.Name, err)
			}
		}
	}
	return nil
}

func bringValue(tx *store.Tx, d store.Difference) error {
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

// bringRecord brings a record over with all that belongs to it: one that was
// removed here comes back, one that never was here is added. A part whose owner is
// not here brings its owner.
func bringRecord(tx *store.Tx, there *store.Workbook, id store.ID) error {
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
		if err := bringRecord(tx, there, r.Parent); err != nil {
			return err
		}
		if _, err := tx.Load(id); err == nil {
			return nil
		}
	}
	return addAsThere(tx, there, r)
}

func addAsThere(tx *store.Tx, there *store.Workbook, r *store.Record) error {
	values := store.Values{}
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		if f.Type == store.Ref {
			for _, id := range append(r.Values(f.Name), r.Get(f.Name)) {
				if id == "" || store.ID(id) == r.ID {
					continue
				}
				if err := bringRecord(tx, there, store.ID(id)); err != nil {
					return err
				}
			}
		}
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
