package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
)

// dragOver holds the mouse down from the beginning of a text to its end.
func (d *driver) dragOver(text string) *driver {
	d.t.Helper()
	x, y := d.place(text)
	d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	d.send(tea.MouseMotionMsg{X: x + cell.Width(text), Y: y, Button: tea.MouseLeft})
	return d.send(tea.MouseReleaseMsg{X: x + cell.Width(text), Y: y, Button: tea.MouseLeft})
}

func TestAClickPutsTheCursorIntoTheTextOfALine(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2",
		"n").clickOn("Title (needed)").typed("Homes where brothers and sisters live").clickOn("sisters live")
	x, y := d.place("sisters live")
	if c := d.app.View().Cursor; c == nil || c.X != x || c.Y != y {
		t.Fatalf("the cursor is at %v and not at %d, %d:\n%s", c, x, y, d.Screen())
	}
	d.typed("young ").sees("brothers and young sisters live")
}

func TestTextOfALineIsMarkedAndReplaced(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "n").clickOn("Title (needed)").typed("Homes for brothers")
	d.press("shift+left", "shift+left").typed("hood").sees("Homes for brothehood").press("ctrl+a").typed("New").sees(
		"Title (needed)    New").misses("brothehood")
	d.typed(" words here").dragOver("words").typed("things").sees("New things here")
	d.clickOn("things").clickOn("things").typed("deeds").sees("New deeds here") // two clicks mark the word
	d.press("ctrl+a", "ctrl+x").misses("New deeds here").send(tea.PasteMsg{Content: "pasted\r\nas one line\n"}).sees("pasted as one line")
	d.press("home", "shift+end", "ctrl+x").misses("pasted")
}

func TestTextOfSeveralLinesTakesTheMouse(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "n").clickOn("Description").typed("First line").press("enter").typed(
		"Second line, the last")
	d.clickOn("line, the last").typed("and final ").sees("Second and final line, the last")
	d.dragOver("First line").typed("Above").sees("Above").misses("First line").clickOn("final").clickOn("final").typed("true").sees(
		"Second and true line")
	d.press("tab").clickOn("Second and true").typed("The ").sees("The Second and true")
}

func TestTheWheelScrollsAFormAndLeavesTheCursor(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "n").sees("> Reference").wheelOn("Description",
		tea.MouseWheelDown).misses("> Reference")
	d.typed("9.9").sees("> Reference         9.9")
}

func TestTheWayHereIsClicked(t *testing.T) {
	d := drive(t, partnershipBook(t), 120, 40).press("2", "e").sees("› Actions › 1.1 Homes").clickOn("Actions ›").misses(
		"Ctrl+S Save").sees("[2 Actions]")
	d.resize(80, 24).press("enter").sees("[Summary]").clickOn("Actions ›").misses("[Summary]").clickOn("Actions").sees("[2 Actions]")
}

func TestChoicesOfSmallDialogsAreClicked(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("f9").clickOn("Go to Stakeholders").sees("[3 Stakeholders]")
	d.press("f2").clickOn("Signs").sees("> Signs").clickOn("Plain letters suit").clickOn("Signs").sees("Lines and shapes").press("esc")
	d.press("ctrl+k").typed("settings").clickOn("Settings").sees("Begin in")
}

func TestALineThatIsAskedForTakesTheMouse(t *testing.T) {
	drive(t, partnershipBook(t), 80, 24).press("2", "c").typed("title").press("enter").typed("One line").dragOver("One").typed("A").sees(
		"A line")
}
