package ui

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/national"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/list"
	"kept/ui/theme"
)

// submissionRoom shows the quarter's response to each national action.
type submissionRoom struct {
	*browser
	quarter store.Quarter
	writing bool // a bundle is being written
}

func newSubmissionRoom(a *App) *submissionRoom {
	r := &submissionRoom{browser: newPlainBrowser(a, []list.Column{
		{Name: "no", Title: "No", Width: 3, Weight: 90, Right: true},
		{Name: "title", Title: "National action", Width: 30, Weight: 100},
		{Name: "state", Title: "Response", Width: 15, Weight: 95},
		{Name: "assessment", Title: "Assessment", Width: 28, Weight: 80},
		{Name: "june", Title: "June 2021", Width: 28, Weight: 50},
	}), quarter: store.QuarterOf(a.today())}
	r.list.Empty = "No national action is like that. Esc shows all of them again."
	r.named = func() string { return r.quarter.String() }
	r.browser.source = r.source
	r.bind()
	return r
}

// bind ties reading to the quarter that is shown now: it runs off the loop, when
// another may be shown already.
func (r *submissionRoom) bind() {
	quarter := r.quarter
	r.browser.describe = func(ctx context.Context, row string) (*document, error) { return r.describe(ctx, quarter, row) }
}

func (r *submissionRoom) source() (list.Source, list.Counter) {
	book, quarter, words := r.app.book, r.quarter, strings.ToLower(strings.TrimSpace(r.find.Text()))
	read := func(ctx context.Context, _ any, _ bool, _ int) (list.Batch, error) {
		responses, err := readResponses(ctx, book, quarter)
		if err != nil {
			return list.Batch{}, err
		}
		var batch list.Batch
		for _, a := range national.Plan2124().Actions() {
			if nationalFound(a, words) {
				batch.Rows = append(batch.Rows, responseRow(a, responses[a.No]))
			}
		}
		return batch, nil
	}
	return read, nil
}

func responseRow(a national.Action, response *store.Record) list.Row {
	s := standingOf(response)
	state := list.Cell{Text: s.words()}
	switch {
	case s.filled == 0:
		state.Role = theme.Notice
	case s.filled == blocks:
		state.Role = theme.Good
	}
	judged := list.Cell{}
	if response != nil {
		judged.Text = cell.Clean(response.Show("assessment"))
		if judged.Text == "" {
			judged.Text = cell.Clean(response.Show("assessment_answer"))
		}
	}
	return list.Row{ID: strconv.Itoa(a.No), Data: a, Cells: []list.Cell{
		{Text: strconv.Itoa(a.No)}, {Text: a.Title}, state, judged, {Text: a.Assessment.Title()}}}
}

// responseTo reads the response of a quarter to a national action, whole; nil
// when it is not begun.
func responseTo(ctx context.Context, w *store.Workbook, quarter store.Quarter, no string) (*store.Record, error) {
	page, err := w.Page(ctx, store.Query{Kind: store.Response, Limit: 1, Where: []store.Filter{
		{Field: "quarter", Op: store.Is, Values: []string{quarter.String()}},
		{Field: "national_action", Op: store.Is, Values: []string{no}}}})
	if err != nil || len(page.Records) == 0 {
		return nil, err
	}
	return w.Load(ctx, page.Records[0].ID)
}

// describe makes the page of a response, or of one not yet begun.
func (r *submissionRoom) describe(ctx context.Context, quarter store.Quarter, row string) (*document, error) {
	response, err := responseTo(ctx, r.app.book, quarter, row)
	if err != nil {
		return nil, fmt.Errorf("reading the response to national action %s: %w", row, err)
	}
	title := store.KindNamed(store.Action).Field("national_actions").ValueTitle(row)
	d := &document{id: row + "/" + quarter.String(), title: title, record: response}
	d.say(theme.Strong, title+", "+quarter.String())
	no, _ := strconv.Atoi(row)
	if a, ok := national.Plan2124().Action(no); ok {
		d.say(theme.Dim, "Requires: "+a.Requirement)
		d.say(theme.Dim, "June 2021: "+a.Assessment.Title())
	}
	d.say(theme.Text, standingOf(response).words())
	kind := store.KindNamed(store.Response)
	if response == nil {
		d.heading("Nothing is written for this quarter yet")
		for i := range kind.Fields {
			if f := &kind.Fields[i]; f.Name != "quarter" && f.Name != "national_action" {
				d.parts = append(d.parts, part{label: f.Title, text: "-", role: theme.Dim, stop: &stop{key: "field:" + f.Name, field: f.Name}})
			}
		}
		for _, k := range kind.Children() {
			d.headingStop(k.Plural+": none yet", &stop{key: "add:" + k.Name, add: k.Name})
		}
	} else {
		describeFields(d, response, &r.app.theme.Glyphs, map[string]bool{"quarter": true, "national_action": true})
		for _, k := range kind.Children() {
			describeEntries(d, response, k)
		}
	}
	where := []store.Filter{{Field: "national_actions", Op: store.Is, Values: []string{row}}}
	return d, describeActions(ctx, d, r.app.book, "Our actions for it", where)
}

func (r *submissionRoom) scopes() []command.Scope {
	switch {
	case r.finding:
		return []command.Scope{inFind, always, surely}
	case r.focus == onPage:
		return []command.Scope{inDoc, inBack, inDetail, inQuarter, rooms, everywhere, always, surely}
	}
	return []command.Scope{inList, inResponses, inQuarter, rooms, everywhere, always, surely}
}

func (r *submissionRoom) do(id string) (tea.Cmd, bool) {
	switch id {
	case "submission.edit", "detail.edit":
		return r.editResponse(""), true
	case "detail.enter":
		s := r.page.stop()
		if s != nil && s.field != "" {
			return r.editResponse(s.field), true
		}
		if s != nil && s.add != "" && s.record == nil {
			return r.addToResponse(s), true
		}
		return r.enterStop(), true
	case "detail.add":
		if s := r.page.stop(); s != nil && s.add != "" {
			return r.addToResponse(s), true
		}
		return nil, true
	case "submission.earlier":
		return r.turn(r.quarter.Prev()), true
	case "submission.later":
		return r.turn(r.quarter.Next()), true
	case "submission.export":
		return r.export(), true
	}
	return r.browser.do(id)
}

func (r *submissionRoom) turn(q store.Quarter) tea.Cmd {
	if q.IsZero() {
		return nil
	}
	r.quarter = q
	r.bind()
	return r.reload()
}

// responseMsg is a response that was read in order to be edited; rec is nil when
// it is not begun.
type responseMsg struct {
	rec     *store.Record
	quarter store.Quarter
	no      string
	focus   string
}

func (r *submissionRoom) editResponse(focus string) tea.Cmd {
	ctx, book, quarter, no := r.app.ctx, r.app.book, r.quarter, r.want
	if no == "" {
		return nil
	}
	return func() tea.Msg {
		rec, err := responseTo(ctx, book, quarter, no)
		if err != nil {
			return failedMsg{fmt.Errorf("opening the response: %w", err)}
		}
		return responseMsg{rec, quarter, no, focus}
	}
}

// responseFields are what a response's form asks; which quarter and which
// national action is clear from where it is opened.
func responseFields() []string {
	var names []string
	k := store.KindNamed(store.Response)
	for i := range k.Fields {
		if n := k.Fields[i].Name; n != "quarter" && n != "national_action" {
			names = append(names, n)
		}
	}
	return names
}

func (r *submissionRoom) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case responseMsg:
		kind := store.KindNamed(store.Response)
		title := kind.Field("national_action").ValueTitle(msg.no) + ", " + msg.quarter.String()
		e := editing{kind: kind, record: msg.rec, title: title, fields: responseFields(), focus: msg.focus,
			saved: func(store.ID) tea.Cmd { return nil }}
		if msg.rec == nil {
			e.also = map[string]string{"quarter": msg.quarter.String(), "national_action": msg.no}
		}
		return r.app.edit(e)
	case exportedMsg:
		return r.exported(msg)
	}
	return r.browser.update(msg)
}

// addToResponse adds a commitment, a lead or the like, and begins the response
// in the same change when there is none yet.
func (r *submissionRoom) addToResponse(s *stop) tea.Cmd {
	quarter, no := r.quarter.String(), r.want
	of := "the response to national action " + no
	var before func(tx *store.Tx) (store.ID, error)
	if s.parent == "" {
		before = func(tx *store.Tx) (store.ID, error) {
			return tx.Add(store.Response, "", store.Values{"quarter": quarter, "national_action": no})
		}
	}
	return r.app.addEntryTo(store.KindNamed(s.add), s.parent, of, before, r.shownEntry)
}

// exportedMsg says where a bundle was written.
type exportedMsg struct {
	path string
	err  error
}

// export writes the bundle, after everything that is still to be saved.
func (r *submissionRoom) export() tea.Cmd {
	if r.writing || r.app.opt.Export == nil {
		return nil
	}
	r.writing = true
	r.app.say(theme.Dim, "Writing the bundle of "+r.quarter.String()+"…")
	quarter, export := r.quarter, r.app.opt.Export
	var path string
	return r.app.write(job{
		run: func(ctx context.Context) (said string, err error) {
			path, err = export(ctx, quarter)
			return "", err
		},
		then: func(err error) tea.Cmd {
			return func() tea.Msg { return exportedMsg{path, err} }
		},
	})
}

func (r *submissionRoom) exported(msg exportedMsg) tea.Cmd {
	r.writing = false
	a := r.app
	if msg.err != nil {
		if errors.Is(msg.err, context.Canceled) {
			a.say(theme.Notice, "Stopped. No bundle was written.")
		}
		return nil
	}
	a.say(theme.Good, "The bundle is written.")
	a.open(&question{app: a, heading: "Bundle of " + r.quarter.String(), answers: []string{"Close"},
		text: "It is written to\n" + msg.path + "\n\nAnybody can open it and check it; report.html inside is the report to read."})
	return nil
}
