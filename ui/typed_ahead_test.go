package ui

import (
	"context"
	"errors"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/host"
)

// slowly gives the program a key, and the commands that came of it, not yet run.
func (d *driver) slowly(key string) tea.Cmd {
	_, cmd := d.app.Update(keyNamed(key))
	return cmd
}

func TestKeysWaitForTheFormTheyAreFor(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2")
	reading := d.slowly("e")
	d.press("tab", "ctrl+u").typed("dad und o").press("ctrl+s").misses("dad und o")
	d.Run(reading)
	d.sees("[2 Actions]", "Saved.", "dad und o")
	find(t, w, store.Action, "dad und o")
}

func TestKeysWaitUntilAFormIsSaved(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "n", "tab").typed("Made in haste")
	saving := d.slowly("ctrl+s")
	d.press("u").typed("And begun.").press("ctrl+s")
	d.Run(saving)
	d.sees("[2 Actions]", "Saved.")
	made := find(t, w, store.Action, "Made in haste")
	updates := made.Children("update")
	if len(updates) != 1 || updates[0].Get("note") != "And begun." {
		t.Errorf("the updates of what was just made are %v:\n%s", updates, d.Screen())
	}
}

func TestKeysAreDroppedWhereWhatTheyAreForDoesNotCome(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2")
	_ = d.app.Await(func() tea.Msg { return nil })
	d.press("d", "d")
	d.send(arrivedMsg{host.Failed{Err: errors.New("the disk is gone")}}).sees("The disk is gone")
	if n, err := w.Count(context.Background(), store.Query{Kind: store.Action}, 100); err != nil || n != 6 {
		t.Errorf("there are %d actions, %v", n, err)
	}
	if len(d.app.held.keys) > 0 || d.app.busy() {
		t.Error("keys still wait")
	}
}

func TestLeavingTwiceDoesNotWait(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2")
	_ = d.slowly("e") // its answer never comes
	d.press("tab", "ctrl+q")
	if d.Left {
		t.Fatal("it was left before what was typed had come to where it belongs")
	}
	d.press("ctrl+q")
	if !d.Left {
		t.Fatal("it was not left")
	}
}

func TestWhatWasJustWrittenHasTheCursorInALongList(t *testing.T) {
	w := partnershipBook(t)
	write(t, w, "Wrote many", func(tx *store.Tx) error {
		for n := range 300 {
			if _, err := tx.Add(store.Action, "",
				store.Values{"reference": fmt.Sprintf("5.%d", n), "title": fmt.Sprintf("One of many, %d", n)}); err != nil {
				return err
			}
		}
		return nil
	})
	d := drive(t, w, 80, 24).press("2", "n").typed("5.299a").press("tab").typed("The newest").press("ctrl+s")
	d.sees("Saved.", "> 5.299a").press("u").typed("Begun.").press("ctrl+s")
	if n := len(find(t, w, store.Action, "The newest").Children("update")); n != 1 {
		t.Errorf("what was just written has %d updates:\n%s", n, d.Screen())
	}
}
