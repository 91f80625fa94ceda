package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
)

// targetList registers the rows of the list and its headings.
func (b *browser) targetList(y, w, h int) {
	b.app.target(0, y, w, h, func(m mouseAct) tea.Cmd {
		ctx := b.app.ctx
		defer b.noteTicks()
		switch m.deed {
		case wheelUp, wheelDown:
			by := wheelRows
			if m.deed == wheelUp {
				by = -wheelRows
			}
			b.outside = false
			return tea.Batch(b.list.Move(ctx, by), b.readPage(false))
		case click, doubleClick:
			b.finding, b.onChips = false, false
			if m.y == 0 {
				if name, ok := b.list.ColumnAt(m.x); ok && b.kind != nil && m.deed == click {
					return b.sortBy(name)
				}
				return nil
			}
			row, ok := b.list.Click(m.y)
			if !ok {
				return nil
			}
			b.focus, b.outside = onList, false
			read := b.readPage(false)
			switch {
			case row.Group && m.x < 4:
				return tea.Batch(read, b.fold(!row.Closed))
			case b.list.OnTick(m.x) && !row.Group:
				b.list.Tick()
			case m.deed == doubleClick:
				return tea.Batch(read, b.app.pressed("enter", 1))
			}
			return read
		}
		return nil
	})
}

// targetChips registers the filters over the list: a click goes to one, and a
// click on the one in focus takes it out.
func (b *browser) targetChips(x int) {
	for i, f := range b.filters {
		n := cell.Width(cell.Clean(b.chip(f))) + 3
		if b.onChips && i == b.chipAt {
			n += 3
		}
		b.app.button(x, 0, n, func() tea.Cmd {
			if b.onChips && b.chipAt == i {
				return b.takeOutFilter(i)
			}
			b.onChips, b.chipAt, b.finding, b.focus = true, i, false, onList
			return nil
		})
		x += n
	}
}

// targetPanes registers the page, the names of its sections, the line between
// the panes, and what stands beside them.
func (b *browser) targetPanes(w, h int) {
	if !b.wide {
		if b.focus == onPage {
			b.targetRecord(0, w, h)
		}
		return
	}
	left, right, aside := b.widths(w)
	b.targetRecord(left+3, right, h)
	if aside > 0 {
		at := b.aside.section
		b.app.target(left+right+6, 0, aside, h, func(m mouseAct) tea.Cmd {
			switch m.deed {
			case wheelUp:
				b.aside.scroll(-wheelRows)
			case wheelDown:
				b.aside.scroll(wheelRows)
			case click, doubleClick:
				b.focus = onPage
				return b.toSection(at)
			}
			return nil
		})
	}
	b.app.target(left, 0, 3, h, func(m mouseAct) tea.Cmd {
		switch m.deed {
		case drag:
			b.app.remembered.Split = max(leastShare, min((left+m.x)*100/max(w, 1), mostShare))
		case doubleClick: // as it was in the beginning
			b.app.remembered.Split = 0
			return b.app.keepSettings()
		case drop:
			return b.app.keepSettings()
		}
		return nil
	})
}

func (b *browser) targetRecord(x, w, h int) {
	toPage := func() {
		if b.page.doc != nil {
			b.focus, b.finding, b.onChips = onPage, false, false
		}
	}
	b.app.targetPage(&b.page, x, w, h, toPage, func() tea.Cmd { return b.app.pressed("enter", 1) })
	for _, tab := range b.page.named {
		b.app.button(x+tab.x, 0, tab.w, func() tea.Cmd {
			toPage()
			return b.toSection(tab.section)
		})
	}
}
