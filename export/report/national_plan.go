package report

import (
	"fmt"

	"kept/store/national"
	"kept/store/reference"
)

// nationalPlan is the appendix with what the document of the national plan says of each
// national action, block by block, with its pages.
func (d *document) nationalPlan() {
	plan := national.Plan2124()
	from, published := plan.Document()
	d.chapter("plan", "Appendix: what "+from+" says")
	d.paragraph("What " + from + " of " + longDate(published) + " says of each national action, in our words and with its pages. " +
		"It says nothing of later work. Where nobody is named, the document does not say who. An owner marked as inferred is our reading.")
	for _, area := range plan.PriorityAreas() {
		d.heading(3, area.Title)
		for _, n := range plan.ActionsIn(area.No) {
			d.heading(4, fmt.Sprintf("%d %s", n.No, n.Title))
			for _, b := range reference.Blocks(plan, n) {
				d.block(b)
			}
		}
	}
}

// block is one block of a national action as a list under its title.
func (d *document) block(b reference.Block) {
	if len(b.Facts) == 0 {
		d.labelled(b.Title+":", b.None)
		return
	}
	var items []string
	for _, f := range b.Facts {
		items = append(items, f.Noted())
	}
	d.listed(b.Title+":", items)
}
