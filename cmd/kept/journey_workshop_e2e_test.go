//go:build e2e && !windows

package main

import (
	"fmt"
	"strings"
	"testing"
)

// A facilitator shows the story of a quarter to a room of people: on, back, a try
// of their own, on again, the demonstration made anew, and to the end.
func TestAFacilitatorShowsTheStory(t *testing.T) {
	j := begin(t)
	s := j.open(120, 36, "demo", "--present")
	s.sees("Follow one quarter of a partnership", "1 of 12")
	s.becomesStill()
	s.picture("story")

	s.presses("space")
	s.sees("[1 Overview]", "1 of 12  A promise, kept")
	s.presses("space")
	s.sees("2 of 12", "Every action of the partnership")
	s.presses("backspace")
	s.sees("[1 Overview]", "1 of 12  A promise, kept")
	s.presses("space", "space")
	s.sees("[2 Actions]", "2 of 12  All we do")

	// Somebody wants to try.
	s.presses("t")
	s.sees("Now try it yourself.")
	s.presses("n")
	s.sees("New action")
	s.types("9.9")
	s.presses("tab")
	s.types("A garden for everyone")
	s.presses("ctrl+s")
	s.sees("Saved.", "A garden for everyone")
	s.presses("f5")
	s.sees("2 of 12", "Every action of the partnership")

	// The next group begins afresh.
	s.presses("space")
	s.sees("[2 Actions]", "2 of 12  All we do")
	s.presses("t")
	s.presses("end")
	s.sees("A garden for everyone")
	s.presses("f5")
	s.sees("2 of 12", "Every action of the partnership")
	s.presses("ctrl+r")
	s.sees("1 of 12", "Follow one quarter")

	for step := 1; step <= 12; step++ {
		s.sees(fmt.Sprintf("%d of 12 ", step), "try it yourself")
		s.presses("space")
		s.sees(fmt.Sprintf("%d of 12  ", step), "Esc Stop")
		switch step {
		case 2:
			s.sees("[2 Actions]", "2.7 ", "Red")
		case 3:
			s.sees("[BRAG: ")
			s.loses("Green")
		case 4:
			s.sees("Red · ", "Reference")
		case 5:
			s.sees("Note (needed)", "What has changed")
		case 8:
			s.sees("[5 National plan]")
		case 9:
			s.sees("[6 Submission]")
		case 10:
			s.sees("Findings")
		}
		s.presses("space")
	}
	s.sees("That was the story.", "[1 Overview]")
	s.presses("2")
	s.sees("[2 Actions]", "of 44")
	if strings.Contains(s.text(), "A garden") {
		t.Errorf("the demonstration was not made anew\n%s", s.text())
	}
	s.presses("ctrl+q")
	s.ends()
}

// Stakeholders are placed on the grid of influence and interest, in a workshop.
func TestAWorkshopOnTheGrid(t *testing.T) {
	j := begin(t)
	j.orkney()
	j.kept("add", "stakeholder", "name=Orkney Islands Council", "kind=council", "influence=5", "interest=4")
	j.kept("add", "stakeholder", "name=Care experienced young people", "kind=lived_experience", "influence=2", "interest=5")
	j.kept("add", "stakeholder", "name=The ferry company")
	s := j.open(120, 36)
	s.sees("[1 Overview]")
	s.presses("3")
	s.sees("[3 Stakeholders]", "Orkney Islands Council")
	s.presses("i")
	s.sees("Keep satisfied", "Not placed yet (1): The ferry company",
		"Care experienced young people (group with lived experience): interest 5, influence 2")

	// They have a say after all: up twice, in hand.
	s.presses("enter", "up", "up", "enter")
	s.sees("Care experienced young people is now at interest 5, influence 4.")

	// Who runs the boats counts too.
	s.presses("tab")
	s.sees("The ferry company: no scores yet")
	s.presses("enter", "up", "enter")
	s.sees("The ferry company is now at interest")
	s.presses("ctrl+z")
	s.sees("Undone.", "Not placed yet (1)")
	s.presses("ctrl+y")
	s.sees("Done again.", "Not placed yet: none")
	s.becomesStill()
	s.picture("grid")
	s.presses("ctrl+q")
	s.ends()
	if shown := j.kept("show", "Care experienced young people"); !strings.Contains(shown, "Influence: 4") {
		t.Errorf("they stand where they stood\n%s", shown)
	}
}
