package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/document"
	"kept/ui/form"
	"kept/ui/host"
)

// ShowAll lets go of what the list is narrowed to; when it is not, it goes back
// to where the keeper came from.
func (b *browser) ShowAll() tea.Cmd {
	if b.list.MarkedCount() > 0 {
		b.list.Unmark()
		return nil
	}
	if cmd, ok := b.host.Back(); ok {
		if len(b.filters) > 0 {
			b.filters = nil
			b.opened = false
		}
		return cmd
	}
	b.find.SetText("")
	b.filters = nil
	return b.restart()
}

// LeavePage goes back to the list, or to where the keeper came from.
func (b *browser) LeavePage() tea.Cmd {
	b.focus = onList
	if b.outside {
		b.outside = false
		if cmd, ok := b.host.Back(); ok {
			return tea.Batch(cmd, b.readPage(false))
		}
		return b.readPage(false)
	}
	if cmd, ok := b.host.Back(); ok {
		return cmd
	}
	return nil
}

// selected is the record at the cursor of the list, or nil.
func (b *browser) selected() *store.Record {
	row, ok := b.list.Selected()
	if !ok {
		return nil
	}
	r, _ := row.Data.(*store.Record)
	return r
}

// NewRow opens an empty form for a new record.
func (b *browser) NewRow() tea.Cmd {
	e := host.Edit{Kind: b.kind, Title: "New " + strings.ToLower(b.kind.Title)}
	e.Initial = b.likeFilters()
	e.Saved = b.shown
	return b.host.Edit(e)
}

// likeFilters begins a new record with what the list is filtered by, so that it
// shows up in it.
func (b *browser) likeFilters() map[string]form.Value {
	initial := map[string]form.Value{}
	for _, f := range b.filters {
		field := b.kind.Field(f.Field)
		if f.Op != store.Is || len(f.Values) != 1 || field == nil || field.Type != store.Choice {
			continue
		}
		if field.Many {
			initial[f.Field] = form.Value{Items: []store.Item{{Value: f.Values[0]}}}
		} else {
			initial[f.Field] = form.Value{Text: f.Values[0]}
		}
	}
	return initial
}

// shown brings the cursor to a record that was just saved.
func (b *browser) shown(id store.ID) tea.Cmd {
	if b.focus == onPage {
		return b.readPage(true)
	}
	b.prepare()
	source, count := b.source()
	if b.list.Select(string(id)) {
		return b.readPage(true)
	}
	b.want, b.outside = string(id), true
	return b.host.Await(tea.Batch(b.list.LoadAt(b.host.Context(), source, count, string(id)), b.readPage(true)))
}

// loadedMsg is a record that was read in order to be edited.
type loadedMsg struct {
	room  *browser
	rec   *store.Record
	focus string
}

// editRecord reads a record anew and opens it in its form.
func (b *browser) editRecord(id store.ID, field string) tea.Cmd {
	ctx, book := b.host.Context(), b.host.Workbook()
	return b.host.Await(func() tea.Msg {
		r, err := book.Load(ctx, id)
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening the record: %w", err)}
		}
		return loadedMsg{room: b, rec: r, focus: field}
	})
}

func (b *browser) editLoaded(r *store.Record, field string) tea.Cmd {
	e := host.Edit{Kind: r.Kind, Record: r, Title: r.Name(), Focus: field, Saved: b.shown}
	if r.Kind.Name == store.Partnership {
		e.Title = "The partnership"
	}
	return b.host.Edit(e)
}

func (b *browser) removeRows() tea.Cmd {
	ids, what := b.targets()
	if len(ids) == 0 {
		return nil
	}
	return removeRecords(b.host, what, ids, func(err error) tea.Cmd {
		if err == nil {
			b.list.Unmark()
		}
		return nil
	})
}

// shownEntry brings the cursor to an entry that was just saved.
func (b *browser) shownEntry(id store.ID) tea.Cmd {
	if s := b.page.Stop(); s != nil && b.focus == onPage {
		s.Key = "entry:" + string(id) // the page comes back to it when it is read again
	}
	return b.readPage(true)
}

func (b *browser) addEntry(s *document.Stop) tea.Cmd {
	of := ""
	if r := b.page.Doc.Record; r != nil {
		of = r.NameWithKind()
	}
	return addEntryTo(b.host, store.KindNamed(s.Add), s.Parent, of, nil, b.shownEntry)
}

// addEntryTo opens the form for something that belongs to a record. Dates begin
// with today and authors with the keeper.
func addEntryTo(h host.Host, k *store.Kind, parent store.ID, of string, before func(*store.Tx) (store.ID, error), saved func(store.ID) tea.Cmd) tea.Cmd {
	e := host.Edit{Kind: k, Parent: parent, Of: of, Title: "New " + strings.ToLower(k.Title), Saved: saved, Before: before, Initial: map[string]form.Value{}}
	if k.Field("date") != nil {
		e.Initial["date"] = form.Value{Text: host.Today(h).String()}
	}
	if k.Field("author") != nil {
		e.Initial["author"] = form.Value{Text: h.Workbook().Keeper()}
	}
	for i := range k.Fields {
		f := &k.Fields[i]
		if _, said := e.Initial[f.Name]; !said {
			e.Focus = f.Name
			break
		}
	}
	return h.Edit(e)
}

// RemoveHere deletes the entry at the cursor of the page.
func (b *browser) RemoveHere() tea.Cmd {
	s := b.page.Stop()
	if s == nil || s.Record == nil {
		return nil
	}
	what := strings.ToLower(s.Record.Kind.Title)
	if r := b.page.Doc.Record; r != nil {
		what += " of " + r.NameWithKind()
	}
	return removeRecords(b.host, what, []store.ID{s.Record.ID}, nil)
}

// EnterStop opens what the line of the page at the cursor shows.
func (b *browser) EnterStop() tea.Cmd {
	s := b.page.Stop()
	switch {
	case s == nil:
		return nil
	case s.Open != "":
		return b.host.Go(host.Target{Page: host.PageOf(s.Kind), ID: s.Open})
	case s.Filter != nil:
		return b.host.Go(host.Target{Page: host.PageOf(s.Kind), Filters: s.Filter})
	case s.Record != nil:
		of := ""
		if r := b.page.Doc.Record; r != nil {
			of = r.NameWithKind()
		}
		return b.host.Edit(host.Edit{Kind: s.Record.Kind, Record: s.Record, Of: of, Title: s.Record.Kind.Title, Saved: b.shownEntry})
	case s.Add != "":
		return b.addEntry(s)
	case s.Field != "" && b.page.Doc.Record != nil:
		return b.editLoaded(b.page.Doc.Record, s.Field)
	}
	return nil
}

// Show shows a record's page, or what filters find.
func (b *browser) Show(t host.Target) tea.Cmd {
	if t.Filters != nil {
		b.filters = append([]store.Filter(nil), t.Filters...)
		for id, name := range t.Names {
			b.known[id] = name
		}
		b.find.SetText("")
		b.focus = onList
		b.opened = true
		return b.restart()
	}
	if t.New {
		if b.host.Mode().ReadOnly {
			return nil
		}
		return b.NewRow()
	}
	cmd := b.openID(t.ID)
	if t.Entry != "" {
		b.page.SeekEntry(t.Section, t.Entry)
	}
	return cmd
}
