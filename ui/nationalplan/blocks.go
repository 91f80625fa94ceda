package nationalplan

import (
	"strconv"

	"kept/store/national"
	"kept/store/words"
	"kept/ui/document"
	"kept/ui/theme"
)

// describeRequirements numbers what the plan requires.
func describeRequirements(d *document.Document, plan *national.Plan, a national.Action) {
	d.AddHeading("What the plan requires by 2024")
	for i, r := range plan.Requirements(a.No) {
		addItem(d, plan.Ref(r.ID), strconv.Itoa(i+1)+". "+r.Text, national.PageWords(r.Page))
	}
}

func describeNextSteps(d *document.Document, plan *national.Plan, a national.Action) {
	steps := plan.NextSteps(a.No)
	if len(steps) == 0 {
		d.AddHeading("Next steps: the plan states none")
		return
	}
	d.AddHeading("Next steps, as stated in June 2021")
	for _, s := range steps {
		text := s.Text
		if s.Who != national.NotNamed {
			text = s.Who + ": " + s.Text
		}
		addItem(d, plan.Ref(s.ID), text, national.PageWords(s.Page))
	}
}

func describeHeard(d *document.Document, plan *national.Plan, a national.Action) {
	heard := plan.Heard(a.No)
	d.BeginSection(sectionHeard, len(heard))
	d.AddHeading("What was heard nationally, by June 2021")
	for _, h := range heard {
		who := h.Who
		if who == national.NotStated {
			who = ""
		}
		addItem(d, plan.Ref(h.ID), h.Text, who, national.PageWords(h.Page))
	}
	d.AddText(theme.Dim, "Where nobody is named, the document does not say who said it.")
}

func describeCommitments(d *document.Document, plan *national.Plan, a national.Action) {
	commitments := plan.Commitments(a.No)
	d.BeginSection(sectionCommitted, len(commitments))
	if len(commitments) == 0 {
		d.AddHeading("The plan records no commitment for it")
		return
	}
	d.AddHeading("Commitments recorded in June 2021")
	for _, c := range commitments {
		addItem(d, plan.Ref(c.ID), c.Text, c.OwnerText(), c.Due.Words, c.StatusInDocument, national.PageWords(c.Page))
	}
}

// describeCalls lists the calls to action near a national action, with pages.
func describeCalls(d *document.Document, a national.Action) {
	nearest, others := national.CallsNear(a.No)
	d.BeginSection(sectionCalls, len(nearest)+len(others))
	if len(nearest) == 0 {
		d.AddHeading("The social care briefing has no call of its own for it")
		d.AddText(theme.Dim, "It was written for social care; the promise as a whole may still speak of it.")
	} else {
		d.AddHeading("Calls to action of the social care briefing (our mapping)")
	}
	addCalls(d, nearest)
	if len(others) > 0 {
		d.AddHeading("Also near it (our mapping)")
		addCalls(d, others)
	}
}

func addCalls(d *document.Document, calls []national.CallToAction) {
	for _, c := range calls {
		addItem(d, "calls:"+c.ID, c.Topic, "the promise, "+national.PageWords(strconv.Itoa(c.Page)))
	}
}

// describeGaps lists the risks, gaps and needs that the document names.
func describeGaps(d *document.Document, plan *national.Plan, a national.Action) {
	gaps := plan.Gaps(a.No)
	d.BeginSection(sectionGaps, len(gaps))
	if len(gaps) == 0 {
		d.AddHeading("The document names no risk or gap here")
		return
	}
	d.AddHeading("Risks, gaps and needs named in June 2021")
	for _, g := range gaps {
		kind := words.CapitalFirst(string(g.Kind))
		if g.Word != "" && g.Word != string(g.Kind) {
			kind += " (\"" + g.Word + "\")"
		}
		addItem(d, plan.Ref(g.ID), kind+": "+g.Text, national.PageWords(g.Page))
	}
}

// describePrinciples lists the principles that stand in a national action, each list with its source.
func describePrinciples(d *document.Document, a national.Action) {
	list := ""
	for _, q := range national.Principles() {
		if q.ActionNo != a.No {
			continue
		}
		if q.List != list {
			d.AddHeading(q.ListTitle)
			d.AddText(theme.Dim, "From: "+q.Source)
			list = q.List
		}
		addItem(d, "principles:"+q.ID, strconv.Itoa(q.No)+". "+q.Text, q.Where())
	}
}

// addFact adds a line that a document states, with what else it says of it and where.
func addFact(d *document.Document, key, text string, notes ...string) {
	d.Parts = append(d.Parts, document.Part{Text: noted(text, notes...), Indent: 2, Stop: &document.Stop{Key: key}})
}

// noted is a fact with notes in brackets.
func noted(text string, notes ...string) string {
	if note := words.JoinFilled("; ", notes...); note != "" {
		text += " (" + note + ")"
	}
	return text
}
