package report

import (
	"fmt"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/national"
	"kept/store/words"
)

// summary counts what there is, and draws it.
func (d *document) summary(b *snapshot.Snapshot, actions []*snapshot.Entry) {
	d.section("summary", "Summary")
	d.paragraph(fmt.Sprintf("The partnership has %s, %s and %s. It answers %d of the 25 national actions this quarter.",
		words.CountOrNone(len(actions), "action", "actions"),
		words.CountOrNone(len(b.Entries(store.Priority)), "priority", "priorities"),
		words.CountOrNone(len(b.Entries(store.Stakeholder)), "stakeholder", "stakeholders"), len(b.Entries(store.Response))),
		"Delivery status, reporting colour and assessment are three judgements. None is worked out from another.")
	d.group(groupCharts, func() {
		d.chart("Reporting colour (BRAG) of the actions", "Colour", byChoice(actions, "brag"))
		d.chart("Delivery status of the actions", "Status", byChoice(actions, "status"))
		d.chart("How the national actions are assessed", "Assessment", byAssessment(b.Entries(store.Response)))
		d.chart("What became of the actions since "+sinceText(b.Submission), "Change", byMark(actions))
	})
}

// byChoice counts actions by the choices of a field, the blank ones last.
func byChoice(actions []*snapshot.Entry, field string) []bar {
	var bars []bar
	for _, o := range store.KindNamed(store.Action).Field(field).Options() {
		tone := "plain"
		if field == "brag" {
			tone = o.Code
		}
		bars = append(bars, bar{Label: o.Title, Help: o.Help, Tone: tone, Number: count(actions, field, o.Code)})
	}
	return append(bars, bar{Label: "Not given", Tone: "none", Number: count(actions, field, "")})
}

// byAssessment counts the national actions by the assessment of their responses.
func byAssessment(responses []*snapshot.Entry) []bar {
	var bars []bar
	rest := len(national.Plan2124().Actions())
	for _, a := range national.Assessments() {
		n := count(responses, "assessment", string(a))
		bars = append(bars, bar{Label: a.Title(), Tone: string(a), Number: n})
		rest -= n
	}
	return append(bars, bar{Label: "No assessment", Tone: "none", Number: rest})
}

// byMark counts actions by what became of them.
func byMark(actions []*snapshot.Entry) []bar {
	var bars []bar
	for _, m := range snapshot.Marks() {
		n := len(filter(actions, func(e *snapshot.Entry) bool { return e.Change == m }))
		bars = append(bars, bar{Label: words.CapitalFirst(m), Tone: "plain", Number: n})
	}
	return bars
}

func count(entries []*snapshot.Entry, field, code string) int {
	return len(filter(entries, func(e *snapshot.Entry) bool { return e.Get(field) == code }))
}

func filter(entries []*snapshot.Entry, keep func(*snapshot.Entry) bool) []*snapshot.Entry {
	var kept []*snapshot.Entry
	for _, e := range entries {
		if keep(e) {
			kept = append(kept, e)
		}
	}
	return kept
}
