package describe

import (
	"context"
	"fmt"
	"strconv"

	"kept/store"
	"kept/ui/document"
	"kept/ui/host"
	"kept/ui/theme"
)

const mostChanges = 40 // batches listed in the section of the changes

// AddHistory puts a record's changes in the place kept for them, newest first.
func AddHistory(ctx context.Context, d *document.Document, w *store.Workbook, glyphs *theme.Glyphs, when func(store.Batch) string) error {
	at := d.SectionNamed(document.SectionHistory)
	if at < 0 || d.Record == nil {
		return nil
	}
	batches, err := w.History(ctx, store.HistoryQuery{Record: d.Record.ID, Limit: mostChanges})
	if err != nil {
		return fmt.Errorf("reading what was changed: %w", err)
	}
	own := map[store.ID]bool{}
	family(d.Record, own)
	d.Parts = d.Parts[:d.Sections[at].From]
	d.AddHeading("What was changed, the newest first")
	for _, b := range batches {
		past := host.Past{Batch: b.No, Record: d.Record.ID}.ID()
		d.Parts = append(d.Parts, document.Part{Text: when(b) + ", " + b.Who + ": " + b.Sentence(), Indent: 2,
			Stop: &document.Stop{Key: "batch:" + strconv.FormatInt(b.No, 10), Kind: host.KindPast, Open: past}})
		changes, err := w.ChangesTo(ctx, d.Record.ID, b.No)
		if err != nil {
			return err
		}
		n := 0
		added := map[store.ID]bool{} // what a new record began with is on its page
		for _, c := range changes {
			sentence := c.Sentence()
			if sentence == "" || !own[c.Record] || added[c.Record] {
				continue
			}
			added[c.Record] = c.Field == "@kind"
			if n++; n > 6 {
				d.Parts = append(d.Parts, document.Part{Text: "and more", Indent: 6, Role: theme.Dim})
				break
			}
			if c.Record != d.Record.ID {
				if added[c.Record] {
					sentence = sentence + ": " + c.Name
				} else {
					sentence = c.Subject() + " " + glyphs.Crumb + " " + sentence
				}
			}
			d.Parts = append(d.Parts, document.Part{Text: sentence, Indent: 6, Role: theme.Dim})
		}
	}
	if len(batches) == mostChanges {
		d.Parts = append(d.Parts, document.Part{Text: "Earlier changes are on the History page.", Indent: 2, Role: theme.Dim})
	}
	return nil
}

// family are a record and all that belongs to it.
func family(r *store.Record, ids map[store.ID]bool) {
	ids[r.ID] = true
	for _, k := range r.Kind.Children() {
		for _, c := range r.Children(k.Name) {
			family(c, ids)
		}
	}
}
