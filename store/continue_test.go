package store

import (
	"errors"
	"testing"
)

func TestChangesThatGoOnAreUndoneAtOneStroke(t *testing.T) {
	w := newTestWorkbook(t)
	id := mustAdd(t, w, Action, "", Values{"title": "First"})
	set := func(with int64, title string) int64 {
		b, err := w.Continue(t.Context(), with, "Renamed to "+title, func(tx *Tx) error { return tx.Set(id, "title", title) })
		if err != nil {
			t.Fatal(err)
		}
		return b.No
	}
	is := func(want string) {
		t.Helper()
		if got := mustLoad(t, w, id).Get("title"); got != want {
			t.Errorf("it is %q, not %q", got, want)
		}
	}
	first := set(0, "A")
	set(first, "B")
	set(first, "C")
	if b, err := w.Undo(t.Context()); err != nil || b.Title != "Renamed to C" {
		t.Fatal(b.Title, err)
	}
	is("First")
	if _, err := w.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	is("C")
	set(first, "D") // a redo came between: it is a change of its own
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	is("C")
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	is("First")
	w.SetKeeper("Somebody")
	second := set(0, "E")
	w.SetKeeper("Else")
	set(second, "F")
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	is("E")
	if err := w.CheckHistory(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestGoingBackIsBroughtBackAtOneStroke(t *testing.T) {
	for name, restored := range map[string]func(*Workbook) (Batch, error){
		"undo": func(w *Workbook) (Batch, error) { return w.Undo(t.Context()) },
		"redo": func(w *Workbook) (Batch, error) { return w.Redo(t.Context()) },
	} {
		w := newTestWorkbook(t)
		id := mustAdd(t, w, Action, "", Values{"title": "First"})
		here, err := w.History(t.Context(), HistoryQuery{Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, title := range []string{"Second", "Third", "Fourth"} {
			mustWrite(t, w, "Renamed to "+title, func(tx *Tx) error { return tx.Set(id, "title", title) })
		}
		other := mustAdd(t, w, Action, "", Values{"title": "Another"})
		if _, err := w.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		if n, err := w.EditsAfter(t.Context(), here[0].No); n != 3 || err != nil {
			t.Errorf("%d edits stand, %v", n, err)
		}
		if _, n, err := w.GoBack(t.Context(), here[0].No, "Went back"); n != 3 || err != nil {
			t.Fatal(n, err)
		}
		if got := mustLoad(t, w, id).Get("title"); got != "First" || !mustLoad(t, w, other).Removed {
			t.Errorf("it went back to %q", got)
		}
		if _, ok, err := w.CanRedo(t.Context()); !ok || err != nil {
			t.Error("it does not say that all can be brought back", err)
		}
		if b, err := restored(w); err != nil || b.Title != "Went back" {
			t.Errorf("%s: %q, %v", name, b.Title, err)
		}
		if got := mustLoad(t, w, id).Get("title"); got != "Fourth" {
			t.Errorf("%s brought back %q", name, got)
		}
		if b, err := w.Undo(t.Context()); err != nil || b.Title != "Renamed to Fourth" {
			t.Errorf("then Undo takes back %q, %v", b.Title, err)
		}
		if err := w.CheckHistory(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

func TestGoingBackToTheLastChangeChangesNothing(t *testing.T) {
	w := newTestWorkbook(t)
	mustAdd(t, w, Action, "", Values{"title": "First"})
	v, err := w.Version(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if b, n, err := w.GoBack(t.Context(), v, "Went back"); n != 0 || b.No != 0 || err != nil {
		t.Error(b.No, n, err)
	}
	if _, err := w.Redo(t.Context()); !errors.Is(err, ErrNothingToRedo) {
		t.Errorf("then Redo gives %v", err)
	}
}
