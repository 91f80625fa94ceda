package main

import (
	"context"
	"strings"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/words"
)

// normalise is a name without what people write differently: case, hyphens, spaces.
func normalise(name string) string {
	return strings.NewReplacer("_", "", "-", "", " ", "", "'", "", "’", "").Replace(strings.ToLower(name))
}

// kindNamed finds a kind by its name, title or plural.
func kindNamed(written string) (*store.Kind, error) {
	var list []string
	for _, k := range store.Kinds() {
		for _, name := range []string{k.Name, k.Title, k.Plural} {
			if normalise(name) == normalise(written) {
				return k, nil
			}
		}
		list = append(list, k.Name)
	}
	return nil, cli.Unknown("kind of record", written, list, "it can be "+words.Join(list, "and"))
}

// listNamed finds what `kept list` lists: a kind that stands on its own.
func listNamed(written string) (*store.Kind, error) {
	k, err := kindNamed(written)
	if err == nil && k.IsTopLevel() && k.Name != store.Partnership {
		return k, nil
	}
	return nil, cli.Unknown("list", written, lists(), "it can be "+words.Join(lists(), "and"))
}

// nationalPlan is the list of national actions, which is in every Kept and in
// no workbook.
const nationalPlan = "national"

// lists names what can be listed.
func lists() []string {
	var list []string
	for _, k := range store.Kinds() {
		if k.IsTopLevel() && k.Name != store.Partnership {
			list = append(list, strings.ToLower(k.Plural))
		}
	}
	return append(list, nationalPlan, referenceData)
}

// fieldNamed finds a field by its name, its title or another word for it.
func fieldNamed(k *store.Kind, written string) (*store.Field, error) {
	var list []string
	for i := range k.Fields {
		f := &k.Fields[i]
		if normalise(f.Name) == normalise(written) || normalise(f.Title) == normalise(written) {
			return f, nil
		}
		list = append(list, f.Name)
	}
	for i := range k.Fields {
		for _, word := range k.Fields[i].Synonyms {
			if normalise(word) == normalise(written) {
				return &k.Fields[i], nil
			}
		}
	}
	return nil, cli.Unknown("field of "+words.WithArticle(k.Title), written, list, "it can be "+words.Join(list, "and"))
}

// shortID is enough of an id to find its record again.
func shortID(id store.ID) string {
	if len(id) < 8 {
		return string(id)
	}
	return string(id[len(id)-8:])
}

// titleWithKind is a record's name with its kind where the name alone does not say it.
func titleWithKind(r *store.Record) string {
	name := r.Name()
	if name == "" {
		name = "with no name"
	}
	return strings.ToLower(r.Kind.Title) + " " + name
}

// findRecord finds the record that is meant. What belongs to another record is found
// by the end of its id, as kept show prints it.
func findRecord(ctx context.Context, w *store.Workbook, ref string) (*store.Record, error) {
	if len(ref) == 8 && strings.Trim(ref, "0123456789abcdef") == "" {
		if r, err := w.Resolve(ctx, ref, kinds()...); err == nil {
			return r, nil
		}
	}
	return w.Resolve(ctx, ref)
}
