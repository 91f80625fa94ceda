package ui

import (
	"kept/ui/safety"
	"strings"
	"testing"

	"kept/store"
)

// safe has the file looked after, as the program does.
func safe(o *Options) { o.Safety = true }

// pollNow lets the program look for what others did, as often as it takes to look for
// everything.
func (d *driver) pollNow() *driver {
	for range 5 {
		d.send(watchMsg{})
	}
	return d
}

func TestWhoElseHasTheWorkbookOpenIsSaid(t *testing.T) {
	w := partnershipBook(t)
	ann := alsoOpen(t, w, "Ann Other")
	visit, err := ann.LeaveNotice(safety.Screens)
	if err != nil {
		t.Fatal(err)
	}
	d := drive(t, w, 80, 24, safe).sees("Ann Other has this workbook open too, since 12:", "With Ann Other")
	fits(t, d, 80, 24)
	d.press("W").sees("Who else has this open", "You can all go on", "within a").press("esc")
	if err := visit.Leave(); err != nil {
		t.Fatal(err)
	}
	d.pollNow().misses("With Ann Other").press("W").sees("Nobody else has this workbook open")
	d.app.endSafety()
}

func TestWhoComesLaterIsGreetedOnce(t *testing.T) {
	w := partnershipBook(t)
	ann := alsoOpen(t, w, "Ann Other")
	d := drive(t, w, 80, 24, safe).misses("Ann Other")
	defer d.app.endSafety()
	visit, err := ann.LeaveNotice("kept import")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = visit.Leave() }()
	d.pollNow().sees("Ann Other has this workbook open too, since 12:", "(kept import)").press("j", "k", "j", "k", "j",
		"k").misses("has this workbook open")
	d.pollNow().misses("has this workbook open").sees("With Ann Other")
}

func TestOnesOwnSecondWindowIsCalledSo(t *testing.T) {
	w := partnershipBook(t)
	first := drive(t, w, 80, 24, safe)
	second := drive(t, alsoOpen(t, w, w.Keeper()), 80, 24, safe).sees("Another window of yours has this workbook open too", "Open twice")
	first.pollNow().sees("Open twice")
	second.app.endSafety()
	first.pollNow().misses("Open twice")
	first.app.endSafety()
}

func TestWhatTheOtherChangedIsThereAndTheCursorStays(t *testing.T) {
	w := partnershipBook(t)
	ann := alsoOpen(t, w, "Ann Other")
	d := drive(t, w, 120, 40, safe).press("2").press("down", "down", "down").sees("> 2.1")
	defer d.app.endSafety()
	sets(t, ann, "2.1 ", "title", "Two trusted workers for each family")
	write(t, ann, "Added action 1.3", func(tx *store.Tx) error {
		_, err := tx.Add(store.Action, "", store.Values{"reference": "1.3", "title": "A new one above"})
		return err
	})
	d.send(watchMsg{}).sees("> 2.1", "Two trusted workers", "A new one above", "Ann Other: Added action 1.3 (and 1 more)")
	d.press("enter").sees("2.1 Two trusted workers for each family")
	sets(t, ann, "2.1 ", "barriers", "Nobody applied.")
	d.send(watchMsg{}).sees("Nobody applied.")
}

func TestReadAloudCompanyIsSaidOnALineOfWords(t *testing.T) {
	w := partnershipBook(t)
	visit, err := alsoOpen(t, w, "Ann Other").LeaveNotice(safety.Screens)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = visit.Leave() }()
	d := drive(t, w, 80, 24, safe, aloud).sees("with Ann Other")
	defer d.app.endSafety()
	onlyWords(t, d, "the overview with somebody else there")
}

func TestNothingIsDrawnAnewWhenNothingHappened(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24, safe)
	defer d.app.endSafety()
	d.pollNow()
	before := d.app.drawn
	if before == nil || d.pollNow().app.drawn != before {
		t.Error("looking round draws the screen anew")
	}
	if strings.Contains(d.Screen(), "With ") {
		t.Errorf("somebody is seen who is not there:\n%s", d.Screen())
	}
}
