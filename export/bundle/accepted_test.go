package bundle

import (
	"context"
	"testing"

	"kept/export/exporttest"
	"kept/store"
	"kept/store/check"
	"kept/store/submission"
)

func TestAnAcceptedFindingComesUpAgainWhenTheWordsChange(t *testing.T) {
	ctx, w, q := context.Background(), newQuarterly(t), exporttest.Quarter(t)
	found := func() check.Finding {
		t.Helper()
		report, err := check.Workbook(ctx, w.Workbook, check.Options{Today: q.To(), Quarter: q})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range report.Findings {
			if f.Code == "text.arithmetic" {
				return f
			}
		}
		t.Fatal("the wrong figure was not found")
		return check.Finding{}
	}
	latest := func() *store.Record {
		t.Helper()
		cycle, err := submission.ReadCycle(ctx, w.Workbook, q)
		if err != nil {
			t.Fatal(err)
		}
		return cycle.Submission
	}
	w.change(func(tx *store.Tx) error { return tx.Set(exporttest.ID(60), "committed", "A 14% fall from 375 to 335.") })
	f := found()
	if check.Accepted(latest(), f) != nil || check.Accepted(nil, f) != nil {
		t.Error("it is accepted before anybody accepted it")
	}
	w.did(submission.Accept(ctx, w.Workbook, q, check.Acceptance(f, "As the board reported it")))
	if a := check.Accepted(latest(), found()); a == nil || a.Get("reason") != "As the board reported it" {
		t.Errorf("it is not accepted: %v", a)
	}
	w.change(func(tx *store.Tx) error { return tx.Set(exporttest.ID(60), "committed", "A 15% fall from 375 to 335.") })
	if check.Accepted(latest(), found()) != nil {
		t.Error("another wrong figure at the same place is accepted too")
	}
}
