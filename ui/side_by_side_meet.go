package ui

import (
	"slices"

	"kept/store"
	"kept/ui/form"
)

// clash is one value that a keeper and somebody else changed at the same time.
type clash struct {
	field *store.Field
	item  string // of a field with many values, which
	base  said   // as it was when the keeper began
	mine  said
	yours said // what somebody else made of it meanwhile
}

// said is a value, or a line of text beside one, that may not be there.
type said struct {
	text  string // canonical
	there bool
}

// meet brings what was answered in a form together with what the record says by
// now; base is the record as the keeper saw it. What only one of the two changed
// goes through; what both changed to different ends is a clash, and is not in
// the edits.
func meet(base, now *store.Record, edits []form.Edit) (merged []form.Edit, clashes []clash) {
	for _, edit := range edits {
		name := edit.Field.Name
		if !edit.Field.Many {
			was, is := base.Get(name), now.Get(name)
			switch {
			case is == edit.Value: // both came to the same
			case is == was:
				merged = append(merged, edit)
			default:
				clashes = append(clashes, clash{field: edit.Field, base: said{was, was != ""}, mine: said{edit.Value, edit.Value != ""}, yours: said{is, is != ""}})
			}
			continue
		}
		items, found := meetItems(edit, base.Items(name), now.Items(name))
		clashes = append(clashes, found...)
		edit.Items, edit.Was = items, now.Items(name)
		if !slices.Equal(edit.Items, edit.Was) {
			merged = append(merged, edit)
		}
	}
	return merged, clashes
}

// meetItems is meet for a field with many values, value by value. Of a clash it
// leaves what is there now.
func meetItems(edit form.Edit, base, now []store.Item) (items []store.Item, clashes []clash) {
	find := func(list []store.Item, value string) said {
		for _, i := range list {
			if i.Value == value {
				return said{i.Note, true}
			}
		}
		return said{}
	}
	seen := map[string]bool{}
	for _, i := range slices.Concat(now, edit.Items) {
		if seen[i.Value] {
			continue
		}
		seen[i.Value] = true
		b, m, t := find(base, i.Value), find(edit.Items, i.Value), find(now, i.Value)
		keep := t
		switch {
		case m == t, m == b:
		case t == b:
			keep = m
		default:
			clashes = append(clashes, clash{field: edit.Field, item: i.Value, base: b, mine: m, yours: t})
		}
		if keep.there {
			items = append(items, store.Item{Value: i.Value, Note: keep.text})
		}
	}
	return items, clashes
}

// takeMine puts the keeper's own side of a clash into the edits.
func takeMine(edits []form.Edit, c clash, now *store.Record) []form.Edit {
	if c.item == "" {
		return append(edits, form.Edit{Field: c.field, Value: c.mine.text})
	}
	at := slices.IndexFunc(edits, func(e form.Edit) bool { return e.Field == c.field })
	if at < 0 {
		items := now.Items(c.field.Name)
		edits, at = append(edits, form.Edit{Field: c.field, Items: slices.Clone(items), Was: items}), len(edits)
	}
	e := &edits[at]
	k := slices.IndexFunc(e.Items, func(i store.Item) bool { return i.Value == c.item })
	switch {
	case k >= 0 && c.mine.there:
		e.Items[k].Note = c.mine.text
	case k >= 0:
		e.Items = slices.Delete(e.Items, k, k+1)
	case c.mine.there:
		e.Items = append(e.Items, store.Item{Value: c.item, Note: c.mine.text})
	}
	return edits
}
