package export

import (
	"context"
	"errors"
	"testing"
	"time"

	"kept/store"
)

func TestChangeMarksSayWhatBecameOfEachRowSinceTheQuarterBefore(t *testing.T) {
	now := time.Date(2026, 6, 30, 22, 0, 0, 0, time.UTC)
	w := emptyWorkbook(t, &now)
	plant(t, w, orchard())
	now = time.Date(2026, 7, 1, 8, 0, 0, 0, time.UTC)
	write(t, w, func(tx *store.Tx) error {
		return errors.Join(
			tx.Set(idOf(10), "contact", "another number"), // private: nobody outside can see it
			tx.Set(idOf(20), "title", "Whole family help"),
			tx.Set(idOf(41), "done", "true"),
			tx.Set(idOf(30), "status", "stopped"), tx.Put(idOf(30), "fundamentals", "listening", "They lead the group"), tx.Put(idOf(30), "tags", "new tag", ""),
			tx.Set(idOf(31), "title", "Brothers and sisters"), tx.Set(idOf(31), "title", "Brothers and sisters together"),
			tx.Take(idOf(31), "leads", ref(11)),
			tx.AddWithID(idOf(80), "action", "", store.Values{"title": "New this quarter", "status": "complete"}),
			tx.AddWithID(idOf(81), "update", idOf(31), store.Values{"date": "2026-07-01", "note": "New note"}))
	})
	b, err := ReadSubmission(context.Background(), w, q2(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		no   int
		want string
		why  string
	}{
		{1, MarkNoChange, "the partnership"},
		{10, MarkNoChange, "a private field changed, which does not count"},
		{11, MarkNoChange, "nothing changed"},
		{20, MarkUpdated, "its title changed"},
		{22, MarkNoChange, "evidence of a priority whose title changed"},
		{30, MarkClosed, "an action that was stopped"},
		{31, MarkUpdated, "a lead was taken out"},
		{41, MarkClosed, "a step that was done"},
		{43, MarkNoChange, "a measure of an action that changed"},
		{80, MarkNew, "made this quarter, though complete"},
		{81, MarkNew, "made this quarter"},
		{60, MarkUpdated, "a response that says other than the one in the quarter before"},
		{66, MarkNew, "a response where there was none"},
		{63, MarkUpdated, "a commitment whose status changed since the response before"},
		{61, MarkNew, "a lead that the response before did not name"},
	} {
		if e := b.Entry(idOf(c.no)); e == nil || e.Change != c.want {
			t.Errorf("record %d (%s): got %+v, want %s", c.no, c.why, e, c.want)
		}
	}
	got := map[string]string{}
	for _, i := range append(b.Entry(idOf(30)).Items("fundamentals"), b.Entry(idOf(30)).Items("tags")...) {
		got[i.Value] = i.Change
	}
	for value, want := range map[string]string{"listening": MarkUpdated, "poverty": MarkNoChange, "new tag": MarkNew, "hub": MarkNoChange} {
		if got[value] != want {
			t.Errorf("%s: %s, want %s", value, got[value], want)
		}
	}
}

func TestInTheFirstQuarterEveryRowIsNew(t *testing.T) {
	now := time.Date(2026, 5, 1, 8, 0, 0, 0, time.UTC)
	w := emptyWorkbook(t, &now)
	records := orchard()
	records[0].values["first_quarter"] = "2026-27 Q2"
	plant(t, w, records)
	b, err := ReadSubmission(context.Background(), w, q2(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables() {
		if at := table.column(colChange); at >= 0 {
			for _, row := range table.rows(b) {
				if row[at] != MarkNew {
					t.Errorf("%s: %v", table.name, row)
				}
			}
		}
	}
}
