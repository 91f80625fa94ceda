package ui

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"kept/store"
	"kept/store/file"
)

// movedTo is a copy of a workbook at another place, opened there.
func movedTo(t testing.TB, w *store.Workbook, path, keeper string) *store.Workbook {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := w.SaveCopy(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	c, err := store.Open(context.Background(), path, store.Options{Now: advancing(), Entropy: sameRandom{rand.NewChaCha8([32]byte{4})},
		Keeper: keeper})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

func TestASyncedFolderIsWarnedOfOnce(t *testing.T) {
	state := t.TempDir()
	w := movedTo(t, partnershipBook(t), filepath.Join(t.TempDir(), "OneDrive - Firth Council", "workbook.kept"), "Morag Test")
	d := drive(t, w, 80, 24, safe, keptIn(state)).sees("Where this workbook is", "OneDrive copies to other", "Go on here",
		"Copy it to this computer")
	fits(t, d, 80, 24)
	d.press("enter").misses("Where this workbook is")
	d.app.endSafety()
	d = drive(t, w, 80, 24, safe, keptIn(state)).misses("Where this workbook is")
	d.app.endSafety()
}

func TestTheWorkbookIsCopiedOutOfASyncedFolder(t *testing.T) {
	w := movedTo(t, partnershipBook(t), filepath.Join(t.TempDir(), "Dropbox", "workbook.kept"), "Morag Test")
	to := filepath.Join(t.TempDir(), "here.kept")
	d := drive(t, w, 80, 24, safe, keptIn(t.TempDir())).sees("Dropbox").press("right",
		"enter").press("ctrl+u").typed(to).press("enter").sees("The copy is in")
	d.app.endSafety()
	c, err := store.Open(context.Background(), to, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

func TestAConflictedCopyIsNoticedAndBroughtOver(t *testing.T) {
	state := t.TempDir()
	folder := t.TempDir()
	w := movedTo(t, partnershipBook(t), filepath.Join(folder, "workbook.kept"), "Morag Test")
	c := movedTo(t, w, filepath.Join(folder, "workbook (Ann's conflicted copy 2026-08-12).kept"), "Ann Other")
	sets(t, c, "1.1 ", "brag", "red")
	write(t, c, "Added action 3.1", func(tx *store.Tx) error {
		id, err := tx.Add(store.Action, "", store.Values{"reference": "3.1", "title": "Only written by Ann", "national_actions": "4"})
		if err == nil {
			_, err = tx.Add("update", id, store.Values{"date": "2026-08-10", "note": "It has begun.", "author": "Ann Other"})
		}
		return err
	})
	d := drive(t, w, 100, 30, safe, keptIn(state)).sees("A second copy", "conflicted copy 2026-08-12", "Later",
		"Show the differences").press("right", "enter")
	d.sees("Differences: workbook (Ann's", "BRAG of action 1.1", "Only in the copy: action 3.1").press("o").sees("read only").press(
		"2").sees("Only written by Ann").press("X").sees("Differences:")
	d.press("a", "enter").sees("Brought over")
	if got := find(t, w, store.Action, "1.1 ").Get("brag"); got != "red" {
		t.Errorf("the BRAG is %q", got)
	}
	if a := find(t, w, store.Action, "3.1 "); len(a.Children("update")) != 1 || !a.Has("national_actions", "4") {
		t.Errorf("action 3.1 has updates %v, national actions %v", a.Children("update"), a.Values("national_actions"))
	}
	d.press("C").sees("says nothing else than the workbook")
	d.app.endSafety()
	d = drive(t, w, 100, 30, safe, keptIn(state)).misses("A second copy")
	d.app.endSafety()
}

func TestTheFileIsCheckedBehindTheScreensAndSaysNothing(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24, safe, keptIn(t.TempDir())).misses("damaged", "Checked").press("f2").sees("Safety",
		"Checked today, 12:00: whole")
	d.app.endSafety()
}

func TestADamagedWorkbookIsReadOnlyAndShowsTheWaysOut(t *testing.T) {
	w, _ := keptBook(t)
	d := drive(t, w, 80, 24).press("B", "n", "esc")
	d.Run(d.app.safety.Check()) // whole as yet
	d.misses("damaged")
	h := store.FileHealth{Path: "/home/morag/workbook.kept", State: file.Damaged,
		Findings: []string{"Tree 12 page 34: btreeInitPage() returns error code 11"}}
	d.app.safety.ShowDamage(h)
	golden.RequireEqual(t, d.press("d").Screen()+"\n")
	d.press("d").misses("btree").press("b").sees("Backups", "you asked for it").press("esc", "esc").sees("Read only").press("2",
		"e").sees("open for reading only")
}

func TestWhatCanBeReadIsSavedFromTheDialog(t *testing.T) {
	w := partnershipBook(t)
	to := filepath.Join(t.TempDir(), "recovered.kept")
	d := drive(t, w, 80, 24)
	d.app.safety.ShowDamage(store.FileHealth{Path: w.Path(), State: file.Damaged})
	d.press("s").sees("Save what can be read").press("ctrl+u").typed(to).press("enter").sees("What was recovered",
		"records are in the new workbook")
	c, err := store.Open(context.Background(), to, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := find(t, c, store.Action, "1.1 ").Get("brag"); got != "amber" {
		t.Errorf("in the new workbook the BRAG is %q", got)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

// A damaged page that the check finds, in the program as it runs.
func TestTheCheckFindsADamagedPage(t *testing.T) {
	w := partnershipBook(t)
	path := filepath.Join(t.TempDir(), "damaged.kept")
	c := movedTo(t, w, path, "Morag Test")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(string(text), "Leaving care without")
	if at < 0 {
		t.Fatal("the file does not hold the title")
	}
	copy(text[at:], "Leaving home without")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	d := drive(t, c, 80, 24, safe, keptIn(t.TempDir())).sees("This workbook is damaged", "Look at the backups", "Save what can be read",
		"Go on reading")
	fits(t, d, 80, 24)
	d.app.endSafety()
}
