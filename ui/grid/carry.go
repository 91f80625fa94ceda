package grid

// Placing is the new place of a stakeholder: what is to be stored. Both scores
// are 0 when it was taken off the grid.
type Placing struct {
	ID        string
	Interest  int
	Influence int
	From      [2]int // interest and influence as they were shown when it was picked up
}

// PickUp takes the name at the cursor in hand. One without a place begins where
// its one score says, or in the middle. False when there is no name here.
func (m *Model) PickUp() bool {
	i := m.item()
	if m.carried >= 0 || i < 0 {
		return false
	}
	m.carried, m.from = i, m.here
	m.picked = [2]int{m.items[i].Interest, m.items[i].Influence}
	if m.here.strip() {
		m.here = spot{m.items[i].Interest, m.items[i].Influence}
		if m.here.interest == 0 {
			m.here.interest = (Size + 1) / 2
		}
		if m.here.influence == 0 {
			m.here.influence = (Size + 1) / 2
		}
	}
	m.at = 0
	m.lay()
	return true
}

// Carrying is the stakeholder in hand, or "".
func (m *Model) Carrying() string {
	if m.carried < 0 {
		return ""
	}
	return m.items[m.carried].ID
}

// PutDown puts what is in hand into the cell at the cursor, and gives what is to
// be stored. Changed is false when it lies where it was, or nothing is in hand.
func (m *Model) PutDown() (p Placing, changed bool) {
	if m.carried < 0 {
		return p, false
	}
	item := &m.items[m.carried]
	if changed = m.here != m.from; changed {
		item.Interest, item.Influence = m.here.interest, m.here.influence
	}
	p = Placing{ID: item.ID, Interest: item.Interest, Influence: item.Influence, From: m.picked}
	m.release()
	return p, changed
}

// PutBack puts what is in hand back where it was picked up. False when nothing is.
func (m *Model) PutBack() bool {
	if m.carried < 0 {
		return false
	}
	m.release()
	return true
}

// release lets go of what is in hand, with the cursor on it where it lies.
func (m *Model) release() {
	id := m.items[m.carried].ID
	m.carried = -1
	m.lay()
	m.Select(id)
}
