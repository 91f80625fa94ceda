package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/host"
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
	cmd := a.Await(a.rooms[i].Enter())
	if a.stale[i] {
		a.stale[i] = false
		return tea.Batch(cmd, a.rooms[i].Reload())
	}
	return cmd
}

// Go implements [host.Host].
func (a *App) Go(t host.Target) tea.Cmd {
	if t.Alone {
		defer func() { a.came = nil }()
	}
	to := pageAt(t.Page)
	shows, ok := a.rooms[to].(host.Shows)
	if t.Filters != nil && ok { // it reads what they find at once, and nothing before
		a.stale[to] = false
		cmd := shows.Show(t)
		return tea.Batch(a.comeTo(to), cmd)
	}
	cmd := a.comeTo(to)
	if ok && (!t.IsZero()) {
		return tea.Batch(cmd, shows.Show(t))
	}
	return cmd
}

// Back goes to the room one came from; false when one came from none.
func (a *App) Back() (tea.Cmd, bool) {
	if len(a.came) == 0 {
		return nil, false
	}
	to := a.came[len(a.came)-1]
	a.came = a.came[:len(a.came)-1]
	return a.show(to), true
}

// pageAt is the place of a page among the pages.
func pageAt(id host.PageID) int {
	for i, name := range roomNames {
		if name.id == id {
			return i
		}
	}
	return 0
}

// comeTo shows a page from which one can go back here.
func (a *App) comeTo(to int) tea.Cmd {
	from := a.at
	cmd := a.show(to)
	if from != to {
		a.came = append(a.came, from)
	}
	return cmd
}
