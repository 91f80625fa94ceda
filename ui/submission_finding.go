package ui

import (
	"context"
	"fmt"
	"strings"

	"kept/store"
	"kept/store/check"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/document"
	"kept/ui/list"
	"kept/ui/theme"
)

// findingLine is a line of the list: a heading, or a finding.
type findingLine struct {
	heading string
	at      *judged
}

// levelWords say what a level is, over its findings.
func levelWords(level string, n int) string {
	switch level {
	case string(check.Error):
		return words.Count(n, "error: in the way of signing until it is", "errors: in the way of signing until they are") + " mended or accepted"
	case string(check.Warning):
		return words.Count(n, "warning", "warnings") + ": to be put right before it leaves"
	case string(check.Improvement):
		return words.Count(n, "improvement", "improvements") + ": would make the plan or its words better"
	case acceptedLevel:
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
	return append(all, acceptedLevel)
}

// linesOf are what the list shows of what was found, in its order.
func linesOf(sorted []judged, only, words string) []findingLine {
	by := map[string][]*judged{}
	for i := range sorted {
		j := &sorted[i]
		if !j.among(only) {
			continue
		}
		if words == "" || j.speaksOf(words) {
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
			lines = append(lines, findingLine{at: j})
		}
	}
	return lines
}

// mayTell are the findings that may tell who a child is; they are shown together
// before anything leaves.
const mayTell = "may tell who"

// among tells whether a finding is one of those shown only: of a level, accepted,
// of one check, or [mayTell]. "" is all.
func (f *judged) among(only string) bool {
	switch only {
	case "", f.level(), f.Code:
		return true
	case mayTell:
		return f.accepted == nil && (f.Code == "text.identifies" || f.Code == "text.personal" || f.Code == "text.small-count")
	}
	return false
}

// speaksOf tells whether every word is somewhere in what it says.
func (f *judged) speaksOf(words string) bool {
	text := strings.ToLower(strings.Join([]string{f.Name, f.FieldTitle(), f.Wrong, f.Value, f.Code, f.Fix}, " "))
	for word := range strings.FieldsSeq(words) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// acceptedID begins the id of a line of what was accepted: once that is done, the
// cursor stays where the finding was and does not follow it.
const acceptedID = "accepted/"

// id is what the line of the list is known by.
func (f *judged) id() string {
	if f.accepted != nil {
		return acceptedID + f.key
	}
	return f.key
}

// where is the place of a finding, with its field.
func (f *judged) where(name string) string {
	if title := f.FieldTitle(); title != "" && f.Record != "" {
		return name + ", " + title
	}
	return name
}

// row makes the line of the list.
func (l findingLine) row() list.Row {
	if l.at == nil {
		return list.Row{Heading: true, Cells: []list.Cell{{Text: l.heading}}}
	}
	wrong := list.Cell{Text: cell.Clean(l.at.Wrong)}
	switch {
	case l.at.accepted != nil:
		wrong = list.Cell{Text: cell.Clean("Accepted: " + l.at.accepted.Get("reason")), Role: theme.Dim}
	case l.at.Level == check.Error:
		wrong.Role = theme.Problem
	case l.at.Level == check.Warning:
		wrong.Role = theme.Notice
	}
	return list.Row{ID: l.at.id(), Data: l.at, Cells: []list.Cell{{Text: cell.Clean(l.at.where(l.at.place))}, wrong}}
}

// describeAmong makes the pages of findings. It is bound to what was found last:
// pages are made off the loop, when something else may have been found already.
func describeAmong(sorted []judged) func(context.Context, string) (*document.Document, error) {
	return func(_ context.Context, row string) (*document.Document, error) {
		for i := range sorted {
			if sorted[i].id() == row {
				return sorted[i].describe(), nil
			}
		}
		return nil, fmt.Errorf("looking at a finding: %w", store.ErrNotFound)
	}
}

// describe makes the page of a finding.
func (f *judged) describe() *document.Document {
	d := &document.Document{Id: f.id(), Title: ruleTitle(f.Code)}
	d.AddText(theme.Strong, words.CapitalFirst(string(f.Level))+": "+ruleTitle(f.Code))
	add := func(label, text string) {
		if text != "" {
			d.AddPair(label, cell.Clean(text))
		}
	}
	add("Where", f.where(f.Name))
	add("Found", words.Sentence(f.Wrong))
	if f.FieldTitle() != "" && f.Value != "" && !strings.Contains(f.Wrong, f.Value) {
		add("It says", f.Value)
	}
	add("Why", f.Why)
	add("To mend it", f.Fix)
	add("Source", f.Source)
	if a := f.accepted; a != nil {
		d.AddHeading("Accepted")
		add("Reason", a.Get("reason"))
		add("Published as", a.Get("finding"))
		if since := a.Get("accepted_in"); since != "" {
			add("Since", "revision "+since+"; the amendment took it over")
		}
		return d
	}
	if f.Level == check.Error {
		d.Parts = append(d.Parts, document.Part{}, document.Part{Text: "It stands in the way of signing until it is mended, or accepted with a reason.", Role: theme.Notice})
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
