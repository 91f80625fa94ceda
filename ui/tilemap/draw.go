package tilemap

import (
	"strconv"
	"strings"

	"kept/store/national"
	"kept/ui/cell"
	"kept/ui/theme"
)

const (
	leastTile  = 6   // cells from one tile to the next, with its edges and its tick
	leastBoxed = 11  // the same for tiles with lines around them
	mostBoxed  = 22  // wider tiles are only further apart
	mostHigh   = 4   // lines from one tile to the next
	sideFrom   = 150 // cells from which there is space next to the map
	sideWidth  = 30
	foot       = 4 // lines under the map
)

// Draw draws the map with what is known of the area at the cursor: exactly h
// lines of at most w cells. The place of the real cursor is then given by
// [Model.Cursor]. Where there is no space for a map it is a list.
func (m *Model) Draw(t *theme.Theme, w, h int, focused bool) []string {
	m.touched = m.touched[:0]
	m.x, m.y = 0, 0
	if h < 1 || w < 1 {
		return make([]string, max(h, 0))
	}
	d := &drawing{m: m, t: t, g: &t.Glyphs, focused: focused}
	width, side := w, 0
	if w >= sideFrom {
		side = sideWidth + w/20
		width = w - side - 3
	}
	height := h - 1
	if side == 0 {
		height -= foot
	}
	top := []string{d.finding(w)}
	drawn := d.tiles(width, height, h, len(top))
	if drawn == nil {
		return m.list(t, w, h, focused)
	}
	if side > 0 {
		drawn = d.withSide(drawn, width, side, h-1)
	}
	lines := append(top, drawn...)
	if side == 0 {
		under := d.drawBelow(w, h-len(lines))
		if len(lines)+len(under) < h {
			lines = append(lines, "")
		}
		lines = append(lines, under...)
	}
	for len(lines) < h {
		lines = append(lines, "")
	}
	m.x, m.y = min(m.x, w-1), min(m.y, h-1)
	return lines[:h]
}

// tiles draws the map from line y on; nil where there is no space for it.
func (d *drawing) tiles(width, height, h, y int) []string {
	step := min((width-1)/national.TileCols, mostBoxed)
	switch {
	case d.g.Corners[0] == " ", len(d.m.areas) == 0: // read aloud, a map is a list
		return nil
	case step >= leastBoxed && height >= 2*national.TileRows+1:
		return d.drawBoxes(width, step, min((height-1)/national.TileRows, mostHigh), y)
	case width/national.TileCols >= leastTile && h >= national.TileRows+2:
		return d.drawLines(width, min(width/national.TileCols, mostBoxed), y)
	}
	return nil
}

// withSide puts what is known of the area to the right of the map, on at most h lines.
func (d *drawing) withSide(drawn []string, width, side, h int) []string {
	about := d.drawSide(side)
	for i := range max(len(drawn), min(len(about), h)) {
		if i == len(drawn) {
			drawn = append(drawn, "")
		}
		if i < len(about) {
			drawn[i] = cell.Fit(drawn[i], width, "") + "   " + about[i]
		}
	}
	return drawn
}

// Cursor is the place of the real cursor on the map as it was drawn last: the
// tile at the cursor.
func (m *Model) Cursor() (x, y int) { return m.x, m.y }

// list draws the areas one a line, those around the cursor.
func (m *Model) list(t *theme.Theme, w, h int, focused bool) []string {
	d := &drawing{m: m, t: t, g: &t.Glyphs, focused: focused}
	var lines []string
	if h > 2 {
		lines = append(lines, d.finding(w))
	}
	height := h - len(lines)
	all := m.Lines()
	top := max(0, min(m.at-height/2, len(all)-height))
	for i := top; i < len(all) && len(lines) < h; i++ {
		sign, role := " ", theme.Text
		if i == m.at {
			sign, role = d.pointer()
			m.x, m.y = min(1, w-1), len(lines)
		}
		m.touched = append(m.touched, touch{0, len(lines), w, 1, i})
		if m.Many {
			box := t.Glyphs.Unselected
			if m.selected[m.areas[i].Code] {
				box = t.Glyphs.Selected
			}
			sign += box
		}
		lines = append(lines, t.Render(role, cell.Cut(sign+" "+all[i], w, t.Glyphs.Cut)))
	}
	for len(lines) < h {
		lines = append(lines, "")
	}
	return lines
}

// drawing is the map while it is being drawn.
type drawing struct {
	m       *Model
	t       *theme.Theme
	g       *theme.Glyphs
	focused bool
}

func (d *drawing) pointer() (string, theme.Role) {
	if d.focused {
		return d.g.Cursor, theme.Cursor
	}
	return d.g.Rest, theme.Rest
}

// finding is the line above the map: what was typed, and what it finds in words,
// so that no match needs a colour to be seen.
func (d *drawing) finding(w int) string {
	m := d.m
	if !m.finding() {
		return d.t.Render(theme.Dim, cell.Cut(" Type to find an area.", w, d.g.Cut))
	}
	head := " Find: " + m.words + "   "
	if len(m.found) == 0 {
		return cell.Cut(head+"No area is called that.", w, d.g.Cut)
	}
	var found []string
	for _, i := range m.found {
		found = append(found, m.areas[i].Name)
	}
	return cell.Cut(head+strconv.Itoa(len(found))+" found: "+cell.Clean(strings.Join(found, ", ")), w, d.g.Cut)
}

// facts are what is known of the area at the cursor, one a line.
func (d *drawing) facts() []string {
	a, ok := d.m.Area()
	if !ok {
		return nil
	}
	list := []string{a.HealthBoard, "Code " + a.Code}
	if a.FormerCode != "" {
		list[1] += " (before: " + a.FormerCode + ")"
	}
	if a.AlsoKnownAs != "" {
		list = append(list, "Also "+strings.ReplaceAll(a.AlsoKnownAs, ";", ","))
	}
	return list
}

// selection lists in words what is selected, or "".
func (d *drawing) selection() string {
	var list []string
	for _, a := range d.m.Selected() {
		list = append(list, a.Name)
	}
	if !d.m.Many {
		return ""
	}
	if len(list) == 0 {
		return "Nothing ticked."
	}
	return "Ticked (" + strconv.Itoa(len(list)) + "): " + strings.Join(list, ", ")
}

func (d *drawing) name() string {
	a, _ := d.m.Area()
	if d.m.selected[a.Code] {
		return a.Name + " " + d.g.Selected
	}
	return a.Name
}

// drawBelow is what is drawn below the map, with the facts one a line where there are
// lines for that.
func (d *drawing) drawBelow(w, h int) []string {
	lines := []string{d.t.Render(theme.Strong, cell.Cut(" "+cell.Clean(d.name()), w, d.g.Cut))}
	facts := d.facts()
	if h < len(facts)+4 {
		facts = []string{strings.Join(facts, " "+d.g.Dot+" ")}
	}
	for _, s := range facts {
		lines = append(lines, cell.Cut(" "+cell.Clean(s), w, d.g.Cut))
	}
	if text := d.selection(); text != "" {
		lines = append(lines, cell.Cut(" "+cell.Clean(text), w, d.g.Cut))
	}
	return append(lines, d.t.Render(theme.Dim, cell.Cut(" "+Note, w, d.g.Cut)))
}

// drawSide is what is drawn next to the map.
func (d *drawing) drawSide(w int) []string {
	var lines []string
	add := func(role theme.Role, text string) {
		for _, s := range cell.Wrap(text, w) {
			lines = append(lines, d.t.Render(role, s))
		}
	}
	add(theme.Heading, d.name())
	for _, s := range d.facts() {
		add(theme.Text, s)
	}
	if text := d.selection(); text != "" {
		lines = append(lines, "")
		add(theme.Text, text)
	}
	lines = append(lines, "")
	add(theme.Dim, Note)
	return lines
}
