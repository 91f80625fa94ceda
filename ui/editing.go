package ui

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/theme"
)

// formDialog is a form that fills the body of the screen.
type formDialog struct {
	app      *App
	edit     host.Edit
	form     *form.Form
	key      string
	done     bool
	saving   bool
	advising bool      // its words are about to be read
	seen     time.Time // of a draft of an earlier run: when the record was last changed as it was seen then
	waiting  bool      // what is typed is about to be written down
}

// edit opens a form, or the draft that was left of it.
func (a *App) Edit(e host.Edit) tea.Cmd {
	if a.opt.ReadOnly {
		a.Notify(theme.Notice, "This workbook is open for reading only.")
		return nil
	}
	key := e.Kind.Name + "/" + string(e.Parent) + "/" + strings.Join(e.Fields, ",")
	if e.Record != nil {
		key = string(e.Record.ID)
		if e.Apply != nil { // another form of the same record
			key += "/" + e.Kind.Name
		}
	}
	for _, name := range slices.Sorted(maps.Keys(e.Also)) {
		key += "/" + e.Also[name]
	}
	if d := a.drafts[key]; d != nil { // offered even when the record was changed since: no word is lost
		d.done, d.form.Draft = false, true
		d.edit.Saved = e.Saved
		a.Open(d)
		return d.append(e)
	}
	d := &formDialog{app: a, edit: a.begun(e), key: key}
	d.form = d.fresh()
	d.resume()
	a.Open(d)
	return tea.Batch(a.backupAhead(), d.append(e))
}

// append puts words at the end of fields, for the keeper to read and save.
func (d *formDialog) append(e host.Edit) tea.Cmd {
	if len(e.Append) == 0 {
		return nil
	}
	var answers []form.Answer
	for field, words := range e.Append {
		text := ""
		if e.Record != nil {
			text = e.Record.Get(field)
		}
		for _, answer := range d.form.Answers() { // of a draft that was left
			if answer.Field == field {
				text = answer.Value.Text
			}
		}
		if text = strings.TrimRight(text, "\n"); text != "" {
			text += "\n\n"
		}
		answers = append(answers, form.Answer{Field: field, Value: form.Value{Text: text + words}})
	}
	d.form.Resume(answers)
	return d.keepDraft()
}

// begun gives a new record what its fields begin with: the day, who writes.
func (a *App) begun(e host.Edit) host.Edit {
	if e.Record != nil {
		return e
	}
	initial := map[string]form.Value{}
	for i := range e.Kind.Fields {
		f := &e.Kind.Fields[i]
		if start := f.Start(host.Today(a), a.book.Keeper()); start != "" && !f.Many {
			initial[f.Name] = form.Value{Text: start}
		}
	}
	maps.Copy(initial, e.Initial)
	e.Initial = initial
	return e
}

func (d *formDialog) fresh() *form.Form {
	a, e := d.app, d.edit
	return form.New(form.Options{
		Title: e.Title, Kind: e.Kind, Fields: e.Fields, Record: e.Record, Initial: e.Initial, Focus: e.Focus,
		Context: store.Context{Today: host.Today(a)}, Search: searchRecords(a), Pick: d.pick, Add: a.addFor, Notes: e.Notes,
	})
}

// pick opens a list to choose from; what is chosen is kept in the draft too.
func (d *formDialog) pick(p *form.Picker, words string) tea.Cmd {
	then := p.Then
	p.Then = func(chosen []form.Choice) tea.Cmd {
		kept := d.keepDraft()
		if then == nil {
			return kept
		}
		return tea.Batch(kept, then(chosen))
	}
	return pick(d.app, p, words)
}

func (d *formDialog) Title() string { return d.edit.Title }
func (d *formDialog) Scopes() []command.Scope {
	return []command.Scope{inForm, command.Everywhere, command.AnyTime}
}
func (d *formDialog) Closed() bool             { return d.done }
func (d *formDialog) Size(w, h int) (int, int) { return w, h }

func (d *formDialog) State(s *command.State) {
	s.Form, s.Entry = true, true
	s.Draft = d.form.Draft || d.form.Changed()
}

func (d *formDialog) Update(msg tea.Msg) tea.Cmd {
	if _, isKey := msg.(tea.KeyPressMsg); isKey && d.saving {
		return nil // what is being saved does not change under the hand
	}
	cmd := d.form.Update(msg)
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		return tea.Batch(cmd, d.keepDraft(), d.advise())
	}
	return cmd
}

func (d *formDialog) Draw(w, h int) ([]string, int, int) {
	lines := d.form.Draw(d.app.Theme(), w, h)
	x, y := d.form.Cursor()
	return lines, x, y
}

func (d *formDialog) Do(id string) (tea.Cmd, bool) {
	switch id {
	case "form.save":
		return d.save(), true
	case "form.leave":
		d.done = true
		if d.form.Changed() {
			d.app.drafts[d.key] = d
			d.app.Notify(0, "Not saved. What you typed is kept as a draft: open the form again to go on.")
			return d.keepDraftNow(), true
		}
		return d.dropDraft(), true
	case "form.drop":
		d.form = d.fresh()
		d.app.Notify(0, "The draft was dropped.")
		return d.dropDraft(), true
	case "form.advice":
		d.showAdvice()
		return nil, true
	case "form.cut", "form.copy":
		cmd, ok := d.form.Copy(id == "form.cut")
		if !ok {
			d.app.Notify(0, "Mark text first, with Shift and the arrows or the mouse.")
		}
		return tea.Batch(cmd, d.keepDraft()), true
	}
	done := d.form.Do(id)
	return d.advise(), done
}

// save puts what was answered in the queue. The form closes when it is on the
// disk, and not before.
func (d *formDialog) save() tea.Cmd {
	if d.saving {
		return nil
	}
	edits, ok := d.form.Edits()
	if !ok {
		return nil
	}
	a, e := d.app, d.edit
	if len(edits) == 0 && e.Record != nil {
		d.done = true
		a.Notify(0, "Nothing was changed.")
		return d.dropDraft()
	}
	if e.Convert != nil {
		edits = e.Convert(edits)
	}
	return d.put(edits, e.Record, false)
}

// batchTitle says in plain words what the change was.
func (d *formDialog) batchTitle(edits []form.Edit) string {
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

// keep makes or changes one record.
func keep(tx *store.Tx, e host.Edit, edits []form.Edit) (store.ID, error) {
	if e.Apply != nil {
		return e.Apply(tx, edits)
	}
	if e.Record == nil {
		return addRecord(tx, e, edits)
	}
	id := e.Record.ID
	for _, edit := range edits {
		if !edit.Field.Many {
			if err := tx.Set(id, edit.Field.Name, edit.Value); err != nil {
				return id, fmt.Errorf("saving %s: %w", edit.Field.Title, err)
			}
			continue
		}
		if err := putItems(tx, id, edit); err != nil {
			return id, err
		}
	}
	return id, nil
}

func addRecord(tx *store.Tx, e host.Edit, edits []form.Edit) (store.ID, error) {
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
			if err := putItems(tx, id, edit); err != nil {
				return id, err
			}
		}
	}
	return id, nil
}

// putItems brings a field with many values from what it was to what it shall be.
func putItems(tx *store.Tx, id store.ID, edit form.Edit) error {
	wanted := map[string]bool{}
	for _, item := range edit.Items {
		wanted[item.Value] = true
	}
	for _, item := range edit.Was {
		if !wanted[item.Value] {
			if err := tx.Take(id, edit.Field.Name, item.Value); err != nil {
				return fmt.Errorf("saving %s: %w", edit.Field.Title, err)
			}
		}
	}
	for _, item := range edit.Items {
		if err := tx.Put(id, edit.Field.Name, item.Value, item.Note); err != nil {
			return fmt.Errorf("saving %s: %w", edit.Field.Title, err)
		}
	}
	return nil
}

const mostFound = 50 // records that a picker offers at a time

// search finds records for a picker. It runs off the loop.
func searchRecords(h host.Host) func(ctx context.Context, kind, words string) ([]form.Choice, error) {
	book := h.Workbook()
	return func(ctx context.Context, kind, words string) ([]form.Choice, error) {
		q := store.Query{Kind: kind, Limit: mostFound}
		if words != "" {
			q.Find, q.Ranked = words, true
		} else if k := store.KindNamed(kind); k != nil {
			for i := range k.Fields {
				if k.Fields[i].Sort {
					q.Sort = k.Fields[i].Name
					break
				}
			}
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

// addFor makes a record with only its name, for a picker that found none.
func (a *App) addFor(kind *store.Kind, title string, p *form.Picker) tea.Cmd {
	var id store.ID
	book := a.book
	what := strings.ToLower(kind.Title)
	return a.Write(host.Job{
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
