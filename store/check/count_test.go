package check

import (
	"reflect"
	"testing"

	"kept/store"
	"kept/store/calendar"
	"kept/store/rule"
)

// What the check finds of an action is what the filter of its rule finds: whoever
// counts with the one and lists with the other gets the same number.
func TestAChecksFindingsAreThoseOfTheFilterOfItsRule(t *testing.T) {
	w := newWorkbook(t)
	fill(t, w, 300)
	plant(t, w, `action a | title=Nobody leads it
		action b | title=Nobody leads it, and it is done | status=complete
		action c | title=Was stopped | status=stopped
		action d | title=Late | due=May 2026 | status=paused
		action e | title=Green | brag=green | status=complete`)
	today := calendar.DateOf(w.Now())
	report := checked(t, w, Options{Today: today})
	ask := askedOf(Options{Today: today, QuietDays: store.DefaultQuietDays})
	if known := 4; reflect.TypeFor[asked]().NumField() != known {
		t.Errorf("asked has another number of fields than the %d that this test knows: add its new rule to the list below", known)
	}
	rules := []rule.Rule{ask.overdue, ask.quiet, ask.unproven}
	for _, one := range ask.missing {
		rules = append(rules, one.rule)
	}
	for _, r := range rules {
		found := map[store.ID]bool{}
		for _, f := range report.Findings {
			if f.Code == "action."+r.Name {
				found[f.Record] = true
			}
		}
		n := 0
		if err := w.Each(t.Context(), r.Query(), false, func(a *store.Record) error {
			if n++; !found[a.ID] {
				t.Errorf("the filter of %s finds %s, and the check does not", r.Name, a.Name())
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if n != len(found) {
			t.Errorf("%s: the filter finds %d actions, the check %d", r.Name, n, len(found))
		}
	}
}
