package ui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"kept/store"
)

func TestStakeholderScreens(t *testing.T) {
	w := partnershipBook(t)
	write(t, w, "Met somebody new", func(tx *store.Tx) error {
		_, err := tx.Add(store.Stakeholder, "", store.Values{"name": "Firth Community Justice Partnership", "also_known_as": "FCJP",
			"interest": "3"})
		return err
	})
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for _, c := range []struct {
			name string
			keys []string
		}{
			{"directory", []string{"3"}},
			{"grid", []string{"3", "i"}},
			{"carrying", []string{"3", "down", "i", "enter", "left", "down"}},
			{"missing", []string{"3", "m"}},
		} {
			t.Run(fmt.Sprintf("%s_%dx%d", c.name, size[0], size[1]), func(t *testing.T) {
				golden.RequireEqual(t, drive(t, w, size[0], size[1]).press(c.keys...).Screen()+"\n")
			})
		}
	}
}

func TestAStakeholderIsCarriedToAnotherPlaceAndBackByUndo(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 120, 40).press("3", "down", "i").sees("Influence", "Firth Council: interest 5, influence 5")
	d.press("enter", "left", "down").sees("Moving Firth Council", "interest 4, influence 4")
	d.press("enter").sees("Firth Council is now at interest 4, influence 4. Ctrl+Z undoes.")
	s := find(t, w, store.Stakeholder, "Firth Council")
	if s.Get("interest") != "4" || s.Get("influence") != "4" {
		t.Errorf("it is stored at %s, %s", s.Get("interest"), s.Get("influence"))
	}
	d.press("ctrl+z").sees("Undone.", "Firth Council: interest 5, influence 5")
	if s = find(t, w, store.Stakeholder, "Firth Council"); s.Get("interest") != "5" {
		t.Errorf("after Undo its interest is %s", s.Get("interest"))
	}
	d.press("enter", "down", "esc").sees("Firth Council: interest 5, influence 5")
	if n := find(t, w, store.Stakeholder, "Firth Council").Get("influence"); n != "5" {
		t.Errorf("putting it back stored influence %s", n)
	}
}

func TestTheGridAndTheDirectoryKeepTheirPlace(t *testing.T) {
	d := drive(t, partnershipBook(t), 80,
		24).press("3").row("Harbour Families").press("i").sees("Harbour Families: interest 4, influence 2")
	d.press("shift+tab", "tab", "o").sees("Who they are", "Harbour Families").press("esc").sees("Influence and interest")
	d.press("i").sees("> Harbour Families", "Name")
}

func TestANewStakeholderStandsWhereTheCursorWas(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("3", "down", "i", "shift+left", "shift+left").sees("Interest 3, influence 5", "nobody here")
	d.press("n").typed("Sheriff Court").press("ctrl+s").sees("Saved.", "Sheriff Court: interest 3, influence 5")
}

func TestWithTheGridBesideTheDirectoryBothAreShown(t *testing.T) {
	d := drive(t, partnershipBook(t), 200, 60).press("3").sees("How involved", "Who they are", "Work closely with")
	d.press("down", "i", "tab").sees("NHS Firth: interest 4, influence 5", "Name              NHS Firth")
}

func TestWhoIsMissingIsNamedAndAddedWithOneKey(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("3", "m").sees("[x] Children and families with lived experience: Champions Board", "[x] Third sector",
		"[ ] No elected members")
	d.sees("NHS Firth: influence 5, no engagement noted").row("[ ] No elected members").press("n").sees("New stakeholder").typed(
		"Firth councillors").press("ctrl+s")
	d.sees("[x] Elected members: Firth councillors")
	if got := find(t, w, store.Stakeholder, "Firth councillors").Get("kind"); got != "elected_members" {
		t.Errorf("its kind is %q", got)
	}
	d.row("[ ] SCRA: 4 Brothers and Sisters (lead)").press("enter").sees("New stakeholder", "SCRA",
		"National body").press("ctrl+s").sees("Saved.").misses("[ ] SCRA")
	if got := find(t, w, store.Stakeholder, "SCRA").Get("kind"); got != "national_body" {
		t.Errorf("the kind of SCRA is %q", got)
	}
	d.press("ctrl+z").sees("[ ] SCRA")
}

func TestAnEngagementIsLoggedWithOneKeyAndASentence(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("3").row("NHS Firth").press("l").sees("New engagement")
	d.press("tab").typed("They will send the figures.").press("ctrl+s").sees("Saved.")
	log := find(t, w, store.Stakeholder, "NHS Firth").Children("engagement")
	if len(log) != 1 || log[0].Get("note") != "They will send the figures." || log[0].Get("date") != "2026-08-12" {
		t.Errorf("the log is %v", log)
	}
	d.press("m").misses("NHS Firth: influence 5")
}

func TestANameIsDraggedAcrossTheGridWithTheMouse(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 120, 40).press("3", "i")
	x, y := d.place("NHS Firth")
	d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}).sees("NHS Firth: interest 4, influence 5")
	d.send(tea.MouseMotionMsg{X: x - 22, Y: y, Button: tea.MouseLeft}).sees("Moving NHS Firth")
	d.send(tea.MouseReleaseMsg{X: x - 22, Y: y, Button: tea.MouseLeft}).sees("NHS Firth is now at interest 3, influence 5")
	if s := find(t, w, store.Stakeholder, "NHS Firth"); s.Get("interest") != "3" || s.Get("influence") != "5" {
		t.Errorf("it is stored at %s, %s", s.Get("interest"), s.Get("influence"))
	}
}
