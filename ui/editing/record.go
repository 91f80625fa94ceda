package editing

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/form"
	"kept/ui/host"
)

// batchTitle says in plain words what the change was.
func (d *Dialog) batchTitle(edits []form.Edit) string {
	e := d.edit
	if e.Record != nil {
		name := e.Record.Name()
		if e.Of != "" {
			return "Edited " + strings.ToLower(e.Kind.Title) + " of " + e.Of
		}
		return "Edited " + strings.ToLower(e.Kind.Title) + " " + cell.Cut(cell.Clean(name), 60, "...")
	}
	if e.Of != "" {
		return "Added " + strings.ToLower(e.Kind.Title) + " to " + e.Of
	}
	for _, edit := range edits {
		if edit.Field.Name == e.Kind.NameField && edit.Field.Type == store.Text {
			return "Added " + strings.ToLower(e.Kind.Title) + " " + cell.Cut(cell.Clean(edit.Value), 60, "...")
		}
	}
	return "Added " + strings.ToLower(e.Kind.Title)
}

// saveRecord makes or changes one record.
func saveRecord(tx *store.Tx, e host.Edit, edits []form.Edit) (store.ID, error) {
	if e.Apply != nil {
		return e.Apply(tx, edits)
	}
	if e.Record == nil {
		return addNew(tx, e, edits)
	}
	id := e.Record.ID
	for _, edit := range edits {
		if !edit.Field.Many {
			if err := tx.Set(id, edit.Field.Name, edit.Value); err != nil {
				return id, fmt.Errorf("saving %s: %w", edit.Field.Title, err)
			}
			continue
		}
		if err := PutItems(tx, id, edit); err != nil {
			return id, err
		}
	}
	return id, nil
}

func addNew(tx *store.Tx, e host.Edit, edits []form.Edit) (store.ID, error) {
	parent := e.Parent
	if e.Before != nil {
		var err error
		if parent, err = e.Before(tx); err != nil {
			return "", err
		}
	}
	values := store.Values{}
	for name, v := range e.Also {
		values[name] = v
	}
	for _, edit := range edits {
		if !edit.Field.Many && edit.Value != "" {
			values[edit.Field.Name] = edit.Value
		}
	}
	id, err := tx.Add(e.Kind.Name, parent, values)
	if err != nil {
		return "", fmt.Errorf("adding: %w", err)
	}
	for _, edit := range edits {
		if edit.Field.Many {
			if err := PutItems(tx, id, edit); err != nil {
				return id, err
			}
		}
	}
	return id, nil
}

// PutItems changes a field with many values from what it was to what it shall be.
func PutItems(tx *store.Tx, id store.ID, edit form.Edit) error {
	wanted := map[string]bool{}
	for _, item := range edit.Items {
		wanted[item.Value] = true
	}
	for _, item := range edit.Was {
		if !wanted[item.Value] {
			if err := tx.RemoveItem(id, edit.Field.Name, item.Value); err != nil {
				return fmt.Errorf("saving %s: %w", edit.Field.Title, err)
			}
		}
	}
	for _, item := range edit.Items {
		if err := tx.SetItem(id, edit.Field.Name, item.Value, item.Note); err != nil {
			return fmt.Errorf("saving %s: %w", edit.Field.Title, err)
		}
	}
	return nil
}

const mostFound = 50 // records that a picker offers at a time

// SearchRecords finds records for a picker. It runs off the loop.
func SearchRecords(h host.Host) func(ctx context.Context, kind, words string) ([]form.Choice, error) {
	book := h.Workbook()
	return func(ctx context.Context, kind, words string) ([]form.Choice, error) {
		q := store.Query{Kind: kind, Limit: mostFound}
		if words != "" {
			q.Find, q.Ranked = words, true
		} else if k := store.KindNamed(kind); k != nil {
			q.Sort = k.FirstSort()
		}
		found, err := book.Page(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("finding: %w", err)
		}
		var list []form.Choice
		for _, r := range found.Records {
			if len(list) == mostFound {
				break
			}
			list = append(list, form.Choice{Value: string(r.ID), Title: cell.Clean(r.Name()), Help: cell.Clean(r.Show("kind"))})
		}
		return list, nil
	}
}

// addRecord makes a record with only its name, for a picker that found none.
func (d *Dialog) addRecord(kind *store.Kind, title string, p *form.Picker) tea.Cmd {
	var id store.ID
	book := d.host.Workbook()
	what := strings.ToLower(kind.Title)
	return d.host.Write(host.Job{
		Run: func(ctx context.Context) (string, error) {
			_, err := book.Write(ctx, "Added "+what+" "+title, func(tx *store.Tx) (err error) {
				id, err = tx.Add(kind.Name, "", store.Values{kind.NameField: title})
				return err
			})
			return "Added " + what + " " + title + ". The rest about it can be said later.", err
		},
		Then: func(err error) tea.Cmd {
			if err != nil {
				return nil
			}
			return p.Update(form.AddedMsg{Picker: p, Choice: form.Choice{Value: string(id), Title: title}})
		},
	})
}
