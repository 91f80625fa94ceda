package nationalplan

import (
	"context"

	"kept/store"
	"kept/store/national"
	"kept/store/reference"
	"kept/store/words"
	"kept/ui/browser"
	"kept/ui/document"
	"kept/ui/host"
	"kept/ui/theme"
)

// describeRow makes the page of a row: of a national action, or of another item of the
// reference data.
func describeRow(ctx context.Context, from browser.Reading, row string) (*document.Document, error) {
	i, ok := itemOf(row)
	if !ok {
		return describeNational(ctx, from, row)
	}
	d := &document.Document{ID: row, Title: words.CapitalFirst(i.Kind) + " " + i.Code}
	d.AddText(theme.Strong, i.Text)
	d.AddText(theme.Dim, words.JoinFilled("; ", words.CapitalFirst(i.Kind), i.Where))
	if i.More != "" {
		d.AddText(theme.Text, "")
		d.AddText(theme.Text, words.Sentence(i.More))
	}
	describePlanItem(d, i)
	addRefs(d, "Stands in", i.Belongs)
	addRefs(d, "Near it (our mapping)", i.Near)
	d.AddText(theme.Text, "")
	d.AddPair("Reference", i.Ref())
	return d, nil
}

// describePlanItem adds what a later plan says under one of its items: an item of the
// plan itself, as a route map.
func describePlanItem(d *document.Document, i reference.Item) {
	for _, p := range national.Plans() {
		if p.List() != i.List || i.Kind != p.Naming().Item {
			continue
		}
		for _, a := range p.Actions() {
			if a.Code == i.Code {
				describePlanAction(d, p, a)
			}
		}
	}
}

func describePlanAction(d *document.Document, p *national.Plan, a national.Action) {
	for _, b := range []reference.Block{reference.Requirements(p, a), reference.Milestones(p, a), reference.Leads(p, a)} {
		if len(b.Facts) > 0 {
			addBlock(d, b)
		}
	}
}

// addRefs lists the items of references, each of which Enter opens.
func addRefs(d *document.Document, heading string, refs []string) {
	first := true
	for _, ref := range refs {
		i, ok := reference.Find(ref)
		if !ok {
			continue
		}
		if first {
			d.AddHeading(heading)
			first = false
		}
		d.Parts = append(d.Parts, document.Part{Text: words.CapitalFirst(i.Kind) + " " + i.Code + ": " + i.Text, Indent: 2,
			Stop: &document.Stop{Key: ref, Kind: host.KindNational, Open: store.ID(itemRow(i))}})
	}
}
