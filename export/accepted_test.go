package export

import (
	"context"
	"strings"
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
	if Accepted(latest(), f) != nil || Accepted(nil, f) != nil {
		t.Error("it is accepted before anybody accepted it")
	}
	w.did(submission.Accept(ctx, w.Workbook, q, Acceptance(f, "As the board reported it")))
	if a := Accepted(latest(), found()); a == nil || a.Get("reason") != "As the board reported it" {
		t.Errorf("it is not accepted: %v", a)
	}
	w.change(func(tx *store.Tx) error { return tx.Set(exporttest.ID(60), "committed", "A 15% fall from 375 to 335.") })
	if Accepted(latest(), found()) != nil {
		t.Error("another wrong figure at the same place is accepted too")
	}
}

func TestWhatIsAcceptedRepeatsNothingThatDoesNotLeaveOrMayBePersonal(t *testing.T) {
	for _, f := range []check.Finding{
		{Code: "text.language", Kind: "stakeholder", Field: "contact", Record: exporttest.ID(10), Name: "Stakeholder " + exporttest.Secret, Value: exporttest.Secret, Wrong: exporttest.Secret},
		{Code: "text.arithmetic", Kind: "engagement", Field: "note", Record: exporttest.ID(15), Name: exporttest.Secret, Value: exporttest.Secret, Wrong: exporttest.Secret},
		{Code: "text.identifies", Kind: "update", Field: "note", Record: exporttest.ID(40), Name: "Action 1.2", Value: exporttest.Secret, Wrong: exporttest.Secret + " looks like a CHI number"},
		{Code: "text.personal", Kind: "action", Field: "heard", Record: exporttest.ID(30), Name: "Action 1.2", Value: exporttest.Secret, Wrong: exporttest.Secret},
		{Code: "made.up", Kind: "keeper", Field: "name", Value: exporttest.Secret, Wrong: exporttest.Secret},
	} {
		if got := AcceptedText(f); strings.Contains(got, exporttest.Secret) || len(got) < 8 {
			t.Errorf("%s: %q", f.Code, got)
		}
	}
	plain := check.Finding{Code: "action.overdue", Kind: "action", Field: "due", Name: "Action 1.2 Family hub", Value: "March 2026", Wrong: "it was due by 31 March 2026"}
	if got := AcceptedText(plain); got != `Action 1.2 Family hub, Due: "March 2026": it was due by 31 March 2026` {
		t.Error(got)
	}
	quiet := check.Finding{Code: "action.quiet", Kind: "action", Name: "Action 1.2 Family hub", Value: "2026-09-08", Wrong: "its last update is of 8 September 2026"}
	if got := AcceptedText(quiet); got != `Action 1.2 Family hub: its last update is of 8 September 2026` {
		t.Error(got)
	}
}
