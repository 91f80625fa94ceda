package export

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kept/store"
)

// snapshot reads all that a bundle of the quarter says from one state of the
// workbook: the responses of that quarter, everything else as it stands.
// Removed records, private fields and references to what is not there stay out.
func snapshot(ctx context.Context, w *store.Workbook, q store.Quarter) (*Bundle, error) {
	const attempts = 5
	for range attempts {
		before, err := w.Version(ctx)
		if err != nil {
			return nil, err
		}
		b, err := readSnapshot(ctx, w, q)
		if err != nil {
			return nil, err
		}
		after, err := w.Version(ctx)
		if err != nil {
			return nil, err
		}
		if before == after { // nobody wrote while we read
			return b, nil
		}
	}
	return nil, errors.New("the workbook is being written to all the time: try again in a moment")
}

func readSnapshot(ctx context.Context, w *store.Workbook, q store.Quarter) (*Bundle, error) {
	p, err := w.Partnership(ctx)
	if err != nil {
		return nil, err
	}
	s := Submission{Partnership: exact(p.Get("name")), Areas: p.Values("areas"), Quarter: q, Revision: 1, State: StateDraft,
		Format: FormatVersion, Licence: p.Get("licence"), Invented: p.Get("invented") == "true"}
	slices.Sort(s.Areas)
	b := newBundle(s)
	for _, k := range topKinds() {
		err := w.Each(ctx, quarterQuery(k, q), true, func(r *store.Record) error {
			b.take(r)
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("reading the %s for the bundle: %w", strings.ToLower(k.Plural), err)
		}
	}
	b.settle()
	first, err := store.ParseQuarter(p.Get("first_quarter"))
	if err == nil && q.Compare(first) <= 0 {
		return b, nil // nothing went before: every row is new, as it was read
	}
	if err := b.mark(ctx, w); err != nil {
		return nil, fmt.Errorf("comparing with the quarter before: %w", err)
	}
	return b, nil
}

// quarterQuery asks for the records of a kind, of responses those of the quarter.
func quarterQuery(k *store.Kind, q store.Quarter) store.Query {
	query := store.Query{Kind: k.Name}
	if k.Name == store.Response {
		query.Where = []store.Filter{{Field: "quarter", Op: store.Is, Values: []string{q.String()}}}
	}
	return query
}

// take adds a record and what belongs to it.
func (b *Bundle) take(r *store.Record) {
	b.add(entryOf(r))
	for _, k := range childKinds(r.Kind) {
		for _, c := range r.Children(k.Name) {
			b.take(c)
		}
	}
}

// entryOf copies of a record what may leave the workbook.
func entryOf(r *store.Record) *Entry {
	e := newEntry(r.Kind, r.ID, r.Parent)
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		switch {
		case f.Private:
		case f.Many:
			for _, item := range r.Items(f.Name) {
				e.items[f.Name] = append(e.items[f.Name], EntryItem{Value: exact(item.Value), Note: exact(item.Note), Change: MarkNew})
			}
		default:
			if v := exact(r.Get(f.Name)); v != "" {
				e.values[f.Name] = v
			}
		}
	}
	return e
}

// exact is the text as it is, in valid UTF-8 with every line break as LF: a
// workbook that another program wrote to may hold anything.
func exact(s string) string { return lf(strings.ToValidUTF8(s, "\uFFFD")) }
