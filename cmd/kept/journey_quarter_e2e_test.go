//go:build e2e && !windows

package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// A lead clears every error and warning before the quarter closes: the check finds
// them, Enter opens the place, and what cannot be mended is accepted with a reason.
func TestALeadClearsEveryFinding(t *testing.T) {
	j := begin(t)
	j.orkney()
	j.kept("add", "stakeholder", "name=NHS Orkney", "kind=health_board")
	j.kept("add", "stakeholder", "name=Care experienced young people", "kind=lived_experience")
	j.kept("add", "action", "reference=1.1", "title=One door for families", "leads=NHS Orkney", "due=2027",
		"status=in_progress", "brag=green")
	j.kept("add", "action", "reference=1.1", "title=Kinship payments", "leads=NHS Orkney", "due=2027", "status=in_progress")
	j.kept("add", "update", "--to", "One door for families", "note=Begun.")
	j.kept("add", "update", "--to", "Kinship payments", "note=Begun.")
	s := j.open(120, 36)
	s.sees("[1 Overview]")
	s.presses("6")
	s.sees("[6 Submission]", "[Open]", "s begins it", "2 errors")
	s.presses("s")
	s.sees("[Being filled]", "errors stand")
	s.presses("s")
	s.sees("2 errors stand in the way", "Two actions with one reference", "To mend it")
	s.becomesStill()
	s.picture("findings")

	// Two actions have one reference: Enter leads to the very field.
	s.presses("enter")
	s.sees("Reference", "The short number or code")
	s.presses("ctrl+u")
	s.types("1.0")
	s.presses("ctrl+s")
	s.sees("Mended.")
	s.loses("2 errors")
	s.presses("esc")
	s.sees("1 warning", "Blue or green without evidence")

	// What shows that green is true is added where it is missing.
	s.presses("enter")
	s.sees("New evidence", "Title (needed)")
	s.types("Minutes of the June meeting")
	s.presses("ctrl+s")
	s.sees("Mended.")
	s.loses("1 warning")
	s.presses("s")
	s.sees("[Checked]", "s signs it")
	s.presses("ctrl+q")
	s.ends()
	if stage := j.kept("quarter"); !strings.Contains(stage, "checked") {
		t.Errorf("the quarter is\n%s", stage)
	}
}

// A whole quarter on the screens: filled, checked, an error accepted with a reason,
// signed, locked, exported, amended in the open, and the two revisions compared.
func TestAWholeQuarter(t *testing.T) {
	j := begin(t)
	j.orkney()
	j.kept("add", "stakeholder", "name=NHS Orkney", "kind=health_board")
	j.kept("add", "action", "reference=1.1", "title=One door for families", "leads=NHS Orkney", "due=2027",
		"status=in_progress", "brag=amber", "national_actions=1")
	s := j.open(120, 36)
	s.sees("[1 Overview]")
	s.presses("6")
	s.sees("[6 Submission]", "[Open]", "s begins it")

	// It is filled: with one key where nothing is to be said, with words where it is.
	s.presses("s")
	s.sees("Began the submission", "[Being filled]")
	s.presses("down", "0")
	s.sees("None received")
	s.presses("down", "-")
	s.sees("Not ours")
	s.presses("home", "a")
	s.sees("> Assessment", "Reason for the assessment", "Add evidence")
	s.presses("enter")
	s.types("underway")
	s.sees("Find:  underway")
	s.presses("enter", "tab")
	s.types("A worker began in August: a 14% fall from 375 to 335 calls.")
	s.presses("ctrl+s")
	s.sees("Saved.", "Underway")

	// Checked, signed, locked.
	s.presses("s")
	s.sees("[Checked]")
	s.presses("s")
	s.sees("Sign ", "Role of who signed")
	s.types("Chief Officer")
	s.presses("ctrl+s")
	s.sees("[Signed]", "s locks it")
	s.presses("s")
	s.sees("> Not yet", "stands for good")
	s.presses("right", "enter")
	s.sees("[Locked]", "x exports, s amends")
	s.exports()

	// The fall was no 14%: that is corrected where everybody sees it.
	s.presses("s")
	s.sees("Amend ", "Say what it corrects")
	s.types("The fall was 10.7%, not 14%")
	s.presses("enter")
	s.sees("[Being filled]", "Revision 2")
	s.presses("home", "a")
	s.sees("Reason for the assessment")
	s.presses("tab", "ctrl+a", "backspace")
	s.types("A worker began in August: a 10.7% fall from 375 to 335 calls.")
	s.presses("ctrl+s")
	s.sees("Saved.")
	s.presses("s")
	s.sees("[Checked]", "Revision 2")
	s.presses("s")
	s.sees("Role of who signed")
	s.types("Chief Officer")
	s.presses("ctrl+s")
	s.sees("[Signed]")
	s.presses("s")
	s.sees("> Not yet")
	s.presses("right", "enter")
	s.sees("[Locked]")
	s.exports()

	// In what they differ.
	s.presses("v")
	s.sees("Response 1 Support", "The amendment says: The fall was 10.7%, not 14%", "a [-14-]{+10.7+}%")
	s.becomesStill()
	s.picture("compared")
	s.presses("ctrl+q")
	s.ends()

	bundles, err := filepath.Glob(filepath.Join(j.home, "promise-*.zip"))
	if err != nil || len(bundles) != 2 {
		t.Fatalf("the bundles are %q, %v", bundles, err)
	}
	for _, bundle := range bundles {
		j.kept("check", bundle)
	}
	if output := j.kept("compare", bundles[0], bundles[1]); !strings.Contains(output, "10.7%") {
		t.Errorf("they differ in\n%s", output)
	}
}

// exports writes the bundle of the quarter that is shown.
func (s *screen) exports() {
	s.t.Helper()
	s.presses("x")
	s.sees("It is written to", "The bundle is written.")
	s.presses("enter")
	s.loses("It is written to")
}
