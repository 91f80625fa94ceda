package report

import (
	"fmt"
	"strings"

	"kept/store/national"
	"kept/store/reference"
	"kept/store/words"
)

// nationalPlan is the appendix with what the document of the national plan says of each
// national action, block by block, with its pages.
func (d *document) nationalPlan() {
	plan := national.Plan2124()
	from, published := plan.Document()
	d.chapter("plan", "Appendix: what "+from+" says")
	d.paragraph("What " + from + " of " + longDate(published) + " says of each national action, in our words and with its pages. " +
		"It says nothing of later work. An owner marked as inferred is our reading.")
	for _, area := range plan.PriorityAreas() {
		d.heading(3, area.Title)
		for _, n := range plan.ActionsIn(area.No) {
			d.nationalBlocks(plan, n)
		}
	}
}

// nationalBlocks are the five blocks of one national action as the document has them.
func (d *document) nationalBlocks(plan *national.Plan, n national.Action) {
	d.heading(4, fmt.Sprintf("%d %s", n.No, n.Title))
	var requirements, heard, steps []string
	for _, r := range plan.Requirements(n.No) {
		requirements = append(requirements, onPage(r.Text, r.Page))
	}
	d.listed("What is required:", requirements)
	for _, h := range plan.Heard(n.No) {
		text := h.Text
		if h.Who != national.NotStated {
			text += " (" + h.Who + ")"
		}
		heard = append(heard, onPage(text, h.Page))
	}
	d.listed("What was heard:", heard)
	d.nationalCommitments(plan, n)
	var leads []string
	for _, o := range plan.LeadOrganisations(n.No) {
		leads = append(leads, onPage(words.JoinFilled(": ", o.Organisation, words.JoinFilled("; ", o.RoleTitle, o.Note)), o.Page))
	}
	d.listed("Who leads or has a part:", leads)
	var links []string
	for _, l := range plan.Links(n.No) {
		text := linkText(plan, l) + ": " + l.Reason
		if l.Implied {
			text += " (our reading)"
		}
		links = append(links, onPage(text, l.Page))
	}
	d.listed("Links:", links)
	for _, s := range plan.NextSteps(n.No) {
		text := s.Text
		if s.Who != national.NotNamed {
			text = s.Who + ": " + s.Text
		}
		steps = append(steps, onPage(text, s.Page))
	}
	if len(steps) == 0 {
		d.labelled("Next steps:", "none stated.")
	}
	d.listed("Next steps:", steps)
	d.labelled("Assessment:", onPage(reference.AssessmentWords(n), n.AssessmentPage))
}

func (d *document) nationalCommitments(plan *national.Plan, n national.Action) {
	var commitments []string
	for _, c := range plan.Commitments(n.No) {
		facts := words.JoinFilled("; ", c.OwnerText(), c.Due.Words, c.StatusInDocument)
		commitments = append(commitments, onPage(c.Text+" ("+facts+")", c.Page))
	}
	if len(commitments) == 0 {
		d.labelled("What was committed:", "nothing is recorded.")
	}
	d.listed("What was committed:", commitments)
}

// onPage is a fact with the page on which the document has it.
func onPage(text, page string) string {
	return words.EndSentence(strings.TrimSuffix(text, ".") + ", " + national.PageWords(page))
}
