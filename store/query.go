package store

import (
	"fmt"
	"slices"
	"strings"
)

// Op is how a filter compares.
type Op string

// The ways to compare. Before, NotBefore and After are for dates, periods and
// numbers. Before and After leave the value itself out. A period is before a day
// when its end is, and after one when its beginning is.
const (
	Is     Op = "is"     // one of the values; for a field with many values: holds one of them
	IsNot  Op = "is not" // none of the values; a blank is not any
	Blank  Op = "blank"
	Filled Op = "filled"
	Before Op = "before"
	After  Op = "after"

	NotBefore Op = "not before"
)

// Filter keeps the records whose field compares as said. Values are canonical.
type Filter struct {
	Field  string
	Op     Op
	Values []string
}

// Query says which records are wanted, and in what order.
type Query struct {
	Kind    string
	Parent  ID       // only what belongs to this record
	Where   []Filter // all of them must hold
	Find    string   // words that must all be there, the last perhaps unfinished
	Ranked  bool     // with Find: the best matches first, at most [MostRanked], all in one page
	Sort    string   // a field that can be sorted by; "" is the order of making
	Desc    bool
	After   Cursor // where the page before ended
	Limit   int    // records a page; 0 is 60
	Removed bool   // the removed ones instead
}

// MostRanked is how many records a ranked search gives at most.
const MostRanked = 200

// Cursor is the place where a page ended. Its zero value is the beginning.
type Cursor struct {
	segment int
	value   string
	key     int64
	set     bool
}

// condition is a part of a WHERE with its arguments.
type condition struct {
	sql  string
	args []any
	few  int // about how many records it leaves; negative when not known
}

// condition turns a filter into SQL on the kind's table t.
func (f Filter) condition(k *Kind) (condition, error) {
	field := k.Field(f.Field)
	if field == nil {
		return condition{}, unknownField(k, f.Field)
	}
	column := "t." + quoted(field.Name)
	if field.Many {
		return f.manyCondition(k, field)
	}
	if field.Type == Ref && (f.Op == Is || f.Op == IsNot) {
		in := "t." + quoted(field.Name) + " IN (SELECT key FROM record WHERE id IN (" + marks(len(f.Values)) + "))"
		if f.Op == IsNot {
			in = "(" + column + " IS NULL OR NOT " + in + ")"
		}
		return condition{sql: in, args: anys(f.Values), few: -1}, nil
	}
	switch f.Op {
	case Is:
		return condition{sql: column + " IN (" + marks(len(f.Values)) + ")", args: anys(f.Values), few: -1}, nil
	case IsNot:
		return condition{sql: "(" + column + " IS NULL OR " + column + " NOT IN (" + marks(len(f.Values)) + "))", args: anys(f.Values), few: -1}, nil
	case Blank:
		return condition{sql: column + " IS NULL", few: -1}, nil
	case Filled:
		return condition{sql: column + " IS NOT NULL", few: -1}, nil
	case Before, NotBefore, After:
		if len(f.Values) != 1 {
			return condition{}, &InputError{Where: field.Title, Wrong: "is compared with one value"}
		}
		compare := quoted(field.sortColumn())
		switch f.Op {
		case Before:
			return condition{sql: "t." + compare + " < ?", args: anys(f.Values), few: -1}, nil
		case NotBefore:
			return condition{sql: "t." + compare + " >= ?", args: anys(f.Values), few: -1}, nil
		}
		if field.Type == Period {
			compare = quoted(field.Name + "_from")
			return condition{sql: "coalesce(t." + compare + ", t." + quoted(field.Name+"_to") + ") > ?", args: anys(f.Values), few: -1}, nil
		}
		return condition{sql: "t." + compare + " > ?", args: anys(f.Values), few: -1}, nil
	}
	return condition{}, fmt.Errorf("filtering by %s: %q is no way to compare", f.Field, f.Op)
}

// manyCondition asks the table of a field that can have many values.
func (f Filter) manyCondition(k *Kind, field *Field) (condition, error) {
	inner := "SELECT i.record FROM " + k.itemTable(field) + " i"
	var args []any
	if f.Op == Is || f.Op == IsNot {
		item := "i.item IN (" + marks(len(f.Values)) + ")"
		if field.Type == Ref {
			item = "i.item IN (SELECT key FROM record WHERE id IN (" + marks(len(f.Values)) + "))"
		}
		inner += " WHERE " + item
		args = anys(f.Values)
	}
	switch f.Op {
	case Is, Filled:
		return condition{sql: "t.key IN (" + inner + ")", args: args, few: -1}, nil
	case IsNot, Blank:
		join := " WHERE "
		if len(args) > 0 {
			join = " AND "
		}
		return condition{sql: "NOT EXISTS (" + inner + join + "i.record = t.key)", args: args, few: -1}, nil
	}
	return condition{}, &InputError{Where: field.Title, Wrong: "holds many values and cannot be compared by " + string(f.Op)}
}

// correlated is the same condition asked record by record, for when it leaves
// so many that reading them all first would cost more than the page.
func (f Filter) correlated(k *Kind, c condition) condition {
	field := k.Field(f.Field)
	if field.Many && (f.Op == Is || f.Op == Filled) {
		inner := strings.TrimSuffix(strings.TrimPrefix(c.sql, "t.key IN ("), ")")
		join := " WHERE "
		if len(c.args) > 0 {
			join = " AND "
		}
		c.sql = "EXISTS (" + inner + join + "i.record = t.key)"
		return c
	}
	if !field.Many && (f.Op == Is || f.Op == Blank) {
		c.sql = strings.Replace(c.sql, "t.", "+t.", 1) // keeps SQLite from choosing that column's index
	}
	return c
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
		return nil, &InputError{Where: k.Plural, Value: f.Title, Wrong: "cannot be sorted by", Right: sortable(k)}
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

func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

func anys(values []string) []any {
	list := make([]any, len(values))
	for i, v := range values {
		list[i] = v
	}
	return list
}
