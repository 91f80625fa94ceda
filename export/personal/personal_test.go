package personal

import (
	"strings"
	"testing"

	"kept/export/exporttest"
	"kept/store"
	"kept/store/submission"
)

// What may tell who a child is comes up with its place before a bundle or report
// is written, in every text that would leave and in no other.
func TestWhatMayTellWhoAChildIsIsListedBeforeItLeaves(t *testing.T) {
	w, ctx := exporttest.OrchardWorkbook(t), t.Context()
	before, err := Find(ctx, w, exporttest.Quarter(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	var action, measure store.ID
	_, err = w.Write(ctx, "Wrote too much", func(tx *store.Tx) (err error) {
		if action, err = tx.Add(store.Action, "", store.Values{"reference": "9.1", "title": "Help for Jamie Smith, aged 7",
			"outcome": "Ask 07700 900123"}); err != nil {
			return err
		}
		if measure, err = tx.Add("measure", action,
			store.Values{"counted": "children who came home", "unit": "children", "baseline": "3"}); err != nil {
			return err
		}
		if _, err = tx.Add("update", action, store.Values{"note": "Two children moved in", "date": "2026-07-01"}); err != nil {
			return err
		}
		s, err := tx.Add(store.Stakeholder, "", store.Values{"name": "Harbour Carers", "contact": "Ring 07700 900456"})
		if err != nil {
			return err
		}
		_, err = tx.Add("engagement", s, store.Values{"note": "Met Jamie Smith, aged 7", "date": "2026-07-02"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	found, err := Find(ctx, w, exporttest.Quarter(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, p := range found[len(before):] {
		listed = append(listed, p.Sentence())
	}
	text := strings.Join(listed, "\n")
	for _, want := range []string{`Action 9.1 Help for Jamie Smith, aged 7, Title: "Jamie Smith, aged 7" looks like a name and age.`,
		`"07700 900123" looks like a phone number`,
		"it counts 3", `"Two children" looks like a small number of people`} {
		if !strings.Contains(text, want) {
			t.Errorf("not listed: %s\n%s", want, text)
		}
	}
	if len(listed) != 4 {
		t.Errorf("%d are listed, not 4:\n%s", len(listed), text)
	}
	if strings.Contains(text, "900456") || strings.Contains(text, "Met Jamie") {
		t.Errorf("what does not leave is listed:\n%s", text)
	}

	// What the partnership stands by with a reason is not asked about again; a higher
	// bound finds more.
	if _, err := submission.Accept(ctx, w, exporttest.Quarter(t),
		submission.Acceptance{Code: "text.small-count", Place: string(measure), Finding: "A small number",
			Reason: "They agreed"}); err != nil {
		t.Fatal(err)
	}
	again, err := Find(ctx, w, exporttest.Quarter(t), 0)
	if err != nil || len(again) != len(found)-1 {
		t.Errorf("%d are listed after one was accepted, of %d, %v", len(again), len(found), err)
	}
}
