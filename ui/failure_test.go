package ui

import (
	"context"
	"errors"
	"kept/store/input"
	"kept/ui/dialog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kept/store"
	"kept/ui/host"
)

// typedInForm has a form open in which something was typed.
func typedInForm(t *testing.T, w *store.Workbook) *driver {
	t.Helper()
	return drive(t, w, 80, 24).press("2", "n").typed("9.9").press("tab").typed("A home by the harbour")
}

func TestAWorkbookThatWasMovedAwayLosesNoWord(t *testing.T) {
	w := partnershipBook(t)
	d := typedInForm(t, w)
	away := w.Path() + ".away"
	if err := os.Rename(w.Path(), away); err != nil {
		t.Skip("a file in use cannot be moved here")
	}
	d.press("ctrl+s").sees("This was not saved", "Everything that was saved before is in the workbook as it was.", "every word.",
		"Try again", "Details")
	d.press("d").sees("For whoever looks after the computer").press("d").misses("For whoever looks after")

	d.press("r").sees("This was not saved") // it is away still
	if err := os.Rename(away, w.Path()); err != nil {
		t.Fatal(err)
	}
	d.press("r").misses("This was not saved").sees("Saved. Ctrl+Z undoes.")
	if n := countFound(t, w, "home by the harbour"); n != 1 {
		t.Errorf("the action is there %d times", n)
	}
}

func countFound(t *testing.T, w *store.Workbook, words string) int {
	t.Helper()
	n, err := w.Count(context.Background(), store.Query{Kind: store.Action, Find: words}, 10)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestACopyAndTheTextCanBeSavedElsewhere(t *testing.T) {
	w := partnershipBook(t)
	d := typedInForm(t, w)
	if err := os.Rename(w.Path(), w.Path()+".away"); err != nil {
		t.Skip("a file in use cannot be moved here")
	}
	dir := t.TempDir()
	copied, text := filepath.Join(dir, "rescue.kept"), filepath.Join(dir, "typed.txt")
	d.press("ctrl+s", "c").sees("Save a copy").press("ctrl+u").typed(copied).press("enter").sees("This was not saved")
	d.press("t").sees("Save what I typed").press("ctrl+u").typed(copied).press("enter").sees("There is a file of this name already")
	d.press("ctrl+u").typed(text).press("enter")
	got, err := os.ReadFile(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"9.9", "A home by the harbour"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("the text lacks %q:\n%s", want, got)
		}
	}
	c, err := store.Open(context.Background(), copied, store.Options{Keeper: "Morag Test"})
	if err != nil {
		t.Fatal(err)
	}
	if n := countFound(t, c, "brothers"); n != 1 {
		t.Errorf("in the copy the action is there %d times", n)
	}
	if err := errors.Join(c.CheckHistory(context.Background()), c.Close()); err != nil {
		t.Error(err)
	}
	d.press("esc").sees("A home by the harbour") // the form stands as it was
}

func TestAChangeOfOneKeyThatFailsIsTriedAgainToo(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2")
	if err := os.Rename(w.Path(), w.Path()+".away"); err != nil {
		t.Skip("a file in use cannot be moved here")
	}
	d.press("d").sees("This was not saved", "(Nothing typed is unsaved)").misses("What you typed")
	d.press("t").sees("Nothing typed is unsaved.")
	if err := os.Rename(w.Path()+".away", w.Path()); err != nil {
		t.Fatal(err)
	}
	d.press("home", "enter")
	if d.app.front() != nil {
		d.press("up", "up", "up", "up", "enter")
	}
	d.misses("This was not saved").sees("Removed. Ctrl+Z undoes.")
}

func TestAWorkbookThatIsClosedSaysSo(t *testing.T) {
	w := newWorkbook(t)
	write(t, w, "Began", func(tx *store.Tx) error {
		_, err := tx.Add(store.Action, "", store.Values{"reference": "1", "title": "One"})
		return err
	})
	d := drive(t, w, 80, 24).press("2")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	d.press("d").sees("This was not saved")
	d.press("esc").misses("This was not saved")
}

func TestWhatIsWrongWithAnAnswerIsNoFailureOfTheStore(t *testing.T) {
	for _, err := range []error{&input.Error{Wrong: "is not a date"}, &store.StaleError{Name: "1.1"}, store.ErrNotFound, store.ErrReadOnly,
		context.Canceled} {
		d := drive(t, partnershipBook(t), 80, 24)
		d.Run(d.app.Write(host.Job{Run: func(context.Context) (string, error) { return "", err }}))
		if d.misses("This was not saved"); d.app.toast.text == "" {
			t.Errorf("nothing is said of %v", err)
		}
	}
}

func TestACopyBeingSavedSaysHowFarItIsAndCanBeStopped(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24)
	dialog.AskPlace(d.app, "Save a copy", "Where?", "copy.kept", "Saving a copy",
		func(ctx context.Context, path string, progress host.Progress) (string, error) {
			progress(1, 2, "Reading it through")
			d.resize(80, 24).sees("Saving a copy: reading it through (step 2 of 2)", "Esc stops it").press("esc")
			return "It is in " + path, ctx.Err()
		})
	d.press("ctrl+u").typed(filepath.Join(t.TempDir(), "copy.kept")).press("enter").sees("Stopped. Nothing was written.").misses(
		"Saving a copy")
}
