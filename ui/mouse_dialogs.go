package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/mouse"
)

// registerDialog registers a dialog: what lies behind it is out of reach.
func (a *App) registerDialog(d host.Dialog, w, h int) {
	a.Mouse().Add(0, 0, w, h, func(m mouse.Act) tea.Cmd {
		switch m.Gesture {
		case mouse.Click, mouse.DoubleClick:
			if p, ok := d.(host.Pointed); ok {
				return p.Point(m)
			}
		case mouse.Drag, mouse.Drop:
			if p, ok := d.(host.Dragged); ok {
				p.Drag(m)
			}
		default:
			if s, ok := d.(host.Scrolled); ok {
				by := mouse.WheelRows
				if m.Gesture == mouse.WheelUp {
					by = -by
				}
				s.Scroll(by)
				return nil
			}
			return a.wheel(m)
		}
		return nil
	})
}

func (m *menu) Point(act mouse.Act) tea.Cmd {
	row, ok := m.window.Row(act.Y, len(m.rows))
	if !ok || m.rows[row].command == nil {
		return nil
	}
	m.window.At = row
	return m.run()
}

// pointWords takes the mouse in the line of words over a list.
func (p *palette) pointWords(m mouse.Act) {
	p.words.Mouse(max(m.X-findLead, 0), dialog.Pointing(m.Gesture))
}

func (h *help) Point(m mouse.Act) tea.Cmd {
	if m.Y == 0 {
		h.words.Mouse(max(m.X-findLead, 0), dialog.Pointing(m.Gesture))
	}
	return nil
}

// findLead is how many cells stand before the words in a line that finds.
const findLead = 7

func (p *palette) Point(m mouse.Act) tea.Cmd {
	if m.Y == 0 {
		p.pointWords(m)
		return nil
	}
	row, ok := p.rows.Row(m.Y-1, len(p.shown))
	if !ok {
		return nil
	}
	p.rows.At = row
	return p.run()
}
