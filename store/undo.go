package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
)

// Undo takes back the last edit that stands, as a new change: the history keeps
// both. It works across restarts. [ErrNothingToUndo] when there is none. The
// batch it gives has the title of what was undone.
func (w *Workbook) Undo(ctx context.Context) (Batch, error) {
	return w.revert(ctx, undoableSQL, WhatUndo, ErrNothingToUndo)
}

// Redo brings back the edit last undone, until something new is edited. Right
// after [Workbook.GoBack] it brings back all that this took back, and the batch it
// gives is then an undo. [ErrNothingToRedo] when there is none.
func (w *Workbook) Redo(ctx context.Context) (Batch, error) {
	b, err := w.revert(ctx, redoableSQL, WhatRedo, ErrNothingToRedo)
	if errors.Is(err, ErrNothingToRedo) {
		return w.revert(ctx, revertedSQL, WhatUndo, ErrNothingToRedo)
	}
	return b, err
}

// CanUndo tells what [Workbook.Undo] would take back.
func (w *Workbook) CanUndo(ctx context.Context) (Batch, bool, error) {
	return w.queryBatch(ctx, undoableSQL)
}

// CanRedo tells what [Workbook.Redo] would bring back.
func (w *Workbook) CanRedo(ctx context.Context) (Batch, bool, error) {
	b, ok, err := w.queryBatch(ctx, redoableSQL)
	if err == nil && !ok {
		return w.queryBatch(ctx, revertedSQL)
	}
	return b, ok, err
}

const (
	// inForceSQL: an edit that was never undone, or was redone since. An edit that goes
	// on with another ([Workbook.Continue]) is undone and redone with it.
	inForceSQL = `b.what = 'edit' AND coalesce((SELECT u.what FROM batch u
		WHERE u.target = coalesce(b.target, b.no) AND u.what <> 'edit' ORDER BY u.no DESC LIMIT 1), 'redo') = 'redo'`
	// undoableSQL is the last edit that stands. What the partnership began with is
	// no edit: a workbook without a partnership is none.
	undoableSQL = `SELECT coalesce(b.target, b.no), b.title FROM batch b WHERE ` + inForceSQL + ` AND b.no > ` + firstBatchSQL +
		` ORDER BY b.no DESC LIMIT 1`
	firstBatchSQL = `coalesce((SELECT min(c.batch) FROM partnership t CROSS JOIN change c ON c.record = t.key), 0)`
	// redoableSQL is what was undone last, as long as nothing was edited after that.
	redoableSQL = `SELECT b.no, u.title FROM batch u JOIN batch b ON b.no = u.target
		WHERE u.what = 'undo' AND u.no > (SELECT max(no) FROM batch WHERE what = 'edit')
		AND NOT EXISTS (SELECT 1 FROM batch later WHERE later.target = u.target AND later.no > u.no) ORDER BY u.no DESC LIMIT 1`
	// revertedSQL is the last batch, if it went back: its target is itself.
	revertedSQL = `SELECT b.no, b.title FROM batch b WHERE b.no = (SELECT max(no) FROM batch) AND b.what = 'edit' AND b.target = b.no`
)

func (w *Workbook) queryBatch(ctx context.Context, query string) (Batch, bool, error) {
	var b Batch
	err := w.reading.QueryRowContext(ctx, query).Scan(&b.No, &b.Title)
	if errors.Is(err, sql.ErrNoRows) {
		return Batch{}, false, nil
	}
	if err != nil {
		return Batch{}, false, fmt.Errorf("reading the history: %w", err)
	}
	return b, true, nil
}

func (w *Workbook) revert(ctx context.Context, query, what string, nothing error) (Batch, error) {
	choose := func(tx *Tx) error {
		err := tx.queryRow(query, nil, &tx.batch.Target, &tx.batch.Title)
		if errors.Is(err, sql.ErrNoRows) {
			return nothing
		}
		return err
	}
	return w.write(ctx, Batch{What: what}, choose, func(tx *Tx) error { return tx.invert(tx.batch.Target, what) })
}

// inverse is a change to be taken back, and what stood before it.
type inverse struct {
	id     ID
	seq    int64
	field  string
	item   string
	before sql.NullString
}

// invert changes everything that an edit, with those that go on with it, changed
// to what it was before. For a redo it inverts the undo that took it back.
func (tx *Tx) invert(target int64, what string) error {
	query := "SELECT no FROM batch WHERE (no = ?1 OR target = ?1) AND what = 'edit' ORDER BY no DESC"
	if what == WhatRedo {
		query = "SELECT max(no) FROM batch WHERE target = ? AND what = 'undo'"
	}
	sources, err := tx.batches(query, target)
	if err != nil {
		return err
	}
	for _, no := range sources {
		if err := tx.invertOne(no); err != nil {
			return err
		}
	}
	return nil
}

// batches are the numbers that a query gives.
func (tx *Tx) batches(query string, about int64) (list []int64, err error) {
	err = tx.eachText(query, about, func(no string) {
		n, _ := strconv.ParseInt(no, 10, 64) // it is a number of SQLite's
		list = append(list, n)
	})
	if err != nil {
		return nil, fmt.Errorf("reading the history: %w", err)
	}
	return list, nil
}

func (tx *Tx) invertOne(source int64) error {
	list, err := tx.inverses(source)
	if err != nil {
		return err
	}
	made := map[ID]bool{}
	for _, c := range list {
		if c.field == fieldKind {
			made[c.id] = true
		}
	}
	for i := len(list) - 1; i >= 0; i-- {
		c := list[i]
		if made[c.id] {
			if c.field == fieldKind { // what was made is taken out whole
				if err := tx.setRemoved(c.id, true); err != nil {
					return err
				}
			}
			continue
		}
		if err := tx.restore(c); err != nil {
			return err
		}
	}
	return nil
}

// restore puts one value back.
func (tx *Tx) restore(c inverse) error {
	m, err := tx.meta(c.id)
	if err != nil {
		return err
	}
	if c.field == fieldRemoved {
		return tx.setRemoved(c.id, c.before.Valid)
	}
	f := m.kind.Field(c.field)
	if f == nil {
		return unknownField(m.kind, c.field)
	}
	if !f.Many {
		return tx.setValue(m, f, c.before.String)
	}
	if !c.before.Valid {
		return tx.setItem(m, f, c.item, nil)
	}
	return tx.setItem(m, f, c.item, &c.before.String)
}

func (tx *Tx) inverses(batch int64) ([]inverse, error) {
	var list []inverse
	query := `SELECT r.id, c.seq, c.field, c.item, base.value
		FROM batch b JOIN change c ON c.replica = b.replica AND c.seq BETWEEN b.first_seq AND b.last_seq
		JOIN record r ON r.key = c.record
		LEFT JOIN change base ON base.replica = c.base_replica AND base.seq = c.base_seq
		WHERE b.no = ? ORDER BY c.seq`
	err := tx.each(query, []any{batch}, func(rows *sql.Rows) error {
		var c inverse
		err := rows.Scan(&c.id, &c.seq, &c.field, &c.item, &c.before)
		list = append(list, c)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the history: %w", err)
	}
	return list, nil
}
