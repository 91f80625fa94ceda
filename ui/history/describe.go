package history

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"kept/store"
	"kept/store/calendar"
	"kept/store/words"
	"kept/ui/browser"
	"kept/ui/cell"
	"kept/ui/describe"
	"kept/ui/document"
	"kept/ui/host"
	"kept/ui/theme"
)

// describeChange makes the page of a batch, or of a record as it stood after one.
func describeChange(ctx context.Context, from browser.Reading, row string) (*document.Document, error) {
	if p, ok := host.ParsePast(row); ok {
		return describePast(ctx, from, row, p)
	}
	no, err := strconv.ParseInt(row, 10, 64)
	if err != nil {
		return nil, fmt.Errorf("opening change %q: %w", row, err)
	}
	b, err := batchNumbered(ctx, from.Book, no)
	if err != nil {
		return nil, err
	}
	changes, err := from.Book.Changes(ctx, no)
	if err != nil {
		return nil, err
	}
	d := &document.Document{ID: row, Title: cell.Clean(b.Sentence())}
	d.AddText(theme.Strong, d.Title)
	d.AddText(theme.Dim, b.Who+", "+momentText(b, from.Now))
	switch b.What {
	case store.WhatUndo:
		d.AddText(theme.Dim, "An earlier change was taken back.")
	case store.WhatRedo:
		d.AddText(theme.Dim, "A change that had been taken back was made again.")
	}
	var last store.ID
	for i, c := range changes {
		sentence := c.Sentence()
		if sentence == "" {
			continue
		}
		if c.Record != last {
			last = c.Record
			d.AddHeadingStop(c.Subject(), &document.Stop{Key: "record:" + string(c.Record), Open: c.Record})
		}
		d.Parts = append(d.Parts,
			document.Part{Text: sentence, Indent: 2, Stop: &document.Stop{Key: "change:" + strconv.Itoa(i), Open: c.Record}})
	}
	if n := len(changes); n < b.Changes {
		d.Parts = append(d.Parts, document.Part{}, document.Part{Role: theme.Dim,
			Text: "These are the first " + words.Thousands(n) + " of " + words.Thousands(b.Changes) + " changes."})
	}
	return d, nil
}

// momentText says when a batch was made, to the minute, where the clock is that says now.
func momentText(b store.Batch, now time.Time) string {
	at := b.At.In(now.Location())
	return calendar.DateOf(at).Long() + " at " + at.Format("15:04")
}

func batchNumbered(ctx context.Context, w *store.Workbook, no int64) (store.Batch, error) {
	got, err := w.History(ctx, store.HistoryQuery{Before: no + 1, Limit: 1})
	if err != nil {
		return store.Batch{}, err
	}
	if len(got) == 0 || got[0].No != no {
		return store.Batch{}, fmt.Errorf("opening change %d: %w", no, store.ErrNotFound)
	}
	return got[0], nil
}

// describeSince lists the fields of a record that have changed since it stood so.
func describeSince(d *document.Document, then, now *store.Record, g *theme.Glyphs) {
	headed := false
	for i := range then.Kind.Fields {
		f := &then.Kind.Fields[i]
		was, is := then.Show(f.Name), now.Show(f.Name)
		if was == is {
			continue
		}
		if !headed {
			d.AddHeading("Changed since")
			headed = true
		}
		show := func(text string) string {
			if text == "" {
				return "blank"
			}
			return cell.Cut(cell.Clean(text), 80, g.Cut)
		}
		d.Parts = append(d.Parts, document.Part{Label: f.Title, Text: show(was) + "; now " + show(is),
			Stop: &document.Stop{Key: "since:" + f.Name}})
	}
}

// describePast makes the page of a record as it stood when a batch had been made,
// with what is different now.
func describePast(ctx context.Context, from browser.Reading, row string, p host.Past) (*document.Document, error) {
	b, err := batchNumbered(ctx, from.Book, p.Batch)
	if err != nil {
		return nil, err
	}
	now, err := from.Book.LoadOwner(ctx, p.Record)
	if err != nil {
		return nil, err
	}
	then, err := from.Book.AsOf(ctx, now.ID, b.At)
	if err != nil {
		return nil, err
	}
	d := &document.Document{ID: row, Title: cell.Clean(then.Name())}
	d.AddText(theme.Notice,
		"PAST: as it stood on "+momentText(b, from.Now)+", after \""+b.Sentence()+"\" by "+b.Who+". Nothing can be changed here.")
	d.AddText(theme.Strong, then.Kind.Title+": "+d.Title)
	if then.Removed {
		d.AddText(theme.Notice, "It had been removed by then.")
	}
	if now.Removed && !then.Removed {
		d.AddText(theme.Notice, "It has been removed since.")
	}
	describeSince(d, then, now, from.Glyphs)
	describe.Fields(d, then, from.Glyphs)
	for _, k := range then.Kind.Children() {
		describe.Entries(d, then, k)
	}
	for i := range d.Parts { // what is past can be read, and not be opened to change it
		if s := d.Parts[i].Stop; s != nil {
			d.Parts[i].Stop = &document.Stop{Key: s.Key}
		}
	}
	return d, nil
}
