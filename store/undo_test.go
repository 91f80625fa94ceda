package store

import (
	"database/sql"
	"errors"
	"fmt"
	"kept/store/sqlite"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestUndoAndRedoGoBackAndForthThroughTheEdits(t *testing.T) {
	w := newTestWorkbook(t)
	id := mustAdd(t, w, Action, "", Values{"title": "First"})
	for _, title := range []string{"Second", "Third"} {
		mustWrite(t, w, "Renamed to "+title, func(tx *Tx) error { return tx.Set(id, "title", title) })
	}
	title := func() string { return mustLoad(t, w, id).Get("title") }
	steps := []struct {
		do    func() (Batch, error)
		text  string
		title string
	}{
		{func() (Batch, error) { return w.Undo(t.Context()) }, "Renamed to Third", "Second"},
		{func() (Batch, error) { return w.Undo(t.Context()) }, "Renamed to Second", "First"},
		{func() (Batch, error) { return w.Redo(t.Context()) }, "Renamed to Second", "Second"},
		{func() (Batch, error) { return w.Redo(t.Context()) }, "Renamed to Third", "Third"},
		{func() (Batch, error) { return w.Undo(t.Context()) }, "Renamed to Third", "Second"},
	}
	for i, step := range steps {
		b, err := step.do()
		if err != nil || b.Title != step.text || title() != step.title {
			t.Fatalf("step %d: %q %v, and the title is %q", i, b.Title, err, title())
		}
	}
	mustWrite(t, w, "Something new", func(tx *Tx) error { return tx.Set(id, "title", "New") })
	if _, err := w.Redo(t.Context()); !errors.Is(err, ErrNothingToRedo) {
		t.Errorf("redo after something new: %v", err)
	}
}

func TestRedoBringsBackOnlyWhatWasUndoneSinceTheLastEdit(t *testing.T) {
	w := newTestWorkbook(t)
	id := mustAdd(t, w, Action, "", Values{"title": "First"})
	set := func(field, value string) {
		mustWrite(t, w, "Set "+field, func(tx *Tx) error { return tx.Set(id, field, value) })
	}
	undo := func() {
		if _, err := w.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	set("title", "Undone long before")
	undo()
	set("status", "paused")
	undo()
	b, err := w.Redo(t.Context())
	if err != nil || b.Title != "Set status" {
		t.Errorf("redone: %q, %v", b.Title, err)
	}
	if _, err := w.Redo(t.Context()); !errors.Is(err, ErrNothingToRedo) {
		t.Errorf("redone once more: %v", err)
	}
}

func TestTheBeginningOfAWorkbookIsNotUndone(t *testing.T) {
	w := newTestWorkbook(t)
	mustAdd(t, w, Action, "", Values{"title": "An action"})
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Undo(t.Context()); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("undoing the beginning: %v", err)
	}
	if _, can, err := w.CanUndo(t.Context()); can || err != nil {
		t.Errorf("it says that it could: %v, %v", can, err)
	}
}

func TestUndoWorksAcrossRestarts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.kept")
	opt := Options{Keeper: "Test Keeper"}
	w, err := Create(t.Context(), path, opt)
	if err != nil {
		t.Fatal(err)
	}
	id := mustAdd(t, w, Action, "", Values{"title": "Kept"})
	mustWrite(t, w, "Removed it", func(tx *Tx) error { return tx.Remove(id) })
	for _, undo := range []bool{true, false} {
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if w, err = Open(t.Context(), path, opt); err != nil {
			t.Fatal(err)
		}
		if undo {
			_, err = w.Undo(t.Context())
		} else {
			_, err = w.Redo(t.Context())
		}
		if err != nil {
			t.Fatal(err)
		}
		if got := mustLoad(t, w, id).Removed; got == undo {
			t.Errorf("after undo=%v the action is removed=%v", undo, got)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestAnySequenceOfEditsUndoneGivesTheStart makes random edits, and undoes and
// redoes them all; the history alone must give the tables at every turn.
func TestAnySequenceOfEditsUndoneGivesTheStart(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			w := newTestWorkbook(t)
			random := rand.New(rand.NewPCG(seed, 1))
			start := dump(t, w)
			edits := 0
			for range 40 {
				if randomEdit(t, w, random).No != 0 {
					edits++
				}
			}
			end, tallies := dump(t, w), countsOf(t, w)
			if err := w.CheckHistory(t.Context()); err != nil {
				t.Fatal(err)
			}
			for range edits {
				if _, err := w.Undo(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			if got := dump(t, w); got != start {
				t.Errorf("undone, it is\n%s\nnot\n%s", got, start)
			}
			if err := w.CheckHistory(t.Context()); err != nil {
				t.Fatal(err)
			}
			for range edits {
				if _, err := w.Redo(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			if got := dump(t, w); got != end {
				t.Errorf("redone, it is\n%s\nnot\n%s", got, end)
			}
			if got := countsOf(t, w); got != tallies {
				t.Errorf("the counts are\n%s\nnot\n%s", got, tallies)
			}
			if err := w.CheckHistory(t.Context()); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// randomEdit makes one batch of a few random changes.
func randomEdit(t *testing.T, w *Workbook, random *rand.Rand) Batch {
	t.Helper()
	var live []*Record
	for _, kind := range []string{Action, Stakeholder, Priority} {
		page, err := w.Page(t.Context(), Query{Kind: kind, Limit: 200})
		if err != nil {
			t.Fatal(err)
		}
		live = append(live, page.Records...)
	}
	pick := func(kind string) *Record {
		var of []*Record
		for _, r := range live {
			if r.Kind.Name == kind {
				of = append(of, r)
			}
		}
		if len(of) == 0 {
			return nil
		}
		return of[random.IntN(len(of))]
	}
	return mustWrite(t, w, "A random edit", func(tx *Tx) error {
		for range 1 + random.IntN(3) {
			a, s := pick(Action), pick(Stakeholder)
			switch n := random.IntN(12); {
			case n < 2 || a == nil:
				if _, err := tx.Add(Action, "", Values{"title": fmt.Sprint("Action ", random.IntN(1000)), "status": "paused"}); err != nil {
					return err
				}
			case n == 2 || s == nil:
				if _, err := tx.Add(Stakeholder, "", Values{"name": fmt.Sprint("Group ", random.IntN(1000)),
					"kind": "council"}); err != nil {
					return err
				}
			case n == 3:
				if err := tx.Remove(a.ID); err != nil {
					return err
				}
			case n == 4:
				if err := tx.SetItem(a.ID, "leads", string(s.ID), ""); err != nil {
					return err
				}
			case n == 5:
				if err := tx.RemoveItem(a.ID, "leads", string(s.ID)); err != nil {
					return err
				}
			case n == 6:
				if err := tx.SetItem(a.ID, "fundamentals", "poverty", fmt.Sprint("line ", random.IntN(3))); err != nil {
					return err
				}
			case n == 7:
				if _, err := tx.Add("update", a.ID, Values{"date": "2026-08-01", "note": "moved on"}); err != nil {
					return err
				}
			case n == 8:
				if err := tx.Set(a.ID, "due", []string{"", "winter 2026", "31/03/2027"}[random.IntN(3)]); err != nil {
					return err
				}
			case n == 9:
				if err := tx.Set(a.ID, "tags", []string{"", "one", "one; two"}[random.IntN(3)]); err != nil {
					return err
				}
			default:
				if err := tx.Set(a.ID, "brag", []string{"", "red", "amber", "green", "blue"}[random.IntN(5)]); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// countsOf writes out the counts kept, and fails if they are not what counting gives.
func countsOf(t *testing.T, w *Workbook) string {
	t.Helper()
	var b strings.Builder
	for _, field := range []string{"", "status", "brag", "leads", "tags"} {
		kept, err := w.Tally(t.Context(), Action, field)
		if err != nil {
			t.Fatal(err)
		}
		counted := map[string]int{}
		if err := w.Each(t.Context(), Query{Kind: Action}, false, func(r *Record) error {
			switch f := r.Kind.Field(field); {
			case f == nil:
				counted[""]++
			case f.Many:
				for _, v := range r.Values(field) {
					counted[v]++
				}
			default:
				counted[r.Get(field)]++
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(kept) != fmt.Sprint(counted) {
			t.Errorf("by %q %v are kept, %v counted", field, kept, counted)
		}
		fmt.Fprintln(&b, field, kept)
	}
	return b.String()
}

func TestARecordIsShownAsItStood(t *testing.T) {
	w := newTestWorkbook(t)
	lead := mustAdd(t, w, Stakeholder, "", Values{"name": "Harbour Carers"})
	id := mustAdd(t, w, Action, "", Values{"title": "An action", "leads": string(lead), "due": "winter 2026"})
	then := w.Now()
	mustAdd(t, w, "update", id, Values{"date": "2026-08-02", "note": "later"})
	mustWrite(t, w, "Changed", func(tx *Tx) error {
		if err := tx.Set(id, "due", "spring 2027"); err != nil {
			return err
		}
		return tx.RemoveItem(id, "leads", string(lead))
	})
	r, err := w.AsOf(t.Context(), id, then)
	if err != nil {
		t.Fatal(err)
	}
	if r.When("due").Words != "winter 2026" || r.Show("leads") != "Harbour Carers" || len(r.Children("update")) != 0 {
		t.Errorf("it stood at due %q, lead %q, %d updates", r.Show("due"), r.Show("leads"), len(r.Children("update")))
	}
	if _, err := w.AsOf(t.Context(), id, then.Add(-time.Hour)); !errors.Is(err, ErrNotFound) {
		t.Errorf("before it was made: %v", err)
	}
}

func TestHistoryIsSaidInPlainWords(t *testing.T) {
	w := newTestWorkbook(t)
	lead := mustAdd(t, w, Stakeholder, "", Values{"name": "Harbour Carers"})
	id := mustAdd(t, w, Action, "", Values{"reference": "1.2", "title": "Family time", "status": "not started"})
	mustWrite(t, w, "Edited 1.2", func(tx *Tx) error {
		if err := tx.Set(id, "status", "in progress"); err != nil {
			return err
		}
		if err := tx.SetItem(id, "leads", string(lead), ""); err != nil {
			return err
		}
		return tx.Set(id, "due", "winter 2026")
	})
	batches, err := w.History(t.Context(), HistoryQuery{Record: id})
	if err != nil || len(batches) != 2 {
		t.Fatalf("%d batches, %v", len(batches), err)
	}
	changes, err := w.Changes(t.Context(), batches[0].No)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Status: In progress, was Not started",
		"Lead: added Harbour Carers",
		"Due: winter 2026 (1 December 2026 to 28 February 2027)",
	}
	for i, c := range changes {
		if c.Sentence() != want[i] || c.Name != "1.2 Family time" || c.Who != "Test Keeper" {
			t.Errorf("change %d of %q by %s reads %q, want %q", i, c.Name, c.Who, c.Sentence(), want[i])
		}
	}
}

// TestChangesOfOneInstantKeepTheirOrder opens the workbook again for every change
// while the computer's clock stands still: the later change must win all the same.
func TestChangesOfOneInstantKeepTheirOrder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.kept")
	stopped := time.Date(2026, 8, 3, 9, 0, 0, 0, time.UTC)
	opt := Options{Keeper: "Test Keeper", Now: func() time.Time { return stopped }}
	w, err := Create(t.Context(), path, opt)
	if err != nil {
		t.Fatal(err)
	}
	mustAdd(t, w, Partnership, "", Values{"name": "P"})
	var ids []ID
	mustWrite(t, w, "Added many", func(tx *Tx) error {
		for i := range 20 {
			id, err := tx.Add(Action, "", Values{"title": fmt.Sprint("Action ", i), "status": "paused"})
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return nil
	})
	for _, status := range []string{"in_progress", "complete", ""} {
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if w, err = Open(t.Context(), path, opt); err != nil {
			t.Fatal(err)
		}
		mustWrite(t, w, "Changed one", func(tx *Tx) error { return tx.Set(ids[19], "status", status) })
		if err := w.CheckHistory(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestACopiedWorkbookDoesNotForkTheHistory(t *testing.T) {
	dir, state := t.TempDir(), t.TempDir()
	path := filepath.Join(dir, "w.kept")
	opt := Options{Keeper: "Test Keeper", StateDir: state}
	replicas := func(path string) (ids []string) {
		w, err := Open(t.Context(), path, opt)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = w.Close() }()
		mustAdd(t, w, Action, "", Values{"title": "Another"})
		if err := sqlite.Each(t.Context(), w.reading, "SELECT id FROM replica ORDER BY no", nil, func(rows *sql.Rows) error {
			var id string
			err := rows.Scan(&id)
			ids = append(ids, id)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if err := w.CheckHistory(t.Context()); err != nil {
			t.Error(err)
		}
		return ids
	}
	w, err := Create(t.Context(), path, opt)
	if err != nil {
		t.Fatal(err)
	}
	mustAdd(t, w, Partnership, "", Values{"name": "P"})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(dir, "copy.kept")
	copyFile(t, path, copied)
	if got := replicas(path); len(got) != 1 {
		t.Errorf("the same file opened again has %d replicas, want 1", len(got))
	}
	if got := replicas(copied); len(got) != 2 {
		t.Errorf("the copy has %d replicas, want 2", len(got))
	}
	copyFile(t, copied, path) // an older state put back in its place
	if got := replicas(path); len(got) != 3 {
		t.Errorf("the restored file has %d replicas, want 3", len(got))
	}
}
