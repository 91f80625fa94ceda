package ui

import (
	"cmp"
	"strconv"

	"kept/store/submission"
	"kept/ui/theme"
)

// earlier shows what was said in the quarter before; each line can be taken over.
func (p *responsePage) earlier() {
	b := p.before
	if b == nil {
		p.begin(sectionBefore, 0)
		p.parts = append(p.parts, part{}, part{text: "Nothing was said of it in any quarter before.", role: theme.Dim, stop: &stop{key: "before:none"}})
		return
	}
	p.begin(b.Get("quarter"), 0)
	p.heading("What it said")
	p.wordsBefore("Heard", "heard", "heard_answer", "heard")
	p.wordsBefore("Committed", "committed", "committed_answer", "committed")
	p.entriesBefore("commitment", "Commitments", "", "committed")
	p.entriesBefore("response_lead", "Who leads", "leads_answer", "")
	p.entriesBefore("next_step", "Next steps", "next_steps_answer", "next_step")
	p.heading("Assessment: was it enough?")
	p.wordsBefore("Assessment", "assessment", "assessment_answer", "")
	p.wordsBefore("Reason", "assessment_reason", "", "assessment_reason")
	p.pair("Ratings", ratingsOf(b))
	p.entriesBefore("evidence", "Evidence", "", "evidence")
	p.heading("The five fundamentals")
	for _, i := range b.Items("fundamentals") {
		p.parts = append(p.parts, part{text: b.Kind.Field("fundamentals").ValueTitle(i.Value) + ": " + i.Note, indent: 2, stop: &stop{key: "before:" + i.Value}})
	}
	if len(b.Items("fundamentals")) == 0 {
		p.parts = append(p.parts, part{text: "None had a line.", role: theme.Dim, indent: 2})
	}
}

// wordsBefore is a field of the response before, or the answer in its place. Its words
// can be taken over, where into says to what.
func (p *responsePage) wordsBefore(label, field, answer, into string) {
	b := p.before
	line := part{label: label, text: "-", role: theme.Dim, stop: &stop{key: "before:" + field}}
	switch {
	case !b.Blank(field):
		line.text, line.role = b.Show(field), theme.Text
		if into != "" {
			line.stop.note = &submission.Note{Key: line.stop.key, Words: b.Get(field), Into: into, Place: "Response of " + b.Get("quarter")}
		}
	case answer != "" && !b.Blank(answer):
		line.text, line.role = b.Show(answer), theme.Text
	}
	p.parts = append(p.parts, line)
}

// entriesBefore lists what belonged to the response before.
func (p *responsePage) entriesBefore(kind, label, answer, into string) {
	b := p.before
	entries := b.Children(kind)
	line := part{label: label, text: "-", role: theme.Dim, stop: &stop{key: "before:" + kind}}
	switch {
	case len(entries) > 0:
		line.text, line.role = strconv.Itoa(len(entries)), theme.Text
	case answer != "" && !b.Blank(answer):
		line.text, line.role = b.Show(answer), theme.Text
	}
	p.parts = append(p.parts, line)
	for _, e := range entries {
		s := &stop{key: "before:" + string(e.ID)}
		if into != "" {
			s.note = &submission.Note{Key: s.key, Words: e.Show(e.Kind.NameField), Into: into, Place: cmp.Or(e.Get("place"), "Response of "+b.Get("quarter"))}
		}
		p.parts = append(p.parts, part{text: entryText(e), indent: 2, stop: s})
	}
}
