package main

import (
	"context"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
)

func newRestoreCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "restore NUMBER",
		Short: "Put the workbook back as it was in a backup",
		Long: "kept backup list shows the numbers. Restoring is one more change: kept undo reverses it. " +
			"Records that were added since the backup are deleted, and stay in the history.",
		Args: cli.AtMost(1),
		RunE: p.runs(runRestore),
	}
	addKey(cmd, "a backup")
	return cmd
}

func runRestore(ctx context.Context, c *call) error {
	if len(c.args) == 0 {
		return cli.Misuse("kept backup list shows the numbers", "kept restore needs the number of a backup")
	}
	b, err := c.backupNumbered(c.args[0])
	if err != nil {
		return err
	}
	return c.writing(ctx, func(w *store.Workbook) error {
		batch, err := w.Restore(ctx, b)
		switch {
		case err != nil:
			return err
		case batch.No == 0:
			c.print("The workbook is already as it was then: nothing was changed.")
		default:
			c.print("%s: %d values changed. kept undo reverses it.", batch.Title, batch.Changes)
		}
		return nil
	})
}
