package setup

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/form"
	"kept/ui/theme"
)

// chooseTheme sets the theme and signs that the keeper chose, or the terminal suggests.
func (m *model) chooseTheme() {
	m.appearance = theme.AppearanceOf(m.opt.Environ, m.opt.Theme, m.opt.Glyphs, m.opt.ScreenReader)
	m.applyTheme()
}

func (m *model) applyTheme() { m.theme = m.appearance.Theme() }

func (m *model) askColours() tea.Cmd {
	if m.appearance.Environment.NoColour {
		return nil
	}
	return tea.Batch(tea.RequestBackgroundColor, tea.RequestForegroundColor)
}

// View draws the page.
func (m *model) View() tea.View {
	m.touched = m.touched[:0]
	lines, x, y, cursor := m.screen()
	if m.opt.ScreenReader && cursor {
		typing := m.typing() && !m.help
		x = min(cell.SpokenAt(lines[y], x, typing), m.w-1)
		for i := range lines {
			lines[i] = cell.Cut(cell.Spoken(lines[i], typing && i == y), m.w, "")
		}
	}
	v := tea.NewView(strings.Join(m.theme.Paint(lines, m.w), "\n"))
	v.AltScreen, v.WindowTitle = true, "Kept"
	if !m.opt.NoMouse && !m.opt.ScreenReader {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if cursor {
		v.Cursor = tea.NewCursor(x, y)
		v.Cursor.Blink = false
	}
	return v
}

// touch is a part of what was drawn that handles the mouse; x and y are counted in it.
type touch struct {
	x, y, w, h int
	do         func(x, y int, how form.Pointing) tea.Cmd
}

func (m *model) touchable(x, y, w, h int, do func(x, y int, how form.Pointing) tea.Cmd) {
	if w > 0 && h > 0 {
		m.touched = append(m.touched, touch{x, y, w, h, do})
	}
}

// mouse handles what is done with the mouse: what was drawn last is in front.
func (m *model) mouse(msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	how := form.Press
	switch msg.(type) {
	case tea.MouseWheelMsg:
		return m.wheel(at.Button)
	case tea.MouseMotionMsg:
		how = form.Drag
	case tea.MouseReleaseMsg:
		how = form.Drop
	}
	if at.Button != tea.MouseLeft && how != form.Drop {
		return nil
	}
	for i := len(m.touched) - 1; i >= 0; i-- {
		if t := &m.touched[i]; at.X >= t.x && at.X < t.x+t.w && at.Y >= t.y && at.Y < t.y+t.h {
			if how == form.Press {
				m.wrong = ""
			}
			return t.do(at.X-t.x, at.Y-t.y, how)
		}
	}
	return nil
}

// wheel is Up and Down where one is.
func (m *model) wheel(button tea.MouseButton) tea.Cmd {
	key := map[tea.MouseButton]string{tea.MouseWheelUp: "up", tea.MouseWheelDown: "down"}[button]
	if key == "" || m.step == atArea && !m.listed || m.fields[m.step] != nil {
		return nil
	}
	if c := m.registry.ForKey(key, m.scopes(), m.typing()); c != nil {
		return m.run(c)
	}
	return nil
}

// pressed makes a touch that only handles a press.
func pressed(do func(x, y int) tea.Cmd) func(x, y int, how form.Pointing) tea.Cmd {
	return func(x, y int, how form.Pointing) tea.Cmd {
		if how != form.Press {
			return nil
		}
		return do(x, y)
	}
}
