package submission

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kept/store"
	"kept/store/calendar"
	"kept/store/input"
)

// Cycle is how far the submission of a quarter is. [Count] says how far its responses are.
type Cycle struct {
	Quarter    calendar.Quarter
	Stage      store.Stage
	Revision   int             // its number; 0 as long as nobody began
	Submission *store.Record   // the latest revision, with its accepted findings; nil as long as nobody began
	Earlier    []*store.Record // the revisions before, oldest first
	Changed    bool            // checked, but something in the workbook was changed since: it needs checking again
}

// ReadCycle reads how far the submission of a quarter is.
func ReadCycle(ctx context.Context, w *store.Workbook, q calendar.Quarter) (Cycle, error) {
	c := Cycle{Quarter: q, Stage: store.StageOpen}
	revisions, err := revisionsOf(ctx, w, q)
	if err == nil && len(revisions) > 0 {
		last := len(revisions) - 1
		c.Submission, c.Earlier, c.Revision = revisions[last], revisions[:last], RevisionNo(revisions[last])
		c.Stage = store.Stage(c.Submission.Get("stage"))
	}
	if err == nil && c.Stage == store.StageChecked {
		c.Changed, err = w.ChangedSince(ctx, store.ID(c.Submission.Get("checked_in")))
	}
	if err != nil {
		return Cycle{}, fmt.Errorf("reading the quarter %s: %w", q, err)
	}
	return c, nil
}

// revisionsOf reads the revisions of a quarter's submission, whole, the first first.
func revisionsOf(ctx context.Context, from Reader, q calendar.Quarter) ([]*store.Record, error) {
	var list []*store.Record
	err := from.Each(ctx, store.Query{Kind: store.Submission, Where: ofQuarter(q)}, true, func(s *store.Record) error {
		list = append(list, s)
		return nil
	})
	slices.SortStableFunc(list, func(a, b *store.Record) int {
		return cmp.Compare(RevisionNo(a), RevisionNo(b))
	})
	return list, err
}

// RevisionNo is the number of a submission's revision: from 1, also for one that
// nobody began yet, which is nil.
func RevisionNo(revision *store.Record) int {
	if revision == nil {
		return 1
	}
	return max(1, input.WholeNumber(revision.Get("revision")))
}

// latest reads the latest revision of a quarter's submission; nil if nobody began.
func latest(ctx context.Context, from Reader, q calendar.Quarter) (*store.Record, error) {
	revisions, err := revisionsOf(ctx, from, q)
	if err != nil {
		return nil, fmt.Errorf("reading the submission of %s: %w", q, err)
	}
	if len(revisions) == 0 {
		return nil, nil
	}
	return revisions[len(revisions)-1], nil
}

// SignedAt is when a submission was signed; the zero time if it was not.
func SignedAt(submission *store.Record) time.Time {
	t, err := time.Parse(time.RFC3339Nano, submission.Get("signed_at"))
	if err != nil {
		return time.Time{}
	}
	return t
}

// SignedBatch is the number of the batch in which a submission was signed, for
// [store.Workbook.EachUpTo]. [store.ErrNotFound] if it is not signed, or was not
// signed in this workbook but imported with its signature.
func SignedBatch(ctx context.Context, w *store.Workbook, submission *store.Record) (int64, error) {
	signed := submission.Get("signed_at")
	if signed == "" {
		return 0, fmt.Errorf("looking for the signature of %s: %w", submission.Get("quarter"), store.ErrNotFound)
	}
	// A signature that was undone and came back by a redo is still the one that was
	// given the first time.
	no, at, err := w.FirstSigned(ctx, submission.ID, signed)
	if err == nil && at.Sub(SignedAt(submission)).Abs() > time.Second {
		err = store.ErrNotFound
	}
	if err != nil {
		return 0, fmt.Errorf("looking for the signature of %s: %w", submission.Get("quarter"), err)
	}
	return no, nil
}

// Signature is who signs, in which role, on whose behalf. The name stays in the
// workbook.
type Signature struct {
	Name, Role, For string
}

// LastSignature is the latest signature in the workbook, of any quarter, to begin
// the next one with; an empty one if nothing was ever signed.
func LastSignature(ctx context.Context, w *store.Workbook) (Signature, error) {
	var last *store.Record
	q := store.Query{Kind: store.Submission, Where: []store.Filter{{Field: "signed_at", Op: store.Filled}}}
	err := w.Each(ctx, q, false, func(s *store.Record) error {
		if last == nil || s.Get("signed_at") > last.Get("signed_at") {
			last = s
		}
		return nil
	})
	if err != nil {
		return Signature{}, fmt.Errorf("reading the last signature: %w", err)
	}
	if last == nil {
		return Signature{}, nil
	}
	return Signature{Name: last.Get("signed_by"), Role: last.Get("signed_role"), For: last.Get("signed_for")}, nil
}

// Begin begins to fill a quarter's submission: the responses of the quarter before
// are carried forward, marked as carried, for every national action that has none
// yet. It is one change, undone all at once.
func Begin(ctx context.Context, w *store.Workbook, q calendar.Quarter) (store.Batch, error) {
	return w.Write(ctx, "Began the submission of "+q.String(), func(tx *store.Tx) error {
		_, err := BeginIn(ctx, tx, q)
		return err
	})
}

// BeginIn is [Begin] as a part of a change that does more. It gives how many
// responses were carried forward.
func BeginIn(ctx context.Context, tx *store.Tx, q calendar.Quarter) (carried int, err error) {
	if s, err := latest(ctx, tx, q); err != nil || s != nil {
		return 0, errors.Join(err, already(s))
	}
	if _, err := tx.Add(store.Submission, "", store.Values{"quarter": q.String(), "revision": "1",
		"stage": string(store.StageFilling)}); err != nil {
		return 0, err
	}
	return carryForward(ctx, tx, q)
}

func already(s *store.Record) error {
	if s == nil {
		return nil
	}
	return &input.Error{Where: "The submission of " + s.Get("quarter"), Wrong: "was begun already"}
}
