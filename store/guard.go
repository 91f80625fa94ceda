package store

import (
	"database/sql"
	"errors"
	"fmt"

	"kept/store/input"
	"kept/store/words"
)

// clearCarried clears the mark of a carried response as soon as somebody changes
// anything in it.
func (tx *Tx) clearCarried() error {
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
	return &input.Error{Where: "The submission of " + quarter, Wrong: "is " + words.LowerFirst(stage.Title()) + " and cannot change",
		Right: right}
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
	quarters, err := tx.quartersOf(owner, field, value)
	if err != nil {
		return err
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

// quartersOf are the quarters that a change to a response bears on: its own, and the one
// that the change moves it to.
func (tx *Tx) quartersOf(response *meta, field, value string) ([]string, error) {
	var quarters []string
	if field == "quarter" {
		quarters = append(quarters, value)
	}
	if response.made {
		return quarters, nil
	}
	q, err := tx.value(response, response.kind.Field("quarter"))
	return append(quarters, q), err
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

// stageOf is how far the latest revision of a quarter's submission is.
func (tx *Tx) stageOf(quarter string) (Stage, error) {
	var stage Stage
	err := tx.queryRow("SELECT stage FROM submission WHERE removed = 0 AND quarter = ? ORDER BY revision DESC LIMIT 1", []any{quarter},
		&stage)
	if errors.Is(err, sql.ErrNoRows) {
		return StageOpen, nil
	}
	if err != nil {
		return StageOpen, fmt.Errorf("reading the submission of %s: %w", quarter, err)
	}
	return stage, nil
}
