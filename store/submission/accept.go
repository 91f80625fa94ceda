package submission

import (
	"context"
	"fmt"

	"kept/store"
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
func Accept(ctx context.Context, w *store.Workbook, q calendar.Quarter, findings ...Acceptance) (store.Batch, error) {
	title := "Accepted a finding about " + q.String()
	if n := len(findings); n > 1 {
		title = fmt.Sprintf("Accepted %d findings about %s", n, q)
	}
	return step(ctx, w, q, title, []store.Stage{store.StageFilling, store.StageChecked}, func(tx *store.Tx, s *store.Record) error {
		for _, a := range findings {
			if _, err := tx.Add(store.AcceptedFinding, s.ID,
				store.Values{"code": a.Code, "place": a.Place, "finding": a.Finding, "words": a.Words, "reason": a.Reason}); err != nil {
				return err
			}
		}
		return nil
	})
}

// Unaccept takes back that a finding was accepted; id is that of the record in
// which it was.
func Unaccept(ctx context.Context, w *store.Workbook, q calendar.Quarter, id store.ID) (store.Batch, error) {
	return step(ctx, w, q, "Took back what was accepted about "+q.String(), []store.Stage{store.StageFilling, store.StageChecked},
		func(tx *store.Tx, s *store.Record) error {
			for _, a := range s.Children(store.AcceptedFinding) {
				if a.ID == id {
					return tx.Remove(id)
				}
			}
			return fmt.Errorf("taking back what was accepted about %s: %w", q, store.ErrNotFound)
		})
}

// acceptAgain takes what a revision accepted over into the amendment of it, with
// the revision in which it was accepted first.
func acceptAgain(tx *store.Tx, amendment store.ID, s *store.Record) error {
	for _, a := range s.Children(store.AcceptedFinding) {
		values := valuesOf(a)
		if values["accepted_in"] == "" {
			values["accepted_in"] = s.Get("revision")
		}
		if _, err := tx.Add(store.AcceptedFinding, amendment, values); err != nil {
			return fmt.Errorf("taking over what was accepted: %w", err)
		}
	}
	return nil
}
