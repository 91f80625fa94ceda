package ui

import (
	"context"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"

	"kept/store/check"
	"kept/store/words"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/list"
)

// findings is the list of what the check found, each line opening what is to be
// mended. It stands in the place of the responses.
type findings struct {
	*browser
	room *submissionRoom
	only string // a level, [acceptedLevel], [mayTell] or the code of a check; "" shows all
}

func newFindings(r *submissionRoom) *findings {
	f := &findings{room: r, browser: newPlainBrowser(r.host, []list.Column{
		{Name: "place", Title: "Where", Width: 32, Weight: 90},
		{Name: "wrong", Title: "What was found", Width: 36, Weight: 100},
	})}
	f.browser.source = f.source
	f.browser.describe = describeAmong(nil)
	return f
}

// fit gives the place the share of the width that it needs.
func (f *findings) fit(w int) {
	if w >= wideFrom {
		w, _, _ = f.widths(w)
	}
	if place := max(24, min(w*2/5, 60)); f.list.Columns[0].Width != place {
		f.list.Columns[0].Width = place
		f.list.Arrange()
	}
}

// source gives the lines page after page. What was found is in memory already.
func (f *findings) source() (list.Source, list.Counter) {
	f.list.Empty = f.emptyWords()
	sorted, only, words := f.room.checked.sorted, f.only, strings.ToLower(f.words())
	lines := sync.OnceValue(func() []findingLine { return linesOf(sorted, only, words) })
	read := func(_ context.Context, from any, fromEnd bool, limit int) (list.Batch, error) {
		lines := lines()
		at, _ := from.(int)
		n := max(min(limit, len(lines)-at), 0)
		batch := list.Batch{Next: at + n, More: at+n < len(lines)}
		for i := at; i < at+n; i++ {
			if fromEnd {
				batch.Rows = append(batch.Rows, lines[len(lines)-1-i].row())
			} else {
				batch.Rows = append(batch.Rows, lines[i].row())
			}
		}
		return batch, nil
	}
	return read, func(_ context.Context, limit int) (int, error) {
		shown := 0
		for _, l := range lines() {
			if l.at != nil {
				shown++
			}
		}
		return min(shown, limit), nil
	}
}

func (f *findings) emptyWords() string {
	switch {
	case f.host.Working() && !f.room.checked.done(f.room.quarter):
		return "Checking. The line below says how far it is."
	case !f.room.checked.done(f.room.quarter) && f.room.now.records > quickCheck:
		return "This workbook is large, so it is checked when you ask for it: press " + host.KeyFor(f.host, "finding.check") + "."
	case !f.room.checked.done(f.room.quarter):
		return "Checking..."
	case f.only != "" || f.words() != "":
		return "No finding is like that. Esc shows all of them again."
	}
	return "Nothing was found. Everything that can be checked is in order."
}

// show leaves out nothing and goes to the list.
func (r *submissionRoom) showFindings() tea.Cmd {
	r.looking = true
	f := r.found
	f.focus, f.opened = onList, true
	if !r.checked.done(r.quarter) && r.now.records > quickCheck {
		check := r.checkAloud()
		return tea.Batch(f.restart(), check)
	}
	return tea.Batch(f.restart(), f.readPage(true))
}

// Reload shows the findings as they are now, the cursor where it was.
func (f *findings) Reload() tea.Cmd {
	if !f.room.looking {
		return nil
	}
	return f.browser.Reload()
}

// at is the finding at the cursor of the list, or on the page; nil if there is none.
func (f *findings) at() *judged {
	if i, there := f.room.checked.places[strings.TrimPrefix(f.want, acceptedID)]; there {
		return &f.room.checked.sorted[i]
	}
	return nil
}

func (f *findings) Scopes() []command.Scope {
	switch {
	case f.finding:
		return []command.Scope{inFind, command.Everywhere, command.AnyTime}
	case f.focus == onPage:
		return []command.Scope{inDoc, inBack, inFinding, inSteps, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime}
	}
	return []command.Scope{inList, inFindings, inFinding, inSteps, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime}
}

func (f *findings) State(s *command.State) {
	f.browser.State(s)
	s.Filtered = true // Esc goes back to the responses, if to nothing else
	j := f.at()
	s.Selected = j != nil
	s.Accepted = j != nil && j.accepted != nil
	if f.list.MarkedCount() > 0 {
		s.Selected, s.Accepted = true, false
	}
}

func (f *findings) Do(id string) (tea.Cmd, bool) {
	switch id {
	case "finding.mend":
		return f.room.mend(), true
	case "finding.record":
		return f.room.goToRecord(), true
	case "finding.accept":
		f.askAccept()
	case "finding.take-back":
		return f.takeBack(), true
	case "finding.narrow":
		return f.chooseLevel(), true
	case "finding.check":
		return f.room.checkAloud(), true
	case "finding.tick":
		return tea.Batch(f.list.Toggle(f.host.Context()), f.readPage(false)), true
	case "list.clear":
		return f.letGo(), true
	case "doc.back":
		f.focus = onList
	default:
		return f.browser.runLegacy(id)
	}
	return nil, true
}

// letGo unticks, shows all again, and at last goes back to the responses.
func (f *findings) letGo() tea.Cmd {
	switch {
	case f.list.MarkedCount() > 0:
		f.list.Unmark()
		return nil
	case f.find.Text() != "" || f.only != "":
		f.find.SetText("")
		f.only = ""
		return f.restart()
	}
	f.room.looking = false
	return nil
}

// chooseLevel narrows the list to a level, to what was accepted, or to one check.
func (f *findings) chooseLevel() tea.Cmd {
	p := &form.Picker{Title: "Show", Choices: []form.Choice{{Value: "", Title: "All findings", Help: words.Thousands(len(f.room.checked.sorted))}}}
	for _, level := range levels() {
		if n := f.room.checked.standing(level); n > 0 {
			title := words.CapitalFirst(level) + "s"
			if level == acceptedLevel {
				title = "Accepted"
			}
			p.Choices = append(p.Choices, form.Choice{Value: level, Title: title, Help: words.Thousands(n)})
		}
	}
	if n := len(linesOf(f.room.checked.sorted, mayTell, "")); n > 0 {
		p.Choices = append(p.Choices, form.Choice{Value: mayTell, Title: "What may tell who a child is", Help: "personal data and small numbers"})
	}
	for _, rule := range check.Rules() {
		if n := f.room.checked.counts[rule.Code]; n > 0 {
			p.Choices = append(p.Choices, form.Choice{Value: rule.Code, Title: rule.Title, Help: words.Thousands(n) + ", " + string(rule.Level)})
		}
	}
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		f.only = chosen[0].Value
		return f.restart()
	}
	return dialog.Pick(f.host, p, "")
}

func (f *findings) Position() string {
	if f.focus == onPage && !f.wide {
		return f.page.Position()
	}
	text := f.list.Position()
	if n := f.list.MarkedCount(); n > 0 {
		return words.Thousands(n) + " ticked " + f.host.Theme().Glyphs.Dot + " " + text
	}
	return text
}

func (f *findings) Crumbs() []string {
	crumbs := []string{"Findings of " + f.room.quarter.String()}
	if f.focus == onPage && f.page.Doc != nil {
		crumbs = append(crumbs, f.page.Doc.Title)
	}
	return crumbs
}
