package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"kept/store"
)

// tableFile writes a table to be imported.
func tableFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const invented = "Ref,What we will do,Lead,RAG,Moon\n" +
	"1.1,Homes where brothers and sisters live together,Firth Council,green,waxing\n" +
	"9.1,A library card for every child,Firth Council,amber,waning\n" +
	"9.2,Breakfast in every school,,purple,\n"

func (d *driver) imports(path string) *driver {
	return d.press("I").sees("Which file?").send(tea.PasteMsg{Content: path}).press("enter")
}

func TestASpreadsheetIsLookedOverAndBroughtInAtOneStroke(t *testing.T) {
	w := partnershipBook(t)
	before := batches(t, w)
	d := drive(t, w, 120, 40).imports(tableFile(t, "plan.csv", invented))
	d.sees("2 to add, 1 to change, 0 the same already, 0 left out. Nothing is written yet.", "A row is", "an action",
		"C  Lead                                 Lead", "Moon", "not read", "To put right (1)", "purple", "Would add (2)")
	d.press("ctrl+s").sees("Imported 3 actions from plan.csv", "Ctrl+Z takes it all back", "this is left to put right",
		"purple").press("esc").sees("[2 Actions]")
	if n := batches(t, w) - before; n != 1 {
		t.Errorf("it was %d changes and not one", n)
	}
	find(t, w, store.Action, "9.1 ")
	if got := find(t, w, store.Action, "1.1 ").Get("brag"); got != "green" {
		t.Errorf("BRAG of 1.1 is %q", got)
	}
	d.press("ctrl+z").sees("Undone.")
	if got := find(t, w, store.Action, "1.1 ").Get("brag"); got != "amber" {
		t.Errorf("after undoing BRAG of 1.1 is %q", got)
	}
}

func TestAColumnIsGivenAFieldByHand(t *testing.T) {
	d := drive(t, partnershipBook(t), 120, 40).imports(tableFile(t, "plan.csv", invented))
	d.downTo("E  Moon").press("enter").sees("What is in Moon?").typed("barriers").press("enter").sees(
		"E  Moon                                 Barriers")
	d.downTo("9.1 A library").press("esc")
	d = drive(t, partnershipBook(t), 120, 40).imports(tableFile(t, "plan.csv", invented)).downTo("D  RAG").press("enter").typed(
		"nothing").press("enter").misses("purple\" ")
	d.clickOn("E  Moon").clickOn("E  Moon").sees("What is in Moon?")
}

func TestWhatARowIsIsGuessedAndCanBeSaidOtherwise(t *testing.T) {
	d := drive(t, partnershipBook(t), 120,
		40).imports(tableFile(t, "people.csv", "Name,Kind,Influence,Interest\nA charity of Firth,third sector,3,4\n"))
	d.sees("a stakeholder", "1 to add").press("home", "enter").sees("A row of the table is").press("p").sees("a priority")
}

func TestARowIsReadInFullBeforeItIsBroughtIn(t *testing.T) {
	d := drive(t, partnershipBook(t), 120, 40).imports(tableFile(t, "plan.csv", invented)).downTo("row 2  1.1").press("enter")
	d.sees("BRAG: ", "(was ")
}

func TestAFileThatIsNoTableIsSaidAndAnotherCanBeChosen(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).imports(tableFile(t, "plan.csv", "")).sees("! Plan.csv is empty")
	d.press("ctrl+a").typed("/nowhere/plan.csv").press("enter").sees("There is no file /nowhere/plan.csv").press("esc").misses(
		"Which file?")
}

func TestAnImportIsStoppedAndLeavesNothing(t *testing.T) {
	w := partnershipBook(t)
	before := batches(t, w)
	d := drive(t, w, 80, 24).imports(tableFile(t, "plan.csv", invented)).sees("2 to add")
	_, cmd := d.app.Update(keyNamed("ctrl+s")) // asked for, and not begun
	d.sees("Importing", "Esc stops it")
	d.app.Update(keyNamed("esc"))
	d.Run(cmd)
	d.sees("Stopped. Nothing was imported.", "2 to add")
	if n := batches(t, w) - before; n != 0 {
		t.Errorf("it made %d changes", n)
	}
	d.press("ctrl+s", "esc").sees("9.1")
}

func TestAPlanThatIsOutOfDateIsLookedOverAgain(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).imports(tableFile(t, "plan.csv", invented)).sees("2 to add")
	a := find(t, w, store.Action, "1.2 ")
	write(t, w, "Elsewhere", func(tx *store.Tx) error { return tx.Set(a.ID, "barriers", "None now.") })
	d.press("ctrl+s").sees("2 to add").press("ctrl+s").sees("Imported 3 actions")
}

func TestImportScreens(t *testing.T) {
	for _, variant := range screenVariants {
		t.Run(variant.name, func(t *testing.T) {
			d := drive(t, partnershipBook(t), variant.w, variant.h, variant.with)
			d.imports(tableFile(t, "plan.csv", invented))
			golden.RequireEqual(t, d.Screen()+"\n")
		})
	}
}

// screenVariants are how every screen of its own is held to a golden.
var screenVariants = []struct {
	name string
	w, h int
	with func(*Options)
}{
	{"80x24", 80, 24, func(*Options) {}}, {"120x40", 120, 40, func(*Options) {}}, {"200x60", 200, 60, func(*Options) {}},
	{"ascii", 80, 24, func(o *Options) { o.Glyphs = "ascii" }}, {"aloud", 80, 24, func(o *Options) { o.ScreenReader = true }},
}

func TestReportScreens(t *testing.T) {
	for _, variant := range screenVariants {
		t.Run(variant.name, func(t *testing.T) {
			golden.RequireEqual(t, drive(t, partnershipBook(t), variant.w, variant.h, variant.with).press("P",
				"right").Screen()+"\n")
		})
	}
}

func TestAReportIsWrittenWhereItIsSaid(t *testing.T) {
	folder := t.TempDir()
	d := drive(t, partnershipBook(t), 80, 24, func(o *Options) { o.Folder = folder })
	d.press("P").sees("The whole submission", "A page for any browser", "2026-27 Q2, 1 July 2026 to 30 September 2026")
	d.press("right", "down", "right", "right").sees("A page for a board",
		"Plain text").clickOn("Kind").clickOn("Kind").sees("The year of a").press("left", "enter").sees("It is written to",
		"The report is written.").press("enter")
	found, err := filepath.Glob(filepath.Join(folder, "*-board.md"))
	if err != nil || len(found) != 1 {
		t.Fatalf("in the folder is %v, %v", found, err)
	}
	text, err := os.ReadFile(found[0])
	if err != nil || !strings.Contains(string(text), "Invented Firth Partnership") {
		t.Errorf("the report says %.300q, %v", text, err)
	}
}
