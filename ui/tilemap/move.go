package tilemap

import "slices"

// Walk goes to the nearest tile in a direction; negative is left and up. While
// something is being found, only what matches counts. It tells whether there was
// a tile to go to.
func (m *Model) Walk(right, down int) bool {
	if m.at >= len(m.areas) {
		return false
	}
	from := m.areas[m.at]
	best, to := -1, -1
	for i, a := range m.areas {
		if i == m.at || m.finding() && !slices.Contains(m.found, i) {
			continue
		}
		x, y := a.TileCol-from.TileCol, a.TileRow-from.TileRow
		ahead, aside := x*right+y*down, x*down+y*right
		if ahead <= 0 {
			continue
		}
		if off := distance(ahead, 3*aside); best < 0 || off < best {
			best, to = off, i
		}
	}
	if to < 0 {
		return false
	}
	m.at = to
	return true
}

// distance is the square of a distance in tiles.
func distance(x, y int) int { return x*x + y*y }

// Next goes to the next area by name, or with -1 to the one before; while
// something is being found, to the next or previous match. It tells whether
// there is one.
func (m *Model) Next(by int) bool {
	if m.finding() && len(m.found) > 0 {
		i := slices.Index(m.found, m.at) + by
		if i < 0 || i >= len(m.found) {
			return false
		}
		m.at = m.found[i]
		return true
	}
	i := m.at + by
	if i < 0 || i >= len(m.areas) {
		return false
	}
	m.at = i
	return true
}

// Click puts the cursor on the tile drawn at a place; false when there is none.
func (m *Model) Click(x, y int) bool {
	for _, t := range m.touched {
		if x >= t.x && x < t.x+t.w && y >= t.y && y < t.y+t.h {
			m.at = t.area
			return true
		}
	}
	return false
}
