package browser

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/command"
	"kept/ui/document"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/list"
)

// Focus is the pane that keys go to.
type Focus int

// The panes.
const (
	OnList Focus = iota
	OnPage
)

// Browser is a page with a list of records and the page of the one at the
// cursor. The pages of the national plan and of the submission build on it.
type Browser struct {
	Host   host.Host
	Kind   *store.Kind // nil where the rows are no records
	List   *list.Model
	Page   document.View
	Focus  Focus
	Opened bool // it has been read

	Finding    bool
	Find       form.Line
	findNo     int             // rises with every letter
	cancelFind func()          // ends what is still being read for the letter before
	findCtx    context.Context // ends with that; nil: nothing was looked for yet
	Ranked     bool            // the best hits come first
	ordered    bool            // or what is found comes in the order of the list, because the keeper asked for it
	selectedAt int64           // the workbook's version when the first row was ticked; 0: none is
	onChips    bool            // the keys go to the filters
	chipAt     int
	findX      int
	Filters    []store.Filter
	known      map[string]string // what the records are called that it is filtered by
	Sort       string
	Desc       bool
	columns    []list.Column
	group      string          // the field the list is grouped by; "" for none
	closed     map[string]bool // the groups that are closed, by value

	Want     string // the id of the page that is wanted
	reading  bool   // a page is being read
	gen      int
	Outside  bool          // the page shown is not the one at the cursor of the list
	wide     bool          // both panes were drawn
	third    bool          // there is space for three
	sidePage document.View // what stands in the third

	// What the pages do in their own way.
	Source   func() (list.Source, list.Counter)
	Describe func(ctx context.Context, from Reading, row string) (*document.Document, error)
	Named    func() string // what the page is narrowed to, for the bar
}

// New makes the list of the records of a kind, shown as the keeper had it.
func New(a host.Host, kind string) *Browser {
	k := store.KindNamed(kind)
	b := NewPlain(a, columnsOf(k))
	b.Kind = k
	b.Sort = cmp.Or(k.FirstSort(), k.NameField)
	b.applyListSettings()
	b.Source = func() (list.Source, list.Counter) {
		q := b.query()
		if f := b.grouping(); f != nil {
			s := &grouped{book: a.Workbook(), query: q, kind: k, field: f, closed: b.closed, columns: b.columns, glyphs: &a.Theme().Glyphs}
			return s.read, nil
		}
		if q.Find != "" && !q.Ranked && q.Sort == "" { // counting would hold up the first hits
			return firstHits(a.Workbook(), q, b.columns, &a.Theme().Glyphs), nil
		}
		return recordSource(a.Workbook(), q, b.columns, &a.Theme().Glyphs), recordCounter(a.Workbook(), q)
	}
	b.Describe = DescribeRecord
	return b
}

// NewPlain makes a list whose rows its page gives it, by Source and Describe.
func NewPlain(a host.Host, columns []list.Column) *Browser {
	b := &Browser{Host: a, List: list.New(columns), columns: columns, known: map[string]string{}}
	b.Page.Empty = "Nothing is chosen."
	return b
}

// applyListSettings shows the list as the keeper had it.
func (b *Browser) applyListSettings() {
	l := b.listSettings()
	if f := b.Kind.Field(l.Sort); f != nil && f.Sort {
		b.Sort, b.Desc = l.Sort, l.Falling
	}
	if f := b.Kind.Field(l.Group); f != nil && slices.Contains(groupFields(b.Kind), f) {
		b.group = l.Group
	}
	if len(l.Columns) > 0 {
		b.columns = columnsChosen(b.Kind, l.Columns)
		b.List.Columns = b.columns
	}
}

// Words are what is looked for.
func (b *Browser) Words() string { return strings.TrimSpace(b.Find.Text()) }

func (b *Browser) query() store.Query {
	q := store.Query{Kind: b.Kind.Name, Where: b.Filters, Sort: b.Sort, Desc: b.Desc}
	if words := b.Words(); words != "" {
		if q.Find = words; !b.ordered {
			q.Ranked, q.Sort, q.Desc = b.Ranked, "", false
		}
	}
	return q
}

// Enter reads the list and its page when they are shown for the first time.
func (b *Browser) Enter() tea.Cmd {
	if b.Opened {
		return nil
	}
	b.Opened = true
	return b.Reload()
}

// Reload reads the list and its page again, at the same row.
func (b *Browser) Reload() tea.Cmd {
	b.prepare()
	source, count := b.Source()
	return tea.Batch(b.List.Load(b.Host.Context(), source, count), b.ReadPage(true))
}

// Restart reads the list again from its first row, because something else is
// looked for.
func (b *Browser) Restart() tea.Cmd { return b.restartFor(b.Host.Context()) }

func (b *Browser) restartFor(ctx context.Context) tea.Cmd {
	b.prepare()
	b.Outside = false
	source, count := b.Source()
	return b.List.Restart(ctx, source, count)
}

func (b *Browser) prepare() {
	b.List.Sorted, b.List.Falling = b.Sort, b.Desc
	b.List.Hits = b.hitWords()
	b.Page.Highlight(b.List.Hits)
	if b.Kind == nil {
		return
	}
	b.ordered = b.ordered && b.Words() != ""
	switch {
	case b.Words() != "":
		if !b.ordered {
			b.List.Sorted = ""
		}
		b.List.Empty = "Nothing was found. Esc shows everything again."
	case len(b.Filters) > 0:
		b.List.Empty = "No " + strings.ToLower(b.Kind.Title) + " is like that. Esc shows all of them again."
	default:
		b.List.Empty = "There is no " + strings.ToLower(b.Kind.Title) + " yet. Press n to write the first one."
	}
}

// loopMsg is what is to be done on the loop when something was read off it. It goes to the
// browser that asked for it, while its page is held.
type loopMsg struct {
	of *Browser
	do func() tea.Cmd
}

// Update takes what was read.
func (b *Browser) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(PageRead); ok {
		return b.applyPage(msg)
	}
	if msg, ok := msg.(loopMsg); ok {
		if msg.of != b {
			return nil
		}
		return msg.do()
	}
	ctx := b.Host.Context()
	if b.findCtx != nil && !b.Ranked {
		ctx = b.findCtx
	}
	cmd := b.List.Update(ctx, msg)
	row, _ := b.List.Selected()
	if !b.Outside && row.ID != b.Want || b.Page.Doc == nil && row.ID != "" {
		return tea.Batch(cmd, b.ReadPage(false))
	}
	return cmd
}

// Scopes are those of the filters, the list or the page, whichever has the keys.
func (b *Browser) Scopes() []command.Scope {
	if b.onChips && len(b.Filters) > 0 && b.Focus == OnList && !b.Finding {
		return []command.Scope{inChips, command.Everywhere, command.AnyTime}
	}
	return b.ScopesOf([]command.Scope{InList, InRecords}, []command.Scope{InPage, InBack, InDetail, InSections})
}

// ScopesOf are the scopes in reach, the nearest first, where the list has these scopes of
// its own and the page these: those of the one in focus, and neither while text is being found.
func (b *Browser) ScopesOf(list, page []command.Scope) []command.Scope {
	switch {
	case b.Finding:
		return []command.Scope{InFind, command.Everywhere, command.AnyTime}
	case b.Focus == OnPage:
		return command.OnPages(page...)
	}
	return command.OnPages(list...)
}

// State says what can be done with what is at the cursor.
func (b *Browser) State(s *command.State) {
	s.Entry = b.Finding
	s.Marked = b.List.MarkedCount()
	s.Filters = len(b.Filters)
	s.Filtered = len(b.Filters) > 0 || b.Find.Text() != "" || b.Host.CanGoBack()
	s.Grouped = b.grouping() != nil
	s.Sortable = b.Kind != nil
	s.HasDetail = b.Page.Doc != nil
	if b.Focus == OnPage {
		s.Selected = b.Page.Doc != nil
		s.Sections = b.Page.Doc != nil && len(b.Page.Doc.Sections) > 0
		b.stopState(s)
		return
	}
	_, s.Selected = b.List.Selected()
	if current, there := b.List.Current(); there && current.Group {
		s.Group = true
	}
}

// stopState says what can be done with the line of the page at the cursor.
func (b *Browser) stopState(s *command.State) {
	p := b.Page.Stop()
	if p == nil {
		return
	}
	s.Addable, s.Removable = p.Add != "", p.Record != nil
}

// AsBrowser is the list and page that a page of the program is built on.
func (b *Browser) AsBrowser() *Browser { return b }
