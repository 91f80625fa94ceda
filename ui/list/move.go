package list

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// Selected is the row at the cursor.
func (m *Model) Selected() (Row, bool) {
	row, ok := m.active().at(m.cursor)
	return row, ok && !row.Heading && !row.Group
}

// AtTop reports whether the cursor is on the first row.
func (m *Model) AtTop() bool { return !m.inTail && m.cursor == 0 }

// Current is the row at the cursor, which may be the heading of a group.
func (m *Model) Current() (Row, bool) {
	return m.active().at(m.cursor)
}

// ToGroup moves the cursor to the heading of the group it is in; false when
// there is none, or its page was dropped.
func (m *Model) ToGroup() (Row, bool) {
	step := -1
	if m.inTail {
		step = 1
	}
	s := m.active()
	for i := m.cursor; i >= 0 && i < s.n; i += step {
		row, ok := s.at(i)
		if !ok {
			return Row{}, false
		}
		if row.Group {
			m.cursor = i
			m.clamp()
			return row, true
		}
	}
	return Row{}, false
}

// SetColumns gives the list other columns; their rows come with the next [Model.Load].
func (m *Model) SetColumns(columns []Column) {
	m.Columns = columns
	m.ForgetLayout()
	m.ExpectReorder()
}

// ShowOther sets the columns for rows of another sort. Nothing is shown until they are read.
func (m *Model) ShowOther(columns []Column) {
	m.SetColumns(columns)
	m.head, m.tail, m.inTail = segment{}, segment{}, false
	m.cursor, m.top, m.total, m.loaded = 0, 0, -1, false
}

// ExpectReorder says that the next [Model.Load] brings other rows in other places.
func (m *Model) ExpectReorder() { m.reordered = true }

// Move moves the cursor by a number of rows, downwards when positive. While a range
// is being selected it selects them.
func (m *Model) Move(ctx context.Context, by int) tea.Cmd {
	if m.ranging {
		return m.Extend(ctx, by)
	}
	m.reach = 0
	return m.step(ctx, by)
}

func (m *Model) step(ctx context.Context, by int) tea.Cmd {
	if m.inTail {
		by = -by
	}
	m.cursor += by
	m.clamp()
	if by >= 0 {
		m.skipHeading(1)
	} else {
		m.skipHeading(-1)
	}
	m.clamp()
	return m.Prefetch(ctx)
}

// PageBy moves by whole screens.
func (m *Model) PageBy(ctx context.Context, screens int) tea.Cmd {
	return m.Move(ctx, screens*max(m.height-1, 1))
}

// First goes to the first row.
func (m *Model) First(ctx context.Context) tea.Cmd {
	m.EndRange()
	if m.inTail && !m.tail.more {
		m.cursor = max(m.tail.n-1, 0)
		m.skipHeading(-1)
		m.clamp()
		return m.Prefetch(ctx)
	}
	m.inTail, m.cursor, m.top = false, 0, 0
	m.skipHeading(1)
	m.clamp()
	return m.Prefetch(ctx)
}

// Last goes to the last row, reading from the end when it is far.
func (m *Model) Last(ctx context.Context) tea.Cmd {
	m.EndRange()
	if m.inTail {
		m.cursor, m.top = 0, 0
		m.clamp()
		return m.Prefetch(ctx)
	}
	if !m.head.more {
		m.cursor = max(m.head.n-1, 0)
		m.skipHeading(-1)
		m.clamp()
		return nil
	}
	if m.source == nil || m.tail.loading || m.rereading {
		return nil
	}
	m.tail = segment{more: true}
	return m.fetch(ctx, &m.tail, 0, true, pageSize)
}

// skipHeading moves the cursor off a heading, in the direction it was going and
// else in the other. Step is in the segment's own direction.
func (m *Model) skipHeading(step int) {
	s := m.active()
	for range 2 {
		for i := m.cursor; i >= 0 && i < s.n; i += step {
			row, ok := s.at(i)
			if !ok {
				return
			}
			if !row.Heading {
				m.cursor = i
				return
			}
		}
		step = -step
	}
}

func (m *Model) clamp() {
	n := m.active().n
	m.cursor = max(0, min(m.cursor, n-1))
	if m.inTail {
		// top counts from the end too: the last visible line.
		if m.cursor < m.top {
			m.top = m.cursor
		}
		if m.cursor >= m.top+m.height {
			m.top = m.cursor - m.height + 1
		}
	} else {
		if m.cursor < m.top {
			m.top = m.cursor
			if row, ok := m.head.at(m.top - 1); ok && row.Heading { // show the heading of the first row
				m.top--
			}
		}
		if m.cursor >= m.top+m.height {
			m.top = m.cursor - m.height + 1
		}
	}
	m.top = max(0, min(m.top, max(n-m.height, 0)))
}

// Select puts the cursor on the row of this id, if it has been read. While other
// rows are being read it is false, and the cursor goes there when they arrive.
func (m *Model) Select(id string) bool {
	if m.rereading {
		m.returnTo = id
		return false
	}
	s := m.active()
	for i := range s.n {
		if row, ok := s.at(i); ok && row.ID == id {
			m.cursor = i
			m.clamp()
			return true
		}
	}
	return false
}

// Len is how many rows are known to be there; -1 before that is known.
func (m *Model) Len() int { return m.total }

// Loaded reports whether the first page has arrived.
func (m *Model) Loaded() bool { return m.loaded }

// Err is what went wrong with the last reading.
func (m *Model) Err() error { return m.err }

// At returns the row on a line of the drawn list, the heading being
// line 0.
func (m *Model) At(line int) (Row, bool) {
	return m.active().at(m.index(line - 1))
}

// index turns a visible line of rows into an index of the active segment.
func (m *Model) index(line int) int {
	if m.inTail {
		return m.top + min(m.height, m.tail.n) - 1 - line
	}
	return m.top + line
}

// CursorLine is the line of the drawn list on which the cursor is, the heading
// being line 0.
func (m *Model) CursorLine() int {
	if m.inTail {
		return m.top + min(m.height, m.tail.n) - m.cursor
	}
	return m.cursor - m.top + 1
}

// Click puts the cursor on the row that was drawn on a line, the heading being
// line 0, and returns it; false when no row is there.
func (m *Model) Click(line int) (Row, bool) {
	i := m.index(line - 1)
	if line < 1 || line > m.height || i < 0 || i >= m.active().n {
		return Row{}, false
	}
	row, ok := m.active().at(i)
	if !ok || row.Heading {
		return Row{}, false
	}
	m.cursor, m.reach = i, 0
	return row, true
}

// ToggleMark selects or deselects the row at the cursor and stays there.
func (m *Model) ToggleMark() {
	row, ok := m.Selected()
	switch {
	case !ok:
	case m.marks[row.ID]:
		delete(m.marks, row.ID)
	default:
		m.marks[row.ID] = true
	}
}

// leftMargin is how many cells are before the first column.
func (m *Model) leftMargin() int {
	if len(m.marks) > 0 {
		return 6
	}
	return 2
}

// OnMark reports whether a cell of a row is where its tick is drawn.
func (m *Model) OnMark(x int) bool { return len(m.marks) > 0 && x >= 2 && x < 5 }

// ColumnAt is the name of the column whose heading was drawn at a cell.
func (m *Model) ColumnAt(x int) (string, bool) {
	at := m.leftMargin()
	for k, i := range m.layout.columns {
		if x >= at && x < at+m.layout.widths[k] {
			return m.Columns[i].Name, m.Columns[i].Name != ""
		}
		at += m.layout.widths[k] + gap
	}
	return "", false
}
