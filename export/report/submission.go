package report

import (
	"fmt"
	"strconv"
	"strings"

	"kept/export/snapshot"
	"kept/store/words"
)

// submissionReport is the whole report as a document: what data/report.html says,
// for the docx in the bundle and for Markdown.
func submissionReport(b *snapshot.Snapshot) *document { return newView(b).document(b) }

func (v view) document(b *snapshot.Snapshot) *document {
	d := newDocument(b, "Keeping the promise: submission for "+v.Quarter+", "+v.Days)
	d.facts = []fact{{"State", v.State}, {"Revision", strconv.Itoa(v.Revision)}}
	if v.Signature != "" {
		d.facts = append(d.facts, fact{"Signed by", v.Signature})
	}
	if v.Amends != "" {
		d.facts = append(d.facts, fact{"Amends", v.Amends}, fact{"Reason", v.Reason})
	}
	if len(v.Areas) > 0 {
		d.facts = append(d.facts, fact{"Council areas", words.JoinFilled("; ", v.Areas...)})
	}
	d.facts = append(d.facts, fact{"Submission", v.ID}, fact{"Licence", words.JoinFilled(", ", v.Licence, v.LicenceURL)})

	d.changed(v)

	d.heading(2, "Summary")
	d.say(fmt.Sprintf("The partnership has %s, %s and %s. It answers %d of the 25 national actions this quarter.",
		words.CountOrNone(len(v.Actions), "action", "actions"),
		words.CountOrNone(len(v.Priorities), "priority", "priorities"),
		words.CountOrNone(len(v.Stakeholders), "stakeholder", "stakeholders"), v.Answered),
		"Delivery status, reporting colour and assessment are three judgements. None is worked out from another.")
	for _, c := range v.Counts {
		var rows [][]string
		for _, r := range c.Rows {
			label := r.Label
			if r.Help != "" {
				label += " (" + r.Help + ")"
			}
			rows = append(rows, []string{label, strconv.Itoa(r.N), strconv.Itoa(r.Share) + "%"})
		}
		d.tabulate(c.Caption, []docColumn{col(c.What, 8), num("Number"), num("Share")}, rows)
	}

	d.heading(2, "The 25 national actions")
	d.say("In the five parts of " + v.Document + ", which assessed " + v.Plan +
		". What the plan requires is told in short, not in its own words.")
	for _, area := range v.PriorityAreas {
		d.heading(3, fmt.Sprintf("%d %s", area.No, area.Title))
		for _, n := range area.Actions {
			d.nationalAction(n)
		}
	}
	d.partnershipsOwn(v)
	d.accepted(v.Accepted)
	d.differences(v.Differences)

	d.heading(2, "Sources and licence")
	d.say("What the partnership says: "+words.JoinFilled(", ", v.Licence, v.LicenceURL)+".",
		"What the national plan says comes from these sources:")
	var sources []string
	for _, s := range v.Sources {
		sources = append(sources, words.JoinFilled(". ", s.Title, s.Document, s.Licence, s.URL))
	}
	d.list(sources...)
	d.aside("Made with Kept from the bundle " + v.ID + ", format " + v.Format +
		". The format is Kept's own: no national body publishes one.")
	return d
}

// nationalAction lays one national action out in its five parts.
func (d *document) nationalAction(n nationalView) {
	const nothing = "Nothing is written here."
	d.heading(4, fmt.Sprintf("%d %s", n.No, n.Title))
	d.heading(5, "What the plan requires")
	d.say(n.Requirement + " (" + n.Pages + ")")
	if n.Answered {
		if n.Carried != "" {
			d.aside(strings.TrimSuffix(n.Carried, " since the quarter before") + " since the quarter before.")
		}
		d.heading(5, "What has been heard")
		if !d.answer(n.Heard, n.HeardAnswer) {
			d.aside(nothing)
		}
		d.heading(5, "What has been committed")
		d.answer(n.Committed, n.CommittedAnswer)
		d.steps(n.CommitmentsCaption, "Commitment", "Status", n.Commitments)
		if !n.HasCommitted {
			d.aside(nothing)
		}
		d.heading(5, "Who leads")
		var leads []string
		for _, l := range n.Leads {
			text := l.Name + ": " + l.Role
			if l.Note != "" {
				text += " (" + l.Note + ")"
			}
			leads = append(leads, text)
		}
		d.list(leads...)
		d.answer(nil, n.LeadsAnswer)
		if !n.HasLeads {
			d.aside(nothing)
		}
	} else {
		d.heading(5, "What has been heard, what has been committed, who leads")
		d.say("No response has been written for this quarter.")
	}
	if len(n.PlanLeads) > 0 {
		d.aside("Named as lead in June 2021: " + words.JoinFilled("; ", n.PlanLeads...) + ".")
	}
	d.heading(5, "Links, next steps and assessment")
	if len(n.Actions) > 0 {
		d.say("What the partnership does towards it:")
		d.list(n.Actions...)
	}
	if len(n.Links) > 0 {
		d.say("Linked in the plan with: " + words.JoinFilled("; ", n.Links...) + ".")
	}
	d.steps(n.StepsCaption, "Next step", "Done", n.Steps)
	if n.StepsAnswer != "" {
		d.say("Next steps: " + n.StepsAnswer + ".")
	}
	d.labelled("This quarter:", orElse(words.JoinFilled("", n.Assessment, n.AssessmentAnswer), "no assessment")+".")
	d.say(n.AssessmentReason...)
	if len(n.Ratings) > 0 {
		d.say("Ratings: " + words.JoinFilled("; ", named(n.Ratings)...) + ".")
	}
	if len(n.Fundamentals) > 0 {
		d.say("The five fundamentals:")
		d.list(named(n.Fundamentals)...)
	}
	if n.Change != "" {
		d.aside("Response: " + n.Change + ".")
	}
	if len(n.Evidence) > 0 {
		d.say("Evidence:")
		d.list(n.Evidence...)
	}
	d.labelled("Nationally, June 2021:", words.JoinFilled(" ", orElse(n.Then, "no assessment")+".", n.ThenWhy))
}

// named are names with what is said under each.
func named(of []pairView) []string {
	var list []string
	for _, p := range of {
		list = append(list, words.JoinFilled(": ", p.Name, p.Text))
	}
	return list
}

// answer says what is written, and the answer that stands for it; false when there is neither.
func (d *document) answer(texts []string, answer string) bool {
	d.say(texts...)
	if answer != "" {
		d.say(answer + ".")
	}
	return len(texts) > 0 || answer != ""
}

func (d *document) steps(caption, what, state string, steps []stepView) {
	var rows [][]string
	for _, s := range steps {
		rows = append(rows, []string{s.What, s.Owner, s.Due, s.Status, s.Change})
	}
	d.tabulate(caption, []docColumn{col(what, 6), col("Owner", 4), col("Due", 3), col(state, 2), col("Change", 2)}, rows)
}

// partnershipsOwn tells the actions, updates, priorities, stakeholders and what was heard.
func (d *document) partnershipsOwn(v view) {
	d.heading(2, "Actions of the partnership")
	if len(v.Actions) == 0 {
		d.say("The partnership has written no action.")
	}
	var rows [][]string
	for _, a := range v.Actions {
		rows = append(rows, []string{a.Reference, a.Title, a.Leads, a.Status, orElse(a.BRAG, "Not given"), a.Due, a.National, a.Change})
	}
	d.tabulate("Every action, by reference", []docColumn{col("Reference", 3), col("Action", 7), col("Lead", 5), col("Status", 3),
		col("Colour", 3), col("Due", 4), col("National actions", 3), col("Change", 3)}, rows)

	d.heading(2, "What was done this quarter")
	if len(v.Updates) == 0 {
		d.say("No update is dated within the quarter.")
	}
	rows = nil
	for _, u := range v.Updates {
		rows = append(rows, []string{u.Day, u.Action, u.Note})
	}
	d.tabulate("Updates dated within the quarter", []docColumn{col("Day", 3), col("Action", 5), col("Update", 9)}, rows)

	d.heading(2, "Priorities")
	if len(v.Priorities) == 0 {
		d.say("The partnership has written no priority.")
	}
	for _, p := range v.Priorities {
		d.heading(3, words.JoinFilled(". ", p.Rank, p.Title))
		owner := ""
		if p.Owner != "" {
			owner = "Owner: " + p.Owner
		}
		d.aside(words.JoinFilled(". ", p.Origin, p.Belongs, owner, "Change: "+p.Change) + ".")
		d.say(p.Why...)
		if len(p.Actions) == 0 {
			d.say("No action serves it yet.")
			continue
		}
		d.say("Actions that serve it:")
		d.list(p.Actions...)
	}

	d.heading(2, "Stakeholders and their parts")
	if len(v.Stakeholders) == 0 {
		d.say("The partnership has written no stakeholder.")
	}
	rows = nil
	for _, s := range v.Stakeholders {
		rows = append(rows, []string{s.Name, s.Kind, words.JoinFilled(" ", s.Part...), s.Involvement, strconv.Itoa(s.Leads)})
	}
	d.tabulate("Organisations and groups with a part in the work", []docColumn{col("Name", 5), col("Kind", 4), col("Part in the work", 7),
		col("How involved", 3), num("Actions led")}, rows)

	d.heading(2, "What was heard")
	d.say("What children and families said that led to an action. What was heard on a national action stands with it above.")
	if len(v.Heard) == 0 {
		d.say("Nothing is written here.")
	}
	for _, h := range v.Heard {
		d.heading(3, h.Where)
		d.say(h.Text...)
	}
}

// orElse gives the first text, or the other when it is blank.
func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
