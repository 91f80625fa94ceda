package ui

import (
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/list"
	"kept/ui/theme"
)

// historyRoom shows every change that was ever made, a batch a line, each
// opening to what it changed and to the records as they stood then.
type historyRoom struct {
	*browser
	only   narrowing
	seekTo string // the line of the changes to come back to
}

func newHistoryRoom(a host.Host) *historyRoom {
	r := &historyRoom{browser: newPlainBrowser(a, []list.Column{
		{Name: "when", Title: "When", Width: 17, Weight: 90},
		{Name: "who", Title: "Who", Width: whoUsual, Weight: 70},
		{Name: "what", Title: "What was done", Width: 34, Weight: 100},
		{Name: "changes", Title: "Changes", Width: 7, Weight: 40, Right: true},
	})}
	r.browser.source = r.source
	r.browser.describe = r.describe
	return r
}

// past is the record as it stood that is shown, if one is.
func (r *historyRoom) past() (host.Past, bool) {
	if r.focus != onPage {
		return host.Past{}, false
	}
	return host.ParsePast(r.want)
}

// batch is the number of the batch at the cursor; 0 when there is none.
func (r *historyRoom) batch() int64 {
	if p, ok := r.past(); ok {
		return p.Batch
	}
	no, err := strconv.ParseInt(r.want, 10, 64)
	if err != nil {
		return 0
	}
	return no
}

func (r *historyRoom) Scopes() []command.Scope {
	_, past := r.past()
	switch {
	case r.finding:
		return []command.Scope{inFind, command.Everywhere, command.AnyTime}
	case past:
		return []command.Scope{inDoc, inBack, inPast, inLines, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime}
	case r.focus == onPage:
		return []command.Scope{inDoc, inBack, inChanges, inBatch, inLines, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime}
	}
	return []command.Scope{inList, inRows, inHistory, inBatch, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime}
}

func (r *historyRoom) State(s *command.State) {
	r.browser.State(s)
	s.Filtered = s.Filtered || r.only.on()
	if r.focus == onPage {
		s.Selected = r.page.Stop() != nil
	}
}

func (r *historyRoom) Do(id string) (tea.Cmd, bool) {
	switch id {
	case "history.open":
		r.focus = onPage
	case "history.record":
		if s := r.page.Stop(); s != nil && s.Open != "" {
			return openWhole(r.host, s.Open), true
		}
	case "history.past":
		return r.showPast(), true
	case "history.earlier", "history.later":
		return r.stepPast(id == "history.later"), true
	case "history.now":
		if p, ok := r.past(); ok {
			return openWhole(r.host, p.Record), true
		}
	case "history.undo-to":
		return r.askUndoTo(), true
	case "history.narrow":
		return r.chooseNarrowing(), true
	case "list.clear":
		if r.only.on() {
			r.only = narrowing{}
			return r.restart(), true
		}
		return r.browser.runLegacy(id)
	case "doc.back":
		if p, ok := r.past(); ok { // back to the changes, and only then to the list
			r.seekTo = "record:" + string(p.Record)
			return r.openID(store.ID(strconv.FormatInt(p.Batch, 10))), true
		}
		return r.browser.runLegacy(id)
	default:
		return r.browser.runLegacy(id)
	}
	return nil, true
}

func (r *historyRoom) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case undoToMsg:
		r.offerUndoTo(msg)
		return nil
	case steppedMsg:
		if msg.room != r {
			return nil
		}
		if msg.said != "" {
			r.host.Notify(theme.Notice, msg.said)
			return nil
		}
		return r.openID(msg.to.ID())
	}
	cmd := r.browser.Update(msg)
	if d := r.page.Doc; r.seekTo != "" && d != nil && d.Id == r.want {
		r.page.Seek(r.seekTo)
		r.seekTo = ""
	}
	return cmd
}

// showPast shows the record of the line at the cursor whole, as it stood then.
func (r *historyRoom) showPast() tea.Cmd {
	d := r.page.Doc
	if d == nil || d.Id != r.want {
		return nil
	}
	s := r.page.Stop()
	if r.focus == onList { // the first record of the batch
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
	return r.openID(host.Past{Batch: r.batch(), Record: s.Open}.ID())
}

// steppedMsg is the batch before or after that changed a record.
type steppedMsg struct {
	room *historyRoom
	to   host.Past
	said string
}

// stepPast goes to the change of the same record before this one, or after it.
func (r *historyRoom) stepPast(later bool) tea.Cmd {
	p, ok := r.past()
	if !ok {
		return nil
	}
	ctx, book := r.host.Context(), r.host.Workbook()
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
			return steppedMsg{room: r, said: "This is how it stands now."}
		case no == 0:
			return steppedMsg{room: r, said: "Before this it was not there yet."}
		}
		return steppedMsg{room: r, to: host.Past{Batch: no, Record: p.Record}}
	}
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

func (r *historyRoom) Crumbs() []string {
	if _, past := r.past(); past && r.page.Doc != nil {
		return []string{"As it stood", r.page.Doc.Title}
	}
	return r.browser.Crumbs()
}

const (
	whoUsual = 16 // cells for the keeper's name
	whoWide  = 28 // where there are three panes' worth of room
)

// Draw draws what the history is narrowed to over the rest.
func (r *historyRoom) Draw(w, h int) []string {
	who := whoUsual
	if w >= threePanesFrom {
		who = whoWide
	}
	for i := range r.list.Columns {
		if c := &r.list.Columns[i]; c.Name == "who" && c.Width != who {
			c.Width = who
			r.list.Arrange()
		}
	}
	if !r.narrowedLine(w) {
		return r.browser.Draw(w, h)
	}
	t := r.host.Theme()
	line := ""
	for _, chip := range r.only.chips() {
		line += " " + t.Render(theme.Chip, "["+cell.Clean(chip)+"]")
	}
	r.host.Mouse().Button(0, 0, w, r.chooseNarrowing)
	defer r.host.Mouse().Shift(0, 1)() // what is drawn below takes the mouse a line further down
	return append([]string{cell.Cut(line, w, t.Glyphs.Cut)}, r.browser.Draw(w, h-1)...)
}

func (r *historyRoom) narrowedLine(w int) bool {
	return r.only.on() && (r.focus == onList || w >= wideFrom)
}

func (r *historyRoom) Cursor() (int, int) {
	x, y := r.browser.Cursor()
	if width, _ := r.host.Size(); r.narrowedLine(width) {
		y++
	}
	return x, y
}
