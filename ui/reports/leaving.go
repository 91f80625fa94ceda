package reports

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/export/personal"
	"kept/store"
	"kept/store/calendar"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/dialog"
	"kept/ui/host"
)

// mostShown is how much of what looks like personal data is shown one by one.
const mostShown = 5

// warnBeforeLeaving looks for personal data in what a bundle or report of a quarter
// would say. With none found it is written at once; else what was found is shown,
// and the keeper goes to it or writes it all the same. What is "bundle" or "report".
func warnBeforeLeaving(h host.Host, q calendar.Quarter, what string, write func() tea.Cmd) tea.Cmd {
	book := h.Workbook()
	var found []personal.Match
	return h.Work(host.LongWork{Title: "Reading the " + what + " through", ReadOnly: true, Stopped: "Stopped. Nothing was written.",
		Run: func(ctx context.Context, _ host.Progress) (sentence string, err error) {
			found, err = personal.Find(ctx, book, q, 0)
			return "", err
		},
		Then: func(err error) tea.Cmd {
			switch {
			case errors.Is(err, context.Canceled):
				return nil
			case err != nil:
				h.Open(&dialog.Notice{Host: h, Heading: "Nothing was written", Text: store.Sentence(err)})
				return nil
			case len(found) == 0:
				return write()
			}
			h.Open(&dialog.Question{Host: h, Heading: "Before it leaves: may this tell who somebody is?", Text: matchText(found),
				Answers: []string{"Look at them", "Write the " + what}, Then: func(answer int) tea.Cmd {
					if answer == 1 {
						return write()
					}
					return h.Go(host.Target{Page: host.Submission, View: host.FindingsPrivacy, Alone: true})
				}})
			return nil
		}})
}

// matchText says what was found, a line or two each.
func matchText(found []personal.Match) string {
	var lines []string
	for _, p := range found[:min(len(found), mostShown)] {
		lines = append(lines, cell.Clean(p.Place+", "+p.Field+": "+p.Description+"."))
	}
	if n := len(found) - mostShown; n > 0 {
		lines = append(lines, "And "+words.Thousands(n)+" more.")
	}
	return strings.Join(lines, "\n")
}
