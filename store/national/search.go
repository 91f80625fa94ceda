package national

import (
	"strconv"
	"strings"
)

// TextOf is all that the documents say of one item of the plan, for searching in it: its
// blocks, the principles and risks that stand in it, and the calls to action near it. It
// is blank for an item that the plan does not have.
func (p *Plan) TextOf(actionNo int) string { return p.texts()[actionNo] }

// collectTexts reads every set of the plan.
func (p *Plan) collectTexts() map[int]string {
	texts := map[int]string{}
	for _, a := range p.actions().items {
		area, _ := p.PriorityArea(a.PriorityArea)
		t := &searchText{}
		t.add(strconv.Itoa(a.No), a.Title, a.AlsoKnownAs, area.Title, area.AlsoKnownAs, a.Requirement, a.Assessment.Title(),
			a.Reason.Text, a.Situation, a.Note)
		p.addBlocks(t, a.No)
		p.addAround(t, a)
		texts[a.No] = t.String()
	}
	return texts
}

// addBlocks adds the five blocks of a national action.
func (p *Plan) addBlocks(t *searchText, no int) {
	for _, r := range p.Requirements(no) {
		t.add(r.ID, r.Text)
	}
	for _, h := range p.Heard(no) {
		t.add(h.ID, h.Text, h.Who, h.WhoGroup)
	}
	for _, c := range p.Commitments(no) {
		t.add(c.ID, c.Text, c.Owner, c.Due.Words, c.StatusInDocument)
	}
	for _, l := range p.LeadOrganisations(no) {
		t.add(l.Organisation, l.NameInDocument, l.RoleTitle, l.Note)
	}
	for _, l := range p.Links(no) {
		t.add(l.Reason)
	}
	for _, s := range p.NextSteps(no) {
		t.add(s.ID, s.Text, s.Who)
	}
	for _, m := range p.Milestones(no) {
		t.add(m.ID, m.Text, m.Who, m.Due.Words)
	}
}

// addAround adds what stands beside the blocks or near the action.
func (p *Plan) addAround(t *searchText, a Action) {
	for _, g := range p.Gaps(a.No) {
		t.add(g.ID, g.Text, g.Word, string(g.Kind))
	}
	if p.code != planOfTheCalls {
		return
	}
	nearest, others := CallsNear(a.No)
	for _, c := range append(nearest, others...) {
		t.add(c.ID, c.Topic, c.Theme)
	}
	for _, q := range principles().items {
		if q.ActionNo == a.No {
			t.add(q.ListTitle, q.Text)
		}
	}
}

// planOfTheCalls is the plan to whose actions calls to action and principles are mapped.
const planOfTheCalls = "plan-21-24"

// searchText is text that is gathered to be searched, each piece on a line of its own.
type searchText struct{ strings.Builder }

func (t *searchText) add(pieces ...string) {
	for _, s := range pieces {
		if s != "" {
			t.WriteString(s + "\n")
		}
	}
}
