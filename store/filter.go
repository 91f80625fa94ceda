package store

import (
	"fmt"
	"kept/store/calendar"
	"kept/store/input"
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

	// Quiet is for a day of what belongs to a record: it keeps those whose last is
	// before the day; and those that have none, were made before it, and did not
	// begin on it or later.
	Quiet Op = "quiet since"
)

// Filter keeps the records whose field compares as said. Values are canonical.
//
// The field may also be a kind of record that belongs to these, for Blank and
// Filled ("evidence": actions with no evidence), or a day of such a kind
// ("update.date"): Before then means that the last was before, or that there is
// none; NotBefore that one was not.
type Filter struct {
	Field  string
	Op     Op
	Values []string
}

// condition is a part of a WHERE with its arguments.
type condition struct {
	sql      string
	args     []any
	estimate int // about how many records it leaves; negative when not known
}

// condition turns a filter into SQL on the kind's table t.
func (f Filter) condition(k *Kind) (condition, error) {
	field := k.Field(f.Field)
	if field == nil {
		return f.partCondition(k)
	}
	if field.Many {
		return f.manyCondition(k, field)
	}
	column := "t." + quoted(field.Name)
	switch f.Op {
	case Is:
		return condition{sql: f.isIn(field, column), args: toAny(f.Values), estimate: -1}, nil
	case IsNot:
		return condition{sql: "(" + column + " IS NULL OR NOT " + f.isIn(field, column) + ")", args: toAny(f.Values), estimate: -1}, nil
	case Blank:
		return condition{sql: column + " IS NULL", estimate: -1}, nil
	case Filled:
		return condition{sql: column + " IS NOT NULL", estimate: -1}, nil
	case Before, NotBefore, After:
		return f.comparison(field)
	}
	return condition{}, fmt.Errorf("filtering by %s: %q is no way to compare", f.Field, f.Op)
}

// isIn asks whether a column holds one of the values; a reference is named by the id of
// the record.
func (f Filter) isIn(field *Field, column string) string {
	if field.Type == Ref {
		return column + " IN (SELECT key FROM record WHERE id IN (" + placeholders(len(f.Values)) + "))"
	}
	return column + " IN (" + placeholders(len(f.Values)) + ")"
}

// comparison asks for what is before or after a value.
func (f Filter) comparison(field *Field) (condition, error) {
	if len(f.Values) != 1 {
		return condition{}, &input.Error{Where: field.Title, Wrong: "is compared with one value"}
	}
	column, than := "t."+quoted(field.sortColumn()), " > ?"
	switch {
	case f.Op == Before:
		than = " < ?"
	case f.Op == NotBefore:
		than = " >= ?"
	case field.Type == Period:
		column = "coalesce(t." + quoted(field.Name+"_from") + ", t." + quoted(field.Name+"_to") + ")"
	}
	return condition{sql: column + than, args: toAny(f.Values), estimate: -1}, nil
}

// manyCondition asks the table of a field that can have many values.
func (f Filter) manyCondition(k *Kind, field *Field) (condition, error) {
	inner := "SELECT i.record FROM " + k.itemTable(field) + " i"
	var args []any
	if f.Op == Is || f.Op == IsNot {
		item := "i.item IN (" + placeholders(len(f.Values)) + ")"
		if field.Type == Ref {
			item = "i.item IN (SELECT key FROM record WHERE id IN (" + placeholders(len(f.Values)) + "))"
		}
		inner += " WHERE " + item
		args = toAny(f.Values)
	}
	switch f.Op {
	case Is, Filled:
		return condition{sql: "t.key IN (" + inner + ")", args: args, estimate: -1}, nil
	case IsNot, Blank:
		join := " WHERE "
		if len(args) > 0 {
			join = " AND "
		}
		return condition{sql: "NOT EXISTS (" + inner + join + "i.record = t.key)", args: args, estimate: -1}, nil
	}
	return condition{}, &input.Error{Where: field.Title, Wrong: "holds many values and cannot be compared by " + string(f.Op)}
}

// partCondition asks for the records that belong to these.
func (f Filter) partCondition(k *Kind) (condition, error) {
	name, day, _ := strings.Cut(f.Field, ".")
	part := KindNamed(name)
	if part == nil || !slices.Contains(part.Parents, k.Name) {
		return condition{}, unknownField(k, f.Field)
	}
	exists := "EXISTS (SELECT 1 FROM record part JOIN " + part.table() +
		" x ON x.key = part.key WHERE part.parent = t.key AND part.kind = '" + part.Name + "' AND x.removed = 0"
	if day == "" {
		switch f.Op {
		case Filled:
			return condition{sql: exists + ")", estimate: -1}, nil
		case Blank:
			return condition{sql: "NOT " + exists + ")", estimate: -1}, nil
		}
		return condition{}, &input.Error{Where: part.Plural, Wrong: "can only be there or not"}
	}
	field := part.Field(day)
	if field == nil {
		return condition{}, unknownField(part, day)
	}
	if field.Type != Day || len(f.Values) != 1 {
		return condition{}, &input.Error{Where: part.Title + ", " + field.Title, Wrong: "cannot be compared",
			Right: "compare a day with one day"}
	}
	switch column := " AND x." + quoted(day); f.Op {
	case Before:
		return condition{sql: "NOT " + exists + column + " >= ?)", args: toAny(f.Values), estimate: -1}, nil
	case NotBefore:
		return condition{sql: exists + column + " >= ?)", args: toAny(f.Values), estimate: -1}, nil
	case After:
		return condition{sql: exists + column + " > ?)", args: toAny(f.Values), estimate: -1}, nil
	case Quiet:
		return f.quietCondition(k, exists, column)
	}
	return condition{}, &input.Error{Where: part.Title + ", " + field.Title, Wrong: "cannot be compared by " + string(f.Op)}
}

// quietCondition asks for the records of which nothing was noted since a day, and
// that are old enough for it to matter.
func (f Filter) quietCondition(k *Kind, exists, column string) (condition, error) {
	day, err := calendar.ParseDate(f.Values[0])
	if err != nil || day.IsZero() {
		return condition{}, &input.Error{Where: k.Plural, Value: f.Values[0], Wrong: "is not a day"}
	}
	old := "EXISTS (SELECT 1 FROM record made WHERE made.key = t.key AND (substr(made.id, 15, 1) <> '7' OR made.id < ?))"
	args := []any{madeFrom(day)}
	if start := k.Field("start"); start != nil {
		old += " AND (t." + quoted(start.sortColumn()) + " IS NULL OR t." + quoted(start.sortColumn()) + " < ?)"
		args = append(args, day.String())
	}
	return condition{sql: "(" + old + " OR " + exists + ")) AND NOT " + exists + column + " >= ?)", args: append(args, day.String()),
		estimate: -1}, nil
}

// correlated is the same condition asked record by record, for when it leaves
// so many that reading them all first would cost more than the page.
func (f Filter) correlated(k *Kind, c condition) condition {
	field := k.Field(f.Field)
	if field == nil {
		return c // what belongs to a record is asked record by record already
	}
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
