package history

import (
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/browser"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/list"
	"kept/ui/theme"
)

// Page shows every change that was ever made, a batch a line, each
// opening to what it changed and to the records as they stood then.
type Page struct {
	*browser.Browser
	filter historyFilter
	seekTo string // the line of the changes to come back to
}

// New makes the page.
func New(a host.Host) *Page {
	r := &Page{Browser: browser.NewPlain(a, []list.Column{
		{Name: "when", Title: "When", Width: 17, Weight: 90},
		{Name: "who", Title: "Who", Width: whoUsual, Weight: 70},
		{Name: "what", Title: "What was done", Width: 34, Weight: 100},
		{Name: "changes", Title: "Changes", Width: 7, Weight: 40, Right: true},
	})}
	r.Browser.Source = r.source
	r.Browser.Describe = describeChange
	return r
}

// past is which record is shown as it stood; false when none is.
func (r *Page) past() (host.Past, bool) {
	if r.Focus != browser.OnPage {
		return host.Past{}, false
	}
	return host.ParsePast(r.Want)
}

// batch is the number of the batch at the cursor; 0 when there is none.
func (r *Page) batch() int64 {
	if p, ok := r.past(); ok {
		return p.Batch
	}
	no, err := strconv.ParseInt(r.Want, 10, 64)
	if err != nil {
		return 0
	}
	return no
}

// Scopes implements [host.Page].
func (r *Page) Scopes() []command.Scope {
	if _, past := r.past(); past && !r.Finding {
		return command.OnPages(browser.InPage, browser.InBack, inPast, browser.InLines)
	}
	return r.ScopesOf(
		[]command.Scope{browser.InList, browser.InRows, inHistory, inBatch},
		[]command.Scope{browser.InPage, browser.InBack, inChanges, inBatch, browser.InLines},
	)
}

// State implements [host.Page].
func (r *Page) State(s *command.State) {
	r.Browser.State(s)
	s.Filtered = s.Filtered || r.filter.isSet()
	if r.Focus == browser.OnPage {
		s.Selected = r.Page.Stop() != nil
	}
}

// openChanges goes from the list to what the batch at the cursor changed.
func (r *Page) openChanges() { r.Focus = browser.OnPage }

// openRecord opens the record of the line at the cursor, as it is now.
func (r *Page) openRecord() tea.Cmd {
	if s := r.Page.Stop(); s != nil && s.Open != "" {
		return host.OpenOwner(r.Host, s.Open)
	}
	return nil
}

// openPresent opens the record that is shown as it stood, as it is now.
func (r *Page) openPresent() tea.Cmd {
	if p, ok := r.past(); ok {
		return host.OpenOwner(r.Host, p.Record)
	}
	return nil
}

// ShowAll clears the filters of the history.
func (r *Page) ShowAll() tea.Cmd {
	if r.filter.isSet() {
		r.filter = historyFilter{}
		return r.Restart()
	}
	return r.Browser.ShowAll()
}

// LeavePage goes from a record as it stood back to the changes, and only from there
// to the list.
func (r *Page) LeavePage() tea.Cmd {
	if p, ok := r.past(); ok {
		r.seekTo = "record:" + string(p.Record)
		return r.OpenID(store.ID(strconv.FormatInt(p.Batch, 10)))
	}
	return r.Browser.LeavePage()
}

// Update implements [host.Page].
func (r *Page) Update(msg tea.Msg) tea.Cmd {
	cmd := r.Browser.Update(msg)
	if d := r.Page.Doc; r.seekTo != "" && d != nil && d.ID == r.Want {
		r.Page.Seek(r.seekTo)
		r.seekTo = ""
	}
	return cmd
}

// showPast shows the record of the line at the cursor whole, as it stood then.
func (r *Page) showPast() tea.Cmd {
	d := r.Page.Doc
	if d == nil || d.ID != r.Want {
		return nil
	}
	s := r.Page.Stop()
	if r.Focus == browser.OnList { // the first record of the batch
		s = nil
		for i := range d.Parts {
			if d.Parts[i].Stop != nil {
				s = d.Parts[i].Stop
				break
			}
		}
	}
	if s == nil || s.Open == "" {
		return nil
	}
	return r.OpenID(host.Past{Batch: r.batch(), Record: s.Open}.ID())
}

func (r *Page) stepEarlier() tea.Cmd { return r.stepPast(false) }
func (r *Page) stepLater() tea.Cmd   { return r.stepPast(true) }

// stepPast goes to the change of the same record before this one, or after it.
func (r *Page) stepPast(later bool) tea.Cmd {
	p, ok := r.past()
	if !ok {
		return nil
	}
	ctx, book := r.Host.Context(), r.Host.Workbook()
	return func() tea.Msg {
		top, err := book.LoadOwner(ctx, p.Record)
		if err != nil {
			return host.Failed{Err: err}
		}
		no, err := nextChange(ctx, book, top.ID, p.Batch, later)
		switch {
		case err != nil:
			return host.Failed{Err: err}
		case no == 0 && later:
			return r.notice("This is how it stands now.")
		case no == 0:
			return r.notice("Before this it was not there yet.")
		}
		return host.OnLoop(func() tea.Cmd { return r.OpenID(host.Past{Batch: no, Record: p.Record}.ID()) })
	}
}

// notice is a message that shows a sentence.
func (r *Page) notice(sentence string) tea.Msg {
	return host.OnLoop(func() tea.Cmd {
		r.Host.Notify(theme.Notice, sentence)
		return nil
	})
}

// nextChange is the number of the batch nearest to one that changed a record or
// what belongs to it; 0 when there is none.
func nextChange(ctx context.Context, w *store.Workbook, id store.ID, from int64, later bool) (int64, error) {
	q := store.HistoryQuery{Record: id, Limit: 1, Before: from}
	if later {
		q.Before, q.Limit = 0, 200
	}
	var nearest int64
	for {
		got, err := w.History(ctx, q)
		if err != nil {
			return 0, err
		}
		for _, b := range got {
			if !later {
				return b.No, nil
			}
			if b.No <= from {
				return nearest, nil
			}
			nearest, q.Before = b.No, b.No
		}
		if len(got) < q.Limit {
			return nearest, nil
		}
	}
}

// Crumbs implements [host.Page].
func (r *Page) Crumbs() []string {
	if _, past := r.past(); past && r.Page.Doc != nil {
		return []string{"As it stood", r.Page.Doc.Title}
	}
	return r.Browser.Crumbs()
}

const (
	whoUsual    = 16  // cells for the keeper's name
	whoWide     = 28  // in wide windows
	whoWideFrom = 160 // cells of such a window
)

// Draw draws what the history is filtered by over the rest.
func (r *Page) Draw(w, h int) []string {
	who := whoUsual
	if w >= whoWideFrom {
		who = whoWide
	}
	for i := range r.List.Columns {
		if c := &r.List.Columns[i]; c.Name == "who" && c.Width != who {
			c.Width = who
			r.List.ForgetLayout()
		}
	}
	if !r.showsFilter(w) {
		return r.Browser.Draw(w, h)
	}
	t := r.Host.Theme()
	line := ""
	for _, chip := range r.filter.chips() {
		line += " " + t.Render(theme.Chip, "["+cell.Clean(chip)+"]")
	}
	r.Host.Mouse().Button(0, 0, w, r.chooseFilter)
	defer r.Host.Mouse().Shift(0, 1)() // what is drawn below takes the mouse a line further down
	return append([]string{cell.Cut(line, w, t.Glyphs.Cut)}, r.Browser.Draw(w, h-1)...)
}

func (r *Page) showsFilter(w int) bool {
	return r.filter.isSet() && (r.Focus == browser.OnList || w >= host.WideFrom)
}

// Cursor implements [host.Page].
func (r *Page) Cursor() (int, int) {
	x, y := r.Browser.Cursor()
	if width, _ := r.Host.Size(); r.showsFilter(width) {
		y++
	}
	return x, y
}
