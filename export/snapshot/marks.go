package snapshot

import (
	"context"
	"slices"
	"time"

	"kept/store"
	"kept/store/calendar"
	"kept/store/rule"
	"kept/store/submission"
)

// markSince sets the change marks: every row beside what it was in the last
// submission that was signed before this one, as it stood then. Where there is
// none, beside what it was at the end of the quarter before, which is midnight
// UTC at the start of this one, and a response beside the one to the same
// national action in the quarter before.
func (b *Snapshot) markSince(ctx context.Context, w *store.Workbook, now *state) error {
	if last := lastSigned(now.submissions, b.Submission); last != nil {
		then, err := stateSigned(ctx, w, last)
		if err != nil {
			return err
		}
		quarter, err := calendar.ParseQuarter(last.Get("quarter"))
		if err == nil && then.partnership != nil { // else it was brought in from a bundle, and how things stood is not known
			before := then.snapshot(quarter, last)
			b.Submission.Since = before.Submission.ID()
			if quarter == b.Submission.Quarter {
				b.Submission.Amends = b.Submission.Since // it may have been of other council areas
			}
			b.mark(priorEntries(b, before, before))
			b.since = Compare(before, b)
			return nil
		}
	}
	first, err := calendar.ParseQuarter(now.partnership.Get("first_quarter"))
	if err == nil && b.Submission.Quarter.Compare(first) <= 0 {
		return nil // nothing went before: every row is new, as it was read
	}
	answered := now.snapshot(b.Submission.Quarter.Prev(), nil)
	previous := New(Submission{})
	end := b.Submission.Quarter.From().Time().Add(-time.Millisecond)
	earlier, err := w.History(ctx, store.HistoryQuery{Until: end, Limit: 1})
	if err != nil {
		return err
	}
	if len(earlier) > 0 {
		then, err := stateAsOf(ctx, w, end)
		if err != nil {
			return err
		}
		previous = then.snapshot(b.Submission.Quarter, nil)
	}
	b.mark(priorEntries(b, previous, answered))
	return nil
}

// lastSigned finds the submission before this one, by quarter and revision, that
// is signed; nil if there is none.
func lastSigned(all []*store.Record, s Submission) *store.Record {
	var last *store.Record
	var of Submission
	for _, r := range all {
		q, err := calendar.ParseQuarter(r.Get("quarter"))
		if err != nil || !Signed(r) {
			continue
		}
		this := Submission{Quarter: q, Revision: submission.RevisionNo(r)}
		if this.before(s) && (last == nil || of.before(this)) {
			last, of = r, this
		}
	}
	return last
}

// priorEntries finds for the entries of a bundle what they were: records by their id; a
// response, which belongs to one quarter, by its national action; and what belongs
// to a response by its id or else by its words.
func priorEntries(b, previous, answered *Snapshot) map[store.ID]*Entry {
	prior := map[store.ID]*Entry{}
	for _, list := range b.entries {
		for _, e := range list {
			if p := previous.byID[e.ID]; p != nil && b.owner(e).Kind.Name != store.Response {
				prior[e.ID] = p
			}
		}
	}
	byAction := map[string]*Entry{}
	for _, p := range answered.entries[store.Response] {
		byAction[p.values["national_action"]] = p
	}
	var match func(e, p *Entry)
	match = func(e, p *Entry) {
		prior[e.ID] = p
		for _, k := range ChildKinds(e.Kind) {
			left := slices.Clone(answered.Children(p.ID, k.Name))
			pair := func(child *Entry, same func(*Entry) bool) {
				if i := slices.IndexFunc(left, same); prior[child.ID] == nil && i >= 0 {
					match(child, left[i])
					left = slices.Delete(left, i, i+1)
				}
			}
			for _, child := range b.Children(e.ID, k.Name) {
				pair(child, func(o *Entry) bool { return o.ID == child.ID })
			}
			for _, child := range b.Children(e.ID, k.Name) {
				pair(child, func(o *Entry) bool { return o.values[k.NameField] == child.values[k.NameField] })
			}
		}
	}
	for _, e := range b.entries[store.Response] {
		if p := byAction[e.values["national_action"]]; p != nil {
			match(e, p)
		}
	}
	return prior
}

// owner is the record that stands on its own above an entry; itself if it does.
func (b *Snapshot) owner(e *Entry) *Entry {
	for e.Parent != "" {
		e = b.byID[e.Parent]
	}
	return e
}

// mark sets the change mark of every row by what it was.
func (b *Snapshot) mark(prior map[store.ID]*Entry) {
	for _, list := range b.entries {
		for _, e := range list {
			if p := prior[e.ID]; p != nil {
				e.mark(p)
			}
		}
	}
}

// isQuarterField tells fields that say to which quarter a response belongs, and no more.
func isQuarterField(k *store.Kind, f *store.Field) bool {
	return k.Name == store.Response && (f.Name == "quarter" || f.Name == "carried")
}

// mark compares the entry with what it was.
func (e *Entry) mark(prior *Entry) {
	e.Change = MarkNoChange
	for i := range e.Kind.Fields {
		f := &e.Kind.Fields[i]
		switch {
		case f.Private || isQuarterField(e.Kind, f):
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

func (e *Entry) markItems(field string, prior []Item) {
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
	if differs := len(prior) != len(e.items[field]); differs ||
		slices.ContainsFunc(e.items[field], func(i Item) bool { return i.Change != MarkNoChange }) {
		e.Change = MarkUpdated
	}
}

// closed tells whether nothing more is to be done about it.
func (e *Entry) closed() bool {
	return rule.IsEnded(e)
}
