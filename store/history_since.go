package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"kept/store/sqlite"
	"time"
)

// ChangedSince tells whether anything but submissions was changed after a batch: what
// becomes of a submission changes nothing of what it says. A batch that is not in this
// workbook was made in another: then it is changed.
func (w *Workbook) ChangedSince(ctx context.Context, batch ID) (changed bool, err error) {
	err = w.view(ctx, func(db sqlite.Querier) error {
		changed, err = changedSince(ctx, db, batch)
		return err
	})
	return changed, err
}

// ChangedSince is [Workbook.ChangedSince] as a part of a change.
func (tx *Tx) ChangedSince(batch ID) (bool, error) {
	return changedSince(tx.ctx, tx.w.conn, batch)
}

func changedSince(ctx context.Context, db sqlite.Querier, batch ID) (bool, error) {
	var no int64
	err := db.QueryRowContext(ctx, "SELECT no FROM batch WHERE id = ?", string(batch)).Scan(&no)
	if errors.Is(err, sql.ErrNoRows) {
		return true, nil
	}
	var changed bool
	if err == nil {
		err = db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM batch b
			JOIN change c ON c.replica = b.replica AND c.seq BETWEEN b.first_seq AND b.last_seq
			JOIN record r ON r.key = c.record WHERE b.no > ? AND r.kind <> ?)`, no, Submission).Scan(&changed)
	}
	if err != nil {
		return false, fmt.Errorf("reading what was changed since: %w", err)
	}
	return changed, nil
}

// FirstSigned is the number of the batch in which a submission first had the time of its
// signature, as the record holds it, and when that was. [ErrNotFound] if it never had.
func (w *Workbook) FirstSigned(ctx context.Context, submission ID, signedAt string) (no int64, at time.Time, err error) {
	err = w.view(ctx, func(db sqlite.Querier) error {
		var clock int64
		err := db.QueryRowContext(ctx, `SELECT c.batch, c.clock FROM change c JOIN record r ON r.key = c.record
			WHERE r.id = ? AND c.field = 'signed_at' AND c.value = ? ORDER BY c.batch `+
			`LIMIT 1`, string(submission), signedAt).Scan(&no, &clock)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		}
		at = Clock(clock).Time()
		return err
	})
	if err != nil {
		return 0, time.Time{}, fmt.Errorf("looking for the change that signed it: %w", err)
	}
	return no, at, nil
}
