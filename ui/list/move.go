package list

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"
)

// Selected is the row at the cursor.
func (m *Model) Selected() (Row, bool) {
	row, ok := m.active().at(m.cursor)
	return row, ok && !row.Heading
}

// Move moves the cursor by so many rows, downwards when positive.
func (m *Model) Move(ctx context.Context, by int) tea.Cmd {
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
	return m.Ahead(ctx)
}

// PageBy moves by whole screens.
func (m *Model) PageBy(ctx context.Context, screens int) tea.Cmd {
	return m.Move(ctx, screens*max(m.height-1, 1))
}

// First goes to the first row.
func (m *Model) First(ctx context.Context) tea.Cmd {
	if m.inTail && !m.tail.more {
		m.cursor = max(m.tail.n-1, 0)
		m.skipHeading(-1)
		m.clamp()
		return m.Ahead(ctx)
	}
	m.inTail, m.cursor, m.top = false, 0, 0
	m.skipHeading(1)
	m.clamp()
	return m.Ahead(ctx)
}

// Last goes to the last row, reading from the end when it is far.
func (m *Model) Last(ctx context.Context) tea.Cmd {
	if m.inTail {
		m.cursor, m.top = 0, 0
		m.clamp()
		return m.Ahead(ctx)
	}
	if !m.head.more {
		m.cursor = max(m.head.n-1, 0)
		m.skipHeading(-1)
		m.clamp()
		return nil
	}
	if m.source == nil || m.tail.loading || m.fresh {
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

// Select puts the cursor on the row of this id, if it has been read.
func (m *Model) Select(id string) bool {
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

// Toggle ticks or unticks the row at the cursor and goes on to the next.
func (m *Model) Toggle(ctx context.Context) tea.Cmd {
	if row, ok := m.Selected(); ok {
		if m.marks[row.ID] {
			delete(m.marks, row.ID)
		} else {
			m.marks[row.ID] = true
		}
	}
	return m.Move(ctx, 1)
}

// Marked lists the ids of the ticked rows in a fixed order.
func (m *Model) Marked() []string {
	ids := make([]string, 0, len(m.marks))
	for id := range m.marks {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// Unmark unticks every row.
func (m *Model) Unmark() { clear(m.marks) }

// Len is how many rows are known to be there; -1 before that is known.
func (m *Model) Len() int { return m.total }

// Loaded tells whether the first page has come.
func (m *Model) Loaded() bool { return m.loaded }

// Err is what went wrong with the last reading.
func (m *Model) Err() error { return m.err }

// At gives the row that stands on a line of the drawn list, the heading being
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
