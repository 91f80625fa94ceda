package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"kept/store"
)

func TestNationalScreens(t *testing.T) {
	w := partnershipBook(t)
	write(t, w, "Showed fundamentals", func(tx *store.Tx) error {
		return tx.SetItem(find(t, w, store.Action, "1.2 ").ID, "fundamentals", "language", "It is written together.")
	})
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for _, c := range []struct {
			name string
			keys []string
		}{
			{"by_area", []string{"5"}},
			{"by_foundation", []string{"5", "v", "down", "enter"}},
			{"by_fundamental", []string{"5", "v", "down", "down", "enter"}},
			{"views", []string{"5", "v"}},
			{"requirements", []string{"5", "v", "down", "down", "down", "enter"}},
			{"gaps_first", []string{"5", "o"}},
			{"one", []string{"5", "down", "down", "down", "enter"}},
			{"one_end", []string{"5", "down", "down", "down", "enter", "end"}},
		} {
			t.Run(fmt.Sprintf("%s_%dx%d", c.name, size[0], size[1]), func(t *testing.T) {
				golden.RequireEqual(t, drive(t, w, size[0], size[1]).press(c.keys...).Screen()+"\n")
			})
		}
	}
}

func TestTheKeeperChoosesWhatThePlanShows(t *testing.T) {
	w := partnershipBook(t)
	write(t, w, "Showed a fundamental", func(tx *store.Tx) error {
		return tx.SetItem(find(t, w, store.Action, "1.2 ").ID, "fundamentals", "language", "It is written together.")
	})
	d := drive(t, w, 120, 40).press("5").sees("1. A Good Childhood (6 of 8 without an action of ours)", "1 of 25")
	d.press("v").sees("Plan 21-24: requirements", "Calls to action").press("down", "enter")
	d.sees("by foundation", "Voice").misses("1. A Good Childhood (")
	d.press("v", "down", "enter").sees("by fundamental", "Poverty (no action of ours",
		"No action of ours shows a fundamental for these (24)")
	d.row("15  Ongoing").press("enter").sees("15 Ongoing Relationships", "What the plan requires")
	d.press("esc", "v", "up", "up", "enter").sees("1. A Good Childhood (")
}

func TestGapsComeFirst(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("5", "o").sees("No action of ours (20)", "> ").press("end")
	d.sees("With actions of ours, none green or blue (3)", "With a green or blue action of ours (2)")
	d.resize(120, 40).press("home", "n").sees("New action for 1 Support").typed("A worker for each school").press("ctrl+s").sees(
		"No action of ours (19)")
	if a := find(t, w, store.Action, "A worker"); !a.Has("national_actions", "1") {
		t.Error("the new action is not mapped to the gap it was started from")
	}
	d.press("o").sees("1. A Good Childhood (5 of 8 without an action of ours)")
}

func TestOurAssessmentStandsBesideThatOfJune2021WithItsQuarter(t *testing.T) {
	w := partnershipBook(t)
	write(t, w, "Answered earlier", func(tx *store.Tx) error {
		_, err := tx.Add(store.Response, "", store.Values{"quarter": "2025-26 Q1", "national_action": "5", "assessment": "little_or_none"})
		if err != nil {
			return err
		}
		_, err = tx.Add(store.Response, "", store.Values{"quarter": "2026-27 Q1", "national_action": "4", "assessment": "underway"})
		return err
	})
	d := drive(t, w, 200, 60).press("5").sees("Not sufficient  2026-27 Q2", "Little or none  2025-26 Q1").row("4  Brothers and Sisters")
	d.press("enter").sees("June 2021         Underway, not yet sufficient", "Ours, 2026-27 Q2  Underway, not yet sufficient: Three")
}

func TestWhatMovesWithANationalActionIsOneKeyAway(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("5", "enter").sees("Gap: no action of ours serves it.")
	d.press("right", "right", "right", "right", "right").row("18 Investment").press("enter").sees("18 Investment", "[Summary]")
	d.press("right", "right", "right", "right", "right").row("1 Support").press("enter").sees("1 Support").press("esc").sees(
		"No  National action")
}

func TestLeadsOfANationalActionOpenWhoStandsForThem(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("5", "down", "down", "down", "enter", "right",
		"right", "right", "right").row("[x] Local Authorities").press("enter")
	d.sees("[3 Stakeholders]", "Firth Council").press("esc").sees("4 Brothers and Sisters")
}

func TestFindingWorksInEveryView(t *testing.T) {
	for _, keys := range [][]string{{"5"}, {"5", "v", "down", "enter"}, {"5", "v", "down", "down", "enter"}, {"5", "o"}} {
		d := drive(t, partnershipBook(t), 80, 24).press(keys...).press("/").typed("youth")
		if d.sees("Youth Justice"); strings.Contains(d.Screen(), "Inspection and Regulation") {
			t.Errorf("after %v other national actions are still there:\n%s", keys, d.Screen())
		}
	}
}

func TestEveryPartOfTheReferenceIsReachedByItsViewAndOpens(t *testing.T) {
	d := drive(t, partnershipBook(t), 120, 40).press("5", "v").typed("route maps").press("enter")
	d.sees("1. Voice", "Documenting decisions", "Listening", "Stability").row("Poverty").press("enter")
	d.sees("Could not be read: outcomes", "Minimum Income Guarantee").press("esc")
	d.row("Leadership").press("enter").sees("Outcomes", "Near it (our mapping)", "National action").press("esc")
	d.press("v").typed("calls to action").press("enter").sees("1. Children's rights", "SC01-01").press("enter").sees(
		"the promise, page 26", "Near it (our mapping)", "National action 20: Legislation")
	d.press("esc", "esc", "v").typed("duties").press("enter").sees("Children's services plan: annual report", "In force")
}

func TestFindingReachesWhatNoNationalActionHolds(t *testing.T) {
	d := drive(t, partnershipBook(t), 120, 40).press("5", "/").typed("respite").press("enter")
	d.sees("Calls to action", "respite").misses("Nothing in the reference")
	d = drive(t, partnershipBook(t), 80, 24).press("5", "/").typed("ofsted").press("enter").sees("Plan 21-24: ")
	d.press("esc").sees("1. A Good Childhood (")
}

func TestAnActionIsStartedFromTheRequirementItAnswers(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 120, 40).press("5", "v").typed("requirements").press("enter").row("D04-02").press("n")
	d.sees("New action for 4 Brothers and Sisters").typed("Homes for three brothers").press("ctrl+s")
	if a := find(t, w, store.Action, "Homes for three"); !a.Has("national_actions", "4") {
		t.Error("the action is not mapped to the national action of the requirement")
	}
}
