package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kept/store"
)

// kept gives the program a folder for drafts.
func keptIn(folder string) func(*Options) { return func(o *Options) { o.StateDir = folder } }

// killed is the program opened again after it ended without a word.
func (d *driver) killed(folder string) *driver { return drive(d.t, d.book, 80, 24, keptIn(folder)) }

func TestADraftIsOfferedAfterACrash(t *testing.T) {
	w := partnershipBook(t)
	folder := t.TempDir()
	d := drive(t, w, 80, 24, keptIn(folder)).press("2", "n", "tab").typed("Half a thought").press("tab").typed("and more")
	d = d.killed(folder).sees("A draft is kept", `"New action"`, "Every word of it is kept")
	d.press("enter").sees("This is your draft", "Half a thought", "and more").press("ctrl+s").sees("Saved.")
	if a := find(t, w, store.Action, "Half a thought"); a.Get("description") != "and more" {
		t.Errorf("the description is %q", a.Get("description"))
	}
	d.killed(folder).misses("A draft is kept")
}

func TestADraftOfARecordAndItsChoicesComesBack(t *testing.T) {
	w := partnershipBook(t)
	folder := t.TempDir()
	d := drive(t, w, 80, 24, keptIn(folder)).press("2", "e")
	for range 8 {
		d.press("tab")
	}
	d.sees("> Lead").typed("harb").press("enter").press("ctrl+s")
	for range 5 {
		d.press("tab")
	}
	d.sees("> Due").press("ctrl+u").typed("some time in 20")
	d = d.killed(folder).sees("A draft is kept").press("right", "enter").sees("offered again when you open its form")
	d.press("2", "e").sees("This is your draft", "some time in 20").press("pgup")
	d.sees("Harbour Families").press("ctrl+d").misses("This is your draft")
	d.killed(folder).misses("A draft is kept")
}

func TestWhatIsTypedIntoANewUpdateComesBackWhereItBelongs(t *testing.T) {
	w := partnershipBook(t)
	folder := t.TempDir()
	d := drive(t, w, 80, 24, keptIn(folder)).press("2", "u").typed("The third home opened.")
	d.killed(folder).sees(`"New update" of action 1.1`).press("enter").sees("The third home opened.").press("ctrl+s").sees("Saved.")
	updates := find(t, w, store.Action, "1.1 ").Children("update")
	if u := updates[len(updates)-1]; u.Get("note") != "The third home opened." || u.Get("author") != "Morag Test" {
		t.Errorf("the update is %q by %s", u.Get("note"), u.Get("author"))
	}
}

func TestLeavingKeepsDraftsWithoutAsking(t *testing.T) {
	w := partnershipBook(t)
	folder := t.TempDir()
	d := drive(t, w, 80, 24, keptIn(folder)).press("2", "n", "tab").typed("Not yet").press("ctrl+q")
	if !d.Left {
		t.Fatalf("it asks:\n%s", d.Screen())
	}
	d.killed(folder).sees("A draft is kept").press("esc", "D").sees("Drafts that are not saved",
		"New action").press("enter").sees("Not yet")
}

func TestAnotherKeepersDraftIsNotOffered(t *testing.T) {
	w := partnershipBook(t)
	folder := t.TempDir()
	drive(t, w, 80, 24, keptIn(folder)).press("2", "n", "tab").typed("Mine")
	w.SetKeeper("Ann Other")
	drive(t, w, 80, 24, keptIn(folder)).misses("A draft is kept")
}

func TestADraftThatCannotBeKeptIsSaidOnce(t *testing.T) {
	w := partnershipBook(t)
	file := filepath.Join(t.TempDir(), "no folder")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := drive(t, w, 80, 24, keptIn(file)).press("2", "n", "tab").typed("words")
	if !strings.Contains(d.app.toast.text, "The draft could not be kept") {
		t.Errorf("it says %q", d.app.toast.text)
	}
}
