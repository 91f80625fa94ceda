package host

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
)

// OpenOwner opens the page of the record that a record belongs to in the end, on the
// page where such records are shown; Esc comes back here.
func OpenOwner(h Host, id store.ID) tea.Cmd {
	ctx, book := context.WithoutCancel(h.Context()), h.Workbook()
	return h.Await(func() tea.Msg {
		top, err := book.LoadOwner(ctx, id)
		if err != nil {
			return Failed{Err: err}
		}
		return OnLoop(func() tea.Cmd { return h.Go(TargetOf(top)) })
	})
}

// TargetOf is where a record is shown.
func TargetOf(r *store.Record) Target {
	t := Target{Page: PageOf(r.Kind.Name), ID: r.ID}
	if r.Kind.Name == store.Response {
		t.ID = store.ID(r.Get("national_action"))
		if q, err := calendar.ParseQuarter(r.Get("quarter")); err == nil {
			t.Quarter = q
		}
	}
	return t
}
