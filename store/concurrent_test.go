package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
)

func TestTwoProgramsWriteSideBySide(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shared.kept")
	first, err := Create(t.Context(), path, Options{Keeper: "First"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = first.Close() }()
	second, err := Open(t.Context(), path, Options{Keeper: "Second"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = second.Close() }()
	var wg sync.WaitGroup
	for _, w := range []*Workbook{first, second} {
		wg.Go(func() {
			for i := range 20 {
				if _, err := w.Write(context.Background(), "Added", func(tx *Tx) error {
					_, err := tx.Add(Action, "", Values{"title": fmt.Sprint(w.Keeper(), " ", i)})
					return err
				}); err != nil {
					t.Error(err)
				}
				if _, err := w.Page(context.Background(), Query{Kind: Action, Sort: "title"}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	counts, err := first.Tally(t.Context(), Action, "")
	if err != nil || counts[""] != 40 {
		t.Errorf("%v actions, %v, want 40", counts, err)
	}
	if err := second.CheckHistory(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestWhatOthersChangedMeanwhileIsTold: and what was written through the same
// workbook is not another's.
func TestWhatOthersChangedMeanwhileIsTold(t *testing.T) {
	w := newTestWorkbook(t)
	a, b := mustAdd(t, w, Action, "", Values{"title": "A"}), mustAdd(t, w, Action, "", Values{"title": "B"})
	since, err := w.Version(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	other, err := Open(t.Context(), w.Path(), Options{Keeper: "Second"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	mustWrite(t, w, "Mine", func(tx *Tx) error { return tx.Set(a, "status", "paused") })
	mustWrite(t, other, "Theirs", func(tx *Tx) error {
		if err := tx.Set(b, "status", "stopped"); err != nil {
			return err
		}
		return tx.Set(a, "brag", "red")
	})
	mustWrite(t, other, "Removed", func(tx *Tx) error { return tx.Remove(a) })
	for field, want := range map[string]string{"status": fmt.Sprint([]OtherChange{{b, "Second"}, {a, "Second"}}),
		"brag": fmt.Sprint([]OtherChange{{a, "Second"}, {a, "Second"}}), "title": fmt.Sprint([]OtherChange{{a, "Second"}})} {
		mustWrite(t, w, "Looked", func(tx *Tx) error {
			got, err := tx.ChangesByOthers(since, field)
			if fmt.Sprint(got) != want {
				t.Errorf("%s was changed as %v, want %s", field, got, want)
			}
			return err
		})
	}
}

func TestAStoppedChangeLeavesNothing(t *testing.T) {
	w := newTestWorkbook(t)
	before := dump(t, w)
	ctx, stop := context.WithCancel(t.Context())
	_, err := w.Write(ctx, "A long import", func(tx *Tx) error {
		for i := range 1000 {
			if i == 100 {
				stop()
			}
			if _, err := tx.Add(Action, "", Values{"title": fmt.Sprint("Row ", i)}); err != nil {
				return err
			}
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the stopped change ended with %v", err)
	}
	if after := dump(t, w); after != before {
		t.Error("the stopped change left something behind")
	}
	mustAdd(t, w, Action, "", Values{"title": "The next change works"})
	if err := w.CheckHistory(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestAWorkbookOpenForReadingOnlyIsNotWritten(t *testing.T) {
	w := newTestWorkbook(t)
	id := mustAdd(t, w, Action, "", Values{"title": "An action"})
	r, err := Open(t.Context(), w.Path(), Options{ReadOnly: true, Keeper: "Reader"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	if _, err := r.Write(t.Context(), "Edit", func(tx *Tx) error { return tx.Set(id, "title", "x") }); !errors.Is(err, ErrReadOnly) {
		t.Errorf("writing it: %v", err)
	}
	if got, err := r.Load(t.Context(), id); err != nil || got.Get("title") != "An action" {
		t.Errorf("reading it: %v", err)
	}
}

func TestNobodyWritesWithoutAName(t *testing.T) {
	w := newTestWorkbook(t)
	w.SetKeeper("")
	if _, err := w.Write(t.Context(), "Edit", func(*Tx) error { return nil }); !errors.Is(err, ErrNoKeeper) {
		t.Errorf("writing without a keeper: %v", err)
	}
}

func TestADamagedHistoryIsFound(t *testing.T) {
	damages := map[string]string{
		"a value of the history":  "UPDATE change SET value = 'Somebody was here' WHERE value = 'An action'",
		"a value of a table":      "UPDATE action SET title = 'Somebody was here'",
		"a change that is gone":   "DELETE FROM change WHERE field = 'title'",
		"a record that is gone":   "DELETE FROM action_foundations",
		"who made the change":     "UPDATE batch SET who = 'Somebody else' WHERE title = 'Added action'",
		"the end of the history":  "DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)",
		"a record marked removed": "UPDATE action SET removed = 1",
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newTestWorkbook(t)
			mustAdd(t, w, Action, "", Values{"title": "An action", "foundations": "care"})
			if err := w.CheckHistory(t.Context()); err != nil {
				t.Fatal(err)
			}
			if _, err := w.conn.ExecContext(t.Context(), damage); err != nil {
				t.Fatal(err)
			}
			if err := w.CheckHistory(t.Context()); !errors.Is(err, ErrHistory) {
				t.Errorf("it was not found: %v", err)
			}
		})
	}
}
