package submission

import (
	"errors"
	"strings"
	"testing"

	"kept/store"
	"kept/store/input"
)

// refused fails unless the error is a sentence that holds these words.
func refused(t *testing.T, err error, words string) {
	t.Helper()
	var input *input.Error
	if !errors.As(err, &input) || !strings.Contains(err.Error(), words) {
		t.Errorf("got %v, want a refusal that says %q", err, words)
	}
}

func TestAQuarterBeginsWithWhatIsKnown(t *testing.T) {
	w := newTestWorkbook(t)
	lead := mustAdd(t, w, store.Stakeholder, "", store.Values{"name": "Harbour Carers"})
	before := mustAdd(t, w, store.Response, "", store.Values{"quarter": "2026-27 Q1", "national_action": "7",
		"heard": "Young people want one key worker", "assessment": "underway"})
	mustAdd(t, w, "response_lead", before, store.Values{"stakeholder": string(lead), "role": "lead"})
	mustAdd(t, w, "next_step", before, store.Values{"step": "Agree the pathway", "done": "no"})
	mustAdd(t, w, "next_step", before, store.Values{"step": "Hold the first meeting", "done": "yes"})
	mustAdd(t, w, "commitment", before, store.Values{"commitment": "Fund a worker", "status": "complete"})
	mustAdd(t, w, store.Response, "", store.Values{"quarter": "2026-27 Q1", "national_action": "8", "heard_answer": "none_received"})
	mine := mustAdd(t, w, store.Response, "", store.Values{"quarter": "2026-27 Q2", "national_action": "8", "heard": "written already"})
	q := quarterOf(t, "2026-27 Q2")
	if c, err := ReadCycle(t.Context(), w, q); err != nil || c.Stage != store.StageOpen || c.Revision != 0 {
		t.Errorf("before it begins: %+v, %v", c, err)
	}
	if _, err := Begin(t.Context(), w, q); err != nil {
		t.Fatal(err)
	}
	c, err := ReadCycle(t.Context(), w, q)
	if err != nil || c.Stage != store.StageFilling || c.Revision != 1 {
		t.Errorf("once begun: stage %s, revision %d, %v", c.Stage, c.Revision, err)
	}
	if n, err := Count(t.Context(), w, q); err != nil || n.Carried != 1 || n.Written != 2 {
		t.Errorf("once begun: %+v, %v", n, err)
	}
	r, err := w.Resolve(t.Context(), "response:2026-27-Q2/7")
	if err != nil {
		t.Fatal(err)
	}
	if r.Get("heard") != "Young people want one key worker" || r.Get("carried") != store.Carried || len(r.Children("response_lead")) != 1 {
		t.Errorf("carried: %q, %q", r.Get("heard"), r.Get("carried"))
	}
	if steps := r.Children("next_step"); len(steps) != 1 || steps[0].Get("step") != "Agree the pathway" ||
		len(r.Children("commitment")) != 0 {
		t.Errorf("%d steps came along", len(steps))
	}
	if got := mustLoad(t, w, mine).Get("carried"); got != "" {
		t.Errorf("what was written already is marked %q", got)
	}
	_, err = Begin(t.Context(), w, q)
	refused(t, err, "was begun already")
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if c, _ := ReadCycle(t.Context(), w, q); c.Stage != store.StageOpen {
		t.Errorf("undone: stage %s", c.Stage)
	}
	if n, err := Count(t.Context(), w, q); err != nil || n.Written != 1 {
		t.Errorf("undone: %+v, %v", n, err)
	}
}

func TestTheMarkOfACarriedResponseGoesWhenSomebodyLooks(t *testing.T) {
	w := newTestWorkbook(t)
	mustAdd(t, w, store.Response, "", store.Values{"quarter": "2026-27 Q1", "national_action": "7"})
	mustAdd(t, w, store.Response, "", store.Values{"quarter": "2026-27 Q1", "national_action": "8"})
	if _, err := Begin(t.Context(), w, quarterOf(t, "2026-27 Q2")); err != nil {
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
	mustAdd(t, w, "next_step", seven.ID, store.Values{"step": "Something new"})
	mustWrite(t, w, "Nothing changed", func(tx *store.Tx) error { return tx.Set(eight.ID, "carried", store.Unchanged) })
	if got := mustLoad(t, w, seven.ID).Get("carried"); got != "" {
		t.Errorf("a response with a new step is marked %q", got)
	}
	if got := mustLoad(t, w, eight.ID).Get("carried"); got != store.Unchanged {
		t.Errorf("a response that somebody left as it is is marked %q", got)
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := mustLoad(t, w, eight.ID).Get("carried"); got != store.Carried {
		t.Errorf("undone, it is marked %q", got)
	}
	if err := w.CheckHistory(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestAQuarterIsCheckedSignedLockedAndAmended(t *testing.T) {
	w := newTestWorkbook(t)
	q := quarterOf(t, "2026-27 Q2")
	response := mustAdd(t, w, store.Response, "", store.Values{"quarter": "2026-27 Q2", "national_action": "7", "heard": "As first said"})
	must := func(_ store.Batch, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	edit := func(text string) error {
		_, err := w.Write(t.Context(), "Edited the response", func(tx *store.Tx) error { return tx.Set(response, "heard", text) })
		return err
	}
	me := Signature{Name: "Demo Keeper", Role: "Lead officer", For: "the partnership"}
	_, err := Sign(t.Context(), w, q, me)
	refused(t, err, "is open: begin it first")
	must(Begin(t.Context(), w, q))
	_, err = Sign(t.Context(), w, q, me)
	refused(t, err, "check it first")
	_, err = MarkChecked(t.Context(), w, q, 2)
	refused(t, err, "2 errors that block signing")
	must(Accept(t.Context(), w, q, Acceptance{Code: "action.no-date", Finding: "An action has no date",
		Reason: "The board has not met yet"}))
	must(MarkChecked(t.Context(), w, q, 0))
	if err := edit("Changed after the check"); err != nil {
		t.Fatal(err)
	}
	_, err = Sign(t.Context(), w, q, me)
	refused(t, err, "was changed since it was checked")
	must(MarkChecked(t.Context(), w, q, 0))
	_, err = Sign(t.Context(), w, q, Signature{Name: "Demo Keeper"})
	refused(t, err, "a name and a role")
	must(Sign(t.Context(), w, q, me))
	refused(t, edit("Changed after signing"), "is signed and cannot change: reopen it first")
	must(Reopen(t.Context(), w, q))
	must(MarkChecked(t.Context(), w, q, 0))
	must(Sign(t.Context(), w, q, me))
	must(Lock(t.Context(), w, q))

	refused(t, edit("Changed after locking"), "is locked and cannot change: correct it in the open")
	_, err = w.Undo(t.Context())
	refused(t, err, "is locked and cannot change")
	_, err = w.Write(t.Context(), "A step", func(tx *store.Tx) error {
		_, err := tx.Add("next_step", response, store.Values{"step": "Too late"})
		return err
	})
	refused(t, err, "is locked")
	_, err = w.Write(t.Context(), "Another response", func(tx *store.Tx) error {
		_, err := tx.Add(store.Response, "", store.Values{"quarter": "2026-27 Q2", "national_action": "9"})
		return err
	})
	refused(t, err, "is locked")
	_, err = w.Write(t.Context(), "Removed it", func(tx *store.Tx) error { return tx.Remove(response) })
	refused(t, err, "is locked")
	mustAdd(t, w, store.Action, "", store.Values{"title": "The work itself goes on"})
	mustAdd(t, w, store.Response, "", store.Values{"quarter": "2026-27 Q3", "national_action": "7"})

	_, err = Amend(t.Context(), w, q, "")
	refused(t, err, "wants its reason")
	must(Amend(t.Context(), w, q, "A figure was wrong"))
	if err := edit("As corrected"); err != nil {
		t.Fatal(err)
	}
	c, err := ReadCycle(t.Context(), w, q)
	if err != nil || c.Revision != 2 || c.Stage != store.StageFilling || len(c.Earlier) != 1 ||
		c.Earlier[0].Get("stage") != string(store.StageLocked) {
		t.Errorf("amended: revision %d, stage %s, %d earlier, %v", c.Revision, c.Stage, len(c.Earlier), err)
	}
	if accepted := c.Earlier[0].Children("accepted_finding"); len(accepted) != 1 ||
		accepted[0].Get("reason") != "The board has not met yet" {
		t.Errorf("the first revision accepted %d findings", len(accepted))
	}
	var then string
	if err := w.EachAsOf(t.Context(), SignedAt(c.Earlier[0]), func(r *store.Record) error {
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

func TestTheRevisionIsTheNumberOfTheRecordAlsoWhereEarlierOnesAreNotHere(t *testing.T) {
	w := newTestWorkbook(t)
	mustAdd(t, w, store.Submission, "", store.Values{"quarter": "2026-27 Q2", "revision": "3", "stage": string(store.StageFilling)})
	c, err := ReadCycle(t.Context(), w, quarterOf(t, "2026-27 Q2"))
	if err != nil || c.Revision != 3 || len(c.Earlier) != 0 {
		t.Errorf("revision %d with %d earlier, %v", c.Revision, len(c.Earlier), err)
	}
	if no := RevisionNo(nil); no != 1 {
		t.Errorf("what nobody began would be revision %d", no)
	}
}
