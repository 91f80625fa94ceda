package grid

// Walk goes one step to the right and up; negative is left and down. Upwards and
// downwards it goes name by name through a cell, and then on to the next cell;
// sideways cell by cell. Below the lowest row is the strip of those without a
// score, in which sideways goes name by name. What is carried goes cell by cell.
// It tells whether there was anywhere to go.
func (m *Model) Walk(right, up int) bool {
	n := len(m.cells[m.here])
	if m.carried < 0 {
		next := m.at - up
		if m.here.strip() {
			next = m.at + right
		}
		if next != m.at && next >= 0 && next < n {
			m.at = next
			return true
		}
		if m.here.strip() && right != 0 {
			return false
		}
	}
	if !m.MoveCell(right, up) {
		return false
	}
	if up > 0 && !m.here.strip() { // coming from below, its last name is the nearest
		m.at = max(len(m.cells[m.here])-1, 0)
	}
	return true
}

// MoveCell goes one cell to the right and up, without stopping at names. It reports
// whether there was a cell to go to.
func (m *Model) MoveCell(right, up int) bool {
	to := spot{m.here.interest + right, m.here.influence + up}
	switch {
	case m.here.strip() && up > 0:
		to = spot{m.column, 1}
	case m.here.strip():
		return false
	case to.influence < 1:
		to = spot{}
		if len(m.cells[to]) == 0 && m.carried < 0 {
			return false
		}
	case to.influence > Size, to.interest < 1, to.interest > Size:
		return false
	}
	m.here, m.at = to, 0
	if !to.strip() {
		m.column = to.interest
	}
	return true
}

// Next goes to the next name of the whole grid in the order of [Model.Lines],
// or with -1 to the one before. It reports whether there is one.
func (m *Model) Next(by int) bool {
	if m.carried >= 0 || by == 0 {
		return false
	}
	step := 1
	if by < 0 {
		step = -1
	}
	if next := m.at + step; next >= 0 && next < len(m.cells[m.here]) {
		m.at = next
		return true
	}
	order := inOrder()
	at := 0
	for i, s := range order {
		if s == m.here {
			at = i
		}
	}
	for i := at + step; i >= 0 && i < len(order); i += step {
		if n := len(m.cells[order[i]]); n > 0 {
			m.here, m.at = order[i], 0
			if step < 0 {
				m.at = n - 1
			}
			if !m.here.strip() {
				m.column = m.here.interest
			}
			return true
		}
	}
	return false
}

// touch is a part of what was drawn last, and what a click on it means.
type touch struct {
	x, y, w int
	at      spot
	item    int // -1: only the cell
}

// Click puts the cursor on what was drawn at a place, or carries there what is
// in hand. False when there is nothing.
func (m *Model) Click(x, y int) bool {
	found := false
	for _, t := range m.touched {
		if y != t.y || x < t.x || x >= t.x+t.w {
			continue
		}
		if !found || t.item >= 0 {
			m.here, m.at = t.at, 0
			for k, i := range m.cells[t.at] {
				if i == t.item {
					m.at = k
				}
			}
		}
		found = true
	}
	if found && !m.here.strip() {
		m.column = m.here.interest
	}
	m.clamp()
	return found
}
