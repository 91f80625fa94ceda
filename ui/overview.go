package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/theme"
)

// overviewRoom answers "what needs me now?" on one screen: in one pane, two or
// three, as there is room.
type overviewRoom struct {
	app    *App
	data   *overview
	err    error
	gen    int
	panes  [3]page
	shown  int // how many panes there are
	at     int // the pane with the cursor
	tall   bool
	open   map[string]bool // questions opened to their first answers, where there is room for one line each
	opened bool

	partnership *browser // its own page, shown over the overview
	inside      bool     // that page is open
}

func newOverviewRoom(a *App) *overviewRoom {
	r := &overviewRoom{app: a, shown: 1, open: map[string]bool{}}
	r.panes[0].empty = "Reading..."
	r.partnership = newPlainBrowser(a, nil)
	r.partnership.focus, r.partnership.outside = onPage, true
	r.partnership.describe = func(ctx context.Context, row string) (*document, error) {
		return describe(ctx, a.book, &a.theme.Glyphs, store.ID(row))
	}
	return r
}

// overviewMsg is the overview as it was read; whole when nothing is left behind.
type overviewMsg struct {
	gen   int
	data  *overview
	whole bool
	err   error
}

func (r *overviewRoom) Enter() tea.Cmd {
	if r.opened {
		return nil
	}
	r.opened = true
	return r.Reload()
}

func (r *overviewRoom) Reload() tea.Cmd {
	if r.inside {
		return tea.Batch(r.read(), r.partnership.readPage(true))
	}
	return r.read()
}

func (r *overviewRoom) read() tea.Cmd {
	r.gen++
	gen, ctx, book, today, since := r.gen, r.app.ctx, r.app.book, r.app.today(), r.app.lastHere
	return func() tea.Msg {
		data, err := readOverview(ctx, book, today, since, false)
		return overviewMsg{gen: gen, data: data, err: err}
	}
}

// readRest reads what the first screen did not wait for, into a copy: what is
// drawn meanwhile stays as it is.
func (r *overviewRoom) readRest() tea.Cmd {
	gen, ctx, book := r.gen, r.app.ctx, r.app.book
	data := *r.data
	data.needs = append([]need(nil), r.data.needs...)
	data.recent = append([]recent(nil), r.data.recent...)
	return func() tea.Msg {
		err := data.readNeeds(ctx, book, true)
		if err == nil {
			err = data.readPlaces(ctx, book)
		}
		return overviewMsg{gen: gen, data: &data, whole: true, err: err}
	}
}

func (r *overviewRoom) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case partnershipMsg:
		r.inside = true
		return r.partnership.openID(msg.id)
	case pageMsg:
		return r.partnership.takePage(msg)
	case loadedMsg:
		if msg.room == r.partnership {
			return r.partnership.editLoaded(msg.rec, msg.focus)
		}
		return nil
	}
	m, ok := msg.(overviewMsg)
	if !ok || m.gen != r.gen {
		return nil
	}
	if r.err = m.err; m.err != nil {
		for i := range r.panes {
			r.panes[i].show(nil)
		}
		r.panes[0].empty = store.Sentence(m.err)
		return nil
	}
	if !m.whole && r.data != nil { // what is on its way again stands as it was until it comes
		for i := range m.data.needs {
			n := &m.data.needs[i]
			for _, old := range r.data.needs {
				if old.key == n.key && !n.read {
					n.count, n.some, n.read = old.count, old.some, old.read
				}
			}
		}
	}
	r.data = m.data
	if p := m.data.partnership; p != nil && r.app.name == "" {
		r.app.name = cell.Clean(p.Get("name"))
	}
	r.compose()
	if !m.whole {
		return r.readRest()
	}
	return nil
}

// compose makes the panes of the overview.
func (r *overviewRoom) compose() {
	if r.data == nil {
		return
	}
	o, g := r.data, &r.app.theme.Glyphs
	var docs [3]*document
	for i := range docs[:r.shown] {
		docs[i] = &document{id: "overview"}
	}
	o.describeSteps(docs[0])
	if o.actions > 0 {
		o.describeNeeds(docs[0], r.tall, r.open, r.app.today())
	}
	side := docs[r.shown-1]
	o.describeQuarter(side, g, r.shown == 1)
	o.describeRecent(side, r.app.opt.Now(), r.shown)
	o.describeSpreads(docs[min(1, r.shown-1)], g, r.shown == 1 && !r.app.opt.ScreenReader, r.open)
	for i := range r.panes {
		r.panes[i].show(docs[i])
		if docs[i] == nil {
			r.panes[i].empty = ""
		}
	}
	r.at = min(r.at, r.shown-1)
}

func (r *overviewRoom) front() *page {
	return &r.panes[r.at]
}

func (r *overviewRoom) Typing(tea.Msg) tea.Cmd { return nil }

func (r *overviewRoom) Scopes() []command.Scope {
	if r.inside {
		return []command.Scope{inDoc, inBack, inDetail, inSections, rooms, everywhere, always, surely}
	}
	return []command.Scope{inDoc, inOverview, rooms, everywhere, always, surely}
}

func (r *overviewRoom) State(s *command.State) {
	if r.inside {
		r.partnership.State(s)
		return
	}
	s.Selected = r.front().stop() != nil
	s.HasDetail = r.shown > 1
}

func (r *overviewRoom) Crumbs() []string {
	if r.inside {
		return []string{"The partnership"}
	}
	return nil
}

func (r *overviewRoom) Position() string {
	if r.inside {
		return r.partnership.page.Position()
	}
	return r.front().Position()
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
		r.at = (r.at + 1) % r.shown
	case "overview.unfold":
		return nil, r.unfold()
	case "overview.open":
		return r.enterStop(), true
	case "overview.partnership":
		return r.app.openPartnership(), true
	default:
		return nil, r.front().do(id)
	}
	return nil, true
}

// enterStop opens what the line at the cursor speaks of.
func (r *overviewRoom) enterStop() tea.Cmd {
	s := r.front().stop()
	switch {
	case s == nil:
		return nil
	case s.open != "":
		return r.app.openRecord(s.kind, s.open)
	case s.add != "":
		return r.app.firstAction()
	case s.filter != nil:
		for _, f := range s.filter {
			if f.Field == "priorities" && len(f.Values) == 1 {
				r.app.rooms[roomOf(store.Action)].(*browser).known[f.Values[0]] = r.data.titleOf(f)
			}
		}
		return r.app.openFiltered(s.kind, s.filter)
	case s.run != "":
		if c := r.app.registry.Named(s.run); c != nil {
			return r.app.run(c)
		}
	}
	return nil
}

// unfold opens a question to its first answers, or closes it again.
func (r *overviewRoom) unfold() bool {
	s := r.front().stop()
	if s == nil || s.fold == "" {
		return true
	}
	r.open[s.fold] = !r.open[s.fold]
	r.compose()
	return true
}

const (
	threePanesFrom = 160 // cells
	tallFrom       = 32  // lines: from so many on every question shows its first answers
)

func (r *overviewRoom) Draw(w, h int) []string {
	t := r.app.theme
	if r.inside {
		lines := r.partnership.page.Draw(t, w, h, true)
		r.app.targetPage(&r.partnership.page, 0, w, h, func() {}, func() tea.Cmd { return r.app.pressed("enter", 1) })
		return lines
	}
	shown := 1
	switch {
	case w >= threePanesFrom:
		shown = 3
	case w >= wideFrom:
		shown = 2
	}
	if tall := h >= tallFrom && shown > 1; shown != r.shown || tall != r.tall {
		r.shown, r.tall = shown, tall
		r.compose()
	}
	lines := make([]string, h)
	between := " " + t.Render(theme.Border, t.Glyphs.Down) + " "
	for i := range r.shown {
		from, width := r.pane(i, w)
		drawn := r.panes[i].Draw(t, width, h, i == r.at)
		r.app.targetPage(&r.panes[i], from, width, h, func() { r.at = i }, func() tea.Cmd { return r.app.pressed("enter", 1) })
		for k := range lines {
			if i > 0 {
				lines[k] = cell.Fit(lines[k], from-3, "") + between
			}
			lines[k] += drawn[k]
		}
	}
	return lines
}

// pane is where a pane begins, and how wide it is.
func (r *overviewRoom) pane(i, w int) (from, width int) {
	each := (w - 3*(r.shown-1)) / r.shown
	from = i * (each + 3)
	if i == r.shown-1 {
		return from, w - from
	}
	return from, each
}

func (r *overviewRoom) Cursor() (int, int) {
	if r.inside {
		return r.partnership.Cursor()
	}
	p := r.front()
	x, _ := r.pane(r.at, r.app.width)
	y := 0
	if p.at < len(p.spans) {
		y = p.spans[p.at][0] - p.top
	}
	return x, max(0, min(y, p.height-1))
}

// firstAction goes to the actions and opens an empty form.
func (a *App) firstAction() tea.Cmd {
	to := roomOf(store.Action)
	cmd := a.show(to)
	b := a.rooms[to].(*browser)
	if a.opt.ReadOnly {
		return cmd
	}
	return tea.Batch(cmd, b.newRecord())
}

// arrive notes that the keeper is here now, so that the next time it is known
// after a crash too.
func (a *App) arrive() tea.Cmd {
	if a.shelf == nil {
		return nil
	}
	return func() tea.Msg { a.noteVisit(); return nil }
}

// noteVisit writes down that the keeper was here until now. Not knowing it costs
// the keeper nothing but a longer list of changes, so a failure is not told.
func (a *App) noteVisit() { _ = a.shelf.NoteHere(a.book.Keeper(), a.opt.Now()) }

// openPartnership opens the partnership's own page.
func (a *App) openPartnership() tea.Cmd {
	ctx, book := a.ctx, a.book
	return a.awaited(func() tea.Msg {
		r, err := book.Partnership(ctx)
		if err != nil {
			return failedMsg{fmt.Errorf("opening the partnership: %w", err)}
		}
		return partnershipMsg{r.ID}
	})
}

// partnershipMsg says which record the partnership is, in order to be shown.
type partnershipMsg struct{ id store.ID }
