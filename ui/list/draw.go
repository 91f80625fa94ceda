package list

import (
	"strings"

	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/theme"
)

// layout is which columns are shown and how wide, for one width.
type layout struct {
	width   int
	sorted  string
	columns []int // indices of the columns shown
	widths  []int
}

const (
	gap          = 2  // cells between columns
	sortedWeight = 98 // of the column that the list is sorted by; a weight above it is the keeper's own choice
)

// computeLayout drops the columns of least weight until the others fit, and gives the
// remaining width to the column of most weight.
func (m *Model) computeLayout(width int) layout {
	if m.layout.width == width && m.layout.sorted == m.Sorted && m.layout.columns != nil {
		return m.layout
	}
	heaviest := 0
	for i, c := range m.Columns {
		if c.Weight > m.Columns[heaviest].Weight {
			heaviest = i
		}
	}
	l := layout{width: width, sorted: m.Sorted, columns: m.fitting(width, heaviest)}
	spare := width - m.widthOf(l.columns)
	for _, i := range l.columns {
		w := m.Columns[i].Width
		if i == heaviest {
			w = max(w+spare, 1)
		}
		l.widths = append(l.widths, w)
	}
	m.layout = l
	return l
}

// fitting lists the columns that fit in a width. The heaviest may shrink by a third of what it wants before others go.
func (m *Model) fitting(width, heaviest int) []int {
	shown := make([]int, len(m.Columns))
	for i := range shown {
		shown[i] = i
	}
	slack := m.Columns[heaviest].Width / 3
	for len(shown) > 1 && m.widthOf(shown)-slack > width {
		least := 0
		for k, i := range shown {
			if m.weight(i, heaviest) < m.weight(shown[least], heaviest) {
				least = k
			}
		}
		shown = append(shown[:least], shown[least+1:]...)
	}
	return shown
}

// weight says how long a column stays. The one that the list is sorted by stays, so that the order can be seen.
func (m *Model) weight(i, heaviest int) int {
	switch c := m.Columns[i]; {
	case i == heaviest:
		return c.Weight + 1
	case m.Sorted != "" && c.Name == m.Sorted:
		return max(c.Weight, sortedWeight)
	default:
		return c.Weight
	}
}

// widthOf is what columns want, with the gaps between them.
func (m *Model) widthOf(columns []int) int {
	n := 0
	for _, i := range columns {
		n += m.Columns[i].Width + gap
	}
	return n - gap
}

// ForgetLayout forgets the columns' widths, for when the columns have changed.
func (m *Model) ForgetLayout() { m.layout = layout{} }

// SetHeight tells the list how many lines it has, before anything is drawn.
func (m *Model) SetHeight(lines int) {
	m.height = max(lines-1, 1)
	m.clamp()
}

// Draw draws the heading and the rows: exactly h lines of at most w cells.
func (m *Model) Draw(t *theme.Theme, w, h int, focused bool) []string {
	lines := make([]string, 0, h)
	if h < 1 {
		return lines
	}
	m.SetHeight(h)
	g := &t.Glyphs
	const lead = 2 // cursor sign and a space
	marking := len(m.marks) > 0
	edge := lead
	if marking {
		edge += 4
	}
	l := m.computeLayout(max(w-edge, 1))
	lines = append(lines, m.headings(t, l, w, edge))
	switch {
	case m.err != nil:
		lines = append(lines,
			t.Render(theme.Problem, cell.Cut("  ! The list could not be read. Go to another page and back to try again.", w, g.Cut)))
	case !m.loaded:
		lines = append(lines, t.Render(theme.Dim, cell.Cut("  Reading...", w, "")))
	case m.active().n == 0:
		for _, s := range cell.Wrap(m.Empty, max(w-2, 1)) {
			lines = append(lines, t.Render(theme.Dim, cell.Cut("  "+s, w, g.Cut)))
		}
	}
	s := m.active()
	for line := 0; len(lines) < h && line < m.height && line < s.n; line++ {
		i := m.index(line)
		row, ok := s.at(i)
		if !ok {
			lines = append(lines, t.Render(theme.Dim, cell.Cut("  "+g.Cut, w, "")))
			continue
		}
		lines = append(lines, m.row(t, row, l, w, i == m.cursor, focused, marking))
	}
	for len(lines) < h {
		lines = append(lines, "")
	}
	return lines[:h]
}

func (m *Model) headings(t *theme.Theme, l layout, w, edge int) string {
	var b strings.Builder
	b.WriteString(cell.Blank(edge))
	for k, i := range l.columns {
		if k > 0 {
			b.WriteString(cell.Blank(gap))
		}
		c := m.Columns[i]
		title := c.Title
		if c.Name != "" && c.Name == m.Sorted {
			sign := t.Glyphs.Rising
			if m.Falling {
				sign = t.Glyphs.Falling
			}
			title = cell.Cut(title, max(l.widths[k]-1, 1), "") + sign
		}
		b.WriteString(fit(c, title, l.widths[k], t.Glyphs.Cut))
	}
	return t.Render(theme.Heading, cell.Cut(b.String(), w, ""))
}

func fit(c Column, text string, w int, tail string) string {
	if c.Right {
		return cell.FitRight(text, w, tail)
	}
	return cell.Fit(text, w, tail)
}

func (m *Model) row(t *theme.Theme, row Row, l layout, w int, current, focused, marking bool) string {
	g := &t.Glyphs
	if row.Heading {
		text := ""
		if len(row.Cells) > 0 {
			text = row.Cells[0].Text
		}
		return t.Render(theme.Strong, cell.Cut(text, w, g.Cut))
	}
	if row.Group {
		return m.group(t, row, w, current, focused)
	}
	role, sign := theme.Text, " " // one role for the row, or each cell its own
	switch {
	case current && focused:
		role, sign = theme.Cursor, g.Cursor
	case current:
		role, sign = theme.Rest, g.Rest
	case m.marks[row.ID]:
		role = theme.Mark
	}
	var b strings.Builder
	b.WriteString(sign + " ")
	switch {
	case marking && m.marks[row.ID]:
		b.WriteString(g.Selected + " ")
	case marking:
		b.WriteString(g.Unselected + " ")
	}
	for k, i := range l.columns {
		if k > 0 {
			b.WriteString(cell.Blank(gap))
		}
		var c Cell
		if i < len(row.Cells) {
			c = row.Cells[i]
		}
		b.WriteString(m.cell(t, c, m.Columns[i], l.widths[k], role))
	}
	line := b.String()
	if role != theme.Text {
		return t.RenderHits(role, cell.Fit(line, w, ""), m.Hits)
	}
	return cell.Cut(line, w, "")
}

// cell draws one cell of a row, in its own role unless the row has one.
func (m *Model) cell(t *theme.Theme, c Cell, column Column, w int, role theme.Role) string {
	text := c.Text
	if len(m.Hits) > 0 {
		text = t.SignHits(text, m.Hits)
	}
	text = fit(column, text, w, t.Glyphs.Cut)
	switch {
	case role != theme.Text:
	case len(m.Hits) > 0:
		return t.RenderHits(c.Role, text, m.Hits)
	case c.Role != theme.Text:
		return t.Render(c.Role, text)
	}
	return text
}

// group draws the heading of a group.
func (m *Model) group(t *theme.Theme, row Row, w int, current, focused bool) string {
	sign, role := " ", theme.Strong
	switch {
	case current && focused:
		sign, role = t.Glyphs.Cursor, theme.Cursor
	case current:
		sign = t.Glyphs.Rest
	}
	open := "- "
	if row.Closed {
		open = "+ "
	}
	text := ""
	if len(row.Cells) > 0 {
		text = row.Cells[0].Text
	}
	return t.Render(role, cell.Fit(sign+" "+open+text, w, t.Glyphs.Cut))
}

// Position says where the cursor is: "12 of 1,204".
func (m *Model) Position() string {
	if !m.loaded || m.active().n == 0 {
		return ""
	}
	at := m.cursor + 1
	headings := 0
	for i := 0; i < m.cursor; i++ {
		if row, ok := m.active().at(i); ok && row.Heading {
			headings++
		} else if !ok {
			break
		}
	}
	at -= headings
	total := m.total
	if total < 0 {
		return words.Thousands(at)
	}
	if total > countLimit {
		if m.inTail {
			return words.Thousands(at) + " from the end, of " + words.Thousands(countLimit) + "+"
		}
		return words.Thousands(at) + " of " + words.Thousands(countLimit) + "+"
	}
	if m.inTail {
		at = total - m.cursor
	}
	return words.Thousands(at) + " of " + words.Thousands(total)
}
