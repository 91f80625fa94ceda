package bundle

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kept/export/finding"
	"kept/export/seal"
	"kept/export/snapshot"
	"kept/store"
	"kept/store/input"
	"kept/store/submission"
)

// InvalidError says that a bundle was not read because it has errors.
type InvalidError struct{ Findings *finding.Result }

func (e *InvalidError) Error() string {
	n := e.Findings.Errors()
	if n == 1 {
		return "the bundle has an error and was not read: `kept check` says which"
	}
	return fmt.Sprintf("the bundle has %d errors and was not read: `kept check` lists them", n)
}

// Read checks a bundle and reads what its authoritative JSON says. A
// bundle with any error is refused with an [*UnsoundError].
func Read(ctx context.Context, path string, open ...seal.Opener) (*snapshot.Snapshot, error) {
	b, findings, err := inspect(ctx, path, open...)
	if err != nil {
		return nil, err
	}
	if b == nil {
		return nil, &InvalidError{Findings: findings}
	}
	return b, nil
}

// Restore writes what a bundle says into a workbook, in one batch that is
// undone at one stroke: records that it does not have are added under the ids
// they have in the bundle, and those that it has are brought to what the bundle
// says. What the bundle does not speak of stays: private fields, and records
// that are not in it. A submission that the workbook does not have is brought in
// with its stage and signature: what was signed elsewhere is corrected here too only
// by an amendment. A workbook of another partnership is refused.
func Restore(ctx context.Context, w *store.Workbook, b *snapshot.Snapshot) (store.Batch, error) {
	own, err := w.Partnership(ctx)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return store.Batch{}, err
	}
	if own != nil && b.Entry(own.ID) == nil {
		return store.Batch{}, &input.Error{Where: "Partnership", Value: b.Submission.Partnership,
			Wrong: "is not the partnership of this workbook, which is " + own.Name(), Right: "bring the bundle into a new workbook"}
	}
	cycle, err := submission.ReadCycle(ctx, w, b.Submission.Quarter)
	if err != nil {
		return store.Batch{}, err
	}
	return w.Write(ctx, "Brought in the bundle "+b.Submission.ID(), func(tx *store.Tx) error {
		for _, k := range ownersFirst() {
			if k.Name == store.AcceptedFinding {
				continue // it belongs to the submission, which comes last: what is signed cannot change
			}
			for _, e := range b.Entries(k.Name) {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := restoreEntry(tx, e); err != nil {
					return fmt.Errorf("bringing in the %s %s: %w", strings.ToLower(k.Title), b.Name(e), err)
				}
			}
		}
		return restoreSubmission(tx, b, cycle)
	})
}

// restoreSubmission brings in how far the submission is, if the workbook has no
// such revision yet, and the findings accepted in it, if it is not signed here.
func restoreSubmission(tx *store.Tx, b *snapshot.Snapshot, cycle submission.Cycle) error {
	s, accepted := b.Submission, b.Entries(store.AcceptedFinding)
	if !s.Signed() && s.Revision == 1 && len(accepted) == 0 {
		return nil // a quarter that nobody needs to have begun
	}
	var id store.ID
	record, err := snapshot.RevisionOf(cycle, s.Revision)
	switch {
	case err == nil && record != nil && snapshot.Signed(record):
		return nil
	case err == nil && record != nil:
		id = record.ID
	default:
		if id, err = addSubmission(tx, s); err != nil {
			return fmt.Errorf("bringing in the submission %s: %w", s.ID(), err)
		}
	}
	return addAccepted(tx, accepted, id)
}

// addSubmission adds the record of a submission as far as it is.
func addSubmission(tx *store.Tx, s snapshot.Submission) (store.ID, error) {
	stage := store.StageFilling
	switch s.State {
	case snapshot.StateSigned:
		stage = store.StageSigned
	case snapshot.StateLocked:
		stage = store.StageLocked
	}
	return tx.Add(store.Submission, "", store.Values{"quarter": s.Quarter.String(), "revision": strconv.Itoa(s.Revision),
		"stage": string(stage), "reason": s.Reason, "signed_role": s.SignedRole, "signed_for": s.SignedFor, "signed_at": signedAt(s)})
}

// addAccepted adds the accepted findings that the workbook does not have to a submission.
func addAccepted(tx *store.Tx, accepted []*snapshot.Entry, submission store.ID) error {
	for _, e := range accepted {
		if _, err := tx.Load(e.ID); err == nil {
			continue
		} else if !errors.Is(err, store.ErrNotFound) {
			return err
		}
		own := *e
		own.Parent = submission
		if err := addEntry(tx, &own); err != nil {
			return fmt.Errorf("bringing in an accepted finding: %w", err)
		}
	}
	return nil
}

// ownersFirst are all kinds of record: first those that stand on their own, then
// what belongs to them, which names them only.
func ownersFirst() []*store.Kind {
	kinds := slices.Clone(store.Kinds())
	slices.SortStableFunc(kinds, func(x, y *store.Kind) int { return min(len(x.Parents), 1) - min(len(y.Parents), 1) })
	return kinds
}

func restoreEntry(tx *store.Tx, e *snapshot.Entry) error {
	old, err := tx.Load(e.ID)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return addEntry(tx, e)
	case err != nil:
		return err
	case old.Kind != e.Kind || old.Parent != e.Parent:
		return &input.Error{Where: e.Kind.Title, Value: string(e.ID), Wrong: "is the id of another record in this workbook"}
	}
	return updateEntry(tx, e, old)
}

func addEntry(tx *store.Tx, e *snapshot.Entry) error {
	values := store.Values{}
	for name, value := range e.Values() {
		values[name] = value
	}
	if err := tx.AddWithID(e.ID, e.Kind.Name, e.Parent, values); err != nil {
		return err
	}
	return putItems(tx, e)
}

func updateEntry(tx *store.Tx, e *snapshot.Entry, old *store.Record) error {
	if old.Removed {
		if err := tx.Restore(e.ID); err != nil {
			return err
		}
	}
	for i := range e.Kind.Fields {
		f := &e.Kind.Fields[i]
		switch {
		case f.Private:
		case f.Many:
			for _, v := range old.Values(f.Name) {
				if !slices.ContainsFunc(e.Items(f.Name), func(i snapshot.Item) bool { return i.Value == v }) {
					if err := tx.RemoveItem(e.ID, f.Name, v); err != nil {
						return err
					}
				}
			}
		case old.Get(f.Name) != e.Get(f.Name):
			if err := tx.Set(e.ID, f.Name, e.Get(f.Name)); err != nil {
				return err
			}
		}
	}
	return putItems(tx, e)
}

func putItems(tx *store.Tx, e *snapshot.Entry) error {
	for i := range e.Kind.Fields {
		f := &e.Kind.Fields[i]
		for _, item := range e.Items(f.Name) {
			if err := tx.SetItem(e.ID, f.Name, item.Value, item.Note); err != nil {
				return err
			}
		}
	}
	return nil
}
