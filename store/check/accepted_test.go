package check

import (
	"kept/store/calendar"
	"kept/store/submission"
	"slices"
	"strings"
	"testing"
)

// secret stands for words that must not leave the workbook.
const secret = "MARKER-never-exported"

func TestWhatIsAcceptedRepeatsNothingThatDoesNotLeaveOrMayBePersonal(t *testing.T) {
	for _, f := range []Finding{
		{Code: "text.language", Kind: "stakeholder", Field: "contact", Record: "01990000-0000-7000-8000-000000000010",
			Name: "Stakeholder " + secret, Value: secret, Wrong: secret},
		{Code: "text.arithmetic", Kind: "engagement", Field: "note", Record: "01990000-0000-7000-8000-000000000010", Name: secret,
			Value: secret, Wrong: secret},
		{Code: "text.identifies", Kind: "update", Field: "note", Record: "01990000-0000-7000-8000-000000000010", Name: "Action 1.2",
			Value: secret, Wrong: secret + " looks like a CHI number"},
		{Code: "text.personal", Kind: "action", Field: "heard", Record: "01990000-0000-7000-8000-000000000010", Name: "Action 1.2",
			Value: secret, Wrong: secret},
		{Code: "made.up", Kind: "keeper", Field: "name", Value: secret, Wrong: secret},
	} {
		if got := AcceptedText(f); strings.Contains(got, secret) || len(got) < 8 {
			t.Errorf("%s: %q", f.Code, got)
		}
	}
	plain := Finding{Code: "action.overdue", Kind: "action", Field: "due", Name: "Action 1.2 Family hub", Value: "March 2026",
		Wrong: "it was due by 31 March 2026"}
	if got := AcceptedText(plain); got != `Action 1.2 Family hub, Due: "March 2026": it was due by 31 March 2026` {
		t.Error(got)
	}
	quiet := Finding{Code: "action.quiet", Kind: "action", Name: "Action 1.2 Family hub", Value: "2026-09-08",
		Wrong: "its last update is of 8 September 2026"}
	if got := AcceptedText(quiet); got != `Action 1.2 Family hub: its last update is of 8 September 2026` {
		t.Error(got)
	}
}

// TestWhatAnOlderVersionAcceptedStaysAccepted reads a row as it was written when the
// value was quoted of every finding.
func TestWhatAnOlderVersionAcceptedStaysAccepted(t *testing.T) {
	w := newWorkbook(t)
	plant(t, w, `action a | reference=1.2 | title=Family hub
		update u<a | date=2026-01-05 | note=Two families came`)
	q, err := calendar.ParseQuarter("2026-27 Q1")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := submission.Begin(t.Context(), w, q); err != nil {
		t.Fatal(err)
	}
	report := checked(t, w, Options{})
	i := slices.IndexFunc(report.Findings, func(f Finding) bool { return f.Code == "action.quiet" })
	if i < 0 || report.Findings[i].Value != "2026-01-05" {
		t.Fatalf("found are %+v", report.Findings)
	}
	f := report.Findings[i]
	before := f.Name + `: "2026-01-05": its last update is of 5 January 2026`
	if before == AcceptedText(f) {
		t.Fatal("the text is what it was")
	}
	if _, err := submission.Accept(t.Context(), w, q, submission.Acceptance{Code: f.Code, Place: string(f.Record), Finding: before,
		Reason: "The hub reports once a year"}); err != nil {
		t.Fatal(err)
	}
	c, err := submission.ReadCycle(t.Context(), w, q)
	if err != nil {
		t.Fatal(err)
	}
	if a := Accepted(c.Submission, f); a == nil || a.Get("reason") != "The hub reports once a year" {
		t.Errorf("it is %v", a)
	}
	f.Value, f.Wrong = "2026-01-06", "its last update is of 6 January 2026"
	if a := Accepted(c.Submission, f); a != nil {
		t.Errorf("with another date it is accepted too: %s", a.Get("finding"))
	}
}
