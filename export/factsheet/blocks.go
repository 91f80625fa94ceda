package factsheet

import (
	"strconv"

	"kept/store/national"
	"kept/store/reference"
	"kept/store/words"
)

// blocks prints the five blocks of a national action with the pages of the document.
func (s *sheet) blocks(plan *national.Plan, a national.Action) {
	s.print("\nWhat is required by 2024")
	for i, r := range plan.Requirements(a.No) {
		s.fact(strconv.Itoa(i+1)+". "+r.Text, r.Page)
	}
	s.print("\nWhat was heard nationally (where nobody is named, the document does not say who)")
	for _, h := range plan.Heard(a.No) {
		who := h.Who
		if who == national.NotStated {
			who = ""
		}
		s.fact(h.Text, h.Page, who)
	}
	s.print("\nCommitted in June 2021")
	commitments := plan.Commitments(a.No)
	for _, m := range commitments {
		s.fact(m.OwnerText()+": "+m.Text, m.Page, m.Due.Words, m.StatusInDocument)
	}
	if len(commitments) == 0 {
		s.print("  The plan records no commitment.")
	}
	s.print("\nWho leads or has a part")
	for _, l := range plan.LeadOrganisations(a.No) {
		s.fact(l.Organisation, l.Page, words.JoinFilled(": ", l.RoleTitle, l.Note))
	}
	s.links(plan, a)
	s.print("\nNext steps")
	steps := plan.NextSteps(a.No)
	for _, step := range steps {
		text := step.Text
		if step.Who != national.NotNamed {
			text = step.Who + ": " + step.Text
		}
		s.fact(text, step.Page)
	}
	if len(steps) == 0 {
		s.print("  The plan states none.")
	}
	s.print("\nAssessment in June 2021")
	s.fact(reference.AssessmentWords(a), a.AssessmentPage)
}

func (s *sheet) links(plan *national.Plan, a national.Action) {
	links := plan.Links(a.No)
	s.print("\nLinks")
	for _, l := range links {
		reading := ""
		if l.Implied {
			reading = "our reading"
		}
		s.fact(linkedTo(plan, l)+": "+l.Reason, l.Page, reading)
	}
	if len(links) == 0 {
		s.print("  The plan makes none.")
	}
	for n, m := range plan.MovesWith(a.No) {
		if n == 0 {
			s.print("\nIf it moves, these move")
		}
		s.print("  %d %s", m.No, m.Title)
	}
}

// linkedTo names the national action, or the priority area, at which a link points.
func linkedTo(plan *national.Plan, l national.Link) string {
	if other, ok := plan.Action(l.ToAction); ok {
		return strconv.Itoa(other.No) + " " + other.Title
	}
	area, _ := plan.PriorityArea(l.ToArea)
	return "all of " + area.Title
}

// around prints what stands beside the five blocks, or near them by our own mapping.
func (s *sheet) around(plan *national.Plan, a national.Action) {
	if gaps := plan.Gaps(a.No); len(gaps) > 0 {
		s.print("\nRisks, gaps and needs that the document names")
		for _, g := range gaps {
			s.fact(words.CapitalFirst(string(g.Kind))+": "+g.Text, g.Page)
		}
	}
	nearest, others := national.CallsNear(a.No)
	s.print("\nCalls to action of the social care briefing near it (our mapping)")
	for _, call := range append(nearest, others...) {
		s.print("  %s (%s, the promise, page %d)", call.Topic, call.ID, call.Page)
	}
	if len(nearest)+len(others) == 0 {
		s.print("  None in this briefing.")
	}
}

// fact prints what the document says with what else it says of it and its page.
func (s *sheet) fact(text, page string, also ...string) {
	s.print("  %s (%s)", text, words.JoinFilled("; ", append(also, national.PageWords(page))...))
}
