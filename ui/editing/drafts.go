package editing

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/shelf"
	"kept/ui/theme"
)

// draftAfter is how long a draft may lag behind the hand.
const draftAfter = 800 * time.Millisecond

// keepDraft writes down what is typed in a form a moment later, once for all that
// is typed meanwhile.
func (d *Dialog) keepDraft() tea.Cmd {
	if d.desk.shelf == nil || d.waiting || d.saving || d.done {
		return nil
	}
	d.waiting = true
	return d.host.Later(draftAfter, func() tea.Msg {
		return host.Background(func() (bool, tea.Cmd) { return false, d.keepDraftNow() })
	})
}

// keepDraftNow writes it down off the loop.
func (d *Dialog) keepDraftNow() tea.Cmd {
	d.waiting = false
	if d.desk.shelf == nil || d.done && d.desk.drafts[d.key] != d {
		return nil
	}
	return d.desk.writeDraft(d.draftWriter())
}

// draftWriter takes down how the form stands now, and gives what writes it.
func (d *Dialog) draftWriter() func() error {
	s, request := d.desk.shelf, d.desk.shelf.NextRequest()
	if !d.form.Changed() {
		return func() error { return s.Drop(request, d.key) }
	}
	draft := d.draft()
	return func() error { return s.Keep(request, draft) }
}

// dropDraft forgets what was written down, because it is saved or unwanted.
func (d *Dialog) dropDraft() tea.Cmd {
	delete(d.desk.drafts, d.key)
	delete(d.desk.offered, d.key)
	s, request, key := d.desk.shelf, d.desk.shelf.NextRequest(), d.key
	if s == nil {
		return nil
	}
	return d.desk.writeDraft(func() error { return s.Drop(request, key) })
}

// writeDraft writes drafts down off the loop, and reports once when that fails.
func (k *Desk) writeDraft(write func() error) tea.Cmd {
	return func() tea.Msg {
		err := write()
		if err == nil {
			return nil
		}
		return host.OnLoop(func() tea.Cmd {
			if !k.reported {
				k.reported = true
				k.host.Notify(theme.Notice, "The draft could not be kept on this computer: save the form soon. "+store.Sentence(err))
			}
			return nil
		})
	}
}

func (d *Dialog) draft() shelf.Draft {
	e := d.edit
	draft := shelf.Draft{Form: d.key, Title: e.Title, Kind: e.Kind.Name, Parent: string(e.Parent), Of: e.Of, Only: e.Fields, Also: e.Also,
		Keeper: d.host.Workbook().Keeper(), At: d.host.Now().UTC(), Tied: e.Before != nil, Fields: map[string]shelf.Typed{}}
	if e.Record != nil {
		draft.Record, draft.Seen = string(e.Record.ID), e.Record.Changed
		if !d.seen.IsZero() {
			draft.Seen = d.seen
		}
	}
	for _, a := range d.form.Answers() {
		typed := shelf.Typed{Text: a.Value.Text, Names: a.Names}
		for _, item := range a.Value.Items {
			typed.Values = append(typed.Values, item.Value)
			typed.Notes = append(typed.Notes, item.Note)
		}
		draft.Fields[a.Field] = typed
	}
	return draft
}

// resume puts back what was written down of a form, if anything was.
func (d *Dialog) resume() {
	draft, ok := d.desk.offered[d.key]
	if !ok {
		return
	}
	var answers []form.Answer
	for i := range d.edit.Kind.Fields {
		name := d.edit.Kind.Fields[i].Name
		typed, ok := draft.Fields[name]
		if !ok {
			continue
		}
		a := form.Answer{Field: name, Value: form.Value{Text: typed.Text}, Names: typed.Names}
		for k, v := range typed.Values {
			item := store.Item{Value: v}
			if k < len(typed.Notes) {
				item.Note = typed.Notes[k]
			}
			a.Value.Items = append(a.Value.Items, item)
		}
		answers = append(answers, a)
	}
	d.form.Resume(answers)
	if d.edit.Record != nil && draft.Seen.Before(d.edit.Record.Changed) {
		d.seen = draft.Seen
	}
}

// ReadDrafts reads what earlier runs of the program left, and offers it.
func (k *Desk) ReadDrafts() tea.Cmd {
	s, keeper := k.shelf, k.host.Workbook().Keeper()
	if s == nil || k.host.Mode().ReadOnly {
		return nil
	}
	return func() tea.Msg {
		drafts := slices.DeleteFunc(s.Drafts(), func(d shelf.Draft) bool { return d.Keeper != keeper })
		if len(drafts) == 0 {
			return nil
		}
		return host.OnLoop(func() tea.Cmd { k.offerDrafts(drafts); return nil })
	}
}

// offerDrafts asks whether to go on with what was not saved.
func (k *Desk) offerDrafts(drafts []shelf.Draft) {
	k.offered = map[string]shelf.Draft{}
	for _, d := range drafts {
		k.offered[d.Form] = d
	}
	last := drafts[0]
	text := fmt.Sprintf("%s, of %s, was not saved when Kept ended. Every word of it is kept.", draftName(last),
		calendar.TimeOrDay(last.At, k.host.Now()))
	if n := len(drafts) - 1; n == 1 {
		text += " So is 1 other."
	} else if n > 1 {
		text += fmt.Sprintf(" So are %d others.", n)
	}
	if last.Tied {
		text += " It is offered again when you open its form."
		k.host.Notify(theme.Notice, text)
		return
	}
	k.host.Open(&dialog.Question{Host: k.host, Heading: "A draft is kept", Text: text, Answers: []string{"Go on with it", "Later"},
		Then: func(i int) tea.Cmd {
			if i == 0 {
				return k.openDraft(last)
			}
			k.host.Notify(theme.Text, "It is offered again when you open its form. Drafts ("+host.KeyFor(k.host, "app.drafts")+
				") lists all of them.")
			return nil
		}})
}

// draftName is what a keeper calls a draft.
func draftName(d shelf.Draft) string {
	name := "\"" + d.Title + "\""
	if d.Of != "" {
		name += " of " + d.Of
	}
	return name
}

// chooseDraft lists the drafts, of this run and of earlier ones.
func (k *Desk) chooseDraft() tea.Cmd {
	all := map[string]shelf.Draft{}
	for key, d := range k.offered {
		all[key] = d
	}
	for key, d := range k.drafts {
		all[key] = d.draft()
	}
	p := &form.Picker{Title: "Drafts that are not saved"}
	for key, d := range all {
		c := form.Choice{Value: key, Title: d.Title, Help: strings.TrimSpace(d.Of + "  " + calendar.TimeOrDay(d.At, k.host.Now()))}
		if d.Tied && k.drafts[key] == nil {
			c.Help += "  opens with its form"
		}
		p.Choices = append(p.Choices, c)
	}
	if len(all) == 0 {
		k.host.Notify(theme.Text, "There are no drafts: everything that was typed is saved.")
		return nil
	}
	form.ByTitle(p.Choices)
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		key := chosen[0].Value
		if d := k.drafts[key]; d != nil {
			return k.Edit(d.edit)
		}
		return k.openDraft(all[key])
	}
	return dialog.Pick(k.host, p, "")
}

// openDraft opens the form of a draft.
func (k *Desk) openDraft(d shelf.Draft) tea.Cmd {
	if d.Tied || store.KindNamed(d.Kind) == nil {
		k.host.Notify(theme.Notice, "This draft is offered again when you open its form.")
		return nil
	}
	if d.Record == "" {
		return k.resume(d, nil)
	}
	ctx, book := k.host.Context(), k.host.Workbook()
	return func() tea.Msg {
		r, err := book.Load(ctx, store.ID(d.Record))
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening what the draft is of: %w", err)}
		}
		return host.OnLoop(func() tea.Cmd { return k.resume(d, r) })
	}
}

// resume opens the form of a draft of an earlier run; r is the record that it changes.
func (k *Desk) resume(d shelf.Draft, r *store.Record) tea.Cmd {
	return k.Edit(host.Edit{Kind: store.KindNamed(d.Kind), Record: r, Parent: store.ID(d.Parent), Of: d.Of, Title: d.Title, Fields: d.Only,
		Also: d.Also})
}

// KeepDrafts writes down every form as it stands, before the program ends.
func (k *Desk) KeepDrafts() {
	if k.shelf == nil {
		return
	}
	for _, d := range k.unsaved() {
		_ = d.draftWriter()() // there is nobody left to tell
	}
}

// KeepsDrafts tells whether a draft outlives the program.
func (k *Desk) KeepsDrafts() bool { return k.shelf != nil && !k.host.Mode().Demo }
