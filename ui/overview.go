package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/list"
	"kept/ui/theme"
)

// overviewRoom answers "what needs me now?" on one screen.
type overviewRoom struct {
	app    *App
	data   *overview
	err    error
	gen    int
	left   page // what needs somebody
	right  page // how it stands and what changed
	onLeft bool
	wide   bool
	opened bool

	partnership *browser // its own page, shown over the overview
	inside      bool     // that page is open
}

func newOverviewRoom(a *App) *overviewRoom {
	r := &overviewRoom{app: a, onLeft: true}
	r.left.empty, r.right.empty = "Reading...", ""
	r.partnership = newPlainBrowser(a, nil)
	r.partnership.focus, r.partnership.outside = onPage, true
	r.partnership.describe = func(ctx context.Context, row string) (*document, error) {
		return describe(ctx, a.book, &a.theme.Glyphs, store.ID(row))
	}
	return r
}

// overviewMsg is the overview as it was read.
type overviewMsg struct {
	gen  int
	data *overview
	err  error
}

func (r *overviewRoom) enter() tea.Cmd {
	if r.opened {
		return nil
	}
	r.opened = true
	return r.reload()
}

func (r *overviewRoom) reload() tea.Cmd {
	if r.inside {
		return tea.Batch(r.read(), r.partnership.readPage(true))
	}
	return r.read()
}

func (r *overviewRoom) read() tea.Cmd {
	r.gen++
	gen, ctx, book, today := r.gen, r.app.ctx, r.app.book, r.app.today()
	return func() tea.Msg {
		data, err := readOverview(ctx, book, today)
		return overviewMsg{gen: gen, data: data, err: err}
	}
}

func (r *overviewRoom) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case partnershipMsg:
		r.inside = true
		return r.partnership.openID(msg.id)
	case pageMsg:
		return r.partnership.takePage(msg)
	}
	m, ok := msg.(overviewMsg)
	if !ok || m.gen != r.gen {
		return nil
	}
	if r.err = m.err; m.err != nil {
		r.left.show(nil)
		r.left.empty = store.Sentence(m.err)
		return nil
	}
	r.data = m.data
	r.compose()
	return nil
}

// compose makes the pages of the overview: two where there is room for both.
func (r *overviewRoom) compose() {
	if r.data == nil {
		return
	}
	g := &r.app.theme.Glyphs
	left := &document{id: "overview"}
	if !r.wide && r.data.actions > 0 {
		r.data.describeQuarter(left)
	}
	r.data.describeNeeds(left)
	if r.wide {
		right := &document{id: "overview"}
		r.data.describeQuarter(right)
		r.data.describeStanding(right, g)
		r.right.show(right)
	} else {
		r.data.describeStanding(left, g)
		r.right.show(nil)
	}
	r.left.show(left)
}

func (o *overview) describeNeeds(d *document) {
	if o.actions == 0 {
		d.heading("An empty workbook")
		d.parts = append(d.parts,
			part{text: "Write the first action: go to Actions (2) and press n", stop: &stop{key: "first:action", run: "room.go-actions"}},
			part{text: "Say who takes part: go to Stakeholders (3)", stop: &stop{key: "first:stakeholder", run: "room.go-stakeholders"}},
			part{text: "See what the national plan asks: go to National plan (5)", stop: &stop{key: "first:national", run: "room.go-national"}})
		return
	}
	for _, n := range o.needs {
		if n.count == 0 {
			d.parts = append(d.parts, part{}, part{text: n.none, role: theme.Dim})
			continue
		}
		title := n.title + " (" + countOf(n.count) + ")"
		d.headingStop(title, &stop{key: "need:" + n.title, kind: store.Action, filter: n.where})
		for _, a := range n.some {
			d.parts = append(d.parts, needLine(n.title, a))
		}
		if n.count > len(n.some) {
			d.parts = append(d.parts, part{text: "and " + countOf(n.count-len(n.some)) + " more", role: theme.Dim, indent: 2,
				stop: &stop{key: "more:" + n.title, kind: store.Action, filter: n.where}})
		}
	}
}

func countOf(n int) string {
	if n >= countNeeds {
		return list.Thousands(countNeeds) + "+"
	}
	return list.Thousands(n)
}

func needLine(need string, a *store.Record) part {
	text := a.Name()
	var facts []string
	if s := a.When("due").Words; s != "" {
		facts = append(facts, "due "+s)
	}
	if s := a.Show("brag"); s != "" {
		facts = append(facts, s)
	}
	if len(facts) > 0 {
		text += " (" + strings.Join(facts, ", ") + ")"
	}
	return part{text: text, indent: 2, single: true, stop: &stop{key: "need:" + need + string(a.ID), kind: store.Action, open: a.ID}}
}

const barCells = 16 // the longest bar

// describeQuarter says how far the quarter's submission is, and how long there is.
func (o *overview) describeQuarter(d *document) {
	d.heading("Quarter " + o.quarter.String())
	days := int(o.quarter.To().Time().Sub(o.today.Time()).Hours()/24) + 1
	text := fmt.Sprintf("%d of 25 responses filled, %d begun; it ends on %s, in %d days", o.filled, o.responses-o.filled, o.quarter.To().Long(), days)
	if days == 1 {
		text = strings.Replace(text, "in 1 days", "today", 1)
	}
	d.parts = append(d.parts, part{text: text, indent: 2, stop: &stop{key: "quarter", run: "room.go-submission"}})
}

// describeStanding says how the actions spread, and what changed last.
func (o *overview) describeStanding(d *document, g *theme.Glyphs) {
	o.describeBars(d, g, "brag", "BRAG of "+list.Thousands(o.actions)+" actions", o.brag)
	o.describeBars(d, g, "status", "Status", o.status)
	d.heading("Last changes")
	if len(o.recent) == 0 {
		d.parts = append(d.parts, part{text: "None yet.", indent: 2, role: theme.Dim})
	}
	for _, b := range o.recent {
		when := shortDate(store.DateOf(b.At))
		d.parts = append(d.parts, part{text: cell.Clean(when + "  " + b.Who + ": " + batchWords(b)), indent: 2, single: true})
	}
}

// describeBars draws how the actions spread over the options of a field. Each
// line opens those actions.
func (o *overview) describeBars(d *document, g *theme.Glyphs, field, title string, counts map[string]int) {
	d.heading(title)
	f := store.KindNamed(store.Action).Field(field)
	most := 1
	for _, n := range counts {
		most = max(most, n)
	}
	line := func(code, name string, role theme.Role, where store.Filter) {
		n := counts[code]
		full := n * barCells / most
		if n > 0 && full == 0 {
			full = 1
		}
		text := cell.Fit(name, 12, g.Cut) + " " + cell.FitRight(list.Thousands(n), 6, "") + " " + strings.Repeat(g.Full, full)
		d.parts = append(d.parts, part{text: strings.TrimRight(text, " "), role: role, indent: 2, single: true,
			stop: &stop{key: field + ":" + code, kind: store.Action, filter: []store.Filter{where}}})
	}
	for _, option := range f.Options() {
		name, role := option.Title, theme.Text
		if field == "brag" {
			name, role = g.BRAG(option.Code)
		}
		line(option.Code, name, role, store.Filter{Field: field, Op: store.Is, Values: []string{option.Code}})
	}
	if counts[""] > 0 {
		line("", "not said", theme.Dim, store.Filter{Field: field, Op: store.Blank})
	}
}

func (r *overviewRoom) front() *page {
	if r.wide && !r.onLeft {
		return &r.right
	}
	return &r.left
}

func (r *overviewRoom) typing(tea.Msg) tea.Cmd { return nil }

func (r *overviewRoom) scopes() []command.Scope {
	if r.inside {
		return []command.Scope{inDoc, inBack, inDetail, rooms, everywhere, always, surely}
	}
	return []command.Scope{inDoc, inOverview, rooms, everywhere, always, surely}
}

func (r *overviewRoom) state(s *command.State) {
	if r.inside {
		r.partnership.state(s)
		return
	}
	s.Selected = r.front().stop() != nil
	s.HasDetail = r.wide
}

func (r *overviewRoom) crumbs() []string {
	if r.inside {
		return []string{"The partnership"}
	}
	return nil
}

func (r *overviewRoom) position() string {
	if r.inside {
		return r.partnership.page.position()
	}
	return r.front().position()
}

func (r *overviewRoom) do(id string) (tea.Cmd, bool) {
	if r.inside {
		if id == "doc.back" {
			r.inside = false
			return nil, true
		}
		return r.partnership.do(id)
	}
	switch id {
	case "overview.side":
		if r.wide {
			r.onLeft = !r.onLeft
		}
	case "overview.open":
		s := r.front().stop()
		switch {
		case s == nil:
		case s.open != "":
			return r.app.openRecord(s.kind, s.open), true
		case s.filter != nil:
			return r.app.openFiltered(s.kind, s.filter), true
		case s.run != "":
			return r.app.run(r.app.registry.Named(s.run)), true
		}
	case "overview.partnership":
		return r.app.openPartnership(), true
	default:
		return nil, r.front().do(id)
	}
	return nil, true
}

func (r *overviewRoom) draw(w, h int) []string {
	t := r.app.theme
	if r.inside {
		return r.partnership.page.draw(t, w, h, true)
	}
	if wide := w >= wideFrom; wide != r.wide {
		r.wide = wide
		r.compose()
	}
	if !r.wide {
		return r.left.draw(t, w, h, true)
	}
	half := w/2 - 1
	left, right := r.left.draw(t, half, h, r.onLeft), r.right.draw(t, w-half-3, h, !r.onLeft)
	between := " " + t.Render(theme.Border, t.Glyphs.Down) + " "
	for i := range left {
		left[i] = cell.Fit(left[i], half, "") + between + right[i]
	}
	return left
}

func (r *overviewRoom) cursor() (int, int) {
	if r.inside {
		return r.partnership.cursor()
	}
	p, x := r.front(), 0
	if p == &r.right {
		x = r.app.width/2 + 2
	}
	y := 0
	if p.at < len(p.spans) {
		y = p.spans[p.at][0] - p.top
	}
	return x, max(0, min(y, p.height-1))
}

// openPartnership opens the partnership's own page.
func (a *App) openPartnership() tea.Cmd {
	ctx, book := a.ctx, a.book
	return func() tea.Msg {
		r, err := book.Partnership(ctx)
		if err != nil {
			return failedMsg{fmt.Errorf("opening the partnership: %w", err)}
		}
		return partnershipMsg{r.ID}
	}
}

// partnershipMsg says which record the partnership is, in order to be shown.
type partnershipMsg struct{ id store.ID }
