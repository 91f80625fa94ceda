package export

import (
	"fmt"
	"slices"
	"strings"
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

// readTable reads one CSV file; nil when its columns are not those of the table.
func (in *inspection) readTable(t *tableDef, data []byte) *tableRows {
	fault := func(rule string, row int, column, value, wrong, mend string) {
		in.rep.add(Finding{Level: LevelError, Rule: rule, File: t.file(), Row: row, Column: column, Value: value, Wrong: wrong, Mend: mend})
	}
	raw, faults := decodeCSV(data)
	for _, f := range faults {
		fault("T1", f.row, "", "", f.wrong, "Write it as RFC 4180 has it: UTF-8 with no byte order mark, CRLF at every line's end")
	}
	if len(raw) == 0 {
		fault("T2", 1, "", "", "the table has no header", "Ask for the bundle as Kept wrote it")
		return nil
	}
	places, ok := in.places(t, raw[0], fault)
	if !ok {
		return nil
	}
	out := &tableRows{def: t}
	for i, cells := range raw[1:] {
		if len(cells) != len(raw[0]) {
			fault("T1", i+2, "", "", fmt.Sprintf("the row has %d cells and the header has %d", len(cells), len(raw[0])), "Every row has as many cells as the header")
			continue
		}
		row := make([]string, len(t.columns))
		for j := range t.columns {
			c, cell := &t.columns[j], cells[places[j]]
			if c.text {
				if risky(cell) {
					fault("T6", i+2, c.name, cell, "a spreadsheet program would run this text as a formula", "Put one apostrophe before it, as the format has it")
				}
				cell = lf(dropGuard(cell))
			}
			row[j] = cell
		}
		out.rows, out.no = append(out.rows, row), append(out.no, i+2)
	}
	return out
}

// places finds each column of the table in the header, which must have them all
// in their order; a later version may have more behind them.
func (in *inspection) places(t *tableDef, header []string, fault func(rule string, row int, column, value, wrong, mend string)) ([]int, bool) {
	names := make([]string, len(t.columns))
	places := make([]int, len(t.columns))
	complete := true
	for i := range t.columns {
		names[i] = t.columns[i].name
		places[i] = slices.Index(header, names[i])
		if places[i] < 0 {
			fault("T2", 1, names[i], "", "the column is missing", "Ask for the bundle as Kept wrote it")
			complete = false
		}
	}
	for _, name := range header {
		if slices.Contains(names, name) {
			continue
		}
		if in.later {
			in.rep.add(Finding{Level: LevelNote, Rule: "V2", File: t.file(), Row: 1, Column: name, Wrong: "the column belongs to a later version of the format and was passed over", Mend: "A newer Kept shows it"})
		} else {
			fault("T2", 1, name, "", "the format has no such column in this table", "Take it out")
		}
	}
	if complete && len(header) >= len(names) && !slices.Equal(header[:len(names)], names) {
		fault("T2", 1, "", strings.Join(header, ","), "the columns are not in the format's order", "They are: "+strings.Join(names, ", "))
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
				in.rep.add(Finding{Level: LevelError, Rule: "T4", File: r.def.file(), Row: r.no[i], Column: r.def.key, Value: key, Wrong: "this key stands in the table already", Mend: "Every row has a key of its own"})
			}
			seen[key] = true
		}
	}
	return seen
}

// checkRows holds every cell to its column.
func (in *inspection) checkRows(r *tableRows, keys map[string]map[string]bool) {
	t := r.def
	if t.kind == nil && len(r.rows) != 1 {
		in.rep.errorf("T4", t.file(), "A bundle is one submission", "the table has %d rows and must have one", len(r.rows))
	}
	for i, row := range r.rows {
		parents, filled := 0, 0
		for j := range t.columns {
			c := &t.columns[j]
			fault := func(rule, wrong, mend string) {
				in.rep.add(Finding{Level: LevelError, Rule: rule, File: t.file(), Row: r.no[i], Column: c.name, Value: row[j], Wrong: wrong, Mend: mend})
			}
			if c.parent != nil && !c.required {
				parents++
				if row[j] != "" {
					filled++
				}
			}
			if row[j] == "" {
				if c.required {
					fault("T7", "the cell is blank and must not be", "Fill it, or take the row out")
				}
				continue
			}
			if wrong, mend := c.fault(row[j]); wrong != "" {
				fault("T3", wrong, mend)
				continue
			}
			if c.refers != "" && keys[c.refers] != nil && !keys[c.refers][row[j]] {
				rule := "T5"
				if c.name == colSubmission {
					rule = "T8"
				}
				fault(rule, "no row of "+c.refers+" has this key", "Every reference leads to a row in the same bundle")
			}
		}
		if parents > 0 && filled != 1 {
			in.rep.add(Finding{Level: LevelError, Rule: "T7", File: t.file(), Row: r.no[i], Wrong: "the row must belong to one record and to one only", Mend: "Fill exactly one of the columns that say what it belongs to"})
		}
	}
}
