package store

import (
	"errors"
	"fmt"
	"kept/store/calendar"
	"kept/store/words"
)

// What a response that was carried forward from the quarter before says of itself.
const (
	Carried   = "carried"   // nobody has looked at it yet
	Unchanged = "unchanged" // somebody looked: nothing changed
)

// carryForward copies the responses of the quarter before into a quarter, where
// there are none yet, marks them as carried, and says how many. Steps that are done
// and commitments that are complete or stopped stay behind.
func (tx *Tx) carryForward(q calendar.Quarter) (carried int, err error) {
	before, err := readRecords(tx.ctx, tx.w.conn, &responseKind, "t.removed = 0 AND t.quarter = ? ORDER BY t.national_action, t.key", []any{q.Prev().String()})
	if err != nil {
		return 0, err
	}
	if err := addChildren(tx.ctx, tx.w.conn, before); err != nil {
		return 0, err
	}
	there, err := readRecords(tx.ctx, tx.w.conn, &responseKind, "t.removed = 0 AND t.quarter = ?", []any{q.String()})
	if err != nil {
		return 0, err
	}
	written := map[string]bool{}
	for _, r := range there {
		written[r.Get("national_action")] = true
	}
	for _, r := range before {
		if written[r.Get("national_action")] {
			continue
		}
		written[r.Get("national_action")] = true
		if err := tx.carry(r, q); err != nil {
			return carried, fmt.Errorf("carrying forward the response to national action %s: %w", r.Get("national_action"), err)
		}
		carried++
	}
	return carried, nil
}

func (tx *Tx) carry(r *Record, q calendar.Quarter) error {
	values := r.valuesForCopy()
	values["quarter"], values["carried"] = q.String(), Carried
	id, err := tx.Add(Response, "", values)
	if err != nil {
		return err
	}
	if err := tx.copyItems(id, r); err != nil {
		return err
	}
	for _, k := range responseKind.Children() {
		for _, c := range r.Children(k.Name) {
			if c.Get("done") == "true" || (k.Name == "commitment" && (c.Get("status") == "complete" || c.Get("status") == "stopped")) {
				continue
			}
			if err := tx.copyInto(id, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// copyInto makes a copy of a record that belongs to another.
func (tx *Tx) copyInto(parent ID, r *Record) error {
	id, err := tx.Add(r.Kind.Name, parent, r.valuesForCopy())
	if err != nil {
		return err
	}
	return tx.copyItems(id, r)
}

// valuesForCopy are the fields with one value.
func (r *Record) valuesForCopy() Values {
	values := Values{}
	for name, v := range r.values {
		values[name] = v
	}
	return values
}

func (tx *Tx) copyItems(id ID, r *Record) error {
	for field, items := range r.items {
		for _, item := range items {
			if err := tx.Put(id, field, item.Value, item.Note); err != nil {
				return err
			}
		}
	}
	return nil
}

// looked takes the mark of a carried response off as soon as somebody changes
// anything in it.
func (tx *Tx) looked() error {
	for key := range tx.owners {
		m, err := tx.metaByKey(key)
		if err != nil {
			return err
		}
		if m.kind != &responseKind || m.made || tx.marked[key] {
			continue
		}
		f := m.kind.Field("carried")
		if v, err := tx.value(m, f); err != nil || v == "" {
			if err != nil {
				return err
			}
			continue
		}
		if err := tx.setValue(m, f, ""); err != nil {
			return err
		}
	}
	return nil
}

// errLocked says that a quarter cannot be changed any more.
func errLocked(quarter string, stage Stage) error {
	right := "reopen it first; the signature is then taken back"
	if stage == StageLocked {
		right = "correct it in the open: begin an amendment"
	}
	return &InputError{Where: "The submission of " + quarter, Wrong: "is " + words.LowerFirst(stage.Title()) + " and cannot change", Right: right}
}

// guard refuses a change to what a signed or locked quarter says.
func (tx *Tx) guard(m *meta, field, value string) error {
	switch {
	case m.kind == &submissionKind:
		return tx.guardSubmission(m)
	case m.kind.Name != Response && (m.parent == "" || m.made && len(m.logged) > 0):
		return nil // not about a response, or a record that was let in a moment ago
	}
	owner, err := tx.metaByKey(m.owner)
	if err != nil {
		return err
	}
	if owner.kind == &submissionKind {
		return tx.guardAccepted(owner)
	}
	if owner.kind != &responseKind {
		return nil
	}
	quarters := []string{}
	if field == "quarter" {
		quarters = append(quarters, value)
	}
	if !owner.made {
		q, err := tx.value(owner, owner.kind.Field("quarter"))
		if err != nil {
			return err
		}
		quarters = append(quarters, q)
	}
	for _, quarter := range quarters {
		if stage, err := tx.stageOf(quarter); err != nil {
			return err
		} else if stage == StageSigned || stage == StageLocked {
			return errLocked(quarter, stage)
		}
	}
	return nil
}

// guardSubmission refuses any change to a locked submission.
func (tx *Tx) guardSubmission(m *meta) error {
	if m.made {
		return nil
	}
	stage, err := tx.value(m, m.kind.Field("stage"))
	if err != nil {
		return err
	}
	if Stage(stage) == StageLocked {
		quarter, err := tx.value(m, m.kind.Field("quarter"))
		return errors.Join(err, errLocked(quarter, StageLocked))
	}
	return nil
}

// guardAccepted refuses a change to what a signed or locked submission accepted.
func (tx *Tx) guardAccepted(submission *meta) error {
	if submission.made {
		return nil
	}
	stage, err := tx.value(submission, submission.kind.Field("stage"))
	if err != nil {
		return err
	}
	if s := Stage(stage); s == StageSigned || s == StageLocked {
		quarter, err := tx.value(submission, submission.kind.Field("quarter"))
		return errors.Join(err, errLocked(quarter, s))
	}
	return nil
}

func (tx *Tx) stageOf(quarter string) (Stage, error) {
	q, err := calendar.ParseQuarter(quarter)
	if err != nil {
		return StageOpen, fmt.Errorf("reading the quarter of a response: %w", err)
	}
	s, err := tx.submission(q)
	if err != nil || s == nil {
		return StageOpen, err
	}
	return Stage(s.Get("stage")), nil
}
