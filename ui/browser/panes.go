package browser

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/theme"
)

const (
	thirdFrom  = 180 // from so many cells on there is a third pane
	twoPanes   = 55  // the list's share of the width, in hundredths
	threePanes = 42
	leastShare = 25
	mostShare  = 75
)

// Widths are how wide the list, the page and what stands beside it are; the last
// is 0 where there is no space for it.
func (b *Browser) Widths(w int) (left, right, aside int) {
	share := b.Host.Settings().Split
	third := b.third && b.Page.Doc != nil && len(b.Page.Doc.SideSections) > 0
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
func (b *Browser) historyShown() bool {
	width, _ := b.Host.Size()
	return b.Page.OnHistory() || b.third || b.Kind != nil && width >= thirdFrom
}

// turnSection goes to another section of the page.
func (b *Browser) turnSection(by int) tea.Cmd {
	if !b.Page.Turn(by) {
		return nil
	}
	return b.readSection()
}

// ToSection goes to a section of the page.
func (b *Browser) ToSection(i int) tea.Cmd {
	b.Page.ToSection(i)
	return b.readSection()
}

func (b *Browser) readSection() tea.Cmd {
	if b.Page.OnHistory() {
		return b.ReadPage(true)
	}
	return nil
}

// drawSidePage draws what stands beside the page: the section that is looked up most
// beside the one in front.
func (b *Browser) drawSidePage(t *theme.Theme, w, h int) []string {
	at := b.Page.Doc.SideSection(b.Page.Section)
	if b.sidePage.Doc != b.Page.Doc || b.sidePage.Section != at {
		b.sidePage.Bare = true
		b.sidePage.Show(b.Page.Doc)
		b.sidePage.ToSection(max(at, 0))
	}
	b.sidePage.Highlight(b.Page.Hits)
	return b.sidePage.Draw(t, w, h, false)
}

// dayOfBatch says on which day a batch was made, where the clock is that says now.
func dayOfBatch(now time.Time) func(store.Batch) string {
	return func(b store.Batch) string { return calendar.DateOf(b.At.In(now.Location())).Short() }
}
