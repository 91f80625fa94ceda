package export

import (
	"slices"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/words"
)

// name is what a keeper calls the record.
func (b *Bundle) name(e *Entry) string {
	title := words.OneLine(e.Get(e.Kind.NameField))
	switch e.Kind.Name {
	case store.Action:
		return words.JoinFilled(" ", e.Get("reference"), title)
	case store.Priority:
		return words.JoinFilled(" ", e.Get("rank"), title)
	}
	return title
}

// ref is the name of the record of this id.
func (b *Bundle) ref(id string) string {
	if e := b.byID[store.ID(id)]; e != nil {
		return b.name(e)
	}
	return ""
}

func (b *Bundle) refs(e *Entry, field string) string {
	var names []string
	for _, i := range e.items[field] {
		names = append(names, b.ref(i.Value))
	}
	slices.Sort(names)
	return strings.Join(names, "; ")
}

// shown is a field's value as a keeper reads it.
func (e *Entry) shown(field string) string {
	if f := e.Kind.Field(field); f != nil {
		return f.ValueTitle(e.Get(field))
	}
	return ""
}

// codes are the values of a field as they are, with commas between.
func (e *Entry) codes(field string) string {
	var list []string
	for _, i := range e.items[field] {
		list = append(list, i.Value)
	}
	return strings.Join(list, ", ")
}

// has tells whether a field that can have many has one of these values.
func (e *Entry) has(field string, values ...string) bool {
	return slices.ContainsFunc(e.items[field], func(i EntryItem) bool { return slices.Contains(values, i.Value) })
}

// rankOf puts what has no rank last.
func rankOf(e *Entry) int {
	if n, err := strconv.Atoi(e.Get("rank")); err == nil {
		return n
	}
	return 1 << 30
}
