package report

import (
	"slices"
	"strings"

	"kept/export/snapshot"
	"kept/store/rule"
	"kept/store/words"
)

// mostChanged is how many measures and how many completed actions the cover tells of.
const mostChanged = 12

// countedAndCompleted is what a reader looks for first: what was counted within the
// quarter and from where it came, and which actions were completed for what. Only
// what the workbook says: whether the one led to the other is for people to judge.
func countedAndCompleted(b *snapshot.Snapshot, actions []*snapshot.Entry) (counted, completed []string) {
	from, to := b.Submission.Quarter.From().String(), b.Submission.Quarter.To().String()
	for _, a := range actions {
		for _, m := range b.Children(a.ID, "measure") {
			readings := slices.SortedStableFunc(slices.Values(b.Children(m.ID, "reading")),
				func(x, y *snapshot.Entry) int { return strings.Compare(x.Get("date"), y.Get("date")) })
			readings = slices.DeleteFunc(readings, func(r *snapshot.Entry) bool { return r.Get("date") > to })
			if n := len(readings); n > 0 && readings[n-1].Get("date") >= from {
				counted = append(counted, countedText(b, a, m, readings))
			}
		}
		if rule.IsComplete(a) && (a.Change == snapshot.MarkClosed || a.Change == snapshot.MarkNew) {
			completed = append(completed, words.JoinFilled(". Sought: ", b.Name(a), words.OneLine(a.Get("outcome"))))
		}
	}
	return firstTexts(mostChanged, "measures", counted), firstTexts(mostChanged, "actions", completed)
}

// countedText says where a measure stands, where it stood before, and what is aimed at.
func countedText(b *snapshot.Snapshot, action, m *snapshot.Entry, readings []*snapshot.Entry) string {
	last := readings[len(readings)-1]
	text := words.OneLine(m.Get("counted")) + ": " + words.JoinFilled(" ", words.GroupDigits(last.Get("value")),
		unitOf(m)) + " on " + longDate(last.Get("date"))
	before, day := m.Get("baseline"), m.Get("baseline_date")
	if len(readings) > 1 {
		before, day = readings[len(readings)-2].Get("value"), readings[len(readings)-2].Get("date")
	}
	if before != "" {
		text += ", " + words.GroupDigits(before) + " before"
		if day != "" {
			text += " (" + longDate(day) + ")"
		}
	}
	if target := m.Get("target"); target != "" {
		text += "; target " + words.GroupDigits(target)
	}
	return text + ". Action " + firstNonBlank(action.Get("reference"), b.Name(action)) + "."
}

// unitOf is the unit of a measure, unless what is counted says it already.
func unitOf(m *snapshot.Entry) string {
	unit := words.OneLine(m.Get("unit"))
	if strings.Contains(strings.ToLower(m.Get("counted")), strings.ToLower(unit)) {
		return ""
	}
	return unit
}

// changedForChildren tells first what changed for children.
func (d *document) changedForChildren(b *snapshot.Snapshot, actions []*snapshot.Entry) {
	d.section("changed", "What changed for children")
	counted, completed := countedAndCompleted(b, actions)
	if len(counted)+len(completed) == 0 {
		d.paragraph(nothingCounted)
	}
	d.listed("Counted this quarter:", counted)
	d.listed("Completed since "+sinceText(b.Submission)+":", completed)
}

const nothingCounted = "No measure was counted within the quarter, and no action was completed. What was heard and done stands below."
