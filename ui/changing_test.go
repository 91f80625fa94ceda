package ui

import (
	"context"
	"strings"
	"testing"

	"kept/store"
)

// batches counts the changes that a workbook's history holds.
func batches(t *testing.T, w *store.Workbook) int {
	t.Helper()
	list, err := w.History(context.Background(), store.HistoryQuery{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

func TestTheReportingColourIsSetByTwoLetters(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "b").sees("BRAG of action 1.1", "G● Green").press("g")
	d.sees("Saved. Ctrl+Z undoes. (Set BRAG of action 1.1", "G● Green")
	if got := find(t, w, store.Action, "1.1 ").Get("brag"); got != "green" {
		t.Errorf("BRAG is %q", got)
	}
	d.press("ctrl+z").sees("Undone.")
	if got := find(t, w, store.Action, "1.1 ").Get("brag"); got != "amber" {
		t.Errorf("after undoing BRAG is %q", got)
	}
	d.press("b", "-")
	if got := find(t, w, store.Action, "1.1 ").Get("brag"); got != "" {
		t.Errorf("after the dash BRAG is %q", got)
	}
	d.press("b", "esc").misses("-  Blank")
}

func TestTheStatusIsSetByTwoLettersOnThePageToo(t *testing.T) {
	w := partnershipBook(t)
	drive(t, w, 80, 24).press("2", "enter", "t").sees("Status of action 1.1", "p  Paused").press("p").sees("Saved.", "Paused")
	if got := find(t, w, store.Action, "1.1 ").Get("status"); got != "paused" {
		t.Errorf("the status is %q", got)
	}
}

func TestOneLetterChangesAllThatAreTicked(t *testing.T) {
	w := partnershipBook(t)
	before := batches(t, w)
	d := drive(t, w, 80, 24).press("2", "shift+down", "shift+down").sees("3 ticked").press("b", "r")
	d.sees("Set BRAG of 3 actions to Red")
	for _, ref := range []string{"1.1 ", "1.2 ", "1.10 "} {
		if got := find(t, w, store.Action, ref).Get("brag"); got != "red" {
			t.Errorf("BRAG of %s is %q", ref, got)
		}
	}
	if n := batches(t, w) - before; n != 1 {
		t.Errorf("it was %d changes and not one", n)
	}
	d.press("ctrl+z")
	if got := find(t, w, store.Action, "1.2 ").Get("brag"); got != "blue" {
		t.Errorf("after undoing BRAG of 1.2 is %q", got)
	}
}

func TestRowsAreTickedInRangesAndAllAtOnce(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "shift+down", "shift+down", "shift+up").sees("2 ticked")
	d.press("esc").misses("ticked")
	d.press("home", "v", "down", "down", "down").sees("4 ticked").press("up").sees("3 ticked").press("v", "down", "down").sees("3 ticked")
	d.press("esc", "/").typed("family").press("enter", "ctrl+a").sees("3 actions ticked", "3 ticked")
	d.press("esc", "A").sees("ticked. c changes them all")
}

func TestOneFieldOfAllTickedIsChanged(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "space", "space", "c").sees("Change 2 actions").misses("Title")
	d.typed("due").press("enter").typed("by end of 2026-27").sees("= by end of 2026-27 (by 31 March 2027)").press("enter").sees(
		"Saved. Ctrl+Z undoes.")
	if got := find(t, w, store.Action, "1.2 ").When("due").Words; got != "by end of 2026-27" {
		t.Errorf("due is %q", got)
	}
	d.press("c").typed("foundations").press("enter", "a").typed("voice").press("enter", "ctrl+s").sees("Added Voice to Foundations of 2")
	if got := find(t, w, store.Action, "1.1 ").Show("foundations"); !strings.Contains(got, "Voice") || !strings.Contains(got, "Family") {
		t.Errorf("the foundations are %q", got)
	}
	d.press("c").typed("foundations").press("enter", "t").typed("family").press("enter", "ctrl+s").sees("Took Family out of")
	if got := find(t, w, store.Action, "1.1 ").Show("foundations"); strings.Contains(got, "Family") {
		t.Errorf("the foundations are still %q", got)
	}
	d.press("c").typed("lead").press("enter", "a").typed("NHS").press("enter", "ctrl+s")
	if got := find(t, w, store.Action, "1.2 ").Show("leads"); !strings.Contains(got, "NHS Firth") || !strings.Contains(got, "Champions") {
		t.Errorf("the leads are %q", got)
	}
}

func TestWhatCannotBeStoredIsSaidInTheLine(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("4", "c").typed("rank").press("enter").typed("many").press("enter")
	d.sees("is not a whole number").press("ctrl+u").typed("7").press("enter").sees("Saved.", "7")
}

func TestAChangeOfManyIsOneAndUndoneAtOneStroke(t *testing.T) {
	w := bigBook(t, 300)
	d := drive(t, w, 80, 24).press("2", "ctrl+a", "t", "s").sees("Set Status of 300 actions")
	n, err := w.Count(context.Background(),
		store.Query{Kind: store.Action, Where: []store.Filter{{Field: "status", Op: store.Is, Values: []string{"stopped"}}}}, 1000)
	if err != nil || n != 300 {
		t.Errorf("%d actions are stopped (%v)", n, err)
	}
	d.press("ctrl+z").sees("Undone.")
	n, err = w.Count(context.Background(),
		store.Query{Kind: store.Action, Where: []store.Filter{{Field: "status", Op: store.Is, Values: []string{"stopped"}}}}, 1000)
	if err != nil || n != 0 {
		t.Errorf("after undoing %d actions are stopped (%v)", n, err)
	}
}

func TestALongChangeSaysHowFarItIs(t *testing.T) {
	w := bigBook(t, 250)
	d := drive(t, w, 80, 24).press("2", "ctrl+a", "b")
	d.app.Update(keyNamed("g")) // the change has been asked for, and is not made yet
	d.sees("Saving: 0 of 250 actions", "Esc stops it")
}
