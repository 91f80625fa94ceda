package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/form"
)

// pointable is a dialog that takes clicks; x and y are counted in what it drew.
type pointable interface {
	Point(m mouseAct) tea.Cmd
}

// draggable is a dialog with text that is marked by dragging over it.
type draggable interface {
	Drag(m mouseAct)
}

// scrollable is a dialog that the wheel scrolls without moving its cursor.
type scrollable interface {
	Scroll(by int)
}

func (d *formDialog) Scroll(by int) { d.form.Scroll(by) }

// targetDialog registers a dialog: what lies behind it is out of reach.
func (a *App) targetDialog(d dialog, w, h int) {
	a.target(0, 0, w, h, func(m mouseAct) tea.Cmd {
		switch m.deed {
		case click, doubleClick:
			if p, ok := d.(pointable); ok {
				return p.Point(m)
			}
		case drag, drop:
			if p, ok := d.(draggable); ok {
				p.Drag(m)
			}
		default:
			if s, ok := d.(scrollable); ok {
				by := wheelRows
				if m.deed == wheelUp {
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

func (d *pickerDialog) Point(m mouseAct) tea.Cmd {
	if m.y == 0 {
		d.picker.PointWords(m.x, pointing(m.deed))
		return nil
	}
	if d.picker.Point(m.y) {
		cmd, _ := d.picker.Do("picker.choose")
		return cmd
	}
	return nil
}

func (q *question) Point(m mouseAct) tea.Cmd {
	x := 0
	for i, answer := range q.answers {
		n := cell.Width(answer) + 5
		if m.y >= q.drawn && m.x >= x && m.x < x+n {
			q.at = i
			cmd, _ := q.do("question.answer")
			return cmd
		}
		x += n
	}
	return nil
}

func (l *letters) Point(m mouseAct) tea.Cmd {
	if m.y < 0 || m.y >= len(l.choices) {
		return nil
	}
	return l.take(m.y)
}

func (d *columnsDialog) Point(m mouseAct) tea.Cmd {
	i := d.top + m.y
	if m.y < 0 || i >= len(d.rows) || m.y >= d.room.app.height {
		return nil
	}
	d.at = i
	if m.x < 6 {
		d.rows[i].shown = !d.rows[i].shown
	}
	return nil
}

func (m *menu) Point(act mouseAct) tea.Cmd {
	i := m.top + act.y
	if act.y < 0 || act.y >= m.height || i >= len(m.rows) || m.rows[i].does == nil {
		return nil
	}
	m.at = i
	cmd, _ := m.do("menu.run")
	return cmd
}

// Point takes a click on a line of the settings: on the one at the cursor it is
// Enter.
func (d *settingsDialog) Point(m mouseAct) tea.Cmd {
	if m.y < 0 || m.y >= len(d.list) {
		return nil
	}
	if d.at != m.y {
		d.at = m.y
		return nil
	}
	return d.step(1)
}

func (f *failure) Point(m mouseAct) tea.Cmd {
	i := m.y - f.drawn
	if i < 0 || i >= len(failureChoices) {
		return nil
	}
	f.at = i
	cmd, _ := f.do("failure.choose")
	return cmd
}

// pointWords takes the mouse in the line of words over a list.
func (p *palette) pointWords(m mouseAct) { p.words.Take(max(m.x-findLead, 0), pointing(m.deed)) }

func (h *help) Point(m mouseAct) tea.Cmd {
	if m.y == 0 {
		h.words.Take(max(m.x-findLead, 0), pointing(m.deed))
	}
	return nil
}

// findLead is how many cells stand before the words in a line that finds.
const findLead = 7

func (p *palette) Point(m mouseAct) tea.Cmd {
	if m.y == 0 {
		p.pointWords(m)
		return nil
	}
	i := p.top + m.y - 1
	if m.y < 1 || m.y > p.height || i >= len(p.shown) {
		return nil
	}
	p.at = i
	cmd, _ := p.do("palette.run")
	return cmd
}

func (d *formDialog) Point(m mouseAct) tea.Cmd {
	if d.saving {
		return nil
	}
	return d.form.Point(m.x, m.y, pointing(m.deed))
}

// Drag marks text while the mouse is held.
func (d *formDialog) Drag(m mouseAct) {
	if !d.saving {
		d.form.Point(m.x, m.y, pointing(m.deed))
	}
}

// pointing is a deed of the mouse as a field of text takes it.
func pointing(d deed) form.Pointing {
	switch d {
	case doubleClick:
		return form.Twice
	case drag:
		return form.Drag
	case drop:
		return form.Drop
	}
	return form.Press
}

func (q *asking) Point(m mouseAct) tea.Cmd {
	if m.y == q.drawn {
		q.line.Take(max(m.x-2, 0), pointing(m.deed))
	}
	return nil
}

func (q *asking) Drag(m mouseAct) { q.line.Take(max(m.x-2, 0), pointing(m.deed)) }
