package store

import (
	"kept/store/input"
	"slices"
	"strings"
)

// Query says which records are wanted, and in what order.
type Query struct {
	Kind    string
	Parent  ID       // only what belongs to this record
	Where   []Filter // all of them must hold
	Find    string   // words that must all be there, the last perhaps unfinished; in the order of Sort unless Ranked
	Ranked  bool     // with Find: the best matches first, [MostRanked] in the first page, and then the others
	Sort    string   // a field that can be sorted by; "" is the order of making
	Desc    bool
	After   Cursor // where the page before ended
	Limit   int    // records a page; 0 is 60
	Removed bool   // the removed ones instead
}

// MostRanked is how many of the best matches a ranked search puts in order; the
// others follow in the order of making.
const MostRanked = 200

// Cursor is the place where a page ended. Its zero value is the beginning.
type Cursor struct {
	segment int
	value   string
	key     int64
	set     bool
	best    []int64 // of a ranked search: the keys of the best matches, best first
}

// segment is a run of records within an order: the records of one choice, those
// with a value, those without. Each is a walk along an index.
type segment struct {
	sql    string // on the table t; "" for all
	args   []any
	column string // ordered by this column first; "" for the order of making
}

// segments splits an order into walks along indexes. Choices come in the order
// of their description, blanks last.
func (k *Kind) segments(sort string, desc bool) ([]segment, error) {
	if sort == "" {
		return []segment{{}}, nil
	}
	f := k.Field(sort)
	if f == nil {
		return nil, unknownField(k, sort)
	}
	if !f.Sort {
		return nil, &input.Error{Where: k.Plural, Value: f.Title, Wrong: "cannot be sorted by", Right: sortable(k)}
	}
	column := "t." + quoted(f.sortColumn())
	blanks := segment{sql: column + " IS NULL"}
	if f.Type != Choice || len(f.Options()) > 20 { // many choices have codes that sort by themselves
		return []segment{{sql: column + " IS NOT NULL", column: column}, blanks}, nil
	}
	var list []segment
	for _, o := range f.Options() {
		list = append(list, segment{sql: column + " = ?", args: []any{o.Code}})
	}
	if desc {
		slices.Reverse(list)
	}
	return append(list, blanks), nil
}

func sortable(k *Kind) string {
	var names []string
	for i := range k.Fields {
		if k.Fields[i].Sort {
			names = append(names, k.Fields[i].Name)
		}
	}
	return "sort by " + strings.Join(names, ", ")
}

// placeholders is "?,?,?" for n arguments.
func placeholders(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

func toAny(values []string) []any {
	list := make([]any, len(values))
	for i, v := range values {
		list[i] = v
	}
	return list
}
