package editing

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/mouse"
)

// Dialog is a form that fills the body of the screen.
type Dialog struct {
	host     host.Host
	desk     *Desk
	edit     host.Edit
	form     *form.Form
	key      string
	done     bool
	saving   bool
	advising bool      // its words are about to be read
	seen     time.Time // of a draft of an earlier run: when the record was last changed as it was seen then
	waiting  bool      // what is typed is about to be written down
}

// appendWords puts words at the end of fields, for the keeper to read and save.
func (d *Dialog) appendWords(e host.Edit) tea.Cmd {
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

func (d *Dialog) newForm() *form.Form {
	h, e := d.host, d.edit
	return form.New(form.Options{
		Title: e.Title, Kind: e.Kind, Fields: e.Fields, Record: e.Record, Initial: e.Initial, Focus: e.Focus,
		Context: store.Context{Today: host.Today(h)}, Search: SearchRecords(h), Pick: d.pick, Add: d.addRecord, Notes: e.Notes,
	})
}

// pick opens a list to choose from; what is chosen is kept in the draft too.
func (d *Dialog) pick(p *form.Picker, words string) tea.Cmd {
	then := p.Then
	p.Then = func(chosen []form.Choice) tea.Cmd {
		kept := d.keepDraft()
		if then == nil {
			return kept
		}
		return tea.Batch(kept, then(chosen))
	}
	return dialog.Pick(d.host, p, words)
}

// Title implements [host.Dialog].
func (d *Dialog) Title() string { return d.edit.Title }

// Scopes implements [host.Dialog].
func (d *Dialog) Scopes() []command.Scope {
	return []command.Scope{Scope, form.Scope, command.Everywhere, command.AnyTime}
}

// Closed implements [host.Dialog].
func (d *Dialog) Closed() bool { return d.done }

// Size implements [host.Dialog].
func (d *Dialog) Size(w, h int) (int, int) { return w, h }

// State implements [host.Dialog].
func (d *Dialog) State(s *command.State) {
	s.Form, s.Entry = true, true
	s.Draft = d.form.Draft || d.form.Changed()
}

// Update implements [host.Dialog].
func (d *Dialog) Update(msg tea.Msg) tea.Cmd {
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

// Draw implements [host.Dialog].
func (d *Dialog) Draw(w, h int) ([]string, int, int) {
	lines := d.form.Draw(d.host.Theme(), w, h)
	x, y := d.form.Cursor()
	return lines, x, y
}

// Leave leaves the form; what was typed is kept as a draft.
func (d *Dialog) Leave() tea.Cmd {
	d.done = true
	if !d.form.Changed() {
		return d.dropDraft()
	}
	d.desk.drafts[d.key] = d
	d.host.Notify(0, "Not saved. What you typed is kept as a draft: open the form again to go on.")
	return d.keepDraftNow()
}

// drop throws away what was typed and not saved.
func (d *Dialog) drop() tea.Cmd {
	d.form = d.newForm()
	d.host.Notify(0, "The draft was dropped.")
	return d.dropDraft()
}

// Copy puts the marked text on the clipboard; a cut takes it out of the field too.
func (d *Dialog) Copy(cut bool) tea.Cmd {
	return tea.Batch(dialog.CopyMarked(d.host, d.form, cut), d.keepDraft())
}

// GoField goes to another field.
func (d *Dialog) GoField(s form.Step) tea.Cmd {
	d.form.Go(s)
	return d.advise()
}

// Saving tells whether the form is being saved: keys wait for that.
func (d *Dialog) Saving() bool { return d.saving }

// Focused is the field that is being filled in.
func (d *Dialog) Focused() *store.Field { return d.form.Focused() }

// Scroll scrolls the form without moving its cursor.
func (d *Dialog) Scroll(by int) { d.form.Scroll(by) }

// Point takes a click.
func (d *Dialog) Point(m mouse.Act) tea.Cmd {
	if d.saving {
		return nil
	}
	return d.form.Point(m.X, m.Y, dialog.Pointing(m.Gesture))
}

// Drag marks text while the mouse is held.
func (d *Dialog) Drag(m mouse.Act) {
	if !d.saving {
		d.form.Point(m.X, m.Y, dialog.Pointing(m.Gesture))
	}
}

// Save puts what was answered in the queue. The form closes when it is on the
// disk, and not before.
func (d *Dialog) Save() tea.Cmd {
	if d.saving {
		return nil
	}
	edits, ok := d.form.Edits()
	if !ok {
		return nil
	}
	e := d.edit
	if len(edits) == 0 && e.Record != nil {
		d.done = true
		d.host.Notify(0, "Nothing was changed.")
		return d.dropDraft()
	}
	if e.Convert != nil {
		edits = e.Convert(edits)
	}
	return d.saveEdits(edits, e.Record, false)
}
