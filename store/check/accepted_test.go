package check

import (
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
