package describe

import (
	"context"
	"kept/store"
	"kept/store/rule"
	"kept/ui/document"
	"kept/ui/host"
	"kept/ui/theme"
	"strconv"
)

// describeAction makes the page of an action, in sections.
func describeAction(ctx context.Context, d *document.Document, w *store.Workbook, r *store.Record, g *theme.Glyphs) error {
	placed := map[string]bool{"action_link": true} // which comes last, with the other links
	entries := func(kinds ...string) {
		for _, name := range kinds {
			placed[name] = true
			Entries(d, r, store.KindNamed(name))
		}
	}
	d.SideSections = []string{document.SectionHistory, "Updates"}
	d.BeginSection(document.SectionSummary, 0)
	Fields(d, r, g)
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
	for _, k := range r.Kind.Children() {
		if !placed[k.Name] {
			d.BeginSection(k.Plural, len(r.Children(k.Name)))
			entries(k.Name)
		}
	}
	d.BeginSection("Links",
		len(r.Values("national_actions"))+len(r.Values("priorities"))+len(r.Values("leads"))+len(r.Values("partners"))+len(
			r.Children("action_link")))
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
			p := document.Part{Indent: 2, Text: f.ValueTitle(v), Stop: &document.Stop{Key: "link:" + name + v, Kind: host.KindNational,
				Open: store.ID(v)}}
			if f.Type == store.Ref {
				p.Text, p.Stop.Kind = r.LabelOf(store.ID(v)), f.Of
			}
			d.Parts = append(d.Parts, p)
		}
	}
}
