package store

import (
	"context"
	"fmt"
	"kept/store/sqlite"
	"kept/store/words"
	"maps"
	"slices"
	"strings"
)

// Difference is one thing in which two workbooks differ, as they stand.
type Difference struct {
	Record   ID
	Kind     *Kind
	Name     string // what a keeper calls the record here, or there if it is only there
	Of       string // what they call the record that it belongs to; "" if it stands alone
	Field    string // a field's name; "" when the record as a whole is on one side only
	Item     string // of a field with many values, which
	Here     string // canonical; "" when there is nothing
	There    string
	HasHere  bool // the record or the item is here, and was not removed
	HasThere bool
	label    func(ID) string
}

// Compare lists in what another workbook, such as a backup or a conflicted copy,
// differs from this one as both stand now. Both are replayed from their histories:
// its cost follows these.
func (w *Workbook) Compare(ctx context.Context, other *Workbook) ([]Difference, error) {
	here, err := w.replayAll(ctx)
	if err != nil {
		return nil, err
	}
	there, err := other.replayAll(ctx)
	if err != nil {
		return nil, err
	}
	return differences(here, there), nil
}

// replayAll gives every record of the workbook by what its history amounts to.
func (w *Workbook) replayAll(ctx context.Context) (map[ID]*state, error) {
	var states map[ID]*state
	err := w.view(ctx, func(db sqlite.Querier) (err error) {
		states, err = replayWhere(ctx, db, "1")
		return err
	})
	return states, err
}

func (s *state) exists() bool { return s != nil && s.kind != nil && !s.removed }

// differences lists them by kind, then in the order in which the records were made.
func differences(here, there map[ID]*state) []Difference {
	labels := labelsOf(there, here)
	label := func(id ID) string {
		if l := labels[id]; l != "" {
			return l
		}
		return "(not found)"
	}
	ids := map[ID]bool{}
	for id := range here {
		ids[id] = true
	}
	for id := range there {
		ids[id] = true
	}
	ordered := slices.Sorted(maps.Keys(ids))
	var list []Difference
	for _, k := range kinds {
		for _, id := range ordered {
			h, t := here[id], there[id]
			s := h
			if s == nil || s.kind == nil {
				s = t
			}
			if s.kind != k {
				continue
			}
			d := Difference{Record: id, Kind: k, Name: words.Shorten(label(id), 60), HasHere: h.exists(), HasThere: t.exists(),
				label: label}
			if s.parent != "" {
				d.Of = words.Shorten(label(s.parent), 60)
			}
			switch {
			case d.HasHere != d.HasThere:
				list = append(list, d)
			case d.HasHere:
				list = append(list, d.fields(h, t)...)
			}
		}
	}
	return list
}

// fields lists in which fields a record that is on both sides differs.
func (d Difference) fields(h, t *state) []Difference {
	var list []Difference
	for i := range d.Kind.Fields {
		f := &d.Kind.Fields[i]
		d.Field = f.Name
		if !f.Many {
			if d.Here, d.There = h.values[f.Name], t.values[f.Name]; d.Here != d.There {
				d.HasHere, d.HasThere = d.Here != "", d.There != ""
				list = append(list, d)
			}
			continue
		}
		items := maps.Clone(h.items[f.Name])
		if items == nil {
			items = map[string]string{}
		}
		maps.Copy(items, t.items[f.Name])
		for _, item := range slices.Sorted(maps.Keys(items)) {
			one := d
			one.Item = item
			one.Here, one.HasHere = h.items[f.Name][item]
			one.There, one.HasThere = t.items[f.Name][item]
			if one.Here != one.There || one.HasHere != one.HasThere {
				list = append(list, one)
			}
		}
	}
	return list
}

// Show says what is here and what is there as a keeper reads it.
func (d Difference) Show() (here, there string) {
	f := d.Kind.Field(d.Field)
	if f == nil {
		return shownPresence(d.HasHere), shownPresence(d.HasThere)
	}
	show := func(value string, has bool) string {
		switch {
		case !has:
			return "nothing"
		case f.Many && value == "":
			return d.value(f, d.Item)
		case f.Many:
			return d.value(f, d.Item) + ": " + value
		}
		return d.value(f, value)
	}
	return show(d.Here, d.HasHere), show(d.There, d.HasThere)
}

func shownPresence(has bool) string {
	if has {
		return "is there"
	}
	return "is not there"
}

func (d Difference) value(f *Field, value string) string {
	if f.Type == Ref {
		return d.label(ID(value))
	}
	return f.ValueTitle(value)
}

// Sentence says the difference in plain words: "Status: In progress here, Paused
// there". The record's name is not in it.
func (d Difference) Sentence() string {
	f := d.Kind.Field(d.Field)
	if f == nil {
		if d.HasHere {
			return d.Kind.Title + ": only here"
		}
		return d.Kind.Title + ": only there"
	}
	here, there := d.Show()
	return fmt.Sprintf("%s: %s here, %s there", f.Title, words.Shorten(here, 120), words.Shorten(there, 120))
}

// labelsOf is what keepers call records; a name in a later map wins.
func labelsOf(all ...map[ID]*state) map[ID]string {
	labels := map[ID]string{}
	// A link is called after the action that it leads to: those that are called
	// after nothing else come first.
	for _, refers := range []bool{false, true} {
		for _, states := range all {
			for id, s := range states {
				if s.kind == nil || (s.kind.Field(s.kind.NameField).Type == Ref) != refers {
					continue
				}
				r := s.record(id)
				r.labels = labels
				if name := strings.TrimSpace(r.Name()); name != "" {
					labels[id] = name
				}
			}
		}
	}
	return labels
}
