package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kept/ui/cell"
)

// place is where a text stands on the screen for the first time.
func (d *driver) place(text string) (x, y int) {
	d.t.Helper()
	for y, line := range strings.Split(ansi.Strip(d.app.View().Content), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			return cell.Width(before), y
		}
	}
	d.t.Fatalf("the screen does not show %q to be clicked:\n%s", text, d.Screen())
	return 0, 0
}

// clickOn presses the mouse where a text stands and lets it go.
func (d *driver) clickOn(text string) *driver {
	d.t.Helper()
	x, y := d.place(text)
	return d.clickAt(x, y)
}

func (d *driver) clickAt(x, y int) *driver {
	d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	return d.send(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
}

func (d *driver) wheelOn(text string, button tea.MouseButton) *driver {
	d.t.Helper()
	x, y := d.place(text)
	return d.send(tea.MouseWheelMsg{X: x, Y: y, Button: button})
}

func TestPagesAndKeysAreClicked(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).clickOn("2 Actions").sees("[2 Actions]").clickOn("4 Prior").sees("[4 Prior").clickOn(
		"1 Overview").sees("[1 Overview]")
	d.press("2").clickOn("n New").sees("New action").clickOn("Esc Leave").misses("New action")
	d.clickOn("? Help").sees("Help: what you can do here").clickOn("Esc Back").misses("Help: what")
}

func TestRowsAreClickedAndOpenedByTwoClicks(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2").clickOn("One trusted worker").sees("> 2.1")
	d.clickOn("Leaving care").sees("> 2.2").clickOn("Leaving care").sees("[Summary]", "2.2 Leaving care without a cliff edge")
	d.clickOn("Next steps").sees("[Next steps]").clickOn("Summary").clickOn("Title").sees("> Title").clickOn("Title").sees("Ctrl+S Save")
}

func TestHeadingsAreClickedToSort(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2").clickOn("Title").sees("Title↑", "> 1.2").clickAt(16, 2).sees("Title↓")
	d.clickOn("BRAG").sees("BRAG↑", "> 1.2").press("w").clickOn("[x] Title").press("enter").misses("Title")
}

func TestTheWheelScrollsWhatItIsOver(t *testing.T) {
	d := drive(t, bigBook(t, 200), 120, 40).press("2").wheelOn("Invented action number 3", tea.MouseWheelDown).sees("> 1.4 ")
	d.wheelOn("Invented action number 3", tea.MouseWheelUp).sees("> 1.1 ")
	d.press("f").sees("> Without evidence").wheelOn("Without evidence", tea.MouseWheelDown).sees("> Gone quiet")
	d.press("esc", "1").wheelOn("What needs you now", tea.MouseWheelDown)
}

func TestTheLineBetweenThePanesIsDraggedAndRemembered(t *testing.T) {
	w, remember := partnershipBook(t), remembering(t)
	d := drive(t, w, 120, 40, remember).press("2")
	x, _ := d.place("│")
	d.send(tea.MouseClickMsg{X: x, Y: 10, Button: tea.MouseLeft}).send(tea.MouseMotionMsg{X: x - 20, Y: 10, Button: tea.MouseLeft}).send(
		tea.MouseReleaseMsg{X: x - 20, Y: 10, Button: tea.MouseLeft})
	if got, _ := d.place("│"); got < x-22 || got > x-18 {
		t.Errorf("the line went from %d to %d", x, got)
	}
	again := drive(t, w, 120, 40, remember).press("2")
	if got, _ := again.place("│"); got < x-22 || got > x-18 {
		t.Errorf("the next time the line is at %d", got)
	}
	for _, at := range []int{0, 119} { // no pane can be lost
		x, _ := d.place("│")
		d.send(tea.MouseClickMsg{X: x, Y: 10, Button: tea.MouseLeft}).send(tea.MouseMotionMsg{X: at, Y: 10, Button: tea.MouseLeft}).send(
			tea.MouseReleaseMsg{X: at, Y: 10, Button: tea.MouseLeft})
		if got, _ := d.place("│"); got < 29 || got > 91 {
			t.Errorf("dragged to %d the line is at %d", at, got)
		}
		fits(t, d, 120, 40)
	}
}

func TestDialogsAreClicked(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2").clickOn("b BRAG").clickOn("G● Green  on track").sees("Set BRAG of action 1.1")
	d.press("f").clickOn("Without a lead").sees("[Lead: blank]", "1 of 2").clickOn("[Lead: blank]").sees(">[Lead: blank x]").clickOn(
		"[Lead: blank x]").sees("1 of")
	d.misses("[Lead: blank]").press("esc", "esc", "1", "q").clickOn("  Leave ")
	if !d.Left {
		t.Error("the answer was not taken")
	}
}

func TestWhatLiesBehindADialogIsOutOfReach(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "b").clickOn("Reference").sees("-  Blank").clickOn("3 Stake").sees("-  Blank")
	d.clickOn("Esc Back").misses("-  Blank")
}

func TestFieldsOfAFormAreClicked(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2",
		"n").clickOn("Title (needed)").typed("Clicked into").sees("> Title (needed)    Clicked into")
	x, y := d.place("National actions")
	d.clickAt(x, y).sees("> National actions").clickAt(x, y).sees("Find:", "1 Support")
}

func TestOneKeyLetsTheMouseGo(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24)
	if d.app.View().MouseMode == tea.MouseModeNone {
		t.Error("the mouse does nothing from the beginning")
	}
	if d.press("M"); d.app.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse was not let go")
	}
	d.sees("The mouse is let go")
	if d.press("M"); d.app.View().MouseMode == tea.MouseModeNone {
		t.Error("the mouse was not taken back")
	}
}

func TestRowsAndFieldsAreCopied(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24)
	var clip string
	d.app.clip = func(s string) error { clip = s; return nil }
	d.press("2", "y").sees("Copied: 1.1 Homes where")
	if !strings.HasPrefix(clip, "1.1\tHomes where brothers and sisters live together\t") {
		t.Errorf("what was copied is %q", clip)
	}
	d.press("space", "space", "y")
	if n := strings.Count(clip, "\n"); n != 1 {
		t.Errorf("of two rows it copied %q", clip)
	}
	d.press("esc", "home", "enter", "down", "y").sees("Copied: Homes where")
	if clip != "Homes where brothers and sisters live together" {
		t.Errorf("of the title it copied %q", clip)
	}
}

func TestEveryTargetLiesOnTheScreen(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24)
	for _, size := range [][2]int{{60, 18}, {80, 24}, {120, 40}, {200, 60}} {
		d.resize(size[0], size[1])
		for i := range pages {
			d.press(string(rune('1' + i)))
			for y := range size[1] {
				for x := 0; x < size[0]; x += 3 {
					if !d.app.areas.Covered(x, y) && y > 1 && y < size[1]-2 {
						d.t.Fatalf("in %v nothing takes the mouse at %d, %d in %s", size, x, y, pages[i].title)
					}
				}
			}
		}
	}
}
