package factsheet

import (
	"strconv"
	"strings"

	"kept/store/national"
	"kept/store/reference"
	"kept/store/words"
)

// everything prints everything that is known of a national action, column by column, to be
// read against the document.
func (s *sheet) everything(plan *national.Plan, a national.Action) {
	area, _ := plan.PriorityArea(a.PriorityArea)
	document, published := plan.Document()
	s.print("%d %s. For reading against %s of %s, %s.", a.No, a.Title, document, published, national.PageWords(a.Pages))
	s.print("Everything is in our words. Codes are ours.")
	s.print("\nPriority area: %d %s", area.No, area.Title)
	s.print("In one line (ours; page %s): %s", a.RequirementPage, a.Requirement)
	s.print("\nRequirements: %d", a.RequirementCount)
	for _, r := range plan.Requirements(a.No) {
		s.proof(r.ID, r.Page, r.Text)
	}
	s.print("\nHeard: %d", a.HeardCount)
	for _, h := range plan.Heard(a.No) {
		s.proof(h.ID, h.Page, h.Text, "who: "+h.Who, "group (ours): "+h.WhoGroup, "block: "+h.Block)
	}
	s.print("\nCommitments: %d", a.CommitmentCount)
	for _, m := range plan.Commitments(a.No) {
		s.proof(m.ID, m.Page, m.Text, "owner: "+m.Owner, "owner is "+plainCode(string(m.OwnerBasis)), m.OwnerHow, dueWords(m.Due),
			"status: "+m.StatusInDocument, "block: "+m.Section)
	}
	leads := plan.LeadOrganisations(a.No)
	s.print("\nLead organisations: %d", len(leads))
	for _, l := range leads {
		s.proof("", l.Page, l.Organisation, "as written: "+l.NameInDocument, l.RoleTitle+" ("+l.Role+")", l.Note,
			"sort of partner (ours): "+string(l.PartnerKind))
	}
	links := plan.Links(a.No)
	s.print("\nLinks: %d", len(links))
	for _, l := range links {
		how := "explicit"
		if l.Implied {
			how = "our reading: " + l.ImpliedHow
		}
		s.proof(l.ID, l.Page, "to "+reference.LinkedTo(plan, l)+": "+l.Reason, how, "block: "+l.Section)
	}
	steps := plan.NextSteps(a.No)
	s.print("\nNext steps: %d", len(steps))
	for _, step := range steps {
		s.proof(step.ID, step.Page, step.Text, "who: "+step.Who)
	}
	s.print("\nAssessment (page %s): %s", a.AssessmentPage, a.Assessment.Title())
	if a.AssessmentWords != "" {
		s.print("  As printed: %q", a.AssessmentWords)
	}
	s.print("  Reason: %s", words.JoinFilled("; ", plainCode(string(a.Reason.Kind)), national.PageWords(a.Reason.Page), a.Reason.Text))
	s.proofAround(plan, a)
	s.proofSources(plan)
}

func (s *sheet) proofAround(plan *national.Plan, a national.Action) {
	gaps := plan.Gaps(a.No)
	s.print("\nRisks and gaps: %d", len(gaps))
	for _, g := range gaps {
		s.proof(g.ID, g.Page, g.Text, "kind (ours): "+string(g.Kind), "word of the document: "+g.Word, "under: "+g.Place)
	}
	s.print("\nPrinciples")
	for _, q := range national.Principles() {
		if q.ActionNo == a.No {
			s.proof(q.ID, q.Page, q.Text, q.Source, q.Place)
		}
	}
	s.print("\nNear it (our mapping)")
	nearest, others := national.CallsNear(a.No)
	for _, call := range nearest {
		s.proof(call.ID, strconv.Itoa(call.Page), call.Topic, "nearest", call.MappingBasis)
	}
	for _, call := range others {
		s.proof(call.ID, strconv.Itoa(call.Page), call.Topic, "also near")
	}
	if i, ok := reference.Find(plan.Ref(a.Code)); ok {
		for _, ref := range i.Near {
			s.print("  %s", ref)
		}
	}
}

func (s *sheet) proofSources(plan *national.Plan) {
	s.print("\nSources")
	seen := map[string]bool{}
	for _, set := range []national.Set{national.SetActions, national.SetRequirements, national.SetHeard, national.SetCommitments,
		national.SetLeadOrganisations, national.SetLinks, national.SetNextSteps, national.SetGaps} {
		source, _ := plan.SourceOf(set)
		if !seen[source.Document] {
			seen[source.Document] = true
			s.print("  %s", words.JoinFilled("; ", source.Document, source.URL))
		}
	}
}

// dueWords is when something is due: in the words of the document, and as we read them.
func dueWords(d national.Due) string {
	read := "which gives no range"
	switch {
	case d.From != "" && d.To != "":
		read = "read as " + d.From + " to " + d.To
	case d.From != "":
		read = "read as from " + d.From
	case d.To != "":
		read = "read as up to " + d.To
	}
	if d.Words == "" {
		return "no time"
	}
	return "time: " + d.Words + " (" + read + ")"
}

// plainCode is a code in words: "none_given" is none given.
func plainCode(code string) string { return strings.ReplaceAll(code, "_", " ") }

// proof prints a fact with its code, its page and whatever else is known of it.
func (s *sheet) proof(code, page, text string, also ...string) {
	s.print("  %s p.%s  %s", code, page, text)
	if more := words.JoinFilled("; ", also...); more != "" {
		s.print("      %s", more)
	}
}
