package main

import (
	"context"

	"github.com/spf13/cobra"

	"kept/store"
)

func newDeleteCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:               "delete REF",
		Aliases:           []string{"remove"}, // its old name
		Short:             "Delete a record; kept undo restores it",
		ValidArgsFunction: completeRecord(p),
		RunE:              p.runs(runDelete),
	}
}

func runDelete(ctx context.Context, c *call) error {
	ref, err := c.ref()
	if err != nil {
		return err
	}
	return c.writing(ctx, func(w *store.Workbook) error {
		r, err := findRecord(ctx, w, ref)
		if err != nil {
			return err
		}
		_, err = w.Write(ctx, "Removed "+titleWithKind(r), func(tx *store.Tx) error {
			if err := tx.Expect(r.ID, r.Rev); err != nil {
				return err
			}
			return tx.Remove(r.ID)
		})
		if err != nil {
			return err
		}
		c.print("Deleted %s. kept undo restores it.", titleWithKind(r))
		return nil
	})
}
