package list

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"
)

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

// Extend moves the cursor by so many rows and ticks what it goes over. Going
// back over rows of the same range unticks them again.
func (m *Model) Extend(ctx context.Context, by int) tea.Cmd {
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	var cmds []tea.Cmd
	for range by {
		before, ok := m.Selected()
		at := m.cursor
		if ok && m.reach == 0 {
			m.marks[before.ID] = true
		}
		cmds = append(cmds, m.step(ctx, step))
		if m.cursor == at {
			break
		}
		if ok && m.reach*step < 0 {
			delete(m.marks, before.ID)
		}
		if after, ok := m.Selected(); ok {
			m.marks[after.ID] = true
		}
		m.reach += step
	}
	return tea.Batch(cmds...)
}

// StartRange ticks the row at the cursor; from then on moving up and down ticks
// what the cursor goes over, until [Model.EndRange].
func (m *Model) StartRange() {
	if row, ok := m.Selected(); ok {
		m.marks[row.ID] = true
		m.ranging, m.reach = true, 0
	}
}

// EndRange leaves what is ticked as it is.
func (m *Model) EndRange() { m.ranging, m.reach = false, 0 }

// Ranging tells whether moving ticks.
func (m *Model) Ranging() bool { return m.ranging }

// Mark ticks rows by their ids, whether they have been read or not.
func (m *Model) Mark(ids []string) {
	for _, id := range ids {
		m.marks[id] = true
	}
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

// MarkedCount is how many rows are ticked.
func (m *Model) MarkedCount() int { return len(m.marks) }

// UnmarkAll unticks every row.
func (m *Model) UnmarkAll() {
	clear(m.marks)
	m.EndRange()
}
