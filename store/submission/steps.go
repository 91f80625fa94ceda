package submission

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"kept/store"
	"kept/store/calendar"
	"kept/store/input"
	"kept/store/words"
)

// MarkChecked notes that the account was checked and nothing blocks signing.
// Whatever changes in the workbook after that wants checking again. The caller
// runs the checks; with errors it fails.
func MarkChecked(ctx context.Context, w *store.Workbook, q calendar.Quarter, blocking int) (store.Batch, error) {
	if blocking > 0 {
		return store.Batch{}, &input.Error{Where: "The submission of " + q.String(),
			Wrong: fmt.Sprintf("has %d errors that block signing", blocking), Right: "mend or accept them first"}
	}
	return step(ctx, w, q, "Checked the submission of "+q.String(), []store.Stage{store.StageFilling, store.StageChecked},
		func(tx *store.Tx, s *store.Record) error {
			if err := tx.Set(s.ID, "stage", string(store.StageChecked)); err != nil {
				return err
			}
			return tx.Set(s.ID, "checked_in", string(tx.Batch().ID))
		})
}

// Sign signs the checked account of a quarter. It fails if anything changed
// since the check. What a bundle of the quarter says from now on is how things
// stood at this moment.
func Sign(ctx context.Context, w *store.Workbook, q calendar.Quarter, s Signature) (store.Batch, error) {
	if s.Name == "" || s.Role == "" {
		return store.Batch{}, &input.Error{Where: "The signature", Wrong: "wants a name and a role",
			Right: "say who signs and in which post"}
	}
	return step(ctx, w, q, "Signed the submission of "+q.String(), []store.Stage{store.StageChecked},
		func(tx *store.Tx, r *store.Record) error {
			if changed, err := tx.ChangedSince(store.ID(r.Get("checked_in"))); err != nil {
				return err
			} else if changed {
				return &input.Error{Where: "The submission of " + q.String(), Wrong: "was changed since it was checked",
					Right: "check it again, then sign"}
			}
			for field, value := range map[string]string{"signed_by": s.Name, "signed_role": s.Role, "signed_for": s.For,
				"signed_at": tx.Batch().At.UTC().Format("2006-01-02T15:04:05.000Z07:00"), "stage": string(store.StageSigned)} {
				if err := tx.Set(r.ID, field, value); err != nil {
					return err
				}
			}
			return nil
		})
}

// Reopen takes a signature or a check back, before the quarter is locked.
func Reopen(ctx context.Context, w *store.Workbook, q calendar.Quarter) (store.Batch, error) {
	return step(ctx, w, q, "Reopened the submission of "+q.String(), []store.Stage{store.StageChecked, store.StageSigned},
		func(tx *store.Tx, s *store.Record) error {
			for _, field := range []string{"signed_by", "signed_role", "signed_for", "signed_at", "checked_in"} {
				if err := tx.Set(s.ID, field, ""); err != nil {
					return err
				}
			}
			return tx.Set(s.ID, "stage", string(store.StageFilling))
		})
}

// Lock closes a signed quarter for good: nothing of it can change any more, not
// even by Undo; it is corrected in the open, by [Amend].
func Lock(ctx context.Context, w *store.Workbook, q calendar.Quarter) (store.Batch, error) {
	return step(ctx, w, q, "Locked the submission of "+q.String(), []store.Stage{store.StageSigned},
		func(tx *store.Tx, s *store.Record) error {
			return tx.Set(s.ID, "stage", string(store.StageLocked))
		})
}

// Amend begins the next revision of a locked quarter, with its reason. The
// account is then filled, checked, signed and locked again as a whole.
func Amend(ctx context.Context, w *store.Workbook, q calendar.Quarter, reason string) (store.Batch, error) {
	if reason == "" {
		return store.Batch{}, &input.Error{Where: "An amendment", Wrong: "wants its reason", Right: "say what it corrects, and why"}
	}
	return step(ctx, w, q, "Began an amendment of "+q.String(), []store.Stage{store.StageLocked},
		func(tx *store.Tx, s *store.Record) error {
			id, err := tx.Add(store.Submission, "", store.Values{"quarter": q.String(),
				"revision": strconv.Itoa(RevisionNo(s) + 1), "stage": string(store.StageFilling), "reason": reason})
			if err != nil {
				return err
			}
			return acceptAgain(tx, id, s)
		})
}

// step changes the latest revision of a quarter's submission, if it is at one of
// the stages from which the step is possible.
func step(ctx context.Context, w *store.Workbook, q calendar.Quarter, title string, from []store.Stage,
	fn func(*store.Tx, *store.Record) error) (store.Batch, error) {
	return w.Write(ctx, title, func(tx *store.Tx) error {
		s, err := latest(ctx, tx, q)
		if err != nil {
			return err
		}
		stage := store.StageOpen
		if s != nil {
			stage = store.Stage(s.Get("stage"))
		}
		if !slices.Contains(from, stage) {
			return &input.Error{Where: "The submission of " + q.String(), Wrong: "is " + words.LowerFirst(stage.Title()),
				Right: nextOf(stage)}
		}
		return fn(tx, s)
	})
}

// nextOf says what comes after a stage.
func nextOf(stage store.Stage) string {
	switch stage {
	case store.StageFilling:
		return "check it first"
	case store.StageChecked:
		return "sign it first"
	case store.StageSigned:
		return "lock it, or reopen it to change it"
	case store.StageLocked:
		return "begin an amendment to correct it"
	}
	return "begin it first"
}
