package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"kept/store"
	"kept/ui/story"
)

// workshop drives the program as a facilitator has it: a demonstration that can
// be made anew.
func workshop(t *testing.T, width, height int) *driver {
	t.Helper()
	return drive(t, partnershipBook(t), width, height, func(o *Options) {
		o.Demo = true
		o.Workshop = &Workshop{Begin: true, Rebuild: func(context.Context) (*store.Workbook, error) { return partnershipBook(t), nil }}
	})
}

func TestTheStoryOfAQuarterIsShownOnTheRealPages(t *testing.T) {
	if n := len(story.Steps); n > 12 {
		t.Errorf("the story has %d steps", n)
	}
	d := workshop(t, 120, 40)
	pages := []string{"[1 Overview]", "[2 Actions]", "[2 Actions]", "[2 Actions]", "[2 Actions]", "[3 Stakeholders]", "[4 Priorities]",
		"[5 National plan]", "[6 Submission]", "[6 Submission]", "[7 History]", "[1 Overview]"}
	for i, step := range story.Steps {
		place := fmt.Sprintf("%d of %d", i+1, len(story.Steps))
		d.sees(place, "Space: next", "t: try it yourself").misses("[")
		first, _, _ := strings.Cut(step.Sentence, " ")
		d.sees(first)
		d.press("space").sees(place+"  "+step.Title, pages[i], "Space Next")
		d.press("right")
	}
	d.sees("That was the story.")
}

func TestStoryScreens(t *testing.T) {
	for _, size := range sizes {
		for _, at := range []int{0, 2, 4, 7, 11} {
			t.Run(fmt.Sprintf("step_%d_%dx%d", at+1, size[0], size[1]), func(t *testing.T) {
				d := workshop(t, size[0], size[1])
				for range at {
					d.press("space", "space")
				}
				page := d.Screen()
				if !strings.Contains(page, "██") {
					t.Errorf("the title has no space for large letters:\n%s", page)
				}
				fits(t, d, size[0], size[1])
				d.press("space")
				fits(t, d, size[0], size[1])
				golden.RequireEqual(t, page+"\n"+strings.Repeat("=", size[0])+"\n"+d.Screen()+"\n")
			})
		}
	}
}

func TestTheStoryIsStoppedToTryAndResumed(t *testing.T) {
	d := workshop(t, 80, 24)
	d.press("space", "space", "space", "space").sees("3 of 12") // red and amber, its page
	d.press("space").sees("3 of 12  Red and amber")
	d.press("n").sees("3 of 12  Red and amber") // keys of the page do nothing while it is told
	d.press("t").sees("Now try it yourself. F5 goes on")
	d.press("n").typed("7.7").press("tab").typed("Tried by forty people").press("ctrl+s").sees("Saved.")
	d.press("f5").sees("3 of 12", "Space: next")
	d.press("backspace").sees("2 of 12  All we do").press("backspace").sees("2 of 12", "Space: next")
	d.press("esc").sees("The story is over.").misses("2 of 12")
}

func TestALookedAtFormIsNotTypedIn(t *testing.T) {
	d := workshop(t, 80, 24)
	for range 4 {
		d.press("space", "space")
	}
	d.sees("5 of 12").press("space").sees("5 of 12  Two keys", "Note (needed)").typed("zz")
	if d.app.desk.Typed() != nil {
		t.Error("a key of the story was typed into the form")
	}
	d.press("t").typed("We met.").press("ctrl+s").sees("Saved.")
}

func TestAResetMakesTheDemonstrationAnew(t *testing.T) {
	d := workshop(t, 80, 24).press("esc", "2", "d").sees("Removed.").misses("> 1.1 ")
	d.press("ctrl+r").sees("The demonstration is as it was at first.", "[1 Overview]")
	d.press("2").sees("> 1.1 ")
	d.press("ctrl+z") // what the workbook began with cannot be taken back by a slip
	if d.app.book == d.book {
		t.Error("the program still works on the old workbook")
	}
}

func TestARealWorkbookIsNotShownUnasked(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24, func(o *Options) { o.Workshop = &Workshop{Begin: true} })
	d.sees("Show your own workbook?", "demo --present").press("enter").misses("1 of 12")
	d.press("f5").sees("Show your own workbook?").press("right", "enter").sees("1 of 12")
	d.press("esc", "ctrl+r").sees("Only the invented demonstration can be made anew")
}

func TestTheStoryIsToldOfAnEmptyWorkbookToo(t *testing.T) {
	w, err := store.Create(context.Background(), filepath.Join(t.TempDir(), "empty.kept"),
		store.Options{Now: advancing(), Keeper: "Morag Test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	d := drive(t, w, 80, 24, func(o *Options) { o.Demo = true; o.Workshop = &Workshop{Begin: true} })
	for range story.Steps {
		d.press("space")
		fits(t, d, 80, 24)
		d.press("space")
	}
	d.sees("That was the story.")
}
