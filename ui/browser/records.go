package browser

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/document"
	"kept/ui/form"
	"kept/ui/host"
)

// ShowAll clears what the list is narrowed to; when it is not, it goes back
// to where the keeper came from.
func (b *Browser) ShowAll() tea.Cmd {
	if b.List.MarkedCount() > 0 {
		b.List.UnmarkAll()
		b.noteSelection()
		return nil
	}
	if cmd, ok := b.Host.Back(); ok {
		if len(b.Filters) > 0 {
			b.Filters = nil
			b.Opened = false
		}
		return cmd
	}
	b.Find.SetText("")
	b.Filters = nil
	return b.Restart()
}

// LeavePage goes back to the list, or to where the keeper came from.
func (b *Browser) LeavePage() tea.Cmd {
	b.Focus = OnList
	if b.Outside {
		b.Outside = false
		if cmd, ok := b.Host.Back(); ok {
			return tea.Batch(cmd, b.ReadPage(false))
		}
		return b.ReadPage(false)
	}
	if cmd, ok := b.Host.Back(); ok {
		return cmd
	}
	return nil
}

// Selected is the record at the cursor of the list, or nil.
func (b *Browser) Selected() *store.Record {
	row, ok := b.List.Selected()
	if !ok {
		return nil
	}
	r, _ := row.Data.(*store.Record)
	return r
}

// NewRow opens an empty form for a new record.
func (b *Browser) NewRow() tea.Cmd {
	e := host.Edit{Kind: b.Kind, Title: "New " + strings.ToLower(b.Kind.Title)}
	e.Initial = b.likeFilters()
	e.Saved = b.shown
	return b.Host.Edit(e)
}

// likeFilters begins a new record with what the list is filtered by, so that it
// shows up in it.
func (b *Browser) likeFilters() map[string]form.Value {
	initial := map[string]form.Value{}
	for _, f := range b.Filters {
		field := b.Kind.Field(f.Field)
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
func (b *Browser) shown(id store.ID) tea.Cmd {
	if b.Focus == OnPage {
		return b.ReadPage(true)
	}
	b.prepare()
	source, count := b.Source()
	if b.List.Select(string(id)) {
		return b.ReadPage(true)
	}
	b.Want, b.Outside = string(id), true
	return b.Host.Await(tea.Batch(b.List.LoadAt(b.Host.Context(), source, count, string(id)), b.ReadPage(true)))
}

// EditRecord reads a record again and opens it in its form.
func (b *Browser) EditRecord(id store.ID, field string) tea.Cmd {
	ctx, book := b.Host.Context(), b.Host.Workbook()
	return b.Host.Await(func() tea.Msg {
		r, err := book.Load(ctx, id)
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening the record: %w", err)}
		}
		return loopMsg{b, func() tea.Cmd { return b.editLoaded(r, field) }}
	})
}

func (b *Browser) editLoaded(r *store.Record, field string) tea.Cmd {
	e := host.Edit{Kind: r.Kind, Record: r, Title: r.Name(), Focus: field, Saved: b.shown}
	if r.Kind.Name == store.Partnership {
		e.Title = "The partnership"
	}
	return b.Host.Edit(e)
}

func (b *Browser) removeRows() tea.Cmd {
	ids, what := b.targets()
	if len(ids) == 0 {
		return nil
	}
	return removeRecords(b.Host, what, ids, func(err error) tea.Cmd {
		if err == nil {
			b.List.UnmarkAll()
			b.noteSelection()
		}
		return nil
	})
}

// ShownEntry brings the cursor to an entry that was just saved.
func (b *Browser) ShownEntry(id store.ID) tea.Cmd {
	if s := b.Page.Stop(); s != nil && b.Focus == OnPage {
		s.Key = "entry:" + string(id) // the page comes back to it when it is read again
	}
	return b.ReadPage(true)
}

func (b *Browser) addEntry(s *document.Stop) tea.Cmd {
	of := ""
	if r := b.Page.Doc.Record; r != nil {
		of = r.NameWithKind()
	}
	return AddEntryTo(b.Host, store.KindNamed(s.Add), s.Parent, of, b.ShownEntry)
}

// AddEntryTo opens the form for something that belongs to a record. Dates begin
// with today and authors with the keeper.
func AddEntryTo(h host.Host, k *store.Kind, parent store.ID, of string, saved func(store.ID) tea.Cmd) tea.Cmd {
	e := host.Edit{Kind: k, Parent: parent, Of: of, Title: "New " + strings.ToLower(k.Title), Saved: saved,
		Initial: map[string]form.Value{}}
	if k.Field("date") != nil {
		e.Initial["date"] = form.Value{Text: host.Today(h).String()}
	}
	if k.Field("author") != nil {
		e.Initial["author"] = form.Value{Text: h.Workbook().Keeper()}
	}
	for i := range k.Fields {
		f := &k.Fields[i]
		if _, set := e.Initial[f.Name]; !set {
			e.Focus = f.Name
			break
		}
	}
	return h.Edit(e)
}

// RemoveHere deletes the entry at the cursor of the page.
func (b *Browser) RemoveHere() tea.Cmd {
	s := b.Page.Stop()
	if s == nil || s.Record == nil {
		return nil
	}
	what := strings.ToLower(s.Record.Kind.Title)
	if r := b.Page.Doc.Record; r != nil {
		what += " of " + r.NameWithKind()
	}
	return removeRecords(b.Host, what, []store.ID{s.Record.ID}, nil)
}

// EnterStop opens what the line of the page at the cursor shows.
func (b *Browser) EnterStop() tea.Cmd {
	s := b.Page.Stop()
	switch {
	case s == nil:
		return nil
	case s.Open != "":
		return b.Host.Go(host.Target{Page: host.PageOf(s.Kind), ID: s.Open})
	case s.Filter != nil:
		return b.Host.Go(host.Target{Page: host.PageOf(s.Kind), Filters: s.Filter})
	case s.Record != nil:
		of := ""
		if r := b.Page.Doc.Record; r != nil {
			of = r.NameWithKind()
		}
		return b.Host.Edit(host.Edit{Kind: s.Record.Kind, Record: s.Record, Of: of, Title: s.Record.Kind.Title, Saved: b.ShownEntry})
	case s.Add != "":
		return b.addEntry(s)
	case s.Field != "" && b.Page.Doc.Record != nil:
		return b.editLoaded(b.Page.Doc.Record, s.Field)
	}
	return nil
}

// Show shows a record's page, or what filters find.
func (b *Browser) Show(t host.Target) tea.Cmd {
	if t.Filters != nil {
		b.Filters = append([]store.Filter(nil), t.Filters...)
		for id, name := range t.Names {
			b.known[id] = name
		}
		b.Find.SetText("")
		b.Focus = OnList
		b.Opened = true
		b.Want = "" // the page is read again too, be it of the same row
		b.Page.Show(nil)
		b.Page.Empty = "Reading..."
		return b.Restart()
	}
	if t.New {
		if b.Host.Mode().ReadOnly {
			return nil
		}
		return b.NewRow()
	}
	cmd := b.OpenID(t.ID)
	if t.Entry != "" {
		b.Page.SeekEntry(t.Section, t.Entry)
	}
	return cmd
}
