package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/theme"
)

// menu shows newcomers what there is: the pages, then what can be done here, by
// group, with the keys that do it next time and the reason why something cannot
// be done now.
type menu struct {
	app    *App
	rows   []menuRow
	window cell.Window // its cursor is on a row with a command
	done   bool
}

// menuRow is the name of a group, or one command of it.
type menuRow struct {
	group   string
	command *command.Command
	why     string // why it cannot be done now
}

func (a *App) openMenu() {
	m := &menu{app: a}
	state := a.State()
	var last command.Scope
	add := func(c *command.Command) {
		if c.ID == "app.menu" || c.Quiet && c.Scope != command.GoToPage {
			return
		}
		if c.Scope != last {
			last = c.Scope
			m.rows = append(m.rows, menuRow{group: string(c.Scope)})
		}
		row := menuRow{command: c}
		if ok, why := c.Ready(state); !ok {
			row.why = why
		}
		m.rows = append(m.rows, row)
	}
	scopes := a.Scopes()
	for _, c := range a.registry.In(scopes) {
		if c.Scope == command.GoToPage && c.ID != "page.next" && c.ID != "page.previous" {
			add(c)
		}
	}
	for _, c := range a.registry.In(scopes) {
		if c.Scope != command.GoToPage {
			add(c)
		}
	}
	m.goFrom(0, 1)
	a.Open(m)
}

// goFrom goes to the nearest row with a command from i on, up or down.
func (m *menu) goFrom(i, step int) {
	for k := i; k >= 0 && k < len(m.rows); k += step {
		if m.rows[k].command != nil {
			m.window.At = k
			return
		}
	}
}

// move goes to the next row with a command, or with -1 to the one before.
func (m *menu) move(step int) { m.goFrom(m.window.At+step, step) }

func (m *menu) Title() string            { return "Menu" }
func (m *menu) Scopes() []command.Scope  { return []command.Scope{inMenu, command.AnyTime} }
func (m *menu) State(s *command.State)   { s.Form = true }
func (m *menu) Update(tea.Msg) tea.Cmd   { return nil }
func (m *menu) Closed() bool             { return m.done }
func (m *menu) Size(w, h int) (int, int) { return min(w, 76), min(h, len(m.rows)+5) }

func (m *menu) Draw(w, h int) (lines []string, x, y int) {
	t := m.app.Theme()
	m.window.Top = min(m.window.Top, max(m.window.At-1, 0)) // the name of the group too
	from, to := m.window.Show(len(m.rows), h-3)
	for i := from; i < to; i++ {
		row := m.rows[i]
		if row.command == nil {
			lines = append(lines, t.Render(theme.Heading, cell.Cut(row.group, w, t.Glyphs.Cut)))
			continue
		}
		if i == m.window.At {
			y = len(lines)
		}
		lines = append(lines, commandRow(t, row.command, row.why, i == m.window.At, w))
	}
	for len(lines) < m.window.Height+1 {
		lines = append(lines, "")
	}
	at := m.rows[m.window.At]
	return append(lines, aboutCommand(t, at.command, at.why, w)...), 0, y
}

// run runs the command at the cursor.
func (m *menu) run() tea.Cmd {
	m.done = true
	m.app.closeDialogs()
	return m.app.run(m.rows[m.window.At].command)
}
