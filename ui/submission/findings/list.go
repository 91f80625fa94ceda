package findings

import (
	"context"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
	"kept/store/words"
	"kept/ui/browser"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/list"
	"kept/ui/submission/stage"
)

// List is the list of what the check of a quarter found. Each finding leads to what
// is to be fixed, or is accepted with a reason. It runs the checks, too.
type List struct {
	*browser.Browser
	on      findingsPage
	Quarter calendar.Quarter
	Shown   bool   // it is shown on its page
	Only    string // a level, [AcceptedLevel], [Identifying] or the code of a check; "" shows all

	submission *store.Record // of the quarter; nil: it was not begun
	records    int           // how many there are to check
	version    int64         // of the workbook
	unchecked  bool          // what is being written changes nothing that is checked

	result checkResult
	judged []judgedFinding    // what was found, with what was accepted of it
	places map[string]int     // where each is among them, by key
	counts map[string]int     // how many there are of a level, or accepted, or of a check
	run    int                // rises with every check
	cancel context.CancelFunc // of the check that is under way; nil: none
	fixing string             // the key of the finding whose record is open
}

// findingsPage is the page that the findings are shown on.
type findingsPage interface {
	host.Page
	// OpenResponse shows the response to a national action. The findings come back
	// when it is left.
	OpenResponse(no string) tea.Cmd
	// ReadQuarter reads again where the quarter stands.
	ReadQuarter() tea.Cmd
}

// New makes the list, shown on a page.
func New(h host.Host, page findingsPage) *List {
	f := &List{on: page, Browser: browser.NewPlain(h, []list.Column{
		{Name: "place", Title: "Where", Width: 32, Weight: 90},
		{Name: "wrong", Title: "What was found", Width: 36, Weight: 100},
	})}
	f.Browser.Source = f.source
	f.Browser.Describe = findingDescriber(nil)
	f.Browser.Named = func() string { return "Findings of " + f.Quarter.String() }
	return f
}

// fitPlaceColumn gives the place the share of the width that it needs.
func (f *List) fitPlaceColumn(w int) {
	if w >= host.WideFrom {
		w, _, _ = f.Widths(w)
	}
	if place := max(24, min(w*2/5, 60)); f.List.Columns[0].Width != place {
		f.List.Columns[0].Width = place
		f.List.ForgetLayout()
	}
}

// source gives the lines page after page. What was found is in memory already.
func (f *List) source() (list.Source, list.Counter) {
	f.List.Empty = f.emptyWords()
	sorted, only, words := f.judged, f.Only, f.Words()
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
			if l.finding != nil {
				shown++
			}
		}
		return min(shown, limit), nil
	}
}

func (f *List) emptyWords() string {
	switch {
	case f.Host.Working() && !f.Checked():
		return "Checking. The line below says how far it is."
	case !f.Checked() && f.records > QuickCheck:
		return "This workbook is large, so it is checked when you ask for it: press " + host.KeyFor(f.Host, "finding.check") + "."
	case !f.Checked():
		return "Checking..."
	case f.Only != "" || f.Words() != "":
		return "No finding is like that. Esc shows all of them again."
	}
	return "Nothing was found. Everything that can be checked is in order."
}

// Show shows the list of the findings.
func (f *List) Show() tea.Cmd {
	f.Shown = true
	f.Focus, f.Opened = browser.OnList, true
	if !f.Checked() && f.records > QuickCheck {
		check := f.checkNow()
		return tea.Batch(f.Restart(), check)
	}
	return tea.Batch(f.Restart(), f.ReadPage(true))
}

// Update takes what a check found, and what was read for the list.
func (f *List) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(checkMsg); ok {
		if msg.list == f {
			return f.applyCheck(msg)
		}
		return nil
	}
	return f.Browser.Update(msg)
}

// Reload shows the findings as they are now, the cursor where it was.
func (f *List) Reload() tea.Cmd {
	if !f.Shown {
		return nil
	}
	return f.Browser.Reload()
}

// current is the finding at the cursor of the list, or on the page; nil if there is none.
func (f *List) current() *judgedFinding {
	if i, there := f.places[strings.TrimPrefix(f.Want, acceptedID)]; there {
		return &f.judged[i]
	}
	return nil
}

// Scopes implements [host.Page].
func (f *List) Scopes() []command.Scope {
	return f.ScopesOf([]command.Scope{browser.InList, inFindings, inFinding, stage.InSteps},
		[]command.Scope{browser.InPage, browser.InBack, inFinding, stage.InSteps})
}

// State implements [host.Page].
func (f *List) State(s *command.State) {
	f.Browser.State(s)
	s.Filtered = true // Esc goes back to the responses, if to nothing else
	j := f.current()
	s.Selected = j != nil
	s.Accepted = j != nil && j.accepted != nil
	if f.List.MarkedCount() > 0 {
		s.Selected, s.Accepted = true, false
	}
}

// toggle selects the finding at the cursor, or clears that.
func (f *List) toggle() tea.Cmd {
	return f.Move(f.List.Toggle(f.Host.Context()))
}

// LeavePage goes back to the list.
func (f *List) LeavePage() tea.Cmd {
	f.Focus = browser.OnList
	return nil
}

// ShowAll clears the selection, then the filter, and at last goes back to the responses.
func (f *List) ShowAll() tea.Cmd {
	switch {
	case f.List.MarkedCount() > 0:
		f.List.UnmarkAll()
		return nil
	case f.Find.Text() != "" || f.Only != "":
		f.Find.SetText("")
		f.Only = ""
		return f.Restart()
	}
	f.Shown = false
	return nil
}

// chooseLevel filters the list to a level, to what was accepted, or to one check.
func (f *List) chooseLevel() tea.Cmd {
	p := &form.Picker{Title: "Show", Choices: []form.Choice{{Value: "", Title: "All findings", Help: words.Thousands(len(f.judged))}}}
	for _, level := range levels() {
		if n := f.Count(level); n > 0 {
			title := words.CapitalFirst(level) + "s"
			if level == AcceptedLevel {
				title = "Accepted"
			}
			p.Choices = append(p.Choices, form.Choice{Value: level, Title: title, Help: words.Thousands(n)})
		}
	}
	if n := len(linesOf(f.judged, Identifying, "")); n > 0 {
		p.Choices = append(p.Choices,
			form.Choice{Value: Identifying, Title: "What may tell who a child is", Help: "personal data and small numbers"})
	}
	for _, rule := range check.Rules() {
		if n := f.counts[rule.Code]; n > 0 {
			p.Choices = append(p.Choices,
				form.Choice{Value: rule.Code, Title: rule.Title, Help: words.Thousands(n) + ", " + string(rule.Level)})
		}
	}
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		f.Only = chosen[0].Value
		return f.Restart()
	}
	return dialog.Pick(f.Host, p, "")
}
