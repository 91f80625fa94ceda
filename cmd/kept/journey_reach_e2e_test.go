//go:build e2e && !windows

package main

import (
	"strings"
	"testing"
)

// A keeper whose terminal is old: no mouse, no colour, plain letters, 80 by 24.
func TestAKeeperWithAnOldTerminal(t *testing.T) {
	j := begin(t)
	j.orkney()
	j.kept("add", "action", "reference=1.1", "title=Language guide", "brag=green")
	j.kept("add", "action", "reference=1.2", "title=Kinship payments", "brag=red")
	j.env = append(j.env, "NO_COLOR=1", "LANG=en_GB.ISO-8859-1", "TERM=vt220")
	s := j.open(80, 24)
	s.sees("[1 Overview]", "What needs you now")
	s.presses("2")
	s.sees("> 1.1", "Green", "1.2", "Red")
	s.presses("down", "b")
	s.sees("BRAG", "Amber")
	s.presses("a")
	s.sees("> 1.2", "Amber")
	s.presses("u")
	s.sees("Note (needed)")
	s.types("The rates are agreed.")
	s.presses("ctrl+s")
	s.sees("Saved.")
	s.presses("3", "i")
	s.sees("Keep satisfied")
	s.presses("4")
	s.sees("[4 Priorities]")
	s.presses("5")
	s.sees("[5 Plan]", "Brothers and Sisters")
	s.presses("1")
	s.sees("[1 Overview]")
	s.becomesStill()
	s.withoutColour()
	s.picture("old-terminal")
	s.presses("ctrl+q")
	s.ends()
	if shown := j.kept("show", "1.2"); !strings.Contains(shown, "Amber") || !strings.Contains(shown, "The rates are agreed.") {
		t.Errorf("the action is\n%s", shown)
	}
}

// withoutColour fails where a cell has a colour, or a sign that is not ASCII.
func (s *screen) withoutColour() {
	s.t.Helper()
	for y := range s.rows {
		for x := range s.columns {
			c := s.cell(x, y)
			switch {
			case c == nil:
			case c.Style.Fg != nil || c.Style.Bg != nil:
				s.t.Fatalf("there is colour at %d, %d:\n%s", x, y, s.text())
			case strings.Trim(c.Content, " "+
				"!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~") != "":
				s.t.Fatalf("there is %q at %d, %d:\n%s", c.Content, x, y, s.text())
			}
		}
	}
}

// A keeper with one hand on the mouse: clicks, the wheel, a double click, the
// split dragged, and no key but for words.
func TestAKeeperWithOnlyTheMouse(t *testing.T) {
	j := begin(t)
	s := j.open(120, 30, "demo")
	s.sees("[1 Overview]", "What needs you now")
	s.clicksOn("2 Actions")
	s.sees("[2 Actions]", "> 1.1")

	// The wheel goes down the list, and a click goes to a row.
	x, y := s.where("1.3 ")
	s.clicks(x+14, y)
	s.sees("> 1.3")
	s.wheels(x+14, y, 10)
	s.loses(" 1.1   ")
	s.wheels(x+14, y, -40)
	s.sees(" 1.1   ")

	// The split is dragged to the left, and stays where it is let go.
	split, line := s.where("│")
	s.drags(split, line+5, split-14, line+5)
	s.until("the split 14 cells to the left", func(text string) bool {
		return strings.Contains(text, "│") && len([]rune(strings.Split(strings.Split(text, "\n")[2], "│")[0])) == split-14
	})

	// A double click opens the page; what is at the foot can be clicked.
	x, y = s.where("1.5 ")
	s.clicks(x+14, y)
	s.clicks(x+14, y)
	s.sees("Actions › 1.5")
	s.clicksOn("Updates")
	s.sees("[Updates 2]")
	s.clicksOn("Esc Back")
	s.sees("> 1.5")
	s.clicksOn("u Add update")
	s.sees("Note (needed)")
	s.types("Told with one hand.")
	s.clicksOn("Ctrl+S Save")
	s.sees("Saved.")
	s.clicksOn("Help")
	s.sees("Help: what you can do here")
	s.clicksOn("Esc Back")
	s.loses("Help: what you can do here")
	s.clicksOn("3 Stakeholders")
	s.sees("[3 Stakeholders]")
	s.becomesStill()
	s.presses("ctrl+q")
	s.ends()
}

// A keeper who hears the screen: one thing a line, no boxes, and the real cursor
// on what is in focus.
func TestAKeeperWhoHearsTheScreen(t *testing.T) {
	j := begin(t)
	j.orkney()
	j.kept("add", "action", "reference=1.1", "title=Language guide", "brag=green")
	j.kept("add", "action", "reference=1.2", "title=Kinship payments", "brag=red", "due=by end of 2026-27")
	j.env = append(j.env, "KEPT_SCREEN_READER=1")
	s := j.open(80, 24)
	s.sees("Overview", "What needs you now")
	s.presses("2")
	s.sees("Language guide")
	s.presses("down")
	s.readsAloud("Kinship payments")
	s.becomesStill()
	s.picture("screen-reader")
	s.presses("u")
	s.sees("Note")
	s.types("The rates are agreed.")
	s.readsAloud("The rates are agreed.")
	s.presses("ctrl+s")
	s.sees("Saved.")
	s.presses("ctrl+k")
	s.types("undo")
	s.readsAloud("undo")
	s.presses("esc")
	s.withoutBoxes()
	s.presses("ctrl+q")
	s.ends()
	if shown := j.kept("show", "1.2"); !strings.Contains(shown, "The rates are agreed.") {
		t.Errorf("the action is\n%s", shown)
	}
}

// readsAloud waits until the line with the real cursor says something.
func (s *screen) readsAloud(words string) {
	s.t.Helper()
	s.until("a cursor on "+words, func(text string) bool {
		lines := strings.Split(text, "\n")
		_, y := s.term.cursor()
		return y < len(lines) && strings.Contains(lines[y], words)
	})
}

func (s *screen) withoutBoxes() {
	s.t.Helper()
	s.becomesStill()
	if text := s.text(); strings.ContainsAny(text, "│─┌┐└┘├┤█░") {
		s.t.Fatalf("there are boxes on the screen\n%s", text)
	}
}
