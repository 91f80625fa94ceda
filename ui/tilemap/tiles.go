package tilemap

import (
	"slices"
	"strings"

	"kept/store/national"
	"kept/ui/cell"
	"kept/ui/theme"
)

// mark is the sign on a tile that is selected.
const mark = "x"

// tileAt gives the area of a tile, or -1.
func (m *Model) tileAt(row, col int) int {
	if i, ok := m.tiles[place{row, col}]; ok {
		return i
	}
	return -1
}

// role is how a tile is drawn. While something is being found, what does not
// match is dimmed.
func (d *drawing) role(i int) theme.Role {
	switch {
	case i == d.m.at:
		_, role := d.pointer()
		return role
	case d.m.selected[d.m.areas[i].Code]:
		return theme.Mark
	case d.m.finding() && !slices.Contains(d.m.found, i):
		return theme.Dim
	}
	return theme.Text
}

// drawLines draws every tile on one line, between brackets: [Fife   ], and with its
// mark behind it where several can be chosen. What does not match while finding
// loses its brackets.
func (d *drawing) drawLines(w, step, y int) []string {
	m := d.m
	left := (w - step*national.TileCols) / 2
	var lines []string
	for row := 1; row <= national.TileRows; row++ {
		var b strings.Builder
		b.WriteString(cell.Blank(left))
		for col := 1; col <= national.TileCols; col++ {
			i := m.tileAt(row, col)
			if i < 0 {
				b.WriteString(cell.Blank(step))
				continue
			}
			open, closed, sign := "[", "]", " "
			if m.finding() && !slices.Contains(m.found, i) {
				open, closed = " ", " "
			}
			x := left + (col-1)*step
			if i == m.at {
				open, _ = d.pointer()
				if closed = open; d.focused {
					closed = "<"
				}
				m.x, m.y = x, y+len(lines)
			}
			if m.selected[m.areas[i].Code] {
				sign = mark
			}
			m.touched = append(m.touched, touch{x, y + len(lines), step - 1, 1, i})
			text := open + cell.Fit(name(m.areas[i], step-3, 1)[0], step-3, d.g.Cut) + closed
			b.WriteString(d.t.Render(d.role(i), text) + sign)
		}
		lines = append(lines, strings.TrimRight(b.String(), " "))
	}
	return lines
}

// drawBoxes draws the tiles with lines around them, which neighbours share.
func (d *drawing) drawBoxes(w, step, high, y int) []string {
	m := d.m
	left := (w - step*national.TileCols - 1) / 2
	inside := high - 1
	var lines []string
	for row := 1; row <= national.TileRows+1; row++ {
		lines = append(lines, cell.Blank(left)+d.rule(row, step))
		if row > national.TileRows {
			break
		}
		var drawn [national.TileCols][]string
		for k := range drawn {
			if i := m.tileAt(row, k+1); i >= 0 {
				x := left + k*step + 1
				drawn[k] = d.tile(i, step-1, inside, x, y+len(lines))
				m.touched = append(m.touched, touch{x, y + len(lines), step - 1, inside, i})
			}
		}
		for k := range inside {
			var b strings.Builder
			b.WriteString(cell.Blank(left))
			for col := 1; col <= national.TileCols+1; col++ {
				edge := " "
				if m.tileAt(row, col-1) >= 0 || m.tileAt(row, col) >= 0 {
					edge = d.t.Render(theme.Border, d.g.Down)
				}
				b.WriteString(edge)
				if col <= national.TileCols {
					if drawn[col-1] != nil {
						b.WriteString(drawn[col-1][k])
					} else {
						b.WriteString(cell.Blank(step - 1))
					}
				}
			}
			lines = append(lines, strings.TrimRight(b.String(), " "))
		}
	}
	return lines
}

// tile is the inside of one tile: h lines of exactly w cells. Before the name
// is the sign of the cursor, or of a match; where several can be chosen, the mark
// is behind the name, or under it when there is a line for it.
func (d *drawing) tile(i, w, h, x, y int) []string {
	m, role := d.m, d.role(i)
	sign := " "
	switch {
	case i == m.at:
		sign, _ = d.pointer()
		m.x, m.y = x, y
	case m.finding() && slices.Contains(m.found, i):
		sign = d.g.Dot
	}
	width, nameLines, box := d.tileParts(i, w, h)
	texts := name(m.areas[i], width, nameLines)
	var lines []string
	for k := range h {
		text := sign
		if k < len(texts) {
			text += texts[k]
		}
		switch {
		case k < h-1:
		case h > 1:
			text += box
		case box != "":
			text = cell.Fit(text, w-1, "") + box
		}
		lines = append(lines, d.t.Render(role, cell.Fit(text, w, "")))
		sign = " "
	}
	return lines
}

// tileParts divides the inside of a tile: the width and lines of the name, and the sign of an area that can be selected.
func (d *drawing) tileParts(i, w, h int) (width, lines int, box string) {
	selected := d.m.selected[d.m.areas[i].Code]
	switch {
	case !d.m.Many:
		return w - 1, h, ""
	case h > 1 && selected:
		return w - 1, h - 1, d.g.Selected
	case h > 1:
		return w - 1, h - 1, d.g.Unselected
	case selected:
		return w - 3, h, mark
	}
	return w - 3, h, ""
}

// rule is the line above a row of tiles: it is drawn where a tile is above or
// below it.
func (d *drawing) rule(row, step int) string {
	m := d.m
	across := func(col int) bool { return m.tileAt(row-1, col) >= 0 || m.tileAt(row, col) >= 0 }
	down := func(row, col int) bool { return m.tileAt(row, col-1) >= 0 || m.tileAt(row, col) >= 0 }
	var b strings.Builder
	for col := 1; col <= national.TileCols+1; col++ {
		b.WriteString(d.joint(down(row-1, col), across(col), down(row, col), across(col-1)))
		if col > national.TileCols {
			break
		}
		if across(col) {
			b.WriteString(strings.Repeat(d.g.Across, step-1))
		} else {
			b.WriteString(cell.Blank(step - 1))
		}
	}
	return d.t.Render(theme.Border, strings.TrimRight(b.String(), " "))
}

// joint is the sign where lines meet that go up, right, down and left.
func (d *drawing) joint(up, right, down, left bool) string {
	n := 0
	for bit, there := range [...]bool{up, right, down, left} {
		if there {
			n |= 1 << bit
		}
	}
	switch {
	case n == 0:
		return " "
	case d.g.Corners[0] != "┌":
		return d.g.Corners[0]
	}
	return [...]string{" ", " ", " ", "└", " ", "│", "┌", "├", " ", "┘", "─", "┴", "┐", "┤", "┬", "┼"}[n]
}
