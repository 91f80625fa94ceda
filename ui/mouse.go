package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/command"
)

// deed is what was done with the mouse.
type deed int

const (
	click deed = iota
	doubleClick
	wheelUp
	wheelDown
	drag
	drop
)

// mouseAct is one deed at a place, counted in cells from the target's corner.
type mouseAct struct {
	deed deed
	x, y int
}

// target is a part of the screen that takes the mouse. Targets are registered
// while the screen is drawn, so that they cannot stand anywhere else than what
// they belong to.
type target struct {
	x, y, w, h int
	do         func(mouseAct) tea.Cmd
}

// mouse is what the program knows of the mouse.
type mouse struct {
	free    bool // it was let go, so that text can be selected
	targets []target
	ox, oy  int     // where what is being drawn stands on the screen
	held    *target // what is being dragged
	x, y    int     // of the last click
	at      time.Time
}

const (
	doubleWithin = 450 * time.Millisecond
	wheelRows    = 3 // that a notch of the wheel goes on
)

// target registers a part of what is being drawn.
func (a *App) target(x, y, w, h int, do func(mouseAct) tea.Cmd) {
	if w > 0 && h > 0 {
		a.mouse.targets = append(a.mouse.targets, target{x + a.mouse.ox, y + a.mouse.oy, w, h, do})
	}
}

// button registers something that is clicked.
func (a *App) button(x, y, w int, do func() tea.Cmd) {
	a.target(x, y, w, 1, func(m mouseAct) tea.Cmd {
		if m.deed == click || m.deed == doubleClick {
			return do()
		}
		return nil
	})
}

// shift says that what is drawn next stands further right and down; calling what
// it gives goes back.
func (a *App) shift(x, y int) func() {
	a.mouse.ox += x
	a.mouse.oy += y
	return func() { a.mouse.ox -= x; a.mouse.oy -= y }
}

// targetAt is the target in front at a place, or nil.
func (a *App) targetAt(x, y int) *target {
	for i := len(a.mouse.targets) - 1; i >= 0; i-- {
		if t := &a.mouse.targets[i]; x >= t.x && x < t.x+t.w && y >= t.y && y < t.y+t.h {
			return t
		}
	}
	return nil
}

// takeMouse does what the mouse asks for.
func (a *App) takeMouse(msg tea.MouseMsg) tea.Cmd {
	m := msg.Mouse()
	var t *target
	var what deed
	switch msg.(type) {
	case tea.MouseClickMsg:
		if m.Button != tea.MouseLeft {
			return nil
		}
		now := a.opt.Now()
		if m.X == a.mouse.x && m.Y == a.mouse.y && !a.mouse.at.IsZero() && now.Sub(a.mouse.at) < doubleWithin {
			what, a.mouse.at = doubleClick, time.Time{}
		} else {
			what, a.mouse.x, a.mouse.y, a.mouse.at = click, m.X, m.Y, now
		}
		if t = a.targetAt(m.X, m.Y); t != nil {
			held := *t
			a.mouse.held = &held
		}
	case tea.MouseMotionMsg:
		what, t = drag, a.mouse.held
		a.mouse.at = time.Time{} // what follows a drag is no second click
	case tea.MouseReleaseMsg:
		what, t = drop, a.mouse.held
		a.mouse.held = nil
	case tea.MouseWheelMsg:
		what, t = wheelDown, a.targetAt(m.X, m.Y)
		switch m.Button {
		case tea.MouseWheelUp:
			what = wheelUp
		case tea.MouseWheelDown:
		default:
			return nil
		}
	}
	if t == nil {
		return nil
	}
	a.drawn = nil
	defer a.closeDialogs()
	return t.do(mouseAct{what, m.X - t.x, m.Y - t.y})
}

// runNamed does a command by its id, as its key would.
func (a *App) runNamed(id string) tea.Cmd {
	if c := a.registry.Named(id); c != nil {
		return a.run(c)
	}
	return nil
}

// pressed does what a key would do where one is.
func (a *App) pressed(key string, times int) tea.Cmd {
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
func (a *App) wheel(m mouseAct) tea.Cmd {
	switch m.deed {
	case wheelUp:
		return a.pressed("up", wheelRows)
	case wheelDown:
		return a.pressed("down", wheelRows)
	}
	return nil
}

// targetRooms registers the names of the rooms, as [App.tabs] drew them.
func (a *App) targetRooms(w int) {
	x := 0
	for i, title := range roomTitles(w) {
		n := cell.Width(title) + 3
		if i == a.at {
			n++
		}
		a.button(x, 0, n, func() tea.Cmd {
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

// targetPage registers a page of lines: a click goes to the line, a second click
// does what Enter does there.
func (a *App) targetPage(p *page, x, w, h int, focus func(), open func() tea.Cmd) {
	a.target(x, 0, w, h, func(m mouseAct) tea.Cmd {
		switch m.deed {
		case wheelUp:
			p.scroll(-wheelRows)
		case wheelDown:
			p.scroll(wheelRows)
		case click, doubleClick:
			focus()
			if p.Point(m.y) && m.deed == doubleClick {
				return open()
			}
		}
		return nil
	})
}

// scroll moves what is visible of the page and leaves the cursor.
func (p *page) scroll(by int) {
	p.top = max(0, min(p.top+by, len(p.lines)-p.height))
	p.snap = false
}

// Point goes to the stop on a drawn line; false when there is none.
func (p *page) Point(y int) bool {
	i := p.top + y - p.tabbed
	if p.doc == nil || y < p.tabbed || i < 0 || i >= len(p.lines) || p.lines[i].stop < 0 {
		return false
	}
	p.at = p.lines[i].stop
	return true
}

// backScopes are where Esc goes back to what one came from.
var backScopes = []command.Scope{inForm, inBack, inGrid, inMissing}

// targetCrumbs registers the steps of the way here, drawn from x on: a click goes
// back as far as that.
func (a *App) targetCrumbs(x, w int, texts []string) {
	for i, step := range texts {
		n := min(cell.Width(step), w-x)
		a.button(x, 0, n, func() tea.Cmd { return a.backTo(i) })
		x += cell.Width(step) + cell.Width(" "+a.theme.Glyphs.Crumb+" ")
	}
}

// backTo goes back until the way here has no more than so many steps beyond its
// first.
func (a *App) backTo(step int) tea.Cmd {
	var cmds []tea.Cmd
	for n := len(a.Crumbs()); n > step+1; n-- {
		leaves := slices.ContainsFunc(a.Scopes(), func(s command.Scope) bool { return slices.Contains(backScopes, s) })
		if !leaves || a.showing() {
			break
		}
		cmds = append(cmds, a.pressed("esc", 1))
	}
	return tea.Batch(cmds...)
}
