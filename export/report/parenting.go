package report

import (
	"fmt"
	"strconv"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/rule"
	"kept/store/words"
)

// duty is one of the six duties of corporate parents, with what the workbook
// holds on it and what it does not.
type duty struct {
	title  string
	asks   string // what the law asks, in our own words
	shows  func(d *document, b *snapshot.Snapshot)
	lacks  string // what no workbook of Kept holds on it
	letter string // of section 58(1)
}

// duties are those of section 58(1) of the Children and Young People (Scotland)
// Act 2014 (asp 8), told in our own words.
func duties() []duty {
	return []duty{
		{"Be alert", "Watch for whatever harms, or could harm, the wellbeing of children and young people in care and of care leavers.",
			alert,
			"Which matters came up for which children: nothing about a child is in the workbook.", "a"},
		{"Know their needs", "Find out what services and support they need from the organisation.", needs,
			"How many children and young people the duty covers, and what was assessed for each of them.", "b"},
		{"Stand up for their interests", "Promote what is good for them.", interests,
			"What was done for one child or young person, by whom.", "c"},
		{"Give them opportunities", "Seek to let them take part in activities that are good for their wellbeing.", opportunities,
			"Which activities were offered, and how many took part, unless somebody wrote a measure of it.", "d"},
		{"Help them to get and use what there is",
			"Do what is needed so that they can take up those opportunities, use services and get support.", access,
			"Who could not use a service, and why, unless it was heard or written as a barrier.", "e"},
		{"Get better at it", "Do whatever else improves the way in which the organisation does all of this.", improvement,
			"What each organisation changed within itself: the workbook is the partnership's.", "f"},
	}
}

// parentingReport is an account of corporate parenting by its six duties. Kept
// does not ask which duty an action serves: what it holds is set under a duty by a
// rule that the report says.
func parentingReport(b *snapshot.Snapshot) *document {
	s := b.Submission
	d := newDocument(b, "Corporate parenting: an account by the six duties, "+monthsOf(s.Quarter)+" ("+s.Quarter.String()+")")
	d.fact("State", words.CapitalFirst(s.StateTitle()))
	d.fact("Submission", s.ID())
	d.paragraph("Part 9 of the Children and Young People (Scotland) Act 2014 gives corporate parents six duties (section 58). Section 59 " +
		"asks them for a plan, and section 61 for a report on what they did. This account puts what the partnership's workbook holds " +
		"under each duty. The duties are told in our own words; the Act's count.")
	d.callout("The workbook does not ask which duty an action serves. Each part says by which rule its actions were chosen, and what " +
		"the workbook does not hold. Each corporate parent must add what it knows.")
	for i, one := range duties() {
		d.heading(2, fmt.Sprintf("%d. %s", i+1, one.title))
		d.labelled("The duty, section 58(1)("+one.letter+"):", one.asks)
		one.shows(d, b)
		d.labelled("What the workbook does not hold:", one.lacks)
	}
	d.heading(2, "Working together")
	d.paragraph("Section 60 of the Act asks corporate parents to work together where it helps. These organisations and groups have a " +
		"part in the work:")
	var rows [][]string
	for _, s := range sortedStakeholders(b) {
		rows = append(rows, []string{s.Get("name"), s.Display("kind"), s.Display("involvement"), strconv.Itoa(s.leads)})
	}
	d.tabulate("Stakeholders, and how many actions each leads", []docColumn{col("Name", 6), col("Kind", 4), col("How involved", 3),
		num("Actions led")}, rows)
	d.aside("Which of them are corporate parents under schedule 4 of the Act, the workbook does not say.")
	return d
}

func alert(d *document, b *snapshot.Snapshot) {
	d.aside("Chosen: what was heard on the national actions this quarter, and what stands in the way of actions.")
	var list []string
	for _, r := range sortedResponses(b) {
		if text := r.Get("heard"); text != "" {
			list = append(list, nationalNamed(r)+": "+text)
		}
	}
	d.found("Heard this quarter:", "Nothing heard is written down for this quarter.", list)
	list = nil
	for _, e := range sortedActions(b) {
		if text := e.Get("barriers"); text != "" {
			list = append(list, b.Name(e)+": "+text)
		}
	}
	d.found("In the way of actions:", "No barrier is written down.", list)
}

func needs(d *document, b *snapshot.Snapshot) {
	d.aside("Chosen: every measure with its latest reading, and evidence of what children and families said or of figures.")
	var list []string
	for _, a := range sortedActions(b) {
		for _, m := range b.Children(a.ID, "measure") {
			list = append(list, words.JoinFilled("; ", m.Get("counted")+", "+latestReading(b, m), b.Name(a)))
		}
	}
	d.found("Counted:", "No measure is written down.", list)
	list = nil
	for _, e := range b.Entries("evidence") {
		if form := e.Get("form"); form == "voice" || form == "data" {
			list = append(list, words.JoinFilled(", ", e.Get("title"), e.Display("form"), longDate(e.Get("date"))))
		}
	}
	d.found("Evidence:", "No such evidence is written down.", list)
}

// latestReading is what a measure last stood at.
func latestReading(b *snapshot.Snapshot, m *snapshot.Entry) string {
	var last *snapshot.Entry
	for _, r := range b.Children(m.ID, "reading") {
		if last == nil || r.Get("date") >= last.Get("date") {
			last = r
		}
	}
	if last == nil {
		return "no reading yet"
	}
	return words.JoinFilled(" ", last.Get("value"), m.Get("unit")) + " on " + longDate(last.Get("date"))
}

func interests(d *document, b *snapshot.Snapshot) {
	d.aside("Chosen: the priorities, and the actions that name the fundamental Children's rights or national action 6, Advocacy.")
	var list []string
	for _, p := range sortedPriorities(b, sortedActions(b)) {
		owner := b.NameOf(p.Get("owner"))
		if owner != "" {
			owner = "owner " + owner
		}
		list = append(list, words.JoinFilled(", ", p.title, owner, words.CountOrNone(len(p.actions), "action", "actions")))
	}
	d.found("Priorities:", "No priority is written down.", list)
	d.chosen(b, func(e *snapshot.Entry) bool { return e.Has("fundamentals", "rights") || e.Has("national_actions", "6") })
}

func opportunities(d *document, b *snapshot.Snapshot) {
	d.aside("Chosen: the groups with lived experience, and the actions that name the foundation Voice or the fundamentals Listening or " +
		"What matters to children and families.")
	var list []string
	for _, e := range b.Entries(store.Stakeholder) {
		if rule.IsLivedExperience(e) {
			list = append(list, words.JoinFilled(", ", e.Get("name"), e.Display("involvement")))
		}
	}
	d.found("Groups with lived experience:", "No such group is named.", list)
	d.chosen(b, func(e *snapshot.Entry) bool {
		return e.Has("foundations", "voice") || e.Has("fundamentals", "listening", "what_matters")
	})
}

func access(d *document, b *snapshot.Snapshot) {
	d.aside("Chosen: the actions that name national actions 1 to 12, which stand under A Good Childhood and Whole Family Support.")
	d.chosen(b, func(e *snapshot.Entry) bool { return e.Has("national_actions", nationalIn(1, 2)...) })
}

func improvement(d *document, b *snapshot.Snapshot) {
	d.aside("Chosen: the actions that name national actions 13 to 25, which stand under Supporting the Workforce, Planning and " +
		"Building Capacity, and what partners have committed to.")
	d.chosen(b, func(e *snapshot.Entry) bool { return e.Has("national_actions", nationalIn(3, 4, 5)...) })
	var list []string
	for _, r := range sortedResponses(b) {
		for _, c := range b.Children(r.ID, "commitment") {
			list = append(list, words.JoinFilled("; ", c.Get("commitment"), b.NameOf(c.Get("owner")), c.Display("due"),
				c.Display("status")))
		}
	}
	d.found("Commitments:", "No commitment is written down for this quarter.", list)
}

// chosen lists the actions for which fits holds.
func (d *document) chosen(b *snapshot.Snapshot, fits func(*snapshot.Entry) bool) {
	var list []string
	for _, e := range sortedActions(b) {
		if fits(e) {
			list = append(list, nameWithStatus(b, e))
		}
	}
	d.found("Actions:", "No action is.", list)
}

// found is a list under a few words, or what is said when it is empty.
func (d *document) found(label, empty string, list []string) {
	if len(list) == 0 {
		d.labelled(label, empty)
		return
	}
	d.labelled(label, words.CountOrNone(len(list), "entry", "entries")+".")
	d.list(list...)
}
