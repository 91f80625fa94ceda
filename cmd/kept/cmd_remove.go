package main

import (
	"context"

	"kept/store"
)

func removeCommand() *command {
	return &command{
		name: "remove", usage: "REF", run: runRemove, atMost: -1,
		help: "takes a record out; kept undo brings it back",
	}
}

func runRemove(ctx context.Context, c *call) error {
	ref, err := c.ref()
	if err != nil {
		return err
	}
	return c.writing(ctx, func(w *store.Workbook) error {
		r, err := find(ctx, w, ref)
		if err != nil {
			return err
		}
		_, err = w.Write(ctx, "Removed "+full(r), func(tx *store.Tx) error {
			if err := tx.Expect(r.ID, r.Rev); err != nil {
				return err
			}
			return tx.Remove(r.ID)
		})
		if err != nil {
			return err
		}
		c.say("Removed %s. kept undo brings it back.", full(r))
		return nil
	})
}
