package ui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/words"
	"kept/ui/command"
	"kept/ui/describe"
	"kept/ui/document"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/list"
)

// focus is the pane that keys go to.
type focus int

const (
	onList focus = iota
	onPage
)

// browser is a room with a list of records and the page of the one at the
// cursor. The rooms of the national plan and of the submission build on it.
type browser struct {
	host   host.Host
	kind   *store.Kind // nil where the rows are no records
	list   *list.Model
	page   document.View
	focus  focus
	opened bool // it has been read

	finding  bool
	find     form.Line
	findNo   int             // rises with every letter
	giveUp   func()          // ends what is still being read for the letter before
	findCtx  context.Context // ends with that; nil: nothing was looked for yet
	ranked   bool            // the best hits come first
	tickedAt int64           // the workbook's version when the first row was ticked; 0: none is
	ordered  bool            // or what is found comes in the order of the list, because the keeper asked for it
	onChips  bool            // the keys go to the filters
	chipAt   int
	findX    int
	filters  []store.Filter
	known    map[string]string // what the records are called that it is filtered by
	sort     string
	desc     bool
	columns  []list.Column
	group    string          // the field the list is grouped by; "" for none
	closed   map[string]bool // the groups that are closed, by value

	want    string // the id of the page that is wanted
	reading bool   // a page is being read
	gen     int
	outside bool          // the page shown is not the one at the cursor of the list
	wide    bool          // both panes were drawn
	third   bool          // there is room for three
	aside   document.View // what stands in the third

	// What the rooms do in their own way.
	source   func() (list.Source, list.Counter)
	describe func(ctx context.Context, row string) (*document.Document, error)
	named    func() string // what the room is narrowed to, for the bar
}

func newBrowser(a host.Host, kind string) *browser {
	k := store.KindNamed(kind)
	b := newPlainBrowser(a, columnsOf(k))
	b.kind = k
	b.sort = k.NameField
	for i := range k.Fields {
		if k.Fields[i].Sort {
			b.sort = k.Fields[i].Name
			break
		}
	}
	b.recall()
	b.source = func() (list.Source, list.Counter) {
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
	b.describe = func(ctx context.Context, row string) (*document.Document, error) {
		return describe.Record(ctx, a.Workbook(), &a.Theme().Glyphs, store.ID(row))
	}
	return b
}

func newPlainBrowser(a host.Host, columns []list.Column) *browser {
	b := &browser{host: a, list: list.New(columns), columns: columns, known: map[string]string{}}
	b.page.Empty = "Nothing is chosen."
	return b
}

// recall shows the list as the keeper had it.
func (b *browser) recall() {
	l := b.listSettings()
	if f := b.kind.Field(l.Sort); f != nil && f.Sort {
		b.sort, b.desc = l.Sort, l.Falling
	}
	if f := b.kind.Field(l.Group); f != nil && slices.Contains(groupFields(b.kind), f) {
		b.group = l.Group
	}
	if len(l.Columns) > 0 {
		b.columns = columnsChosen(b.kind, l.Columns)
		b.list.Columns = b.columns
	}
}

// words are what is looked for.
func (b *browser) words() string { return strings.TrimSpace(b.find.Text()) }

func (b *browser) query() store.Query {
	q := store.Query{Kind: b.kind.Name, Where: b.filters, Sort: b.sort, Desc: b.desc}
	if words := strings.TrimSpace(b.find.Text()); words != "" {
		if q.Find = words; !b.ordered {
			q.Ranked, q.Sort, q.Desc = b.ranked, "", false
		}
	}
	return q
}

func (b *browser) Enter() tea.Cmd {
	if b.opened {
		return nil
	}
	b.opened = true
	return b.Reload()
}

func (b *browser) Reload() tea.Cmd {
	b.prepare()
	source, count := b.source()
	return tea.Batch(b.list.Load(b.host.Context(), source, count), b.readPage(true))
}

// restart reads the list anew from its first row, because something else is
// looked for.
func (b *browser) restart() tea.Cmd { return b.restartFor(b.host.Context()) }

func (b *browser) restartFor(ctx context.Context) tea.Cmd {
	b.prepare()
	b.outside = false
	source, count := b.source()
	return b.list.Restart(ctx, source, count)
}

func (b *browser) prepare() {
	b.list.Sorted, b.list.Falling = b.sort, b.desc
	b.list.Hits = b.hitWords()
	b.page.Highlight(b.list.Hits)
	if b.kind == nil {
		return
	}
	b.ordered = b.ordered && b.words() != ""
	switch {
	case strings.TrimSpace(b.find.Text()) != "":
		if !b.ordered {
			b.list.Sorted = ""
		}
		b.list.Empty = "Nothing was found. Esc shows everything again."
	case len(b.filters) > 0:
		b.list.Empty = "No " + strings.ToLower(b.kind.Title) + " is like that. Esc shows all of them again."
	default:
		b.list.Empty = "There is no " + strings.ToLower(b.kind.Title) + " yet. Press n to write the first one."
	}
}

// pageMsg is a page that was read.
type pageMsg struct {
	room *browser
	gen  int
	row  string
	doc  *document.Document
	err  error
}

// readPage reads the page that is wanted, one at a time: while one is being read
// the cursor may run on, and only the last wanted is read after it.
func (b *browser) readPage(again bool) tea.Cmd {
	if !b.outside {
		if row, ok := b.list.Selected(); ok {
			b.want = row.ID
		} else if b.list.Loaded() {
			b.want = ""
			b.page.Show(nil)
			b.page.Empty = "Nothing is chosen."
			if current, ok := b.list.Current(); ok && current.Group {
				b.page.Empty = "Enter closes this group, and opens it again."
			}
		}
	}
	if b.want == "" || (b.reading && !again) {
		return nil
	}
	if !again && b.page.Doc != nil && b.page.Doc.ID == b.want {
		return nil
	}
	b.reading = true
	b.gen++
	gen, row, ctx, read := b.gen, b.want, b.host.Context(), b.describe
	book, changes, when, glyphs := b.host.Workbook(), b.historyShown(), whenDone(b.host), &b.host.Theme().Glyphs
	return func() tea.Msg {
		doc, err := read(ctx, row)
		if err == nil && changes {
			err = describe.AddHistory(ctx, doc, book, glyphs, when)
		}
		return pageMsg{room: b, gen: gen, row: row, doc: doc, err: err}
	}
}

func (b *browser) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(pageMsg); ok {
		return b.takePage(msg)
	}
	if msg, ok := msg.(loadedMsg); ok {
		if msg.room == b {
			return b.editLoaded(msg.rec, msg.focus)
		}
		return nil
	}
	switch msg := msg.(type) {
	case tickedMsg:
		if msg.room == b {
			b.takeTicked(msg)
		}
		return nil
	case rankMsg:
		if msg.room == b {
			return b.rank(msg)
		}
		return nil
	case viewMsg:
		if msg.room == b {
			return b.takeView(msg)
		}
		return nil
	}
	before, _ := b.list.Selected()
	ctx := b.host.Context()
	if b.findCtx != nil && !b.ranked {
		ctx = b.findCtx
	}
	cmd := b.list.Update(ctx, msg)
	after, _ := b.list.Selected()
	if before.ID != after.ID || (b.page.Doc == nil && after.ID != "") || (after.ID == "" && b.page.Doc != nil && !b.outside) {
		return tea.Batch(cmd, b.readPage(false))
	}
	return cmd
}

func (b *browser) takePage(msg pageMsg) tea.Cmd {
	if msg.room != b || msg.gen != b.gen {
		return nil
	}
	b.reading = false
	if msg.err != nil {
		b.page.Show(nil)
		b.page.Empty = store.Sentence(msg.err)
		if b.focus == onPage && !b.wide {
			b.focus = onList
		}
		return nil
	}
	b.page.Show(msg.doc)
	if b.want != msg.row {
		return b.readPage(false)
	}
	return nil
}

// openID shows the page of a record, wherever it stands in the list.
func (b *browser) openID(id store.ID) tea.Cmd {
	b.want, b.focus = string(id), onPage
	b.outside = !b.list.Select(string(id))
	if b.page.Doc != nil && b.page.Doc.ID != b.want {
		b.page.Show(nil)
		b.page.Section = 0 // one who comes from elsewhere begins at the beginning
		b.page.Empty = "Reading..."
	}
	b.gen++
	return b.readPage(true)
}

func (b *browser) Scopes() []command.Scope {
	if b.finding {
		return []command.Scope{inFind, command.Everywhere, command.AnyTime}
	}
	if b.onChips && len(b.filters) > 0 && b.focus == onList {
		return []command.Scope{inChips, command.Everywhere, command.AnyTime}
	}
	scopes := []command.Scope{inList, inRecords}
	if b.focus == onPage {
		scopes = []command.Scope{inDoc, inBack, inDetail, inSections}
	}
	return append(scopes, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime)
}

func (b *browser) State(s *command.State) {
	s.Entry = b.finding
	s.Marked = b.list.MarkedCount()
	s.Filters = len(b.filters)
	s.Filtered = len(b.filters) > 0 || b.find.Text() != "" || b.host.CanGoBack()
	s.Grouped = b.grouping() != nil
	s.Sortable = b.kind != nil
	s.HasDetail = b.page.Doc != nil
	if b.focus == onPage {
		s.Selected = b.page.Doc != nil
		s.Sections = b.page.Doc != nil && len(b.page.Doc.Sections) > 0
		b.stopState(s)
		return
	}
	_, s.Selected = b.list.Selected()
	if current, there := b.list.Current(); there && current.Group {
		s.Group = true
	}
}

// stopState says what can be done with the line of the page at the cursor.
func (b *browser) stopState(s *command.State) {
	p := b.page.Stop()
	if p == nil {
		return
	}
	s.Addable, s.Removable = p.Add != "", p.Record != nil
}

func (b *browser) Crumbs() []string {
	var crumbs []string
	if b.named != nil {
		crumbs = append(crumbs, b.named())
	}
	if b.focus == onPage && b.page.Doc != nil {
		crumbs = append(crumbs, b.page.Doc.Title)
	}
	return crumbs
}

func (b *browser) Position() string {
	if b.focus == onPage && !b.wide {
		return b.page.Position()
	}
	if f := b.grouping(); f != nil {
		text := "grouped by " + f.Title
		if n := b.list.MarkedCount(); n > 0 {
			text = words.Thousands(n) + " ticked " + b.host.Theme().Glyphs.Dot + " " + text
		}
		return text
	}
	if n := b.list.MarkedCount(); n > 0 {
		return words.Thousands(n) + " ticked " + b.host.Theme().Glyphs.Dot + " " + b.list.Position()
	}
	return b.list.Position()
}

// itself is the list and page that a room is built on.
func (b *browser) itself() *browser { return b }
