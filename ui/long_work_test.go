package ui

import (
	"context"
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/host"
)

// stoppable is long work that counts to three and has something happen on the
// way, after two.
func stoppable(d *driver, parallel bool, during func()) host.LongWork {
	return host.LongWork{Title: "Counting", Of: 3, What: "sheep", ReadOnly: parallel,
		Run: func(ctx context.Context, progress host.Progress) (string, error) {
			progress(2, 0, "")
			during()
			if err := ctx.Err(); err != nil {
				return "", err
			}
			return "Counted.", nil
		}}
}

func TestLongWorkSaysWhatAndHowMuchAndEnds(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24)
	d.Run(d.app.Work(stoppable(d, true, func() { d.app.drawn = nil; d.sees("Counting: 2 of 3 sheep", "Esc stops it") })))
	d.sees("Counted.").misses("Counting")
}

func TestLongWorkIsStoppedByEscAndByTheMouse(t *testing.T) {
	for _, parallel := range []bool{true, false} {
		var end error
		d := drive(t, partnershipBook(t), 80, 24)
		w := stoppable(d, parallel, func() { d.press("esc").sees("Counting: stopping...").misses("Esc stops it") })
		w.Then = func(err error) tea.Cmd { end = err; return nil }
		d.Run(d.app.Work(w))
		if d.sees("Stopped. Nothing was changed.").misses("Counting"); !errors.Is(end, context.Canceled) {
			t.Errorf("it ended with %v", end)
		}
		d.Run(d.app.Work(stoppable(d, parallel, func() { d.resize(80, 24).clickOn("Esc stops it") })))
		d.sees("Stopped. Nothing was changed.")
	}
}

func TestAChangeThatIsStoppedLeavesTheWorkbookAsItWas(t *testing.T) {
	w := partnershipBook(t)
	a := find(t, w, store.Action, "1.1 ")
	before := a.Get("title")
	d := drive(t, w, 80, 24)
	d.Run(d.app.Work(host.LongWork{Title: "Saving", Of: 2, Run: func(ctx context.Context, progress host.Progress) (string, error) {
		_, err := w.Write(ctx, "Half of it", func(tx *store.Tx) error {
			if err := tx.Set(a.ID, "title", "Half done"); err != nil {
				return err
			}
			progress(1, 0, "")
			d.press("esc")
			return tx.Set(a.ID, "barriers", "None")
		})
		return "Saved.", err
	}}))
	d.sees("Stopped. Nothing was changed.").misses("This was not saved")
	if got := find(t, w, store.Action, "1.1 ").Get("title"); got != before {
		t.Errorf("the title is %q", got)
	}
	d.press("2", "b", "g").sees("Saved. Ctrl+Z undoes.")
}

func TestScreensAndChangesGoOnBesideLongWork(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24)
	d.Run(d.app.Work(stoppable(d, true, func() {
		d.press("2", "b", "g").sees("Saved. Ctrl+Z undoes.", "G● Green")
		for range toastBeats + 1 {
			d.app.showProgress()
		}
		d.resize(80, 24).sees("Counting: 2 of 3 sheep")
	})))
	d.sees("Counted.")
	if got := find(t, w, store.Action, "1.1 ").Get("brag"); got != "green" {
		t.Errorf("BRAG is %q", got)
	}
}

func TestLeavingStopsWorkThatWritesNothingAndWaitsForItsEnd(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24)
	stopped := false
	w := stoppable(d, true, func() {
		if d.press("ctrl+q"); d.Left {
			t.Error("the program was left before the work had ended")
		}
	})
	w.Then = func(err error) tea.Cmd { stopped = errors.Is(err, context.Canceled); return nil }
	d.Run(d.app.Work(w))
	if !stopped || !d.Left {
		t.Errorf("stopped %v, left %v", stopped, d.Left)
	}
}

func TestTheSameLongWorkIsNotBegunTwice(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24)
	d.Run(d.app.Work(stoppable(d, true, func() {
		if cmd := d.app.Work(stoppable(d, true, func() {})); cmd != nil {
			t.Error("it was begun again")
		}
		d.resize(80, 24).sees("Counting: that is being done already.")
	})))
}

func TestLeavingWaitsForALongChangeAndSaysSo(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24)
	d.Run(d.app.Work(stoppable(d, false, func() {
		if d.press("ctrl+q").sees("Kept is left as soon as this is done."); d.Left {
			t.Error("the program was left before the change was made")
		}
	})))
	if !d.Left {
		t.Error("the program was not left after the change")
	}
}
