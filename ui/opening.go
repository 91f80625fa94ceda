package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/host"
)

// itself is the list and page that a room is built on.
func (b *browser) itself() *browser { return b }

// pageAt is the place of a page among the pages.
func pageAt(id host.PageID) int {
	for i, name := range roomNames {
		if name.id == id {
			return i
		}
	}
	return 0
}

// openWhole opens the page of the record that a record belongs to in the end, on the
// page where such records are shown; Esc comes back here.
func openWhole(h host.Host, id store.ID) tea.Cmd {
	ctx, book := context.WithoutCancel(h.Context()), h.Workbook()
	return h.Await(func() tea.Msg {
		top, err := book.LoadOwner(ctx, id)
		if err != nil {
			return host.Failed{Err: err}
		}
		return host.OnLoop(func() tea.Cmd { return h.Go(targetOf(top)) })
	})
}

// targetOf is where a record is shown.
func targetOf(r *store.Record) host.Target {
	t := host.Target{Page: host.PageOf(r.Kind.Name), ID: r.ID}
	if r.Kind.Name == store.Response {
		t.ID = store.ID(r.Get("national_action"))
		if q, err := calendar.ParseQuarter(r.Get("quarter")); err == nil {
			t.Quarter = q
		}
	}
	return t
}

// kindNational stands where the kind of a record would, for a national action.
const kindNational = "national"

// comeTo shows a page from which one can go back here.
func (a *App) comeTo(to int) tea.Cmd {
	from := a.at
	cmd := a.show(to)
	if from != to {
		a.came = append(a.came, from)
	}
	return cmd
}
