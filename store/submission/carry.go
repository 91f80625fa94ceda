package submission

import (
	"context"
	"fmt"

	"kept/store"
	"kept/store/calendar"
	"kept/store/rule"
)

// carryForward copies the responses of the quarter before into a quarter, where
// there are none yet, marks them as carried, and says how many. Steps that are done
// and commitments that are complete or stopped stay behind.
func carryForward(ctx context.Context, tx *store.Tx, q calendar.Quarter) (carried int, err error) {
	written := map[string]bool{}
	if err := tx.Each(ctx, store.Query{Kind: store.Response, Where: ofQuarter(q)}, false, func(r *store.Record) error {
		written[r.Get("national_action")] = true
		return nil
	}); err != nil {
		return 0, err
	}
	var before []*store.Record // read to the end before anything is written
	if err := tx.Each(ctx, store.Query{Kind: store.Response, Where: ofQuarter(q.Prev()), Sort: "national_action"}, true,
		func(r *store.Record) error {
			before = append(before, r)
			return nil
		}); err != nil {
		return 0, err
	}
	for _, r := range before {
		no := r.Get("national_action")
		if written[no] {
			continue
		}
		written[no] = true
		if err := carry(tx, r, q); err != nil {
			return carried, fmt.Errorf("carrying forward the response to national action %s: %w", no, err)
		}
		carried++
	}
	return carried, nil
}

func carry(tx *store.Tx, r *store.Record, q calendar.Quarter) error {
	values := valuesOf(r)
	values["quarter"], values["carried"] = q.String(), store.Carried
	id, err := tx.Add(store.Response, "", values)
	if err != nil {
		return err
	}
	if err := copyItems(tx, id, r); err != nil {
		return err
	}
	for _, k := range r.Kind.Children() {
		if err := copyEntries(tx, id, k.Name, r); err != nil {
			return err
		}
	}
	return nil
}

// copyEntries copies what belongs to a response, of one kind, to another. Steps that are
// done and commitments that are complete or stopped stay behind.
func copyEntries(tx *store.Tx, to store.ID, kind string, from *store.Record) error {
	for _, c := range from.Children(kind) {
		if rule.IsEnded(c) {
			continue
		}
		id, err := tx.Add(c.Kind.Name, to, valuesOf(c))
		if err != nil {
			return err
		}
		if err := copyItems(tx, id, c); err != nil {
			return err
		}
	}
	return nil
}

// valuesOf are the fields with one value that are not blank.
func valuesOf(r *store.Record) store.Values {
	values := store.Values{}
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		if v := r.Get(f.Name); !f.Many && v != "" {
			values[f.Name] = v
		}
	}
	return values
}

// copyItems copies the fields that can have many values.
func copyItems(tx *store.Tx, id store.ID, r *store.Record) error {
	for i := range r.Kind.Fields {
		name := r.Kind.Fields[i].Name
		for _, item := range r.Items(name) {
			if err := tx.SetItem(id, name, item.Value, item.Note); err != nil {
				return err
			}
		}
	}
	return nil
}
