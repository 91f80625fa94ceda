package main

import (
	"slices"
	"strings"

	"kept/export/records"
	"kept/store"
	"kept/store/words"
	"kept/ui/cell"
)

// listing writes records one after another, as they come.
type listing interface {
	Record(r *store.Record) error
	End(total string) error // how many there were, as "12" or "12 of 40"
}

// newListing chooses the form: JSON or CSV where asked for, columns where there
// is a terminal, and a sentence a record everywhere else.
func newListing(c *call, k *store.Kind) listing {
	switch {
	case c.isSet("json"):
		return records.NewJSONList(c.stdout, c.isSet("private"))
	case c.isSet("csv"):
		return records.NewCSVList(c.stdout, k, c.isSet("private"))
	}
	if width := columns(c.stdout); width > 0 {
		return &tableListing{c: c, kind: k, columns: fittingFields(k, width)}
	}
	return &lineListing{c: c, kind: k}
}

// lineListing writes a record as a sentence, for screen readers and pipes.
type lineListing struct {
	c    *call
	kind *store.Kind
}

func (l *lineListing) Record(r *store.Record) error {
	parts := []string{words.OneLine(r.Name())}
	for _, f := range listedFields(l.kind) {
		if inName(l.kind, f) || r.Blank(f.Name) {
			continue
		}
		parts = append(parts, f.Title+": "+words.OneLine(r.Show(f.Name)))
	}
	l.c.print("%s.", strings.Join(parts, ". "))
	return nil
}

func (l *lineListing) End(total string) error {
	l.c.print("%s", countText(total, l.kind))
	return nil
}

// tableListing writes aligned columns, cut to the width of the terminal.
type tableListing struct {
	c       *call
	kind    *store.Kind
	columns []column
	started bool
}

// column is a field with the cells that it has.
type column struct {
	*store.Field
	cells int
}

func (l *tableListing) head() {
	if !l.started {
		l.started = true
		l.row(func(f *store.Field) string { return f.Title })
	}
}

func (l *tableListing) Record(r *store.Record) error {
	l.head()
	l.row(func(f *store.Field) string {
		if f.Type == store.Period {
			return r.When(f.Name).Words
		}
		return words.OneLine(r.Show(f.Name))
	})
	return nil
}

func (l *tableListing) row(text func(f *store.Field) string) {
	var b strings.Builder
	for i, col := range l.columns {
		if i > 0 {
			b.WriteString("  ")
		}
		b.WriteString(cell.Fit(cell.Clean(text(col.Field)), col.cells, "..."))
	}
	l.c.print("%s", strings.TrimRight(b.String(), " "))
}

func (l *tableListing) End(total string) error {
	l.c.print("%s", countText(total, l.kind))
	return nil
}

// countText is "12 actions", "1 of 40 actions" or "No actions".
func countText(total string, k *store.Kind) string {
	switch total {
	case "0":
		return "No " + strings.ToLower(k.Plural) + "."
	case "1":
		return "1 " + strings.ToLower(k.Title) + "."
	}
	return total + " " + strings.ToLower(k.Plural) + "."
}

// listedFields lists the fields that have a place in lists.
func listedFields(k *store.Kind) []*store.Field {
	var list []*store.Field
	for i := range k.Fields {
		if k.Fields[i].Width > 0 {
			list = append(list, &k.Fields[i])
		}
	}
	return list
}

// inName tells whether a record's name already shows the field.
func inName(k *store.Kind, f *store.Field) bool {
	switch k.Name + "." + f.Name {
	case "action.reference", "priority.rank", "response.quarter":
		return true
	}
	return f.Name == k.NameField
}

// narrowest is how many cells the weightiest column of a list keeps in any case.
const narrowest = 24

// fittingFields lists the fields for which a terminal is wide enough: those of least
// weight go first, and the weightiest shrinks a little or has the rest.
func fittingFields(k *store.Kind, width int) []column {
	var list []column
	for _, f := range listedFields(k) {
		list = append(list, column{f, max(f.Width, cell.Width(f.Title))})
	}
	for {
		needed, least, most := -2, 0, 0
		for i, col := range list {
			needed += col.cells + 2
			if col.Weight < list[least].Weight {
				least = i
			}
			if col.Weight > list[most].Weight {
				most = i
			}
		}
		if yields := max(0, list[most].cells-narrowest); needed-yields <= width || len(list) == 1 {
			list[most].cells += width - needed
			return list
		}
		list = slices.Delete(list, least, least+1)
	}
}
