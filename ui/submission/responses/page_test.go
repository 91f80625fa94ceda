package responses

import (
	"testing"

	"kept/export/exporttest"
	"kept/store"
	"kept/ui/browser"
	"kept/ui/theme"
)

// Whatever belongs to a response can be added on its page, for one that is not begun too.
func TestEveryKindOfEntryIsOnThePageOfAResponse(t *testing.T) {
	from := browser.Reading{Book: exporttest.OrchardWorkbook(t), Glyphs: &theme.ASCII}
	for _, national := range []string{"25", "1"} {
		d, err := describeResponse(t.Context(), from, exporttest.Quarter(t), national)
		if err != nil {
			t.Fatal(err)
		}
		added := map[string]bool{}
		for _, p := range d.Parts {
			if p.Stop != nil {
				added[p.Stop.Add] = true
			}
		}
		for _, k := range store.KindNamed(store.Response).Children() {
			if !added[k.Name] {
				t.Errorf("records of the kind %s are nowhere on the page of the response to national action %s", k.Name, national)
			}
		}
	}
}
