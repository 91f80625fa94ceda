package main

import (
	"context"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
)

func newUndoCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "undo",
		Short: "Undo the last change, then the one before it, and so on",
		Args:  cli.AtMost(0),
		RunE:  p.runs(func(ctx context.Context, c *call) error { return runUndo(ctx, c, false) }),
	}
}

func newRedoCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "redo",
		Short: "Redo the change that was undone last",
		Args:  cli.AtMost(0),
		RunE:  p.runs(func(ctx context.Context, c *call) error { return runUndo(ctx, c, true) }),
	}
}

func runUndo(ctx context.Context, c *call, again bool) error {
	return c.writing(ctx, func(w *store.Workbook) error {
		if again {
			b, err := w.Redo(ctx)
			if err == nil {
				c.print("Redone: %s.", b.Title)
			}
			return err
		}
		b, err := w.Undo(ctx)
		if err == nil {
			c.print("Undone: %s. kept redo redoes it.", b.Title)
		}
		return err
	})
}
