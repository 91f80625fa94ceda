package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/host"
	"kept/ui/theme"
)

const (
	thirdFrom  = 180 // from so many cells on there is a third pane
	twoPanes   = 55  // the list's share of the width, in hundredths
	threePanes = 42
	leastShare = 25
	mostShare  = 75
)

// widths are how wide the list, the page and what stands beside it are; the last
// is 0 where there is no room for it.
func (b *browser) widths(w int) (left, right, aside int) {
	share := b.host.Settings().Split
	third := b.third && b.page.Doc != nil && len(b.page.Doc.SideSections) > 0
	switch {
	case share != 0:
		share = max(leastShare, min(share, mostShare))
	case third:
		share = threePanes
	default:
		share = twoPanes
	}
	left = w * share / 100
	right = w - left - 3
	if third {
		aside = (right - 3) * 2 / 5
		right -= aside + 3
	}
	return left, right, aside
}

// historyShown tells whether a record's changes are on the screen.
func (b *browser) historyShown() bool {
	width, _ := b.host.Size()
	return b.page.OnHistory() || b.third || b.kind != nil && width >= thirdFrom
}

// turn goes to another section of the page.
func (b *browser) turn(by int) tea.Cmd {
	if !b.page.Turn(by) {
		return nil
	}
	return b.turned()
}

// toSection goes to a section of the page.
func (b *browser) toSection(i int) tea.Cmd {
	b.page.ToSection(i)
	return b.turned()
}

func (b *browser) turned() tea.Cmd {
	if b.page.OnHistory() {
		return b.readPage(true)
	}
	return nil
}

// drawAside draws what stands beside the page: the section that is looked up most
// beside the one in front.
func (b *browser) drawAside(t *theme.Theme, w, h int) []string {
	at := b.page.Doc.SideSection(b.page.Section)
	if b.aside.Doc != b.page.Doc || b.aside.Section != at {
		b.aside.Bare = true
		b.aside.Show(b.page.Doc)
		b.aside.ToSection(max(at, 0))
	}
	b.aside.Highlight(b.page.Hits)
	return b.aside.Draw(t, w, h, false)
}

// whenDone says on which day a batch was made.
func whenDone(h host.Host) func(store.Batch) string {
	return func(b store.Batch) string { return calendar.DateOf(b.At.In(h.Now().Location())).Short() }
}
