package bundle

import (
	"context"
	"errors"
	"testing"
	"time"

	"kept/export/exporttest"
	"kept/store"
	"kept/store/input"
)

func TestABundleBroughtIntoANewWorkbookAndWrittenAgainIsTheSameBytes(t *testing.T) {
	ctx := context.Background()
	now := time.Date(2026, 8, 1, 9, 0, 0, 0, time.UTC)
	w := exporttest.EmptyWorkbook(t, &now)
	records := exporttest.Orchard()
	records[0].Values["first_quarter"] = "2026-27 Q2" // no quarter before: every mark is "new" in both
	exporttest.Plant(t, w, records)
	first := exported(t, w)
	b, err := Read(ctx, first.Path)
	if err != nil {
		t.Fatal(err)
	}
	later := now.AddDate(0, 1, 0)
	other := exporttest.EmptyWorkbook(t, &later)
	batch, err := Restore(ctx, other, b)
	if err != nil {
		t.Fatal(err)
	}
	if batch.No == 0 || batch.Changes == 0 {
		t.Errorf("it is one batch: %+v", batch)
	}
	if again := exported(t, other); again.SHA256 != first.SHA256 {
		before, after := content(t, first.Path), content(t, again.Path)
		for name := range before {
			if string(before[name]) != string(after[name]) {
				t.Errorf("%s differs:\n%s\n%s", name, before[name], after[name])
			}
		}
		t.Error("the bundle is another")
	}
	if second, err := Restore(ctx, other, b); err != nil || second.No != 0 {
		t.Errorf("bringing it in twice changes nothing: %+v %v", second, err)
	}
}

func TestBringingABundleInUpdatesWhatIsThereAndLeavesTheRest(t *testing.T) {
	ctx := context.Background()
	w := exporttest.OrchardWorkbook(t)
	b, err := Read(ctx, exported(t, w).Path)
	if err != nil {
		t.Fatal(err)
	}
	exporttest.Write(t, w, func(tx *store.Tx) error {
		return errors.Join(
			tx.Set(exporttest.ID(30), "title", "Changed since"), tx.Set(exporttest.ID(31), "description", "Added since"),
			tx.SetItem(exporttest.ID(30), "tags", "since", ""), tx.RemoveItem(exporttest.ID(30), "national_actions", "9"),
			tx.SetItem(exporttest.ID(30), "fundamentals", "listening", "Another note"),
			tx.Remove(exporttest.ID(42)), tx.AddWithID(exporttest.ID(90), "action", "", store.Values{"title": "Only here"}))
	})
	if _, err := Restore(ctx, w, b); err != nil {
		t.Fatal(err)
	}
	r, err := w.Load(ctx, exporttest.ID(30))
	if err != nil {
		t.Fatal(err)
	}
	if r.Get("title") != "Family hub, in the school" || r.Has("tags", "since") || !r.Has("national_actions", "9") ||
		r.Items("fundamentals")[0].Note != "Parents sit on the group" {
		t.Errorf("the action is not as the bundle has it: %q %v %v", r.Get("title"), r.Items("tags"), r.Items("fundamentals"))
	}
	if len(r.Children("evidence")) != 1 {
		t.Error("evidence that was removed did not come back")
	}
	if other, err := w.Load(ctx, exporttest.ID(31)); err != nil || other.Get("description") != "" {
		t.Errorf("what the bundle leaves blank is blank: %v", err)
	}
	if own, err := w.Load(ctx, exporttest.ID(10)); err != nil || own.Get("contact") == "" {
		t.Errorf("private fields stay: %v", err)
	}
	if _, err := w.Load(ctx, exporttest.ID(90)); err != nil {
		t.Errorf("records that are not in the bundle stay: %v", err)
	}
	if _, err := w.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if r, err := w.Load(ctx, exporttest.ID(30)); err != nil || r.Get("title") != "Changed since" {
		t.Errorf("it is undone at one stroke: %v", err)
	}
}

func TestABundleOfAnotherPartnershipIsRefused(t *testing.T) {
	ctx := context.Background()
	b, err := Read(ctx, exported(t, exporttest.OrchardWorkbook(t)).Path)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 8, 1, 9, 0, 0, 0, time.UTC)
	w := exporttest.EmptyWorkbook(t, &now)
	exporttest.Write(t, w, func(tx *store.Tx) error {
		return tx.AddWithID(exporttest.ID(99), "partnership", "", store.Values{"name": "Somebody else"})
	})
	var wrong *input.Error
	if _, err := Restore(ctx, w, b); !errors.As(err, &wrong) {
		t.Errorf("got %v", err)
	}
}
