package history

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/words"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/theme"
)

// askUndoTo counts the changes after the batch at the cursor that were not undone, and asks.
func (r *Page) askUndoTo() tea.Cmd {
	no := r.batch()
	if no == 0 {
		return nil
	}
	ctx, book, now := r.Host.Context(), r.Host.Workbook(), r.Host.Now()
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
		if len(last) == 1 && last[0].Target == last[0].No && last[0].Title == undoTitle(b, now) {
			n = 0 // it is there already
		}
		return host.OnLoop(func() tea.Cmd {
			r.offerUndoTo(b, n)
			return nil
		})
	}
}

// offerUndoTo says how many changes after a batch would be undone, and asks.
func (r *Page) offerUndoTo(to store.Batch, edits int) {
	a := r.Host
	if edits == 0 {
		a.Notify(theme.Notice, "Nothing that still stands was changed after this.")
		return
	}
	what := "1 change"
	if edits > 1 {
		what = words.Thousands(edits) + " changes"
	}
	text := fmt.Sprintf("This takes back %s, the last one first, back to:\n\n%s\n%s, %s\n\n"+
		"The history keeps them all, and Ctrl+Z or Ctrl+Y brings them all back at one stroke.",
		what, to.Sentence(), to.Who, momentText(to, r.Host.Now()))
	a.Open(&dialog.Question{Host: a, Heading: "Undo to here?", Text: text, Answers: []string{"Cancel", "Take back " + what},
		Then: func(i int) tea.Cmd {
			if i != 1 {
				return nil
			}
			return undoTo(a, to, undoTitle(to, r.Host.Now()))
		}})
}

// undoTo undoes every edit after a batch that was not undone yet, as one change.
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

// undoTitle is what the history calls going back to a batch.
func undoTitle(b store.Batch, now time.Time) string {
	return "Took back all after: " + b.Sentence() + " (" + momentText(b, now) + ")"
}
