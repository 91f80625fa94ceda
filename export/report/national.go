package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/national"
	"kept/store/reference"
	"kept/store/rule"
	"kept/store/submission"
	"kept/store/words"
)

const nothingWritten = "Nothing is written here."

// nationalActions lays the 25 national actions out under their priority areas.
func (d *document) nationalActions(b *snapshot.Snapshot, actions []*snapshot.Entry) {
	plan := national.Plan2124()
	from, published := plan.Document()
	d.chapter("national", "The 25 national actions")
	d.paragraph("In the five parts of " + from + ", " + longDate(published) + ", which assessed " + plan.Title() +
		". What the plan requires is told in short, not in its own words.")
	responses := map[string]*snapshot.Entry{}
	for _, e := range b.Entries(store.Response) {
		responses[e.Get("national_action")] = e
	}
	for _, area := range plan.PriorityAreas() {
		d.heading(3, fmt.Sprintf("%d %s", area.No, area.Title))
		for _, n := range plan.ActionsIn(area.No) {
			no := strconv.Itoa(n.No)
			towards := filter(actions, func(a *snapshot.Entry) bool { return a.Has("national_actions", no) })
			d.group(groupCard, func() { d.nationalAction(b, plan, n, responses[no], towards) })
		}
	}
}

// nationalAction lays one national action out in the five parts of Change
// Programme ONE. There may be no response.
func (d *document) nationalAction(b *snapshot.Snapshot, plan *national.Plan, n national.Action, response *snapshot.Entry,
	towards []*snapshot.Entry) {
	d.add(block{Kind: blockHeading, Level: 4, Text: plainRun(fmt.Sprintf("%d %s", n.No, n.Title)),
		Anchor: fmt.Sprintf("national-%d", n.No)})
	d.heading(5, "What the plan requires")
	d.paragraphOfRuns("", run{Text: words.EndSentence(n.Requirement) + " "},
		run{Text: "(" + national.PageWords(n.Pages) + ")", Soft: true, Together: true})
	if response != nil {
		d.responseFeedback(response)
		d.responseCommitments(b, n, response)
		d.responseLeads(b, response)
	} else {
		d.heading(5, "What has been heard, what has been committed, who leads")
		d.paragraph("No response has been written for this quarter.")
	}
	if leads := planLeads(plan, n); len(leads) > 0 {
		d.aside("Named as lead in June 2021: " + strings.Join(leads, "; ") + ".")
	}

	d.heading(5, "Links, next steps and assessment")
	d.listed("What the partnership does towards it:", namesWithStatus(b, towards))
	if links := planLinks(plan, n); len(links) > 0 {
		d.paragraph("Linked in the plan with: " + strings.Join(links, "; ") + ".")
	}
	if response != nil {
		d.nextSteps(b, n, response)
	}
	d.group(groupSideBySide, func() {
		d.group(groupColumn, func() { d.assessment(b, response) })
		d.group(groupColumn, func() {
			d.paragraphOfRuns("Nationally, June 2021:", run{Text: firstNonBlank(n.Assessment.Title(), "no assessment") + ". "},
				run{Text: words.Sentence(reference.ReasonWords(n.Reason)), Soft: true})
		})
	})
}

// planLeads are the organisations that the plan names as leads.
func planLeads(plan *national.Plan, n national.Action) []string {
	var leads []string
	for _, o := range plan.LeadOrganisations(n.No) {
		if o.Role == "lead" && !slices.Contains(leads, o.Organisation) {
			leads = append(leads, o.Organisation)
		}
	}
	return leads
}

// planLinks are the parts of the plan with which it links a national action.
func planLinks(plan *national.Plan, n national.Action) []string {
	var links []string
	for _, l := range plan.Links(n.No) {
		if text := reference.LinkedTo(plan, l); !slices.Contains(links, text) {
			links = append(links, text)
		}
	}
	return links
}

func (d *document) responseFeedback(response *snapshot.Entry) {
	d.heading(5, "What has been heard")
	if !d.answer(response, "heard", "heard_answer") {
		d.aside(nothingWritten)
	}
}

func (d *document) responseCommitments(b *snapshot.Snapshot, n national.Action, response *snapshot.Entry) {
	d.heading(5, "What has been committed")
	answered := d.answer(response, "committed", "committed_answer")
	commitments := b.Children(response.ID, "commitment")
	var rows [][]string
	for _, c := range commitments {
		rows = append(rows, []string{c.Get("commitment"), b.NameOf(c.Get("owner")), c.Display("due"), c.Display("status"), c.Change})
	}
	d.steps(fmt.Sprintf("Commitments to national action %d", n.No), "Commitment", "Status", rows)
	if !answered && len(commitments) == 0 {
		d.aside(nothingWritten)
	}
}

func (d *document) responseLeads(b *snapshot.Snapshot, response *snapshot.Entry) {
	d.heading(5, "Who leads")
	var leads []string
	for _, l := range b.Children(response.ID, "response_lead") {
		text := b.NameOf(l.Get("stakeholder")) + ": " + l.Display("role")
		if note := words.OneLine(l.Get("note")); note != "" {
			text += " (" + note + ")"
		}
		leads = append(leads, text)
	}
	d.list(leads...)
	if !d.answer(response, "", "leads_answer") && len(leads) == 0 {
		d.aside(nothingWritten)
	}
}

// answer tells what is written in a field of a response, and the answer that is
// given instead or with it; false when there is neither.
func (d *document) answer(response *snapshot.Entry, field, answer string) bool {
	texts, stated := paragraphs(response.Get(field)), response.Display(answer)
	d.paragraph(texts...)
	if stated != "" {
		d.paragraph(stated + ".")
	}
	return len(texts) > 0 || stated != ""
}

func (d *document) nextSteps(b *snapshot.Snapshot, n national.Action, response *snapshot.Entry) {
	var rows [][]string
	for _, s := range b.Children(response.ID, "next_step") {
		state := "To do"
		if rule.IsDone(s) {
			state = "Done"
		}
		rows = append(rows, []string{s.Get("step"), b.NameOf(s.Get("owner")), s.Display("due"), state, s.Change})
	}
	d.steps(fmt.Sprintf("Next steps on national action %d", n.No), "Next step", "Done", rows)
	if answer := response.Display("next_steps_answer"); answer != "" {
		d.paragraph("Next steps: " + answer + ".")
	}
}

// steps is a table of commitments or next steps.
func (d *document) steps(caption, what, state string, rows [][]string) {
	d.tabulate(caption, []docColumn{col(what, 6), col("Owner", 4), col("Due", 3), wholeWords(state, 2), wholeWords("Change", 2)}, rows)
}

// assessment tells how the partnership assesses a national action this quarter,
// and on what evidence. There may be no response.
func (d *document) assessment(b *snapshot.Snapshot, response *snapshot.Entry) {
	if response == nil {
		d.labelled("This quarter:", "no assessment.")
		return
	}
	if response.Get("carried") != "" {
		d.aside(strings.TrimSuffix(response.Display("carried"), " since the quarter before") + " since the quarter before.")
	}
	assessed := firstNonBlank(response.Display("assessment"), firstNonBlank(response.Display("assessment_answer"), "no assessment")) + "."
	change := ""
	if response.Change != "" {
		change = "Response: " + response.Change + "."
	}
	d.paragraphOfRuns("This quarter:", run{Text: assessed + " "}, run{Text: change, Soft: true})
	d.paragraph(paragraphs(response.Get("assessment_reason"))...)
	if stated := ratings(response); len(stated) > 0 {
		d.paragraph("Ratings: " + strings.Join(stated, "; ") + ".")
	}
	d.listed("The five fundamentals:", fundamentals(response))
	var evidence []string
	for _, e := range b.Children(response.ID, "evidence") {
		evidence = append(evidence, words.JoinFilled(", ", words.OneLine(e.Get("title")), e.Display("form"),
			words.OneLine(e.Get("place")), e.Display("date")))
	}
	d.listed("Evidence:", evidence)
}

// fundamentals are the lines that a response gives to the five fundamentals.
func fundamentals(response *snapshot.Entry) []string {
	f := response.Kind.Field("fundamentals")
	var list []string
	for _, o := range f.Options() {
		for _, i := range response.Items(f.Name) {
			if i.Value == o.Code {
				list = append(list, words.JoinFilled(": ", o.Title, words.OneLine(i.Note)))
			}
		}
	}
	return list
}

// ratings are those that the partnership gave beside its assessment.
func ratings(response *snapshot.Entry) []string {
	var list []string
	for _, name := range submission.Ratings() {
		if text := response.Display(name); text != "" {
			list = append(list, response.Kind.Field(name).Title+": "+text)
		}
	}
	return list
}
