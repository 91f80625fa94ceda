package browser

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/host"
	"kept/ui/theme"
)

// Draw draws the list, the page, or both where there is space.
func (b *Browser) Draw(w, h int) []string {
	t := b.Host.Theme()
	b.wide = w >= host.WideFrom
	b.third = w >= thirdFrom
	if !b.wide {
		if b.Focus == OnPage {
			lines := b.Page.Draw(t, w, h, true)
			b.targetPanes(w, h)
			return lines
		}
		return b.drawList(t, w, h, true)
	}
	left, right, aside := b.Widths(w)
	lines := b.drawList(t, left, h, b.Focus == OnList)
	page := b.Page.Draw(t, right, h, b.Focus == OnPage)
	between := " " + t.Render(theme.Border, t.Glyphs.Down) + " "
	for i := range lines {
		lines[i] = cell.Fit(lines[i], left, "") + between + page[i]
	}
	if aside > 0 {
		third := b.drawSidePage(t, aside, h)
		for i := range lines {
			lines[i] = cell.Fit(lines[i], left+3+right, "") + between + third[i]
		}
	}
	b.targetPanes(w, h)
	return lines
}

func (b *Browser) drawList(t *theme.Theme, w, h int, focused bool) []string {
	var lines []string
	if line, shown := b.filterLine(t, w); shown {
		lines = append(lines, line)
	}
	b.targetList(len(lines), w, h-len(lines))
	return append(lines, b.List.Draw(t, w, h-len(lines), focused && !b.Finding && !b.onChips)...)
}

// filterLine is the line over the list that says what it is narrowed to.
func (b *Browser) filterLine(t *theme.Theme, w int) (string, bool) {
	if !b.Finding && b.Find.Text() == "" && len(b.Filters) == 0 {
		return "", false
	}
	chips := b.chipLine(t)
	line := ""
	if b.Finding || b.Find.Text() != "" {
		width := max(w-7-cell.Width(chips), 10)
		text, x := b.Find.Draw(width)
		b.findX = 7 + x
		line = " Find: " + text
		b.Host.Mouse().Button(0, 0, cell.Width(line), func() tea.Cmd {
			b.Finding, b.onChips, b.Focus = true, false, OnList
			return nil
		})
	}
	b.targetChips(cell.Width(line))
	return cell.Cut(line+chips, w, t.Glyphs.Cut), true
}

// Cursor is where the cursor of the terminal stands.
func (b *Browser) Cursor() (int, int) {
	switch {
	case b.Finding:
		return b.findX, 0
	case b.Focus == OnPage:
		x, y := b.Page.Cursor()
		if b.wide {
			width, _ := b.Host.Size()
			left, _, _ := b.Widths(width)
			x = left + 3
		}
		return x, b.Page.Tabbed + y
	}
	y := b.List.CursorLine()
	if b.Find.Text() != "" || len(b.Filters) > 0 {
		y++
	}
	return 0, y
}
