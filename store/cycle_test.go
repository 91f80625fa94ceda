package store

import (
	"errors"
	"kept/store/calendar"
	"strings"
	"testing"
)

func quarterOf(t testing.TB, text string) calendar.Quarter {
	t.Helper()
	q, err := calendar.ParseQuarter(text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// refused fails unless the error is a sentence that holds these words.
func refused(t *testing.T, err error, words string) {
	t.Helper()
	var input *InputError
	if !errors.As(err, &input) || !strings.Contains(err.Error(), words) {
		t.Errorf("got %v, want a refusal that says %q", err, words)
	}
}

func TestAQuarterBeginsWithWhatIsKnown(t *testing.T) {
	w := newTestWorkbook(t)
	lead := mustAdd(t, w, Stakeholder, "", Values{"name": "Harbour Carers"})
	before := mustAdd(t, w, Response, "", Values{"quarter": "2026-27 Q1", "national_action": "7", "heard": "Young people want one key worker", "assessment": "underway"})
	mustAdd(t, w, "response_lead", before, Values{"stakeholder": string(lead), "role": "lead"})
	mustAdd(t, w, "next_step", before, Values{"step": "Agree the pathway", "done": "no"})
	mustAdd(t, w, "next_step", before, Values{"step": "Hold the first meeting", "done": "yes"})
	mustAdd(t, w, "commitment", before, Values{"commitment": "Fund a worker", "status": "complete"})
	mustAdd(t, w, Response, "", Values{"quarter": "2026-27 Q1", "national_action": "8", "heard_answer": "none_received"})
	mine := mustAdd(t, w, Response, "", Values{"quarter": "2026-27 Q2", "national_action": "8", "heard": "written already"})
	q := quarterOf(t, "2026-27 Q2")
	if c, err := w.Cycle(t.Context(), q); err != nil || c.Stage != StageOpen || c.Revision != 0 {
		t.Errorf("before it begins: %+v, %v", c, err)
	}
	if _, err := w.BeginQuarter(t.Context(), q); err != nil {
		t.Fatal(err)
	}
	c, err := w.Cycle(t.Context(), q)
	if err != nil || c.Stage != StageFilling || c.Revision != 1 || c.Carried != 1 || c.Written != 2 {
		t.Errorf("once begun: stage %s, revision %d, %d carried of %d, %v", c.Stage, c.Revision, c.Carried, c.Written, err)
	}
	r, err := w.Resolve(t.Context(), "response:2026-27-Q2/7")
	if err != nil {
		t.Fatal(err)
	}
	if r.Get("heard") != "Young people want one key worker" || r.Get("carried") != Carried || len(r.Children("response_lead")) != 1 {
		t.Errorf("carried: %q, %q", r.Get("heard"), r.Get("carried"))
	}
	if steps := r.Children("next_step"); len(steps) != 1 || steps[0].Get("step") != "Agree the pathway" || len(r.Children("commitment")) != 0 {
		t.Errorf("%d steps came along", len(steps))
	}
	if got := mustLoad(t, w, mine).Get("carried"); got != "" {
		t.Errorf("what was written already is marked %q", got)
	}
	_, err = w.BeginQuarter(t.Context(), q)
	refused(t, err, "was begun already")
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if c, _ := w.Cycle(t.Context(), q); c.Stage != StageOpen || c.Written != 1 {
		t.Errorf("undone: stage %s, %d responses", c.Stage, c.Written)
	}
}

func TestTheMarkOfACarriedResponseGoesWhenSomebodyLooks(t *testing.T) {
	w := newTestWorkbook(t)
	mustAdd(t, w, Response, "", Values{"quarter": "2026-27 Q1", "national_action": "7"})
	mustAdd(t, w, Response, "", Values{"quarter": "2026-27 Q1", "national_action": "8"})
	if _, err := w.BeginQuarter(t.Context(), quarterOf(t, "2026-27 Q2")); err != nil {
		t.Fatal(err)
	}
	seven, err := w.Resolve(t.Context(), "response:2026-27-Q2/7")
	if err != nil {
		t.Fatal(err)
	}
	eight, err := w.Resolve(t.Context(), "response:2026-27-Q2/8")
	if err != nil {
		t.Fatal(err)
	}
	mustAdd(t, w, "next_step", seven.ID, Values{"step": "Something new"})
	mustWrite(t, w, "Nothing changed", func(tx *Tx) error { return tx.Set(eight.ID, "carried", Unchanged) })
	if got := mustLoad(t, w, seven.ID).Get("carried"); got != "" {
		t.Errorf("a response with a new step is marked %q", got)
	}
	if got := mustLoad(t, w, eight.ID).Get("carried"); got != Unchanged {
		t.Errorf("a response that somebody left as it is is marked %q", got)
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := mustLoad(t, w, eight.ID).Get("carried"); got != Carried {
		t.Errorf("undone, it is marked %q", got)
	}
	if err := w.CheckHistory(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestAQuarterIsCheckedSignedLockedAndAmended(t *testing.T) {
	w := newTestWorkbook(t)
	q := quarterOf(t, "2026-27 Q2")
	response := mustAdd(t, w, Response, "", Values{"quarter": "2026-27 Q2", "national_action": "7", "heard": "As first said"})
	must := func(_ Batch, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	edit := func(text string) error {
		_, err := w.Write(t.Context(), "Edited the response", func(tx *Tx) error { return tx.Set(response, "heard", text) })
		return err
	}
	me := Signature{Name: "Demo Keeper", Role: "Lead officer", For: "the partnership"}
	_, err := w.Sign(t.Context(), q, me)
	refused(t, err, "is open: begin it first")
	must(w.BeginQuarter(t.Context(), q))
	_, err = w.Sign(t.Context(), q, me)
	refused(t, err, "check it first")
	_, err = w.MarkChecked(t.Context(), q, 2)
	refused(t, err, "2 errors that block signing")
	must(w.Accept(t.Context(), q, Acceptance{Code: "action.no-date", Finding: "An action has no date", Reason: "The board has not met yet"}))
	must(w.MarkChecked(t.Context(), q, 0))
	if err := edit("Changed after the check"); err != nil {
		t.Fatal(err)
	}
	_, err = w.Sign(t.Context(), q, me)
	refused(t, err, "was changed since it was checked")
	must(w.MarkChecked(t.Context(), q, 0))
	_, err = w.Sign(t.Context(), q, Signature{Name: "Demo Keeper"})
	refused(t, err, "a name and a role")
	must(w.Sign(t.Context(), q, me))
	refused(t, edit("Changed after signing"), "is signed and cannot change: reopen it first")
	must(w.Reopen(t.Context(), q))
	must(w.MarkChecked(t.Context(), q, 0))
	must(w.Sign(t.Context(), q, me))
	must(w.Lock(t.Context(), q))

	refused(t, edit("Changed after locking"), "is locked and cannot change: correct it in the open")
	_, err = w.Undo(t.Context())
	refused(t, err, "is locked and cannot change")
	_, err = w.Write(t.Context(), "A step", func(tx *Tx) error {
		_, err := tx.Add("next_step", response, Values{"step": "Too late"})
		return err
	})
	refused(t, err, "is locked")
	_, err = w.Write(t.Context(), "Another response", func(tx *Tx) error {
		_, err := tx.Add(Response, "", Values{"quarter": "2026-27 Q2", "national_action": "9"})
		return err
	})
	refused(t, err, "is locked")
	_, err = w.Write(t.Context(), "Removed it", func(tx *Tx) error { return tx.Remove(response) })
	refused(t, err, "is locked")
	mustAdd(t, w, Action, "", Values{"title": "The work itself goes on"})
	mustAdd(t, w, Response, "", Values{"quarter": "2026-27 Q3", "national_action": "7"})

	_, err = w.Amend(t.Context(), q, "")
	refused(t, err, "wants its reason")
	must(w.Amend(t.Context(), q, "A figure was wrong"))
	if err := edit("As corrected"); err != nil {
		t.Fatal(err)
	}
	c, err := w.Cycle(t.Context(), q)
	if err != nil || c.Revision != 2 || c.Stage != StageFilling || len(c.Earlier) != 1 || c.Earlier[0].Get("stage") != string(StageLocked) {
		t.Errorf("amended: revision %d, stage %s, %d earlier, %v", c.Revision, c.Stage, len(c.Earlier), err)
	}
	if accepted := c.Earlier[0].Children("accepted_finding"); len(accepted) != 1 || accepted[0].Get("reason") != "The board has not met yet" {
		t.Errorf("the first revision accepted %d findings", len(accepted))
	}
	var then string
	if err := w.EachAsOf(t.Context(), SignedAt(c.Earlier[0]), func(r *Record) error {
		if r.ID == response {
			then = r.Get("heard")
		}
		return nil
	}); err != nil || then != "Changed after the check" {
		t.Errorf("what was signed said %q, %v", then, err)
	}
	if err := w.CheckHistory(t.Context()); err != nil {
		t.Error(err)
	}
}
