package findings

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
	"kept/store/submission"
	"kept/store/words"
	"kept/ui/browser"
	"kept/ui/cell"
	"kept/ui/dialog"
)

// selectedFindings are the findings that are selected, or the one at the cursor.
func (f *List) selectedFindings() []*judgedFinding {
	selected := map[string]bool{}
	for _, key := range f.List.Marked() {
		selected[strings.TrimPrefix(key, acceptedID)] = true
	}
	if len(selected) == 0 || f.Focus == browser.OnPage {
		if j := f.current(); j != nil {
			return []*judgedFinding{j}
		}
		return nil
	}
	var all []*judgedFinding
	for i := range f.judged {
		if j := &f.judged[i]; selected[j.key] && j.accepted == nil {
			all = append(all, j)
		}
	}
	return all
}

// askAccept asks why the partnership stands by what was found.
func (f *List) askAccept() {
	var accepting []check.Finding
	for _, j := range f.selectedFindings() {
		if j.accepted == nil {
			accepting = append(accepting, j.Finding)
		}
	}
	if len(accepting) == 0 {
		return
	}
	heading := "Accept this finding"
	help := "Published with the submission, as: " + cell.Clean(check.AcceptedText(accepting[0])) +
		"\n\nSay why you stand by it. The reason is published beside it."
	if n := len(accepting); n > 1 {
		heading = "Accept " + words.Thousands(n) + " findings"
		help = "Each is published with the submission, all with one reason. Say why you stand by them."
	}
	f.Host.Open(&dialog.Ask{Host: f.Host, Heading: heading, Help: help, Check: NeedsReason, Then: func(reason string) tea.Cmd {
		acceptances := make([]submission.Acceptance, len(accepting))
		for i := range accepting {
			acceptances[i] = check.Acceptance(accepting[i], reason)
		}
		f.List.UnmarkAll()
		done := "Accepted, with its reason."
		if len(acceptances) > 1 {
			done = words.Thousands(len(acceptances)) + " accepted, with their reason."
		}
		return f.WriteStep(done, true, func(ctx context.Context, w *store.Workbook, q calendar.Quarter) (store.Batch, error) {
			return submission.Accept(ctx, w, q, acceptances...)
		})
	}})
}

// NeedsReason refuses a blank answer.
func NeedsReason(text string) (meaning, problem string) {
	if text == "" {
		return "", "A reason is needed: it is what readers will see."
	}
	return "", ""
}

// removeAcceptance removes the acceptance of the finding at the cursor.
func (f *List) removeAcceptance() tea.Cmd {
	j := f.current()
	if j == nil || j.accepted == nil {
		return nil
	}
	id := j.accepted.ID
	return f.WriteStep("Taken back: it stands again.", true,
		func(ctx context.Context, w *store.Workbook, q calendar.Quarter) (store.Batch, error) {
			b, err := submission.Unaccept(ctx, w, q, id)
			if errors.Is(err, store.ErrNotFound) { // somebody else did it already
				return b, nil
			}
			return b, err
		})
}
