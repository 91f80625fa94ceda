package overview

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/browser"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/document"
	"kept/ui/host"
	"kept/ui/theme"
)

// Page answers "what needs me now?" on one screen: in one pane, two or
// three, as the window allows.
type Page struct {
	host     host.Host
	since    time.Time // when the keeper was here before; zero when never
	data     *overview
	err      error
	gen      int
	panes    [3]document.View
	shown    int // how many panes there are
	at       int // the pane with the cursor
	tall     bool
	expanded map[string]bool // questions opened to their first answers, where there is space for one line each
	opened   bool

	partnership *browser.Browser // its own page, shown over the overview
	inside      bool             // that page is open
}

// New makes the page.
func New(a host.Host, since time.Time) *Page {
	r := &Page{host: a, since: since, shown: 1, expanded: map[string]bool{}}
	r.panes[0].Empty = "Reading..."
	r.partnership = browser.NewPlain(a, nil)
	r.partnership.Focus, r.partnership.Outside = browser.OnPage, true
	r.partnership.Describe = browser.DescribeRecord
	return r
}

// Enter implements [host.Page].
func (r *Page) Enter() tea.Cmd {
	if r.opened {
		return nil
	}
	r.opened = true
	return r.Reload()
}

// Reload implements [host.Page].
func (r *Page) Reload() tea.Cmd {
	if r.inside {
		return tea.Batch(r.read(), r.partnership.ReadPage(true))
	}
	return r.read()
}

func (r *Page) read() tea.Cmd {
	r.gen++
	gen, ctx, book, today, since := r.gen, r.host.Context(), r.host.Workbook(), host.Today(r.host), r.since
	return func() tea.Msg {
		data, err := readOverview(ctx, book, today, since, false)
		return host.OnLoop(func() tea.Cmd { return r.setData(gen, data, false, err) })
	}
}

// readRest reads what the first screen did not wait for into a copy, because the data
// is being drawn at the same time.
func (r *Page) readRest() tea.Cmd {
	gen, ctx, book := r.gen, r.host.Context(), r.host.Workbook()
	data := *r.data
	data.needs = append([]need(nil), r.data.needs...)
	data.recent = append([]recent(nil), r.data.recent...)
	return func() tea.Msg {
		err := data.readNeeds(ctx, book, true)
		if err == nil {
			err = data.readPlaces(ctx, book)
		}
		return host.OnLoop(func() tea.Cmd { return r.setData(gen, &data, true, err) })
	}
}

// Update receives what was read for the partnership's page.
func (r *Page) Update(msg tea.Msg) tea.Cmd { return r.partnership.Update(msg) }

// setData shows what was read, unless it is being read again; whole when nothing of it
// is left to be read.
func (r *Page) setData(gen int, data *overview, whole bool, err error) tea.Cmd {
	if gen != r.gen {
		return nil
	}
	if r.err = err; err != nil {
		for i := range r.panes {
			r.panes[i].Show(nil)
		}
		r.panes[0].Empty = store.Sentence(err)
		return nil
	}
	if !whole && r.data != nil { // what is being read again is shown as it was until then
		data.keepAnswers(r.data)
	}
	r.data = data
	r.compose()
	if !whole {
		return r.readRest()
	}
	return nil
}

// compose makes the panes of the overview.
func (r *Page) compose() {
	if r.data == nil {
		return
	}
	o, g := r.data, &r.host.Theme().Glyphs
	var docs [3]*document.Document
	for i := range docs[:r.shown] {
		docs[i] = &document.Document{ID: "overview"}
	}
	o.describeSteps(docs[0])
	if o.actions > 0 {
		o.describeNeeds(docs[0], r.tall, r.expanded, host.Today(r.host))
	}
	side := docs[r.shown-1]
	o.describeQuarter(side, g, r.shown == 1)
	o.describeRecent(side, r.host.Now(), r.shown)
	o.describeSpreads(docs[min(1, r.shown-1)], g, r.shown == 1 && !r.host.Mode().ScreenReader, r.expanded)
	for i := range r.panes {
		r.panes[i].Show(docs[i])
		if docs[i] == nil {
			r.panes[i].Empty = ""
		}
	}
	r.at = min(r.at, r.shown-1)
}

func (r *Page) front() *document.View {
	return &r.panes[r.at]
}

// Typing implements [host.Page].
func (r *Page) Typing(tea.Msg) tea.Cmd { return nil }

// Scopes implements [host.Page].
func (r *Page) Scopes() []command.Scope {
	if r.inside {
		return command.OnPages(browser.InPage, browser.InBack, browser.InDetail, browser.InSections)
	}
	return command.OnPages(browser.InPage, inOverview)
}

// State implements [host.Page].
func (r *Page) State(s *command.State) {
	if r.inside {
		r.partnership.State(s)
		return
	}
	s.Selected = r.front().Stop() != nil
	s.HasDetail = r.shown > 1
}

// Crumbs implements [host.Page].
func (r *Page) Crumbs() []string {
	if r.inside {
		return []string{"The partnership"}
	}
	return nil
}

// Position implements [host.Page].
func (r *Page) Position() string {
	if r.inside {
		return r.partnership.Page.Position()
	}
	return r.front().Position()
}

// Targets are the page of the partnership while it is open: commands run on it, and not on
// the overview behind it.
func (r *Page) Targets() []any {
	if r.inside {
		return []any{&partnershipPage{r.partnership, r}}
	}
	return nil
}

// DocPage is the page that the keys move on.
func (r *Page) DocPage() *document.View { return r.front() }

// nextPane goes to the next pane.
func (r *Page) nextPane() { r.at = (r.at + 1) % r.shown }

// open opens what the line at the cursor speaks of.
func (r *Page) open() tea.Cmd {
	s := r.front().Stop()
	switch {
	case s == nil:
		return nil
	case s.Open != "":
		return r.host.Go(host.Target{Page: host.PageOf(s.Kind), ID: s.Open})
	case s.Add != "":
		return r.host.Go(host.Target{Page: host.Actions, New: true})
	case s.Filter != nil:
		names := map[string]string{}
		for _, f := range s.Filter {
			if f.Field == "priorities" && len(f.Values) == 1 {
				names[f.Values[0]] = r.data.titleOf(f)
			}
		}
		return r.host.Go(host.Target{Page: host.PageOf(s.Kind), Filters: s.Filter, Names: names})
	case s.Run != "":
		return r.host.Run(s.Run)
	}
	return nil
}

// toggleFirst opens a question to its first answers, or closes it again.
func (r *Page) toggleFirst() {
	s := r.front().Stop()
	if s == nil || s.Question == "" {
		return
	}
	r.expanded[s.Question] = !r.expanded[s.Question]
	r.compose()
}

const (
	threePanesFrom = 160 // cells
	tallFrom       = 32  // lines: from so many on every question shows its first answers
)

// Draw implements [host.Page].
func (r *Page) Draw(w, h int) []string {
	t := r.host.Theme()
	if r.inside {
		lines := r.partnership.Page.Draw(t, w, h, true)
		r.partnership.Page.AddTo(r.host.Mouse(), 0, w, h, func() {}, func() tea.Cmd { return r.host.Press("enter", 1) })
		return lines
	}
	shown := 1
	switch {
	case w >= threePanesFrom:
		shown = 3
	case w >= host.WideFrom:
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
		r.panes[i].AddTo(r.host.Mouse(), from, width, h, func() { r.at = i }, func() tea.Cmd { return r.host.Press("enter", 1) })
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
func (r *Page) pane(i, w int) (from, width int) {
	each := (w - 3*(r.shown-1)) / r.shown
	from = i * (each + 3)
	if i == r.shown-1 {
		return from, w - from
	}
	return from, each
}

// Cursor implements [host.Page].
func (r *Page) Cursor() (int, int) {
	if r.inside {
		return r.partnership.Cursor()
	}
	p := r.front()
	width, _ := r.host.Size()
	x, _ := r.pane(r.at, width)
	_, y := p.Cursor()
	return x, y
}

// partnershipPage is the partnership's own page, shown over the overview.
type partnershipPage struct {
	*browser.Browser
	overview *Page
}

// LeavePage goes back to the overview.
func (p *partnershipPage) LeavePage() tea.Cmd {
	p.overview.inside = false
	return nil
}

// openPartnership opens the partnership's own page.
func (r *Page) openPartnership() tea.Cmd {
	ctx, book := r.host.Context(), r.host.Workbook()
	return r.host.Await(func() tea.Msg {
		p, err := book.Partnership(ctx)
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening the partnership: %w", err)}
		}
		return host.OnLoop(func() tea.Cmd {
			r.inside = true
			return r.partnership.OpenID(p.ID)
		})
	})
}

// PartnershipName is the partnership's name as the overview read it; "" before that.
func (r *Page) PartnershipName() string {
	if r.data == nil || r.data.partnership == nil {
		return ""
	}
	return cell.Clean(r.data.partnership.Get("name"))
}

// QuietDays is after how many days without an update an action counts as quiet, as far as
// the overview read it.
func (r *Page) QuietDays() int {
	if r.data == nil {
		return store.DefaultQuietDays
	}
	return r.data.quiet
}

// Show opens the partnership's own page.
func (r *Page) Show(host.Target) tea.Cmd { return r.openPartnership() }
