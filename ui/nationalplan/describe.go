package nationalplan

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/calendar"
	"kept/store/coverage"
	"kept/store/national"
	"kept/store/reference"
	"kept/store/rule"
	"kept/ui/browser"
	"kept/ui/describe"
	"kept/ui/document"
	"kept/ui/host"
	"kept/ui/theme"
)

// The sections of a national action that only the plan has.
const (
	sectionHeard     = "Heard"
	sectionCommitted = "Committed"
	sectionLeads     = "Leads"
	sectionMoves     = "Links" // the national actions that are linked with this one
	sectionCalls     = "Calls"
	sectionGaps      = "Risks"
)

// describeNational makes the page of a national action.
func describeNational(ctx context.Context, from browser.Reading, row string) (*document.Document, error) {
	no, err := strconv.Atoi(numberOf(row))
	if err != nil {
		return nil, fmt.Errorf("opening national action %q: %w", row, err)
	}
	plan, book := national.Plan2124(), from.Book
	a, ok := plan.Action(no)
	if !ok {
		return nil, store.ErrNotFound
	}
	s, err := readServed(ctx, book, calendar.QuarterOf(calendar.DateOf(from.Now)))
	if err != nil {
		return nil, err
	}
	d := &document.Document{ID: row, Title: strconv.Itoa(no) + " " + a.Title}
	d.AddText(theme.Strong, d.Title)
	area, _ := plan.PriorityArea(a.PriorityArea)
	d.AddText(theme.Dim, area.Title+"; Change Programme ONE, "+national.PageWords(a.Pages))
	switch s.Served(no) {
	case coverage.NotServed:
		d.AddText(theme.Notice, "Gap: no action of ours serves it. Press n to start one.")
	case coverage.ServedWeakly:
		d.AddText(theme.Notice, "None of our actions for it is green or blue.")
	}
	d.SideSections = []string{sectionMoves, document.SectionActions}
	d.BeginSection(document.SectionSummary, 0)
	addBlock(d, reference.Requirements(plan, a))
	s.describeAssessment(d, a)
	addBlock(d, reference.NextSteps(plan, a))
	describePrinciples(d, a)
	d.BeginSection(document.SectionActions, s.Actions(no))
	if _, err := describe.Actions(ctx, d, book, "Our actions for it", rule.ServingNational(strconv.Itoa(no)).Where); err != nil {
		return nil, err
	}
	describeHeard(d, plan, a)
	addSection(d, sectionCommitted, reference.Commitments(plan, a))
	if err := describeLeads(ctx, d, book, plan, a); err != nil {
		return nil, err
	}
	describeMoves(d, plan, a, s)
	if i, ok := reference.Find(plan.Ref(a.Code)); ok {
		addRefs(d, "In Plan 24-30 (our mapping)", i.Near)
	}
	describeCalls(d, a)
	addSection(d, sectionGaps, reference.Gaps(plan, a))
	return d, nil
}

// describeAssessment compares our assessment with that of June 2021.
func (s *served) describeAssessment(d *document.Document, a national.Action) {
	d.AddHeading("Is it enough?")
	d.AddPair("June 2021", reference.Fact{Text: reference.AssessmentWords(a), Where: national.PageWords(a.AssessmentPage)}.Noted())
	response := s.judged[a.No]
	if response == nil {
		d.AddPair("Ours", "not judged yet in any quarter")
		return
	}
	own := response.Show("assessment")
	if reason := response.Get("assessment_reason"); reason != "" {
		own += ": " + reason
	}
	d.AddPair("Ours, "+response.Get("quarter"), own)
}

// describeLeads lists who leads nationally, and which of them are our stakeholders.
func describeLeads(ctx context.Context, d *document.Document, w *store.Workbook, plan *national.Plan, a national.Action) error {
	facts := reference.Leads(plan, a)
	d.BeginSection(sectionLeads, len(facts.Facts))
	if len(facts.Facts) == 0 {
		addBlock(d, facts)
		return nil
	}
	var people []*store.Record
	if err := w.Each(ctx, store.Query{Kind: store.Stakeholder}, false, func(s *store.Record) error {
		people = append(people, s)
		return nil
	}); err != nil {
		return fmt.Errorf("reading the stakeholders: %w", err)
	}
	d.AddHeading("Who leads nationally ([x] stands among our stakeholders)")
	for i, l := range plan.LeadOrganisations(a.No) {
		text := "[ ] " + facts.Facts[i].Noted()
		at := slices.IndexFunc(people, coverage.Representing(l))
		p := document.Part{Indent: 2}
		if at >= 0 {
			text = "[x]" + text[3:]
			p.Stop = &document.Stop{Key: "lead:" + l.Organisation, Kind: store.Stakeholder, Open: people[at].ID}
		}
		p.Text = text
		d.Parts = append(d.Parts, p)
	}
	return nil
}

// describeMoves lists what is linked with a national action, in either direction.
func describeMoves(d *document.Document, plan *national.Plan, a national.Action, s *served) {
	moves := plan.MovesWith(a.No)
	d.BeginSection(sectionMoves, len(moves))
	if len(moves) == 0 {
		d.AddHeading("The plan links it with no other national action")
		return
	}
	d.AddHeading("If this moves, these move (" + strconv.Itoa(len(moves)) + ")")
	for _, m := range moves {
		no := strconv.Itoa(m.No)
		text := no + " " + m.Title
		if reason := reasonOf(plan, a, m); reason != "" {
			text += ": " + reason
		}
		if s.Actions(m.No) == 0 {
			text += " (no action of ours)"
		}
		d.Parts = append(d.Parts, document.Part{Text: text, Indent: 2,
			Stop: &document.Stop{Key: "national:" + no, Kind: host.KindNational, Open: store.ID(no)}})
	}
}

// reasonOf is why two national actions are linked, and from which of them the link goes
// where it goes one way only.
func reasonOf(plan *national.Plan, a, b national.Action) string {
	find := func(from, to national.Action) (string, bool) {
		for _, l := range plan.Links(from.No) {
			if l.ToAction == to.No || l.ToArea != 0 && l.ToArea == to.PriorityArea {
				reason := l.Reason
				if l.Implied {
					reason = strings.TrimSpace(reason + " (our reading)")
				}
				return reason, true
			}
		}
		return "", false
	}
	there, forward := find(a, b)
	back, backward := find(b, a)
	switch {
	case forward && backward && there != back && back != "" && there != "":
		return there + "; and back: " + back
	case forward:
		return there
	case backward && back != "":
		return "from there: " + back
	}
	return back
}
