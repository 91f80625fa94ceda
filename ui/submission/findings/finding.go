package findings

import (
	"context"
	"fmt"
	"strings"

	"kept/store"
	"kept/store/check"
	"kept/store/words"
	"kept/ui/browser"
	"kept/ui/cell"
	"kept/ui/document"
	"kept/ui/list"
	"kept/ui/theme"
)

// findingLine is a line of the list: a heading, or a finding.
type findingLine struct {
	heading string
	finding *judgedFinding
}

// levelWords say what a level is, over its findings.
func levelWords(level string, n int) string {
	switch level {
	case string(check.Error):
		return words.Count(n, "error: in the way of signing until it is", "errors: in the way of signing until they are") +
			" mended or accepted"
	case string(check.Warning):
		return words.Count(n, "warning", "warnings") + ": to be put right before it leaves"
	case string(check.Improvement):
		return words.Count(n, "improvement", "improvements") + ": would make the plan or its words better"
	case AcceptedLevel:
		return words.Thousands(n) + " accepted, with their reasons"
	}
	return words.Count(n, "note", "notes") + ": only to be known"
}

// levels are those of the checks, and what was accepted at the end.
func levels() []string {
	var all []string
	for _, l := range check.Levels() {
		all = append(all, string(l))
	}
	return append(all, AcceptedLevel)
}

// linesOf are what the list shows of what was found, in its order.
func linesOf(sorted []judgedFinding, only, words string) []findingLine {
	by := map[string][]*judgedFinding{}
	for i := range sorted {
		j := &sorted[i]
		if !j.isAmong(only) {
			continue
		}
		if words == "" || j.containsWords(words) {
			by[j.level()] = append(by[j.level()], j)
		}
	}
	var lines []findingLine
	for _, level := range levels() {
		if len(by[level]) == 0 {
			continue
		}
		lines = append(lines, findingLine{heading: levelWords(level, len(by[level]))})
		for _, j := range by[level] {
			lines = append(lines, findingLine{finding: j})
		}
	}
	return lines
}

// Identifying are the findings that may tell who a child is; they are shown together
// before anything leaves.
const Identifying = "may tell who"

// isAmong tells whether a finding is one of those shown only: of a level, accepted,
// of one check, or [Identifying]. "" is all.
func (j *judgedFinding) isAmong(only string) bool {
	switch only {
	case "", j.level(), j.Code:
		return true
	case Identifying:
		return j.accepted == nil && (j.Code == "text.identifies" || j.Code == "text.personal" || j.Code == "text.small-count")
	}
	return false
}

// containsWords tells whether every word is somewhere in what it says.
func (j *judgedFinding) containsWords(wanted string) bool {
	return words.ContainsAll(strings.Join([]string{j.Name, j.FieldTitle(), j.Wrong, j.Value, j.Code, j.Fix}, " "), wanted)
}

// acceptedID begins the id of a line of what was accepted: once that is done, the
// cursor stays where the finding was and does not follow it.
const acceptedID = "accepted/"

// id is what the line of the list is known by.
func (j *judgedFinding) id() string {
	if j.accepted != nil {
		return acceptedID + j.key
	}
	return j.key
}

// placeText is the place of a finding, with its field.
func (j *judgedFinding) placeText(name string) string {
	if title := j.FieldTitle(); title != "" && j.Record != "" {
		return name + ", " + title
	}
	return name
}

// row makes the line of the list.
func (l findingLine) row() list.Row {
	if l.finding == nil {
		return list.Row{Heading: true, Cells: []list.Cell{{Text: l.heading}}}
	}
	wrong := list.Cell{Text: cell.Clean(l.finding.Wrong)}
	switch {
	case l.finding.accepted != nil:
		wrong = list.Cell{Text: cell.Clean("Accepted: " + l.finding.accepted.Get("reason")), Role: theme.Dim}
	case l.finding.Level == check.Error:
		wrong.Role = theme.Problem
	case l.finding.Level == check.Warning:
		wrong.Role = theme.Notice
	}
	return list.Row{ID: l.finding.id(), Data: l.finding, Cells: []list.Cell{{Text: cell.Clean(l.finding.placeText(l.finding.place))},
		wrong}}
}

// findingDescriber makes the pages of findings. It is bound to what was found last:
// pages are made off the loop, when something else may have been found already.
func findingDescriber(sorted []judgedFinding) func(context.Context, browser.Reading, string) (*document.Document, error) {
	return func(_ context.Context, _ browser.Reading, row string) (*document.Document, error) {
		for i := range sorted {
			if sorted[i].id() == row {
				return sorted[i].describe(), nil
			}
		}
		return nil, fmt.Errorf("looking at a finding: %w", store.ErrNotFound)
	}
}

// describe makes the page of a finding.
func (j *judgedFinding) describe() *document.Document {
	d := &document.Document{ID: j.id(), Title: ruleTitle(j.Code)}
	d.AddText(theme.Strong, words.CapitalFirst(string(j.Level))+": "+ruleTitle(j.Code))
	add := func(label, text string) {
		if text != "" {
			d.AddPair(label, cell.Clean(text))
		}
	}
	add("Where", j.placeText(j.Name))
	add("Found", words.Sentence(j.Wrong))
	if j.FieldTitle() != "" && j.Value != "" && !strings.Contains(j.Wrong, j.Value) {
		add("It says", j.Value)
	}
	add("Why", j.Why)
	add("To mend it", j.Fix)
	add("Source", j.Source)
	if a := j.accepted; a != nil {
		d.AddHeading("Accepted")
		add("Reason", a.Get("reason"))
		add("Published as", a.Get("finding"))
		if since := a.Get("accepted_in"); since != "" {
			add("Since", "revision "+since+"; the amendment took it over")
		}
		return d
	}
	if j.Level == check.Error {
		d.AddText(theme.Text, "")
		d.AddText(theme.Notice, "It stands in the way of signing until it is mended, or accepted with a reason.")
	}
	return d
}

// ruleTitle is what a check is called.
func ruleTitle(code string) string {
	for _, rule := range check.Rules() {
		if rule.Code == code {
			return rule.Title
		}
	}
	return code
}
