package store

import (
	"database/sql"
	"kept/store/calendar"
	"strings"
	"unicode"
)

// How fields stand in the tables. Every kind has a table of its name, every
// field with many values a table kind_field (record, item, note).

// quoted is an identifier in SQL; names come from the descriptions only.
func quoted(name string) string { return `"` + name + `"` }

func (k *Kind) table() string { return quoted(k.Name) }

func (k *Kind) itemTable(f *Field) string { return quoted(k.Name + "_" + f.Name) }

// columns are the columns in which a field with one value is kept.
func (f *Field) columns() []string {
	switch f.Type {
	case Period:
		return []string{f.Name, f.Name + "_from", f.Name + "_to"}
	case Label:
		return []string{f.Name, f.Name + "_order"}
	}
	return []string{f.Name}
}

// columnValues turns a canonical value into what its columns hold. key gives the key
// of a record that a Ref names.
func (f *Field) columnValues(value string, key func(ID) (int64, error)) ([]any, error) {
	if value == "" {
		return make([]any, len(f.columns())), nil
	}
	switch f.Type {
	case Period:
		w, err := calendar.DecodeWhen(value)
		if err != nil {
			return nil, err
		}
		return []any{w.Words, nullDate(w.From), nullDate(w.To)}, nil
	case Label:
		return []any{value, naturalOrder(value)}, nil
	case Ref:
		k, err := key(ID(value))
		return []any{k}, err
	}
	return []any{value}, nil
}

func nullDate(d calendar.Date) any {
	if d.IsZero() {
		return nil
	}
	return d.String()
}

// selectSQL is the SQL that reads a field's columns of the table named t back.
func (f *Field) selectSQL(t string) []string {
	switch f.Type {
	case Label:
		return []string{t + "." + quoted(f.Name)}
	case Ref:
		return []string{"(SELECT id FROM record WHERE key = " + t + "." + quoted(f.Name) + ")"}
	}
	var list []string
	for _, c := range f.columns() {
		list = append(list, t+"."+quoted(c))
	}
	return list
}

// canonical turns what [Field.selected] read back into the canonical value.
func (f *Field) canonical(cells []sql.NullString) string {
	if !cells[0].Valid {
		return ""
	}
	if f.Type == Period {
		from, _ := calendar.ParseDate(cells[1].String) // a NULL is no date
		to, _ := calendar.ParseDate(cells[2].String)
		return calendar.When{Words: cells[0].String, From: from, To: to}.Encode()
	}
	return cells[0].String
}

// sortColumn is the column by which lists are ordered for the field.
func (f *Field) sortColumn() string {
	switch f.Type {
	case Period:
		if f.Name == "start" {
			return f.Name + "_from"
		}
		return f.Name + "_to"
	case Label:
		return f.Name + "_order"
	}
	return f.Name
}

// naturalOrder makes a text that sorts as people count: 1.9 before 1.10.
func naturalOrder(label string) string {
	var b strings.Builder
	digits := ""
	flush := func() {
		if digits != "" {
			trimmed := strings.TrimLeft(digits, "0")
			// The length first: a longer number is a greater one.
			b.WriteString(string(rune('0'+min(len(trimmed), 60))) + trimmed)
			digits = ""
		}
	}
	for _, r := range strings.ToLower(label) {
		if unicode.IsDigit(r) && r < 128 {
			digits += string(r)
			continue
		}
		flush()
		b.WriteRune(r)
	}
	flush()
	return b.String()
}

// isTallied tells whether the records are counted by this field's values.
func (f *Field) isTallied() bool { return f.Many || f.Type == Choice || f.Type == Ref }

// isSearched tells whether the field's text is found by searching.
func (f *Field) isSearched() bool {
	switch f.Type {
	case Text, Prose, Label, Period, Ref:
		return true
	}
	return f.Noted
}
