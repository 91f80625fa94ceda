package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/theme"
)

// goTo brings a room to the front.
func (a *App) goTo(i int) tea.Cmd {
	a.came = nil
	return a.show(i)
}

func (a *App) show(i int) tea.Cmd {
	a.at = i
	if a.toast.role != theme.Problem {
		a.toast = toast{}
	}
	cmd := a.awaited(a.rooms[i].Enter())
	if a.stale[i] {
		a.stale[i] = false
		return tea.Batch(cmd, a.rooms[i].Reload())
	}
	return cmd
}

// roomOf is the room that shows records of a kind.
func roomOf(kind string) int {
	switch kind {
	case store.Stakeholder:
		return 2
	case store.Priority:
		return 3
	}
	return 1
}

// openRecord shows the page of a record in its own room; Esc comes back here.
func (a *App) openRecord(kind string, id store.ID) tea.Cmd {
	if kind == kindNational {
		return a.openNational(string(id))
	}
	from := a.at
	to := roomOf(kind)
	cmd := a.show(to)
	if from != to {
		a.came = append(a.came, from)
	}
	return tea.Batch(cmd, a.browserOf(to).openID(id))
}

// openFiltered shows the actions that filters find; Esc comes back here.
func (a *App) openFiltered(kind string, where []store.Filter) tea.Cmd {
	from, to := a.at, roomOf(kind)
	b := a.browserOf(to)
	b.filters = append([]store.Filter(nil), where...)
	b.find.SetText("")
	b.focus = onList
	b.opened = true
	a.stale[to] = false
	a.at = to
	if from != to {
		a.came = append(a.came, from)
	}
	return b.restart()
}

// back goes to the room one came from; false when one came from none.
func (a *App) back() (tea.Cmd, bool) {
	if len(a.came) == 0 {
		return nil, false
	}
	to := a.came[len(a.came)-1]
	a.came = a.came[:len(a.came)-1]
	return a.show(to), true
}
