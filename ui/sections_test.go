package ui

import (
	"testing"

	"kept/store"
)

func TestAnActionsPageHasSections(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "enter").sees("[Summary]", "Updates 2", "Evidence 1", "Next steps 1", "History",
		"Reference")
	d.press("right").sees("[Updates 2]", "The first brothers moved in together.").misses("Reference  ")
	d.press("right").sees("[Evidence 1]", "Placement figures", "Measures (1)")
	d.press("right").sees("[Next steps 1]", "Agree the budget")
	d.press("right").sees("[Links 4]", "National actions (1)", "Depends on")
}

func TestLinksOpenWhatTheySpeakOf(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "enter", "left", "left").sees("[Links", "National actions (1)").press("down",
		"enter").sees("What the plan requires").press("esc").sees("[Links")
	d.press("down", "down").sees(">   1 Brothers and sisters stay together").press("enter").sees("[4 Priorities]").press("esc").sees(
		"[Links")
}

func TestAnEntryIsAddedInItsSection(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "enter", "right", "n").typed("Four homes now.").press("ctrl+s").sees("Saved.", "[Updates 3]",
		"Four homes now.")
	if n := len(find(t, w, store.Action, "1.1 ").Children("update")); n != 3 {
		t.Errorf("it has %d updates", n)
	}
	d.press("b", "g", "left").sees("[Summary]", "G● Green")
}

func TestHistorySaysWhatWasChangedAndShowsItAsItStood(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "b", "g", "enter", "left").sees("[History]", "Morag Test: Set BRAG of action 1.1",
		"BRAG: Green, was Amber", "Noted progress")
	d.press("down", "enter").sees("As it stood", "Changed since").press("esc", "esc").sees("[History]")
}

func TestASectionStaysWhileTheCursorGoesOn(t *testing.T) {
	d := drive(t, partnershipBook(t), 120, 40).press("2", "enter", "right").sees("[Updates]", "Two homes were found.")
	d.press("esc", "down").sees("[Updates]", "Updates: none yet")
}

func TestThreeColumnsShowTheListThePageAndItsHistory(t *testing.T) {
	d := drive(t, partnershipBook(t), 200, 60).press("2").sees("[Summary]", "[History]", "What was changed, the newest first",
		"Noted progress")
	d.press("tab", "right").sees("[Updates 2]", "The first brothers moved in together.", "Noted progress")
}

func TestAStakeholdersPageHasSections(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("3", "enter").sees("[Summary]", "Actions 1", "Engagement log 1", "Part in the work")
	d.press("right").sees("[Actions 1]", "Actions it leads (1)", "A language guide").misses("Part in the work")
	d.press("right").sees("[Engagement log 1]", "decisions explained the same week")
	d.press("right").sees("[History]", "Wrote down who takes part")
}

func TestAPrioritysPageHasSections(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("4", "enter").sees("[Summary]", "Actions 1", "○ Local", "Not covered", "Rank  ")
	d.press("right").sees("[Actions 1]", "○ Local", "Homes where").misses("Not covered")
	d.press("right").sees("[Evidence]", "Evidence: none yet").press("right").sees("[History]", "Wrote the priorities")
}

func TestANationalActionsPageHasSections(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("5", "down", "down", "down", "enter").sees("[Summary]", "Is it enough?")
	d.press("right").sees("[Actions 1]", "Homes where").press("right").sees("[Heard 10]", "What was heard nationally")
	d.press("right").sees("[Committed 1]", "(inferred); July 2021").press("right").sees("[Leads 6]", "[x] Local Authorities")
	d.press("right").sees("[Links 5]", "If this moves, these move", "In Plan 24-30 (our mapping)").press("right").sees("[Calls 8]")
	d.press("right").sees("[Risks 7]", "Gap: No baseline data on separation")
	drive(t, partnershipBook(t), 200, 60).press("5").sees("[Summary]", "[Links")
}
