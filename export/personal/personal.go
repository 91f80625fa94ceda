package personal

import (
	"context"
	"fmt"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
	"kept/store/care"
	"kept/store/check"
)

// Match is something in what is about to leave that looks like personal data
// about a child, or like a number small enough to know who is meant.
type Match struct {
	Record      store.ID
	Place       string // what a keeper calls the record: "Action 1.2 Kinship payments"
	Field       string // its title
	Description string // what was found and what it looks like: "\"aged 7\" looks like a name and age"
	Suggest     string // what could be done instead, a sentence
	Names       bool   // it names one person: a date of birth, or a number that only one has
}

// Sentence says it with its place.
func (p Match) Sentence() string {
	return fmt.Sprintf("%s, %s: %s. %s", p.Place, p.Field, p.Description, p.Suggest)
}

// Find lists what looks like personal data in the submission of a quarter
// as a bundle or report would say it, in the order of the tables. What the
// submission accepts with a reason is not listed again. Revision 0 is the latest; errors are those of [snapshot.Read].
func Find(ctx context.Context, w *store.Workbook, q calendar.Quarter, revision int) ([]Match, error) {
	b, err := snapshot.Read(ctx, w, q, revision)
	if err != nil {
		return nil, err
	}
	partnership, err := w.Partnership(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading which numbers count as small: %w", err)
	}
	return find(b, store.SmallCount(partnership)), nil
}

// find reads every text of a bundle; below bound a count of people is small.
func find(b *snapshot.Snapshot, bound int) []Match {
	accepted := map[[2]string]bool{}
	for _, a := range b.Entries(store.AcceptedFinding) {
		accepted[[2]string{a.Get("code"), a.Get("place")}] = true
	}
	var list []Match
	for _, k := range store.Kinds() {
		if k.Bundle == "" {
			continue
		}
		for _, e := range b.Entries(k.Name) {
			add := func(f *store.Field, code, description, suggest string) {
				if !accepted[[2]string{code, string(e.ID)}] {
					list = append(list, Match{Record: e.ID, Place: b.PlaceName(e), Field: f.Title, Description: description,
						Suggest: suggest, Names: code == "text.identifies"})
				}
			}
			for i := range k.Fields {
				findInField(e, &k.Fields[i], bound, add)
			}
			smallMeasures(b, e, bound, add)
		}
	}
	return list
}

// findInField reads the texts of one field; the same words are told once.
func findInField(e *snapshot.Entry, f *store.Field, bound int, add func(f *store.Field, code, description, suggest string)) {
	seen := map[string]bool{}
	search := func(text string) {
		for _, p := range care.Personal(text, care.Options{Bound: bound}) {
			if !seen[p.Found] {
				seen[p.Found] = true
				code, description := check.PersonalCode(p)
				add(f, code, description, p.Suggest)
			}
		}
	}
	written := f.Type == store.Text || f.Type == store.Prose || f.Type == store.Label
	switch {
	case written && !f.Many:
		search(e.Get(f.Name))
	case f.Type == store.Period:
		if when, err := calendar.DecodeWhen(e.Get(f.Name)); err == nil { // its dates are no text of anybody's
			search(when.Words)
		}
	}
	for _, item := range e.Items(f.Name) {
		if written {
			search(item.Value)
		}
		search(item.Note)
	}
}

// smallMeasures looks at the numbers of a measure and of its readings.
func smallMeasures(b *snapshot.Snapshot, e *snapshot.Entry, bound int, add func(f *store.Field, code, description, suggest string)) {
	measure, field := e, "baseline"
	switch e.Kind.Name {
	case "measure":
	case "reading":
		if measure, field = b.Entry(e.Parent), "value"; measure == nil {
			return
		}
	default:
		return
	}
	if p, small := check.SmallMeasure(e.Get(field), measure.Get("unit"), measure.Get("counted"), bound); small {
		add(e.Kind.Field(field), "text.small-count", "it counts "+e.Get(field), p.Suggest)
	}
}
