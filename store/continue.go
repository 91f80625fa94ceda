package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Continue is [Workbook.Write] for a change that goes on with one made just before,
// such as moving a priority one rank further: both are undone and redone at one
// stroke. With is the number of the change it goes on with, or of the first of
// several. If anything else was changed since, or by somebody else, it is a
// change of its own.
func (w *Workbook) Continue(ctx context.Context, with int64, title string, fn func(*Tx) error) (Batch, error) {
	choose := func(tx *Tx) error {
		var first int64
		var who string
		err := tx.queryRow("SELECT coalesce(target, no), who FROM batch WHERE no = (SELECT max(no) FROM batch) "+
			"AND what = 'edit' AND target IS NOT no", nil, &first, &who)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err == nil && first == with && who == tx.batch.Who {
			tx.batch.Target = with
		}
		return err
	}
	return w.write(ctx, Batch{Title: title, What: WhatEdit}, choose, fn)
}

// GoBack takes back every edit after a batch that stands, the last first, as one
// change, and gives how many that were. Undo or Redo right after it brings them
// all back all at once.
func (w *Workbook) GoBack(ctx context.Context, to int64, title string) (Batch, int, error) {
	n := 0
	b, err := w.write(ctx, Batch{Title: title, What: WhatEdit}, nil, func(tx *Tx) error {
		list, err := tx.batches("SELECT b.no FROM batch b WHERE "+inForceSQL+" AND b.no > "+firstBatchSQL+
			" AND b.no < (SELECT max(no) FROM batch) "+
			"AND b.no > ? ORDER BY b.no DESC", to)
		if err != nil {
			return err
		}
		for _, no := range list {
			if err := tx.invertOne(no); err != nil {
				return fmt.Errorf("taking back change %d: %w", no, err)
			}
		}
		n = len(list)
		return tx.exec("UPDATE batch SET target = no WHERE no = ?", tx.batch.No)
	})
	return b, n, err
}

// EditsAfter counts the edits after a batch that stand: what [Workbook.GoBack]
// would take back. Edits that go on with one another are counted one by one.
func (w *Workbook) EditsAfter(ctx context.Context, no int64) (n int, err error) {
	err = w.reading.QueryRowContext(ctx, "SELECT count(*) FROM batch b WHERE "+inForceSQL+" AND b.no > "+firstBatchSQL+" AND b.no > ?",
		no).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("counting the changes: %w", err)
	}
	return n, nil
}
