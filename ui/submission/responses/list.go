package responses

import (
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/coverage"
	"kept/store/national"
	"kept/store/submission"
	"kept/store/words"
	"kept/ui/browser"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/describe"
	"kept/ui/document"
	"kept/ui/host"
	"kept/ui/list"
	"kept/ui/submission/stage"
	"kept/ui/theme"
)

// List is the list of the responses of a quarter, one to each national action,
// with the page of the one at the cursor. They are filled here.
type List struct {
	*browser.Browser
	quarter  calendar.Quarter
	todo     bool            // only what is still to be done is shown
	selected map[string]bool // lines of the page that are to be copied into the response, by key
	marked   string          // the id of the page that these lines are on
	// mayChange tells whether the quarter can be changed, and shows why not.
	mayChange func() bool
	// behind is true while the page of a response is shown that was opened from the
	// findings, and showFindings goes back to them.
	behind       bool
	showFindings func() tea.Cmd
}

const noResponse = "No response is like that. Esc shows all of them again."

// New makes the list. Nothing can be changed while mayChange says so; showFindings shows what the check found.
func New(h host.Host, mayChange func() bool, showFindings func() tea.Cmd) *List {
	r := &List{Browser: browser.NewPlain(h, responseColumns()), mayChange: mayChange, showFindings: showFindings}
	r.selected = map[string]bool{}
	r.Opened = true
	r.List.Empty = noResponse
	r.Named = r.quarterNamed
	r.Browser.Source = r.source
	return r
}

// ShowQuarter ties reading to a quarter: it runs off the loop, when another may be
// shown already.
func (r *List) ShowQuarter(quarter calendar.Quarter) {
	r.quarter = quarter
	r.Browser.Describe = func(ctx context.Context, from browser.Reading, row string) (*document.Document, error) {
		return describeResponse(ctx, from, quarter, row)
	}
}

// Scopes are the scopes of the commands in reach.
func (r *List) Scopes() []command.Scope {
	return r.ScopesOf([]command.Scope{browser.InList, browser.InRows, inResponses, inAnswers, stage.InQuarter, stage.InSteps},
		[]command.Scope{browser.InPage, browser.InBack, browser.InDetail, browser.InSections, inAnswers, inResponse, stage.InQuarter,
			stage.InSteps})
}

// State adds what the commands of the responses look at.
func (r *List) State(s *command.State) {
	r.Browser.State(s)
	s.Filtered = s.Filtered || r.todo
	if p := r.Page.Stop(); r.Focus == browser.OnPage && p != nil {
		s.Takeable = p.Note != nil || len(r.selected) > 0
	}
}

// Update takes what was read for the list and the page.
func (r *List) Update(msg tea.Msg) tea.Cmd {
	cmd := r.Browser.Update(msg)
	if msg, ok := msg.(browser.PageRead); ok && msg.Of == r.Browser && len(r.selected) > 0 {
		r.markSelected()
	}
	return cmd
}

// Open shows a response; leaving it goes back to the list, or to where the keeper came from.
func (r *List) Open(no store.ID) tea.Cmd {
	r.behind = false
	return r.OpenID(no)
}

// OpenBehind shows a response; leaving it goes back to the findings.
func (r *List) OpenBehind(no string) tea.Cmd {
	if no == "" {
		return nil
	}
	r.behind = true
	return r.OpenID(store.ID(no))
}

func responseColumns() []list.Column {
	return []list.Column{
		{Name: "no", Title: "No", Width: 2, Weight: 90, Right: true},
		{Name: "title", Title: "National action", Width: 24, Weight: 100},
		{Name: "state", Title: "Response", Width: 15, Weight: 95},
		{Name: "assessment", Title: "Assessment", Width: describe.AssessmentWidth, Weight: 80},
		{Name: "before", Title: "Last quarter", Width: describe.AssessmentWidth, Weight: 50},
		{Name: "june", Title: "June 2021", Width: describe.AssessmentWidth, Weight: 40},
		{Name: "ours", Title: "Ours", Width: 4, Weight: 65, Right: true},
		{Name: "updates", Title: "Updates", Width: 7, Weight: 60, Right: true},
		{Name: "fundamentals", Title: "Fund.", Width: 6, Weight: 55},
	}
}

// quarterNamed is what the bar over the list says.
func (r *List) quarterNamed() string {
	if r.todo {
		return r.quarter.String() + ", still to do"
	}
	return r.quarter.String()
}

// knownOfQuarter is what the list of responses shows beside each: from the quarter
// before, and from our actions.
type knownOfQuarter struct {
	before  map[int]*store.Record
	actions map[string]int // ours, by number of national action
	updates map[string]int // of the quarter, by number of national action
}

func (r *List) source() (list.Source, list.Counter) {
	book, quarter, wanted, todo := r.Host.Workbook(), r.quarter, r.Words(), r.todo
	read := func(ctx context.Context, _ any, _ bool, _ int) (list.Batch, error) {
		responses, err := submission.Responses(ctx, book, quarter)
		if err != nil {
			return list.Batch{}, err
		}
		known, err := readKnown(ctx, book, quarter)
		if err != nil {
			return list.Batch{}, err
		}
		var batch list.Batch
		plan := national.Plan2124()
		for _, a := range plan.Actions() {
			if describe.NationalHolds(plan, a, wanted) && !(todo && submission.ProgressOf(responses[a.No]).IsComplete()) {
				batch.Rows = append(batch.Rows, known.row(a, responses[a.No]))
			}
		}
		return batch, nil
	}
	return read, nil
}

// readKnown reads what stands beside the responses in the list. Its cost follows
// what happened in the quarter.
func readKnown(ctx context.Context, w *store.Workbook, quarter calendar.Quarter) (*knownOfQuarter, error) {
	k := &knownOfQuarter{}
	var err error
	if k.before, err = submission.ResponsesBefore(ctx, w, quarter); err != nil {
		return nil, err
	}
	if k.actions, err = coverage.Mapped(ctx, w); err != nil {
		return nil, err
	}
	k.updates, err = submission.UpdatesOf(ctx, w, quarter)
	return k, err
}

func (k *knownOfQuarter) row(a national.Action, response *store.Record) list.Row {
	s, no := submission.ProgressOf(response), strconv.Itoa(a.No)
	state := list.Cell{Text: progressWords(s)}
	if same := len(submission.SameAsBefore(response, k.before[a.No])); same > 0 && s.State() == submission.FilledInWords {
		state.Text += ", " + strconv.Itoa(same) + " same" // as in the quarter before
	}
	switch {
	case s.IsComplete():
		state.Role = theme.Good
	case s.Filled == 0 || s.IsCarried():
		state.Role = theme.Notice
	}
	count := func(n int) list.Cell {
		if n == 0 {
			return list.Cell{Text: "-", Role: theme.Dim}
		}
		return list.Cell{Text: words.Thousands(n)}
	}
	return list.Row{ID: no, Data: a, Cells: []list.Cell{
		{Text: no}, {Text: a.Title}, state,
		{Text: shortAssessment(response)}, {Text: shortAssessment(k.before[a.No])}, {Text: describe.ShortAssessment(a.Assessment)},
		count(k.actions[no]), count(k.updates[no]), fundamentalsCell(response)}}
}

// shortAssessment is a response's assessment in the width of a column.
func shortAssessment(r *store.Record) string {
	if r == nil {
		return ""
	}
	if code := r.Get("assessment"); code != "" {
		return describe.ShortAssessment(national.Assessment(code))
	}
	if r.Get("assessment_answer") == store.NotApplicable {
		return "Does not apply"
	}
	return cell.Clean(r.Show("assessment_answer"))
}

// fundamentalsCell says of how many of the five fundamentals a response says
// something.
func fundamentalsCell(r *store.Record) list.Cell {
	all, n := len(national.Plan2124().Fundamentals()), 0
	if r != nil {
		n = len(r.Values("fundamentals"))
	}
	c := list.Cell{Text: strconv.Itoa(n) + " of " + strconv.Itoa(all)}
	if n == 0 {
		c.Role = theme.Dim
	}
	return c
}
