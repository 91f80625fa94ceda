package finding

import (
	"testing"

	"kept/store/check"
)

func TestAnErrorAddedToAResultStandsAfterTheErrorsAndIsSafeToShow(t *testing.T) {
	c := NewCollector()
	c.Notef("N1", "a.csv", "something to know")
	c.Errorf("E1", "a.csv", "Fix it", "something is wrong")
	found := c.Result("a.zip")
	found.AddError(Finding{Rule: "E2", Value: "red\x1b[31m", Wrong: "this is not a value", Fix: "Change it"})
	var rules string
	for _, f := range found.Findings {
		rules += string(f.Level) + " " + f.Rule + "; "
	}
	if rules != "error E1; error E2; note N1; " || found.Errors() != 2 || found.Counts[check.Note] != 1 {
		t.Errorf("the result lists %s and counts %v", rules, found.Counts)
	}
	if got := found.Findings[1].String(); got != `error: "red\\u001b[31m": this is not a value. Change it.` {
		t.Errorf("the finding says %s", got)
	}
}

func TestOfManyAlikeTheFirstAreListedAndAllAreCounted(t *testing.T) {
	c := NewCollector()
	for range mostAlike + 20 {
		c.Errorf("E1", "a.csv", "Fix it", "something is wrong")
	}
	if found := c.Result("a.zip"); len(found.Findings) != mostAlike+1 || found.Errors() != mostAlike+20 {
		t.Errorf("%d are listed and %d counted", len(found.Findings), found.Errors())
	}
}
