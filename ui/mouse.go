package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/mouse"
)

// handleMouse does what the mouse asks for.
func (a *App) handleMouse(msg tea.MouseMsg) tea.Cmd {
	do := a.areas.Find(msg, a.opt.Now())
	if do == nil {
		return nil
	}
	a.drawn = nil
	defer a.closeDialogs()
	return do()
}

// Run does a command by its id, as its key would.
func (a *App) Run(id string) tea.Cmd {
	if c := a.registry.Named(id); c != nil {
		return a.run(c)
	}
	return nil
}

// Press does what a key would do where one is.
func (a *App) Press(key string, times int) tea.Cmd {
	var cmds []tea.Cmd
	for range times {
		state := a.State()
		if c := a.registry.ForKey(key, a.Scopes(), state.Entry); c != nil {
			cmds = append(cmds, a.run(c))
		}
	}
	return tea.Batch(cmds...)
}

// wheel is what the wheel does where nothing says otherwise: up and down.
func (a *App) wheel(m mouse.Act) tea.Cmd {
	switch m.Gesture {
	case mouse.WheelUp:
		return a.Press("up", mouse.WheelRows)
	case mouse.WheelDown:
		return a.Press("down", mouse.WheelRows)
	}
	return nil
}

// registerTabs registers the names of the pages, as [App.tabs] drew them.
func (a *App) registerTabs(w int) {
	x := 0
	for i, title := range tabTitles(w) {
		n := cell.Width(title) + 3
		if i == a.at {
			n++
		}
		a.Mouse().Button(x, 0, n, func() tea.Cmd {
			if a.front() != nil {
				return nil
			}
			return a.goTo(i)
		})
		x += n
		if i == a.at {
			x-- // the bracket stands where the next one's space would
		}
	}
}

// registerCrumbs registers the steps of the way here, drawn from x on: a click goes
// back as far as that.
func (a *App) registerCrumbs(x, w int, texts []string) {
	for i, step := range texts {
		n := min(cell.Width(step), w-x)
		a.Mouse().Button(x, 0, n, func() tea.Cmd { return a.backTo(i) })
		x += cell.Width(step) + cell.Width(" "+a.theme.Glyphs.Crumb+" ")
	}
}

// backTo goes back until the way here has no more than so many steps beyond its
// first.
func (a *App) backTo(step int) tea.Cmd {
	var cmds []tea.Cmd
	for n := len(a.Crumbs()); n > step+1; n-- {
		leave := a.registry.ForKey("esc", a.Scopes(), a.State().Entry)
		if leave == nil || !leave.Back || a.storyHasKeys() {
			break
		}
		cmds = append(cmds, a.Press("esc", 1))
	}
	return tea.Batch(cmds...)
}
