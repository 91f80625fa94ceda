package ui

import (
	"testing"

	"kept/store"
)

func TestATickedRecordThatSomebodyElseChangedIsNotOverwrittenUnseen(t *testing.T) {
	w := partnershipBook(t)
	other := alsoOpen(t, w, "Calum Weir")
	d := drive(t, w, 80, 24).press("2", "shift+down", "shift+down").sees("3 ticked")
	id := find(t, w, store.Action, "1.2 ").ID
	write(t, other, "Elsewhere", func(tx *store.Tx) error { return tx.Set(id, "status", "stopped") })
	d.press("t", "p").sees("Changed by somebody else meanwhile", "Calum Weir changed Status",
		"1.2 A language guide written with young people: Stopped", "Nothing of yours was saved")
	if got := find(t, w, store.Action, "1.1 ").Get("status"); got != "in_progress" {
		t.Errorf("the status of 1.1 is %q", got)
	}
	d.press("esc").sees("3 ticked").press("t", "p").sees("Set Status of 3 actions to Paused")
	if got := find(t, w, store.Action, "1.2 ").Get("status"); got != "paused" {
		t.Errorf("the status of 1.2 is %q", got)
	}
}

func TestWhatWasChangedElsewhereInAnotherFieldOrOnAnotherRecordIsNotInTheWay(t *testing.T) {
	w := partnershipBook(t)
	other := alsoOpen(t, w, "Calum Weir")
	d := drive(t, w, 80, 24).press("2", "shift+down").sees("2 ticked")
	selected, free := find(t, w, store.Action, "1.1 ").ID, find(t, w, store.Action, "2.3 ").ID
	write(t, other, "Elsewhere", func(tx *store.Tx) error {
		if err := tx.Set(selected, "barriers", "The lift is broken"); err != nil {
			return err
		}
		return tx.Set(free, "brag", "red")
	})
	d.press("b", "g").sees("Set BRAG of 2 actions to Green").press("b", "r").sees("Set BRAG of 2 actions to Red").press("ctrl+z", "b",
		"a").sees("Set BRAG of 2 actions to Amber")
	write(t, other, "The same", func(tx *store.Tx) error { return tx.Set(selected, "brag", "blue") })
	d.press("b", "b").sees("Set BRAG of 2 actions to Blue")
}

func TestRowsTickedAgainAreTickedAsTheyAreShownThen(t *testing.T) {
	w := partnershipBook(t)
	other := alsoOpen(t, w, "Calum Weir")
	d := drive(t, w, 80, 24).press("2", "shift+down").sees("2 ticked").press("esc")
	id := find(t, w, store.Action, "1.2 ").ID
	write(t, other, "Elsewhere", func(tx *store.Tx) error { return tx.Set(id, "status", "stopped") })
	d.send(watchMsg{})
	d.press("home", "shift+down").sees("2 ticked").press("t", "p").sees("Set Status of 2 actions to Paused")
}

func TestAStakeholderThatSomebodyElseMovedIsNotMovedUnseen(t *testing.T) {
	w := partnershipBook(t)
	other := alsoOpen(t, w, "Calum Weir")
	d := drive(t, w, 80, 24).press("3", "down", "i")
	id := find(t, w, store.Stakeholder, "Firth Council").ID
	write(t, other, "Elsewhere", func(tx *store.Tx) error { return tx.Set(id, "influence", "1") })
	d.press("enter", "left", "enter").sees("Not moved: somebody else has put it at interest 5, influence 1. Look again.")
	if r := find(t, w, store.Stakeholder, "Firth Council"); r.Get("interest") != "5" || r.Get("influence") != "1" {
		t.Errorf("it stands at %s, %s", r.Get("interest"), r.Get("influence"))
	}
	d.press("enter", "left", "enter").sees("Firth Council is now at interest 4, influence 1")
}
