package editing

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
)

// removedError says that what was to be changed was removed by somebody else.
type removedError struct{ name string }

func (r *removedError) Error() string { return r.name + " was removed by somebody else" }

// saveEdits saves what was answered, as one change, together with what others changed
// since base was read. Where both changed the same, nothing is saved and the keeper
// is asked. A record that was removed is brought back only if revive says so.
func (d *Dialog) saveEdits(edits []form.Edit, base *store.Record, revive bool) tea.Cmd {
	d.saving = true
	e := d.edit
	title, book := d.batchTitle(edits), d.host.Workbook()
	seen := d.seen
	if base != e.Record { // the keeper has just seen how it stands
		seen = time.Time{}
	}
	var id store.ID
	var others string // who else changed it meanwhile
	return d.host.Write(host.Job{
		Run: func(ctx context.Context) (string, error) {
			from := base
			if base != nil && !seen.IsZero() { // a draft of an earlier run: what was seen then counts
				if then, err := book.AsOf(ctx, base.ID, seen); err == nil {
					from = then
				}
			}
			var met *conflictError
			_, err := book.Write(ctx, title, func(tx *store.Tx) (err error) {
				merged := edits
				if e.Record != nil {
					if met, err = mergeNow(tx, from, edits, revive); err != nil {
						return err
					}
					if len(met.conflicts) > 0 {
						return met
					}
					merged = met.merged
				}
				id, err = saveRecord(tx, e, merged)
				return err
			})
			if met != nil && (met.now.Rev != base.Rev || from != base) {
				met.who = whoChanged(ctx, book, met.now.ID, err == nil)
				others = met.who
			}
			switch {
			case err != nil:
				return "", err
			case others != "":
				return "Saved, beside what " + others + " changed meanwhile. Ctrl+Z undoes.", nil
			}
			return "Saved. Ctrl+Z undoes.", nil
		},
		Then: func(err error) tea.Cmd { return d.finishSave(err, id, edits) },
	})
}

// finishSave closes the form when all is on the disk, or says what stands in the way.
func (d *Dialog) finishSave(err error, id store.ID, edits []form.Edit) tea.Cmd {
	h, e := d.host, d.edit
	d.saving = false
	var both *conflictError
	var removed *removedError
	switch {
	case errors.As(err, &both):
		d.form.Message = ""
		h.Notify(0, "") // the dialog shows it
		h.Open(&conflictDialog{host: h, form: d, found: both, chosen: make([]side, len(both.conflicts))})
		return d.keepDraftNow()
	case errors.As(err, &removed):
		h.Notify(0, "")
		h.Open(&dialog.Question{Host: h, Heading: "It was removed meanwhile",
			Text:    fmt.Sprintf("Somebody else removed %s while you were writing. What you typed is still here.", removed.name),
			Answers: []string{"Go back to it", "Bring it back and save"}, Then: func(i int) tea.Cmd {
				if i == 1 {
					return d.saveEdits(edits, e.Record, true)
				}
				return nil
			}})
		return d.keepDraftNow()
	case err != nil:
		d.form.Message = store.Sentence(err)
		return nil
	}
	d.done = true
	dropped := d.dropDraft()
	if e.Saved != nil {
		return tea.Batch(dropped, e.Saved(id))
	}
	return dropped
}

// mergeNow looks at the record again, in the change itself.
func mergeNow(tx *store.Tx, base *store.Record, edits []form.Edit, revive bool) (*conflictError, error) {
	now, err := tx.Load(base.ID)
	if err != nil {
		return nil, fmt.Errorf("looking at it again before saving: %w", err)
	}
	if now.Removed {
		if !revive {
			return nil, &removedError{now.Name()}
		}
		if err := tx.Restore(now.ID); err != nil {
			return nil, fmt.Errorf("bringing it back: %w", err)
		}
	}
	m := &conflictError{now: now}
	m.merged, m.conflicts = merge(base, now, edits)
	return m, nil
}

// whoChanged is who changed a record last, before the change just made if there
// was one, as said in the middle of a sentence.
func whoChanged(ctx context.Context, w *store.Workbook, id store.ID, saved bool) string {
	list, err := w.History(ctx, store.HistoryQuery{Record: id, Limit: 2})
	if saved && len(list) > 0 {
		list = list[1:]
	}
	switch {
	case err != nil || len(list) == 0:
		return "somebody else"
	case list[0].Who == w.Keeper():
		return "you, elsewhere,"
	}
	return list[0].Who
}

// continueWith goes back to the form with what was chosen, and both sides of what the
// keeper wants to put together themself. The form then stands on the record as it
// is by now.
func (d *Dialog) continueWith(m *conflictError, edits []form.Edit, open []conflict) tea.Cmd {
	typed := map[string]form.Answer{}
	for _, answer := range d.form.Answers() {
		typed[answer.Field] = answer
	}
	var answers []form.Answer
	for _, edit := range edits {
		answer := typed[edit.Field.Name]
		answer.Field = edit.Field.Name
		if edit.Field.Many {
			answer.Value = form.Value{Items: edit.Items}
		}
		answers = append(answers, answer)
	}
	for _, c := range open { // the last answer gets the cursor
		name := c.field.Name
		at := slices.IndexFunc(answers, func(a form.Answer) bool { return a.Field == name })
		if c.item == "" {
			answer := typed[name]
			answer.Field = name
			switch c.field.Type {
			case store.Prose:
				answer.Value = form.Value{Text: joinSides(c, "\n\n")}
			case store.Text, store.Label:
				answer.Value = form.Value{Text: joinSides(c, " / ")}
			}
			answers = append(answers, answer)
			continue
		}
		if at < 0 {
			answers, at = append(answers,
				form.Answer{Field: name, Names: typed[name].Names, Value: form.Value{Items: slices.Clone(m.now.Items(name))}}), len(answers)
		}
		answers[at].Value.Items = bothItems(answers[at].Value.Items, c)
		last := answers[at]
		answers = append(slices.Delete(answers, at, at+1), last)
	}
	d.edit.Record, d.seen = m.now, time.Time{}
	d.form = d.newForm()
	d.form.Resume(answers)
	d.form.Message = "Put the two together as they shall stand, then save."
	return d.keepDraftNow()
}

func joinSides(c conflict, between string) string {
	switch {
	case !c.mine.there:
		return c.theirs.text
	case !c.theirs.there:
		return c.mine.text
	}
	return c.mine.text + between + c.theirs.text
}

// bothItems puts both lines of text beside a value.
func bothItems(items []store.Item, c conflict) []store.Item {
	note := joinSides(c, " / ")
	for i := range items {
		if items[i].Value == c.item {
			items[i].Note = note
			return items
		}
	}
	return append(items, store.Item{Value: c.item, Note: note})
}
