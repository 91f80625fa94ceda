package describe

import (
	"testing"

	"kept/export/exporttest"
	"kept/store"
	"kept/ui/document"
	"kept/ui/theme"
)

// Whatever belongs to a record is drawn on its page, with a line where more can be added: a kind of record that is added to
// the program is not forgotten there.
func TestEveryKindIsDrawnOnThePageOfWhatItBelongsTo(t *testing.T) {
	w := exporttest.OrchardWorkbook(t)
	for _, k := range store.Kinds() {
		if !k.IsTopLevel() || len(k.Children()) == 0 {
			continue
		}
		drawn, pages := map[string]bool{}, 0
		if err := w.Each(t.Context(), store.Query{Kind: k.Name}, true, func(r *store.Record) error {
			d, err := Record(t.Context(), w, &theme.ASCII, r.ID)
			if err != nil {
				return err
			}
			pages++
			for kind := range addedOn(d) {
				drawn[kind] = true
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if pages == 0 && k.Name != store.Submission {
			t.Errorf("the workbook of the test has no %s", k.Name)
		}
		for _, child := range k.Children() {
			if pages > 0 && !drawn[child.Name] {
				t.Errorf("records of the kind %s are nowhere on the page of a record of the kind %s", child.Name, k.Name)
			}
		}
	}
}

// addedOn are the kinds of which a record can be added on a page.
func addedOn(d *document.Document) map[string]bool {
	kinds := map[string]bool{}
	for _, p := range d.Parts {
		if p.Stop != nil && p.Stop.Add != "" {
			kinds[p.Stop.Add] = true
		}
	}
	return kinds
}
