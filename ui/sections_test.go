package ui

import (
	"testing"

	"kept/store"
)

func TestAnActionsPageHasSections(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "enter").sees("[Summary]", "Updates 2", "Evidence 1", "Next steps 1", "History", "Reference")
	d.press("right").sees("[Updates 2]", "The first brothers moved in together.").misses("Reference  ")
	d.press("right").sees("[Evidence 1]", "Placement figures", "Measures (1)")
	d.press("right").sees("[Next steps 1]", "Agree the budget")
	d.press("right").sees("[Links 4]", "National actions (1)", "Depends on")
}

func TestLinksOpenWhatTheySpeakOf(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "enter", "left", "left").sees("[Links", "National actions (1)").press("down", "enter").sees("Who leads nationally").press("esc").sees("[Links")
	d.press("down", "down").sees(">   1 Brothers and sisters stay together").press("enter").sees("[4 Priorities]").press("esc").sees("[Links")
}

func TestAnEntryIsAddedInItsSection(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "enter", "right", "n").typed("Four homes now.").press("ctrl+s").sees("Saved.", "[Updates 3]", "Four homes now.")
	if n := len(find(t, w, store.Action, "1.1 ").Children("update")); n != 3 {
		t.Errorf("it has %d updates", n)
	}
	d.press("b", "g", "left").sees("[Summary]", "G● Green")
}

func TestHistorySaysWhatWasChangedAndShowsItAsItStood(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "b", "g", "enter", "left").sees("[History]", "Morag Test: Set BRAG of action 1.1", "BRAG: Green, was Amber", "Noted progress")
	d.press("down", "enter").sees("As it stood", "Changed since").press("esc", "esc").sees("[History]")
}

func TestASectionStaysWhileTheCursorGoesOn(t *testing.T) {
	d := drive(t, partnershipBook(t), 120, 40).press("2", "enter", "right").sees("[Updates]", "Two homes were found.")
	d.press("esc", "down").sees("[Updates]", "Updates: none yet")
}

func TestThreeColumnsShowTheListThePageAndItsHistory(t *testing.T) {
	d := drive(t, partnershipBook(t), 200, 60).press("2").sees("[Summary]", "[History]", "What was changed, the newest first", "Noted progress")
	d.press("tab", "right").sees("[Updates 2]", "The first brothers moved in together.", "Noted progress")
}
