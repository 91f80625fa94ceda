package importing

import (
	"context"
	"fmt"
	"strings"

	"kept/store"
)

// Apply does what the plan says, as one batch that is undone at one stroke.
// Nothing is written if the workbook was changed since the plan was made
// ([ErrPlanOutOfDate]), if ctx ends, or on any error. A plan that changes
// nothing gives a Batch whose No is 0.
func (p *Plan) Apply(ctx context.Context, w *store.Workbook) (store.Batch, error) {
	if version, err := w.Version(ctx); err != nil {
		return store.Batch{}, fmt.Errorf("importing: %w", err)
	} else if version != p.version {
		return store.Batch{}, ErrPlanOutOfDate
	}
	made := map[int]store.ID{} // ids of added records by row of the file
	batch, err := w.Write(ctx, p.title(), func(tx *store.Tx) error {
		names := make([]store.ID, len(p.NewNames))
		for i, n := range p.NewNames {
			id, err := tx.Add(store.Stakeholder, "", store.Values{"name": n})
			if err != nil {
				return fmt.Errorf("adding the stakeholder %s: %w", n, err)
			}
			names[i] = id
		}
		for i := range p.Rows {
			if i%200 == 0 {
				if err := ctx.Err(); err != nil {
					return err
				}
				if p.progress != nil {
					p.progress(i, len(p.Rows))
				}
			}
			id, err := p.applyRow(tx, &p.Rows[i], names)
			if err != nil {
				return fmt.Errorf("row %d: %w", p.Rows[i].Row, err)
			}
			made[p.Rows[i].Row] = id
		}
		return nil
	})
	if err != nil {
		return store.Batch{}, fmt.Errorf("importing: %w", err)
	}
	for i := range p.Rows {
		p.Rows[i].ID = made[p.Rows[i].Row]
	}
	for i := range p.Problems {
		p.Problems[i].Record = made[p.Problems[i].Row]
	}
	if p.progress != nil {
		p.progress(len(p.Rows), len(p.Rows))
	}
	return batch, nil
}

func (p *Plan) applyRow(tx *store.Tx, row *Row, names []store.ID) (store.ID, error) {
	switch row.What {
	case RowAdd:
		return p.addRow(tx, row, names)
	case RowChange:
		return row.ID, p.changeRow(tx, row, names)
	}
	return row.ID, nil
}

// id gives an item's value, with the id of a stakeholder just added.
func (i item) id(names []store.ID) string {
	if i.newName > 0 {
		return string(names[i.newName-1])
	}
	return i.value
}

func (p *Plan) addRow(tx *store.Tx, row *Row, names []store.ID) (store.ID, error) {
	values := store.Values{}
	for _, c := range row.Changes {
		if c.Field == updateTarget {
			continue
		}
		if c.put == nil {
			values[c.Field] = c.value
			continue
		}
		var list []string
		for _, i := range c.put {
			if i.note == "" {
				list = append(list, i.id(names))
			}
		}
		values[c.Field] = strings.Join(list, ";")
	}
	id, err := tx.Add(p.Kind.Name, "", values)
	if err != nil {
		return "", err
	}
	for _, c := range row.Changes {
		for _, i := range c.put {
			if i.note == "" {
				continue
			}
			if err := tx.SetItem(id, c.Field, i.id(names), i.note); err != nil {
				return "", err
			}
		}
		if err := p.addUpdate(tx, id, c); err != nil {
			return "", err
		}
	}
	return id, nil
}

func (p *Plan) changeRow(tx *store.Tx, row *Row, names []store.ID) error {
	if err := tx.Expect(row.ID, row.rev); err != nil {
		return err
	}
	for _, c := range row.Changes {
		if err := p.addUpdate(tx, row.ID, c); err != nil {
			return err
		}
		f := p.Kind.Field(c.Field)
		if f == nil {
			continue
		}
		if !f.Many {
			value := c.value
			for _, i := range c.put {
				value = i.id(names)
			}
			if err := tx.Set(row.ID, c.Field, value); err != nil {
				return err
			}
			continue
		}
		for _, v := range c.remove {
			if err := tx.RemoveItem(row.ID, c.Field, v); err != nil {
				return err
			}
		}
		for _, i := range c.put {
			if err := tx.SetItem(row.ID, c.Field, i.id(names), i.note); err != nil {
				return err
			}
		}
	}
	return nil
}

// addUpdate adds progress text as an update of today. Who wrote it the sheet
// does not say, so it has no author; the history says who imported it.
func (p *Plan) addUpdate(tx *store.Tx, action store.ID, c Change) error {
	if c.Field != updateTarget {
		return nil
	}
	_, err := tx.Add("update", action, store.Values{"date": p.today.String(), "note": c.value})
	return err
}
