package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/host"
	"kept/ui/theme"
)

// Draw draws the list, the page, or both where there is room.
func (b *browser) Draw(w, h int) []string {
	t := b.host.Theme()
	b.wide = w >= host.WideFrom
	b.third = w >= thirdFrom
	if !b.wide {
		if b.focus == onPage {
			lines := b.page.Draw(t, w, h, true)
			b.targetPanes(w, h)
			return lines
		}
		return b.drawList(t, w, h, true)
	}
	left, right, aside := b.widths(w)
	lines := b.drawList(t, left, h, b.focus == onList)
	page := b.page.Draw(t, right, h, b.focus == onPage)
	between := " " + t.Render(theme.Border, t.Glyphs.Down) + " "
	for i := range lines {
		lines[i] = cell.Fit(lines[i], left, "") + between + page[i]
	}
	if aside > 0 {
		third := b.drawAside(t, aside, h)
		for i := range lines {
			lines[i] = cell.Fit(lines[i], left+3+right, "") + between + third[i]
		}
	}
	b.targetPanes(w, h)
	return lines
}

func (b *browser) drawList(t *theme.Theme, w, h int, focused bool) []string {
	var lines []string
	if line, shown := b.narrowed(t, w); shown {
		lines = append(lines, line)
	}
	b.targetList(len(lines), w, h-len(lines))
	return append(lines, b.list.Draw(t, w, h-len(lines), focused && !b.finding && !b.onChips)...)
}

// narrowed is the line over the list that says what it is narrowed to.
func (b *browser) narrowed(t *theme.Theme, w int) (string, bool) {
	if !b.finding && b.find.Text() == "" && len(b.filters) == 0 {
		return "", false
	}
	chips := b.chipLine(t)
	line := ""
	if b.finding || b.find.Text() != "" {
		room := max(w-7-cell.Width(chips), 10)
		text, x := b.find.Draw(room)
		b.findX = 7 + x
		line = " Find: " + text
		b.host.Mouse().Button(0, 0, cell.Width(line), func() tea.Cmd {
			b.finding, b.onChips, b.focus = true, false, onList
			return nil
		})
	}
	b.targetChips(cell.Width(line))
	return cell.Cut(line+chips, w, t.Glyphs.Cut), true
}

func (b *browser) Cursor() (int, int) {
	switch {
	case b.finding:
		return b.findX, 0
	case b.focus == onPage:
		x, y := 0, 0
		if b.page.At < len(b.page.Spans) {
			y = b.page.Spans[b.page.At][0] - b.page.Top
		}
		if b.wide {
			width, _ := b.host.Size()
			left, _, _ := b.widths(width)
			x = left + 3
		}
		return x, b.page.Tabbed + max(0, min(y, b.page.Height-1))
	}
	y := b.list.CursorLine()
	if b.find.Text() != "" || len(b.filters) > 0 {
		y++
	}
	return 0, y
}
