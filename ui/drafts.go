package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/shelf"
	"kept/ui/theme"
)

// draftAfter is how long a draft may lag behind the hand.
const draftAfter = 800 * time.Millisecond

// draftTick says that it is time to write down what was typed in a form.
type draftTick struct{ form *formDialog }

// draftKept says that a draft was written down, or why not.
type draftKept struct{ err error }

// keepDraft writes down what is typed in a form a moment later, once for all that
// is typed meanwhile.
func (d *formDialog) keepDraft() tea.Cmd {
	if d.app.shelf == nil || d.waiting || d.saving || d.done {
		return nil
	}
	d.waiting = true
	return d.app.Later(draftAfter, func() tea.Msg { return draftTick{d} })
}

// keepDraftNow writes it down off the loop.
func (d *formDialog) keepDraftNow() tea.Cmd {
	d.waiting = false
	if d.app.shelf == nil || d.done && d.app.drafts[d.key] != d {
		return nil
	}
	put := d.putDraft()
	return func() tea.Msg { return draftKept{put()} }
}

// putDraft takes down how the form stands now, and gives what writes it.
func (d *formDialog) putDraft() func() error {
	s, no := d.app.shelf, d.app.shelf.Turn()
	if !d.form.Changed() {
		return func() error { return s.Drop(no, d.key) }
	}
	draft := d.draft()
	return func() error { return s.Keep(no, draft) }
}

// dropDraft forgets what was written down, because it is saved or unwanted.
func (d *formDialog) dropDraft() tea.Cmd {
	delete(d.app.drafts, d.key)
	delete(d.app.offered, d.key)
	s, no, key := d.app.shelf, d.app.shelf.Turn(), d.key
	if s == nil {
		return nil
	}
	return func() tea.Msg { return draftKept{s.Drop(no, key)} }
}

func (d *formDialog) draft() shelf.Draft {
	e := d.edit
	draft := shelf.Draft{Form: d.key, Title: e.Title, Kind: e.Kind.Name, Parent: string(e.Parent), Of: e.Of, Only: e.Fields, Also: e.Also,
		Keeper: d.app.Workbook().Keeper(), At: d.app.Now().UTC(), Tied: e.Before != nil, Fields: map[string]shelf.Typed{}}
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
func (d *formDialog) resume() {
	draft, ok := d.app.offered[d.key]
	if !ok {
		return
	}
	var answers []form.Answer
	for i := range d.edit.Kind.Fields {
		name := d.edit.Kind.Fields[i].Name
		typed, said := draft.Fields[name]
		if !said {
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

// draftsMsg is what was written down before the program was opened.
type draftsMsg struct{ drafts []shelf.Draft }

func (a *App) readDrafts() tea.Cmd {
	s, keeper := a.shelf, a.book.Keeper()
	if s == nil || a.opt.ReadOnly {
		return nil
	}
	return func() tea.Msg {
		drafts := slices.DeleteFunc(s.Drafts(), func(d shelf.Draft) bool { return d.Keeper != keeper })
		if len(drafts) == 0 {
			return nil
		}
		return draftsMsg{drafts}
	}
}

// offerDrafts asks whether to go on with what was not saved.
func (a *App) offerDrafts(drafts []shelf.Draft) {
	a.offered = map[string]shelf.Draft{}
	for _, d := range drafts {
		a.offered[d.Form] = d
	}
	last := drafts[0]
	text := fmt.Sprintf("%s, of %s, was not saved when Kept ended. Every word of it is kept.", draftName(last), sinceWords(last.At, a.opt.Now()))
	if n := len(drafts) - 1; n == 1 {
		text += " So is 1 other."
	} else if n > 1 {
		text += fmt.Sprintf(" So are %d others.", n)
	}
	if last.Tied {
		text += " It is offered again when you open its form."
		a.Notify(theme.Notice, text)
		return
	}
	a.Open(&question{host: a, heading: "A draft is kept", text: text, answers: []string{"Go on with it", "Later"}, then: func(i int) tea.Cmd {
		if i == 0 {
			return a.openDraft(last)
		}
		a.Notify(theme.Text, "It is offered again when you open its form. Drafts (D) lists all of them.")
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
func (a *App) chooseDraft() tea.Cmd {
	all := map[string]shelf.Draft{}
	for key, d := range a.offered {
		all[key] = d
	}
	for key, d := range a.drafts {
		all[key] = d.draft()
	}
	p := &form.Picker{Title: "Drafts that are not saved"}
	for key, d := range all {
		c := form.Choice{Value: key, Title: d.Title, Help: strings.TrimSpace(d.Of + "  " + sinceWords(d.At, a.opt.Now()))}
		if d.Tied && a.drafts[key] == nil {
			c.Help += "  opens with its form"
		}
		p.Choices = append(p.Choices, c)
	}
	if len(all) == 0 {
		a.Notify(theme.Text, "There are no drafts: everything that was typed is saved.")
		return nil
	}
	form.ByTitle(p.Choices)
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		key := chosen[0].Value
		if d := a.drafts[key]; d != nil {
			return a.Edit(d.edit)
		}
		return a.openDraft(all[key])
	}
	return pick(a, p, "")
}

// draftRecordMsg is the record of a draft, read in order to go on with it.
type draftRecordMsg struct {
	draft shelf.Draft
	rec   *store.Record
}

// openDraft opens the form of a draft.
func (a *App) openDraft(d shelf.Draft) tea.Cmd {
	if d.Tied || store.KindNamed(d.Kind) == nil {
		a.Notify(theme.Notice, "This draft is offered again when you open its form.")
		return nil
	}
	if d.Record == "" {
		return a.goOn(d, nil)
	}
	ctx, book := a.ctx, a.book
	return func() tea.Msg {
		r, err := book.Load(ctx, store.ID(d.Record))
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening what the draft is of: %w", err)}
		}
		return draftRecordMsg{d, r}
	}
}

func (a *App) goOn(d shelf.Draft, r *store.Record) tea.Cmd {
	return a.Edit(host.Edit{Kind: store.KindNamed(d.Kind), Record: r, Parent: store.ID(d.Parent), Of: d.Of, Title: d.Title, Fields: d.Only, Also: d.Also,
		Saved: func(store.ID) tea.Cmd { return a.changed() }})
}

// keepDrafts writes down every form as it stands, before the program ends.
func (a *App) keepDrafts() {
	if a.shelf == nil {
		return
	}
	for _, d := range a.unsaved() {
		_ = d.putDraft()() // there is nobody left to tell
	}
}

// unsaved are the forms that hold what was not saved.
func (a *App) unsaved() []*formDialog {
	var list []*formDialog
	for _, d := range a.drafts {
		if d.form.Changed() && !d.saving {
			list = append(list, d)
		}
	}
	for _, d := range a.dialogs {
		if f, ok := d.(*formDialog); ok && f.form.Changed() && !f.saving && a.drafts[f.key] != f {
			list = append(list, f)
		}
	}
	return list
}

// keepsDrafts tells whether a draft outlives the program.
func (a *App) keepsDrafts() bool { return a.shelf != nil && !a.opt.Demo }

// takeDraft answers what concerns drafts and the words of forms; false when a message does not.
func (a *App) takeDraft(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case draftTick:
		return msg.form.keepDraftNow(), true
	case draftKept:
		if msg.err != nil && !a.draftTrouble {
			a.draftTrouble = true // once is enough
			a.Notify(theme.Notice, "The draft could not be kept on this computer: save the form soon. "+store.Sentence(msg.err))
		}
		return nil, true
	case draftsMsg:
		a.offerDrafts(msg.drafts)
		return nil, true
	case adviceTick:
		return msg.form.adviseNow(), true
	case adviceMsg:
		msg.form.form.Advise(msg.field, msg.text, msg.remarks)
		return nil, true
	case draftRecordMsg:
		return a.goOn(msg.draft, msg.rec), true
	}
	return nil, false
}
