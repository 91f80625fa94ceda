package ui

import (
	"kept/ui/mouse"

	tea "charm.land/bubbletea/v2"
)

// AddTo adds the page to the areas of the mouse: a click goes to the line, a second click
// does what Enter does there.
func (p *page) AddTo(areas *mouse.Areas, x, w, h int, focus func(), open func() tea.Cmd) {
	areas.Add(x, 0, w, h, func(m mouse.Act) tea.Cmd {
		switch m.Gesture {
		case mouse.WheelUp:
			p.scrollBy(-mouse.WheelRows)
		case mouse.WheelDown:
			p.scrollBy(mouse.WheelRows)
		case mouse.Click, mouse.DoubleClick:
			focus()
			if p.Point(m.Y) && m.Gesture == mouse.DoubleClick {
				return open()
			}
		}
		return nil
	})
}

// scrollBy moves what is visible of the page and leaves the cursor.
func (p *page) scrollBy(by int) {
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

// legacyDo runs one of the commands that move on a page.
func (p *page) legacyDo(id string) bool {
	switch id {
	case "doc.up":
		p.move(-1)
	case "doc.down":
		p.move(1)
	case "doc.page-up":
		p.screen(-1)
	case "doc.page-down":
		p.screen(1)
	case "doc.first":
		p.first()
	case "doc.last":
		p.last()
	default:
		return false
	}
	return true
}
