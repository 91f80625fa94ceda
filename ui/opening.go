package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
)

// itself is the list and page that a room is built on.
func (b *browser) itself() *browser { return b }

// browserOf is the list and page of a room that has them.
func (a *App) browserOf(room int) *browser {
	return a.rooms[room].(interface{ itself() *browser }).itself()
}

// roomNamed is the place of a room among the rooms.
func roomNamed(id string) int {
	for i, name := range roomNames {
		if name.id == id {
			return i
		}
	}
	return 0
}

// openMsg is a record that was read in order to be shown in its own room.
type openMsg struct{ top *store.Record }

// openWhole opens the page of whatever a record belongs to in the end, in the
// room where such records are shown; Esc comes back here.
func (a *App) openWhole(id store.ID) tea.Cmd {
	ctx, book := context.WithoutCancel(a.ctx), a.book
	return a.awaited(func() tea.Msg {
		top, err := topOf(ctx, book, id)
		if err != nil {
			return failedMsg{err}
		}
		return openMsg{top}
	})
}

func (a *App) openTop(r *store.Record) tea.Cmd {
	switch r.Kind.Name {
	case store.Response:
		to := roomNamed("submission")
		room := a.rooms[to].(*submissionRoom)
		if q, err := calendar.ParseQuarter(r.Get("quarter")); err == nil {
			room.quarter, room.chosen, room.looking = q, true, false
			room.bind()
		}
		cmd := a.comeTo(to)
		return tea.Batch(cmd, room.Reload(), room.openID(store.ID(r.Get("national_action"))))
	case store.Partnership:
		cmd := a.comeTo(roomNamed("overview"))
		return tea.Batch(cmd, a.openPartnership())
	}
	return a.openRecord(r.Kind.Name, r.ID)
}

// kindNational stands where the kind of a record would, for a national action.
const kindNational = "national"

// openNational shows the page of a national action; Esc comes back here.
func (a *App) openNational(no string) tea.Cmd {
	to := roomNamed("national")
	cmd := a.comeTo(to)
	return tea.Batch(cmd, a.browserOf(to).openID(store.ID(no)))
}

// comeTo brings a room to the front from which one can go back here.
func (a *App) comeTo(room int) tea.Cmd {
	from := a.at
	cmd := a.show(room)
	if from != room {
		a.came = append(a.came, from)
	}
	return cmd
}
