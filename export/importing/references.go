package importing

import (
	"strings"

	"kept/store"
	"kept/store/words"
)

// splitNames cuts a cell into the names it holds: at semicolons, line ends, and
// strokes with spaces round them. Commas and "and" stand in names too, and are
// cut at only where that gives names that are known.
func splitNames(cell string) []string {
	cell = strings.ReplaceAll(cell, " / ", ";")
	return splitAt(cell, ";\n")
}

// references reads the records that a cell names. Stakeholders that nobody knows are
// to be added.
func (r *rowReader) references(c headedColumn, f *store.Field, cell string) []item {
	var items []item
	seen := map[item]bool{}
	add := func(i item) {
		if !seen[i] {
			seen[i] = true
			items = append(items, i)
		}
	}
	for _, name := range splitNames(cell) {
		if notSet(name) {
			r.plan.notSet[name] = append(r.plan.notSet[name], r.entry.row)
			continue
		}
		if f.Of != store.Stakeholder {
			for _, i := range r.priorityNamed(c, name) {
				add(i)
			}
			continue
		}
		if i, ok := r.knownName(c, name); ok {
			add(i)
			continue
		}
		if parts := r.knownParts(c, name); len(parts) > 0 {
			for _, i := range parts {
				add(i)
			}
			continue
		}
		if i, ok := r.newName(c, name); ok {
			add(i)
		}
	}
	return items
}

// knownName finds a stakeholder of the workbook, or one that an earlier row
// adds: by name or other name, or without what stands in brackets after it.
func (r *rowReader) knownName(c headedColumn, name string) (item, bool) {
	ids := r.known.stakeholders[normalise(name)]
	switch {
	case len(ids) == 1:
		return item{value: ids[0]}, true
	case len(ids) > 1:
		r.problem(c, name, "is the name of more than one stakeholder", "write the full name; the first was taken")
		return item{value: ids[0]}, true
	}
	if n := r.plan.newNormalised[normalise(name)]; n > 0 {
		return item{newName: n}, true
	}
	plain := strings.TrimSpace(withoutBrackets(name))
	key := normalise(plain)
	if key == normalise(name) || key == "" || !strings.HasSuffix(strings.TrimSpace(name), ")") {
		return item{}, false
	}
	if len(r.known.stakeholders[key]) == 0 && !r.known.fileNames[key] {
		return item{}, false
	}
	r.plan.note(r.entry.row, "%q taken as %s", name, plain)
	if i, ok := r.knownName(c, plain); ok {
		return i, true
	}
	return r.newName(c, plain)
}

// knownParts cuts a name at commas, strokes, "and" and "&" if every part is known.
func (r *rowReader) knownParts(c headedColumn, name string) []item {
	text := strings.NewReplacer(" and ", ",", " & ", ",", "/", ",", "+", ",").Replace(name)
	parts := splitAt(text, ",")
	if len(parts) < 2 {
		return nil
	}
	var items []item
	for _, p := range parts {
		if len(r.known.stakeholders[normalise(p)]) == 0 && r.plan.newNormalised[normalise(p)] == 0 && !r.known.fileNames[normalise(p)] {
			return nil
		}
	}
	for _, p := range parts {
		i, ok := r.knownName(c, p)
		if !ok {
			i, ok = r.newName(c, p)
		}
		if ok {
			items = append(items, i)
		}
	}
	return items
}

// newName plans a stakeholder to be added.
func (r *rowReader) newName(c headedColumn, name string) (item, bool) {
	name = words.OneLine(name)
	nameField := store.KindNamed(store.Stakeholder).Field("name")
	if _, ok := r.parse(c, nameField, name); !ok {
		return item{}, false
	}
	if normalise(name) == "" {
		r.problem(c, name, "is not a name", "write the organisation's or group's name")
		return item{}, false
	}
	r.plan.NewNames = append(r.plan.NewNames, name)
	n := len(r.plan.NewNames)
	r.plan.newNormalised[normalise(name)] = n
	return item{newName: n}, true
}

// priorityNamed finds local priorities by title or rank.
func (r *rowReader) priorityNamed(c headedColumn, name string) []item {
	find := func(text string) []string {
		text = strings.TrimSpace(text)
		for _, word := range []string{"priority ", "Priority "} {
			if ids := r.known.priorities[normalise(strings.TrimPrefix(text, word))]; len(ids) > 0 {
				return ids
			}
		}
		return nil
	}
	if ids := find(name); len(ids) > 0 {
		return []item{{value: ids[0]}}
	}
	var items []item
	parts := splitAt(name, ",")
	for _, p := range parts {
		ids := find(p)
		if len(ids) == 0 {
			r.problem(c, name, "is no local priority of this workbook", "add the priority first, or write its title or rank")
			return nil
		}
		items = append(items, item{value: ids[0]})
	}
	return items
}
