//go:build e2e && !windows

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Two keepers have one workbook open. Each sees who else is there and what the
// other saves; where both change one field, the second to save chooses; and when
// one of them is killed, nothing of it stays in the other's way.
func TestTwoKeepersMeetInOneField(t *testing.T) {
	j := begin(t)
	file := j.orkney()
	j.kept("add", "keeper", "name=Ann Other")
	j.kept("add", "action", "reference=1.1", "title=Language guide", "--keeper", "Mairi Flett")

	mairi := j.open(100, 30, "--keeper", "Mairi Flett")
	mairi.sees("[1 Overview]")
	ann := j.open(80, 24, "--file", file, "--keeper", "Ann Other")
	ann.sees("Mairi Flett has this workbook open too")
	mairi.sees("With Ann Other")

	mairi.presses("2")
	mairi.sees("> 1.1")
	ann.presses("2")
	ann.sees("> 1.1")
	ann.presses("b", "r")
	ann.sees("Saved.")
	mairi.sees("Red", "Ann Other: Set BRAG of action 1.1")

	mairi.presses("e", "tab", "ctrl+u")
	mairi.types("Words that care")
	mairi.sees("Words that care")
	ann.presses("e", "tab", "ctrl+u")
	ann.types("A guide to words")
	ann.presses("ctrl+s")
	ann.sees("Saved.", "> 1.1", "A guide to words")
	mairi.presses("ctrl+s")
	mairi.sees("You both changed this", "Words that care", "A guide to words", "Language guide")
	mairi.becomesStill()
	mairi.picture("both-changed")
	mairi.presses("m")
	mairi.sees("Saved")
	ann.sees("Words that care")

	mairi.killed()
	ann.loses("With Mairi Flett")
	ann.presses("ctrl+q")
	ann.ends()
	if output := j.kept("who"); !strings.Contains(output, "No one else has this workbook open") {
		t.Errorf("kept who says %q", output)
	}
	if output := j.kept("show", "1.1"); !strings.Contains(output, "Words that care") {
		t.Errorf("the action is\n%s", output)
	}
}

// A workbook is made worse by mistake, looked at as it was, and put back; then its
// file is cut off, and the program offers the newest good backup.
func TestAWorkbookIsPutBack(t *testing.T) {
	j := begin(t)
	file := j.orkney()
	j.kept("add", "action", "reference=1.1", "title=Language guide", "brag=green")
	s := j.open(100, 30)
	s.sees("[1 Overview]")
	s.presses("B")
	s.sees("Backups", "They are in")
	time.Sleep(1100 * time.Millisecond) // a backup is named by its second, and the first of the day was made just now
	s.presses("n")
	s.sees("you asked for it")
	s.presses("esc", "2")
	s.sees("> 1.1")
	s.presses("d")
	s.sees("Removed.")
	s.presses("B", "c")
	s.sees("Removed since: action 1.1 Language guide")
	s.presses("esc", "enter")
	s.sees("read only", "X Back to the workbook")
	s.presses("2")
	s.sees("> 1.1")
	s.presses("X")
	s.sees("Backups")
	s.presses("r", "right", "enter")
	s.sees("Restored the backup of", "> 1.1")
	s.presses("ctrl+q")
	s.ends()

	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, text[:len(text)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	s = j.open(80, 24)
	s.sees("as if a copy had been cut off", "1  Go on with the backup of", "Which?")
	s.types("1\r")
	s.sees("[1 Overview]") // as it was before the last backup was put back
	s.presses("B")
	s.sees("before restoring")
	s.presses("esc", "ctrl+q")
	s.ends()
	if left, err := filepath.Glob(filepath.Join(j.home, "orkney damaged *.kept")); err != nil || len(left) != 1 {
		t.Errorf("put aside are %q, %v", left, err)
	}
}
