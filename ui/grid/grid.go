// Package grid draws stakeholders on the grid of influence and interest: five by five cells, and a strip below for
// those without scores. A [Model] holds the items and the cursor; a name can be picked up, carried and dropped in
// another cell, which returns the [Placing] to store. Small cells show a few letters of each name, large ones whole
// names, and [Model.Lines] says the same in words for a screen reader. It never writes to the workbook: the page does
// that with what it returns.
package grid

import (
	"cmp"
	"slices"
	"strings"

	"kept/ui/cell"
)

// Size is the number of steps of interest and of influence; both are scored
// from 1 (little) to Size (most).
const Size = 5

// Item is one stakeholder.
type Item struct {
	ID        string
	Name      string
	Short     string // a short form where there is one: "SCRA"
	Lived     bool   // a group with lived experience: marked, and listed first
	Interest  int    // 1 to [Size]; 0: no score
	Influence int    // 1 to [Size]; 0: no score
}

// placed tells whether both scores are there.
func (i *Item) placed() bool { return i.Interest > 0 && i.Influence > 0 }

// spot is a cell of the grid; the zero spot is the strip of those that have no
// place yet.
type spot struct{ interest, influence int }

func (s spot) strip() bool { return s == spot{} }

// Model is the grid and where the cursor is on it. Make it with [New].
type Model struct {
	items   []Item
	letters []string       // a few letters for each item
	cells   map[spot][]int // the items of each cell, as they are listed; without the one being carried
	here    spot           // the cell at the cursor
	at      int            // the name at the cursor, among those of its cell
	column  int            // the interest to come back to from the strip
	carried int            // the item being carried, or -1
	from    spot           // where it was picked up
	picked  [2]int         // its interest and influence then

	x, y    int // of the real cursor in what was drawn last
	touched []touch
}

// New makes a grid of stakeholders, with the cursor on the first name of
// highest influence and interest.
func New(items []Item) *Model {
	m := &Model{carried: -1, column: 3, here: spot{3, 3}}
	m.Set(items)
	for _, s := range inOrder() {
		if len(m.cells[s]) > 0 {
			m.here = s
			break
		}
	}
	return m
}

// inOrder lists the cells as they are read: the highest influence first, in it
// the highest interest, and the strip last.
func inOrder() []spot {
	var list []spot
	for influence := Size; influence > 0; influence-- {
		for interest := Size; interest > 0; interest-- {
			list = append(list, spot{interest, influence})
		}
	}
	return append(list, spot{})
}

// Set gives the grid new stakeholders. The cursor stays on the name it is on,
// wherever that is now; what is being carried stays in hand while it is there.
func (m *Model) Set(items []Item) {
	id, held := m.ID(), m.carried >= 0
	m.items = slices.Clone(items)
	m.carried = -1
	for i := range m.items {
		item := &m.items[i]
		item.Name, item.Short = cell.Clean(item.Name), cell.Clean(item.Short)
		item.Interest, item.Influence = min(max(item.Interest, 0), Size), min(max(item.Influence, 0), Size)
		if held && item.ID == id {
			m.carried, m.from = i, item.spot()
		}
	}
	m.letters = letters(m.items)
	m.placeItems()
	if id != "" && !held {
		m.Select(id)
	}
	m.clamp()
}

// placeItems puts every item but the one being carried into its cell.
func (m *Model) placeItems() {
	order := make([]int, 0, len(m.items))
	for i := range m.items {
		if i != m.carried {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		one, other := &m.items[a], &m.items[b]
		if one.Lived != other.Lived {
			if one.Lived {
				return -1
			}
			return 1
		}
		return cmp.Compare(strings.ToLower(one.Name), strings.ToLower(other.Name))
	})
	m.cells = map[spot][]int{}
	for _, i := range order {
		s := m.items[i].spot()
		m.cells[s] = append(m.cells[s], i)
	}
}

func (i *Item) spot() spot {
	if !i.placed() {
		return spot{}
	}
	return spot{i.Interest, i.Influence}
}

func (m *Model) clamp() {
	m.at = max(0, min(m.at, len(m.cells[m.here])-1))
	if m.here.strip() && len(m.cells[m.here]) == 0 && m.carried < 0 {
		m.here = spot{m.column, 1}
	}
}

// item is the one in hand or at the cursor, or -1.
func (m *Model) item() int {
	if m.carried >= 0 {
		return m.carried
	}
	if names := m.cells[m.here]; m.at < len(names) {
		return names[m.at]
	}
	return -1
}

// ID is the stakeholder in hand or at the cursor, or "".
func (m *Model) ID() string {
	if i := m.item(); i >= 0 {
		return m.items[i].ID
	}
	return ""
}

// Place is the cell at the cursor, each from 1 to [Size]; 0 and 0 is the strip
// of those without a score.
func (m *Model) Place() (interest, influence int) { return m.here.interest, m.here.influence }

// Select puts the cursor on a stakeholder; false when there is none of this id,
// or when one is being carried.
func (m *Model) Select(id string) bool {
	if m.carried >= 0 {
		return false
	}
	for i := range m.items {
		if m.items[i].ID != id {
			continue
		}
		m.here = m.items[i].spot()
		m.at = max(slices.Index(m.cells[m.here], i), 0)
		if !m.here.strip() {
			m.column = m.here.interest
		}
		return true
	}
	return false
}

// Quadrant gives what the place of a stakeholder asks for, in a few words. The
// middle row and column lie between the quadrants; there and without a score it
// is "".
func Quadrant(interest, influence int) string {
	const middle = (Size + 1) / 2
	switch {
	case interest < 1 || influence < 1 || interest == middle || influence == middle:
		return ""
	case influence > middle && interest > middle:
		return quadrants.close
	case influence > middle:
		return quadrants.satisfied
	case interest > middle:
		return quadrants.informed
	}
	return quadrants.watched
}

// quadrants names the corners of the grid. Little influence and much interest is
// where groups with lived experience are often put: to be listened to, and not
// only informed.
var quadrants = struct{ close, satisfied, informed, watched string }{"Work closely with", "Keep satisfied", "Listen and inform",
	"Keep an eye on"}
