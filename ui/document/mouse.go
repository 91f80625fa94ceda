package document

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/mouse"
)

// AddTo adds the page to the areas of the mouse: a click goes to the line, a second click
// does what Enter does there.
func (p *View) AddTo(areas *mouse.Areas, x, w, h int, focus func(), open func() tea.Cmd) {
	areas.Add(x, 0, w, h, func(m mouse.Act) tea.Cmd {
		switch m.Gesture {
		case mouse.WheelUp:
			p.ScrollBy(-mouse.WheelRows)
		case mouse.WheelDown:
			p.ScrollBy(mouse.WheelRows)
		case mouse.Click, mouse.DoubleClick:
			focus()
			if p.Point(m.Y) && m.Gesture == mouse.DoubleClick {
				return open()
			}
		}
		return nil
	})
}

// ScrollBy moves what is visible of the page and leaves the cursor.
func (p *View) ScrollBy(by int) {
	p.Top = max(0, min(p.Top+by, len(p.lines)-p.Height))
	p.snap = false
}

// Point goes to the stop on a drawn line; false when there is none.
func (p *View) Point(y int) bool {
	i := p.Top + y - p.Tabbed
	if p.Doc == nil || y < p.Tabbed || i < 0 || i >= len(p.lines) || p.lines[i].stop < 0 {
		return false
	}
	p.At = p.lines[i].stop
	return true
}

// Cursor is the place of the real cursor on the page as it was drawn last.
func (p *View) Cursor() (x, y int) {
	if p.At < len(p.Spans) {
		y = p.Spans[p.At][0] - p.Top
	}
	return 0, max(0, min(y, p.Height-1))
}
