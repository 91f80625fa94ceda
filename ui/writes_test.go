package ui

import (
	"context"
	"errors"
	"strings"
	"testing"

	"kept/store"
	"kept/ui/host"
)

func TestChangesAreMadeInTheOrderInWhichTheyWereAskedFor(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24)
	var made []string
	ask := func(name string) func(context.Context) (string, error) {
		return func(context.Context) (string, error) { made = append(made, name); return "", nil }
	}
	first := d.app.Write(host.Job{Run: ask("first")})
	if d.app.Write(host.Job{Run: ask("second")}) != nil || d.app.Write(host.Job{Run: ask("third")}) != nil {
		t.Fatal("a change began before the one before it was made")
	}
	d.Run(first)
	if got := strings.Join(made, " "); got != "first second third" {
		t.Errorf("they were made in the order %s", got)
	}
}

func TestAFailedChangeDoesNotHoldUpTheOthersAndStaysOnScreen(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24)
	made := false
	first := d.app.Write(host.Job{Run: func(context.Context) (string, error) { return "", errors.New("the disk is away") }})
	d.app.Write(host.Job{Run: func(context.Context) (string, error) { made = true; return "", nil }})
	d.Run(first)
	if !made {
		t.Error("the second change was never made")
	}
	d.sees("! The disk is away.")
}

func TestEndedFromOutsideNothingAskedForIsLost(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24)
	var made []string
	ask := func(name string) func(context.Context) (string, error) {
		return func(context.Context) (string, error) { made = append(made, name); return "", nil }
	}
	running := d.app.Write(host.Job{Run: ask("first")})
	d.app.Write(host.Job{Run: ask("second")})
	if err := d.app.drain(); err != nil {
		t.Fatal(err)
	}
	running() // it comes too late, and must not do it again
	if got := strings.Join(made, " "); got != "first second" {
		t.Errorf("what was made is %q", got)
	}
}

func TestAFormThatCouldNotBeSavedStaysOpen(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "n", "tab").typed("Kept in the form")
	w.SetKeeper("") // nobody can be named as the one who writes
	d.press("ctrl+s").sees("Kept in the form", "! Kept does not know who is writing.")
	w.SetKeeper("Morag Test")
	d.press("ctrl+s").sees("Saved.", "Kept in the form")
}

func TestWhatSomebodyElseChangedMeanwhileIsSaid(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "e", "tab").typed(", near their school")
	a := find(t, w, store.Action, "1.1 ")
	write(t, w, "Elsewhere", func(tx *store.Tx) error {
		if err := tx.Set(a.ID, "barriers", "None now."); err != nil {
			return err
		}
		return tx.Set(a.ID, "title", "Another title")
	})
	d.press("ctrl+s").sees("You both changed this", "You, elsewhere", "Another title").press("m").sees("Saved")
	a = find(t, w, store.Action, "1.1 ")
	if a.Get("barriers") != "None now." || !strings.HasSuffix(a.Get("title"), ", near their school") {
		t.Errorf("it is now %q with barriers %q", a.Get("title"), a.Get("barriers"))
	}
}
