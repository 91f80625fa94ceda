package ui

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/export"
	"kept/store"
	"kept/store/calendar"
	"kept/store/words"
	"kept/ui/cell"
)

// mostLeaving is how much of what looks like personal data is shown one by one.
const mostLeaving = 5

// beforeLeaving looks for personal data in what a bundle or report of a quarter
// would say. With none found it is written at once; else what was found is shown,
// and the keeper goes to it or writes it all the same. What is "bundle" or "report".
func (a *App) beforeLeaving(q calendar.Quarter, what string, write func() tea.Cmd) tea.Cmd {
	book := a.book
	var found []export.Personal
	return a.work(longWork{title: "Reading the " + what + " through", beside: true, stopped: "Stopped. Nothing was written.",
		run: func(ctx context.Context, _ progress) (said string, err error) {
			found, err = export.BeforeLeaving(ctx, book, q)
			return "", err
		},
		then: func(err error) tea.Cmd {
			switch {
			case errors.Is(err, context.Canceled):
				return nil
			case err != nil:
				a.open(&notice{app: a, heading: "Nothing was written", text: store.Sentence(err)})
				return nil
			case len(found) == 0:
				return write()
			}
			a.open(&question{app: a, heading: "Before it leaves: may this tell who somebody is?", text: leavingText(found),
				answers: []string{"Look at them", "Write the " + what}, then: func(answer int) tea.Cmd {
					if answer == 1 {
						return write()
					}
					return a.showWhatMayTell()
				}})
			return nil
		}})
}

// showWhatMayTell goes to the findings that may tell who a child is.
func (a *App) showWhatMayTell() tea.Cmd {
	for i, r := range a.rooms {
		if s, ok := r.(*submissionRoom); ok {
			s.found.only = mayTell
			return tea.Batch(a.goTo(i), s.showFindings())
		}
	}
	return nil
}

// leavingText says what was found, a line or two each.
func leavingText(found []export.Personal) string {
	var lines []string
	for _, p := range found[:min(len(found), mostLeaving)] {
		lines = append(lines, cell.Clean(p.Place+", "+p.Field+": "+p.Looks+"."))
	}
	if n := len(found) - mostLeaving; n > 0 {
		lines = append(lines, "And "+words.Thousands(n)+" more.")
	}
	return strings.Join(lines, "\n")
}
