package submission

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kept/store"
	"kept/store/calendar"
)

// aLockedQuarter fills, checks, signs and locks a quarter in which one finding was
// accepted, and gives its one response.
func aLockedQuarter(t *testing.T, w *store.Workbook, q calendar.Quarter) (response store.ID) {
	t.Helper()
	response = mustAdd(t, w, store.Response, "", store.Values{"quarter": q.String(), "national_action": "7", "heard": "As signed"})
	for _, step := range []func() (store.Batch, error){
		func() (store.Batch, error) { return Begin(t.Context(), w, q) },
		func() (store.Batch, error) {
			return Accept(t.Context(), w, q, Acceptance{Code: "action.no-due", Place: "x", Finding: "It has no date", Words: "TBC",
				Reason: "The board has not met"})
		},
		func() (store.Batch, error) { return MarkChecked(t.Context(), w, q, 0) },
		func() (store.Batch, error) {
			return Sign(t.Context(), w, q, Signature{Name: "Demo Keeper", Role: "Lead officer", For: "the partnership"})
		},
		func() (store.Batch, error) { return Lock(t.Context(), w, q) },
	} {
		if _, err := step(); err != nil {
			t.Fatal(err)
		}
	}
	return response
}

func TestAnAmendmentTakesOverWhatWasAccepted(t *testing.T) {
	w := newTestWorkbook(t)
	q := quarterOf(t, "2026-27 Q2")
	aLockedQuarter(t, w, q)
	for revision := 2; revision <= 3; revision++ {
		if _, err := Amend(t.Context(), w, q, "A figure was wrong"); err != nil {
			t.Fatal(err)
		}
		c, err := ReadCycle(t.Context(), w, q)
		if err != nil || c.Revision != revision {
			t.Fatalf("revision %d, %v", c.Revision, err)
		}
		accepted := c.Submission.Children(store.AcceptedFinding)
		if len(accepted) != 1 || accepted[0].Get("reason") != "The board has not met" || accepted[0].Get("words") != "TBC" ||
			accepted[0].Get("accepted_in") != "1" {
			t.Fatalf("revision %d took over %d findings: %v", revision, len(accepted), accepted)
		}
		if before := c.Earlier[0].Children(store.AcceptedFinding); len(before) != 1 || before[0].Get("accepted_in") != "" {
			t.Errorf("the first revision now says %v", before)
		}
		if revision == 2 {
			for _, err := range []error{
				second(MarkChecked(t.Context(), w, q, 0)), second(Sign(t.Context(), w, q,
					Signature{Name: "Demo Keeper", Role: "Lead officer"})), second(Lock(t.Context(), w, q))} {
				if err != nil {
					t.Fatal(err)
				}
			}
			continue
		}
		if _, err := Unaccept(t.Context(), w, q, accepted[0].ID); err != nil {
			t.Fatal(err)
		}
		if c, _ := ReadCycle(t.Context(), w, q); len(c.Submission.Children(store.AcceptedFinding)) != 0 ||
			len(c.Earlier[1].Children(store.AcceptedFinding)) != 1 {
			t.Error("taken back in the amendment, it is not gone there alone")
		}
	}
	if err := w.CheckHistory(t.Context()); err != nil {
		t.Error(err)
	}
}

func second(_ store.Batch, err error) error { return err }

func TestWhatALockedQuarterAcceptedCannotChange(t *testing.T) {
	w := newTestWorkbook(t)
	q := quarterOf(t, "2026-27 Q2")
	aLockedQuarter(t, w, q)
	c, err := ReadCycle(t.Context(), w, q)
	if err != nil {
		t.Fatal(err)
	}
	accepted := c.Submission.Children(store.AcceptedFinding)[0].ID
	for name, change := range map[string]func(tx *store.Tx) error{
		"removed":   func(tx *store.Tx) error { return tx.Remove(accepted) },
		"said anew": func(tx *store.Tx) error { return tx.Set(accepted, "reason", "Another") },
		"added beside": func(tx *store.Tx) error {
			return second2(tx.Add(store.AcceptedFinding, c.Submission.ID, store.Values{"code": "x", "finding": "y", "reason": "z"}))
		},
	} {
		_, err := w.Write(t.Context(), "A change", change)
		if err == nil {
			t.Errorf("what was accepted can be %s", name)
		}
		refused(t, err, "is locked and cannot change")
	}
	_, err = Unaccept(t.Context(), w, q, accepted)
	refused(t, err, "is locked: begin an amendment")
}

func second2(_ store.ID, err error) error { return err }

func TestACheckIsOutOfDateOnceAnythingChanges(t *testing.T) {
	w := newTestWorkbook(t)
	q := quarterOf(t, "2026-27 Q2")
	changed := func() bool {
		t.Helper()
		c, err := ReadCycle(t.Context(), w, q)
		if err != nil {
			t.Fatal(err)
		}
		return c.Changed
	}
	if _, err := Begin(t.Context(), w, q); err != nil {
		t.Fatal(err)
	}
	if changed() {
		t.Error("a quarter that was never checked is said to have changed since its check")
	}
	if _, err := MarkChecked(t.Context(), w, q, 0); err != nil {
		t.Fatal(err)
	}
	if changed() {
		t.Error("nothing changed since the check")
	}
	mustAdd(t, w, store.Action, "", store.Values{"title": "Something new"})
	if !changed() {
		t.Error("an action was added since the check")
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := MarkChecked(t.Context(), w, q, 0); err != nil || changed() {
		t.Errorf("checked again, it is out of date, %v", err)
	}
}

// TestWhatWasSignedIsToldApartWithinAMillisecond holds the clock still: what is
// written after the signature bears the same instant.
func TestWhatWasSignedIsToldApartWithinAMillisecond(t *testing.T) {
	still := time.Date(2026, 10, 5, 9, 30, 0, 0, time.UTC)
	path := filepath.Join(t.TempDir(), "Still.kept")
	w, err := store.Create(t.Context(), path, store.Options{Keeper: "Test Keeper", Now: func() time.Time { return still }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	q := quarterOf(t, "2026-27 Q2")
	action := mustAdd(t, w, store.Action, "", store.Values{"title": "As signed"})
	aLockedQuarter(t, w, q)
	c, err := ReadCycle(t.Context(), w, q)
	if err != nil {
		t.Fatal(err)
	}
	mustWrite(t, w, "Said otherwise", func(tx *store.Tx) error { return tx.Set(action, "title", "Changed later") })
	batch, err := SignedBatch(t.Context(), w, c.Submission)
	if err != nil {
		t.Fatal(err)
	}
	var title, stage string
	if err := w.EachUpTo(t.Context(), batch, func(r *store.Record) error {
		switch r.ID {
		case action:
			title = r.Get("title")
		case c.Submission.ID:
			stage = r.Get("stage")
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if last, err := LastSignature(t.Context(), w); err != nil ||
		last != (Signature{Name: "Demo Keeper", Role: "Lead officer", For: "the partnership"}) {
		t.Errorf("the last signature is %+v, %v", last, err)
	}
	if title != "As signed" || stage != string(store.StageSigned) {
		t.Errorf("as it was signed it says %q at stage %q", title, stage)
	}
	if _, err := Amend(t.Context(), w, q, "A figure was wrong"); err != nil {
		t.Fatal(err)
	}
	if c, err = ReadCycle(t.Context(), w, q); err != nil {
		t.Fatal(err)
	}
	if _, err := SignedBatch(t.Context(), w, c.Submission); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("what is not signed has a batch in which it was: %v", err)
	}
}

func TestASignatureThatComesBackIsTheOneThatWasGiven(t *testing.T) {
	w := newTestWorkbook(t)
	q := quarterOf(t, "2026-27 Q2")
	for _, err := range []error{
		second(Begin(t.Context(), w, q)), second(MarkChecked(t.Context(), w, q, 0)),
		second(Sign(t.Context(), w, q, Signature{Name: "Demo Keeper", Role: "Lead officer"}))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	signed := func() int64 {
		t.Helper()
		c, err := ReadCycle(t.Context(), w, q)
		if err != nil {
			t.Fatal(err)
		}
		no, err := SignedBatch(t.Context(), w, c.Submission)
		if err != nil {
			t.Fatal(err)
		}
		return no
	}
	first := signed()
	if _, err := Reopen(t.Context(), w, q); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if again := signed(); again != first {
		t.Errorf("it was signed in batch %d, and now %d", first, again)
	}
	// Taken back itself, it leaves the check as good as it was.
	for range 2 {
		if _, err := w.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if c, err := ReadCycle(t.Context(), w, q); err != nil || c.Stage != store.StageChecked && c.Stage != store.StageFilling || c.Changed {
		t.Errorf("taken back, it is %s, changed since the check %v, %v", c.Stage, c.Changed, err)
	}
}

func TestTheHistoryOfACycleSaysNoIdsThatOnlyKeptReads(t *testing.T) {
	w := newTestWorkbook(t)
	q := quarterOf(t, "2026-27 Q2")
	action := mustAdd(t, w, store.Action, "", store.Values{"title": "Kinship payments"})
	if _, err := Begin(t.Context(), w, q); err != nil {
		t.Fatal(err)
	}
	accepted, err := Accept(t.Context(), w, q, Acceptance{Code: "action.no-lead", Place: string(action), Finding: "Nobody leads it",
		Reason: "The board has not met"})
	if err != nil {
		t.Fatal(err)
	}
	checked, err := MarkChecked(t.Context(), w, q, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range []store.Batch{accepted, checked} {
		changes, err := w.Changes(t.Context(), b.No)
		if err != nil {
			t.Fatal(err)
		}
		text := ""
		for _, c := range changes {
			text += c.Sentence() + "\n"
		}
		if text == "" || strings.Contains(text, string(action)) || strings.Contains(text, "Checked in:") {
			t.Errorf("%s says\n%s", b.Title, text)
		}
	}
}
