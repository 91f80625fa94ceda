package browser

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// rankAfter is how long nothing is typed before the hits are put in order.
const rankAfter = 120 * time.Millisecond

// Typing takes what is typed to be found: the list follows every letter. The
// first hits come in the order of the workbook, at once; the best first when the
// keeper stops to look, and then all the others. What is still being read for the
// letter before is given up.
func (b *Browser) Typing(msg tea.Msg) tea.Cmd {
	before := b.Words()
	b.Find.Update(msg)
	if b.Words() == before {
		return nil
	}
	b.findNo++
	if b.cancelFind != nil {
		b.cancelFind()
	}
	b.findCtx, b.cancelFind = context.WithCancel(b.Host.Context())
	if b.Kind == nil || b.Words() == "" {
		return b.Restart()
	}
	if b.ordered {
		return b.restartFor(b.findCtx)
	}
	b.Ranked = false
	no := b.findNo
	return tea.Batch(b.restartFor(b.findCtx),
		b.Host.Later(rankAfter, func() tea.Msg { return loopMsg{b, func() tea.Cmd { return b.rankHits(no) }} }))
}

// rankHits puts the best hits first, unless letters were typed after the one numbered. A cursor that was moved stays on its row.
func (b *Browser) rankHits(no int) tea.Cmd {
	if no != b.findNo || b.Words() == "" || b.Ranked || b.ordered {
		return nil
	}
	b.Ranked = true
	if b.List.AtTop() {
		return b.restartFor(b.findCtx)
	}
	return b.Reload()
}

// hitWords are the words that are marked in the rows and on the page.
func (b *Browser) hitWords() []string {
	var words []string
	for _, w := range strings.Fields(strings.ToLower(b.Words())) {
		if w = strings.Trim(w, `"*'.,;:()`); w != "" {
			words = append(words, w)
		}
	}
	return words
}
