package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
)

// pointable is a dialog that takes clicks; x and y are counted in what it drew.
type pointable interface {
	point(m mouseAct) tea.Cmd
}

// targetDialog registers a dialog: what lies behind it is out of reach.
func (a *App) targetDialog(d dialog, w, h int) {
	a.target(0, 0, w, h, func(m mouseAct) tea.Cmd {
		if p, ok := d.(pointable); ok {
			if m.deed == click || m.deed == doubleClick {
				return p.point(m)
			}
		}
		return a.wheel(m)
	})
}

func (d *pickerDialog) point(m mouseAct) tea.Cmd {
	if d.picker.Point(m.y) {
		cmd, _ := d.picker.Do("picker.choose")
		return cmd
	}
	return nil
}

func (q *question) point(m mouseAct) tea.Cmd {
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

func (l *letters) point(m mouseAct) tea.Cmd {
	if m.y < 0 || m.y >= len(l.choices) {
		return nil
	}
	return l.take(m.y)
}

func (d *columnsDialog) point(m mouseAct) tea.Cmd {
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

func (p *palette) point(m mouseAct) tea.Cmd {
	i := p.top + m.y - 1
	if m.y < 1 || i >= len(p.shown) {
		return nil
	}
	p.at = i
	cmd, _ := p.do("palette.run")
	return cmd
}

func (d *formDialog) point(m mouseAct) tea.Cmd {
	if d.saving {
		return nil
	}
	if m.deed == doubleClick {
		return d.form.Open()
	}
	d.form.Point(m.y)
	return nil
}
