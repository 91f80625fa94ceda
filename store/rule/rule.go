package rule

import (
	"slices"

	"kept/store"
)

// Fields is what a predicate about fields with one value reads: a record of the
// workbook, or an entry of a bundle.
type Fields interface {
	// Get gives the canonical value of a field; "" when it is blank.
	Get(field string) string
}

// Rule is one rule about actions, in two forms that find the same.
type Rule struct {
	Name  string                   // "overdue": the same as in the code of its check, if it has one
	Where []store.Filter           // finds them in the workbook
	Holds func(*store.Record) bool // tells of one, read whole ([store.Workbook.Load])
}

// Query finds the actions of the rule.
func (r Rule) Query() store.Query { return store.Query{Kind: store.Action, Where: r.Where} }

// and is a rule about actions whose records are all of the rules given.
func and(name string, rules ...Rule) Rule {
	all := Rule{Name: name}
	for _, r := range rules {
		all.Where = append(all.Where, r.Where...)
	}
	all.Holds = func(r *store.Record) bool {
		for _, one := range rules {
			if !one.Holds(r) {
				return false
			}
		}
		return true
	}
	return all
}

// openAnd is a rule about open actions whose records are all of the rules given. Whether one
// is open costs least, so it is asked first; its filter comes last, as it is shown.
func openAnd(name string, rules ...Rule) Rule {
	all := and(name, slices.Insert(slices.Clone(rules), 0, Open())...)
	all.Where = and("", append(rules, Open())...).Where
	return all
}

// oneOf is a rule about actions whose field has one of these values.
func oneOf(name, field string, values ...string) Rule {
	return Rule{Name: name,
		Where: []store.Filter{{Field: field, Op: store.Is, Values: values}},
		Holds: func(r *store.Record) bool { return slices.Contains(values, r.Get(field)) }}
}

// noneOf is a rule about actions whose field has none of these values, or nothing.
func noneOf(name, field string, values ...string) Rule {
	return Rule{Name: name,
		Where: []store.Filter{{Field: field, Op: store.IsNot, Values: values}},
		Holds: func(r *store.Record) bool { return !slices.Contains(values, r.Get(field)) }}
}

// without is a rule about actions with nothing in a field, or with no record of a
// kind that belongs to an action.
func without(name, field string) Rule {
	r := Rule{Name: name, Where: []store.Filter{{Field: field, Op: store.Blank}}}
	if store.KindNamed(store.Action).Field(field) != nil {
		r.Holds = func(r *store.Record) bool { return r.Blank(field) }
	} else {
		r.Holds = func(r *store.Record) bool { return len(r.Children(field)) == 0 }
	}
	return r
}
