//go:build e2e && !windows

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// herPlan is a plan as it went round by e-mail: semicolons, two actions with one
// reference, a colour that there is not, and words where a date should be.
const herPlan = `Ref;Action;RAG;Deadline;Status;Notes
1.1;Language of care guide for every school;Green;March 2027;In progress;First draft done
1.2;Kinship payments paid on time;R;31/12/2026;On hold;
1.2;Brothers and sisters live together;Amber;by end of 2026-27;Started;
;A quiet room in each school;purple;someday;;
`

// A keeper brings in the plan that she has, sees before it happens what would
// happen, and puts right on the screen what the table had wrong.
func TestAKeeperBringsInHerOwnPlan(t *testing.T) {
	j := begin(t)
	plan := filepath.Join(j.home, "Our plan.csv")
	if err := os.WriteFile(plan, []byte(herPlan), 0o600); err != nil {
		t.Fatal(err)
	}
	s := j.open(100, 32)
	s.setsUp()
	s.presses("down", "enter")
	s.sees("Which table?")
	s.pastes(plan)
	s.sees("Our plan.csv")
	s.presses("enter")
	s.sees("What would be imported", "4 to add", "Nothing is written yet")
	s.sees("To put right", `"purple" is not one of its choices`)
	s.presses("enter")
	s.sees("[1 Overview]", "2  Red or amber")

	s.presses("2")
	s.sees("[2 Actions]", "Kinship payments", "Brothers and sisters", "1 of 4")

	// Two actions have one reference.
	s.presses("down", "down")
	s.sees("> 1.2         Brothers")
	s.presses("e")
	s.sees("Reference", "The short number or code")
	s.presses("ctrl+u")
	s.types("1.3")
	s.presses("ctrl+s")
	s.sees("Saved.", "> 1.3         Brothers")

	// One has neither reference nor colour, and a date that is none.
	s.presses("end")
	s.sees(">             A quiet room")
	s.presses("e")
	s.sees("The short number or code")
	s.types("1.4")
	for range 13 {
		s.presses("tab")
	}
	s.sees("> Due")
	s.presses("ctrl+u")
	s.types("by end of 2026-27")
	s.sees("= by 31 March 2027")
	s.presses("ctrl+s")
	s.sees("Saved.", "> 1.4         A quiet room")
	s.presses("b")
	s.sees("Amber")
	s.presses("a")
	s.sees("> 1.4         A quiet room in each school         ", "A▲ Amber  by end")
	s.presses("ctrl+q")
	s.ends()

	if found := j.kept("check"); strings.Contains(found, "Error:") {
		t.Errorf("there is still to put right\n%s", found)
	}
	if shown := j.kept("show", "1.1"); !strings.Contains(shown, "First draft done") {
		t.Errorf("the note of the table is not there\n%s", shown)
	}
}

// A lead brings the health board's Excel file into the workbook that is in use: what is
// there already is changed, what is not is added, a column is told by hand what it is,
// and one key takes it all back.
func TestALeadBringsInAnExcelFile(t *testing.T) {
	j := begin(t)
	j.orkney()
	j.kept("add", "stakeholder", "name=NHS Orkney", "kind=health_board")
	j.kept("add", "action", "reference=1.1", "title=Language guide", "brag=green")
	table := excelize.NewFile()
	for i, row := range [][]any{
		{"Ref", "Action", "Who answers for it", "RAG", "Deadline"},
		{"1.1", "Language guide", "NHS Orkney", "Amber", "31 March 2027"},
		{"2.1", "A health visitor who stays", "NHS Orkney", "Green", "by end of 2026-27"},
	} {
		if err := table.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(j.home, "From the board.xlsx")
	if err := errors.Join(table.SaveAs(file), table.Close()); err != nil {
		t.Fatal(err)
	}

	s := j.open(120, 36)
	s.sees("[1 Overview]")
	s.presses("I")
	s.sees("Which file?")
	s.pastes(file)
	s.presses("enter")
	s.sees("1 to add, 1 to change", "Nothing is written yet", "C  Who answers for it", "not read")
	for !strings.Contains(s.text(), "> C  Who") && !strings.Contains(s.text(), ">   C  Who") {
		before := s.text()
		s.presses("down")
		s.until("the cursor further down", func(text string) bool { return text != before })
	}
	s.presses("enter")
	s.sees("What is in Who answers for it?")
	s.types("lead")
	s.sees("> Lead")
	s.presses("enter")
	s.sees("1 to add, 1 to change", "Who answers for it", "Lead")
	s.becomesStill()
	s.picture("import")
	s.presses("ctrl+s")
	s.sees("Imported 2 actions from From the board.xlsx")
	s.presses("esc")
	s.sees("[2 Actions]", "A health visitor who stays", "NHS Orkney", "A▲ Amber")
	s.presses("ctrl+z")
	s.sees("Undone.", "1 of 1", "G● Green")
	s.loses("A health visitor who stays ")
	s.presses("ctrl+y")
	s.sees("Done again.", "A health visitor who stays")
	s.presses("ctrl+q")
	s.ends()
	if shown := j.kept("show", "2.1"); !strings.Contains(shown, "Lead: NHS Orkney") {
		t.Errorf("the action is\n%s", shown)
	}
}

// setsUp answers the questions of the first start, up to how to begin.
func (s *screen) setsUp() {
	s.t.Helper()
	s.sees("Set up our workbook")
	s.presses("enter")
	s.sees("Which council area?", "Not an official map")
	s.types("orkney")
	s.sees("Orkney Islands")
	s.presses("enter")
	s.sees("Orkney Islands Children's Services Planning Partnership")
	s.presses("enter")
	s.sees("Who is writing?")
	s.types("Mairi Flett")
	s.presses("enter")
	s.types("Promise Keeper")
	s.presses("enter")
	s.sees("> You work for")
	s.presses("enter")
	s.sees("How to begin", "Keeper: Mairi Flett")
}
