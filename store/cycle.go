package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Cycle is where the account of a quarter stands.
type Cycle struct {
	Quarter    Quarter
	Stage      Stage
	Revision   int       // 0 as long as nobody began
	Submission *Record   // the latest revision, with its accepted findings; nil as long as nobody began
	Earlier    []*Record // the revisions before, oldest first
	Carried    int       // responses carried forward that nobody has looked at yet
	Written    int       // responses of the quarter
}

// SignedAt is when a submission was signed; the zero time if it was not.
func SignedAt(submission *Record) time.Time {
	t, err := time.Parse(time.RFC3339Nano, submission.Get("signed_at"))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Cycle tells where the account of a quarter stands.
func (w *Workbook) Cycle(ctx context.Context, q Quarter) (Cycle, error) {
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
func (w *Workbook) BeginQuarter(ctx context.Context, q Quarter) (Batch, error) {
	return w.Write(ctx, "Began the submission of "+q.String(), func(tx *Tx) error {
		if s, err := tx.submission(q); err != nil || s != nil {
			return errors.Join(err, already(s))
		}
		if _, err := tx.Add(Submission, "", Values{"quarter": q.String(), "revision": "1", "stage": string(StageFilling)}); err != nil {
			return err
		}
		return tx.carryForward(q)
	})
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
func (w *Workbook) MarkChecked(ctx context.Context, q Quarter, blocking int) (Batch, error) {
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

// Signature is who signs, in which role, on whose behalf. The name stays in the
// workbook.
type Signature struct {
	Name, Role, For string
}

// Sign signs the checked account of a quarter. It fails if anything changed
// since the check. What a bundle of the quarter says from now on is how things
// stood at this moment.
func (w *Workbook) Sign(ctx context.Context, q Quarter, s Signature) (Batch, error) {
	if s.Name == "" || s.Role == "" {
		return Batch{}, &InputError{Where: "The signature", Wrong: "wants a name and a role", Right: "say who signs and in which post"}
	}
	return w.step(ctx, q, "Signed the submission of "+q.String(), []Stage{StageChecked}, func(tx *Tx, r *Record) error {
		var last string
		if err := tx.queryRow("SELECT id FROM batch WHERE no < ? ORDER BY no DESC LIMIT 1", []any{tx.batch.No}, &last); err != nil {
			return fmt.Errorf("reading the history: %w", err)
		}
		if last != r.Get("checked_in") {
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
func (w *Workbook) Reopen(ctx context.Context, q Quarter) (Batch, error) {
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
func (w *Workbook) Lock(ctx context.Context, q Quarter) (Batch, error) {
	return w.step(ctx, q, "Locked the submission of "+q.String(), []Stage{StageSigned}, func(tx *Tx, s *Record) error {
		return tx.Set(s.ID, "stage", string(StageLocked))
	})
}

// Amend begins the next revision of a locked quarter, with its reason. The
// account is then filled, checked, signed and locked again as a whole.
func (w *Workbook) Amend(ctx context.Context, q Quarter, reason string) (Batch, error) {
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
		_, err = tx.Add(Submission, "", Values{"quarter": q.String(), "revision": itoa(int64(n + 1)), "stage": string(StageFilling), "reason": reason})
		return err
	})
}

// Accept keeps a finding of the quarter's checks with the reason why the
// partnership stands by it.
func (w *Workbook) Accept(ctx context.Context, q Quarter, code, place, finding, reason string) (Batch, error) {
	return w.step(ctx, q, "Accepted a finding about "+q.String(), []Stage{StageFilling, StageChecked}, func(tx *Tx, s *Record) error {
		_, err := tx.Add("accepted_finding", s.ID, Values{"code": code, "place": place, "finding": finding, "reason": reason})
		return err
	})
}

// step changes the latest revision of a quarter's submission, if it is at one of
// the stages from which the step is possible.
func (w *Workbook) step(ctx context.Context, q Quarter, title string, from []Stage, fn func(*Tx, *Record) error) (Batch, error) {
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
			return &InputError{Where: "The submission of " + q.String(), Wrong: "is " + lowerFirst(stage.Title()), Right: stage.next()}
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
func (tx *Tx) submission(q Quarter) (*Record, error) {
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
