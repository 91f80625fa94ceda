package ui

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// rankAfter is how long nothing is typed before the hits are put in order.
const rankAfter = 120 * time.Millisecond

// rankMsg says that nothing was typed for a while.
type rankMsg struct {
	room *browser
	no   int // of the letter it waited behind
}

// Typing takes what is typed to be found: the list follows every letter. The
// first hits come in the order of the workbook, at once; the best first when the
// keeper stops to look, and then all the others. What is still being read for the
// letter before is given up.
func (b *browser) Typing(msg tea.Msg) tea.Cmd {
	before := b.words()
	b.find.Update(msg)
	if b.words() == before {
		return nil
	}
	b.findNo++
	if b.giveUp != nil {
		b.giveUp()
	}
	b.findCtx, b.giveUp = context.WithCancel(b.host.Context())
	if b.kind == nil || b.words() == "" {
		return b.restart()
	}
	if b.ordered {
		return b.restartFor(b.findCtx)
	}
	b.ranked = false
	no := b.findNo
	return tea.Batch(b.restartFor(b.findCtx), b.host.Later(rankAfter, func() tea.Msg { return rankMsg{b, no} }))
}

// rank puts the best hits first. A cursor that was moved stays on its row.
func (b *browser) rank(msg rankMsg) tea.Cmd {
	if msg.no != b.findNo || b.words() == "" || b.ranked || b.ordered {
		return nil
	}
	b.ranked = true
	if b.list.AtTop() {
		return b.restartFor(b.findCtx)
	}
	return b.Reload()
}

// hitWords are the words that are marked in the rows and on the page.
func (b *browser) hitWords() []string {
	var words []string
	for _, w := range strings.Fields(strings.ToLower(b.words())) {
		if w = strings.Trim(w, `"*'.,;:()`); w != "" {
			words = append(words, w)
		}
	}
	return words
}
