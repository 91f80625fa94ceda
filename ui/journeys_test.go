package ui

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/overview"
	"kept/ui/uitest"
)

// find gives the one record of a kind whose name holds some words.
func find(t *testing.T, w *store.Workbook, kind, words string) *store.Record {
	t.Helper()
	var found *store.Record
	err := w.Each(context.Background(), store.Query{Kind: kind}, true, func(r *store.Record) error {
		if strings.Contains(r.Name(), words) {
			found = r
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found == nil {
		t.Fatalf("there is no %s named like %q", kind, words)
	}
	return found
}

func TestAnActionIsWrittenChangedAndRemoved(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "n")
	d.typed("3.1").press("tab").typed("Quiet rooms in every school? Yes, 10")
	d.press("down").typed("First line").press("enter").typed("second line")
	d.press("ctrl+s").sees("Saved. Ctrl+Z undoes.", "3.1", "Quiet rooms in every school? Yes")
	a := find(t, w, store.Action, "Quiet rooms")
	if got := a.Get("description"); got != "First line\nsecond line" {
		t.Errorf("the description is %q", got)
	}
	d.press("e", "tab", "home").typed("Large ").press("ctrl+s").sees("Large Quiet rooms")
	d.press("d").sees("Removed. Ctrl+Z undoes.").misses("> 3.1")
	d.press("ctrl+z").sees("Undone.", "Large Quiet rooms")
	d.press("ctrl+z").sees("Quiet rooms").misses("Large")
	d.press("ctrl+z").misses("> 3.1")
	d.press("ctrl+y").sees("Done again.", "3.1")
}

func TestAnUpdateTakesTwoKeysAndASentence(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2")
	d.press("u").typed("The third home opened.").press("ctrl+s").sees("Saved.")
	updates := find(t, w, store.Action, "1.1 ").Children("update")
	u := updates[len(updates)-1]
	if u.Get("note") != "The third home opened." || u.Get("date") != "2026-08-12" || u.Get("author") != "Morag Test" {
		t.Errorf("the update is %q of %s by %s", u.Get("note"), u.Get("date"), u.Get("author"))
	}
}

func TestLettersTypedIntoTextDoNothingElse(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "n", "tab")
	d.typed("q?123jkgG/ fsdnu[]x").sees("q?123jkgG/ fsdnu[]x", "New action")
	d.press("esc", "/").typed("q").sees("Find: q", "Nothing was found")
}

func TestFindingFollowsEveryLetter(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "/")
	d.typed("bab").sees("Listening to babies").misses("One trusted worker")
	d.press("backspace", "backspace", "backspace").typed("vacant").sees("One trusted worker").misses("Listening to babies")
	d.press("enter").sees("1 of 1").press("esc").sees("Listening to babies", "1 of 6")
}

func TestFiltersAreChosenAndShownAsChips(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "f").typed("status").press("enter").sees("In progress  3")
	d.typed("progr").press("enter").sees("[Status: In progress]", "One trusted worker").misses("A language guide")
	d.press("f").typed("lead").press("enter").typed("harb").press("enter").sees("[Lead: Harbour Families]", "1 of 1")
	d.press("esc").misses("[Status").sees("1 of 6")
}

func TestSortingTwiceTurnsTheListRound(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2")
	first := func() string { return strings.TrimSpace(strings.Split(d.Screen(), "\n")[3]) }
	if !strings.HasPrefix(first(), "> 1.1 ") {
		t.Fatalf("by reference the first is %q", first())
	}
	d.press("s", "enter")
	if !strings.HasPrefix(first(), "> 2.3") {
		t.Errorf("turned round the first is %q", first())
	}
	d.press("s").typed("title").press("enter")
	if !strings.Contains(first(), "A language guide") {
		t.Errorf("by title the first is %q", first())
	}
}

func TestWhatCannotBeStoredIsSaidAtTheField(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("4", "n").typed("many").press("tab").typed("A priority").press("ctrl+s")
	d.sees("Not saved yet.", "is not a whole number from 1 to 999")
	d.press("ctrl+u").typed("3").press("ctrl+s").sees("Saved.", "A priority")
	if got := find(t, w, store.Priority, "A priority").Get("rank"); got != "3" {
		t.Errorf("the rank is %q", got)
	}
}

func TestAPeriodSaysBackWhatItMeans(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "n")
	for range 13 {
		d.press("tab")
	}
	d.sees("> Due").typed("by end of 2026-27").sees("= by 31 March 2027")
	d.press("ctrl+u").typed("when the money comes").sees("kept as you say it")
}

func TestADraftIsKeptAndOfferedAgain(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "n", "tab").typed("Half a thought").press("esc").sees("kept as a draft")
	d.press("n").sees("This is your draft", "Half a thought")
	d.press("ctrl+d").misses("Half a thought").press("esc")
	d.press("n").misses("This is your draft").press("tab").typed("x").press("esc", "ctrl+q").sees("Leave without saving?")
	if d.Left {
		t.Fatal("it was left although a draft would be lost")
	}
	d.press("esc", "ctrl+q", "right", "enter")
	if !d.Left {
		t.Error("Leave does not leave")
	}
}

func TestAPickerAddsWhatIsMissing(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "e")
	for range 8 {
		d.press("tab")
	}
	d.sees("> Lead").typed("Ferry").sees(`Add "Ferry" as a new stakeholder`).press("enter").press("ctrl+s", "ctrl+s").sees("Saved.")
	find(t, w, store.Stakeholder, "Ferry")
	if got := find(t, w, store.Action, "1.1 ").Show("leads"); got != "Ferry; Firth Council" && got != "Firth Council; Ferry" {
		t.Errorf("the leads are %q", got)
	}
}

func TestSeveralRowsAreRemovedTogetherAndComeBackTogether(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "space", "space").sees("[x]", "[ ]")
	d.press("d").sees("Removed. Ctrl+Z undoes. (2 actions)", "1 of 4")
	d.press("ctrl+z").sees("of 6")
}

func TestEntriesOfAPageAreAddedChangedAndRemoved(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "enter", "right", "right")
	at := func(line string) {
		t.Helper()
		for range 60 {
			for _, l := range strings.Split(d.Screen(), "\n") {
				if strings.HasPrefix(l, ">") && strings.Contains(l, line) {
					return
				}
			}
			d.press("down")
		}
		t.Fatalf("there is no line %q on the page:\n%s", line, d.Screen())
	}
	at("Evidence (1)")
	d.press("n").typed("Minutes of May").press("ctrl+s").sees("Evidence (2)")
	at("Minutes of May")
	d.press("enter", "end").typed(" 2026").press("ctrl+s").sees("Minutes of May 2026")
	d.press("d").sees("Removed.", "Evidence (1)")
	at("Readings (1)")
	d.press("n").typed("66").press("ctrl+s").sees("Saved.")
	if n := len(find(t, w, store.Action, "1.1 ").Children("measure")[0].Children("reading")); n != 2 {
		t.Errorf("the measure has %d readings", n)
	}
}

func TestAGapOfTheNationalPlanStartsAnActionMappedToIt(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("5").sees("none").press("n").sees("New action for 1 Support", "1 Support")
	d.typed("A worker for each school").press("ctrl+s").sees("Saved.")
	if a := find(t, w, store.Action, "A worker"); !a.Has("national_actions", "1") {
		t.Error("the new action is not mapped to the national action")
	}
	if line := strings.Split(d.Screen(), "\n")[4]; !strings.Contains(line, "Support") || !strings.Contains(line, "  1  Not sufficient") {
		t.Errorf("the list does not count it: %q", line)
	}
}

func TestAResponseIsBegunFilledAndCounted(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("6").sees("Open", "Filled").press("enter").typed("They asked for help sooner.").press("ctrl+s")
	d.sees("Saved.", "1 of 5 filled")
	r := find(t, w, store.Response, "2026-27 Q2: 1 ")
	if r.Get("heard") != "They asked for help sooner." {
		t.Errorf("what was heard is %q", r.Get("heard"))
	}
	// A commitment to a response that nobody has begun begins it.
	d.press("down", "tab").row("Commitments").press("n").typed("Lunch clubs").press("ctrl+s").sees("Commitments      1", "Lunch clubs")
	if got := find(t, w, store.Response, "2026-27 Q2: 2 ").Children("commitment"); len(got) != 1 {
		t.Errorf("the new response has %d commitments", len(got))
	}
}

func TestExportShowsWhereTheBundleIs(t *testing.T) {
	w := partnershipBook(t)
	drive(t, w, 80, 24).press("6", "x").sees("It is written to", "promise-2026-27-Q2.zip",
		"Its SHA-256").press("enter").misses("It is written to")
	drive(t, w, 80, 24).press("6", "<", "x").sees("It is written to", "promise-2026-27-Q1.zip")
	broken := func(o *Options) {
		o.Export = func(context.Context, calendar.Quarter) (string, error) {
			return "", errors.New("the folder is not there")
		}
	}
	drive(t, w, 80, 24, broken).press("6", "x").sees("No bundle was written", "The folder is not there.")
	without := func(o *Options) { o.Export = nil }
	drive(t, w, 80, 24, without).press("6", "x").sees("built without the export")
}

func TestAChangeByAnotherProgramIsSeen(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2").misses("Written elsewhere")
	write(t, w, "Elsewhere", func(tx *store.Tx) error {
		_, err := tx.Add(store.Action, "", store.Values{"reference": "0.1", "title": "Written elsewhere"})
		return err
	})
	d.send(watchMsg{}).sees("Written elsewhere", "of 7")
}

func TestQuittingWaitsForWhatIsBeingSaved(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "n", "tab").typed("The last word")
	_, saving := d.app.Update(keyNamed("ctrl+s"))
	if _, quit := d.app.Update(keyNamed("ctrl+q")); quit != nil {
		t.Fatalf("it would leave before the change is on the disk:\n%s", d.Screen())
	}
	d.Run(saving)
	if !d.Left {
		t.Fatalf("it did not leave:\n%s", d.Screen())
	}
	find(t, w, store.Action, "The last word")
}

func TestAnAnswerThatComesTooLateIsDropped(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "/")
	_, slow := d.app.Update(uitest.Letter('v')) // its answer is still on the way
	d.typed("acant").sees("One trusted worker", "1 of 1")
	d.Run(slow)
	d.sees("One trusted worker", "1 of 1").misses("Listening to babies")
}

func TestTextCannotTakeOverTheTerminal(t *testing.T) {
	w := newWorkbook(t)
	write(t, w, "Wrote it", func(tx *store.Tx) error {
		_, err := tx.Add(store.Action, "", store.Values{"reference": "1", "title": "Safe \u202eesrever",
			"description": "a line\nanother \u2066one"})
		return err
	})
	d := drive(t, w, 120, 40).press("2").sees("Safe esrever")
	if content := d.app.View().Content; strings.ContainsAny(content, "\u202e\u2066\a\x07") {
		t.Error("a control character reached the screen")
	}
	d.press("e")
	if strings.ContainsAny(d.app.View().Content, "\u202e\u2066") {
		t.Error("a control character reached the form")
	}
	d.send(tea.PasteMsg{Content: "pasted\x1b]52;c;AAAA\a text"}).sees("pasted]52;c;AAAA text")
}

func TestAWorkbookForReadingSaysWhyNothingCanBeChanged(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24, func(o *Options) { o.ReadOnly = true })
	d.sees("Read only").press("2", "n").sees("This workbook is open for reading only.").press("ctrl+k").sees("New (not now)")
}

func TestOverviewAsPlainText(t *testing.T) {
	var out strings.Builder
	if err := overview.Print(context.Background(), partnershipBook(t), &out, calendar.DateOf(noon)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Invented Firth Partnership (invented, for trying out)", "Actions: 6",
		"BRAG: blue 1, green 1, amber 1, red 1, not said 2",
		"Overdue (1):", "  2.1 One trusted worker", "Due in the next 30 days (1):",
		"Submission of 2026-27 Q2: 2 of 25 responses filled, 0 begun"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("it does not say %q:\n%s", want, out.String())
		}
	}
}
