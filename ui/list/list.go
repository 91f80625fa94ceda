// Package list draws long lists of rows that are read a page at a time. A [Model] has columns, a cursor, selected rows and
// a [Source] that reads a [Batch] of rows away from the event loop. Only what is visible is drawn and only the pages near
// it are kept, so that a list of a hundred thousand rows costs what a list of fifty does. It knows neither the workbook
// nor a page: it must never read all rows, and never wait for them in Update or Draw.
package list

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"kept/ui/theme"
)

// Cell is one value of a row. The text must be clean (see kept/ui/cell.Clean).
type Cell struct {
	Text string
	Role theme.Role
}

// Row is one row of a list.
type Row struct {
	ID      string // what the row stands for; "" for a heading
	Heading bool   // a line above other rows; the cursor skips it
	Group   bool   // a line above other rows at which the cursor stops, to open and close them
	Closed  bool   // of a group: its rows are not shown
	Cells   []Cell // one for each column; of a heading only the first counts
	Data    any    // what the page wants back with the row
}

// Column is one column of a list.
type Column struct {
	Name   string
	Title  string
	Width  int // cells it wants
	Weight int // when it is narrow, the columns of least weight go first
	Right  bool
	Sort   bool
}

// Batch is one page of rows as a [Source] gives it.
type Batch struct {
	Rows []Row
	Next any  // where the next page begins; handed back to the source as from
	More bool // there is a next page
}

// Source reads a page of rows. It runs off the event loop. From is nil for the
// first page; with fromEnd the list is read backwards from its last row.
type Source func(ctx context.Context, from any, fromEnd bool, limit int) (Batch, error)

// Counter counts the rows up to a limit. It runs off the event loop.
type Counter func(ctx context.Context, limit int) (int, error)

const (
	pageSize   = 60     // rows read at a time
	keptPages  = 12     // pages kept around the cursor
	deepRow    = 3_000  // beyond this row, reading again does not begin at the top
	countLimit = 10_000 // beyond this the position says "10,000+"
)

// Model is a list. Make it with [New].
type Model struct {
	Columns []Column
	Sorted  string // the column it is sorted by, for the heading
	Falling bool
	Hits    []string // words to mark in the rows, in lower case
	Empty   string   // what to say when there is no row

	gen    int // rises with every new reading; an older answer is dropped
	source Source
	count  Counter

	head, tail segment
	inTail     bool
	cursor     int // index in the active segment: from the top, or in the tail from the end
	top        int // index in the active segment of the first visible line
	height     int // lines for rows at the last drawing
	total      int // -1: not yet known
	loaded     bool
	rereading  bool // a reading from the top is under way
	err        error
	returnTo   string // the row to come back to after a new reading
	returnAt   int    // where it was, in case it is gone
	marks      map[string]bool
	seeking    bool // the next reading searches for a row
	reordered  bool // the next reading has other rows in other places
	ranging    bool // moving ticks
	reach      int  // how far the cursor has gone from where the range began
	layout     layout
}

// New makes an empty list.
func New(columns []Column) *Model {
	return &Model{Columns: columns, total: -1, marks: map[string]bool{}, height: 20}
}

// segment is a run of rows read page after page from one end of the list. Pages
// far from what is visible drop their rows and keep where they begin.
type segment struct {
	pages   []page
	n       int  // rows in all pages
	more    bool // there is a further page
	loading bool
}

type page struct {
	from any   // where it begins; nil: at the end of the list
	rows []Row // nil: dropped, to be read again when needed
	n    int
	next any
	busy bool
}

// pageMsg is a page that was read.
type pageMsg struct {
	list      *Model
	gen, page int
	fromEnd   bool
	batch     Batch
	err       error
}

// countMsg is how many rows there are.
type countMsg struct {
	list   *Model
	gen, n int
}

// Load reads the list again from a source, and keeps the cursor on its row, if
// that can still be found near where it was.
func (m *Model) Load(ctx context.Context, source Source, count Counter) tea.Cmd {
	deep := m.loaded && !m.rereading && (m.inTail || m.cursor > deepRow) && !m.reordered
	if m.reordered && m.inTail {
		m.inTail, m.cursor, m.top = false, 0, 0
	}
	m.reordered = false
	if row, ok := m.Selected(); ok {
		m.returnTo, m.returnAt = row.ID, m.cursor
	} else {
		m.returnTo, m.returnAt = "", m.cursor
	}
	m.source, m.count = source, count
	m.gen++
	cmds := []tea.Cmd{m.countRows(ctx)}
	if deep {
		return tea.Batch(append(cmds, m.refresh(ctx))...)
	}
	// What is on screen stays there until the first page has arrived.
	m.rereading = true
	first := segment{more: true}
	rows := m.returnAt + pageSize
	if m.seeking {
		rows = deepRow
	}
	cmds = append(cmds, m.fetch(ctx, &first, 0, false, rows))
	return tea.Batch(cmds...)
}

// countRows reads how many rows there are.
func (m *Model) countRows(ctx context.Context) tea.Cmd {
	if m.count == nil {
		m.total = -1
		return nil
	}
	gen, count := m.gen, m.count
	return func() tea.Msg {
		n, err := count(ctx, countLimit+1)
		if err != nil {
			return pageMsg{list: m, gen: gen, err: err}
		}
		return countMsg{list: m, gen: gen, n: n}
	}
}

// refresh reads the pages around the cursor again where they stand: far down a
// long list there is no reading it all again from the top.
func (m *Model) refresh(ctx context.Context) tea.Cmd {
	s := m.active()
	s.loading = false
	var cmds []tea.Cmd
	start := 0
	for i := range s.pages {
		p := &s.pages[i]
		if start+p.n > m.cursor-pageSize && start < m.cursor+pageSize && p.n > 0 {
			cmds = append(cmds, m.fetch(ctx, s, i, m.inTail, p.n))
		} else {
			p.rows, p.busy = nil, false
		}
		start += p.n
	}
	return tea.Batch(cmds...)
}

// Restart is [Model.Load] with the cursor back at the first row, for when the search has changed.
func (m *Model) Restart(ctx context.Context, source Source, count Counter) tea.Cmd {
	m.inTail, m.cursor, m.top = false, 0, 0
	cmd := m.Load(ctx, source, count)
	m.returnTo, m.returnAt = "", 0
	return cmd
}

// LoadAt is [Model.Restart] with the cursor on a row, if it is one of the first
// few thousand.
func (m *Model) LoadAt(ctx context.Context, source Source, count Counter, id string) tea.Cmd {
	m.inTail, m.cursor, m.top = false, 0, 0
	m.seeking = true
	cmd := m.Load(ctx, source, count)
	m.seeking = false
	m.returnTo, m.returnAt = id, 0
	return cmd
}

func (m *Model) fetch(ctx context.Context, s *segment, at int, fromEnd bool, limit int) tea.Cmd {
	var from any
	if at < len(s.pages) {
		from = s.pages[at].from
		s.pages[at].busy = true
		limit = max(s.pages[at].n, 1)
	} else {
		if at > 0 {
			from = s.pages[at-1].next
		}
		s.loading = true
	}
	gen, source := m.gen, m.source
	return func() tea.Msg {
		batch, err := source(ctx, from, fromEnd, limit)
		return pageMsg{list: m, gen: gen, page: at, fromEnd: fromEnd, batch: batch, err: err}
	}
}

// Update handles what was read. It ignores what is not for this list.
func (m *Model) Update(ctx context.Context, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case countMsg:
		if msg.list == m && msg.gen == m.gen {
			m.total = msg.n
		}
	case pageMsg:
		if msg.list != m || msg.gen != m.gen {
			return nil
		}
		if m.err = msg.err; msg.err != nil {
			m.head.loading, m.tail.loading, m.loaded, m.rereading = false, false, true, false
			return nil
		}
		m.addPage(msg)
		return m.Prefetch(ctx)
	}
	return nil
}

// addPage adds a page that was read to its segment.
func (m *Model) addPage(msg pageMsg) {
	s := &m.head
	if msg.fromEnd {
		s = &m.tail
	} else if m.rereading {
		// The first page of a new reading takes the place of the old rows.
		m.head, m.tail, m.inTail, m.loaded, m.rereading = segment{}, segment{}, false, true, false
		defer m.restoreCursor()
	}
	p := page{rows: msg.batch.Rows, n: len(msg.batch.Rows), next: msg.batch.Next}
	switch {
	case msg.page < len(s.pages):
		p.from = s.pages[msg.page].from
		s.n += p.n - s.pages[msg.page].n
		s.pages[msg.page] = p
	case msg.page == len(s.pages):
		if msg.page > 0 {
			p.from = s.pages[msg.page-1].next
		}
		s.pages = append(s.pages, p)
		s.n += p.n
		s.more, s.loading = msg.batch.More, false
	}
	if !s.more && !msg.fromEnd && m.total < 0 {
		m.total = s.n
	}
	if msg.fromEnd && msg.page == 0 && len(s.pages) == 1 {
		m.inTail, m.cursor, m.top = true, 0, 0
		m.skipHeading(1)
	}
	m.clamp()
}

// restoreCursor puts the cursor back on the row that was wanted.
func (m *Model) restoreCursor() {
	m.cursor = min(m.returnAt, max(m.head.n-1, 0))
	if m.returnTo != "" { // a record may be in several groups: the nearest is meant
		best := -1
		for i := range m.head.n {
			if row, ok := m.head.at(i); ok && row.ID == m.returnTo &&
				(best < 0 || i <= m.returnAt || best > m.returnAt && i < best) {
				best = i
			}
		}
		if best >= 0 {
			m.cursor = best
		}
	}
	m.skipHeading(1)
	m.clamp()
}

func (s *segment) at(i int) (Row, bool) {
	if i < 0 {
		return Row{}, false
	}
	for p := range s.pages {
		if i < s.pages[p].n {
			if s.pages[p].rows == nil {
				return Row{}, false
			}
			return s.pages[p].rows[i], true
		}
		i -= s.pages[p].n
	}
	return Row{}, false
}

func (m *Model) active() *segment {
	if m.inTail {
		return &m.tail
	}
	return &m.head
}

// Prefetch reads the pages that will be needed next, and drops far ones. Call
// it after the cursor has moved.
func (m *Model) Prefetch(ctx context.Context) tea.Cmd {
	if m.source == nil || !m.loaded || m.rereading {
		return nil
	}
	s := m.active()
	var cmds []tea.Cmd
	if s.more && !s.loading && m.cursor+2*m.height+pageSize/2 >= s.n {
		cmds = append(cmds, m.fetch(ctx, s, len(s.pages), m.inTail, pageSize))
	}
	start := 0
	for i := range s.pages {
		p := &s.pages[i]
		near := m.near(start, start+p.n)
		switch {
		case near && p.rows == nil && !p.busy && p.n > 0:
			cmds = append(cmds, m.fetch(ctx, s, i, m.inTail, p.n))
		case !near && p.rows != nil && len(s.pages) > keptPages:
			p.rows = nil
		}
		start += p.n
	}
	return tea.Batch(cmds...)
}

// near reports whether rows of the active segment, from and up to, are close to the cursor.
func (m *Model) near(from, to int) bool {
	reach := 2*m.height + pageSize
	return to > m.cursor-reach && from < m.cursor+reach
}
