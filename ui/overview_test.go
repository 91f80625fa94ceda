package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"kept/store"
	"kept/store/calendar"
	"kept/store/submission"
	"kept/ui/overview"
	"kept/ui/shelf"
)

// downTo goes down until the cursor stands on the line that says something.
func (d *driver) downTo(words string) *driver {
	d.t.Helper()
	for {
		for _, pane := range strings.FieldsFunc(d.Screen(), func(r rune) bool { return r == '\n' || r == '│' }) {
			if strings.HasPrefix(strings.TrimSpace(pane), ">") && strings.Contains(pane, words) {
				return d
			}
		}
		before := d.Screen()
		if d.press("down").Screen() == before {
			d.t.Fatalf("no line says %q:\n%s", words, before)
		}
	}
}

func TestTheOverviewIsOneScreenAtEverySize(t *testing.T) {
	w := partnershipBook(t)
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			golden.RequireEqual(t, drive(t, w, size[0], size[1]).Screen()+"\n")
		})
	}
}

func TestTheOverviewOpensWhatItSpeaksOf(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).sees("1  Overdue").press("enter").sees("[Due before 12 Aug 2026]", "2.1").misses("1.2")
	d.press("esc").sees("[1 Overview]")
	d.press("space").sees("2.1 One trusted worker for each family (due 31 July").press("down", "enter")
	d.sees("[2 Actions]", "One trusted worker for each family", "Reference").press("esc").sees("[1 Overview]")
	d.press("up", "space").misses("2.1 One trusted worker")
}

func TestEveryQuestionOpensTheActionsThatItCounts(t *testing.T) {
	w := partnershipBook(t)
	for _, c := range []struct{ question, answer, other string }{
		{"1  Overdue", "2.1", "1.1 "},
		{"1  Due in the next 30 days", "2.2", "2.1"},
		{"4  Gone quiet: no update for 60 days", "2.3", "1.1 "},
		{"2  Red or amber", "1.1", "1.2"},
		{"2  Green or blue without evidence", "1.2", "1.1 "},
		{"2  Without a lead", "1.10", "2.1"},
		{"1  Without a date", "2.3", "2.1"},
		{"4  Without a measure", "2.1", "1.1 "},
	} {
		d := drive(t, w, 80, 24).sees(c.question)
		d.downTo(c.question)
		n, _, _ := strings.Cut(c.question, " ")
		d.press("enter").sees("[2 Actions]", "of "+n, c.answer).misses("  "+c.other, "> "+c.other)
	}
}

func TestTheQuietTimeIsThePartnershipsOwn(t *testing.T) {
	w := partnershipBook(t)
	p, err := w.Partnership(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	write(t, w, "Set the quiet time", func(tx *store.Tx) error { return tx.Set(p.ID, "quiet_days", "20") })
	drive(t, w, 80, 24).sees("5  Gone quiet: no update for 20 days")
}

// The fact that a question is about is not cut off where there is little space.
func TestALongTitleMakesSpaceForWhatTheQuestionIsAbout(t *testing.T) {
	w := partnershipBook(t)
	a := find(t, w, store.Action, "2.1 ")
	write(t, w, "Said more", func(tx *store.Tx) error {
		return tx.Set(a.ID, "title", "One trusted worker for each family, for as long as the family wants it")
	})
	drive(t, w, 120, 40).sees("2.1 One trusted worker for e… (due 31 July 2026)", "(Red)")
	drive(t, w, 80, 24).press("space").sees("(due 31 July 2026)")
}

func TestWhatChangedSinceOneWasHereIsSaidWithWho(t *testing.T) {
	w := partnershipBook(t)
	state := t.TempDir()
	here := func(o *Options) { o.StateDir = state }
	drive(t, w, 80, 24, here).sees("Last changes")
	if err := shelf.Of(state, w.Path()).NoteHere("Morag Test", noon.Add(24*time.Hour)); err != nil {
		t.Fatal(err)
	}
	a := find(t, w, store.Action, "2.1 ")
	w.SetKeeper("Ann Other")
	later := noon.Add(48 * time.Hour)
	// The clock of the workbook stands in August; what is written now comes before the visit.
	write(t, w, "Edited action 2.1", func(tx *store.Tx) error { return tx.Set(a.ID, "brag", "red") })
	w.SetKeeper("Morag Test")
	d := drive(t, w, 80, 24, here, func(o *Options) { o.Now = func() time.Time { return later } })
	d.sees("Last changes", "Ann Other: Edited action 2.1")
	if err := shelf.Of(state, w.Path()).NoteHere("Morag Test", noon.Add(-24*time.Hour)); err != nil {
		t.Fatal(err)
	}
	d = drive(t, w, 80, 24, here).sees("Changed since you were last here, 11 Aug 2026", "Ann Other: Edited action 2.1")
	d.downTo("12 Aug 2026  Ann Other").press("enter").sees("[2 Actions]", "One trusted worker")
}

func TestAnEmptyWorkbookBeginsWithThreeSteps(t *testing.T) {
	w := newWorkbook(t)
	d := drive(t, w, 80, 24).sees("An empty workbook: three first steps", "[ ] 1. Write your first action")
	d.press("enter").sees("New action").press("tab").typed("A home for brothers").press("ctrl+s").sees("Saved.", "A home for brothers")
	d.press("1").sees("[x] 1. Write your first action", "[ ] 2. Say who leads it", "[ ] 3. Write an update")
	a := find(t, w, store.Action, "A home")
	write(t, w, "The rest", func(tx *store.Tx) error {
		lead, err := tx.Add(store.Stakeholder, "", store.Values{"name": "Firth Council"})
		if err != nil {
			return err
		}
		if err := tx.SetItem(a.ID, "leads", string(lead), ""); err != nil {
			return err
		}
		_, err = tx.Add("update", a.ID, store.Values{"date": "2026-08-12", "note": "Begun."})
		return err
	})
	d.send(watchMsg{}).misses("first steps").sees("What needs you now")
}

func TestOneLineOfAFieldOpensToItsBars(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).sees("A▲ Amber 1 █").downTo("Status").press("space")
	d.downTo("In progress       3 ████████████████").press("enter").sees("[Status: In progress]", "of 3")
}

func TestAnEmptyWorkbookSaysItsStepsInPlainTextToo(t *testing.T) {
	var out strings.Builder
	if err := overview.Print(context.Background(), newWorkbook(t), &out, calendar.DateOf(noon)); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "1. Write your first action (to do)") || strings.Contains(out.String(), "Every action") {
		t.Errorf("it says:\n%s", out.String())
	}
}

func TestABarOfPrioritiesOpensTheActionsThatServeIt(t *testing.T) {
	drive(t, partnershipBook(t), 200, 60).press("tab").downTo("1 Brothers").press("enter").sees("Brothers and sisters stay together]",
		"1 of 1", "1.1")
}

// Whatever page Kept begins in is on the first screen, and the rest comes behind.
func TestTheFirstScreenIsReadBeforeTheProgramBegins(t *testing.T) {
	for _, c := range []struct{ start, first, behind string }{
		{"", "1  Overdue", "4  Gone quiet"},
		{"actions", "One trusted worker", "1 of 6"},
		{"submission", "Relationships", "Filled"},
	} {
		w := partnershipBook(t)
		a := newApp(context.Background(),
			Options{Workbook: w, Now: func() time.Time { return noon }, Environ: []string{"TERM=xterm-256color", "LANG=en_GB.UTF-8"}})
		a.remembered.Start = c.start
		a.useSettings()
		a.preload()
		d := driverOf(t, a, w)
		a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		d.sees(c.first)
		d.Run(a.Init())
		d.send(tea.WindowSizeMsg{Width: 80, Height: 24}).sees(c.first, c.behind)
	}
}

func TestHowFarTheQuarterIsFitsOnItsLine(t *testing.T) {
	w := partnershipBook(t)
	if _, err := submission.Begin(t.Context(), w, quarterTwo(t)); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(drive(t, w, 80, 24).Screen(), "\n") {
		if strings.Contains(line, "Quarter 2026-27 Q2") && !strings.HasSuffix(strings.TrimSpace(line), "begun; being filled") {
			t.Errorf("it is cut off: %q", line)
		}
	}
	drive(t, w, 80, 24).sees("begun; being filled")
}
