package ui

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/national"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/form"
	"kept/ui/list"
	"kept/ui/theme"
)

// nationalRoom shows the 25 national actions by priority area, with what the
// partnership does for each.
type nationalRoom struct {
	*browser
}

func newNationalRoom(a *App) *nationalRoom {
	r := &nationalRoom{newPlainBrowser(a, []list.Column{
		{Name: "no", Title: "No", Width: 3, Weight: 90, Right: true},
		{Name: "title", Title: "National action", Width: 30, Weight: 100},
		{Name: "actions", Title: "Ours", Width: 5, Weight: 85, Right: true},
		{Name: "june", Title: "June 2021", Width: 28, Weight: 70},
		{Name: "ours", Title: "Our assessment", Width: 28, Weight: 60},
	})}
	r.list.Empty = "No national action is like that. Esc shows all of them again."
	r.browser.source = r.source
	r.browser.describe = r.describe
	return r
}

// source reads the 25 with how many of our actions serve each, and what we last
// judged of each.
func (r *nationalRoom) source() (list.Source, list.Counter) {
	book, g, words := r.app.book, &r.app.theme.Glyphs, strings.ToLower(strings.TrimSpace(r.find.Text()))
	quarter := store.QuarterOf(r.app.today())
	read := func(ctx context.Context, _ any, _ bool, _ int) (list.Batch, error) {
		counts, err := book.Tally(ctx, store.Action, "national_actions")
		if err != nil {
			return list.Batch{}, fmt.Errorf("counting our actions: %w", err)
		}
		judged, err := lastAssessments(ctx, book, quarter)
		if err != nil {
			return list.Batch{}, err
		}
		return list.Batch{Rows: nationalRows(counts, judged, words, g)}, nil
	}
	count := func(ctx context.Context, _ int) (int, error) {
		n := 0
		for _, a := range national.Plan2124().Actions() {
			if nationalFound(a, words) {
				n++
			}
		}
		return n, nil
	}
	return read, count
}

func nationalFound(a national.Action, words string) bool {
	text := strings.ToLower(strconv.Itoa(a.No) + " " + a.Title + " " + a.Requirement + " " + a.AssessmentNote)
	for word := range strings.FieldsSeq(words) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func nationalRows(counts map[string]int, judged map[int]*store.Record, words string, g *theme.Glyphs) []list.Row {
	plan := national.Plan2124()
	var rows []list.Row
	for _, area := range plan.PriorityAreas() {
		headed := false
		for _, a := range plan.ActionsIn(area.No) {
			if !nationalFound(a, words) {
				continue
			}
			if !headed {
				rows = append(rows, list.Row{Heading: true, Cells: []list.Cell{{Text: strconv.Itoa(area.No) + ". " + area.Title}}})
				headed = true
			}
			rows = append(rows, nationalRow(a, counts[strconv.Itoa(a.No)], judged[a.No]))
		}
	}
	return rows
}

func nationalRow(a national.Action, n int, response *store.Record) list.Row {
	ours, role := list.Cell{}, theme.Text
	if response != nil {
		ours.Text = cell.Clean(response.Show("assessment"))
	}
	count := strconv.Itoa(n)
	if n == 0 {
		count, role = "none", theme.Notice
	}
	return list.Row{ID: strconv.Itoa(a.No), Data: a, Cells: []list.Cell{
		{Text: strconv.Itoa(a.No)}, {Text: a.Title}, {Text: count, Role: role}, {Text: a.Assessment.Title()}, ours}}
}

// lastAssessments gives, for each national action, the response with an
// assessment in the quarter or the one before it.
func lastAssessments(ctx context.Context, w *store.Workbook, quarter store.Quarter) (map[int]*store.Record, error) {
	last := map[int]*store.Record{}
	for _, q := range []store.Quarter{quarter.Prev(), quarter} {
		found, err := readResponses(ctx, w, q)
		if err != nil {
			return nil, err
		}
		for no, r := range found {
			if !r.Blank("assessment") {
				last[no] = r
			}
		}
	}
	return last, nil
}

// describe makes the page of a national action.
func (r *nationalRoom) describe(ctx context.Context, row string) (*document, error) {
	no, err := strconv.Atoi(row)
	if err != nil {
		return nil, fmt.Errorf("opening national action %q: %w", row, err)
	}
	plan := national.Plan2124()
	a, ok := plan.Action(no)
	if !ok {
		return nil, store.ErrNotFound
	}
	d := &document{id: row, title: row + " " + a.Title}
	d.say(theme.Strong, d.title)
	area, _ := plan.PriorityArea(a.PriorityArea)
	d.say(theme.Dim, area.Title+"; Change Programme ONE, page "+a.Pages)
	d.heading("What the plan requires by 2024")
	d.parts = append(d.parts, part{text: a.Requirement, indent: 0})
	where := []store.Filter{{Field: "national_actions", Op: store.Is, Values: []string{row}}}
	if err := describeActions(ctx, d, r.app.book, "Our actions for it", where); err != nil {
		return nil, err
	}
	judged, err := lastAssessments(ctx, r.app.book, store.QuarterOf(r.app.today()))
	if err != nil {
		return nil, err
	}
	d.heading("Assessment")
	june := a.Assessment.Title()
	if a.AssessmentNote != "" {
		june += ": " + a.AssessmentNote
	}
	d.pair("June 2021", june)
	ours := "not judged in this quarter or the last"
	if response := judged[no]; response != nil {
		ours = response.Show("assessment") + " (" + response.Get("quarter") + ")"
		if reason := response.Get("assessment_reason"); reason != "" {
			ours += ": " + reason
		}
	}
	d.pair("Ours", ours)
	describeNational(d, plan, a)
	return d, nil
}

// describeNational adds what the plan itself says besides.
func describeNational(d *document, plan *national.Plan, a national.Action) {
	if leads := plan.LeadOrganisations(a.No); len(leads) > 0 {
		d.heading("Who leads nationally")
		for _, l := range leads {
			text := l.Organisation + " (" + l.Role
			if l.Note != "" {
				text += ": " + l.Note
			}
			d.parts = append(d.parts, part{text: text + ")", indent: 2})
		}
	}
	if moves := plan.MovesWith(a.No); len(moves) > 0 {
		d.heading("If this moves, these move")
		for _, m := range moves {
			no := strconv.Itoa(m.No)
			d.parts = append(d.parts, part{text: no + " " + m.Title, indent: 2, stop: &stop{key: "national:" + no, kind: "national", open: store.ID(no)}})
		}
	}
	if calls := national.CallsNear(a.No); len(calls) > 0 {
		d.heading("Calls to action near it (our mapping)")
		for _, c := range calls {
			d.parts = append(d.parts, part{text: c.Topic + " (the promise, page " + strconv.Itoa(c.Page) + ")", indent: 2})
		}
	}
	if commitments := plan.Commitments(a.No); len(commitments) > 0 {
		d.heading("Commitments made by June 2021")
		for _, c := range commitments {
			text := c.Text + " (" + c.Owner
			if c.Due.Words != "" {
				text += ", " + c.Due.Words
			}
			d.parts = append(d.parts, part{text: text + ")", indent: 2})
		}
	}
}

func (r *nationalRoom) scopes() []command.Scope {
	switch {
	case r.finding:
		return []command.Scope{inFind, always, surely}
	case r.focus == onPage:
		return []command.Scope{inDoc, inBack, inNational, rooms, everywhere, always, surely}
	}
	return []command.Scope{inList, inNational, rooms, everywhere, always, surely}
}

func (r *nationalRoom) do(id string) (tea.Cmd, bool) {
	switch id {
	case "national.open":
		if r.focus == onList {
			r.focus = onPage
			return nil, true
		}
		if s := r.page.stop(); s != nil && s.kind == "national" {
			return r.openID(s.open), true
		}
		return r.enterStop(), true
	case "national.new":
		return r.newAction(), true
	}
	return r.browser.do(id)
}

// newAction opens the form for an action of ours that is already mapped to the
// national action at the cursor.
func (r *nationalRoom) newAction() tea.Cmd {
	no := r.want
	if no == "" {
		return nil
	}
	kind := store.KindNamed(store.Action)
	title := kind.Field("national_actions").ValueTitle(no)
	return r.app.edit(editing{kind: kind, title: "New action for " + title, focus: "title",
		initial: map[string]form.Value{"national_actions": {Items: []store.Item{{Value: no}}}},
		saved:   func(store.ID) tea.Cmd { return r.readPage(true) },
	})
}
