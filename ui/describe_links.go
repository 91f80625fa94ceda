package ui

import (
	"context"
	"fmt"
	"kept/store"
	"kept/store/rule"
	"kept/ui/document"
	"kept/ui/host"
	"kept/ui/theme"
	"strconv"
)

// describeAction makes the page of an action, in sections.
func describeAction(ctx context.Context, d *document.Document, w *store.Workbook, r *store.Record, g *theme.Glyphs) error {
	entries := func(kinds ...string) {
		for _, name := range kinds {
			describeEntries(d, r, store.KindNamed(name))
		}
	}
	d.SideSections = []string{document.SectionHistory, "Updates"}
	d.BeginSection(document.SectionSummary, 0)
	describeFields(d, r, g, nil)
	entries("resource")
	d.BeginSection("Updates", len(r.Children("update")))
	entries("update")
	d.BeginSection("Evidence", len(r.Children("evidence")))
	entries("evidence", "measure")
	open := 0
	for _, s := range r.Children("next_step") {
		if !rule.IsDone(s) {
			open++
		}
	}
	d.BeginSection("Next steps", open)
	entries("next_step")
	d.BeginSection("Links", len(r.Values("national_actions"))+len(r.Values("priorities"))+len(r.Values("leads"))+len(r.Values("partners"))+len(r.Children("action_link")))
	describeLinks(d, r)
	entries("action_link")
	d.BeginHistory()
	return nil
}

// describeLinks lists what an action has to do with, each opening its own page.
func describeLinks(d *document.Document, r *store.Record) {
	for _, name := range []string{"national_actions", "priorities", "leads", "partners"} {
		f := r.Kind.Field(name)
		values := r.Values(name)
		title := f.Title + ": none yet"
		if len(values) > 0 {
			title = f.Title + " (" + strconv.Itoa(len(values)) + ")"
		}
		d.AddHeadingStop(title, &document.Stop{Key: "field:" + name, Field: name})
		for _, v := range values {
			p := document.Part{Indent: 2, Text: f.ValueTitle(v), Stop: &document.Stop{Key: "link:" + name + v, Kind: host.KindNational, Open: store.ID(v)}}
			if f.Type == store.Ref {
				p.Text, p.Stop.Kind = r.LabelOf(store.ID(v)), f.Of
			}
			d.Parts = append(d.Parts, p)
		}
	}
}

const mostChanges = 40 // batches listed in the section of the changes

// addHistory puts a record's changes in the place kept for them, newest first.
func addHistory(ctx context.Context, d *document.Document, w *store.Workbook, glyphs *theme.Glyphs, when func(store.Batch) string) error {
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
		d.Parts = append(d.Parts, document.Part{Text: "Earlier changes are in the room of history.", Indent: 2, Role: theme.Dim})
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
