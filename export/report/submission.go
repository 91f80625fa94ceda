package report

import (
	"cmp"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
	"kept/store/national"
	"kept/store/words"
)

// ForBundle gives what writes the report of a submission as its bundle holds it, as
// a page and as a document for word processors.
func ForBundle(b *snapshot.Snapshot) (html, docx func(io.Writer) error) {
	d := submissionReport(b)
	return d.writeHTML, d.writeDocx
}

// submissionReport is the whole report of a submission, as its bundle holds it.
func submissionReport(b *snapshot.Snapshot) *document {
	s := b.Submission
	d := newDocument(b, "Keeping the promise: submission for "+s.Quarter.String()+", "+s.Quarter.From().Long()+" to "+s.Quarter.To().Long())
	d.Form = formWhole
	licence := linkRun(snapshot.LicenceText(s.Licence))
	d.stateOf(s, licence)

	actions := sortedActions(b)
	d.changedForChildren(b, actions)
	d.summary(b, actions)
	d.nationalActions(b, actions)
	d.ownActions(b, actions)
	d.updatesOfTheQuarter(b, actions)
	d.priorities(b, actions)
	d.stakeholders(b)
	d.feedback(b, actions)
	d.accepted(b)
	d.differences(b.Since())
	d.nationalPlan()
	d.sources(licence)
	d.Footer = "Made with Kept from the bundle " + s.ID() + ", format " + s.Format + ". The format is Kept's own: no national body " +
		"publishes one. The bundle has the figures in data/submission.json and in its tables."
	return d
}

// stateOf says at the top how far the submission is: its state and revision, its
// signature, and what it amends.
func (d *document) stateOf(s snapshot.Submission, licence run) {
	d.fact("State", words.CapitalFirst(s.StateTitle()))
	d.fact("Revision", strconv.Itoa(s.Revision))
	if s.Signed() {
		d.fact("Signed by", words.OneLine(s.SignedRole)+s.OnBehalf()+", "+calendar.DateOf(s.SignedAt.UTC()).Long())
	}
	if s.Amends != "" {
		d.fact("Amends", s.Amends)
		d.fact("Reason", words.OneLine(s.Reason))
	}
	var areas []string
	for i, name := range s.AreaNames() {
		areas = append(areas, name+" ("+s.Areas[i]+")")
	}
	d.fact("Council areas", strings.Join(areas, "; "))
	d.fact("Submission", s.ID())
	d.Facts = append(d.Facts, fact{"Licence", runs{licence}})
}

// updatesOfTheQuarter tells by day what was done within the quarter.
func (d *document) updatesOfTheQuarter(b *snapshot.Snapshot, actions []*snapshot.Entry) {
	d.section("updates", "What was done this quarter")
	type update struct{ day, action, note string }
	var updates []update
	for _, e := range actions {
		for _, u := range b.Children(e.ID, "update") {
			if day, err := calendar.ParseDate(u.Get("date")); err == nil && calendar.QuarterOf(day) == b.Submission.Quarter {
				updates = append(updates, update{u.Get("date"), b.Name(e), u.Get("note")})
			}
		}
	}
	if len(updates) == 0 {
		d.paragraph("No update is dated within the quarter.")
	}
	slices.SortStableFunc(updates, func(x, y update) int { return strings.Compare(x.day, y.day) })
	var rows [][]cell
	for _, u := range updates {
		rows = append(rows, textCells(longDate(u.day), u.action, u.note))
	}
	d.table(docTable{Caption: "Updates dated within the quarter", Rows: rows, Heads: 1,
		Columns: []docColumn{wholeWords("Day", 3), col("Action", 5), col("Update", 9)}})
}

// feedback tells what was heard that led to an action.
func (d *document) feedback(b *snapshot.Snapshot, actions []*snapshot.Entry) {
	d.section("heard", "What was heard")
	d.paragraph("What children and families said that led to an action. What was heard on a national action stands with it above.")
	none := true
	for _, e := range actions {
		if feedback := e.Get("heard"); feedback != "" {
			none = false
			d.heading(3, "Action "+b.Name(e))
			d.paragraph(paragraphs(feedback)...)
		}
	}
	if none {
		d.paragraph("Nothing is written here.")
	}
}

// accepted tells the findings that the partnership stands by.
func (d *document) accepted(b *snapshot.Snapshot) {
	findings := slices.SortedStableFunc(slices.Values(b.Entries(store.AcceptedFinding)), func(x, y *snapshot.Entry) int {
		return snapshot.CompareNaturally(words.OneLine(x.Get("finding")), words.OneLine(y.Get("finding")))
	})
	if len(findings) == 0 {
		return
	}
	d.section("accepted", "Findings accepted")
	d.paragraph("What the checks found and the partnership stands by, with its reason.")
	var rows [][]string
	for _, f := range findings {
		rows = append(rows, []string{f.Get("finding"), f.Get("reason")})
	}
	d.tabulate("Findings accepted in this submission", []docColumn{col("Finding", 1), col("Why it is accepted", 1)}, rows)
}

// differences tells what differs from the last submission that was signed, field by field.
func (d *document) differences(c *snapshot.Comparison) {
	if c == nil {
		return
	}
	before := c.Before.Quarter.String() + ", revision " + strconv.Itoa(c.Before.Revision)
	if c.Before.Signed() {
		before += ", signed on " + calendar.DateOf(c.Before.SignedAt.UTC()).Long()
	}
	d.chapter("differences", "Differences since last time")
	d.paragraph("Compared with " + before + ". The same in both: " + words.CountOrNone(c.Alike, "record", "records") + ".")
	names := map[string][]string{}
	var changed []snapshot.RecordChange
	for _, r := range c.Records {
		if r.What == snapshot.RecordChanged {
			changed = append(changed, r)
			continue
		}
		names[r.What] = append(names[r.What], r.Name)
	}
	if len(changed) > 0 {
		d.add(block{Kind: blockChangesKey})
	}
	for _, r := range changed {
		d.group(groupCard, func() {
			d.heading(3, r.Name)
			d.changes("What changed in "+r.Name, r.Fields)
		})
	}
	for _, part := range []struct{ title, what string }{{"Added", snapshot.RecordAdded}, {"Removed", snapshot.RecordRemoved}} {
		if list := names[part.what]; len(list) > 0 {
			d.heading(3, part.title)
			d.list(list...)
		}
	}
}

// sources says under what licences this may be used, and where the national plan is from.
func (d *document) sources(licence run) {
	d.section("sources", "Sources and licence")
	d.paragraphOfRuns("", run{Text: "What the partnership says: "}, licence, run{Text: "."})
	d.paragraph("What the national plan says comes from these sources:")
	var list []runs
	cited := map[string]bool{}
	cite := func(s national.Source, ok bool) {
		if !ok || cited[s.Document] {
			return
		}
		cited[s.Document] = true
		item := runs{{Text: words.JoinFilled(". ", s.Document, s.Licence)}}
		if s.URL != "" {
			item[0].Text += ". "
			item = append(item, linkRun(s.URL, s.URL))
		}
		list = append(list, item)
	}
	for _, set := range []national.Set{national.SetActions, national.SetRequirements, national.SetHeard, national.SetCommitments,
		national.SetLeadOrganisations, national.SetLinks, national.SetNextSteps} {
		cite(national.Plan2124().SourceOf(set))
	}
	cite(national.SourceOf(national.SetAuthorities))
	d.listRuns(list)
}

// shortTitle is the page's title, which browsers show in a tab: at most 70
// characters as they are written in HTML.
func shortTitle(s snapshot.Submission) string {
	title := s.Quarter.String() + " submission: "
	name, whole := []rune(words.OneLine(s.Partnership)), true
	for len(name) > 0 && len([]rune(title+template.HTMLEscapeString(string(name)))) > 68 {
		name, whole = name[:len(name)-1], false
	}
	if !whole {
		return title + strings.TrimSpace(string(name)) + "…"
	}
	return title + string(name)
}

// sinceText says with what the change marks compare.
func sinceText(s snapshot.Submission) string {
	if s.Since == "" {
		return "the quarter before"
	}
	return "submission " + s.Since
}

// firstNonBlank gives the first text, or the other when it is blank.
func firstNonBlank(text, other string) string { return cmp.Or(text, other) }
