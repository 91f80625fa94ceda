// Package form is the form in which every kind of record is filled in. [New] builds it from the fields of a kind as
// store describes them, so a new field needs no work here: each gets the editor of its type (a [Line], prose, choices,
// tags, notes, yes or no) and is checked by store's own rules. [Form.Edits] returns what changed, for the page to write;
// a [Picker] is the list that a field opens to choose from. The form shows problems next to the field and keeps all that
// was typed. It never writes to the workbook itself, and knows no page: what it needs it asks through [Options].
package form

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
)

// Options say what a form is for and what it may ask of its surroundings.
type Options struct {
	Title   string
	Kind    *store.Kind
	Fields  []string          // only these, in this order; nil: all of the kind
	Record  *store.Record     // what is being changed; nil: something new
	Initial map[string]Value  // answers that a new record begins with
	Labels  map[string]string // names of records that Initial refers to
	Focus   string            // the field to begin at
	Notes   []string          // shown above the fields: what to compare with
	Context store.Context
	Search  Search
	Pick    func(*Picker, string) tea.Cmd                           // puts a picker in front
	Add     func(kind *store.Kind, title string, p *Picker) tea.Cmd // makes a record for a picker
}

// Form is an open form.
type Form struct {
	spans []span // of the fields, as drawn last
	above int    // lines drawn over the fields

	opt      Options
	entries  []*entry
	focus    int
	top      int
	loose    bool   // scrolled away from the field in focus
	Draft    bool   // what was typed before and not saved
	Message  string // a sentence over the form: why it was not saved
	problems bool   // the keeper tried to save: problems are shown everywhere
	x, y     int
	picker   *Picker
}

// entry is one field of a form with its answer.
type entry struct {
	field   *store.Field
	editor  editor
	initial Value // as the editor gave it at first
	stored  Value // as the workbook has it
	problem string
	remarks remarks
}

// Edit is one answer that is to be stored.
type Edit struct {
	Field *store.Field
	Value string       // canonical, of a field with one value; "" clears it
	Items []store.Item // of a field with many: as it shall be
	Was   []store.Item // and as it was
}

// New makes a form.
func New(opt Options) *Form {
	f := &Form{opt: opt}
	for i := range opt.Kind.Fields {
		field := &opt.Kind.Fields[i]
		if opt.Fields != nil {
			break
		}
		f.entries = append(f.entries, f.entry(field))
	}
	for _, name := range opt.Fields {
		if field := opt.Kind.Field(name); field != nil {
			f.entries = append(f.entries, f.entry(field))
		}
	}
	for i, e := range f.entries {
		if e.field.Name == opt.Focus {
			f.focus = i
		}
	}
	if len(f.entries) > 0 {
		f.entries[f.focus].editor.Focus(true)
	}
	return f
}

func (f *Form) entry(field *store.Field) *entry {
	e := &entry{field: field}
	if r := f.opt.Record; r != nil {
		e.stored = Value{Text: r.Get(field.Name), Items: r.Items(field.Name)}
	}
	begin := e.stored
	if v, ok := f.opt.Initial[field.Name]; ok {
		begin = v
	}
	e.editor = f.editorFor(field, begin)
	e.initial = e.editor.Value()
	return e
}

func (f *Form) editorFor(field *store.Field, v Value) editor {
	switch {
	case field.Many && field.Noted && field.Type == store.Choice:
		return newNoted(field, v.Items)
	case field.Type == store.Choice, field.Type == store.Ref:
		return f.newChoice(field, v)
	case field.Many:
		return newTags(v.Items)
	case field.Type == store.Prose:
		return newProse(v.Text)
	case field.Type == store.Yes:
		return &yesEditor{value: v.Text}
	case field.Type == store.Period:
		if w, err := calendar.DecodeWhen(v.Text); err == nil {
			return newLine(w.Words)
		}
	case field.Type == store.Day:
		return newLine(field.ValueTitle(v.Text))
	}
	return newLine(v.Text)
}

func (f *Form) newChoice(field *store.Field, v Value) *choiceEditor {
	e := &choiceEditor{form: f, field: field}
	if !field.Many && v.Text != "" {
		e.chosen = []Choice{{Value: v.Text, Title: f.titleOf(field, v.Text)}}
	}
	for _, item := range v.Items {
		e.chosen = append(e.chosen, Choice{Value: item.Value, Title: f.titleOf(field, item.Value)})
		if item.Note != "" {
			if e.notes == nil {
				e.notes = map[string]string{}
			}
			e.notes[item.Value] = item.Note
		}
	}
	return e
}

func (f *Form) titleOf(field *store.Field, value string) string {
	if field.Type != store.Ref {
		return field.ValueTitle(value)
	}
	if r := f.opt.Record; r != nil {
		if label := r.LabelOf(store.ID(value)); label != "" {
			return label
		}
	}
	return f.opt.Labels[value]
}

// Title is what the form is for, in words.
func (f *Form) Title() string { return f.opt.Title }

// Record is what is being changed, or nil.
func (f *Form) Record() *store.Record { return f.opt.Record }

// Focused is the field that has the cursor.
func (f *Form) Focused() *store.Field {
	if len(f.entries) == 0 {
		return nil
	}
	return f.entries[f.focus].field
}

// Changed reports whether anything was answered that is not stored.
func (f *Form) Changed() bool {
	for _, e := range f.entries {
		if !e.editor.Value().same(e.initial) {
			return true
		}
	}
	return false
}

// Edits gives what is to be stored. When an answer cannot be stored as it is,
// it says so at the field, goes there, and gives false.
func (f *Form) Edits() ([]Edit, bool) {
	f.problems = true
	f.Message = ""
	var edits []Edit
	bad := -1
	for i, e := range f.entries {
		edit, changed, problem := f.readAnswer(e)
		if e.problem = problem; problem != "" {
			if bad < 0 {
				bad = i
			}
			continue
		}
		if changed {
			edits = append(edits, edit)
		}
	}
	if bad >= 0 {
		f.goToField(bad)
		return nil, false
	}
	return edits, true
}

// readAnswer reads one answer. Its problem is a sentence, or "".
func (f *Form) readAnswer(e *entry) (edit Edit, changed bool, problem string) {
	v := e.editor.Value()
	edit.Field = e.field
	if e.field.Many {
		edit.Items, edit.Was = v.Items, e.stored.Items
		if e.field.Type == store.Text {
			for i := range edit.Items {
				text, err := e.field.Parse(edit.Items[i].Value, f.opt.Context)
				if err != nil {
					return edit, false, store.Sentence(err)
				}
				edit.Items[i].Value = text
			}
		}
		return edit, !v.same(Value{Items: e.stored.Items}), ""
	}
	if f.opt.Record != nil && v.same(e.initial) {
		return edit, false, "" // what was not touched is not judged
	}
	if v.Text == "" {
		if e.field.Required {
			return edit, false, e.field.Title + " is needed."
		}
		return edit, e.stored.Text != "" || f.opt.Record != nil, "" // of a record it was touched, or it would not be here
	}
	text := v.Text
	if e.field.Type != store.Choice && e.field.Type != store.Ref && e.field.Type != store.Yes {
		var err error
		if text, err = e.field.Parse(v.Text, f.opt.Context); err != nil {
			return edit, false, store.Sentence(err)
		}
	}
	edit.Value = text
	return edit, text != e.stored.Text, ""
}

func (f *Form) goToField(i int) {
	if len(f.entries) == 0 || i < 0 {
		return
	}
	old := f.entries[f.focus]
	if i != f.focus && !old.editor.Value().same(old.initial) {
		_, _, old.problem = f.readAnswer(old)
	}
	old.editor.Focus(false)
	f.focus = i
	f.entries[i].editor.Focus(true)
}

// Update handles typing, pasted text and answers to what a field asked for.
func (f *Form) Update(msg tea.Msg) tea.Cmd {
	if len(f.entries) == 0 {
		return nil
	}
	e := f.entries[f.focus]
	k, isKey := msg.(tea.KeyPressMsg)
	if isKey {
		f.loose = false
		switch s := k.String(); s {
		case "up", "down":
			if !e.editor.HandlesUpDown(s) {
				if s == "up" {
					f.goToField(max(f.focus-1, 0))
				} else {
					f.goToField(min(f.focus+1, len(f.entries)-1))
				}
				return nil
			}
		}
	}
	used, cmd := e.editor.Update(msg)
	if isKey && !used && k.String() == "enter" && f.focus < len(f.entries)-1 {
		f.goToField(f.focus + 1)
		return nil
	}
	if used && e.problem != "" {
		_, _, e.problem = f.readAnswer(e)
	}
	return cmd
}

func (f *Form) search(ctx context.Context, kind, words string) ([]Choice, error) {
	return f.opt.Search(ctx, kind, words)
}

func (f *Form) pick(p *Picker, words string) tea.Cmd {
	f.picker = p
	return f.opt.Pick(p, words)
}

// addFromPicker gives what makes a new record of a kind for the picker, where a name
// is all that such a record needs.
func (f *Form) addFromPicker(kind *store.Kind) func(string) tea.Cmd {
	if f.opt.Add == nil || !kind.IsTopLevel() {
		return nil
	}
	for i := range kind.Fields {
		if field := &kind.Fields[i]; field.Required && field.Name != kind.NameField {
			return nil
		}
	}
	return func(title string) tea.Cmd { return f.opt.Add(kind, title, f.picker) }
}

// meaning shows how a date or a number was understood, while it is being typed; "" when there is nothing to show.
func (f *Form) meaning(e *entry) string {
	text := e.editor.Value().Text
	if text == "" {
		return ""
	}
	switch e.field.Type {
	case store.Period:
		canonical, err := e.field.Parse(text, f.opt.Context)
		if err != nil {
			return ""
		}
		w, err := calendar.DecodeWhen(canonical)
		if err != nil {
			return ""
		}
		if w.Dated() {
			return "= " + w.Meaning()
		}
		return "kept as you say it; no date is understood"
	case store.Day, store.Money:
		if canonical, err := e.field.Parse(text, f.opt.Context); err == nil {
			return "= " + e.field.ValueTitle(canonical)
		}
	case store.Term:
		if q, err := calendar.ParseQuarter(text); err == nil {
			return "= " + q.From().Long() + " to " + q.To().Long()
		}
	}
	return ""
}

// requiredText says in words that a field must be answered.
func requiredText(field *store.Field) string {
	title := field.Title
	if field.Required {
		title += " (needed)"
	}
	return strings.TrimSpace(title)
}
