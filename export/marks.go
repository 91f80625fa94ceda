package export

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kept/store"
)

// mark sets the change marks: every row beside what it was at the end of the
// quarter before, which is midnight UTC at the start of this one. A response,
// which belongs to one quarter, is set beside the response to the same national
// action in the quarter before.
func (b *Bundle) mark(ctx context.Context, w *store.Workbook) error {
	start := b.Submission.Quarter.From().Time()
	prior := map[store.ID]*Entry{}
	earlier, err := w.History(ctx, store.HistoryQuery{Until: start.Add(-time.Millisecond), Limit: 1})
	if err != nil {
		return err
	}
	if len(earlier) > 0 {
		if err := b.standing(ctx, w, start, prior); err != nil {
			return err
		}
	}
	if err := b.answered(ctx, w, prior); err != nil {
		return err
	}
	for _, list := range b.entries {
		for _, e := range list {
			if p := prior[e.ID]; p != nil {
				b.mendRefs(p) // what a reference to a record that is gone said, nobody can compare
				e.mark(p)
			}
		}
	}
	return nil
}

// standing finds what every record but the responses was just before start.
func (b *Bundle) standing(ctx context.Context, w *store.Workbook, start time.Time, prior map[store.ID]*Entry) error {
	err := w.EachAsOf(ctx, start.Add(-time.Millisecond), func(r *store.Record) error {
		if e := b.byID[r.ID]; e != nil && b.owner(e).Kind.Name != store.Response {
			prior[r.ID] = entryOf(r)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading the records as they stood: %w", err)
	}
	return nil
}

// owner is the record that stands on its own above an entry; itself if it does.
func (b *Bundle) owner(e *Entry) *Entry {
	for e.Parent != "" {
		e = b.byID[e.Parent]
	}
	return e
}

// answered finds for every response, and for what belongs to it, its
// counterpart in the quarter before: the same national action, the same words.
func (b *Bundle) answered(ctx context.Context, w *store.Workbook, prior map[store.ID]*Entry) error {
	before := newBundle(Submission{})
	err := w.Each(ctx, quarterQuery(store.KindNamed(store.Response), b.Submission.Quarter.Prev()), true, func(r *store.Record) error {
		before.take(r)
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading the responses of the quarter before: %w", err)
	}
	type key struct {
		parent     store.ID
		kind, name string
	}
	found := map[key][]*Entry{}
	for _, list := range before.entries {
		for _, e := range list {
			k := key{e.Parent, e.Kind.Name, e.values[e.Kind.NameField]}
			found[k] = append(found[k], e)
		}
	}
	var match func(e *Entry, parent store.ID)
	match = func(e *Entry, parent store.ID) {
		k := key{parent, e.Kind.Name, e.values[e.Kind.NameField]}
		if len(found[k]) == 0 {
			return
		}
		p := found[k][0]
		found[k] = found[k][1:]
		prior[e.ID] = p
		for _, c := range childKinds(e.Kind) {
			for _, child := range b.Children(e.ID, c.Name) {
				match(child, p.ID)
			}
		}
	}
	for _, e := range b.entries[store.Response] {
		match(e, "")
	}
	return nil
}

// mark compares the entry with what it was.
func (e *Entry) mark(prior *Entry) {
	e.Change = MarkNoChange
	for i := range e.Kind.Fields {
		f := &e.Kind.Fields[i]
		switch {
		case f.Private || e.Kind.Name == store.Response && f.Name == "quarter":
		case f.Many:
			e.markItems(f.Name, prior.items[f.Name])
		case e.values[f.Name] != prior.values[f.Name]:
			e.Change = MarkUpdated
		}
	}
	if e.closed() && !prior.closed() {
		e.Change = MarkClosed
	}
}

func (e *Entry) markItems(field string, prior []EntryItem) {
	was := make(map[string]string, len(prior))
	for _, item := range prior {
		was[item.Value] = item.Note
	}
	for i := range e.items[field] {
		item := &e.items[field][i]
		note, there := was[item.Value]
		switch {
		case !there:
			item.Change = MarkNew
		case note != item.Note:
			item.Change = MarkUpdated
		default:
			item.Change = MarkNoChange
		}
	}
	if differs := len(prior) != len(e.items[field]); differs || slices.ContainsFunc(e.items[field], func(i EntryItem) bool { return i.Change != MarkNoChange }) {
		e.Change = MarkUpdated
	}
}

// closed tells whether nothing more is to be done about it.
func (e *Entry) closed() bool {
	switch e.values["status"] {
	case "complete", "stopped":
		return true
	}
	return e.Kind.Field("done") != nil && e.values["done"] == "true"
}
