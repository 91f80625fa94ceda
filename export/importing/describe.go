package importing

import (
	"fmt"
	"strconv"
	"strings"

	"kept/store/words"
)

// shownRows is how many of the rows that are added or changed a plan shows.
const shownRows = 5

// Text is the plan as plain text for a keeper to read before it is applied:
// counts, how the columns were read, everything interpreted, passed over or
// not understood, and the first few changes.
func (p *Plan) Text() string {
	var b strings.Builder
	name := p.File
	if name == "" {
		name = "The table"
	}
	fmt.Fprintf(&b, "%s as %s: %d to add, %d to change, %d the same already, %d left out.\n",
		name, strings.ToLower(p.Kind.Plural), p.Added, p.Changed, p.Same, p.LeftOut)
	p.writeColumns(&b)
	p.writeNotes(&b)
	p.writeProblems(&b)
	if n := len(p.NewNames); n > 0 {
		fmt.Fprintf(&b, "\nWould add %s\n", words.CountPlain(n, "stakeholder", "stakeholders"))
		for _, s := range p.NewNames {
			fmt.Fprintf(&b, "  %s\n", s)
		}
		b.WriteString("  A stakeholder is an organisation or group. If one of these is a person, write who they\n  work for in the " +
			"table and import it again.\n")
	}
	p.writeRows(&b, RowChange, "Would change")
	p.writeRows(&b, RowAdd, "Would add")
	return b.String()
}

func (p *Plan) writeColumns(b *strings.Builder) {
	fmt.Fprintf(b, "\nColumns (%s)\n", p.Headings)
	var unread []Column
	for _, c := range p.Columns {
		if c.Field == "" {
			unread = append(unread, c)
			continue
		}
		fmt.Fprintf(b, "  %-2s %-34s %s\n", c.Letter, words.Cut(c.Heading, 34), c.Title)
	}
	if len(unread) == 0 {
		return
	}
	b.WriteString("\nColumns not read\n")
	for _, c := range unread {
		why := c.Why
		if why == "" {
			why = "empty"
		}
		if c.Filled > 0 {
			why += fmt.Sprintf(" (%s)", words.CountPlain(c.Filled, "filled row", "filled rows"))
		}
		fmt.Fprintf(b, "  %-2s %-34s %s\n", c.Letter, words.Cut(c.Heading, 34), why)
		if c.Offer != "" {
			fmt.Fprintf(b, "     to bring it in: --map %s\n", mapArgument(c))
		}
	}
}

// mapArgument writes what a person would type after --map.
func mapArgument(c Column) string {
	name := c.Heading
	if name == "" || strings.ContainsAny(name, `",=$`+"`\\") {
		name = c.Letter
	}
	offer := name + "=" + c.Offer
	if strings.ContainsAny(offer, " &/();'!*?<>|") {
		return `"` + offer + `"`
	}
	return offer
}

func (p *Plan) writeNotes(b *strings.Builder) {
	if len(p.Notes) == 0 {
		return
	}
	b.WriteString("\nHow it was read\n")
	for _, n := range p.Notes {
		if n.Row == 0 {
			fmt.Fprintf(b, "  %s\n", n.Text)
		} else {
			fmt.Fprintf(b, "  row %d: %s\n", n.Row, n.Text)
		}
	}
}

func (p *Plan) writeProblems(b *strings.Builder) {
	if len(p.Problems) == 0 {
		return
	}
	b.WriteString("\nTo put right\n")
	for _, x := range p.Problems {
		fmt.Fprintf(b, "  %s\n", x)
	}
}

// String is the problem in a line: where, what, why, what would be right, and
// what becomes of it.
func (x Problem) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "row %d, %s: ", x.Row, words.OneLine(x.Column))
	if x.Value != "" {
		fmt.Fprintf(&b, "%q ", words.Cut(words.OneLine(x.Value), 80))
	}
	b.WriteString(x.Wrong)
	if x.Right != "" {
		b.WriteString("; " + strings.TrimSuffix(x.Right, "."))
	}
	if x.LeftOut {
		b.WriteString(". The row is left out.")
	} else {
		b.WriteString(".")
	}
	return b.String()
}

func (p *Plan) writeRows(b *strings.Builder, what, heading string) {
	n := 0
	for _, r := range p.Rows {
		if r.What == what {
			n++
		}
	}
	if n == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s %s", heading, words.CountPlain(n, strings.ToLower(p.Kind.Title), words.Plural(strings.ToLower(p.Kind.Title))))
	if n > shownRows {
		fmt.Fprintf(b, ", of which the first %d", shownRows)
	}
	b.WriteString("\n")
	shown := 0
	for _, r := range p.Rows {
		if r.What != what || shown == shownRows {
			continue
		}
		shown++
		fmt.Fprintf(b, "  row %d: %s\n", r.Row, words.Cut(r.Name, 90))
		for _, c := range r.Changes {
			if what == RowAdd && (c.Field == p.Kind.NameField || c.Field == "reference") {
				continue
			}
			if c.Before != "" {
				fmt.Fprintf(b, "    %s: %s -> %s\n", c.Title, words.Cut(words.OneLine(c.Before), 60), words.Cut(words.OneLine(c.After), 60))
			} else {
				fmt.Fprintf(b, "    %s: %s\n", c.Title, words.Cut(words.OneLine(c.After), 100))
			}
		}
	}
}

// rowList names rows: "row 3", "rows 3, 5 and 9", "200 rows, the first row 3".
func rowList(rows []int) string {
	if len(rows) == 1 {
		return fmt.Sprintf("row %d", rows[0])
	}
	if len(rows) > 12 {
		return fmt.Sprintf("%d places, the first in row %d", len(rows), rows[0])
	}
	numbers := make([]string, len(rows))
	for i, r := range rows {
		numbers[i] = strconv.Itoa(r)
	}
	return "rows " + words.Join(numbers, "and")
}
