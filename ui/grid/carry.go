package grid

// Placing is the new place of a stakeholder: what is to be stored. Both scores
// are 0 when it was removed from the grid.
type Placing struct {
	ID        string
	Interest  int
	Influence int
	From      [2]int // interest and influence as they were shown when it was picked up
}

// PickUp begins to carry the name at the cursor. One without a place begins where
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
	m.placeItems()
	return true
}

// Carrying is the stakeholder that is carried, or "".
func (m *Model) Carrying() string {
	if m.carried < 0 {
		return ""
	}
	return m.items[m.carried].ID
}

// Drop puts what is carried into the cell at the cursor, and returns what is to
// be stored. Changed is false when it is where it was, or nothing is carried.
func (m *Model) Drop() (p Placing, changed bool) {
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

// PutBack puts what is carried back where it was picked up. False when nothing is.
func (m *Model) PutBack() bool {
	if m.carried < 0 {
		return false
	}
	m.release()
	return true
}

// release ends carrying, with the cursor on the item where it is.
func (m *Model) release() {
	id := m.items[m.carried].ID
	m.carried = -1
	m.placeItems()
	m.Select(id)
}
