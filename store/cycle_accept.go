package store

import (
	"context"
	"fmt"
	"kept/store/calendar"
)

// Acceptance is a finding that the partnership stands by, and why.
type Acceptance struct {
	Code    string // of the check that made it
	Place   string // the id of the record in which it was made; "" if there is none
	Finding string // what is published of it
	Words   string // what stood there; it stays in the workbook
	Reason  string // it is published
}

// Accept keeps findings of the quarter's checks with the reason why the
// partnership stands by them, at one stroke.
func (w *Workbook) Accept(ctx context.Context, q calendar.Quarter, findings ...Acceptance) (Batch, error) {
	title := "Accepted a finding about " + q.String()
	if n := len(findings); n > 1 {
		title = fmt.Sprintf("Accepted %d findings about %s", n, q)
	}
	return w.step(ctx, q, title, []Stage{StageFilling, StageChecked}, func(tx *Tx, s *Record) error {
		for _, a := range findings {
			if _, err := tx.Add(AcceptedFinding, s.ID, Values{"code": a.Code, "place": a.Place, "finding": a.Finding, "words": a.Words, "reason": a.Reason}); err != nil {
				return err
			}
		}
		return nil
	})
}

// TakeBack takes back that a finding was accepted; id is that of the record in
// which it was.
func (w *Workbook) TakeBack(ctx context.Context, q calendar.Quarter, id ID) (Batch, error) {
	return w.step(ctx, q, "Took back what was accepted about "+q.String(), []Stage{StageFilling, StageChecked}, func(tx *Tx, s *Record) error {
		for _, a := range s.Children(AcceptedFinding) {
			if a.ID == id {
				return tx.Remove(id)
			}
		}
		return fmt.Errorf("taking back what was accepted about %s: %w", q, ErrNotFound)
	})
}

// acceptAgain takes what a revision accepted over into the amendment of it, with
// the revision in which it was accepted first.
func (tx *Tx) acceptAgain(amendment ID, s *Record) error {
	for _, a := range s.Children(AcceptedFinding) {
		values := a.valuesForCopy()
		if values["accepted_in"] == "" {
			values["accepted_in"] = s.Get("revision")
		}
		if _, err := tx.Add(AcceptedFinding, amendment, values); err != nil {
			return fmt.Errorf("taking over what was accepted: %w", err)
		}
	}
	return nil
}
