//go:build e2e && !windows

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// journey is a built program and a home of its own for it.
type journey struct {
	t       *testing.T
	program string
	env     []string
	home    string
}

func begin(t *testing.T) journey {
	t.Helper()
	home := t.TempDir()
	return journey{t: t, program: built(t), home: home, env: []string{"HOME=" + home, "TZ=Europe/London"}}
}

// kept runs a plain command of the built program and gives what it answers.
func (j journey) kept(args ...string) string {
	j.t.Helper()
	cmd := exec.Command(j.program, args...)
	cmd.Env, cmd.Dir = j.env, j.home
	out, err := cmd.CombinedOutput()
	if err != nil {
		j.t.Fatalf("kept %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// orkney makes an empty workbook, and gives where it is.
func (j journey) orkney() string {
	j.t.Helper()
	file := filepath.Join(j.home, "orkney.kept")
	j.kept("new", file, "--partnership", "Orkney Partnership", "--area", "Orkney", "--keeper", "Mairi Flett")
	return file
}

func (j journey) open(columns, rows int, args ...string) *screen {
	j.t.Helper()
	return open(j.t, columns, rows, j.home, j.env, j.program, args...)
}

// A keeper opens the workbook at 80x24, adds and edits an action, finds and
// filters, takes it all back, exports the bundle, and leaves; the plain commands
// then find what the screens did.
func TestAKeepersFirstDay(t *testing.T) {
	j := begin(t)
	j.orkney()
	j.kept("add", "action", "reference=1.1", "title=Language guide", "brag=green", "due=by end of 2026-27")
	j.kept("add", "action", "reference=1.2", "title=Kinship payments", "brag=red")

	s := j.open(80, 24)
	s.sees("[1 Overview]", "Orkney Partnership")

	s.presses("2")
	s.sees("[2 Actions]", "Language guide", "Kinship payments", "1 of 2")

	// Adds.
	s.presses("n")
	s.sees("New action", "Title (needed)")
	s.types("1.3")
	s.presses("tab")
	s.types("Brothers and sisters")
	s.presses("ctrl+s")
	s.sees("Saved.", "> 1.3", "Brothers and sisters", "3 of 3")

	// Edits.
	s.presses("e")
	s.sees("Title (needed)    Brothers and sisters")
	s.presses("tab")
	s.types(" together")
	s.sees("Brothers and sisters together")
	s.presses("ctrl+s")
	s.sees("Saved.", "> 1.3", "Brothers and sisters together", "3 of 3")

	// Finds.
	s.presses("/")
	s.sees("Find:")
	s.types("kinsh")
	s.sees("Kinship payments", "1 of 1")
	s.loses("Language guide")
	s.presses("enter", "esc")
	s.sees("Language guide", "Kinship payments", "1 of 3")

	// Filters.
	s.presses("f")
	s.sees("Show only", "by its value")
	s.types("BRAG")
	s.loses("Foundations")
	s.sees("> BRAG")
	s.presses("enter")
	s.sees("Blank", "Green", "Red")
	s.types("Red")
	s.sees("> Red")
	s.presses("enter")
	s.loses("Language guide")
	s.sees("> 1.2", "Kinship payments", "1 of 1")
	s.presses("esc")
	s.sees("Language guide", "together", "1 of 3")

	// Undoes, and does again.
	s.presses("ctrl+z")
	s.loses("together")
	s.sees("Undone", "Brothers and sisters")
	s.presses("ctrl+z")
	s.sees("Undone", "of 2")
	s.loses("  1.3")
	s.presses("ctrl+y")
	s.sees("1.3", "of 3")

	// Exports.
	s.presses("6")
	s.sees("[6 Submission]", "Relationships")
	s.presses("x")
	s.sees("It is written to", "The bundle is written.")
	s.presses("enter")
	s.loses("It is written to")

	s.presses("ctrl+q")
	s.ends()

	bundles, err := filepath.Glob(filepath.Join(j.home, "promise-S12000023-*-r1.zip"))
	if err != nil || len(bundles) != 1 {
		t.Fatalf("the bundles are %q, %v", bundles, err)
	}
	if found := j.kept("check", bundles[0]); strings.Contains(found, "Error:") {
		t.Errorf("the check of the bundle says\n%s", found)
	}
	if list := j.kept("list", "actions"); !strings.HasSuffix(list, "1.3 Brothers and sisters.\n3 actions.\n") {
		t.Errorf("the list is\n%s", list)
	}
	history := j.kept("history")
	for _, line := range []string{"Redid: ", "Undid: ", "Mairi Flett: "} {
		if !strings.Contains(history, line) {
			t.Errorf("the history has no %q\n%s", line, history)
		}
	}
}

// demonstration opens the demo, with a folder for temporary files of its own.
func demonstration(t *testing.T) (s *screen, temporary string) {
	t.Helper()
	j := begin(t)
	temporary = filepath.Join(j.home, "tmp")
	if err := os.Mkdir(temporary, 0o755); err != nil {
		t.Fatal(err)
	}
	j.env = append(j.env, "TMPDIR="+temporary)
	s = j.open(120, 36, "demo")
	s.sees("[1 Overview]")
	return s, temporary
}

func wantEmpty(t *testing.T, folder string) {
	t.Helper()
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("there is left %v, %v", left, err)
	}
}

// The demonstration opens on a terminal, every page of it, and leaves nothing
// behind. With KEPT_SHOTS it takes the pictures of the README.
func TestTheDemonstrationOpensEveryPage(t *testing.T) {
	s, temporary := demonstration(t)
	for _, page := range []string{"1 Overview", "2 Actions", "3 Stakeholders", "4 Priorities", "5 National plan", "6 Submission"} {
		s.presses(page[:1])
		s.sees("[" + page + "]")
		s.becomesStill()
		s.picture(strings.ToLower(strings.ReplaceAll(page[2:], " ", "-")))
	}
	s.presses("ctrl+q")
	s.ends()
	wantEmpty(t, temporary)
}

func TestClosingTheTerminalTakesTheDemonstrationAway(t *testing.T) {
	s, temporary := demonstration(t)
	if err := s.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	s.ends()
	wantEmpty(t, temporary)
}

// Without colour the same words and signs stand on the screen.
func TestNothingNeedsColour(t *testing.T) {
	j := begin(t)
	j.orkney()
	j.kept("add", "action", "reference=1.1", "title=Language guide", "brag=green")
	j.env = append(j.env, "NO_COLOR=1")
	s := j.open(80, 24)
	s.sees("[1 Overview]")
	s.presses("2")
	s.sees("> 1.1", "Green")
	s.becomesStill()
	for y := range s.rows {
		for x := range s.columns {
			if c := s.cell(x, y); c != nil && (c.Style.Fg != nil || c.Style.Bg != nil) {
				t.Fatalf("there is colour at %d, %d:\n%s", x, y, s.text())
			}
		}
	}
	s.presses("ctrl+q")
	s.ends()
}

// Half a sentence is typed, the program is killed, and the sentence is offered.
func TestAKilledProgramKeepsTheDraft(t *testing.T) {
	j := begin(t)
	j.orkney()
	s := j.open(80, 24)
	s.sees("[1 Overview]")
	s.presses("2", "n", "tab")
	s.types("Half a sentence about")
	s.sees("Half a sentence about")
	drafts := filepath.Join(j.home, ".local", "state", "kept", "beside", "*", "draft-*.json")
	s.until("a draft on the disk", func(string) bool {
		files, err := filepath.Glob(drafts)
		if err != nil || len(files) == 0 {
			return false
		}
		text, err := os.ReadFile(files[0])
		return err == nil && strings.Contains(string(text), "Half a sentence about")
	})
	s.killed()

	s = j.open(80, 24)
	s.sees("A draft is kept", "Every word of it is kept")
	s.presses("enter")
	s.sees("This is your draft", "Half a sentence about")
	s.presses("ctrl+s")
	s.sees("Saved.")
	s.presses("ctrl+q")
	s.ends()
	if files, err := filepath.Glob(drafts); err != nil || len(files) > 0 {
		t.Errorf("after saving there is left %v, %v", files, err)
	}
}

// A keeper begins from nothing: a few questions, the first action, who leads it,
// and an update, until the overview's first steps are done.
func TestAKeepersFirstTenMinutes(t *testing.T) {
	j := begin(t)
	s := j.open(80, 24)
	s.setsUp()
	s.presses("enter")

	s.sees("[1 Overview]", "Orkney Islands", "three first steps", "[ ] 1. Write your first action")
	s.presses("enter")
	s.sees("New action")
	s.types("1.1")
	s.presses("tab")
	s.types("A home for brothers and sisters")
	s.presses("ctrl+s")
	s.sees("Saved.", "A home for brothers and sisters")

	s.presses("e")
	s.sees("Title (needed)")
	for range 8 {
		s.presses("tab")
	}
	s.sees("> Lead")
	s.types("Orkney Islands Council")
	s.sees(`as a new stakeholder`)
	s.presses("enter")
	s.sees("1 chosen")
	s.presses("ctrl+s")
	s.loses("1 chosen")
	s.presses("ctrl+s")
	s.sees("Saved.")
	s.presses("1")
	s.sees("[x] 1.", "[x] 2.", "[ ] 3.")
	s.presses("2", "u")
	s.types("The first home is found.")
	s.presses("ctrl+s")
	s.sees("Saved.")
	s.presses("1")
	s.sees("What needs you now")
	s.loses("first steps")
	s.presses("ctrl+q")
	s.ends()
	if shown := j.kept("show", "1.1"); !strings.Contains(shown, "The first home is found.") || !strings.Contains(shown,
		"Orkney Islands Council") {
		t.Errorf("the action is\n%s", shown)
	}
}
