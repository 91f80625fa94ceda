package reference

import (
	"strconv"

	"kept/store/national"
	"kept/store/words"
)

// Block is one part of what is known of a national action, as pages, commands and reports
// show it.
type Block struct {
	Title string // as "What is required"
	None  string // what to say where there is no fact
	Facts []Fact

	Numbered bool // its facts are known by their number
}

// Line is a fact of the block with its notes, and with its number if the facts have one.
func (b Block) Line(i int) string {
	if b.Numbered {
		return strconv.Itoa(i+1) + ". " + b.Facts[i].Noted()
	}
	return b.Facts[i].Noted()
}

// Fact is one thing that a document states.
type Fact struct {
	Ref   string   // of the item that it is; blank if it is none
	Text  string   // in our words
	Notes []string // what else the document says of it, or "our reading"
	Where string   // as "page 27"
}

// Noted is the fact with its notes and where it stands in brackets.
func (f Fact) Noted() string {
	notes := words.JoinFilled("; ", append(append([]string{}, f.Notes...), f.Where)...)
	if notes == "" {
		return f.Text
	}
	return f.Text + " (" + notes + ")"
}

// Blocks gives what Change Programme ONE, or a document like it, says of one of the plan's actions, in its order: what is
// required, what was heard, what was committed, who leads, links, next steps, assessment.
func Blocks(p *national.Plan, a national.Action) []Block {
	return []Block{
		Requirements(p, a), Heard(p, a), Commitments(p, a), Leads(p, a), Links(p, a), NextSteps(p, a),
		{Title: "Assessment", None: "The document does not assess it.", Facts: assessment(a)},
	}
}

// Requirements are what is required.
func Requirements(p *national.Plan, a national.Action) Block {
	b := Block{Title: "What the plan requires", None: "The plan requires nothing of its own here.", Numbered: true}
	if p.Naming().Requirement != "requirement" {
		b.Title = words.CapitalFirst(p.Naming().Requirements)
	}
	for _, r := range p.Requirements(a.No) {
		b.add(p.Ref(r.ID), r.Text, r.Page, r.Seen)
	}
	return b
}

// Heard is what was heard nationally. Nobody is named where the document names nobody.
func Heard(p *national.Plan, a national.Action) Block {
	b := Block{Title: "What was heard nationally, by June 2021", None: "The document says nothing."}
	for _, h := range p.Heard(a.No) {
		who := h.Who
		if who == national.NotStated {
			who = ""
		}
		b.add(p.Ref(h.ID), h.Text, h.Page, who)
	}
	return b
}

// Commitments are what was committed, with the owner marked where that is our reading.
func Commitments(p *national.Plan, a national.Action) Block {
	b := Block{Title: "Commitments recorded in June 2021", None: "The plan records no commitment for it."}
	for _, c := range p.Commitments(a.No) {
		b.add(p.Ref(c.ID), c.Text, c.Page, c.OwnerText(), c.Due.Words, c.StatusInDocument)
	}
	return b
}

// Leads are who leads, or has a part.
func Leads(p *national.Plan, a national.Action) Block {
	b := Block{Title: "Who leads or has a part", None: "The plan names nobody who leads it nationally."}
	for _, l := range p.LeadOrganisations(a.No) {
		b.add("", l.Organisation, l.Page, words.JoinFilled(": ", l.RoleTitle, l.Note))
	}
	return b
}

// Links are those that the action makes to others and to whole priority areas.
func Links(p *national.Plan, a national.Action) Block {
	b := Block{Title: "Links", None: "The plan links it with no other."}
	for _, l := range p.Links(a.No) {
		reading := ""
		if l.Implied {
			reading = "our reading"
		}
		b.add("", LinkedTo(p, l)+": "+l.Reason, l.Page, reading)
	}
	return b
}

// LinkedTo names the national action, or the priority area, at which a link points.
func LinkedTo(p *national.Plan, l national.Link) string {
	if other, ok := p.Action(l.ToAction); ok {
		return strconv.Itoa(other.No) + " " + other.Title
	}
	area, _ := p.PriorityArea(l.ToArea)
	return "all of " + area.Title
}

// NextSteps are the steps that the document states, with who is to take them where it says so.
func NextSteps(p *national.Plan, a national.Action) Block {
	b := Block{Title: "Next steps, as stated in June 2021", None: "The plan states none."}
	for _, s := range p.NextSteps(a.No) {
		text := s.Text
		if s.Who != national.NotNamed {
			text = s.Who + ": " + s.Text
		}
		b.add(p.Ref(s.ID), text, s.Page)
	}
	return b
}

func assessment(a national.Action) []Fact {
	if a.Assessment == "" {
		return nil
	}
	return []Fact{{Text: AssessmentWords(a), Where: national.PageWords(a.AssessmentPage)}}
}

// Milestones are the dated things that a plan states, with what its page said of them.
func Milestones(p *national.Plan, a national.Action) Block {
	b := Block{Title: "Milestones, as the page said", None: "No milestone could be read."}
	for _, m := range p.Milestones(a.No) {
		b.add(p.Ref(m.ID), m.Text, "", m.Due.Words, m.Who, m.StatusInDocument)
	}
	return b
}

// Gaps are the risks, gaps and needs that the document names.
func Gaps(p *national.Plan, a national.Action) Block {
	b := Block{Title: "Risks, gaps and needs named in June 2021", None: "The document names no risk or gap here."}
	for _, g := range p.Gaps(a.No) {
		kind := words.CapitalFirst(string(g.Kind))
		if g.Word != "" && g.Word != string(g.Kind) {
			kind += " (\"" + g.Word + "\")"
		}
		b.add(p.Ref(g.ID), kind+": "+g.Text, g.Page)
	}
	return b
}

func (b *Block) add(ref, text, page string, notes ...string) {
	b.Facts = append(b.Facts, Fact{Ref: ref, Text: text, Notes: notes, Where: national.PageWords(page)})
}

// CallFact is a call to action as a fact.
func CallFact(c national.CallToAction) Fact {
	return Fact{Ref: "calls:" + c.ID, Text: c.Topic, Where: c.Where()}
}
