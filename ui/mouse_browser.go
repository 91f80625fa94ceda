package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/mouse"
)

// targetList registers the rows of the list and its headings.
func (b *browser) targetList(y, w, h int) {
	b.host.Mouse().Add(0, y, w, h, func(m mouse.Act) tea.Cmd {
		ctx := b.host.Context()
		defer b.noteTicks()
		switch m.Gesture {
		case mouse.WheelUp, mouse.WheelDown:
			by := mouse.WheelRows
			if m.Gesture == mouse.WheelUp {
				by = -mouse.WheelRows
			}
			b.outside = false
			return tea.Batch(b.list.Move(ctx, by), b.readPage(false))
		case mouse.Click, mouse.DoubleClick:
			b.finding, b.onChips = false, false
			if m.Y == 0 {
				if name, ok := b.list.ColumnAt(m.X); ok && b.kind != nil && m.Gesture == mouse.Click {
					return b.sortBy(name)
				}
				return nil
			}
			row, ok := b.list.Click(m.Y)
			if !ok {
				return nil
			}
			b.focus, b.outside = onList, false
			read := b.readPage(false)
			switch {
			case row.Group && m.X < 4:
				return tea.Batch(read, b.fold(!row.Closed))
			case b.list.OnMark(m.X) && !row.Group:
				b.list.ToggleMark()
			case m.Gesture == mouse.DoubleClick:
				return tea.Batch(read, b.host.Press("enter", 1))
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
		b.host.Mouse().Button(x, 0, n, func() tea.Cmd {
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
		at := b.aside.Section
		b.host.Mouse().Add(left+right+6, 0, aside, h, func(m mouse.Act) tea.Cmd {
			switch m.Gesture {
			case mouse.WheelUp:
				b.aside.ScrollBy(-mouse.WheelRows)
			case mouse.WheelDown:
				b.aside.ScrollBy(mouse.WheelRows)
			case mouse.Click, mouse.DoubleClick:
				b.focus = onPage
				return b.toSection(at)
			}
			return nil
		})
	}
	b.host.Mouse().Add(left, 0, 3, h, func(m mouse.Act) tea.Cmd {
		switch m.Gesture {
		case mouse.Drag:
			b.host.Settings().Split = max(leastShare, min((left+m.X)*100/max(w, 1), mostShare))
		case mouse.DoubleClick: // as it was in the beginning
			b.host.Settings().Split = 0
			return b.host.SaveSettings()
		case mouse.Drop:
			return b.host.SaveSettings()
		}
		return nil
	})
}

func (b *browser) targetRecord(x, w, h int) {
	toPage := func() {
		if b.page.Doc != nil {
			b.focus, b.finding, b.onChips = onPage, false, false
		}
	}
	b.page.AddTo(b.host.Mouse(), x, w, h, toPage, func() tea.Cmd { return b.host.Press("enter", 1) })
	for _, tab := range b.page.Named {
		b.host.Mouse().Button(x+tab.X, 0, tab.W, func() tea.Cmd {
			toPage()
			return b.toSection(tab.Section)
		})
	}
}
