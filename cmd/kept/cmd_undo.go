package main

import (
	"context"

	"kept/store"
)

func undoCommand() *command {
	return &command{name: "undo", run: func(ctx context.Context, c *call) error { return runUndo(ctx, c, false) },
		help: "takes back the last change, and the one before it, and so on"}
}

func redoCommand() *command {
	return &command{name: "redo", run: func(ctx context.Context, c *call) error { return runUndo(ctx, c, true) },
		help: "makes the change again that was taken back last"}
}

func runUndo(ctx context.Context, c *call, again bool) error {
	return c.writing(ctx, func(w *store.Workbook) error {
		if again {
			b, err := w.Redo(ctx)
			if err == nil {
				c.say("Done again: %s.", b.Title)
			}
			return err
		}
		b, err := w.Undo(ctx)
		if err == nil {
			c.say("Undone: %s. kept redo makes it again.", b.Title)
		}
		return err
	})
}
