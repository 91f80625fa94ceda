package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/words"
	"kept/ui/dialog"
	"kept/ui/host"
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
	ctx, book := r.host.Context(), r.host.Workbook()
	return func() tea.Msg {
		b, err := batchNumbered(ctx, book, no)
		if err != nil {
			return host.Failed{Err: err}
		}
		n, err := book.EditsAfter(ctx, no)
		if err != nil {
			return host.Failed{Err: err}
		}
		last, err := book.History(ctx, store.HistoryQuery{Limit: 1})
		if err != nil {
			return host.Failed{Err: err}
		}
		if len(last) == 1 && last[0].Target == last[0].No && last[0].Title == r.wentBackTo(b) {
			n = 0 // it is there already
		}
		return undoToMsg{b, n}
	}
}

func (r *historyRoom) offerUndoTo(m undoToMsg) {
	a := r.host
	if m.edits == 0 {
		a.Notify(theme.Notice, "Nothing that still stands was changed after this.")
		return
	}
	what := "1 change"
	if m.edits > 1 {
		what = words.Thousands(m.edits) + " changes"
	}
	text := fmt.Sprintf("This takes back %s, the last one first, back to:\n\n%s\n%s, %s\n\nThe history keeps them all, and Ctrl+Z or Ctrl+Y brings them all back at one stroke.",
		what, m.batch.Sentence(), m.batch.Who, r.instant(m.batch))
	a.Open(&dialog.Question{Host: a, Heading: "Undo to here?", Text: text, Answers: []string{"Cancel", "Take back " + what}, Then: func(i int) tea.Cmd {
		if i != 1 {
			return nil
		}
		return undoTo(a, m.batch, r.wentBackTo(m.batch))
	}})
}

// undoTo takes back every edit after a batch that stands, as one change.
func undoTo(a host.Host, to store.Batch, title string) tea.Cmd {
	book := a.Workbook()
	return a.Write(host.Job{Run: func(ctx context.Context) (string, error) {
		_, n, err := book.GoBack(ctx, to.No, title)
		if err != nil {
			return "", fmt.Errorf("undoing to there: %w", err)
		}
		return words.Count(n, "change was taken back. Ctrl+Y brings it back.", "changes were taken back. Ctrl+Y brings them all back."), nil
	}})
}

// wentBackTo is what the history calls going back to a batch.
func (r *historyRoom) wentBackTo(b store.Batch) string {
	return "Took back all after: " + b.Sentence() + " (" + r.instant(b) + ")"
}
