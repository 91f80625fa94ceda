package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"kept/store/calendar"
	"kept/store/words"
	"slices"
	"strconv"
	"time"
)

// Cycle is where the account of a quarter stands.
type Cycle struct {
	Quarter    calendar.Quarter
	Stage      Stage
	Revision   int       // 0 as long as nobody began
	Submission *Record   // the latest revision, with its accepted findings; nil as long as nobody began
	Earlier    []*Record // the revisions before, oldest first
	Carried    int       // responses carried forward that nobody has looked at yet
	Written    int       // responses of the quarter
	Changed    bool      // checked, but something in the workbook was changed since: it wants checking again
}

// SignedAt is when a submission was signed; the zero time if it was not.
func SignedAt(submission *Record) time.Time {
	t, err := time.Parse(time.RFC3339Nano, submission.Get("signed_at"))
	if err != nil {
		return time.Time{}
	}
	return t
}

// SignedBatch is the number of the batch in which a submission was signed, for
// [Workbook.EachUpTo]. [ErrNotFound] if it is not signed, or was not signed in this
// workbook but brought in with its signature.
func (w *Workbook) SignedBatch(ctx context.Context, submission *Record) (int64, error) {
	at := submission.Get("signed_at")
	if at == "" {
		return 0, fmt.Errorf("looking for the signature of %s: %w", submission.Get("quarter"), ErrNotFound)
	}
	var no int64
	err := w.view(ctx, func(db querier) error {
		// A signature that was taken back and came back by an undo is still the
		// one that was given the first time.
		var clock int64
		err := db.QueryRowContext(ctx, "SELECT c.batch, c.clock FROM change c JOIN record r ON r.key = c.record WHERE r.id = ? AND c.field = 'signed_at' AND c.value = ? ORDER BY c.batch LIMIT 1",
			string(submission.ID), at).Scan(&no, &clock)
		if errors.Is(err, sql.ErrNoRows) || err == nil && Clock(clock).Time().Sub(SignedAt(submission)).Abs() > time.Second {
			return ErrNotFound
		}
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("looking for the signature of %s: %w", submission.Get("quarter"), err)
	}
	return no, nil
}

// Cycle tells where the account of a quarter stands.
func (w *Workbook) Cycle(ctx context.Context, q calendar.Quarter) (Cycle, error) {
	c := Cycle{Quarter: q, Stage: StageOpen}
	err := w.view(ctx, func(db querier) error {
		list, err := readRecords(ctx, db, &submissionKind, "t.removed = 0 AND t.quarter = ? ORDER BY t.revision", []any{q.String()})
		if err != nil {
			return err
		}
		if err := addChildren(ctx, db, list); err != nil {
			return err
		}
		if n := len(list); n > 0 {
			c.Submission, c.Earlier = list[n-1], list[:n-1]
			c.Stage = Stage(c.Submission.Get("stage"))
			c.Revision = n
		}
		if c.Stage == StageChecked {
			if c.Changed, err = changedSince(ctx, db, c.Submission.Get("checked_in")); err != nil {
				return err
			}
		}
		return db.QueryRowContext(ctx, "SELECT count(*), coalesce(sum(carried = 'carried'), 0) FROM response t WHERE t.removed = 0 AND t.quarter = ?", q.String()).Scan(&c.Written, &c.Carried)
	})
	if err != nil {
		return Cycle{}, fmt.Errorf("reading the quarter %s: %w", q, err)
	}
	return c, nil
}

// BeginQuarter begins to fill a quarter's account: the responses of the quarter
// before are carried forward, marked as carried, for every national action that
// has none yet. One batch, undone at one stroke.
func (w *Workbook) BeginQuarter(ctx context.Context, q calendar.Quarter) (Batch, error) {
	return w.Write(ctx, "Began the submission of "+q.String(), func(tx *Tx) error {
		_, err := tx.BeginQuarter(q)
		return err
	})
}

// BeginQuarter is [Workbook.BeginQuarter] as a part of a change that does more. It
// gives how many responses were carried forward.
func (tx *Tx) BeginQuarter(q calendar.Quarter) (carried int, err error) {
	if s, err := tx.submission(q); err != nil || s != nil {
		return 0, errors.Join(err, already(s))
	}
	if _, err := tx.Add(Submission, "", Values{"quarter": q.String(), "revision": "1", "stage": string(StageFilling)}); err != nil {
		return 0, err
	}
	return tx.carryForward(q)
}

// ResponseTo is a quarter's response to a national action as it stands in this
// change; nil if there is none.
func (tx *Tx) ResponseTo(q calendar.Quarter, national string) (*Record, error) {
	list, err := readRecords(tx.ctx, tx.w.conn, &responseKind, "t.removed = 0 AND t.quarter = ? AND t.national_action = ? ORDER BY t.key LIMIT 1", []any{q.String(), national})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return tx.Load(list[0].ID)
}

func already(s *Record) error {
	if s == nil {
		return nil
	}
	return &InputError{Where: "The submission of " + s.Get("quarter"), Wrong: "was begun already"}
}

// MarkChecked notes that the account was checked and nothing blocks signing.
// Whatever changes in the workbook after that wants checking again. The caller
// runs the checks; with errors it fails.
func (w *Workbook) MarkChecked(ctx context.Context, q calendar.Quarter, blocking int) (Batch, error) {
	if blocking > 0 {
		return Batch{}, &InputError{Where: "The submission of " + q.String(), Wrong: fmt.Sprintf("has %d errors that block signing", blocking), Right: "mend or accept them first"}
	}
	return w.step(ctx, q, "Checked the submission of "+q.String(), []Stage{StageFilling, StageChecked}, func(tx *Tx, s *Record) error {
		if err := tx.Set(s.ID, "stage", string(StageChecked)); err != nil {
			return err
		}
		return tx.Set(s.ID, "checked_in", string(tx.batch.ID))
	})
}

// changedSince tells whether anything that is checked was changed after a batch.
// How far a submission is, is no part of that: a signature that was taken back
// leaves the check as good as it was.
func changedSince(ctx context.Context, db querier, batch string) (bool, error) {
	var no int64
	err := db.QueryRowContext(ctx, "SELECT no FROM batch WHERE id = ?", batch).Scan(&no)
	if errors.Is(err, sql.ErrNoRows) {
		return true, nil // checked in another workbook
	}
	var changed bool
	if err == nil {
		err = db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM batch b JOIN change c ON c.replica = b.replica AND c.seq BETWEEN b.first_seq AND b.last_seq
			JOIN record r ON r.key = c.record WHERE b.no > ? AND r.kind <> ?)`, no, Submission).Scan(&changed)
	}
	if err != nil {
		return false, fmt.Errorf("reading what was changed since the check: %w", err)
	}
	return changed, nil
}

// Signature is who signs, in which role, on whose behalf. The name stays in the
// workbook.
type Signature struct {
	Name, Role, For string
}

// LastSignature is the latest signature that stands in the workbook, of whatever
// quarter, to begin the next one with; an empty one if nothing was ever signed.
func (w *Workbook) LastSignature(ctx context.Context) (Signature, error) {
	var s Signature
	err := w.view(ctx, func(db querier) error {
		err := db.QueryRowContext(ctx, "SELECT coalesce(signed_by, ''), coalesce(signed_role, ''), coalesce(signed_for, '') FROM submission WHERE removed = 0 AND signed_at IS NOT NULL ORDER BY signed_at DESC LIMIT 1").
			Scan(&s.Name, &s.Role, &s.For)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	if err != nil {
		return Signature{}, fmt.Errorf("reading the last signature: %w", err)
	}
	return s, nil
}

// Sign signs the checked account of a quarter. It fails if anything changed
// since the check. What a bundle of the quarter says from now on is how things
// stood at this moment.
func (w *Workbook) Sign(ctx context.Context, q calendar.Quarter, s Signature) (Batch, error) {
	if s.Name == "" || s.Role == "" {
		return Batch{}, &InputError{Where: "The signature", Wrong: "wants a name and a role", Right: "say who signs and in which post"}
	}
	return w.step(ctx, q, "Signed the submission of "+q.String(), []Stage{StageChecked}, func(tx *Tx, r *Record) error {
		if changed, err := changedSince(tx.ctx, tx.w.conn, r.Get("checked_in")); err != nil {
			return err
		} else if changed {
			return &InputError{Where: "The submission of " + q.String(), Wrong: "was changed since it was checked", Right: "check it again, then sign"}
		}
		for field, value := range map[string]string{"signed_by": s.Name, "signed_role": s.Role, "signed_for": s.For,
			"signed_at": tx.batch.At.UTC().Format("2006-01-02T15:04:05.000Z07:00"), "stage": string(StageSigned)} {
			if err := tx.Set(r.ID, field, value); err != nil {
				return err
			}
		}
		return nil
	})
}

// Reopen takes a signature or a check back, before the quarter is locked.
func (w *Workbook) Reopen(ctx context.Context, q calendar.Quarter) (Batch, error) {
	return w.step(ctx, q, "Reopened the submission of "+q.String(), []Stage{StageChecked, StageSigned}, func(tx *Tx, s *Record) error {
		for _, field := range []string{"signed_by", "signed_role", "signed_for", "signed_at", "checked_in"} {
			if err := tx.Set(s.ID, field, ""); err != nil {
				return err
			}
		}
		return tx.Set(s.ID, "stage", string(StageFilling))
	})
}

// Lock closes a signed quarter for good: nothing of it can change any more, not
// even by Undo; it is corrected in the open, by [Workbook.Amend].
func (w *Workbook) Lock(ctx context.Context, q calendar.Quarter) (Batch, error) {
	return w.step(ctx, q, "Locked the submission of "+q.String(), []Stage{StageSigned}, func(tx *Tx, s *Record) error {
		return tx.Set(s.ID, "stage", string(StageLocked))
	})
}

// Amend begins the next revision of a locked quarter, with its reason. The
// account is then filled, checked, signed and locked again as a whole.
func (w *Workbook) Amend(ctx context.Context, q calendar.Quarter, reason string) (Batch, error) {
	if reason == "" {
		return Batch{}, &InputError{Where: "An amendment", Wrong: "wants its reason", Right: "say what it corrects, and why"}
	}
	return w.step(ctx, q, "Began an amendment of "+q.String(), []Stage{StageLocked}, func(tx *Tx, s *Record) error {
		next, err := KindNamed(Submission).Field("revision").Parse(s.Get("revision"), Context{})
		if err != nil {
			return err
		}
		var n int
		if _, err := fmt.Sscan(next, &n); err != nil {
			return fmt.Errorf("numbering the amendment: %w", err)
		}
		id, err := tx.Add(Submission, "", Values{"quarter": q.String(), "revision": strconv.Itoa(n + 1), "stage": string(StageFilling), "reason": reason})
		if err != nil {
			return err
		}
		return tx.acceptAgain(id, s)
	})
}

// step changes the latest revision of a quarter's submission, if it is at one of
// the stages from which the step is possible.
func (w *Workbook) step(ctx context.Context, q calendar.Quarter, title string, from []Stage, fn func(*Tx, *Record) error) (Batch, error) {
	return w.Write(ctx, title, func(tx *Tx) error {
		s, err := tx.submission(q)
		if err != nil {
			return err
		}
		stage := StageOpen
		if s != nil {
			stage = Stage(s.Get("stage"))
		}
		if !slices.Contains(from, stage) {
			return &InputError{Where: "The submission of " + q.String(), Wrong: "is " + words.LowerFirst(stage.Title()), Right: stage.next()}
		}
		return fn(tx, s)
	})
}

// next says what comes after a stage.
func (s Stage) next() string {
	switch s {
	case StageFilling:
		return "check it first"
	case StageChecked:
		return "sign it first"
	case StageSigned:
		return "lock it, or reopen it to change it"
	case StageLocked:
		return "begin an amendment to correct it"
	}
	return "begin it first"
}

// submission reads the latest revision of a quarter's submission; nil if none.
func (tx *Tx) submission(q calendar.Quarter) (*Record, error) {
	var id ID
	err := tx.queryRow("SELECT r.id FROM submission t JOIN record r ON r.key = t.key WHERE t.removed = 0 AND t.quarter = ? ORDER BY t.revision DESC LIMIT 1", []any{q.String()}, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the submission of %s: %w", q, err)
	}
	return tx.Load(id)
}
