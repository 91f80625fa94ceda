package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/host"
	"kept/ui/theme"
)

// goTo brings a page to the front.
func (a *App) goTo(i int) tea.Cmd {
	a.trail = nil
	return a.show(i)
}

func (a *App) show(i int) tea.Cmd {
	a.at = i
	if a.toast.role != theme.Problem {
		a.toast = toast{}
	}
	cmd := a.pages[i].Enter()
	if cmd == nil && a.stale[i] { // what is read for the first time is up to date
		cmd = a.pages[i].Reload()
	} else {
		cmd = a.Await(cmd)
	}
	a.stale[i] = false
	return cmd
}

// Go implements [host.Host].
func (a *App) Go(t host.Target) tea.Cmd {
	if t.Alone {
		defer func() { a.trail = nil }()
	}
	to := pageAt(t.Page)
	shows, ok := a.pages[to].(host.Shows)
	if ok && (t.Filters != nil || !t.Quarter.IsZero() && t.View == "") { // it reads what is asked for, and nothing before
		a.stale[to] = false
		cmd := a.Await(shows.Show(t))
		return tea.Batch(a.visit(to), cmd)
	}
	cmd := a.visit(to)
	if ok && (!t.IsZero()) {
		return tea.Batch(cmd, shows.Show(t))
	}
	return cmd
}

// Back goes to the page one came from; false when one came from none.
func (a *App) Back() (tea.Cmd, bool) {
	if len(a.trail) == 0 {
		return nil, false
	}
	to := a.trail[len(a.trail)-1]
	a.trail = a.trail[:len(a.trail)-1]
	return a.show(to), true
}

// pageAt is the place of a page among the pages.
func pageAt(id host.PageID) int {
	for i, name := range pages {
		if name.id == id {
			return i
		}
	}
	return 0
}

// visit shows a page from which one can go back here.
func (a *App) visit(to int) tea.Cmd {
	from := a.at
	cmd := a.show(to)
	if from != to {
		a.trail = append(a.trail, from)
	}
	return cmd
}
