package findings

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/check"
	"kept/ui/browser"
	"kept/ui/cell"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/submission/responses"
	"kept/ui/theme"
)

// fix opens what fixes the finding at the cursor: the form of its record at the
// field, or of what is to be added to it. The list is behind it.
func (f *List) fix() tea.Cmd {
	j := f.current()
	if j == nil {
		return nil
	}
	f.fixing = j.key
	switch {
	case j.Code == "national.unanswered":
		return responses.Edit(f.Host, f.Quarter, nationalOf(j.Finding), responses.Editing{Form: responses.WholeForm})
	case j.Record == "" && strings.HasPrefix(j.Code, "stakeholder."):
		return f.addStakeholder(j.Finding)
	case j.Record == "", j.Code == "priority.no-action":
		return f.goToRecord()
	}
	ctx, book, id, code, field := f.Host.Context(), f.Host.Workbook(), j.Record, j.Code, j.Field
	return f.Host.Await(func() tea.Msg {
		rec, top, err := loadWithTop(ctx, book, id)
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening what is to be mended: %w", err)}
		}
		return host.OnLoop(func() tea.Cmd { return f.fixRecord(rec, top, code, field) })
	})
}

// loadWithTop reads a record, and the one that it belongs to in the end.
func loadWithTop(ctx context.Context, w *store.Workbook, id store.ID) (rec, top *store.Record, err error) {
	if rec, err = w.Load(ctx, id); err != nil {
		return nil, nil, err
	}
	top, err = w.LoadOwner(ctx, id)
	return rec, top, err
}

// fixRecord opens the form that fixes what a check found in a record.
func (f *List) fixRecord(rec, top *store.Record, code, field string) tea.Cmd {
	add := check.Adds(code)
	switch {
	case rec.Removed || top.Removed:
		f.Host.Notify(theme.Notice, "It was removed meanwhile.")
		return f.on.ReadQuarter()
	case add != "":
		return browser.AddEntryTo(f.Host, store.KindNamed(add), rec.ID, rec.NameWithKind(), nil)
	case rec.Kind.Name == store.Response:
		return responses.Edit(f.Host, f.Quarter, rec.Get("national_action"), responses.Editing{Form: responses.WholeForm, Focus: field})
	}
	e := host.Edit{Kind: rec.Kind, Record: rec, Title: rec.Kind.Title + " " + cell.Cut(cell.Clean(rec.Name()), 60, "..."),
		Focus: field}
	if top.ID != rec.ID {
		e.Of = top.NameWithKind()
	}
	return f.Host.Edit(e)
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
func (f *List) addStakeholder(found check.Finding) tea.Cmd {
	initial := map[string]form.Value{}
	if found.Code == "stakeholder.no-lived-experience" {
		initial["kind"] = form.Value{Text: store.LivedExperience}
	} else if found.Value != "" {
		initial["name"] = form.Value{Text: found.Value}
	}
	return f.Host.Edit(host.Edit{Kind: store.KindNamed(store.Stakeholder), Title: "New stakeholder", Initial: initial})
}

// goToRecord opens the page of the record of the finding at the cursor. Esc comes
// back to the findings.
func (f *List) goToRecord() tea.Cmd {
	j := f.current()
	if j == nil {
		return nil
	}
	switch {
	case j.Code == "national.unanswered":
		return f.on.OpenResponse(nationalOf(j.Finding))
	case j.Record == "" && strings.HasPrefix(j.Code, "stakeholder."):
		return f.Host.Go(host.Target{Page: host.Stakeholders})
	case j.Record == "":
		return nil
	}
	ctx, book, id := f.Host.Context(), f.Host.Workbook(), j.Record
	return f.Host.Await(func() tea.Msg {
		top, err := book.LoadOwner(ctx, id)
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening the record: %w", err)}
		}
		if top.Kind.Name == store.Response {
			return host.OnLoop(func() tea.Cmd { return f.on.OpenResponse(top.Get("national_action")) })
		}
		return host.OnLoop(func() tea.Cmd { return f.Host.Go(host.TargetOf(top)) })
	})
}
