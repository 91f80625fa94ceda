// Package tilemap draws Scotland's council areas as a map of tiles to choose from: one tile an area, about where it lies. A
// [Model] has the areas of package national, a cursor that moves by direction or by name, a search by typed letters, and
// the areas that are selected. In a small window and for a screen reader it is a list. The layout of the tiles is not
// official, and the map must always say so; it must never need colour to be understood.
package tilemap

import (
	"slices"
	"strings"

	"kept/store/national"
	"kept/ui/cell"
)

// Note says what the layout is: the reference data name it a community layout,
// and no official one.
const Note = "Not an official map: a community layout of tiles, roughly who is next to whom."

// Model is the map, where the cursor is on it, and what is selected. Make it with
// [New].
type Model struct {
	Many bool // several areas can be selected

	areas    []national.Authority // by name
	tiles    map[place]int        // the areas by their place
	at       int                  // the area at the cursor
	selected map[string]bool      // by code
	words    string               // what was typed to find
	found    []int                // the areas that match it, the best first

	x, y    int // of the real cursor in what was drawn last
	touched []touch
}

// place is where a tile is; rows and columns count from 1.
type place struct{ row, col int }

// touch is a part of what was drawn last, and the area it shows.
type touch struct{ x, y, w, h, area int }

// New makes a map of council areas, as national.Authorities gives them, with the
// cursor on the tile nearest to the middle.
func New(areas []national.Authority, many bool) *Model {
	m := &Model{Many: many, areas: slices.Clone(areas), selected: map[string]bool{}}
	slices.SortStableFunc(m.areas, func(a, b national.Authority) int { return strings.Compare(a.Name, b.Name) })
	best := -1
	m.tiles = make(map[place]int, len(m.areas))
	for i, a := range m.areas {
		m.tiles[place{a.TileRow, a.TileCol}] = i
		if off := distance(a.TileCol-national.TileCols/2, a.TileRow-national.TileRows/2); best < 0 || off < best {
			best, m.at = off, i
		}
	}
	return m
}

// Area is the area at the cursor; false when there is none at all.
func (m *Model) Area() (national.Authority, bool) {
	if m.at >= len(m.areas) {
		return national.Authority{}, false
	}
	return m.areas[m.at], true
}

// Select puts the cursor on an area by its code; false when it is not here.
func (m *Model) Select(code string) bool {
	i := slices.IndexFunc(m.areas, func(a national.Authority) bool { return a.Code == code })
	if i < 0 {
		return false
	}
	m.at = i
	return true
}

// Toggle selects or deselects the area at the cursor, where several can be selected.
func (m *Model) Toggle() {
	if a, ok := m.Area(); ok && m.Many {
		if m.selected[a.Code] {
			delete(m.selected, a.Code)
		} else {
			m.selected[a.Code] = true
		}
	}
}

// SetSelected selects these areas by their codes and no others.
func (m *Model) SetSelected(codes ...string) {
	clear(m.selected)
	for _, a := range m.areas {
		if slices.Contains(codes, a.Code) {
			m.selected[a.Code] = true
		}
	}
}

// Selected lists the selected areas by name.
func (m *Model) Selected() []national.Authority {
	var list []national.Authority
	for _, a := range m.areas {
		if m.selected[a.Code] {
			list = append(list, a)
		}
	}
	return list
}

// Chosen lists what the keeper has chosen: what is selected, or where nothing is,
// the area at the cursor.
func (m *Model) Chosen() []national.Authority {
	if list := m.Selected(); len(list) > 0 {
		return list
	}
	if a, ok := m.Area(); ok {
		return []national.Authority{a}
	}
	return nil
}

// Lines gives the areas one a line, by name, for a screen reader.
func (m *Model) Lines() []string {
	var lines []string
	for _, a := range m.areas {
		line := a.Name + ", " + a.HealthBoard + ", code " + a.Code
		if m.selected[a.Code] {
			line += ", ticked"
		}
		lines = append(lines, cell.Clean(line))
	}
	return lines
}

// Line is which of [Model.Lines] the cursor is on.
func (m *Model) Line() int { return m.at }
