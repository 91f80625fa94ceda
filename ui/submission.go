package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"kept/store/calendar"
	"kept/ui/command"
	"kept/ui/document"
	"kept/ui/host"
)

// submissionRoom shows the quarter's response to each national action.
type submissionRoom struct {
	*browser
	quarter calendar.Quarter
	filling
	cycling
	write func(ctx context.Context, quarter calendar.Quarter) (path string, err error) // writes a bundle; nil: it cannot
}

func newSubmissionRoom(a host.Host, write func(context.Context, calendar.Quarter) (string, error)) *submissionRoom {
	r := &submissionRoom{write: write, browser: newPlainBrowser(a, responseColumns()), quarter: calendar.QuarterOf(host.Today(a))}
	r.own = r.browser
	r.found = newFindings(r)
	r.list.Empty = "No response is like that. Esc shows all of them again."
	r.named = r.quarterNamed
	r.browser.source = r.source
	r.bind()
	return r
}

// bind ties reading to the quarter that is shown now: it runs off the loop, when
// another may be shown already.
func (r *submissionRoom) bind() {
	r.leaveCompared()
	quarter := r.quarter
	r.browser.describe = func(ctx context.Context, row string) (*document.Document, error) {
		return r.describeResponse(ctx, quarter, row)
	}
}

func (r *submissionRoom) Scopes() []command.Scope {
	switch {
	case r.looking:
		return r.found.Scopes()
	case r.finding:
		return []command.Scope{inFind, command.Everywhere, command.AnyTime}
	case r.compared != nil:
		return r.comparedScopes()
	case r.focus == onPage:
		return []command.Scope{inDoc, inBack, inDetail, inSections, inAnswers, inTaking, inQuarter, inSteps, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime}
	}
	return []command.Scope{inList, inRows, inResponses, inAnswers, inQuarter, inSteps, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime}
}

func (r *submissionRoom) Do(id string) (tea.Cmd, bool) {
	if cmd, ok := r.doCycle(id); ok {
		return cmd, true
	}
	if r.looking && id != "submission.export" {
		return r.found.Do(id)
	}
	if id == "doc.back" {
		if cmd, ok := r.backToFindings(); ok {
			return cmd, true
		}
	}
	if cmd, ok := r.doFilling(id); ok {
		return cmd, true
	}
	switch id {
	case "submission.earlier":
		return r.turn(r.quarter.Prev()), true
	case "submission.later":
		return r.turn(r.quarter.Next()), true
	case "submission.export":
		return r.export(), true
	}
	return r.browser.runLegacy(id)
}

func (r *submissionRoom) turn(q calendar.Quarter) tea.Cmd {
	if q.IsZero() {
		return nil
	}
	r.quarter, r.chosen, r.nowRead = q, true, false
	r.bind()
	return r.Reload()
}

func (r *submissionRoom) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := r.updateCycle(msg); ok {
		return cmd
	}
	if msg, ok := msg.(pageMsg); ok && msg.room == r.found.browser {
		return r.found.Update(msg)
	}
	if cmd, ok := r.updateFilling(msg); ok {
		return cmd
	}
	return tea.Batch(r.browser.Update(msg), r.found.Update(msg))
}

func (r *submissionRoom) State(s *command.State) {
	if r.looking {
		r.found.State(s)
	} else {
		r.fillingState(s)
	}
	r.cycleState(s)
}

func (r *submissionRoom) Typing(msg tea.Msg) tea.Cmd {
	if r.looking {
		return r.found.Typing(msg)
	}
	return r.browser.Typing(msg)
}

func (r *submissionRoom) Crumbs() []string {
	if r.looking {
		return r.found.Crumbs()
	}
	return r.browser.Crumbs()
}

func (r *submissionRoom) Position() string {
	if r.looking {
		return r.found.Position()
	}
	return r.browser.Position()
}

// Show shows the response to a national action in a quarter, or the findings.
func (r *submissionRoom) Show(t host.Target) tea.Cmd {
	switch t.View {
	case host.Responses:
		r.looking = false
		return nil
	case host.Findings, host.FindingsPrivacy:
		if t.View == host.FindingsPrivacy {
			r.found.only = mayTell
		}
		return r.showFindings()
	}
	var cmd tea.Cmd
	if !t.Quarter.IsZero() {
		r.quarter, r.chosen, r.looking = t.Quarter, true, false
		r.bind()
		cmd = r.Reload()
	}
	if t.ID == "" {
		return cmd
	}
	return tea.Batch(cmd, r.openID(t.ID))
}
