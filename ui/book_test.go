package ui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"kept/store"
)

// partnershipBook is the workbook of an invented partnership, small enough to be
// read on the goldens.
func partnershipBook(t testing.TB) *store.Workbook {
	t.Helper()
	w := newWorkbook(t)
	write(t, w, "Began the workbook", func(tx *store.Tx) error {
		p, err := tx.Add(store.Partnership, "", store.Values{"name": "Invented Firth Partnership", "invented": "yes"})
		if err != nil {
			return err
		}
		_, err = tx.Add("keeper", p, store.Values{"name": "Morag Test", "role": "Promise Keeper", "organisation": "Firth Council"})
		return err
	})
	ids := map[string]store.ID{}
	add := func(tx *store.Tx, name, kind string, parent store.ID, v store.Values) error {
		id, err := tx.Add(kind, parent, v)
		ids[name] = id
		return err
	}
	write(t, w, "Wrote down who takes part", func(tx *store.Tx) error {
		for _, s := range []store.Values{
			{"name": "Firth Council", "kind": "council", "involvement": "lead", "interest": "5", "influence": "5"},
			{"name": "NHS Firth", "kind": "health_board", "involvement": "involve", "interest": "4", "influence": "5"},
			{"name": "Champions Board", "kind": "lived_experience", "involvement": "co_design", "interest": "5", "influence": "2",
				"part": "Young people with experience of care, who meet every month."},
			{"name": "Harbour Families", "kind": "third_sector", "involvement": "consult", "interest": "4", "influence": "2"},
		} {
			if err := add(tx, s["name"], store.Stakeholder, "", s); err != nil {
				return err
			}
		}
		_, err := tx.Add("engagement", ids["Champions Board"],
			store.Values{"date": "2026-07-02", "how": "meeting", "note": "They want decisions explained the same week."})
		return err
	})
	long := rand.NewChaCha8([32]byte{2}) // the actions are a hundred days old, so that they can have gone quiet
	write(t, w, "Wrote the priorities and the actions", func(tx *store.Tx) error {
		if err := add(tx, "P1", store.Priority, "", store.Values{"rank": "1", "title": "Brothers and sisters stay together",
			"origin": "local", "foundation": "family"}); err != nil {
			return err
		}
		if err := add(tx, "P2", store.Priority, "", store.Values{"rank": "2", "title": "Support before crisis", "origin": "mandated",
			"priority_area": "whole_family_support"}); err != nil {
			return err
		}
		for _, a := range []store.Values{
			{"reference": "1.1", "title": "Homes where brothers and sisters live together", "status": "in_progress", "brag": "amber",
				"due": "by end of 2026-27", "national_actions": "4", "foundations": "family; care"},
			{"reference": "1.2", "title": "A language guide written with young people", "status": "complete", "brag": "blue",
				"due": "30 June 2026", "national_actions": "15"},
			{"reference": "1.10", "title": "Family group decision making offered early", "status": "not_started", "due": "winter 2026",
				"national_actions": "9; 10"},
			{"reference": "2.1", "title": "One trusted worker for each family", "status": "in_progress", "brag": "green",
				"due": "31 July 2026", "national_actions": "9", "barriers": "Two posts are vacant."},
			{"reference": "2.2", "title": "Leaving care without a cliff edge", "status": "in_progress", "brag": "red",
				"due": "31 August 2026", "national_actions": "7"},
			{"reference": "2.3", "title": "Listening to babies and very young children", "status": "paused"},
		} {
			id, err := store.NewID(noon.AddDate(0, 0, -100), long)
			if err != nil {
				return err
			}
			ids[a["reference"]] = id
			if err := tx.AddWithID(id, store.Action, "", a); err != nil {
				return err
			}
		}
		for ref, lead := range map[string]string{"1.1": "Firth Council", "1.2": "Champions Board", "2.1": "Harbour Families",
			"2.2": "NHS Firth"} {
			if err := tx.SetItem(ids[ref], "leads", string(ids[lead]), ""); err != nil {
				return err
			}
		}
		return tx.SetItem(ids["1.1"], "priorities", string(ids["P1"]), "")
	})
	write(t, w, "Noted progress", func(tx *store.Tx) error {
		a := ids["1.1"]
		for _, c := range []struct {
			kind string
			v    store.Values
		}{
			{"update", store.Values{"date": "2026-05-04", "note": "Two homes were found.", "author": "Morag Test"}},
			{"update", store.Values{"date": "2026-07-20", "note": "The first brothers moved in together.", "author": "Morag Test"}},
			{"next_step", store.Values{"step": "Agree the budget", "due": "September 2026"}},
			{"evidence", store.Values{"title": "Placement figures", "form": "data", "place": "Shared drive, Promise folder",
				"date": "2026-07-01"}},
			{"resource", store.Values{"source": "Whole Family Wellbeing Fund", "amount": "120000", "certainty": "secured"}},
		} {
			if _, err := tx.Add(c.kind, a, c.v); err != nil {
				return err
			}
		}
		m, err := tx.Add("measure", a, store.Values{"counted": "Children living with all their brothers and sisters", "unit": "per cent",
			"baseline": "58", "target": "75"})
		if err != nil {
			return err
		}
		if _, err := tx.Add("reading", m, store.Values{"date": "2026-06-30", "value": "63"}); err != nil {
			return err
		}
		_, err = tx.Add("action_link", a, store.Values{"relation": "depends_on", "to": string(ids["2.1"]),
			"reason": "the worker finds the home"})
		return err
	})
	write(t, w, "Wrote the first responses", func(tx *store.Tx) error {
		r, err := tx.Add(store.Response, "", store.Values{"quarter": "2026-27 Q2", "national_action": "4",
			"heard":     "They want to live together.",
			"committed": "Homes for brothers and sisters.", "assessment": "underway_not_sufficient",
			"assessment_reason": "Three homes of ten."})
		if err != nil {
			return err
		}
		if _, err := tx.Add("response_lead", r, store.Values{"stakeholder": string(ids["Firth Council"]), "role": "lead"}); err != nil {
			return err
		}
		if _, err := tx.Add("next_step", r, store.Values{"step": "Find the next home"}); err != nil {
			return err
		}
		_, err = tx.Add(store.Response, "", store.Values{"quarter": "2026-27 Q2", "national_action": "25", "heard_answer": "none_received",
			"committed_answer": "none_received", "leads_answer": "none_received", "next_steps_answer": "none_received",
			"assessment_answer": "none_received"})
		return err
	})
	return w
}

func write(t testing.TB, w *store.Workbook, title string, fn func(*store.Tx) error) {
	t.Helper()
	if _, err := w.Write(context.Background(), title, fn); err != nil {
		t.Fatalf("%s: %v", title, err)
	}
}

// bigBook is a workbook of so many actions.
func bigBook(t testing.TB, n int) *store.Workbook {
	t.Helper()
	w := newWorkbook(t)
	fillBook(t, w, n)
	return w
}

// fillBook adds so many actions.
func fillBook(t testing.TB, w *store.Workbook, n int) {
	t.Helper()
	statuses, brags := []string{"not_started", "in_progress", "complete"}, []string{"green", "amber", "red", ""}
	const chunk = 5_000
	for start := 0; start < n; start += chunk {
		write(t, w, "Filled the workbook", func(tx *store.Tx) error {
			for i := start; i < min(start+chunk, n); i++ {
				_, err := tx.Add(store.Action, "", store.Values{"reference": fmt.Sprintf("%d.%d", i/100+1, i%100+1),
					"title":  fmt.Sprintf("Invented action number %d", i+1),
					"status": statuses[i%3], "brag": brags[i%4], "due": fmt.Sprintf("%d March %d", i%28+1, 2025+i%4)})
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
}
