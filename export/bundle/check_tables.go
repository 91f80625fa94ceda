package bundle

import (
	"fmt"
	"slices"
	"strings"

	"kept/export/finding"
	"kept/export/formula"
	"kept/export/snapshot"
	"kept/store/check"
)

// tableRows is a table as its CSV has it, with exact text and every cell under
// the column where the format has it.
type tableRows struct {
	def  *tableDef
	rows [][]string
	no   []int // the row's number in the file, from 1, which is the header
}

// readTables reads every table and reports what is wrong within each.
func (in *inspection) readTables() map[string]*tableRows {
	all := map[string]*tableRows{}
	for _, t := range tables() {
		if data, ok := in.files[t.file()]; ok {
			if r := in.readTable(t, data); r != nil {
				all[t.name] = r
			}
		}
	}
	return all
}

// checkTables reads every table and holds its values, keys and references to
// the built-in description.
func (in *inspection) checkTables() {
	in.tables = in.readTables()
	keys := map[string]map[string]bool{}
	for _, t := range tables() {
		if r := in.tables[t.name]; r != nil {
			keys[t.name] = in.checkKeys(r)
		}
	}
	for _, t := range tables() {
		if r := in.tables[t.name]; r != nil {
			in.checkRows(r, keys)
		}
	}
}

// tableFault reports what is wrong at a place in a table.
type tableFault func(rule string, row int, column, value, wrong, fix string)

// readTable reads one CSV file; nil when its columns are not those of the table.
func (in *inspection) readTable(t *tableDef, data string) *tableRows {
	fault := func(rule string, row int, column, value, wrong, fix string) {
		in.rep.Add(finding.Finding{Level: check.Error, Rule: rule, File: t.file(), Row: row, Column: column, Value: value,
			Wrong: wrong, Fix: fix})
	}
	out := &tableRows{def: t}
	var places []int
	header, width := false, 0
	faults := decodeCSV(data, func(no int, cells []string) {
		if no == 1 {
			places, header = in.places(t, slices.Clone(cells), fault)
			width = len(cells)
			return
		}
		if !header {
			return
		}
		if len(cells) != width {
			fault("T1", no, "", "", fmt.Sprintf("the row has %d cells and the header has %d", len(cells), width),
				"Every row has as many cells as the header")
			return
		}
		row := make([]string, len(t.columns))
		for j := range t.columns {
			if places[j] < 0 {
				continue // an earlier version does not have the column
			}
			c, cell := &t.columns[j], cells[places[j]]
			if c.text {
				if formula.IsRisky(cell) {
					fault("T6", no, c.name, cell, "a spreadsheet program would run this text as a formula",
						"Put one apostrophe before it, as the format has it")
				}
				cell = snapshot.LF(formula.Unguard(cell))
			}
			row[j] = cell
		}
		out.rows, out.no = append(out.rows, row), append(out.no, no)
	})
	for _, f := range faults {
		fault("T1", f.row, "", "", f.wrong, "Write it as RFC 4180 has it: UTF-8 with no byte order mark, CRLF at every line's end")
	}
	if width == 0 {
		fault("T2", 1, "", "", "the table has no header", "Ask for the bundle as Kept wrote it")
	}
	if !header {
		return nil
	}
	return out
}

// places finds each column of the table in the header, which must have them all
// in their order; the change mark is the last. A later minor version may have more
// before it, and an earlier one lacks those that came since: their place is -1.
func (in *inspection) places(t *tableDef, header []string, fault tableFault) ([]int, bool) {
	places := make([]int, len(t.columns))
	var wanted, known []string
	complete := true
	for i := range t.columns {
		c := &t.columns[i]
		places[i] = slices.Index(header, c.name)
		if places[i] < 0 && c.since.after(in.stated) {
			continue
		}
		wanted = append(wanted, c.name)
		if places[i] < 0 {
			fault("T2", 1, c.name, "", "the column is missing", "Ask for the bundle as Kept wrote it")
			complete = false
		}
	}
	for i, name := range header {
		switch {
		case slices.Contains(header[:i], name):
			fault("T2", 1, name, "", "the column stands twice", "Take one out")
		case t.column(name) >= 0:
			known = append(known, name)
		case in.later:
			in.rep.Add(finding.Finding{Level: check.Note, Rule: "V2", File: t.file(), Row: 1, Column: name,
				Wrong: "the column belongs to a later version of the format and was passed over", Fix: "A newer Kept shows it"})
		default:
			fault("T2", 1, name, "", "the format has no such column in this table", "Take it out")
		}
	}
	if complete && !slices.Equal(known, wanted) {
		fault("T2", 1, "", strings.Join(header, ","), "the columns are not in the format's order", "They are: "+strings.Join(wanted, ", "))
	}
	return places, complete
}

// checkKeys gathers a table's keys, and reports those that stand twice.
func (in *inspection) checkKeys(r *tableRows) map[string]bool {
	at := r.def.column(r.def.key)
	seen := make(map[string]bool, len(r.rows))
	for i, row := range r.rows {
		if key := row[at]; key != "" {
			if seen[key] {
				in.rep.Add(finding.Finding{Level: check.Error, Rule: "T4", File: r.def.file(), Row: r.no[i], Column: r.def.key,
					Value: key, Wrong: "this key stands in the table already", Fix: "Every row has a key of its own"})
			}
			seen[key] = true
		}
	}
	return seen
}

// checkRows holds every row to its table.
func (in *inspection) checkRows(r *tableRows, keys map[string]map[string]bool) {
	t := r.def
	if t.kind == nil && len(r.rows) != 1 {
		in.rep.Errorf("T4", t.file(), "A bundle is one submission", "the table has %d rows and must have one", len(r.rows))
	}
	for i, row := range r.rows {
		parents, filled := 0, 0
		for j := range t.columns {
			c := &t.columns[j]
			if c.parent != nil && !c.required {
				parents++
				if row[j] != "" {
					filled++
				}
			}
			if rule, wrong, fix := c.cellFault(row[j], keys); wrong != "" {
				in.rep.Add(finding.Finding{Level: check.Error, Rule: rule, File: t.file(), Row: r.no[i], Column: c.name,
					Value: row[j], Wrong: wrong, Fix: fix})
			}
		}
		if parents > 0 && filled != 1 {
			in.rep.Add(finding.Finding{Level: check.Error, Rule: "T7", File: t.file(), Row: r.no[i],
				Wrong: "the row must belong to one record and to one only",
				Fix:   "Fill exactly one of the columns that say what it belongs to"})
		}
	}
}

// cellFault says by which rule a cell of the column is wrong, with the keys of all
// tables to hold its reference against; "" when it is right.
func (c *column) cellFault(value string, keys map[string]map[string]bool) (rule, wrong, fix string) {
	if value == "" {
		if c.required {
			return "T7", "the cell is blank and must not be", "Fill it, or take the row out"
		}
		return "", "", ""
	}
	if wrong, fix := c.fault(value); wrong != "" {
		return "T3", wrong, fix
	}
	if c.refers == "" || keys[c.refers] == nil || keys[c.refers][value] {
		return "", "", ""
	}
	rule = "T5"
	if c.name == colSubmission {
		rule = "T8"
	}
	return rule, "no row of " + c.refers + " has this key", "Every reference leads to a row in the same bundle"
}
