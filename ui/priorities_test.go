package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"kept/store"
	"kept/ui/priorities"
)

// rankedBook has four priorities, of which two are covered in some way.
func rankedBook(t testing.TB) *store.Workbook {
	w := partnershipBook(t)
	write(t, w, "Wrote more priorities", func(tx *store.Tx) error {
		_, err := tx.Add(store.Priority, "", store.Values{"rank": "3", "title": "Nobody leaves care alone", "origin": "local",
			"priority_area": "a_good_childhood"})
		if err != nil {
			return err
		}
		_, err = tx.Add(store.Priority, "", store.Values{"title": "Not ranked yet"})
		return err
	})
	return w
}

func ranks(t testing.TB, w *store.Workbook) string {
	t.Helper()
	var list []string
	err := w.Each(context.Background(), store.Query{Kind: store.Priority, Sort: "rank"}, false, func(p *store.Record) error {
		list = append(list, p.Get("rank")+" "+strings.Fields(p.Get("title"))[0])
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(list, ", ")
}

func TestPriorityScreens(t *testing.T) {
	w := rankedBook(t)
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for _, c := range []struct {
			name string
			keys []string
		}{
			{"ranked", []string{"4"}},
			{"covered", []string{"4", "enter"}},
			{"uncovered", []string{"4", "down", "down", "enter"}},
		} {
			t.Run(fmt.Sprintf("%s_%dx%d", c.name, size[0], size[1]), func(t *testing.T) {
				golden.RequireEqual(t, drive(t, w, size[0], size[1]).press(c.keys...).Screen()+"\n")
			})
		}
	}
}

func TestPrioritiesAreRankedByMoving(t *testing.T) {
	w := rankedBook(t)
	d := drive(t, w, 80, 24).press("4", "down", "K").sees("Support before crisis is now 1 of 4. Ctrl+Z undoes.", "> 1")
	if got := ranks(t, w); got != "1 Support, 2 Brothers, 3 Nobody, 4 Not" {
		t.Errorf("the ranks are %s", got)
	}
	d.press("K").sees("It is the first already.")
	d.press("J", "ctrl+down").sees("is now 3 of 4")
	if got := ranks(t, w); got != "1 Brothers, 2 Nobody, 3 Support, 4 Not" {
		t.Errorf("the ranks are %s", got)
	}
	d.press("home", "J").sees("Brothers and sisters stay together is now 2 of 4")
	d.press("ctrl+z").sees("Undone.")
	if got := ranks(t, w); got != "1 Brothers, 2 Nobody, 3 Support, 4 Not" {
		t.Errorf("after Undo the ranks are %s", got)
	}
	d.press("ctrl+z") // three steps of one priority at one stroke
	if got := ranks(t, w); got != "1 Brothers, 2 Support, 3 Nobody,  Not" {
		t.Errorf("after all is undone the ranks are %s", got)
	}
	d.press("end", "J").sees("It is the last already.")
}

func TestAPriorityThatIsMovedLaterIsUndoneByItself(t *testing.T) {
	w, now := rankedBook(t), noon
	d := drive(t, w, 80, 24, func(o *Options) { o.Now = func() time.Time { return now } }).press("4", "J")
	now = now.Add(priorities.MovingOn + time.Second)
	d.press("J", "ctrl+z")
	if got := ranks(t, w); got != "1 Support, 2 Brothers, 3 Nobody, 4 Not" {
		t.Errorf("the ranks are %s", got)
	}
}

func TestAPriorityIsMovedToARankAtOnce(t *testing.T) {
	w := rankedBook(t)
	d := drive(t, w, 80, 24).press("4", "end", "r").typed("9").press("enter").sees("There are 4 priorities.").press("backspace").typed(
		"1").sees("= rank 1 of 4").press("enter").sees("Not ranked yet is now 1 of 4", "> 1 ")
	if got := ranks(t, w); got != "1 Not, 2 Brothers, 3 Support, 4 Nobody" {
		t.Errorf("the ranks are %s", got)
	}
	d.press("r").typed("1").press("enter").sees("It is there already.")
	d.press("d").press("home").sees("1      Brothers")
	if got := ranks(t, w); got != "1 Brothers, 2 Support, 3 Nobody" {
		t.Errorf("after one was removed the ranks are %s", got)
	}
}

func TestPrioritiesAreMovedOnlyInTheOrderOfRanks(t *testing.T) {
	w := rankedBook(t)
	d := drive(t, w, 80, 24).press("4", "s").typed("title").press("enter", "J").sees("Put the list in the order of ranks first")
	if got := ranks(t, w); got != "1 Brothers, 2 Support, 3 Nobody,  Not" {
		t.Errorf("the ranks are %s", got)
	}
	d.press("s").typed("rank").press("enter", "/").typed("care").press("enter", "K").sees("Show all priorities first")
}

func TestAPrioritySaysHowItsActionsStandAndWhatIsNotCovered(t *testing.T) {
	w := rankedBook(t)
	d := drive(t, w, 80, 24).press("4").sees("○ Local", "▼ Mandated", "1 A", "action, owner, 6 national")
	d.press("enter").sees("How its actions stand (1)", "A▲ Amber", "Nobody is named as its owner.")
	d.row("A▲ Amber").press("enter").sees("[2 Actions]", "Homes where").misses("One trusted worker").press("esc").sees("[4 Priorities]")
	d.press("esc", "home", "down", "enter").sees("No action serves it yet.", "11 Service Integration").misses("9 Family Support")
	d.row("11 Service Integration").press("enter").sees("[5 Plan]", "Service Integration").press("esc").sees("[4 Priorities]")
	d.row("Nobody is named").press("enter").sees("> Owner")
}

func TestAPriorityOfRedActionsOnlySaysSo(t *testing.T) {
	w := rankedBook(t)
	write(t, w, "It went wrong", func(tx *store.Tx) error { return tx.Set(find(t, w, store.Action, "1.1 ").ID, "brag", "red") })
	drive(t, w, 80, 24).press("4", "enter").sees("Every one of its actions is red.")
}
