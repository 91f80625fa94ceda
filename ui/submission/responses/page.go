package responses

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/calendar"
	"kept/store/national"
	"kept/store/reference"
	"kept/store/rule"
	"kept/store/submission"
	"kept/store/words"
	"kept/ui/browser"
	"kept/ui/cell"
	"kept/ui/describe"
	"kept/ui/document"
	"kept/ui/theme"
)

// The sections of a response's page. That of the response before is called by
// its quarter.
const (
	sectionResponse = "Response"
	sectionGathered = "Gathered"
	sectionBefore   = "Before"
)

// describeResponse makes the page of a response, or of one not yet begun: what it
// says, what is known of the quarter, and what was said before.
func describeResponse(ctx context.Context, from browser.Reading, quarter calendar.Quarter, row string) (*document.Document, error) {
	response, err := submission.ResponseTo(ctx, from.Book, quarter, row)
	if err != nil {
		return nil, fmt.Errorf("reading the response to national action %s: %w", row, err)
	}
	before, err := submission.ResponseBefore(ctx, from.Book, quarter, row)
	if err != nil {
		return nil, err
	}
	known, err := submission.Gather(ctx, from.Book, quarter, row, before)
	if err != nil {
		return nil, err
	}
	p := &responsePage{glyphs: from.Glyphs, response: response, before: before, known: known, placed: map[string]bool{}}
	p.Document = &document.Document{ID: row + "/" + quarter.String(), Title: submission.NationalTitle(row), Record: response}
	if no, err := strconv.Atoi(row); err == nil {
		p.action, _ = national.Plan2124().Action(no)
	}
	p.AddText(theme.Strong, p.Title+", "+quarter.String())
	p.AddText(theme.Dim, "Requires: "+p.action.Requirement)
	p.addProgress()
	p.SideSections = []string{sectionGathered, sectionResponse}
	p.BeginSection(sectionResponse, 0)
	p.addAnswers()
	p.addJudgements()
	p.addFundamentals()
	p.otherEntries()
	p.BeginSection(sectionGathered, len(known.Notes))
	p.addGathered()
	p.addBefore()
	if response != nil {
		p.BeginHistory()
	}
	return p.Document, nil
}

// responsePage is the page of a response in the making.
type responsePage struct {
	*document.Document
	glyphs   *theme.Glyphs
	action   national.Action
	response *store.Record // nil: not begun
	before   *store.Record // of the quarter before, or the last that had one; nil for none
	known    *submission.Gathering
	placed   map[string]bool // the kinds of entries that are on the page
}

// addProgress says in one line how far it is, and whether somebody looked at it.
func (p *responsePage) addProgress() {
	s := submission.ProgressOf(p.response)
	switch {
	case s.IsCarried():
		from := "the quarter before"
		if p.before != nil {
			from = p.before.Get("quarter")
		}
		p.AddText(theme.Notice, "Carried forward from "+from+", not looked at yet.")
	case s.Carried == store.Unchanged:
		p.AddText(theme.Good, "Looked at: nothing changed since "+p.beforeQuarter()+".")
	case s.Filled == 0:
		p.AddText(theme.Notice, "Open: nothing is written for this quarter yet.")
	case s.IsComplete():
		p.AddText(theme.Good, progressWords(s)+".")
	default:
		p.AddText(theme.Notice, progressWords(s)+".")
	}
	if same := partTitles(submission.SameAsBefore(p.response, p.before)); len(same) > 0 {
		p.AddText(theme.Notice, "Word for word as in "+p.beforeQuarter()+": "+strings.Join(same, ", ")+".")
	}
}

func (p *responsePage) beforeQuarter() string {
	if p.before == nil {
		return "the quarter before"
	}
	return p.before.Get("quarter")
}

// addField puts a field of the response on the page, blank or not. The answer
// beside it stands in its place when it is blank.
func (p *responsePage) addField(label, name, answer string) {
	line := document.Part{Label: label, Text: "-", Role: theme.Dim, Stop: &document.Stop{Key: "field:" + name, Field: name}}
	switch r := p.response; {
	case r == nil:
	case !r.Blank(name):
		line.Text, line.Role = r.Show(name), theme.Text
	case answer != "" && !r.Blank(answer):
		line.Text, line.Role = r.Show(answer), theme.Text
	}
	p.Parts = append(p.Parts, line)
}

// addEntries lists what belongs to the response, under a line where more can be
// added; the answer of its block stands there when there is none.
func (p *responsePage) addEntries(kind, label, answer string) {
	p.placed[kind] = true
	line := document.Part{Label: label, Text: "-", Role: theme.Dim, Stop: &document.Stop{Key: "add:" + kind, Add: kind}}
	var entries []*store.Record
	if p.response != nil {
		line.Stop.Parent = p.response.ID
		entries = p.response.Children(kind)
	}
	switch {
	case len(entries) > 0:
		line.Text, line.Role = strconv.Itoa(len(entries)), theme.Text
	case p.response != nil && answer != "" && !p.response.Blank(answer):
		line.Text, line.Role = p.response.Show(answer), theme.Text
	}
	p.Parts = append(p.Parts, line)
	for _, e := range entries {
		describe.Entry(p.Document, e, 2)
	}
}

// otherEntries lists what belongs to a response and has no place of its own on the page.
func (p *responsePage) otherEntries() {
	for _, k := range store.KindNamed(store.Response).Children() {
		if !p.placed[k.Name] {
			p.AddHeading(k.Plural)
			p.addEntries(k.Name, k.Plural, "")
		}
	}
}

func (p *responsePage) addAnswers() {
	p.AddHeading("What it says")
	p.addField("Heard", "heard", "heard_answer")
	p.addField("Committed", "committed", "committed_answer")
	p.addEntries("commitment", "Commitments", "")
	p.addEntries("response_lead", "Who leads", "leads_answer")
	p.addEntries("next_step", "Next steps", "next_steps_answer")
}

// addJudgements puts the three judgements on the page, apart and under their names.
func (p *responsePage) addJudgements() {
	p.AddHeading("Assessment: is it enough?")
	p.addField("Assessment", "assessment", "assessment_answer")
	p.addField("Reason", "assessment_reason", "")
	ratings := ratingsOf(p.response)
	p.Parts = append(p.Parts, document.Part{Label: "Ratings", Text: ratings, Role: dimRole(ratings == "-"),
		Stop: &document.Stop{Key: "field:pace", Field: "pace"}})
	if p.before != nil {
		p.AddPair(p.before.Get("quarter"), assessmentWithReason(p.before))
	}
	p.AddPair("June 2021", reference.AssessmentWords(p.action))
	p.addEntries("evidence", "Evidence", "")
	p.AddHeading("Not the assessment: how our actions for it stand")
	if len(p.known.Actions) == 0 {
		p.AddPair("Delivery status", "no action of ours is mapped to it")
		return
	}
	p.AddPair("Delivery status", tallyOf(p.known.Actions, "status"))
	p.AddPair("BRAG", tallyOf(p.known.Actions, "brag"))
}

// dimRole is the role of a line: dim where it says nothing.
func dimRole(yes bool) theme.Role {
	if yes {
		return theme.Dim
	}
	return theme.Text
}

// ratingsOf are the ratings given in a response, in one line.
func ratingsOf(r *store.Record) string {
	if r == nil {
		return "-"
	}
	var rated []string
	for _, name := range submission.Ratings() {
		if !r.Blank(name) {
			rated = append(rated, r.Kind.Field(name).Title+" "+words.LowerFirst(r.Show(name)))
		}
	}
	if len(rated) == 0 {
		return "-"
	}
	return strings.Join(rated, ", ")
}

// assessmentText is an assessment in full words, or the answer in its place.
func assessmentText(r *store.Record) string {
	if text := r.Show("assessment"); text != "" {
		return text
	}
	if text := r.Show("assessment_answer"); text != "" {
		return text
	}
	return "not assessed"
}

// assessmentWithReason is an assessment with its reason.
func assessmentWithReason(r *store.Record) string {
	if reason := r.Get("assessment_reason"); reason != "" {
		return assessmentText(r) + ": " + reason
	}
	return assessmentText(r)
}

// tallyOf says how many of the records have each value of a choice.
func tallyOf(records []*store.Record, field string) string {
	counts := map[string]int{}
	for _, r := range records {
		counts[r.Get(field)]++
	}
	var counted []string
	for _, o := range records[0].Kind.Field(field).Options() {
		if n := counts[o.Code]; n > 0 {
			counted = append(counted, strconv.Itoa(n)+" "+words.LowerFirst(o.Title))
		}
	}
	if n := counts[""]; n > 0 {
		counted = append(counted, strconv.Itoa(n)+" not said")
	}
	return strings.Join(counted, ", ")
}

// addFundamentals gives each of the five its line.
func (p *responsePage) addFundamentals() {
	all := national.Plan2124().Fundamentals()
	n := 0
	if p.response != nil {
		n = len(p.response.Values("fundamentals"))
	}
	p.AddHeadingStop("The five fundamentals ("+strconv.Itoa(n)+" of "+strconv.Itoa(len(all))+" have a line)",
		&document.Stop{Key: "field:fundamentals", Field: "fundamentals"})
	for _, f := range all {
		line := document.Part{Text: f.Name + ": -", Role: theme.Dim, Indent: 2,
			Stop: &document.Stop{Key: "fundamental:" + f.Code, Field: "fundamentals"}}
		if p.response != nil {
			if i := slices.IndexFunc(p.response.Items("fundamentals"), func(i store.Item) bool { return i.Value == f.Code }); i >= 0 {
				note := p.response.Items("fundamentals")[i].Note
				if note == "" {
					note = "shown, and nothing is said of how"
				}
				line.Text, line.Role = f.Name+": "+note, theme.Text
			}
		}
		p.Parts = append(p.Parts, line)
	}
}

// addGathered lists what is known of the quarter, each line with its place.
func (p *responsePage) addGathered() {
	n := strconv.Itoa(len(p.known.Actions))
	if p.known.More {
		n = "the first " + n
	}
	switch {
	case len(p.known.Actions) == 0:
		p.AddHeading("Our actions for it: none")
	default:
		p.AddHeading("Our actions for it (" + n + ")")
	}
	for i, a := range p.known.Actions {
		if i == describe.MostRelated {
			where := rule.ServingNational(strconv.Itoa(p.action.No)).Where
			p.Parts = append(p.Parts, document.Part{Text: "All of them are on the Actions page", Role: theme.Dim, Indent: 2,
				Stop: &document.Stop{Key: "all:actions", Kind: store.Action, Filter: where}})
			break
		}
		p.Parts = append(p.Parts, describe.ActionLine(a))
	}
	if n := p.known.Unmapped; n > 0 {
		text := words.Thousands(n) + " of our actions are mapped to no national action, and their notes are gathered nowhere"
		if n == 1 {
			text = "1 of our actions is mapped to no national action, and its notes are gathered nowhere"
		}
		p.Parts = append(p.Parts, document.Part{Text: text, Role: theme.Notice, Indent: 2,
			Stop: &document.Stop{Key: "unmapped", Kind: store.Action, Filter: rule.Unmapped().Where}})
	}
	for _, g := range submission.Groups() {
		var notes []submission.Note
		for _, note := range p.known.Notes {
			if note.Group == g {
				notes = append(notes, note)
			}
		}
		if len(notes) == 0 {
			p.AddHeading(g.Title() + ": none")
			continue
		}
		p.AddHeading(g.Title() + " (" + strconv.Itoa(len(notes)) + ")")
		for _, note := range notes {
			p.Parts = append(p.Parts, notePart(note))
		}
	}
}

const widestOf = 30 // of what an action is called before a note on it

// notePart is a note as a line of the page.
func notePart(n submission.Note) document.Part {
	label := cell.Clean(n.When)
	if day, err := calendar.ParseDate(n.Day); err == nil && n.Day != "" {
		label = day.Short()
	}
	text, of := n.Text, cell.Clean(n.Of)
	if n.Kind == store.Action {
		of = cell.Cut(of, widestOf, "...")
	}
	if of != "" {
		text = of + ": " + text
	}
	return document.Part{Label: label, Text: strings.Join(cell.Lines(text), " "), Indent: 2, Stop: &document.Stop{Key: n.Key, Note: &n}}
}
