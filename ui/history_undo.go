package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/list"
	"kept/ui/theme"
)

// undoToMsg is what undoing back to a batch would take back.
type undoToMsg struct {
	batch store.Batch
	edits int // edits after it that stand
}

// askUndoTo counts what stands after the batch at the cursor, and then asks.
func (r *historyRoom) askUndoTo() tea.Cmd {
	no := r.batch()
	if no == 0 {
		return nil
	}
	ctx, book := r.app.ctx, r.app.book
	return func() tea.Msg {
		b, err := batchNumbered(ctx, book, no)
		if err != nil {
			return failedMsg{err}
		}
		n, err := standingAfter(ctx, book, no)
		if err != nil {
			return failedMsg{err}
		}
		return undoToMsg{b, n}
	}
}

// standingAfter counts the edits after a batch that were not taken back.
func standingAfter(ctx context.Context, w *store.Workbook, no int64) (int, error) {
	q := store.HistoryQuery{Limit: 4 * historyChunk}
	settled := map[int64]bool{} // edits whose last undo or redo was seen
	n := 0
	for {
		got, err := w.History(ctx, q)
		if err != nil {
			return 0, fmt.Errorf("counting what would be undone: %w", err)
		}
		for _, b := range got { // newest first: the first that speaks of an edit is the last word
			if b.No <= no {
				return n, nil
			}
			q.Before = b.No
			switch {
			case b.What == store.WhatEdit && !settled[b.No]:
				n++
			case b.What == store.WhatRedo && !settled[b.Target] && b.Target > no:
				n++
				settled[b.Target] = true
			case b.What != store.WhatEdit:
				settled[b.Target] = true
			}
		}
		if len(got) < q.Limit {
			return n, nil
		}
	}
}

func (r *historyRoom) offerUndoTo(m undoToMsg) {
	a := r.app
	if m.edits == 0 {
		a.say(theme.Notice, "Nothing that still stands was changed after this.")
		return
	}
	what := "1 change"
	if m.edits > 1 {
		what = list.Thousands(m.edits) + " changes"
	}
	text := fmt.Sprintf("This takes back %s, the last one first, back to:\n\n%s\n%s, %s\n\nThe history keeps them all, and Ctrl+Y brings them back one by one.",
		what, batchWords(m.batch), m.batch.Who, r.instant(m.batch))
	a.open(&question{app: a, heading: "Undo to here?", text: text, answers: []string{"Cancel", "Take back " + what}, then: func(i int) tea.Cmd {
		if i != 1 {
			return nil
		}
		return a.undoTo(m.batch.No)
	}})
}

// undoTo takes back every edit after a batch that stands, the last one first.
// Each is an undo of its own: what was taken back before a failure stays so.
func (a *App) undoTo(no int64) tea.Cmd {
	book := a.book
	return a.write(job{run: func(ctx context.Context) (string, error) {
		n := 0
		for {
			b, ok, err := book.CanUndo(ctx)
			if err == nil && ok && b.No > no {
				if _, err = book.Undo(ctx); err == nil {
					n++
					continue
				}
			}
			if err != nil {
				return "", fmt.Errorf("undoing to there, after %d were taken back: %w", n, err)
			}
			if n == 1 {
				return "1 change was taken back. Ctrl+Y does it again.", nil
			}
			return list.Thousands(n) + " changes were taken back. Ctrl+Y does them again, one by one.", nil
		}
	}})
}
