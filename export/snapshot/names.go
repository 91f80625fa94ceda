package snapshot

import (
	"slices"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/words"
)

// Name is what a keeper calls the record.
func (b *Snapshot) Name(e *Entry) string {
	title := words.OneLine(e.Get(e.Kind.NameField))
	switch e.Kind.Name {
	case store.Action:
		return words.JoinFilled(" ", e.Get("reference"), title)
	case store.Priority:
		return words.JoinFilled(" ", e.Get("rank"), title)
	}
	return title
}

// NameOf is the name of the record of this id.
func (b *Snapshot) NameOf(id string) string {
	if e := b.byID[store.ID(id)]; e != nil {
		return b.Name(e)
	}
	return ""
}

// NamesIn returns the names of the records that a field of an entry refers to.
func (b *Snapshot) NamesIn(e *Entry, field string) string {
	var names []string
	for _, i := range e.items[field] {
		names = append(names, b.NameOf(i.Value))
	}
	slices.Sort(names)
	return strings.Join(names, "; ")
}

// Display is a field's value as a keeper reads it.
func (e *Entry) Display(field string) string {
	if f := e.Kind.Field(field); f != nil {
		return f.ValueTitle(e.Get(field))
	}
	return ""
}

// Codes are the values of a field as they are, with commas between.
func (e *Entry) Codes(field string) string {
	var list []string
	for _, i := range e.items[field] {
		list = append(list, i.Value)
	}
	return strings.Join(list, ", ")
}

// Has tells whether a field that can have many has one of these values.
func (e *Entry) Has(field string, values ...string) bool {
	return slices.ContainsFunc(e.items[field], func(i Item) bool { return slices.Contains(values, i.Value) })
}

// RankOf puts what has no rank last.
func RankOf(e *Entry) int {
	if n, err := strconv.Atoi(e.Get("rank")); err == nil {
		return n
	}
	return 1 << 30
}
