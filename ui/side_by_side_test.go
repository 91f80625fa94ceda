package ui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"kept/store"
)

// alsoOpen opens the same workbook for another keeper, as their own program would.
func alsoOpen(t testing.TB, w *store.Workbook, keeper string) *store.Workbook {
	t.Helper()
	other, err := store.Open(context.Background(), w.Path(),
		store.Options{Now: advancing(), Entropy: sameRandom{rand.NewChaCha8([32]byte{2})},
			Keeper: keeper})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := other.Close(); err != nil {
			t.Error(err)
		}
	})
	return other
}

// sets sets one field of an action as somebody else would.
func sets(t *testing.T, w *store.Workbook, action, field, value string) {
	t.Helper()
	write(t, w, "Set "+field+" of "+action, func(tx *store.Tx) error {
		return tx.Set(find(t, w, store.Action, action).ID, field, value)
	})
}

const (
	herTitle = "Homes where brothers and sisters stay close"
	myTitle  = "Homes for brothers and sisters"
)

// retitled has a form open in which the title of action 1.1 was changed.
func retitled(t *testing.T, w *store.Workbook, width, height int, change ...func(*Options)) *driver {
	t.Helper()
	return drive(t, w, width, height, change...).press("2", "e", "tab", "ctrl+u").typed(myTitle)
}

func TestWhatOnlyOneChangedMergesByItself(t *testing.T) {
	w := partnershipBook(t)
	ann := alsoOpen(t, w, "Ann Other")
	d := retitled(t, w, 80, 24)
	sets(t, ann, "1.1 ", "barriers", "No homes for sale.")
	d.press("ctrl+s").sees("Saved, beside what Ann Other changed meanwhile. Ctrl+Z undoes.").misses("You both changed this")
	a := find(t, w, store.Action, "1.1 ")
	if a.Get("title") != myTitle || a.Get("barriers") != "No homes for sale." {
		t.Errorf("the action is %q with %q", a.Get("title"), a.Get("barriers"))
	}
}

func TestWhatBothChangedIsChosen(t *testing.T) {
	for _, c := range []struct{ key, want string }{{"m", myTitle}, {"t", herTitle}} {
		w := partnershipBook(t)
		ann := alsoOpen(t, w, "Ann Other")
		d := retitled(t, w, 80, 24).press("tab").typed("Three in the north.")
		sets(t, ann, "1.1 ", "title", herTitle)
		d.press("ctrl+s").sees("You both changed this", "Ann Other", herTitle[:20], myTitle, "As it was when you began", "live together")
		if got := find(t, ann, store.Action, "1.1 ").Get("title"); got != herTitle {
			t.Fatalf("before the choice the title is %q", got)
		}
		d.press(c.key).misses("You both changed this").sees("Saved")
		a := find(t, ann, store.Action, "1.1 ")
		if a.Get("title") != c.want || a.Get("description") != "Three in the north." {
			t.Errorf("after %s the action is %q with %q", c.key, a.Get("title"), a.Get("description"))
		}
		d.press("ctrl+z") // all of it was one change
		if a := find(t, ann, store.Action, "1.1 "); a.Get("title") != herTitle || a.Get("description") != "" {
			t.Errorf("undone, the action is %q with %q", a.Get("title"), a.Get("description"))
		}
	}
}

func TestBothAreBroughtTogetherInTheForm(t *testing.T) {
	w := partnershipBook(t)
	ann := alsoOpen(t, w, "Ann Other")
	d := retitled(t, w, 80, 24)
	sets(t, ann, "1.1 ", "title", herTitle)
	d.press("ctrl+s", "e").sees("Put the two together", "> Title (needed)", "and sisters / Homes where")
	d.press("ctrl+u").typed("Homes together").press("ctrl+s").sees("Saved.")
	if got := find(t, w, store.Action, "1.1 ").Get("title"); got != "Homes together" {
		t.Errorf("the title is %q", got)
	}
}

func TestAThirdChangeIsNotOverwrittenUnseenEither(t *testing.T) {
	w := partnershipBook(t)
	ann := alsoOpen(t, w, "Ann Other")
	d := retitled(t, w, 80, 24)
	sets(t, ann, "1.1 ", "title", herTitle)
	d.press("ctrl+s").sees("You both changed this")
	sets(t, ann, "1.1 ", "title", "Quite another title")
	d.press("m").sees("You both changed this", "Quite another title").press("m").sees("Saved")
	if got := find(t, w, store.Action, "1.1 ").Get("title"); got != myTitle {
		t.Errorf("the title is %q", got)
	}
}

func TestAKeyDoesNotOverwriteWhatWasNotShownYet(t *testing.T) {
	w := partnershipBook(t)
	ann := alsoOpen(t, w, "Ann Other")
	d := drive(t, w, 80, 24).press("2")
	sets(t, ann, "1.1 ", "brag", "red")
	d.press("b", "g").sees("Not saved: somebody else has just changed this. Look again.")
	if got := find(t, w, store.Action, "1.1 ").Get("brag"); got != "red" {
		t.Errorf("the BRAG is %q", got)
	}
	d.send(watchMsg{}).sees("Red").press("b", "g").sees("Saved")
	if got := find(t, w, store.Action, "1.1 ").Get("brag"); got != "green" {
		t.Errorf("the BRAG is %q", got)
	}
}

func TestLeavingTheChoiceKeepsEveryWordAndSavesNothing(t *testing.T) {
	w := partnershipBook(t)
	ann := alsoOpen(t, w, "Ann Other")
	d := retitled(t, w, 80, 24)
	sets(t, ann, "1.1 ", "title", herTitle)
	d.press("ctrl+s", "esc").sees(myTitle, "Not saved yet").press("ctrl+s").sees("You both changed this")
	if got := find(t, w, store.Action, "1.1 ").Get("title"); got != herTitle {
		t.Errorf("the title is %q", got)
	}
}

func TestSeveralClashesAreChosenOneAfterTheOther(t *testing.T) {
	w := partnershipBook(t)
	ann := alsoOpen(t, w, "Ann Other")
	d := retitled(t, w, 80, 24).press("tab").typed("Mine.")
	sets(t, ann, "1.1 ", "title", herTitle)
	sets(t, ann, "1.1 ", "description", "Hers.")
	d.press("ctrl+s").sees("1 of 2: Title").press("m").sees("2 of 2: Description", "Mine.", "Hers.").press("left").sees("1 of 2",
		"(chosen)").press("t", "m").sees("Saved")
	if a := find(t, w, store.Action, "1.1 "); a.Get("title") != herTitle || a.Get("description") != "Mine." {
		t.Errorf("the action is %q with %q", a.Get("title"), a.Get("description"))
	}
}

func TestWhatWasRemovedMeanwhileCanBeBroughtBack(t *testing.T) {
	w := partnershipBook(t)
	ann := alsoOpen(t, w, "Ann Other")
	d := retitled(t, w, 80, 24)
	id := find(t, w, store.Action, "1.1 ").ID
	write(t, ann, "Removed action 1.1", func(tx *store.Tx) error { return tx.Remove(id) })
	d.press("ctrl+s").sees("It was removed meanwhile").press("enter").sees(myTitle).press("ctrl+s", "right", "enter").sees("Saved")
	if a := find(t, w, store.Action, "1.1 "); a.Removed || a.Get("title") != myTitle {
		t.Errorf("the action is %q, removed %v", a.Get("title"), a.Removed)
	}
}

func TestADraftOfAnEarlierRunDoesNotOverwriteWhatCameSince(t *testing.T) {
	w := partnershipBook(t)
	ann := alsoOpen(t, w, "Ann Other")
	folder := t.TempDir()
	retitled(t, w, 80, 24, keptIn(folder))
	sets(t, ann, "1.1 ", "title", herTitle)
	d := drive(t, w, 80, 24, keptIn(folder)).sees("A draft is kept").press("enter").sees(myTitle).press("ctrl+s").sees(
		"You both changed this", herTitle[:20])
	d.press("m").sees("Saved")
	if got := find(t, w, store.Action, "1.1 ").Get("title"); got != myTitle {
		t.Errorf("the title is %q", got)
	}
}

func TestSideBySideScreens(t *testing.T) {
	long := "The council has found three houses in the north of the town, near two schools, and is talking to the owners of four more. " +
		"It wants to know by the summer how many brothers and sisters could move in together, and who pays for the extra rooms."
	for _, c := range []struct {
		name          string
		width, height int
		change        func(*Options)
	}{
		{"80x24", 80, 24, func(*Options) {}}, {"120x40", 120, 40, func(*Options) {}}, {"200x60", 200, 60, func(*Options) {}},
		{"ascii", 60, 18, func(o *Options) { o.Glyphs = "ascii" }}, {"aloud", 80, 24, aloud},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := partnershipBook(t)
			ann := alsoOpen(t, w, "Ann Other")
			d := retitled(t, w, c.width, c.height, c.change).press("tab").typed(long)
			sets(t, ann, "1.1 ", "title", herTitle)
			sets(t, ann, "1.1 ", "description", "Three houses are found.\nFour more are talked about.")
			d.press("ctrl+s")
			screens := d.Screen()
			fits(t, d, c.width, c.height)
			d.press("m")
			fits(t, d, c.width, c.height)
			golden.RequireEqual(t, screens+"\n\n"+d.Screen()+"\n")
		})
	}
}

func TestRandomChangesOfTwoNeverOverwriteUnseen(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	fields := []string{"title", "description", "barriers"}
	for pass := range 20 {
		w := partnershipBook(t)
		ann := alsoOpen(t, w, "Ann Other")
		hers, mine := map[string]string{}, map[string]string{}
		d := drive(t, w, 80, 24).press("2", "e")
		for _, f := range fields {
			if r.IntN(2) == 0 {
				hers[f] = fmt.Sprintf("hers %d", pass)
				sets(t, ann, "1.1 ", f, hers[f])
			}
		}
		for i, f := range []string{"", "title", "description"} {
			if i > 0 {
				d.press("tab")
			}
			if i > 0 && r.IntN(2) == 0 {
				mine[f] = fmt.Sprintf("mine %d", pass)
				d.press("ctrl+u").typed(mine[f])
			}
		}
		d.press("ctrl+s")
		conflicts := 0
		for f := range mine {
			if hers[f] != "" {
				conflicts++
			}
		}
		for range conflicts {
			d.sees("You both changed this").press("t")
		}
		d.misses("You both changed this")
		a := find(t, w, store.Action, "1.1 ")
		for _, f := range fields {
			want := hers[f]
			if want == "" {
				want = mine[f]
			}
			if want != "" && a.Get(f) != want {
				t.Errorf("round %d: %s is %q, not %q", pass, f, a.Get(f), want)
			}
		}
	}
}
