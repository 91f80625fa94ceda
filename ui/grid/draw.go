package grid

import (
	"slices"
	"strconv"
	"strings"

	"kept/ui/cell"
	"kept/ui/theme"
)

const (
	lived      = "*" // before the name of a group with lived experience
	wideMargin = 10  // cells left of the grid, with the words of its axis
	slimMargin = 2   // in narrow windows: numbers only
	slimFrom   = 60  // cells from which there is space for the words
	leastInner = 4   // cells inside a cell of the grid
	mostStrip  = 3   // lines of those without a place
)

// plan is how the grid is laid out in a size.
type plan struct {
	margin int
	widths [Size]int // cells inside each column
	rows   int       // lines inside each cell
	rules  bool      // there are lines between the rows
	strip  int       // lines of those without a place
	legend bool      // what the mark means has a line of its own
}

// arrange lays the grid out; false when there is no space for a picture.
func (m *Model) arrange(w, h int) (p plan, ok bool) {
	p.margin = wideMargin
	if w < slimFrom {
		p.margin = slimMargin
	}
	inner := w - p.margin - Size - 1
	if inner < Size*leastInner {
		return p, false
	}
	for i := range p.widths {
		p.widths[i] = inner / Size
		if i < inner%Size {
			p.widths[i]++
		}
	}
	p.strip = 1
	height := h - 3 - 1 - p.strip // the edges, the words below, the sentence, the strip
	switch {
	case height >= Size*2+Size-1:
		p.rules = true
		p.rows = (height - (Size - 1)) / Size
	case height >= Size:
		p.rows = height / Size
	default:
		return p, false
	}
	spare := height - p.rows*Size
	if p.rules {
		spare -= Size - 1
	}
	if p.legend = spare > 0 && m.anyLived(); p.legend {
		spare--
	}
	if len(m.cells[spot{}]) > 0 {
		p.strip += min(spare, mostStrip-1)
	}
	return p, true
}

// Draw draws the grid: exactly h lines of at most w cells. The place of the real
// cursor is then given by [Model.Cursor]. Where there is no space for the picture
// it is a list.
func (m *Model) Draw(t *theme.Theme, w, h int, focused bool) []string {
	m.touched = m.touched[:0]
	m.x, m.y = 0, 0
	if h < 1 || w < 1 {
		return make([]string, max(h, 0))
	}
	p, ok := m.arrange(w, h)
	if !ok {
		return m.list(t, w, h, focused)
	}
	d := &drawing{m: m, t: t, g: &t.Glyphs, p: p, focused: focused}
	d.edge(0, "Influence", quadrants.satisfied, quadrants.close)
	for influence := Size; influence > 0; influence-- {
		if influence < Size && p.rules {
			d.edge(1, "", "", "")
		}
		d.row(influence)
	}
	d.edge(2, "", quadrants.watched, quadrants.informed)
	d.axis()
	d.strip(w)
	if p.legend {
		d.lines = append(d.lines, t.Render(theme.Dim, cell.Cut(" "+legend, w, t.Glyphs.Cut)))
	}
	role := theme.Text
	if m.carried >= 0 {
		role = theme.Strong
	}
	for len(d.lines) < h-1 {
		d.lines = append(d.lines, "")
	}
	d.lines = append(d.lines, t.Render(role, cell.Cut(" "+m.describeWithin(w-1, t.Glyphs.Cut), w, t.Glyphs.Cut)))
	if !p.legend && m.anyLived() {
		d.explain(w)
	}
	m.x, m.y = min(m.x, w-1), min(m.y, h-1)
	return d.lines
}

func (m *Model) anyLived() bool {
	return slices.ContainsFunc(m.items, func(i Item) bool { return i.Lived })
}

const legend = lived + " lived experience"

// explain says what the mark means at the end of one of the last lines that has
// space for it.
func (d *drawing) explain(w int) {
	for back := 2; back > 0; back-- {
		i := len(d.lines) - back
		line := strings.TrimRight(d.lines[i], " ")
		if height := w - cell.Width(line) - cell.Width(legend) - 1; height >= 2 {
			d.lines[i] = line + cell.Blank(height) + d.t.Render(theme.Dim, legend)
			return
		}
	}
}

// list draws the grid as its lines, those around the cursor.
func (m *Model) list(t *theme.Theme, w, h int, focused bool) []string {
	all, at := m.reading()
	top := max(0, min(at-h/2, len(all)-h))
	lines := make([]string, 0, h)
	for i := top; i < len(all) && len(lines) < h; i++ {
		sign, role := " ", theme.Text
		if i == at {
			sign, role = pointer(t, focused)
			m.x, m.y = min(1, w-1), len(lines)
		}
		lines = append(lines, t.Render(role, cell.Cut(sign+all[i], w, t.Glyphs.Cut)))
	}
	for len(lines) < h {
		lines = append(lines, "")
	}
	return lines
}

// pointer is the sign before what is at the cursor, and the role to draw it in.
func pointer(t *theme.Theme, focused bool) (string, theme.Role) {
	if focused {
		return t.Glyphs.Cursor, theme.Cursor
	}
	return t.Glyphs.Rest, theme.Rest
}

// Cursor is the place of the real cursor in the grid as it was drawn last.
func (m *Model) Cursor() (x, y int) { return m.x, m.y }

// drawing is the grid while it is being drawn, line by line.
type drawing struct {
	m       *Model
	t       *theme.Theme
	g       *theme.Glyphs
	p       plan
	focused bool
	lines   []string
}

// joints are where lines meet, at the left, between and at the right: of the
// upper edge, between rows, and of the lower edge.
func joints(g *theme.Glyphs) [3][3]string {
	if g.Corners[0] != "┌" {
		c := g.Corners
		return [3][3]string{{c[0], c[0], c[1]}, {c[0], c[0], c[1]}, {c[2], c[2], c[3]}}
	}
	return [3][3]string{{"┌", "┬", "┐"}, {"├", "┼", "┤"}, {"└", "┴", "┘"}}
}

// edge draws a line across, with the names of two quadrants in it if they fit.
func (d *drawing) edge(which int, word, left, right string) {
	j := joints(d.g)[which]
	var b strings.Builder
	b.WriteString(j[0])
	for i, n := range d.p.widths {
		if i > 0 {
			b.WriteString(j[1])
		}
		b.WriteString(strings.Repeat(d.g.Across, n))
	}
	b.WriteString(j[2])
	if d.p.margin < wideMargin {
		word = ""
	}
	line := d.t.Render(theme.Heading, cell.Fit(word, d.p.margin, ""))
	runes := []rune(b.String())
	if n := cell.Width(left) + cell.Width(right); left == "" || n+12 > len(runes) {
		d.lines = append(d.lines, line+d.t.Render(theme.Border, b.String()))
		return
	}
	left, right = " "+left+" ", " "+right+" "
	from, to := 2+len(left), len(runes)-2-len(right)
	d.lines = append(d.lines, line+d.t.Render(theme.Border, string(runes[:2]))+d.t.Render(theme.Heading, left)+
		d.t.Render(theme.Border, string(runes[from:to]))+d.t.Render(theme.Heading, right)+d.t.Render(theme.Border,
		string(runes[len(runes)-2:])))
}

// row draws the cells of one step of influence.
func (d *drawing) row(influence int) {
	var drawn [Size][]string
	x := d.p.margin + 1
	for i := range drawn {
		drawn[i] = d.cell(spot{i + 1, influence}, x, len(d.lines))
		x += d.p.widths[i] + 1
	}
	down := d.t.Render(theme.Border, d.g.Down)
	for k := range d.p.rows {
		var b strings.Builder
		label := ""
		if k == (d.p.rows-1)/2 {
			label = d.step(influence) + " "
		}
		b.WriteString(cell.FitRight(label, d.p.margin, ""))
		for i := range drawn {
			b.WriteString(down + drawn[i][k])
		}
		d.lines = append(d.lines, b.String()+down)
	}
}

// step is a score beside its axis; the first and the last say what they mean.
func (d *drawing) step(n int) string {
	text := strconv.Itoa(n)
	switch {
	case d.p.margin < wideMargin:
	case n == 1:
		text = "little 1"
	case n == Size:
		text = "most " + text
	}
	return text
}

// axis draws the scores of interest under the grid.
func (d *drawing) axis() {
	var b strings.Builder
	for i, n := range d.p.widths {
		text := d.step(i + 1)
		before := (n - cell.Width(text)) / 2
		b.WriteString(cell.Fit(cell.Blank(before+1)+text, n+1, ""))
	}
	word := "Interest"
	if d.p.margin < wideMargin {
		word = ""
		text := "  interest across, influence up, 5 is most"
		b.Reset()
		b.WriteString(cell.Cut(text, d.width(), d.g.Cut))
	}
	d.lines = append(d.lines, d.t.Render(theme.Heading, cell.Fit(word, d.p.margin, ""))+strings.TrimRight(b.String(), " "))
}

// width is how many cells the grid takes without its margin.
func (d *drawing) width() int {
	n := Size + 1
	for _, c := range d.p.widths {
		n += c
	}
	return n
}
