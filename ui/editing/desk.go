package editing

import (
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/shelf"
	"kept/ui/theme"
)

// Desk holds the forms of one workbook: those that are open, those that were left with
// something typed and not saved, and the drafts that earlier runs of the program left.
type Desk struct {
	host     host.Host
	shelf    *shelf.Shelf   // where drafts are kept; nil: they end with the program
	begin    func() tea.Cmd // runs when a keeper begins to fill in a form; nil: nothing does
	open     []*Dialog
	drafts   map[string]*Dialog     // forms that were left with something typed, by their key
	offered  map[string]shelf.Draft // drafts of earlier runs, by the key of their form
	reported bool                   // that drafts cannot be kept was shown
}

// New makes a desk with no open form.
func New(h host.Host, s *shelf.Shelf, begin func() tea.Cmd) *Desk {
	return &Desk{host: h, shelf: s, begin: begin, drafts: map[string]*Dialog{}}
}

// Edit opens a form, or the draft that was left of it.
func (k *Desk) Edit(e host.Edit) tea.Cmd {
	if k.host.Mode().ReadOnly {
		k.host.Notify(theme.Notice, "This workbook is open for reading only.")
		return nil
	}
	key := keyOfForm(e)
	if d := k.drafts[key]; d != nil { // offered even when the record was changed since: no word is lost
		d.form.Draft, d.edit.Saved = true, e.Saved
		k.openForm(d)
		return d.appendWords(e)
	}
	d := &Dialog{host: k.host, desk: k, edit: k.initial(e), key: key}
	d.edit.Append = nil // it is added once; a draft that is opened again has it already
	d.form = d.newForm()
	d.resume()
	k.openForm(d)
	var began tea.Cmd
	if k.begin != nil {
		began = k.begin()
	}
	return tea.Batch(began, d.appendWords(e))
}

// keyOfForm tells one form from another: what was typed in it is found again by it.
func keyOfForm(e host.Edit) string {
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
	return key
}

// openForm opens a form, unless it is open already.
func (k *Desk) openForm(d *Dialog) {
	if slices.Contains(k.openForms(), d) {
		return
	}
	d.done = false
	k.open = append(k.open, d)
	k.host.Open(d)
}

// openForms are the forms that are open, the first opened first.
func (k *Desk) openForms() []*Dialog {
	k.open = slices.DeleteFunc(k.open, func(d *Dialog) bool { return d.done })
	return k.open
}

// initial gives a new record what its fields begin with: the day, who writes.
func (k *Desk) initial(e host.Edit) host.Edit {
	if e.Record != nil {
		return e
	}
	initial := map[string]form.Value{}
	for i := range e.Kind.Fields {
		f := &e.Kind.Fields[i]
		if start := f.Start(host.Today(k.host), k.host.Workbook().Keeper()); start != "" && !f.Many {
			initial[f.Name] = form.Value{Text: start}
		}
	}
	maps.Copy(initial, e.Initial)
	e.Initial = initial
	return e
}

// LeaveAll leaves every open form; what was typed stays as drafts.
func (k *Desk) LeaveAll() tea.Cmd {
	var cmds []tea.Cmd
	for _, d := range slices.Backward(slices.Clone(k.openForms())) {
		cmds = append(cmds, d.Leave())
	}
	return tea.Batch(cmds...)
}

// Clear forgets every form and what was typed in it, with the workbook that they were of.
func (k *Desk) Clear() { k.open, k.drafts = nil, map[string]*Dialog{} }

// unsaved are the forms that hold what was not saved.
func (k *Desk) unsaved() []*Dialog {
	var list []*Dialog
	for _, d := range k.changed() {
		if !d.saving {
			list = append(list, d)
		}
	}
	return list
}

// changed are the forms in which something was typed, those that are open first.
func (k *Desk) changed() []*Dialog {
	var list []*Dialog
	for _, d := range k.openForms() {
		if d.form.Changed() {
			list = append(list, d)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(k.drafts)) {
		if d := k.drafts[key]; d.form.Changed() && !slices.Contains(list, d) {
			list = append(list, d)
		}
	}
	return list
}

// Unsaved is how many forms hold what was not saved.
func (k *Desk) Unsaved() int { return len(k.unsaved()) }

// Typed is what was typed in forms and not saved, as text to be read by a person.
func (k *Desk) Typed() []string {
	var texts []string
	for _, d := range k.changed() {
		texts = append(texts, d.asText())
	}
	return texts
}

// asText is what was answered in the form, a field a paragraph.
func (d *Dialog) asText() string {
	var b strings.Builder
	b.WriteString(d.edit.Title + "\n")
	for _, answer := range d.form.Answers() {
		title := answer.Field
		if f := d.edit.Kind.Field(answer.Field); f != nil {
			title = f.Title
		}
		b.WriteString("\n" + title + ": " + answerText(answer) + "\n")
	}
	return b.String()
}

func answerText(answer form.Answer) string {
	if len(answer.Value.Items) == 0 {
		return answer.Value.Text
	}
	var parts []string
	for _, item := range answer.Value.Items {
		text := item.Value
		if name := answer.Names[item.Value]; name != "" {
			text = name
		}
		if item.Note != "" {
			text += " (" + item.Note + ")"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ")
}
