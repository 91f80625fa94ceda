package ui

import (
	"fmt"
	"strings"
	"time"

	"kept/store"
	"kept/store/calendar"
	"kept/store/rule"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/theme"
)

// describeSteps shows a new workbook's first steps, until they are done.
func (o *overview) describeSteps(d *document) {
	if o.steps == nil {
		return
	}
	title := "Three first steps"
	if o.actions == 0 {
		title = "An empty workbook: three first steps"
	}
	d.heading(title)
	for i, s := range o.steps {
		p := part{indent: 2, stop: &stop{key: s.key}}
		sign := "[ ]"
		if s.done {
			sign, p.role = "[x]", theme.Dim
		}
		p.text = fmt.Sprintf("%s %d. %s", sign, i+1, s.text)
		switch s.key {
		case "first:action":
			p.stop.add = store.Action
			if !s.done {
				p.text += " (Enter, or press n in Actions)"
			}
		case "first:lead":
			p.stop.kind, p.stop.filter = store.Action, rule.LeadBlank().Where
			if !s.done {
				p.text += " (press e on the action)"
			}
		case "first:update":
			p.stop.run = "room.go-actions"
			if !s.done {
				p.text += " (press u on the action)"
			}
		}
		d.parts = append(d.parts, p)
	}
	d.parts = append(d.parts, part{text: "See what the national plan asks of you", indent: 2, stop: &stop{key: "first:national", run: "room.go-national"}})
}

// describeNeeds says in one line for each question how many actions answer it;
// opened it shows the first of them.
func (o *overview) describeNeeds(d *document, tall bool, open map[string]bool, today calendar.Date) {
	d.heading("What needs you now")
	for _, n := range o.needs {
		if n.read && n.count == 0 {
			d.parts = append(d.parts, part{text: cell.FitRight("-", 6, "") + "  " + n.none, role: theme.Dim, single: true})
			continue
		}
		d.parts = append(d.parts, part{text: cell.FitRight(n.number(), 6, "") + "  " + n.title, role: theme.Strong, single: true,
			stop: &stop{key: "need:" + n.key, fold: n.key, kind: store.Action, filter: n.rule.Where}})
		if tall == open[n.key] { // where there is room it is open until it is closed
			continue
		}
		for _, a := range n.some {
			d.parts = append(d.parts, needLine(n.key, a))
		}
	}
}

// number says how many actions answer the question, as far as they were counted.
func (n *need) number() string {
	switch {
	case !n.read:
		return "..."
	case n.count >= countNeeds:
		return words.Thousands(countNeeds) + "+"
	}
	return words.Thousands(n.count)
}

// needLine is an action under a question, with the one fact of it that the
// question is about.
func needLine(need string, a *store.Record) part {
	fact := ""
	switch due, brag := a.When("due").Words, a.Show("brag"); {
	case brag != "" && (need == "brag" || need == "evidence"):
		fact = " (" + brag + ")"
	case due != "" && (need == "overdue" || need == "soon"):
		fact = " (due " + due + ")"
	}
	return part{text: a.Name(), tail: fact, indent: 8, single: true, stop: &stop{key: "need:" + need + string(a.ID), fold: need, kind: store.Action, open: a.ID}}
}

const barCells = 16 // the longest bar

// describeQuarter says how far the quarter's submission is, and how long there is.
func (o *overview) describeQuarter(d *document, g *theme.Glyphs, brief bool) {
	left := "it ends today"
	if days := o.daysLeft(); days > 1 {
		left = fmt.Sprintf("%d days left", days)
	}
	bar := ""
	if strings.TrimSpace(g.Full) != "" {
		full := o.filled * barCells / 25
		bar = strings.Repeat(g.Full, full) + strings.Repeat(g.Empty, barCells-full) + " "
	}
	far := fmt.Sprintf("%d of 25 responses filled, %d begun", o.filled, o.begun)
	if o.stage != "" {
		far += "; " + o.stage
	}
	whole := &stop{key: "quarter", run: "room.go-submission"}
	if brief && bar != "" && o.account == o.quarter { // it is all one line
		far = strings.Replace(far, " responses", "", 1)
		if o.stage != "" {
			bar = "" // how far it is says more, and has no room beside it
		}
		d.parts = append(d.parts, part{}, part{text: "Quarter " + o.quarter.String() + ": " + left + "  " + bar + far, heading: true, role: theme.Heading, single: true, stop: whole})
		return
	}
	if left != "it ends today" {
		left += ", until " + o.quarter.To().Long()
	}
	d.heading("Quarter " + o.quarter.String() + ": " + left)
	if o.account != o.quarter { // what ended last is still being worked on
		d.parts = append(d.parts, part{text: "Submission of " + o.account.String() + ", which ended on " + o.account.To().Long(), indent: 2, single: true, stop: &stop{key: "account", run: "room.go-submission"}})
	}
	d.parts = append(d.parts, part{text: bar + far, indent: 2, single: true, stop: whole})
}

// describeRecent says what changed since the keeper was last here, and by whom.
func (o *overview) describeRecent(d *document, now time.Time, panes int) {
	title := "Last changes"
	if !o.since.IsZero() {
		title = "Changed since you were last here, " + calendar.TimeOrDay(o.since, now)
	}
	d.heading(title)
	if len(o.recent) == 0 {
		d.parts = append(d.parts, part{text: "None yet.", indent: 2, role: theme.Dim})
	}
	shown := o.recent
	if panes == 1 {
		shown = shown[:min(2, len(shown))]
	}
	for i, c := range shown {
		p := part{text: cell.Clean(calendar.DateOf(c.At).Short() + "  " + c.Who + ": " + c.Batch.Sentence()), indent: 2, single: true}
		p.stop = &stop{key: fmt.Sprintf("change:%d", i), run: "room.go-history"}
		if c.id != "" {
			p.stop = &stop{key: p.stop.key, kind: c.kind, open: c.id}
		}
		d.parts = append(d.parts, p)
	}
	if panes > 1 && o.moreRecent {
		d.parts = append(d.parts, part{text: "and more before these", indent: 2, role: theme.Dim, stop: &stop{key: "change:more", run: "room.go-history"}})
	}
}

// describeSpreads draws how the actions spread over the values of each field.
// Every line opens those actions.
// With brief each field has one line, which opens to its bars.
func (o *overview) describeSpreads(d *document, g *theme.Glyphs, brief bool, open map[string]bool) {
	if o.actions == 0 {
		return
	}
	if brief {
		d.parts = append(d.parts, part{})
	}
	for i, s := range o.spreads {
		if len(s.bars) == 0 {
			continue
		}
		title := s.title
		if i == 0 {
			title += " of " + words.Thousands(o.actions) + " actions"
		}
		if !brief {
			d.heading(title)
		} else {
			d.parts = append(d.parts, part{text: s.brief(g), single: true, stop: &stop{key: "spread:" + s.field, fold: s.field, run: "room.go-actions"}})
			if !open[s.field] {
				continue
			}
		}
		most := 1
		for _, b := range s.bars {
			most = max(most, b.n)
		}
		name := 12
		if s.field == "priorities" {
			name = 28
		}
		for _, b := range s.bars {
			where := store.Filter{Field: s.field, Op: store.Is, Values: []string{b.code}}
			label, role := b.title, theme.Text
			switch {
			case b.code == "":
				where, role = store.Filter{Field: s.field, Op: store.Blank}, theme.Dim
			case s.field == "brag":
				label, role = g.BRAG(b.code)
			}
			full := b.n * barCells / most
			if b.n > 0 && full == 0 {
				full = 1
			}
			text := cell.Fit(cell.Clean(label), name, g.Cut) + " " + cell.FitRight(words.Thousands(b.n), 6, "") + " " + strings.Repeat(g.Full, full)
			d.parts = append(d.parts, part{text: strings.TrimRight(text, " "), role: role, indent: 2, single: true,
				stop: &stop{key: s.field + ":" + b.code, kind: store.Action, filter: []store.Filter{where}}})
		}
	}
}

const briefCells = 3 // the longest bar of a field in one line

// brief is how the actions spread over the field, in one line.
func (s *spread) brief(g *theme.Glyphs) string {
	most := 1
	for _, b := range s.bars {
		most = max(most, b.n)
	}
	text := cell.Fit(s.title, 11, g.Cut)
	for _, b := range s.bars {
		if b.n == 0 {
			continue
		}
		label := b.title
		if s.field == "brag" && b.code != "" {
			label, _ = g.BRAG(b.code)
		}
		text += " " + cell.Cut(cell.Clean(label), 16, g.Cut) + " " + words.Thousands(b.n) + " " + strings.Repeat(g.Full, max(b.n*briefCells/most, 1))
	}
	return strings.TrimRight(text, " ")
}

// titleOf is what a keeper calls the value that a bar filters by.
func (o *overview) titleOf(f store.Filter) string {
	for _, s := range o.spreads {
		for _, b := range s.bars {
			if s.field == f.Field && b.code == f.Values[0] {
				return b.title
			}
		}
	}
	return f.Values[0]
}
