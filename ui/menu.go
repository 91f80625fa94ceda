package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/theme"
)

// menu shows newcomers what there is: the rooms, then what can be done here, by
// group, with the keys that do it next time and the reason why something cannot
// be done now.
type menu struct {
	app    *App
	rows   []menuRow
	at     int // a row with a command
	top    int
	height int // rows visible, as drawn last
	done   bool
}

// menuRow is the name of a group, or one command of it.
type menuRow struct {
	group string
	does  *command.Command
	why   string // why it cannot be done now
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
		row := menuRow{does: c}
		if ok, why := c.Ready(state); !ok {
			row.why = why
		}
		m.rows = append(m.rows, row)
	}
	scopes := a.Scopes()
	for _, c := range a.registry.In(scopes) {
		if c.Scope == command.GoToPage && c.ID != "room.next" && c.ID != "room.previous" {
			add(c)
		}
	}
	for _, c := range a.registry.In(scopes) {
		if c.Scope != command.GoToPage {
			add(c)
		}
	}
	m.at = m.from(0, 1)
	a.Open(m)
}

// from is the nearest row with a command from i on, going up or down.
func (m *menu) from(i, step int) int {
	for k := i; k >= 0 && k < len(m.rows); k += step {
		if m.rows[k].does != nil {
			return k
		}
	}
	return m.at
}

func (m *menu) Title() string            { return "Menu" }
func (m *menu) Scopes() []command.Scope  { return []command.Scope{inMenu, command.AnyTime} }
func (m *menu) State(s *command.State)   { s.Form = true }
func (m *menu) Update(tea.Msg) tea.Cmd   { return nil }
func (m *menu) Closed() bool             { return m.done }
func (m *menu) Size(w, h int) (int, int) { return min(w, 76), min(h, len(m.rows)+5) }

func (m *menu) Draw(w, h int) (lines []string, x, y int) {
	t := m.app.Theme()
	g := &t.Glyphs
	room := max(h-3, 1)
	m.height = room
	switch {
	case m.at < m.top+1:
		m.top = max(m.at-1, 0) // its group's name too
	case m.at >= m.top+room:
		m.top = m.at - room + 1
	}
	for i := m.top; i < len(m.rows) && i < m.top+room; i++ {
		row := m.rows[i]
		if row.does == nil {
			lines = append(lines, t.Render(theme.Heading, cell.Cut(row.group, w, g.Cut)))
			continue
		}
		keys := row.does.KeysInWords()
		title, role := "  "+row.does.Title, theme.Text
		if row.why != "" {
			title, role = title+" (not now)", theme.Dim
		}
		if i == m.at {
			title, role, y = g.Cursor+title[1:], theme.Cursor, len(lines)
		}
		lines = append(lines, t.Render(role, cell.Fit(cell.Fit(title, max(w-cell.Width(keys)-1, 1), g.Cut)+" "+keys, w, g.Cut)))
	}
	for len(lines) < room+1 {
		lines = append(lines, "")
	}
	about := m.rows[m.at].does.Help
	if why := m.rows[m.at].why; why != "" {
		about = "Not now: " + why
	}
	for i, s := range cell.Wrap(about, w) {
		if i < 2 {
			lines = append(lines, t.Render(theme.Dim, s))
		}
	}
	return lines, 0, y
}

// run runs the command at the cursor.
func (m *menu) run() tea.Cmd {
	m.done = true
	m.app.closeDialogs()
	return m.app.run(m.rows[m.at].does)
}
