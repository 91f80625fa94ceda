package bundle

import (
	"context"
	"errors"
	"testing"
	"time"

	"kept/export/exporttest"
	"kept/export/snapshot"
	"kept/store"
)

func TestChangeMarksSayWhatBecameOfEachRowSinceTheQuarterBefore(t *testing.T) {
	now := time.Date(2026, 6, 30, 22, 0, 0, 0, time.UTC)
	w := exporttest.EmptyWorkbook(t, &now)
	exporttest.Plant(t, w, exporttest.Orchard())
	now = time.Date(2026, 7, 1, 8, 0, 0, 0, time.UTC)
	exporttest.Write(t, w, func(tx *store.Tx) error {
		return errors.Join(
			tx.Set(exporttest.ID(10), "contact", "another number"), // private: nobody outside can see it
			tx.Set(exporttest.ID(20), "title", "Whole family help"),
			tx.Set(exporttest.ID(41), "done", "true"),
			tx.Set(exporttest.ID(30), "status", "stopped"),
			tx.SetItem(exporttest.ID(30), "fundamentals", "listening", "They lead the group"),
			tx.SetItem(exporttest.ID(30), "tags", "new tag", ""),
			tx.Set(exporttest.ID(31), "title", "Brothers and sisters"), tx.Set(exporttest.ID(31), "title", "Brothers and sisters together"),
			tx.RemoveItem(exporttest.ID(31), "leads", exporttest.Ref(11)),
			tx.AddWithID(exporttest.ID(80), "action", "", store.Values{"title": "New this quarter", "status": "complete"}),
			tx.AddWithID(exporttest.ID(81), "update", exporttest.ID(31), store.Values{"date": "2026-07-01", "note": "New note"}))
	})
	b, err := snapshot.Read(context.Background(), w, exporttest.Quarter(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		no   int
		want string
		why  string
	}{
		{1, snapshot.MarkNoChange, "the partnership"},
		{10, snapshot.MarkNoChange, "a private field changed, which does not count"},
		{11, snapshot.MarkNoChange, "nothing changed"},
		{20, snapshot.MarkUpdated, "its title changed"},
		{22, snapshot.MarkNoChange, "evidence of a priority whose title changed"},
		{30, snapshot.MarkClosed, "an action that was stopped"},
		{31, snapshot.MarkUpdated, "a lead was taken out"},
		{41, snapshot.MarkClosed, "a step that was done"},
		{43, snapshot.MarkNoChange, "a measure of an action that changed"},
		{80, snapshot.MarkNew, "made this quarter, though complete"},
		{81, snapshot.MarkNew, "made this quarter"},
		{60, snapshot.MarkUpdated, "a response that says other than the one in the quarter before"},
		{66, snapshot.MarkNew, "a response where there was none"},
		{63, snapshot.MarkUpdated, "a commitment whose status changed since the response before"},
		{61, snapshot.MarkNew, "a lead that the response before did not name"},
	} {
		if e := b.Entry(exporttest.ID(c.no)); e == nil || e.Change != c.want {
			t.Errorf("record %d (%s): got %+v, want %s", c.no, c.why, e, c.want)
		}
	}
	got := map[string]string{}
	for _, i := range append(b.Entry(exporttest.ID(30)).Items("fundamentals"), b.Entry(exporttest.ID(30)).Items("tags")...) {
		got[i.Value] = i.Change
	}
	for value, want := range map[string]string{"listening": snapshot.MarkUpdated, "poverty": snapshot.MarkNoChange,
		"new tag": snapshot.MarkNew, "hub": snapshot.MarkNoChange} {
		if got[value] != want {
			t.Errorf("%s: %s, want %s", value, got[value], want)
		}
	}
}

func TestInTheFirstQuarterEveryRowIsNew(t *testing.T) {
	now := time.Date(2026, 5, 1, 8, 0, 0, 0, time.UTC)
	w := exporttest.EmptyWorkbook(t, &now)
	records := exporttest.Orchard()
	records[0].Values["first_quarter"] = "2026-27 Q2"
	exporttest.Plant(t, w, records)
	b, err := snapshot.Read(context.Background(), w, exporttest.Quarter(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables() {
		if at := table.column(colChange); at >= 0 {
			for _, row := range table.rows(b) {
				if row[at] != snapshot.MarkNew {
					t.Errorf("%s: %v", table.name, row)
				}
			}
		}
	}
}
