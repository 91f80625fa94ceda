package importing

import (
	"strings"

	"kept/store"
	"kept/store/national"
	"kept/store/words"
)

// entry is one record as the sheet has it: a row, with what a heading over it
// says and what the rows under it add.
type entry struct {
	row        int // in the file, counted from 1
	cells      []string
	foundation string // from a section heading above
	priority   string // the id of a priority that a section heading above names
}

// readRows goes through the rows under the headings and handles each as what it
// is: a record, a section heading, more of the row above, headings again, or a total.
func (p *Plan) readRows(table Table, h *headings, known *known) []*entry {
	title, reference := h.column(p.Kind.NameField), h.column("reference")
	r := sheetRows{plan: p, table: table, h: h, known: known, title: title, reference: reference}
	r.referenced = reference >= 0 && 2*h.columns[reference].filled >= len(table.Rows)/2
	for i := h.last + 1; i < len(table.Rows); i++ {
		row, no := table.Rows[i], i+1
		filled, lone := filledCells(row)
		switch {
		case filled == 0:
		case h.isRepeated(table, row):
			p.note(no, "the headings again, passed over")
			r.last = nil
		case isTotal(row):
			p.note(no, "a total, passed over: %s", quoteCells(row))
			r.last = nil
		case filled == 1 && r.readLone(row[lone], lone, no):
			r.last = nil
		case r.last != nil && h.continues(row, title, reference, r.referenced):
			p.continueRow(r.last, row, no)
		default:
			r.last = &entry{row: no, cells: append([]string(nil), row...), foundation: r.foundation, priority: r.priority}
			r.entries = append(r.entries, r.last)
		}
	}
	return r.entries
}

// sheetRows is what was read of the rows of a sheet so far.
type sheetRows struct {
	plan             *Plan
	table            Table
	h                *headings
	known            *known
	title, reference int  // the columns, -1 for none
	referenced       bool // most records have a reference

	entries    []*entry
	last       *entry // what a continuation would belong to
	foundation string // from the section heading above
	priority   string
}

// readLone handles a row with one filled cell as a section heading or as a title
// said again; false when it is neither.
func (r *sheetRows) readLone(text string, column, no int) bool {
	p, short := r.plan, words.Cut(words.OneLine(text), 80)
	switch f, ok := national.MatchFoundation(text); {
	case ok && p.Kind.Field("foundations") != nil && column <= max(r.title, 0):
		r.foundation, r.priority = string(f.Code), ""
		p.note(no, "%q taken as the foundation %s of the rows below that name none", text, f.Name)
	case column == r.title && (strings.Trim(text, "0123456789") == "" || r.table.shownBefore(text, r.h.first)):
		p.note(no, "a page number or title said again, passed over: %q", short)
	case column != r.title && column < max(r.title, 1) && !countedReference.MatchString(text):
		r.foundation, r.priority = "", r.known.priorityIDFor(text)
		if r.priority != "" && p.Kind.Field("priorities") != nil {
			p.note(no, "%q taken as the local priority of the rows below that name none", short)
		} else {
			r.priority = ""
			p.note(no, "taken as a heading, not as a record: %q", short)
		}
	default:
		return false
	}
	return true
}

func filledCells(row []string) (n, last int) {
	for j, c := range row {
		if c != "" {
			n, last = n+1, j
		}
	}
	return n, last
}

// isTotal tells whether a row only adds the rows above up.
func isTotal(row []string) bool {
	for _, c := range row {
		if c == "" {
			continue
		}
		switch normalise(c) {
		case "total", "totals", "grandtotal", "overalltotal", "subtotal", "sum":
			return true
		}
		return false
	}
	return false
}

// shownBefore tells whether a title line over the headings says this too, as
// sheets do that print it on every page.
func (t Table) shownBefore(text string, first int) bool {
	key := normalise(text)
	for i := 0; i < first; i++ {
		for _, c := range t.Rows[i] {
			if k := normalise(c); len(k) >= 8 && strings.Contains(key, k) || k == key {
				return true
			}
		}
	}
	return false
}

// continues tells whether a row only says more of the record above it: it names
// no record and has no reference, and all it has are texts and lists. Where the
// record's name runs on, it begins with a small letter.
func (h *headings) continues(row []string, title, reference int, referenced bool) bool {
	if reference >= 0 && cellAt(row, reference) != "" {
		return false
	}
	if t := cellAt(row, title); t != "" {
		if !referenced || !startsSmall(t) {
			return false
		}
	}
	for j, c := range row {
		if c == "" || j == title {
			continue
		}
		m := h.columns[j]
		if !m.used {
			continue
		}
		f := m.match.target.field
		if f != nil && !f.Many && f.Type != store.Text && f.Type != store.Prose {
			return false
		}
	}
	return true
}

func startsSmall(s string) bool { return s[0] >= 'a' && s[0] <= 'z' }

func (p *Plan) continueRow(e *entry, row []string, no int) {
	for j, c := range row {
		if c == "" {
			continue
		}
		for len(e.cells) <= j {
			e.cells = append(e.cells, "")
		}
		if e.cells[j] == "" {
			e.cells[j] = c
		} else {
			e.cells[j] += "\n" + c
		}
	}
	p.note(no, "taken as more of row %d: %s", e.row, quoteCells(row))
}

// valueOf gives the cell of a column, and "" past the row's end.
func (e *entry) valueOf(column int) string {
	return cellAt(e.cells, column)
}
