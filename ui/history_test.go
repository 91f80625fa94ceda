package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"kept/store"
)

// row brings the cursor of a list or page to the line that holds some words.
func (d *driver) row(words string) *driver {
	d.t.Helper()
	d.press("home", "down", "up") // a page may begin with lines on which the cursor cannot stand
	for range 80 {
		for _, l := range strings.Split(d.Screen(), "\n") {
			if strings.Contains(l, ">") && strings.Contains(l[strings.Index(l, ">"):], words) && !strings.Contains(l, "Kept") {
				return d
			}
		}
		d.press("down")
	}
	d.t.Fatalf("there is no line %q:\n%s", words, d.Screen())
	return d
}

func TestALongNameOfAKeeperIsWholeWhereThereIsSpace(t *testing.T) {
	w := partnershipBook(t)
	w.SetKeeper("Test keeper, lead officer")
	a := find(t, w, store.Action, "1.1 ")
	write(t, w, "Said so", func(tx *store.Tx) error { return tx.Set(a.ID, "brag", "red") })
	d := drive(t, w, 80, 24).press("7").sees("Test keeper, le…").resize(200, 60).sees("Test keeper, lead officer")
	d.resize(80, 24).sees("Test keeper, le…")
}

// What the list is narrowed to takes the first line, and the mouse finds every
// row where it is drawn.
func TestTheMouseFindsTheRowsOfANarrowedHistory(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("7", "f", "enter").typed("Morag").press("enter").sees("[By Morag Test]")
	d.clickOn("Noted progress").sees("> today 12:00        Morag Test        Noted progress")
	d.clickOn("[By Morag Test]").sees("Show only changes")
}

func TestHistoryScreens(t *testing.T) {
	w := partnershipBook(t)
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for _, c := range []struct {
			name string
			keys []string
		}{
			{"changes", []string{"7"}},
			{"one", []string{"7", "down", "enter"}},
			{"as_it_stood", []string{"7", "down", "down", "down", "enter", "down", "down", "a"}},
		} {
			t.Run(fmt.Sprintf("%s_%dx%d", c.name, size[0], size[1]), func(t *testing.T) {
				golden.RequireEqual(t, drive(t, w, size[0], size[1]).press(c.keys...).Screen()+"\n")
			})
		}
	}
}

func TestTheHistorySaysWhoChangedWhatAndWhen(t *testing.T) {
	w := partnershipBook(t)
	write(t, w, "Edited action 1.1", func(tx *store.Tx) error {
		return tx.Set(find(t, w, store.Action, "1.1 ").ID, "status", "paused")
	})
	d := drive(t, w, 80, 24).press("7").sees("today 12:00", "Morag Test", "Edited action 1.1", "1 of 6")
	d.press("enter").sees("Action: 1.1 Homes", "Status: Paused, was In progress")
	d.press("enter").sees("[2 Actions]", "Paused").press("esc").sees("[7 History]")
}

func TestAChangeOfAnEntryOpensWhatItBelongsTo(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("7").row("Noted progress").press("enter").row("Note: The first brothers").press("enter")
	d.sees("[2 Actions]", "Homes where brothers and sisters live together").press("esc").sees("[7 History]", "Noted progress")
}

func TestARecordIsSeenAsItStood(t *testing.T) {
	w := partnershipBook(t)
	a := find(t, w, store.Action, "1.1 ").ID
	write(t, w, "Edited action 1.1", func(tx *store.Tx) error { return tx.Set(a, "status", "paused") })
	write(t, w, "Edited action 1.1 again", func(tx *store.Tx) error { return tx.Set(a, "status", "complete") })
	d := drive(t, w, 80, 24).press("7").row("Edited action 1.1 again").press("down", "a")
	d.sees("PAST: as it stood on 12 August 2026", "Changed since", "Paused; now Complete", "As it stood")
	d.press("<").sees("after \"Noted progress\"", "In progress; now Complete")
	d.press(">", ">").sees("after \"Edited action 1.1 again\"").misses("Changed since")
	d.press(">").sees("This is how it stands now.")
	d.press("esc").sees("> Action: 1.1 Homes").press("esc").sees("When")
}

func TestWhatIsPastCannotBeChanged(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("7", "down", "enter", "a").sees("PAST")
	d.press("e", "n", "d", "u").sees("PAST").misses("New ", "Removed", "Undo to here?")
}

func TestUndoToHereAsksFirstAndCanBeDoneAgain(t *testing.T) {
	w := partnershipBook(t)
	a := find(t, w, store.Action, "1.1 ").ID
	start := whole(t, w)
	for i, s := range []string{"paused", "complete", "stopped"} {
		write(t, w, fmt.Sprint("Change ", i+1), func(tx *store.Tx) error { return tx.Set(a, "status", s) })
	}
	end := whole(t, w)
	d := drive(t, w, 80, 24).press("7").row("Wrote the first responses")
	d.press("u").sees("Undo to here?", "takes back 3 changes", "> Cancel").press("enter")
	if whole(t, w) != end {
		t.Fatal("Cancel did not cancel")
	}
	d.press("u", "right", "enter").sees("3 changes were taken back.", "Took back all after")
	if whole(t, w) != start {
		t.Error("it is not as it was")
	}
	d.row("Wrote the first responses").press("u").sees("Nothing that still stands was changed after this.")
	d.press("ctrl+y").sees("All is back again.")
	if whole(t, w) != end {
		t.Error("Ctrl+Y did not bring everything back")
	}
	d.row("Wrote the first responses").press("u", "right", "enter", "ctrl+z").sees("Undone.")
	if whole(t, w) != end {
		t.Error("Ctrl+Z did not bring everything back")
	}
	d.row("Wrote the first responses").press("u").sees("takes back 3 changes").press("esc")
	d.press("ctrl+z").row("Wrote the first responses").press("u").sees("takes back 2 changes")
}

func TestTheHistoryIsNarrowedByWhoWhatAndWhen(t *testing.T) {
	w := partnershipBook(t)
	w.SetKeeper("Isla Other")
	write(t, w, "Isla's change", func(tx *store.Tx) error {
		return tx.Set(find(t, w, store.Priority, "Support before").ID, "why", "It costs less.")
	})
	d := drive(t, w, 80, 24).press("7").sees("1 of 6")
	d.press("f", "enter").sees("Isla Other", "Morag Test").press("enter").sees("[By Isla Other]", "1 of 1").press("esc").sees("1 of 6")
	d.press("f").typed("kind").press("enter").typed("engag").press("enter").sees("[Engagement log]", "Wrote down who takes part",
		"1 of 1").press("esc")
	d.press("f").typed("time").press("enter").typed("July 2026").press("enter").sees("[July 2026]", "No change is like that.").press("esc")
	d.press("f").typed("time").press("enter").typed("last 7").press("enter").sees("1 of 6")
	d.press("/").typed("respon").sees("1 of 1", "Wrote the first responses").misses("Isla's")
}

// Long histories are read a page at a time, from either end.
func TestALongHistoryIsReadFromEitherEnd(t *testing.T) {
	w := newWorkbook(t)
	var id store.ID
	write(t, w, "The very first", func(tx *store.Tx) (err error) {
		id, err = tx.Add(store.Action, "", store.Values{"title": "Changed often"})
		return err
	})
	for i := range 300 {
		write(t, w, fmt.Sprintf("Change %d", i+1), func(tx *store.Tx) error { return tx.Set(id, "description", fmt.Sprint(i)) })
	}
	d := drive(t, w, 80, 24).press("7").sees("Change 300", "1 of 301")
	d.press("end").sees("The very first", "301 of 301")
	for range 10 {
		d.press("pgup")
	}
	d.sees("Change 172").press("home").sees("1 of 301")
	d.press("/").typed("first").sees("1 of 1").press("enter", "end").sees("The very first")
}
