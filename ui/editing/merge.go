package editing

import (
	"slices"

	"kept/store"
	"kept/ui/form"
)

// conflict is one value that a keeper and somebody else changed at the same time.
type conflict struct {
	field  *store.Field
	item   string // of a field with many values, which
	base   value  // as it was when the keeper began
	mine   value
	theirs value // what somebody else made of it meanwhile
}

// value is a value, or a line of text beside one, that may not be there.
type value struct {
	text  string // canonical
	there bool
}

// merge brings what was answered in a form together with what the record says by
// now; base is the record as the keeper saw it. What only one of the two changed
// goes through; what both changed to different ends is a conflict, and is not in
// the edits.
func merge(base, now *store.Record, edits []form.Edit) (merged []form.Edit, conflicts []conflict) {
	for _, edit := range edits {
		name := edit.Field.Name
		if !edit.Field.Many {
			was, is := base.Get(name), now.Get(name)
			switch {
			case is == edit.Value: // both came to the same
			case is == was:
				merged = append(merged, edit)
			default:
				conflicts = append(conflicts,
					conflict{field: edit.Field, base: value{was, was != ""}, mine: value{edit.Value, edit.Value != ""},
						theirs: value{is, is != ""}})
			}
			continue
		}
		items, found := mergeItems(edit, base.Items(name), now.Items(name))
		conflicts = append(conflicts, found...)
		edit.Items, edit.Was = items, now.Items(name)
		if !slices.Equal(edit.Items, edit.Was) {
			merged = append(merged, edit)
		}
	}
	return merged, conflicts
}

// mergeItems is merge for a field with many values, value by value. Of a conflict it
// leaves what is there now.
func mergeItems(edit form.Edit, base, now []store.Item) (items []store.Item, conflicts []conflict) {
	find := func(list []store.Item, of string) value {
		for _, i := range list {
			if i.Value == of {
				return value{i.Note, true}
			}
		}
		return value{}
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
			conflicts = append(conflicts, conflict{field: edit.Field, item: i.Value, base: b, mine: m, theirs: t})
		}
		if keep.there {
			items = append(items, store.Item{Value: i.Value, Note: keep.text})
		}
	}
	return items, conflicts
}

// applyMine puts the keeper's own side of a conflict into the edits.
func applyMine(edits []form.Edit, c conflict, now *store.Record) []form.Edit {
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
