package ui

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
	"kept/store/submission"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/theme"
)

// mendedBy is what is to be added where something is missing; all else is mended
// in the form of the record itself.
var mendedBy = map[string]string{
	"action.quiet": "update", "action.no-measure": "measure", "action.no-resources": "resource", "action.no-evidence": "evidence",
	"action.no-way-on": "next_step", "response.no-evidence": "evidence",
}

// mend opens what puts the finding at the cursor right: the form of its record at
// the field, or of what is to be added to it. The list is behind it.
func (r *submissionRoom) mend() tea.Cmd {
	j := r.found.at()
	if j == nil {
		return nil
	}
	r.mending = j.key
	f := j.Finding
	switch {
	case f.Code == "national.unanswered":
		return r.answerFinding(f)
	case f.Record == "" && strings.HasPrefix(f.Code, "stakeholder."):
		return r.addStakeholder(f)
	case f.Record == "":
		return r.goToRecord()
	case f.Code == "priority.no-action":
		return r.goToRecord()
	}
	ctx, book, quarter, add := r.host.Context(), r.host.Workbook(), r.quarter, mendedBy[f.Code]
	return r.host.Await(func() tea.Msg {
		rec, err := book.Load(ctx, f.Record)
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening what is to be mended: %w", err)}
		}
		top, err := book.LoadOwner(ctx, f.Record)
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening what is to be mended: %w", err)}
		}
		before := (*store.Record)(nil)
		if rec.Kind.Name == store.Response {
			if before, err = submission.ResponseBefore(ctx, book, quarter, rec.Get("national_action")); err != nil {
				return host.Failed{Err: fmt.Errorf("opening what is to be mended: %w", err)}
			}
		}
		return host.OnLoop(func() tea.Cmd {
			a := r.host
			of := ""
			if top.ID != rec.ID {
				of = top.NameWithKind()
			}
			nothing := func(store.ID) tea.Cmd { return nil }
			switch {
			case rec.Removed || top.Removed:
				a.Notify(theme.Notice, "It was removed meanwhile.")
				return r.readQuarter()
			case add != "":
				return addEntryTo(a, store.KindNamed(add), rec.ID, rec.NameWithKind(), nil, nothing)
			case rec.Kind.Name == store.Response:
				return r.await(responseMsg{room: r, rec: rec, before: before, quarter: quarter, no: rec.Get("national_action"), form: formWhole, focus: f.Field})
			}
			return a.Edit(host.Edit{Kind: rec.Kind, Record: rec, Of: of, Title: rec.Kind.Title + " " + cell.Cut(cell.Clean(rec.Name()), 60, "..."), Focus: f.Field, Saved: nothing})
		})
	})
}

// await hands the page what was read for it.
func (r *submissionRoom) await(msg tea.Msg) tea.Cmd {
	return r.host.Await(func() tea.Msg { return msg })
}

// answerFinding opens the response to a national action of which nothing speaks.
func (r *submissionRoom) answerFinding(f check.Finding) tea.Cmd {
	no := nationalOf(f)
	if no == "" {
		return nil
	}
	ctx, book, quarter := r.host.Context(), r.host.Workbook(), r.quarter
	return r.host.Await(func() tea.Msg {
		rec, err := submission.ResponseTo(ctx, book, quarter, no)
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening the response: %w", err)}
		}
		before, err := submission.ResponseBefore(ctx, book, quarter, no)
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening the response: %w", err)}
		}
		return responseMsg{room: r, rec: rec, before: before, quarter: quarter, no: no, form: formWhole}
	})
}

// nationalOf is the number of the national action that a finding without a record
// is about: its place is "National action 7 Moving On".
func nationalOf(f check.Finding) string {
	rest, ok := strings.CutPrefix(f.Name, "National action ")
	no, _, _ := strings.Cut(rest, " ")
	if _, err := strconv.Atoi(no); !ok || err != nil {
		return ""
	}
	return no
}

// addStakeholder opens the form of a stakeholder that a finding says is missing.
func (r *submissionRoom) addStakeholder(f check.Finding) tea.Cmd {
	initial := map[string]form.Value{}
	if f.Code == "stakeholder.no-lived-experience" {
		initial["kind"] = form.Value{Text: store.LivedExperience}
	} else if f.Value != "" {
		initial["name"] = form.Value{Text: f.Value}
	}
	return r.host.Edit(host.Edit{Kind: store.KindNamed(store.Stakeholder), Title: "New stakeholder", Initial: initial, Saved: func(store.ID) tea.Cmd { return nil }})
}

// goToRecord opens the page of the record of the finding at the cursor. Esc comes
// back to the findings.
func (r *submissionRoom) goToRecord() tea.Cmd {
	j := r.found.at()
	if j == nil {
		return nil
	}
	f := j.Finding
	switch {
	case f.Code == "national.unanswered":
		return r.lookAtResponse(nationalOf(f))
	case f.Record == "" && strings.HasPrefix(f.Code, "stakeholder."):
		return r.host.Go(host.Target{Page: host.Stakeholders})
	case f.Record == "":
		return nil
	}
	ctx, book := r.host.Context(), r.host.Workbook()
	return r.host.Await(func() tea.Msg {
		top, err := book.LoadOwner(ctx, f.Record)
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening the record: %w", err)}
		}
		if top.Kind.Name == store.Response {
			return host.OnLoop(func() tea.Cmd { return r.lookAtResponse(top.Get("national_action")) })
		}
		return host.OnLoop(func() tea.Cmd { return r.host.Go(targetOf(top)) })
	})
}

// lookAtResponse shows the page of a response of this quarter; the findings come
// back when it is left.
func (r *submissionRoom) lookAtResponse(no string) tea.Cmd {
	if no == "" {
		return nil
	}
	r.looking, r.behind = false, true
	return r.openID(store.ID(no))
}

// backToFindings leaves the page of a response that was opened from a finding.
func (r *submissionRoom) backToFindings() (tea.Cmd, bool) {
	if !r.behind || r.looking {
		return nil, false
	}
	r.behind = false
	r.outside, r.focus = false, onList
	r.looking = true
	return tea.Batch(r.found.Reload(), r.readPage(false)), true
}

// chosen are the findings that are ticked, or the one at the cursor.
func (f *findings) chosen() []*judged {
	ticked := map[string]bool{}
	for _, key := range f.list.Marked() {
		ticked[strings.TrimPrefix(key, acceptedID)] = true
	}
	if len(ticked) == 0 || f.focus == onPage {
		if j := f.at(); j != nil {
			return []*judged{j}
		}
		return nil
	}
	var all []*judged
	for i := range f.room.checked.sorted {
		if j := &f.room.checked.sorted[i]; ticked[j.key] && j.accepted == nil {
			all = append(all, j)
		}
	}
	return all
}

// askAccept asks why the partnership stands by what was found.
func (f *findings) askAccept() {
	r := f.room
	var accepting []check.Finding
	for _, j := range f.chosen() {
		if j.accepted == nil {
			accepting = append(accepting, j.Finding)
		}
	}
	if len(accepting) == 0 {
		return
	}
	heading, help := "Accept this finding", "Published with the submission, as: "+cell.Clean(check.AcceptedText(accepting[0]))+"\n\nSay why you stand by it. The reason is published beside it."
	if n := len(accepting); n > 1 {
		heading, help = "Accept "+words.Thousands(n)+" findings", "Each is published with the submission, all with one reason. Say why you stand by them."
	}
	f.host.Open(&dialog.Ask{Host: f.host, Heading: heading, Help: help, Check: needsReason, Then: func(reason string) tea.Cmd {
		acceptances := make([]submission.Acceptance, len(accepting))
		for i := range accepting {
			acceptances[i] = check.Acceptance(accepting[i], reason)
		}
		f.list.Unmark()
		said := "Accepted, with its reason."
		if len(acceptances) > 1 {
			said = words.Thousands(len(acceptances)) + " accepted, with their reason."
		}
		return r.step(said, true, func(ctx context.Context, w *store.Workbook, q calendar.Quarter) (store.Batch, error) {
			return submission.Accept(ctx, w, q, acceptances...)
		})
	}})
}

// takeBack takes back that the finding at the cursor was accepted.
func (f *findings) takeBack() tea.Cmd {
	j := f.at()
	if j == nil || j.accepted == nil {
		return nil
	}
	id := j.accepted.ID
	return f.room.step("Taken back: it stands again.", true, func(ctx context.Context, w *store.Workbook, q calendar.Quarter) (store.Batch, error) {
		b, err := submission.Unaccept(ctx, w, q, id)
		if errors.Is(err, store.ErrNotFound) { // somebody else did it meanwhile
			return b, nil
		}
		return b, err
	})
}
