//go:build e2e && !windows

package main

import (
	"strings"
	"syscall"
	"testing"
	"time"
)

// The window is made large, small, as small as it goes, and as it was; what was
// being typed is there all along.
func TestTheWindowChangesItsSizeAllTheTime(t *testing.T) {
	j := begin(t)
	j.orkney()
	j.kept("add", "action", "reference=1.1", "title=Language guide", "brag=green")
	s := j.open(300, 100)
	s.sees("[1 Overview]")
	s.presses("2")
	s.sees("> 1.1")
	s.presses("e")
	s.sees("Title (needed)")
	s.presses("tab")
	s.types(" for all")
	s.sees("Language guide for all")
	for _, size := range [][2]int{{200, 60}, {120, 40}, {80, 24}, {60, 18}, {40, 12}, {12, 4}, {1, 1}, {2, 100}, {300, 1}, {1,
		1}, {80, 24}} {
		s.resizes(size[0], size[1])
	}
	s.sees("Language guide for all")
	s.resizes(1, 1)
	s.types(" of us")
	s.resizes(100, 30)
	s.sees("Language guide for all of us")
	s.presses("ctrl+s")
	s.sees("Saved.", "Language guide for all of us")
	s.presses("ctrl+q")
	s.ends()
}

// The window is closed while something is typed: the program ends, what was saved
// is saved, and what was not is offered.
func TestTheWindowIsClosed(t *testing.T) {
	j := begin(t)
	j.orkney()
	s := j.open(80, 24)
	s.sees("[1 Overview]")
	s.presses("2", "n")
	s.sees("Reference")
	s.presses("tab")
	s.types("Saved before")
	s.presses("ctrl+s")
	s.sees("Saved.", "Saved before")
	s.presses("n")
	s.sees("New action")
	s.presses("tab")
	s.types("Not saved yet")
	s.sees("Not saved yet")
	s.closesTheWindow()
	s.over()

	s = j.open(80, 24)
	s.sees("A draft is kept", "Go on with it")
	s.presses("enter")
	s.sees("This is your draft", "Not saved yet")
	s.presses("ctrl+s")
	s.sees("Saved.")
	s.presses("2")
	s.sees("Saved before", "Not saved yet", "of 2")
	s.presses("ctrl+q")
	s.ends()
}

// Ctrl+Z is undo. A terminal that would put programs to sleep with it does not get
// to: and a program that is put to sleep from outside goes on where it was.
func TestTheProgramIsPutToSleep(t *testing.T) {
	j := begin(t)
	j.orkney()
	s := j.open(80, 24)
	s.sees("[1 Overview]")
	s.presses("2", "n")
	s.sees("New action")
	s.presses("tab")
	s.types("Before the sleep")
	s.sees("Before the sleep")
	for _, signal := range []syscall.Signal{syscall.SIGSTOP, syscall.SIGTSTP} {
		if err := s.cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		s.types(", and after")
		time.Sleep(50 * time.Millisecond)
		if err := s.cmd.Process.Signal(syscall.SIGCONT); err != nil {
			t.Fatal(err)
		}
	}
	s.sees("Before the sleep, and after, and after")
	s.presses("ctrl+s")
	s.sees("Saved.", "1 of 1")
	s.presses("ctrl+z")
	s.sees("Undone.")
	s.loses("1 of 1")
	s.presses("ctrl+q")
	s.ends()
	if list := j.kept("list", "actions"); strings.Contains(list, "sleep") {
		t.Errorf("the list is\n%s", list)
	}
}

// Keys that come faster than the program opens what they are for are not lost, and
// go to nothing else.
func TestTypingAhead(t *testing.T) {
	j := begin(t)
	j.orkney()
	j.kept("add", "action", "reference=1.1", "title=Language guide")
	j.kept("add", "action", "reference=1.2", "title=Kinship payments")
	s := j.open(80, 24)
	s.sees("[1 Overview]")
	s.presses("2")
	s.sees("> 1.1")
	for n := range 20 {
		s.types("e\t" + "\x15" + "dad und " + strings.Repeat("o", n+1) + "\x13") // Ctrl+U, Ctrl+S
		s.sees("> 1.1         dad und "+strings.Repeat("o", n+1)+"\n", "Saved.", "1 of 2")
	}
	s.presses("ctrl+q")
	s.ends()
}
