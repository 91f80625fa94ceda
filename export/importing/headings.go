package importing

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"kept/store"
	"kept/store/input"
	"kept/store/words"
)

// headingRows is how far down a sheet its headings are looked for.
const headingRows = 80

// headings is where a sheet's columns are named and what each is read into.
type headings struct {
	first, last int // the rows, counted from 0; -1 when the sheet has none
	columns     []headedColumn
	notes       []Note
	vocabulary  *vocabulary
}

type headedColumn struct {
	index   int
	heading string
	match   match
	stage   int // -1 last quarter's, 1 this quarter's
	used    bool
	why     string
	offer   string
	filled  int
}

// findHeadings looks for the row, or two rows, that name most fields, and
// decides what each column is read into.
func findHeadings(table Table, kind *store.Kind, mapping map[string]string) (*headings, error) {
	v := newVocabulary(kind)
	mapped, err := v.normaliseMapping(mapping)
	if err != nil {
		return nil, err
	}
	best := bestHeadings(table, v, mapped)
	if best == nil {
		best = guessHeadings(table, v, mapped)
	}
	if best == nil {
		return nil, noHeadingsError(table, v)
	}
	if err := best.checkMapped(table, mapping); err != nil {
		return nil, err
	}
	best.countFilled(table)
	best.chooseColumns(table)
	best.noteRowsAbove(table)
	return best, nil
}

// normaliseMapping is what --map says of headings in their normal form, which may
// name fields of the kind only, or "-" for none.
func (v *vocabulary) normaliseMapping(mapping map[string]string) (map[string]string, error) {
	mapped := map[string]string{}
	for heading, field := range mapping {
		mapped[normalise(heading)] = field
		if field == "-" {
			continue
		}
		if _, err := v.named(field); err != nil {
			return nil, err
		}
	}
	return mapped, nil
}

// bestHeadings are the row, or two rows, that name most fields; nil when none names any.
func bestHeadings(table Table, v *vocabulary, mapped map[string]string) *headings {
	best, bestScore := (*headings)(nil), 0
	for i := 0; i < min(len(table.Rows), headingRows); i++ {
		for _, last := range []int{i, i + 1} {
			if last >= len(table.Rows) || last > i && !isSecondHeading(v, table.Rows[i], table.Rows[last]) {
				continue
			}
			h := &headings{first: i, last: last, vocabulary: v}
			h.joinHeadings(table.Rows[i], table.Rows[last], mapped)
			// Where a second row of headings adds nothing it is still no record.
			if s := h.score(table); s > bestScore || s == bestScore && s > 0 && last > i && best.first == i {
				best, bestScore = h, s
			}
		}
	}
	return best
}

// isSecondHeading tells whether the row below goes on with the headings: all it
// says is a heading or a time, and nothing where the record is named.
func isSecondHeading(v *vocabulary, top, below []string) bool {
	if blankRow(top) {
		return false
	}
	filled := 0
	for j, c := range below {
		if c == "" {
			continue
		}
		filled++
		m := v.match(c)
		if m.rank == matchNone && !onlyTime(c) {
			return false
		}
		if j < len(top) && v.isRequired(v.match(top[j])) {
			return false
		}
	}
	return filled > 0
}

// isRequired tells whether a match is of the field without which there is no record.
func (v *vocabulary) isRequired(m match) bool {
	return m.rank != matchNone && m.target.field != nil && m.target.field.Required
}

// joinHeadings joins one or two rows of headings to one heading a column. A cell of the
// upper row stands over the blank ones to its right, as merged cells do.
func (h *headings) joinHeadings(top, below []string, mapped map[string]string) {
	v := h.vocabulary
	width := max(len(top), len(below))
	over := ""
	for j := range width {
		c := headedColumn{index: j}
		upper, lower := cellAt(top, j), ""
		if h.last > h.first {
			lower = cellAt(below, j)
			if upper != "" {
				over = upper
			} else if lower != "" {
				upper = over
			}
		}
		upper, lower = words.OneLine(upper), words.OneLine(lower)
		switch {
		case lower == "":
			c.heading, c.match, c.stage = upper, v.match(upper), reportingStage(upper)
		case onlyTime(lower):
			c.heading, c.match, c.stage = upper+" / "+lower, v.match(upper), reportingStage(lower)
		default:
			c.heading, c.match, c.stage = joinHeading(upper, lower), v.match(lower), reportingStage(upper)
			if s := reportingStage(lower); s != 0 {
				c.stage = s
			}
		}
		for _, key := range []string{c.heading, lower, upper, ColumnLetter(j)} {
			field, ok := mapped[normalise(key)]
			if !ok || key == "" {
				continue
			}
			if field == "-" {
				c.match, c.why = match{}, "passed over, as asked"
			} else if t, err := v.named(field); err == nil {
				c.match = match{t, matchMapped}
			}
			break
		}
		h.columns = append(h.columns, c)
	}
}

func joinHeading(upper, lower string) string {
	if upper == "" {
		return lower
	}
	return upper + " / " + lower
}

// cellAt gives a cell; "" past the row's end and for a column that is not there (-1).
func cellAt(row []string, j int) string {
	if j >= 0 && j < len(row) {
		return row[j]
	}
	return ""
}

// score says how much the headings explain; 0 when they are none. Each field
// counts once, a loose match half.
func (h *headings) score(table Table) int {
	seen := map[string]int{}
	required, filled := false, 0
	for _, c := range h.columns {
		if c.heading != "" {
			filled++
		}
		if len(c.heading) > 120 || c.match.rank == matchNone {
			continue
		}
		points := 2
		if c.match.rank == matchLoose {
			points = 1
		}
		seen[c.match.target.name] = max(seen[c.match.target.name], points)
		required = required || h.vocabulary.isRequired(c.match)
	}
	total := 0
	for _, points := range seen {
		total += points
	}
	// One lone word in a wide sheet is a title; and without the record's name
	// two fields at least must be there.
	if filled < 2 && widest(table) > 1 || !required && len(seen) < 2 {
		return 0
	}
	return total
}

func widest(table Table) int {
	width := 0
	for _, row := range table.Rows {
		for j := len(row) - 1; j >= width; j-- {
			if row[j] != "" {
				width = j + 1
			}
		}
	}
	return width
}

var countedReference = regexp.MustCompile(`^\(?[A-Za-z]{0,2}[0-9]+([.\-/][0-9]+)*[a-z]?( ?\([a-z]\))?\.?$`)

// guessHeadings makes do without headings where columns were named by letter,
// or where one column of counted references stands beside one of words.
func guessHeadings(table Table, v *vocabulary, mapped map[string]string) *headings {
	h := &headings{first: -1, last: -1, vocabulary: v}
	width := widest(table)
	h.joinHeadings(make([]string, width), nil, mapped)
	named, required := false, false
	for j := range h.columns {
		h.columns[j].heading = "column " + ColumnLetter(j)
		named = named || h.columns[j].match.rank == matchMapped
		required = required || h.columns[j].match.rank == matchMapped && v.isRequired(h.columns[j].match)
	}
	if named {
		if !required {
			return nil
		}
		h.notes = append(h.notes, Note{Text: "No row of headings was found; the columns were taken as --map names them."})
		return h
	}
	if v.kind.Name != store.Action {
		return nil
	}
	reference, title := guessColumns(table, width)
	if reference < 0 || title < 0 {
		return nil
	}
	h.columns[reference].match = match{v.names["reference"].target, matchLoose}
	h.columns[title].match = match{v.names["title"].target, matchLoose}
	h.notes = append(h.notes,
		Note{Text: fmt.Sprintf(
			"No row of headings was found. Column %s looks like references and column %s like titles, and they were taken so.",
			ColumnLetter(reference), ColumnLetter(title))})
	return h
}

// guessColumns gives the first column of counted references and, of the others, the
// one with most letters; -1 where there is none.
func guessColumns(table Table, width int) (reference, title int) {
	reference, title = -1, -1
	most := 0
	for j := range width {
		counted, letters := 0, 0
		for _, row := range table.Rows {
			c := cellAt(row, j)
			if countedReference.MatchString(c) {
				counted++
			} else {
				letters += len(c)
			}
		}
		if counted >= 3 && reference < 0 {
			reference = j
		} else if letters > most {
			title, most = j, letters
		}
	}
	return reference, title
}

func noHeadingsError(table Table, v *vocabulary) error {
	where := table.Name
	if where == "" {
		where = "the table"
	}
	var names []string
	for i := range v.kind.Fields {
		if f := &v.kind.Fields[i]; f.Required || f.Width > 0 {
			names = append(names, f.Title)
		}
	}
	return &input.Error{Where: where, Wrong: "no row of headings was found that fits " + strings.ToLower(v.kind.Plural),
		Right: "put a row over the table with headings such as " + strings.Join(names, ", ") +
			", or say which column is which with --map, for example --map A=" + v.kind.NameField}
}

// checkMapped refuses a --map that names a column that is not there.
func (h *headings) checkMapped(table Table, mapping map[string]string) error {
	known := map[string]bool{}
	var names []string
	for _, c := range h.columns {
		known[normalise(ColumnLetter(c.index))] = true
		for _, part := range append(strings.Split(c.heading, " / "), c.heading) {
			known[normalise(part)] = true
		}
		if c.heading != "" {
			names = append(names, c.heading)
		}
	}
	for _, heading := range sortedKeys(mapping) {
		if !known[normalise(heading)] {
			return &input.Error{Where: "--map", Value: heading, Wrong: "is not a column of the table", Right: "use one of " +
				strings.Join(names, ", "), Near: input.Nearest(heading, names)}
		}
	}
	return nil
}

// noteRowsAbove lists the rows above the headings, which are skipped.
func (h *headings) noteRowsAbove(table Table) {
	for i := 0; i < h.first; i++ {
		if row := table.Rows[i]; !blankRow(row) {
			h.notes = append(h.notes, Note{Row: i + 1, Text: fmt.Sprintf("above the headings, passed over: %s", quoteCells(row))})
		}
	}
}

// countFilled counts how many rows have something in each column. Columns without a
// heading are looked at too, so that none is lost.
func (h *headings) countFilled(table Table) {
	for width := widest(table); len(h.columns) < width; {
		h.columns = append(h.columns, headedColumn{index: len(h.columns)})
	}
	for i := h.last + 1; i < len(table.Rows); i++ {
		for j, c := range table.Rows[i] {
			if c != "" {
				h.columns[j].filled++
			}
		}
	}
}

func (h *headings) where() string {
	switch {
	case h.first < 0:
		return "no headings"
	case h.last > h.first:
		return fmt.Sprintf("headings in rows %d and %d", h.first+1, h.last+1)
	}
	return fmt.Sprintf("headings in row %d", h.first+1)
}

// isRepeated tells whether a row says the headings again, as printed sheets do.
func (h *headings) isRepeated(table Table, row []string) bool {
	for _, i := range slices.Compact([]int{h.first, h.last}) {
		if i < 0 {
			continue
		}
		alike, filled := 0, 0
		for j := range max(len(row), len(table.Rows[i])) {
			a, b := normalise(cellAt(row, j)), normalise(cellAt(table.Rows[i], j))
			if a == "" && b == "" {
				continue
			}
			filled++
			if a == b {
				alike++
			}
		}
		if alike >= 2 && alike == filled || filled == 1 && alike == 1 && len(h.columns) == 1 {
			return true
		}
	}
	return false
}
