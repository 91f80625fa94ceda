package check

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"kept/store"
	"kept/store/calendar"
)

// untidy is a workbook with findings of every level.
const untidy = `
	stakeholder s | name=Orchard Council | kind=council
	priority p | rank=1 | title=First
	action b | reference=1.10 | title=Ten | due=May 2026
	action a | reference=1.9 | title=Nine | due=May 2026 | start=July 2026
	update u<a | date=2026-07-20 | note=Jamie dob 3/4/2015 is settled
	action c | title=No reference | due=TBC
	response q | quarter=2026-27 Q2 | national_action=10
	response r | quarter=2026-27 Q2 | national_action=9`

func TestFindingsComeByLevelThenKindThenReference(t *testing.T) {
	w := newWorkbook(t)
	plant(t, w, untidy)
	report := checked(t, w, Options{})
	var got []string
	for _, f := range report.Findings {
		if f.Level == Error || f.Code == "action.overdue" || f.Code == "action.no-lead" || f.Code == "response.no-assessment" {
			got = append(got, string(f.Level)+" "+f.Code+" "+f.Name)
		}
	}
	want := []string{
		"error action.due-before-start Action 1.9 Nine",
		"error text.identifies Action 1.9 Nine, update of 20 July 2026",
		"warning action.no-lead Action 1.9 Nine", "warning action.overdue Action 1.9 Nine",
		"warning action.no-lead Action 1.10 Ten", "warning action.overdue Action 1.10 Ten",
		"warning action.no-lead Action No reference",
		"warning response.no-assessment Response 2026-27 Q2: 9 Family Support",
		"warning response.no-assessment Response 2026-27 Q2: 10 Peer and Community Support",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if n := report.Count(Error); n != 2 {
		t.Errorf("%d errors", n)
	}
	again := checked(t, w, Options{})
	if !slices.Equal(report.Findings, again.Findings) {
		t.Error("the same workbook drew other findings the second time")
	}
}

func TestAFindingSaysWhereWhatWhyAndHowToMend(t *testing.T) {
	w := newWorkbook(t)
	ids := plant(t, w, untidy)
	report := checked(t, w, Options{})
	keys := map[string]bool{}
	for _, f := range report.Findings {
		if f.Name == "" || f.Kind == "" || f.Wrong == "" || f.Why == "" || f.Fix == "" {
			t.Errorf("a part is missing: %+v", f)
		}
		if k := store.KindNamed(f.Kind); k == nil || f.Field != "" && k.Field(f.Field) == nil {
			t.Errorf("no such field: %+v", f)
		}
		if keys[f.Key()] {
			t.Errorf("two findings have the key of %+v", f)
		}
		keys[f.Key()] = true
	}
	own := report.Of(ids["a"])
	if !slices.ContainsFunc(own, func(f Finding) bool { return f.Record == ids["u"] && f.Owner == ids["a"] && f.Kind == "update" }) {
		t.Errorf("what is wrong in the update is not found under its action: %+v", own)
	}
	const line = "error: Action 1.9 Nine, Due: it is due by 31 May 2026 and starts on 1 July 2026. Put right one of the two dates."
	if !slices.ContainsFunc(own, func(f Finding) bool { return f.String() == line }) {
		t.Errorf("no finding reads %q", line)
	}
}

func TestWhatWasAcceptedComesUpAgainWhenTheWordsChange(t *testing.T) {
	w := newWorkbook(t)
	ids := plant(t, w, `action a | reference=1 | title=One | outcome=A 14% fall from 375 to 335`)
	key := func() string {
		for _, f := range checked(t, w, Options{}).Findings {
			if f.Code == "text.arithmetic" {
				return f.Key()
			}
		}
		t.Fatal("nothing was found")
		return ""
	}
	set := func(field, value string) {
		if _, err := w.Write(t.Context(), "Edit", func(tx *store.Tx) error { return tx.Set(ids["a"], field, value) }); err != nil {
			t.Fatal(err)
		}
	}
	first := key()
	set("title", "Another title")
	if key() != first {
		t.Error("a change elsewhere changed the key")
	}
	set("outcome", "A 15% fall from 375 to 335")
	if key() == first {
		t.Error("other words have the same key")
	}
}

// TestWhatIsQuietIsWhatTheFilterKeeps: an action is given as long to be spoken of
// as any other, from the day on which it was made.
func TestWhatIsQuietIsWhatTheFilterKeeps(t *testing.T) {
	w := newWorkbook(t) // made a hundred days ago
	plant(t, w, `
		action a | reference=1 | title=Never a word
		action b | reference=2 | title=Begun of late | start=1 July 2026
		action c | reference=3 | title=Said long ago | start=1 July 2026
		update u<c | date=2026-05-01 | note=Planned
		action d | reference=4 | title=Said of late
		update v<d | date=2026-07-30 | note=Well`)
	for days, want := range map[int]int{7: 3, 60: 2, 90: 2, 95: 1, 110: 0} {
		q := store.Query{Kind: store.Action,
			Where: []store.Filter{{Field: "update.date", Op: store.Quiet, Values: []string{today.AddDays(-days).String()}}}}
		kept, err := w.Count(t.Context(), q, 10)
		if found := len(by(checked(t, w, Options{QuietDays: days}), "action.quiet")); err != nil || kept != want || found != want {
			t.Errorf("after %d days: %d found, %d kept (%v), want %d", days, found, kept, err, want)
		}
	}
}

func TestOptionsSetWhatIsQuietSmallAndCurrent(t *testing.T) {
	w := newWorkbook(t)
	plant(t, w, `
		action a | reference=1 | title=One | description=7 children moved home.
		update u<a | date=2026-07-10 | note=Well
		response r | quarter=2026-27 Q1 | national_action=3`)
	tests := []struct {
		name string
		opt  Options
		code string
		want int
	}{
		{"quiet after sixty days", Options{}, "action.quiet", 0},
		{"quiet after ten days", Options{QuietDays: 10}, "action.quiet", 1},
		{"small below five", Options{}, "text.small-count", 0},
		{"small below ten", Options{SmallCount: 10}, "text.small-count", 1},
		{"this quarter has no response", Options{}, "response.no-assessment", 0},
		{"the quarter before has one", Options{Quarter: calendar.Quarter{Year: 2026, No: 1}}, "response.no-assessment", 1},
	}
	for _, test := range tests {
		if got := by(checked(t, w, test.opt), test.code); len(got) != test.want {
			t.Errorf("%s: %q", test.name, got)
		}
	}
	if _, err := w.Write(t.Context(), "Set what is quiet and small", func(tx *store.Tx) error {
		_, err := tx.Add(store.Partnership, "", store.Values{"name": "Test Partnership", "quiet_days": "10", "small_count": "10"})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	set := checked(t, w, Options{})
	if len(by(set, "action.quiet")) != 1 || len(by(set, "text.small-count")) != 1 {
		t.Errorf("what the partnership sets is not gone by: %q", set.Findings)
	}
	if small := set.Findings[slices.IndexFunc(set.Findings,
		func(f Finding) bool { return f.Code == "text.small-count" })]; !strings.Contains(small.Fix, "fewer than 10") {
		t.Errorf("it says %q", small.Fix)
	}
	if got := by(checked(t, w, Options{SmallCount: 5}), "text.small-count"); len(got) != 0 {
		t.Errorf("an option does not go before the partnership's own bound: %q", got)
	}
}

func TestProgressEndsWithEverythingAndACheckCanBeStopped(t *testing.T) {
	w := newWorkbook(t)
	plant(t, w, strings.Repeat("action a | title=One\n", 250))
	var reported [][2]int
	checked(t, w, Options{Progress: func(done, of int) { reported = append(reported, [2]int{done, of}) }})
	if want := [][2]int{{100, 250}, {200, 250}, {250, 250}}; !slices.Equal(reported, want) {
		t.Errorf("it told %v", reported)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Workbook(ctx, w, Options{Today: today, Progress: func(int, int) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a check that was stopped ended with %v", err)
	}
}

// TestALongChainOfActionsIsNoCircle also holds the walk to not being recursive.
func TestALongChainOfActionsIsNoCircle(t *testing.T) {
	next := map[store.ID][]store.ID{}
	var starts []store.ID
	id := func(i int) store.ID { return store.ID(rune(0x4e00+i%20000)) + store.ID(rune(0x4e00+i/20000)) }
	for i := range 100_000 {
		starts = append(starts, id(i))
		next[id(i)] = []store.ID{id(i + 1)}
	}
	if found := findCycles(starts, next); len(found) > 0 {
		t.Fatalf("%d circles", len(found))
	}
	next[id(99_999)] = []store.ID{id(99_998), id(0)}
	if found := findCycles(starts, next); len(found) != 2 || len(found[0]) != 2 || len(found[1]) != 100_000 {
		t.Errorf("found %d circles", len(found))
	}
}

func TestAnEmptyWorkbookCanBeChecked(t *testing.T) {
	report := checked(t, newWorkbook(t), Options{})
	if report.Count(Error) != 0 || report.Quarter.String() != "2026-27 Q2" || len(by(report, "national.unanswered")) != 25 {
		t.Errorf("got %+v", report)
	}
}
