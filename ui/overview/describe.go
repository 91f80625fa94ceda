package overview

import (
	"fmt"
	"strings"
	"time"

	"kept/store"
	"kept/store/calendar"
	"kept/store/rule"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/document"
	"kept/ui/theme"
)

// describeSteps shows a new workbook's first steps, until they are done.
func (o *overview) describeSteps(d *document.Document) {
	if o.steps == nil {
		return
	}
	title := "Three first steps"
	if o.actions == 0 {
		title = "An empty workbook: three first steps"
	}
	d.AddHeading(title)
	for i, s := range o.steps {
		p := document.Part{Indent: 2, Stop: &document.Stop{Key: s.key}}
		sign := "[ ]"
		if s.done {
			sign, p.Role = "[x]", theme.Dim
		}
		p.Text = fmt.Sprintf("%s %d. %s", sign, i+1, s.text)
		switch s.key {
		case "first:action":
			p.Stop.Add = store.Action
			if !s.done {
				p.Text += " (Enter, or press n in Actions)"
			}
		case "first:lead":
			p.Stop.Kind, p.Stop.Filter = store.Action, rule.WithoutLead().Where
			if !s.done {
				p.Text += " (press e on the action)"
			}
		case "first:update":
			p.Stop.Run = "page.go-actions"
			if !s.done {
				p.Text += " (press u on the action)"
			}
		}
		d.Parts = append(d.Parts, p)
	}
	d.Parts = append(d.Parts, document.Part{Text: "See what the national plan asks of you", Indent: 2,
		Stop: &document.Stop{Key: "first:national", Run: "page.go-national"}})
}

// describeNeeds says in one line for each question how many actions answer it;
// opened it shows the first of them.
func (o *overview) describeNeeds(d *document.Document, tall bool, open map[string]bool, today calendar.Date) {
	d.AddHeading("What needs you now")
	for _, n := range o.needs {
		if n.read && n.count == 0 {
			d.Parts = append(d.Parts, document.Part{Text: cell.FitRight("-", 6, "") + "  " + n.None, Role: theme.Dim, Single: true})
			continue
		}
		d.Parts = append(d.Parts, document.Part{Text: cell.FitRight(n.number(), 6, "") + "  " + n.Title, Role: theme.Strong, Single: true,
			Stop: &document.Stop{Key: "need:" + n.Key, Question: n.Key, Kind: store.Action, Filter: n.Rule.Where}})
		if tall == open[n.Key] { // where there is space it is open until it is closed
			continue
		}
		for _, a := range n.some {
			d.Parts = append(d.Parts, needLine(n.Key, a))
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
func needLine(need string, a *store.Record) document.Part {
	fact := ""
	switch due, brag := a.When("due").Words, a.Show("brag"); {
	case brag != "" && (need == "brag" || need == "evidence"):
		fact = " (" + brag + ")"
	case due != "" && (need == "overdue" || need == "soon"):
		fact = " (due " + due + ")"
	}
	return document.Part{Text: a.Name(), Tail: fact, Indent: 8, Single: true,
		Stop: &document.Stop{Key: "need:" + need + string(a.ID), Question: need, Kind: store.Action, Open: a.ID}}
}

const barWidth = 16 // the longest bar

// describeQuarter says how far the quarter's submission is, and how long there is.
func (o *overview) describeQuarter(d *document.Document, g *theme.Glyphs, brief bool) {
	left := "it ends today"
	if days := o.daysLeft(); days > 1 {
		left = fmt.Sprintf("%d days left", days)
	}
	bar := ""
	if strings.TrimSpace(g.Full) != "" {
		full := o.filled * barWidth / 25
		bar = strings.Repeat(g.Full, full) + strings.Repeat(g.Empty, barWidth-full) + " "
	}
	far := fmt.Sprintf("%d of 25 responses filled, %d begun", o.filled, o.begun)
	if o.stage != "" {
		far += "; " + o.stage
	}
	whole := &document.Stop{Key: "quarter", Run: "page.go-submission"}
	if brief && bar != "" && o.account == o.quarter { // it is all one line
		far = strings.Replace(far, " responses", "", 1)
		if o.stage != "" {
			bar = "" // how far it is says more, and has no space beside it
		}
		d.Parts = append(d.Parts, document.Part{}, document.Part{Text: "Quarter " + o.quarter.String() + ": " + left + "  " + bar + far,
			Heading: true, Role: theme.Heading, Single: true, Stop: whole})
		return
	}
	if left != "it ends today" {
		left += ", until " + o.quarter.To().Long()
	}
	d.AddHeading("Quarter " + o.quarter.String() + ": " + left)
	if o.account != o.quarter { // what ended last is still being worked on
		d.Parts = append(d.Parts, document.Part{Text: "Submission of " + o.account.String() + ", which ended on " + o.account.To().Long(),
			Indent: 2, Single: true, Stop: &document.Stop{Key: "account", Run: "page.go-submission"}})
	}
	d.Parts = append(d.Parts, document.Part{Text: bar + far, Indent: 2, Single: true, Stop: whole})
}

// describeRecent says what changed since the keeper was last here, and by whom.
func (o *overview) describeRecent(d *document.Document, now time.Time, panes int) {
	title := "Last changes"
	if !o.since.IsZero() {
		title = "Changed since you were last here, " + calendar.TimeOrDay(o.since, now)
	}
	d.AddHeading(title)
	if len(o.recent) == 0 {
		d.Parts = append(d.Parts, document.Part{Text: "None yet.", Indent: 2, Role: theme.Dim})
	}
	shown := o.recent
	if panes == 1 {
		shown = shown[:min(2, len(shown))]
	}
	for i, c := range shown {
		p := document.Part{Text: cell.Clean(calendar.DateOf(c.At).Short() + "  " + c.Who + ": " + c.Batch.Sentence()), Indent: 2,
			Single: true}
		p.Stop = &document.Stop{Key: fmt.Sprintf("change:%d", i), Run: "page.go-history"}
		if c.id != "" {
			p.Stop = &document.Stop{Key: p.Stop.Key, Kind: c.kind, Open: c.id}
		}
		d.Parts = append(d.Parts, p)
	}
	if panes > 1 && o.moreRecent {
		d.Parts = append(d.Parts, document.Part{Text: "and more before these", Indent: 2, Role: theme.Dim,
			Stop: &document.Stop{Key: "change:more", Run: "page.go-history"}})
	}
}

// describeSpreads draws how the actions spread over the values of each field.
// Every line opens those actions.
// With brief each field has one line, which opens to its bars.
func (o *overview) describeSpreads(d *document.Document, g *theme.Glyphs, brief bool, open map[string]bool) {
	if o.actions == 0 {
		return
	}
	if brief {
		d.Parts = append(d.Parts, document.Part{})
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
			d.AddHeading(title)
		} else {
			d.Parts = append(d.Parts, document.Part{Text: s.brief(g), Single: true,
				Stop: &document.Stop{Key: "spread:" + s.field, Question: s.field, Run: "page.go-actions"}})
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
			full := b.n * barWidth / most
			if b.n > 0 && full == 0 {
				full = 1
			}
			text := cell.Fit(cell.Clean(label), name, g.Cut) + " " + cell.FitRight(words.Thousands(b.n), 6, "") + " " +
				strings.Repeat(g.Full, full)
			d.Parts = append(d.Parts, document.Part{Text: strings.TrimRight(text, " "), Role: role, Indent: 2, Single: true,
				Stop: &document.Stop{Key: s.field + ":" + b.code, Kind: store.Action, Filter: []store.Filter{where}}})
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
		bar := strings.Repeat(g.Full, max(b.n*briefCells/most, 1))
		text += " " + cell.Cut(cell.Clean(label), 16, g.Cut) + " " + words.Thousands(b.n) + " " + bar
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
