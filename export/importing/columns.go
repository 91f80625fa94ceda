package importing

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kept/store"
	"kept/store/words"
)

// chooseColumns decides which column is read where several mean the same field, and
// says of each that is not read why, and where it could go.
func (h *headings) chooseColumns(table Table) {
	byTarget := map[string][]*headedColumn{}
	for i := range h.columns {
		c := &h.columns[i]
		if c.match.rank == matchNone {
			h.explainUnread(c)
			continue
		}
		byTarget[c.match.target.name] = append(byTarget[c.match.target.name], c)
	}
	for _, name := range sortedKeys(byTarget) {
		list := byTarget[name]
		now := slices.MaxFunc(list, func(a, b *headedColumn) int { return cmp.Compare(a.stage, b.stage) }).stage
		first := h.bestColumn(table, list)
		for _, c := range list {
			switch {
			case c == first, c.match.rank == matchMapped:
				c.used = true
			case c.stage < now && c.stage < 0:
				c.why = fmt.Sprintf("last quarter's; this quarter's is column %s", ColumnLetter(first.index))
			case c.match.target.many():
				c.used = true
			case h.holdsNationalActions(table, c) && len(byTarget["national_actions"]) == 0:
				c.match, c.used = h.vocabulary.names[normalise("national_actions")], true
				h.notes = append(h.notes,
					Note{Text: fmt.Sprintf(
						"Column %s %q says the same numbers from 1 to 25 again and again, and was taken as the national actions.",
						ColumnLetter(c.index), c.heading)})
			default:
				c.why = fmt.Sprintf("column %s %q was taken as %s", ColumnLetter(first.index), first.heading, c.match.target.title())
				if c.filled > 0 {
					c.offer = h.catchAll()
				}
			}
		}
	}
}

// bestColumn gives the column that fits a field best: named by --map, of this
// quarter rather than the last, the best heading; for the record's name the one
// with most different values, else the last of those that name a time, else the first.
func (h *headings) bestColumn(table Table, list []*headedColumn) *headedColumn {
	different := map[*headedColumn]int{}
	return slices.MaxFunc(list, func(a, b *headedColumn) int {
		if c := cmp.Compare(min(a.match.rank, matchMapped)/matchMapped, min(b.match.rank, matchMapped)/matchMapped); c != 0 {
			return c
		}
		if c := cmp.Compare(a.stage, b.stage); c != 0 {
			return c
		}
		if c := cmp.Compare(min(a.match.rank, matchSynonym), min(b.match.rank, matchSynonym)); c != 0 {
			return c
		}
		if h.vocabulary.isRequired(a.match) {
			for _, x := range []*headedColumn{a, b} {
				if different[x] == 0 {
					different[x] = differentValues(table, h.last+1, x.index)
				}
			}
			if c := cmp.Compare(different[a], different[b]); c != 0 {
				return c
			}
		}
		if c := cmp.Compare(a.match.rank, b.match.rank); c != 0 {
			return c
		}
		if hasTimeWords(a.heading) && hasTimeWords(b.heading) {
			return cmp.Compare(a.index, b.index)
		}
		return cmp.Compare(b.index, a.index)
	})
}

// holdsNationalActions tells a column of national action numbers from one of
// the rows' own numbers: it speaks of actions, and its numbers come again.
func (h *headings) holdsNationalActions(table Table, c *headedColumn) bool {
	field := h.vocabulary.kind.Field("national_actions")
	if field == nil || c.match.target.name != "reference" || !slices.Contains(lowerWords(c.heading), "action") {
		return false
	}
	seen, filled := map[string]bool{}, 0
	for i := h.last + 1; i < len(table.Rows); i++ {
		cell := cellAt(table.Rows[i], c.index)
		if cell == "" {
			continue
		}
		filled++
		if seen[cell] {
			continue
		}
		seen[cell] = true
		if _, ok := field.Option(cell); !ok {
			return false
		}
	}
	return len(seen) < filled
}

func differentValues(table Table, from, column int) int {
	values := map[string]bool{}
	for i := from; i < len(table.Rows); i++ {
		values[cellAt(table.Rows[i], column)] = true
	}
	return len(values)
}

// explainUnread says why a column that fits no field is not read.
func (h *headings) explainUnread(c *headedColumn) {
	if c.why != "" || c.filled == 0 {
		return
	}
	c.offer = h.vocabulary.near(c.heading)
	switch {
	case c.heading == "":
		c.why = "it has no heading"
	case c.offer != "":
		c.why = "no field is called so; perhaps you mean " + h.vocabulary.names[normalise(c.offer)].target.title()
		return
	default:
		c.why = "no field is called so"
	}
	c.offer = h.catchAll()
}

// catchAll is the field that can take any column, so that nothing need be lost.
func (h *headings) catchAll() string {
	switch h.vocabulary.kind.Name {
	case store.Stakeholder:
		return "part"
	case store.Priority:
		return "why"
	}
	return "description"
}

// asColumns gives the columns for the plan; blank ones without a heading are left away.
func (h *headings) asColumns() []Column {
	var list []Column
	for _, c := range h.columns {
		if c.heading == "" && c.filled == 0 {
			continue
		}
		r := Column{Letter: ColumnLetter(c.index), Heading: c.heading, Why: c.why, Offer: c.offer, Filled: c.filled}
		if c.used {
			r.Field, r.Title = c.match.target.name, c.match.target.title()
		}
		list = append(list, r)
	}
	return list
}

// column gives the foremost column read into a target, or -1.
func (h *headings) column(name string) int {
	for _, c := range h.columns {
		if c.used && c.match.target.name == name {
			return c.index
		}
	}
	return -1
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// quoteCells gives what a row says, for a note.
func quoteCells(row []string) string {
	var cells []string
	for _, c := range row {
		if c != "" {
			cells = append(cells, words.Cut(words.OneLine(c), 80))
		}
	}
	return `"` + strings.Join(cells, " | ") + `"`
}
