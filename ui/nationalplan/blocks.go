package nationalplan

import (
	"strconv"
	"strings"

	"kept/store"
	"kept/store/national"
	"kept/store/reference"
	"kept/ui/document"
	"kept/ui/host"
	"kept/ui/theme"
)

// addBlock adds a block of the document under its title.
func addBlock(d *document.Document, b reference.Block) {
	if len(b.Facts) == 0 {
		d.AddHeading(strings.TrimSuffix(b.None, "."))
		return
	}
	d.AddHeading(b.Title)
	for i, f := range b.Facts {
		addLine(d, f, b.Line(i))
	}
}

// addSection adds a block as a section of its own.
func addSection(d *document.Document, name string, b reference.Block) {
	d.BeginSection(name, len(b.Facts))
	addBlock(d, b)
}

func describeHeard(d *document.Document, plan *national.Plan, a national.Action) {
	addSection(d, sectionHeard, reference.Heard(plan, a))
	d.AddText(theme.Dim, "Where nobody is named, the document does not say who said it.")
}

// describeCalls lists the calls to action near a national action, with pages.
func describeCalls(d *document.Document, a national.Action) {
	nearest, others := national.CallsNear(a.No)
	d.BeginSection(sectionCalls, len(nearest)+len(others))
	if len(nearest) == 0 {
		d.AddHeading("The social care briefing has no call of its own for it")
		d.AddText(theme.Dim, "It was written for social care; the promise as a whole may still speak of it.")
	} else {
		d.AddHeading("Calls to action of the social care briefing (our mapping)")
	}
	addCalls(d, nearest)
	if len(others) > 0 {
		d.AddHeading("Also near it (our mapping)")
		addCalls(d, others)
	}
}

func addCalls(d *document.Document, calls []national.CallToAction) {
	for _, c := range calls {
		addFact(d, reference.CallFact(c))
	}
}

// describePrinciples lists the principles that stand in a national action, each list with its source.
func describePrinciples(d *document.Document, a national.Action) {
	list := ""
	for _, q := range national.Principles() {
		if q.ActionNo != a.No {
			continue
		}
		if q.List != list {
			d.AddHeading(q.ListTitle)
			d.AddText(theme.Dim, "From: "+q.Source)
			list = q.List
		}
		addFact(d, reference.Fact{Ref: "principles:" + q.ID, Text: strconv.Itoa(q.No) + ". " + q.Text, Where: q.Where()})
	}
}

func addFact(d *document.Document, f reference.Fact) { addLine(d, f, f.Noted()) }

// addLine adds a line for a fact; Enter opens the item that it is.
func addLine(d *document.Document, f reference.Fact, text string) {
	stop := &document.Stop{Key: f.Text}
	if f.Ref != "" {
		stop = &document.Stop{Key: f.Ref, Kind: host.KindNational, Open: store.ID(itemPrefix + f.Ref)}
	}
	d.Parts = append(d.Parts, document.Part{Text: text, Indent: 2, Stop: stop})
}
