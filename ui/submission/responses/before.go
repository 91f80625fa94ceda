package responses

import (
	"cmp"
	"strconv"

	"kept/store/submission"
	"kept/ui/describe"
	"kept/ui/document"
	"kept/ui/theme"
)

// addBefore shows what was said in the quarter before; each line can be taken over.
func (p *responsePage) addBefore() {
	b := p.before
	if b == nil {
		p.BeginSection(sectionBefore, 0)
		p.Parts = append(p.Parts, document.Part{},
			document.Part{Text: "Nothing was said of it in any quarter before.", Role: theme.Dim, Stop: &document.Stop{Key: "before:none"}})
		return
	}
	p.BeginSection(b.Get("quarter"), 0)
	p.AddHeading("What it said")
	p.addWordsBefore("Heard", "heard", "heard_answer", "heard")
	p.addWordsBefore("Committed", "committed", "committed_answer", "committed")
	p.addEntriesBefore("commitment", "Commitments", "", "committed")
	p.addEntriesBefore("response_lead", "Who leads", "leads_answer", "")
	p.addEntriesBefore("next_step", "Next steps", "next_steps_answer", "next_step")
	p.AddHeading("Assessment: was it enough?")
	p.addWordsBefore("Assessment", "assessment", "assessment_answer", "")
	p.addWordsBefore("Reason", "assessment_reason", "", "assessment_reason")
	p.AddPair("Ratings", ratingsOf(b))
	p.addEntriesBefore("evidence", "Evidence", "", "evidence")
	p.AddHeading("The five fundamentals")
	for _, i := range b.Items("fundamentals") {
		title := b.Kind.Field("fundamentals").ValueTitle(i.Value)
		p.Parts = append(p.Parts, document.Part{Text: title + ": " + i.Note, Indent: 2, Stop: &document.Stop{Key: "before:" + i.Value}})
	}
	if len(b.Items("fundamentals")) == 0 {
		p.Parts = append(p.Parts, document.Part{Text: "None had a line.", Role: theme.Dim, Indent: 2})
	}
}

// addWordsBefore is a field of the response before, or the answer in its place. Its words
// can be taken over, where into says to what.
func (p *responsePage) addWordsBefore(label, field, answer, into string) {
	b := p.before
	line := document.Part{Label: label, Text: "-", Role: theme.Dim, Stop: &document.Stop{Key: "before:" + field}}
	switch {
	case !b.Blank(field):
		line.Text, line.Role = b.Show(field), theme.Text
		if into != "" {
			line.Stop.Note = &submission.Note{Key: line.Stop.Key, Words: b.Get(field), Into: into, Place: "Response of " + b.Get("quarter")}
		}
	case answer != "" && !b.Blank(answer):
		line.Text, line.Role = b.Show(answer), theme.Text
	}
	p.Parts = append(p.Parts, line)
}

// addEntriesBefore lists what belonged to the response before.
func (p *responsePage) addEntriesBefore(kind, label, answer, into string) {
	b := p.before
	entries := b.Children(kind)
	line := document.Part{Label: label, Text: "-", Role: theme.Dim, Stop: &document.Stop{Key: "before:" + kind}}
	switch {
	case len(entries) > 0:
		line.Text, line.Role = strconv.Itoa(len(entries)), theme.Text
	case answer != "" && !b.Blank(answer):
		line.Text, line.Role = b.Show(answer), theme.Text
	}
	p.Parts = append(p.Parts, line)
	for _, e := range entries {
		s := &document.Stop{Key: "before:" + string(e.ID)}
		if into != "" {
			s.Note = &submission.Note{Key: s.Key, Words: e.Show(e.Kind.NameField), Into: into,
				Place: cmp.Or(e.Get("place"), "Response of "+b.Get("quarter"))}
		}
		p.Parts = append(p.Parts, document.Part{Text: describe.EntryText(e), Indent: 2, Stop: s})
	}
}
