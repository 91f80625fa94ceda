package browser

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/mouse"
)

// targetList registers the rows of the list and its headings.
func (b *Browser) targetList(y, w, h int) {
	b.Host.Mouse().Add(0, y, w, h, func(m mouse.Act) tea.Cmd {
		ctx := b.Host.Context()
		defer b.noteSelection()
		switch m.Gesture {
		case mouse.WheelUp, mouse.WheelDown:
			by := mouse.WheelRows
			if m.Gesture == mouse.WheelUp {
				by = -mouse.WheelRows
			}
			b.Outside = false
			return tea.Batch(b.List.Move(ctx, by), b.ReadPage(false))
		case mouse.Click, mouse.DoubleClick:
			b.Finding, b.onChips = false, false
			if m.Y == 0 {
				if name, ok := b.List.ColumnAt(m.X); ok && b.Kind != nil && m.Gesture == mouse.Click {
					return b.sortBy(name)
				}
				return nil
			}
			row, ok := b.List.Click(m.Y)
			if !ok {
				return nil
			}
			b.Focus, b.Outside = OnList, false
			read := b.ReadPage(false)
			switch {
			case row.Group && m.X < 4:
				return tea.Batch(read, b.collapse(!row.Closed))
			case b.List.OnMark(m.X) && !row.Group:
				b.List.ToggleMark()
			case m.Gesture == mouse.DoubleClick:
				return tea.Batch(read, b.Host.Press("enter", 1))
			}
			return read
		}
		return nil
	})
}

// targetChips registers the filters over the list: a click goes to one, and a
// click on the one in focus takes it out.
func (b *Browser) targetChips(x int) {
	for i, f := range b.Filters {
		n := cell.Width(cell.Clean(b.chip(f))) + 3
		if b.onChips && i == b.chipAt {
			n += 3
		}
		b.Host.Mouse().Button(x, 0, n, func() tea.Cmd {
			if b.onChips && b.chipAt == i {
				return b.removeFilter(i)
			}
			b.onChips, b.chipAt, b.Finding, b.Focus = true, i, false, OnList
			return nil
		})
		x += n
	}
}

// targetPanes registers the page, the names of its sections, the line between
// the panes, and what stands beside them.
func (b *Browser) targetPanes(w, h int) {
	if !b.wide {
		if b.Focus == OnPage {
			b.targetRecord(0, w, h)
		}
		return
	}
	left, right, aside := b.Widths(w)
	b.targetRecord(left+3, right, h)
	if aside > 0 {
		at := b.sidePage.Section
		b.Host.Mouse().Add(left+right+6, 0, aside, h, func(m mouse.Act) tea.Cmd {
			switch m.Gesture {
			case mouse.WheelUp:
				b.sidePage.ScrollBy(-mouse.WheelRows)
			case mouse.WheelDown:
				b.sidePage.ScrollBy(mouse.WheelRows)
			case mouse.Click, mouse.DoubleClick:
				b.Focus = OnPage
				return b.ToSection(at)
			}
			return nil
		})
	}
	b.Host.Mouse().Add(left, 0, 3, h, func(m mouse.Act) tea.Cmd {
		switch m.Gesture {
		case mouse.Drag:
			b.Host.Settings().Split = max(leastShare, min((left+m.X)*100/max(w, 1), mostShare))
		case mouse.DoubleClick: // as it was in the beginning
			b.Host.Settings().Split = 0
			return b.Host.SaveSettings()
		case mouse.Drop:
			return b.Host.SaveSettings()
		}
		return nil
	})
}

func (b *Browser) targetRecord(x, w, h int) {
	toPage := func() {
		if b.Page.Doc != nil {
			b.Focus, b.Finding, b.onChips = OnPage, false, false
		}
	}
	b.Page.AddTo(b.Host.Mouse(), x, w, h, toPage, func() tea.Cmd { return b.Host.Press("enter", 1) })
	for _, tab := range b.Page.Named {
		b.Host.Mouse().Button(x+tab.X, 0, tab.W, func() tea.Cmd {
			toPage()
			return b.ToSection(tab.Section)
		})
	}
}
