package dialog

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/form"
	"kept/ui/mouse"
)

// Point implements [host.Pointed].
func (d *Picker) Point(m mouse.Act) tea.Cmd {
	if m.Y == 0 {
		d.picker.PointWords(m.X, Pointing(m.Gesture))
		return nil
	}
	if d.picker.Point(m.Y) {
		return d.picker.Choose()
	}
	return nil
}

// Point implements [host.Pointed].
func (q *Question) Point(m mouse.Act) tea.Cmd {
	x := 0
	for i, answer := range q.Answers {
		n := cell.Width(answer) + 5
		if m.Y >= q.drawn && m.X >= x && m.X < x+n {
			q.at = i
			return q.answer()
		}
		x += n
	}
	return nil
}

// Point implements [host.Pointed].
func (l *Letters) Point(m mouse.Act) tea.Cmd {
	if m.Y < 0 || m.Y >= len(l.Choices) {
		return nil
	}
	return l.choose(m.Y)
}

// Point implements [host.Pointed].
func (q *Ask) Point(m mouse.Act) tea.Cmd {
	if m.Y == q.drawn {
		q.Line.Mouse(max(m.X-2, 0), Pointing(m.Gesture))
	}
	return nil
}

// Drag implements [host.Dragged].
func (q *Ask) Drag(m mouse.Act) { q.Line.Mouse(max(m.X-2, 0), Pointing(m.Gesture)) }

// Pointing is a deed of the mouse as a field of text takes it.
func Pointing(d mouse.Gesture) form.Pointing {
	switch d {
	case mouse.DoubleClick:
		return form.Twice
	case mouse.Drag:
		return form.Drag
	case mouse.Drop:
		return form.Drop
	}
	return form.Press
}
