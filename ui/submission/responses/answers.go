package responses

import (
	"context"
	"errors"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/submission"
	"kept/store/words"
	"kept/ui/browser"
	"kept/ui/host"
	"kept/ui/theme"
)

// answering is one press of a key that answers, and the words for what came of it.
type answering struct{ submission.Answering }

// answer gives an answer for the response at the cursor, for all that are
// ticked, or for the part of the page that the cursor stands on.
func (r *List) answer(answer submission.Answer) tea.Cmd {
	a := &answering{Answering: submission.Answering{Answer: answer, Quarter: r.quarter}}
	switch {
	case r.Focus == browser.OnPage:
		if a.Part = r.partAt(); a.Part == nil {
			r.Host.Notify(theme.Notice, "Go to a part of the response first: heard, committed, who leads, next steps or the assessment. "+
				"In the list the key answers all of it.")
			return nil
		}
		a.Numbers = []string{r.Want}
	default:
		if a.Numbers = r.List.Marked(); len(a.Numbers) == 0 && r.Want != "" {
			a.Numbers = []string{r.Want}
		}
	}
	if len(a.Numbers) == 0 {
		return nil
	}
	book := r.Host.Workbook()
	return r.Host.Write(host.Job{
		Run: func(ctx context.Context) (string, error) { return a.run(ctx, book) },
		Then: func(err error) tea.Cmd {
			if err == nil {
				r.List.UnmarkAll()
			}
			return nil
		},
	})
}

// run gives the answer, and says what came of it.
func (a *answering) run(ctx context.Context, w *store.Workbook) (string, error) {
	err := a.Apply(ctx, w)
	if err != nil && !errors.Is(err, submission.ErrNothingAnswered) {
		return "", err
	}
	began := ""
	switch {
	case a.Began && a.Carried > 0:
		began = "Begun, " + strconv.Itoa(a.Carried) + " carried forward. "
	case a.Began:
		began = "Begun. "
	}
	message := began
	if len(a.Made) > 0 {
		message += words.Sentence(a.doneText()) + " Ctrl+Z undoes."
	}
	if len(a.Left) > 0 {
		message = strings.TrimSpace(message + " " + leftText(a.Left[0]))
		if n := len(a.Left) - 1; n > 0 {
			message += " (and " + strconv.Itoa(n) + " more such)"
		}
	}
	if message == began {
		message += "Nothing was changed: it is so already."
	}
	return message, nil
}

// doneText says for how many it was made: with numbers where the beginning of the
// submission takes up the space for words.
func (a *answering) doneText() string {
	text := a.Answer.Words()
	if a.Part != nil {
		text += " in " + a.Part.Title
	}
	switch n := strconv.Itoa(len(a.Made)); {
	case len(a.Made) == 1 && a.Began:
		return text + " for " + a.Made[0]
	case len(a.Made) == 1:
		return text + " for " + submission.NationalTitle(a.Made[0])
	case a.Began:
		return text + " for " + n + " of them"
	default:
		return text + " for " + n + " national actions"
	}
}

// leftText say why a response was left as it was.
func leftText(l submission.Left) string {
	of := submission.NationalTitle(l.No)
	switch l.Why {
	case submission.NothingBefore:
		return "Nothing was said of " + of + " in any quarter before: there is nothing to stay as it was."
	case submission.AllWritten:
		return of + " is written already; nothing was copied over it."
	}
	return "Of " + of + ", " + strings.Join(partTitles(l.Parts), " and ") + " stays as written: take it out first if it is not so."
}
