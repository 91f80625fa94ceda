package report

import (
	"slices"
	"strconv"
	"strings"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
	"kept/store/national"
	"kept/store/words"
)

// annualReport is the report on a year of a children's services plan, from the
// accounts of its quarters, the last of which says how things stand. What the law
// asks is told in our own words after sections 9 and 13 of the Children and Young
// People (Scotland) Act 2014 (asp 8).
func annualReport(year []*snapshot.Snapshot) *document {
	b := year[len(year)-1]
	q := b.Submission.Quarter
	from := calendar.Date{Year: q.Year, Month: 4, Day: 1}
	until := calendar.Date{Year: q.Year + 1, Month: 3, Day: 31}
	d := newDocument(b, "Annual report on the children's services plan, "+from.Long()+" to "+until.Long())
	d.paragraph("Section 13 of the Children and Young People (Scotland) Act 2014 asks a council and its health board to report, once a " +
		"year, how far services were provided as their children's services plan says, and what that did for the aims of such planning " +
		"and for children's wellbeing. This report gathers what the workbook of the partnership holds on it.")
	if q.No < 4 || len(year) < 4 {
		d.callout("The year is not whole: " + missingQuarters(year) + ".")
	}
	d.quartersOfTheYear(year)
	d.asPlanned(b)
	d.doneInTheYear(b, from, until)
	d.aimsOfPlanning(b)
	d.measures(b)
	d.feedbackOfTheYear(year)
	d.heading(2, "What this report does not say")
	d.list("How the wellbeing of each child has changed: Kept counts no child and holds nothing about one.",
		"What services cost altogether: it knows only the money, people and places that were written down beside an action.",
		"Whether an action is in the published plan: the workbook does not ask. Every action of the partnership is in this report.")
	return d
}

// missingQuarters names the quarters of the year of which there is no account.
func missingQuarters(year []*snapshot.Snapshot) string {
	var missing []string
	for no := 1; no <= 4; no++ {
		if !slices.ContainsFunc(year, func(b *snapshot.Snapshot) bool { return b.Submission.Quarter.No == no }) {
			q, _ := calendar.NewQuarter(year[0].Submission.Quarter.Year, no)
			missing = append(missing, monthsOf(q))
		}
	}
	return "there is no account of " + strings.Join(missing, ", nor of ")
}

func (d *document) quartersOfTheYear(year []*snapshot.Snapshot) {
	d.heading(2, "The quarters of the year")
	columns := []docColumn{col("Assessment of the national actions", 6)}
	for _, b := range year {
		columns = append(columns, docColumn{title: b.Submission.Quarter.String(), share: 3, number: true})
	}
	row := func(label string, of func(b *snapshot.Snapshot) string) []string {
		cells := []string{label}
		for _, b := range year {
			cells = append(cells, of(b))
		}
		return cells
	}
	rows := [][]string{
		row("State of the account", func(b *snapshot.Snapshot) string { return words.CapitalFirst(b.Submission.StateTitle()) }),
		row("National actions answered", func(b *snapshot.Snapshot) string { return strconv.Itoa(len(b.Entries(store.Response))) }),
	}
	for _, a := range national.Assessments() {
		rows = append(rows, row(a.Title(), func(b *snapshot.Snapshot) string {
			return strconv.Itoa(count(b.Entries(store.Response), "assessment", string(a)))
		}))
	}
	d.tabulate("What was answered and how it was assessed, by quarter", columns, rows)
}

// asPlanned lists the actions under the priorities they serve.
func (d *document) asPlanned(b *snapshot.Snapshot) {
	d.heading(2, "Services provided as planned")
	d.paragraph("Every action as it stands at the end of the time reported on, under each priority it serves.")
	actions := sortedActions(b)
	for _, p := range sortedPriorities(b, actions) {
		d.heading(3, p.title)
		d.paragraph(paragraphs(p.Get("why"))...)
		var rows [][]string
		for _, e := range p.actions {
			rows = append(rows, actionRow(b, e))
		}
		if len(rows) == 0 {
			d.paragraph("No action serves it yet.")
		}
		d.tabulate("Actions for "+p.Get("title"), actionColumns(), rows)
	}
	var rows [][]string
	for _, e := range actions {
		if len(e.Items("priorities")) == 0 {
			rows = append(rows, actionRow(b, e))
		}
	}
	if len(rows) > 0 {
		d.heading(3, "Under no priority")
		d.tabulate("Actions that name no priority", actionColumns(), rows)
	}
}

func actionColumns() []docColumn {
	return []docColumn{col("Action", 7), col("Lead", 4), col("Status", 3), col("Colour", 3), col("Due", 3)}
}

func actionRow(b *snapshot.Snapshot, e *snapshot.Entry) []string {
	return []string{b.Name(e), b.NamesIn(e, "leads"), firstNonBlank(e.Display("status"), "Not given"),
		firstNonBlank(bragText(e), "Not given"),
		e.Display("due")}
}

func (d *document) doneInTheYear(b *snapshot.Snapshot, from, until calendar.Date) {
	d.heading(2, "What was done in the year")
	none := true
	for _, e := range sortedActions(b) {
		var list []string
		for _, u := range updatesWithin(b, e, from, until) {
			list = append(list, longDate(u.Get("date"))+": "+u.Get("note"))
		}
		if len(list) > 0 {
			none = false
			d.heading(3, b.Name(e))
			d.list(list...)
		}
	}
	if none {
		d.paragraph("No update is dated within the year.")
	}
}

// aimsOfPlanning sets what the workbook holds beside the aims of section 9(2).
func (d *document) aimsOfPlanning(b *snapshot.Snapshot) {
	actions := b.Entries(store.Action)
	family := len(filter(actions, func(e *snapshot.Entry) bool { return e.Has("national_actions", nationalIn(2)...) }))
	joint := len(filter(actions, func(e *snapshot.Entry) bool { return len(e.Items("leads"))+len(e.Items("partners")) > 1 }))
	secured, sought := totalMoney(b)
	d.heading(2, "The aims of planning")
	d.paragraph("Section 9(2) of the Act names what planning for children's services is for. Beside each aim, in our own words, stands " +
		"what the workbook shows of it. Kept does not ask which aim an action serves, so these are signs and not judgements.")
	d.tabulate("The aims, and what the workbook shows", []docColumn{col("Aim", 5), col("What the workbook shows", 6)}, [][]string{
		{"Services safeguard, support and promote wellbeing as well as can be",
			words.CapitalFirst(words.CountOrNone(len(b.Entries("measure")), "measure", "measures")) + " with " + words.CountOrNone(
				len(b.Entries("reading")), "reading",
				"readings") + ": see the next part. Whether wellbeing improved, the workbook cannot say."},
		{"Needs are met as early as they can be, and prevented where they can be",
			words.CapitalFirst(words.CountOrNone(family, "action", "actions")) +
				" under the national actions of Whole Family Support (9 to 12)."},
		{"Services are joined up for those who use them",
			words.CapitalFirst(words.CountOrNone(joint, "action", "actions")) + " of " + strconv.Itoa(len(actions)) +
				" with more than one organisation in its lead and partners."},
		{"What there is, is put to its best use",
			"£" + secured + " secured and £" + sought +
				" sought are written beside actions. Whether it was put to its best use, the workbook does not ask."},
		{"Related services play their part in children's wellbeing",
			words.CapitalFirst(words.CountOrNone(len(b.Entries(store.Stakeholder)), "stakeholder", "stakeholders")) +
				" with a part in the work. Which of them give related services, the workbook does not ask."},
	})
}

// totalMoney adds up the money that is secured, and that is sought, in whole pounds.
func totalMoney(b *snapshot.Snapshot) (secured, sought string) {
	sums := map[string]float64{}
	for _, e := range b.Entries("resource") {
		if amount, err := strconv.ParseFloat(e.Get("amount"), 64); err == nil {
			sums[e.Get("certainty")] += amount
		}
	}
	return words.GroupDigits(strconv.FormatFloat(sums["secured"], 'f', 0, 64)),
		words.GroupDigits(strconv.FormatFloat(sums["sought"], 'f', 0, 64))
}

func (d *document) measures(b *snapshot.Snapshot) {
	d.heading(2, "What was counted")
	var rows [][]string
	for _, a := range sortedActions(b) {
		for _, m := range b.Children(a.ID, "measure") {
			latest := ""
			for _, r := range b.Children(m.ID, "reading") {
				if latest == "" || r.Get("date") >= latest[:min(len(latest), len("2026-01-01"))] {
					latest = r.Get("date") + " " + r.Get("value")
				}
			}
			day, value, _ := strings.Cut(latest, " ")
			rows = append(rows, []string{words.JoinFilled(", ", m.Get("counted"), m.Get("unit")), b.Name(a),
				words.JoinFilled(", ", m.Get("baseline"), longDate(m.Get("baseline_date"))), words.JoinFilled(", ", value, longDate(day)),
				m.Get("target")})
		}
	}
	if len(rows) == 0 {
		d.paragraph("No measure is written down.")
	}
	d.tabulate("Every measure with where it began and its latest reading",
		[]docColumn{col("Measure", 6), col("Action", 5), col("At the start", 3), col("Latest", 3), num("Target")}, rows)
}

func (d *document) feedbackOfTheYear(year []*snapshot.Snapshot) {
	d.heading(2, "What was heard")
	var rows [][]string
	mentioned := map[string]bool{}
	for _, b := range year {
		for _, r := range sortedResponses(b) {
			text := words.OneLine(r.Get("heard"))
			if key := r.Get("national_action") + text; text != "" && !mentioned[key] { // what was carried forward is said once
				mentioned[key] = true
				rows = append(rows, []string{nationalNamed(r), b.Submission.Quarter.String(), text})
			}
		}
	}
	if len(rows) == 0 {
		d.paragraph("Nothing is written of this year.")
	}
	d.tabulate("What children, families and the workforce said, by quarter",
		[]docColumn{col("On what", 4), col("Quarter", 2), col("What was heard", 9)}, rows)
}
