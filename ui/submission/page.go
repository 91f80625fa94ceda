package submission

import (
	tea "charm.land/bubbletea/v2"

	"kept/store/calendar"
	"kept/store/submission"
	"kept/ui/browser"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/reports"
	"kept/ui/submission/compare"
	"kept/ui/submission/findings"
	"kept/ui/submission/responses"
	"kept/ui/submission/stage"
	"kept/ui/theme"
)

// Page takes the submission of a quarter from its beginning to its bundle:
// its responses are filled, checked, signed and locked here. It shows the responses,
// or in their place what the check found, or what two submissions differ in.
type Page struct {
	host      host.Host
	quarter   calendar.Quarter
	chosen    bool // the quarter was chosen, by the keeper or for them
	entered   bool
	responses *responses.List
	findings  *findings.List
	compared  *compare.Comparison // nil: none is shown
	export    reports.ExportFunc  // nil: bundles cannot be written

	now    quarterState          // of the quarter, as it was read last
	asked  int                   // rises with every reading
	signed *submission.Signature // what was typed at the last signing here
}

// submissionPart is one of the things that the page can show.
type submissionPart interface {
	Scopes() []command.Scope
	State(*command.State)
	Update(tea.Msg) tea.Cmd
	Typing(tea.Msg) tea.Cmd
	Crumbs() []string
	Position() string
	Draw(w, h int) []string
	Cursor() (x, y int)
	AsBrowser() *browser.Browser
}

// New makes the page; bundles are written by export, where that is not nil.
func New(h host.Host, export reports.ExportFunc) *Page {
	p := &Page{host: h, export: export, quarter: calendar.QuarterOf(host.Today(h))}
	p.responses = responses.New(h, p.mayChange, p.ShowFindings)
	p.findings = findings.New(h, p)
	p.showQuarterInParts()
	return p
}

// showQuarterInParts has the parts of the page show its quarter.
func (p *Page) showQuarterInParts() {
	p.compared = nil
	p.responses.ShowQuarter(p.quarter)
	p.findings.Quarter = p.quarter
}

// Quarter is the quarter that the page is about.
func (p *Page) Quarter() calendar.Quarter {
	p.chooseQuarter()
	return p.quarter
}

// chooseQuarter begins with the quarter that is meant where nobody came here for a
// quarter of their own.
func (p *Page) chooseQuarter() {
	if p.chosen {
		return
	}
	p.chosen = true
	// Read at once: the list is of the quarter from its first drawing on.
	if quarter, err := submission.Meant(p.host.Context(), p.host.Workbook(), host.Today(p.host)); err == nil && quarter != p.quarter {
		p.quarter = quarter
		p.showQuarterInParts()
	}
}

// front is the part that is shown.
func (p *Page) front() submissionPart {
	switch {
	case p.findings.Shown:
		return p.findings
	case p.compared != nil:
		return p.compared
	}
	return p.responses
}

// Targets implements [host.Targeted].
func (p *Page) Targets() []any { return []any{p.front()} }

// Enter implements [host.Page].
func (p *Page) Enter() tea.Cmd {
	if p.entered {
		return nil
	}
	p.entered = true
	p.chooseQuarter()
	return p.Reload()
}

// Reload implements [host.Page].
func (p *Page) Reload() tea.Cmd {
	return tea.Batch(p.responses.Reload(), p.ReadQuarter())
}

// Update implements [host.Page].
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(quarterMsg); ok {
		if msg.page == p && msg.asked == p.asked {
			return p.applyQuarter(msg)
		}
		return nil
	}
	cmds := []tea.Cmd{p.responses.Update(msg), p.findings.Update(msg)}
	if p.compared != nil {
		cmds = append(cmds, p.compared.Update(msg))
	}
	return tea.Batch(cmds...)
}

// Typing implements [host.Page].
func (p *Page) Typing(msg tea.Msg) tea.Cmd { return p.front().Typing(msg) }

// Scopes implements [host.Page].
func (p *Page) Scopes() []command.Scope { return p.front().Scopes() }

// State implements [host.Page].
func (p *Page) State(s *command.State) {
	p.front().State(s)
	p.cycleState(s)
}

// Crumbs implements [host.Page].
func (p *Page) Crumbs() []string { return p.front().Crumbs() }

// Position implements [host.Page].
func (p *Page) Position() string { return p.front().Position() }

// Show shows the response to a national action in a quarter, or one of the views.
func (p *Page) Show(t host.Target) tea.Cmd {
	switch t.View {
	case host.Responses:
		p.findings.Shown, p.compared = false, nil
		return nil
	case host.FindingsPrivacy:
		p.findings.Only = findings.Identifying
		return p.findings.Show()
	case host.Findings:
		return p.findings.Show()
	}
	var cmd tea.Cmd
	if !t.Quarter.IsZero() {
		cmd = p.showQuarter(t.Quarter)
	}
	if t.ID == "" {
		return cmd
	}
	p.findings.Shown, p.compared = false, nil
	return tea.Batch(cmd, p.responses.Open(t.ID))
}

// showQuarter shows another quarter.
func (p *Page) showQuarter(q calendar.Quarter) tea.Cmd {
	if q.IsZero() {
		return nil
	}
	p.quarter, p.chosen, p.entered = q, true, true
	p.findings.Shown = false
	p.showQuarterInParts()
	return p.Reload()
}

// OpenResponse shows the response to a national action. The findings come back when
// it is left.
func (p *Page) OpenResponse(no string) tea.Cmd {
	p.findings.Shown = false
	return p.responses.OpenBehind(no)
}

// ShowFindings shows the findings again, as they were left.
func (p *Page) ShowFindings() tea.Cmd {
	p.findings.Shown = true
	return p.findings.Reload()
}

// toggleFindings shows the findings, or the responses again.
func (p *Page) toggleFindings() tea.Cmd {
	if p.findings.Shown {
		p.findings.Shown = false
		return nil
	}
	return p.findings.Show()
}

// Compare asks for two submissions, and shows what they differ in.
func (p *Page) Compare() tea.Cmd {
	return compare.Choose(p.host, p.quarter, func(c *compare.Comparison) tea.Cmd {
		p.compared = c
		return c.Reload()
	})
}

// mayChange tells whether the quarter can be changed, and shows why not.
func (p *Page) mayChange() bool {
	var s command.State
	p.cycleState(&s)
	ok, why := stage.Open(s)
	if !ok {
		p.host.Notify(theme.Notice, why)
	}
	return ok
}
