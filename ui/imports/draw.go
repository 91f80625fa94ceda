package imports

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/export/importing"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/dialog"
	"kept/ui/mouse"
	"kept/ui/theme"
)

// planLine is one line of what an import would do.
type planLine struct {
	text    string
	after   string // in a second column, after the text
	role    theme.Role
	asks    string            // what Enter asks for: "as" or "sheet"
	column  *importing.Column // the column that Enter maps
	heading string            // of what Enter shows in full
	full    string
	stop    bool // the cursor goes there
}

// mostListed is how many rows or remarks of a sort are listed; the rest is counted.
const mostListed = 200

// makeLines makes the lines of the plan.
func (d *importer) makeLines() {
	p := d.plan
	d.lines, d.rows = nil, cell.Window{Height: d.rows.Height}
	add := func(l planLine) { d.lines = append(d.lines, l) }
	heading := func(text string) {
		if len(d.lines) > 0 {
			add(planLine{})
		}
		add(planLine{text: text, role: theme.Heading})
	}
	for _, k := range kinds {
		if k.name == d.as {
			add(planLine{text: "A row is", after: k.words, asks: "as", stop: true})
		}
	}
	if len(d.table.Sheets) > 1 {
		add(planLine{text: "Sheet", after: d.table.Sheet, asks: "sheet", stop: true})
	}
	heading("Columns (" + p.Headings + ")")
	for i := range p.Columns {
		add(columnLine(&p.Columns[i]))
	}
	d.addSection(heading, "To put right", len(p.Problems), func(i int) planLine {
		text := p.Problems[i].String()
		return planLine{text: text, role: theme.Notice, heading: "To put right", full: text}
	})
	d.addSection(heading, "How it was read", len(p.Notes), func(i int) planLine {
		text := p.Notes[i].Text
		if row := p.Notes[i].Row; row > 0 {
			text = fmt.Sprintf("row %d: %s", row, text)
		}
		return planLine{text: text, heading: "How it was read", full: text}
	})
	d.addSection(heading, "New stakeholders", len(p.NewNames), func(i int) planLine { return planLine{text: p.NewNames[i]} })
	for _, what := range []struct{ row, heading string }{{importing.RowChange, "Would change"}, {importing.RowAdd, "Would add"},
		{importing.RowLeftOut, "Left out"}} {
		var rows []*importing.Row
		for i := range p.Rows {
			if p.Rows[i].What == what.row {
				rows = append(rows, &p.Rows[i])
			}
		}
		d.addSection(heading, what.heading, len(rows), func(i int) planLine { return rowLine(rows[i]) })
	}
}

// addSection adds a heading with how many there are, and the first of them.
func (d *importer) addSection(heading func(string), title string, n int, line func(int) planLine) {
	if n == 0 {
		return
	}
	heading(title + " (" + words.Thousands(n) + ")")
	for i := range min(n, mostListed) {
		l := line(i)
		l.stop = true
		d.lines = append(d.lines, l)
	}
	if n > mostListed {
		d.lines = append(d.lines, planLine{text: "and " + words.Thousands(n-mostListed) + " more", role: theme.Dim})
	}
}

func columnLine(c *importing.Column) planLine {
	l := planLine{text: c.Letter + "  " + cell.Clean(c.Heading), after: c.Title, column: c, stop: true}
	if c.Field != "" {
		return l
	}
	l.role = theme.Dim
	switch {
	case c.Filled == 0:
		l.after = "not read: empty"
	case c.Why != "":
		l.after = "not read: " + c.Why
		l.role = theme.Notice
	default:
		l.after, l.role = "not read", theme.Notice
	}
	return l
}

// rowLine is a row with what becomes of it; in full it shows each field.
func rowLine(r *importing.Row) planLine {
	l := planLine{text: fmt.Sprintf("row %d  %s", r.Row, cell.Clean(r.Name)), role: rowRole(r.What),
		heading: fmt.Sprintf("Row %d: %s", r.Row, cell.Clean(r.Name))}
	var full []string
	for _, c := range r.Changes {
		text := c.Title + ": " + c.After
		if r.What == importing.RowChange {
			before := c.Before
			if before == "" {
				before = "blank"
			}
			text = c.Title + ": " + c.After + "  (was " + before + ")"
		}
		full = append(full, text)
	}
	l.full = strings.Join(full, "\n")
	if l.full == "" {
		l.full = "Nothing is written for this row."
	}
	return l
}

// step goes some lines on, to where the cursor can be.
func (d *importer) step(by, times int) {
	for i, n := d.rows.At+by, 0; i >= 0 && i < len(d.lines); i += by {
		n++
		if d.lines[i].stop {
			d.rows.At = i
			if n >= times {
				return
			}
		}
	}
}

func (d *importer) Point(m mouse.Act) tea.Cmd {
	if d.busy {
		return nil
	}
	if d.plan == nil {
		if d.files.Point(m.X, m.Y-d.first, dialog.Pointing(m.Gesture)) {
			if m.Gesture == mouse.DoubleClick {
				return d.choose()
			}
		}
		return nil
	}
	i, ok := d.rows.Row(m.Y-d.first, len(d.lines))
	if !ok || !d.lines[i].stop {
		return nil
	}
	was := d.rows.At
	d.rows.At = i
	if was == i || m.Gesture == mouse.DoubleClick {
		return d.openLine()
	}
	return nil
}

func (d *importer) Draw(w, h int) (lines []string, x, y int) {
	t := d.host.Theme()
	add := func(role theme.Role, text string) {
		for _, line := range cell.Wrap(text, w) {
			lines = append(lines, t.Render(role, line))
		}
	}
	if doing, bar := d.host.Progress(min(w, 60)); d.busy && doing != "" {
		add(theme.Strong, doing)
		if bar != "" {
			lines = append(lines, bar)
		}
		add(theme.Dim, "Esc stops it. Nothing is left half done.")
		return lines, 0, 0
	}
	if d.plan == nil {
		add(theme.Text, "Which file? An Excel workbook or a table saved as CSV. You see what would happen before anything is written.")
		if d.problem != "" {
			add(theme.Problem, "! "+d.problem)
		}
		lines = append(lines, "")
		d.first = len(lines)
		shown, fx, fy := d.files.Draw(t, w, h-len(lines))
		return append(lines, shown...), fx, d.first + fy
	}
	p := d.plan
	add(theme.Strong, fmt.Sprintf("%s to add, %s to change, %s the same already, %s left out. Nothing is written yet.",
		words.Thousands(p.Added), words.Thousands(p.Changed), words.Thousands(p.Same), words.Thousands(p.LeftOut)))
	if d.problem != "" {
		add(theme.Problem, "! "+d.problem)
	}
	lines = append(lines, "")
	d.first = len(lines)
	if d.rows.At == d.firstStop() {
		d.rows.Top = 0 // with what stands over it
	}
	from, to := d.rows.Show(len(d.lines), h-len(lines))
	for i := from; i < to; i++ {
		if i == d.rows.At {
			y = len(lines)
		}
		lines = append(lines, d.line(i, w))
	}
	return lines, 0, y
}

func (d *importer) firstStop() int {
	for i, l := range d.lines {
		if l.stop {
			return i
		}
	}
	return 0
}

func (d *importer) line(i, w int) string {
	t, l := d.host.Theme(), d.lines[i]
	text := l.text
	if l.after != "" {
		text = cell.Fit(text, min(38, w/2), t.Glyphs.Cut) + "  " + l.after
	}
	if !l.stop {
		return t.Render(l.role, cell.Cut(text, w, t.Glyphs.Cut))
	}
	if i == d.rows.At {
		return t.Render(theme.Cursor, cell.Fit(t.Glyphs.Cursor+" "+text, w, t.Glyphs.Cut))
	}
	return t.Render(l.role, cell.Cut("  "+text, w, t.Glyphs.Cut))
}
