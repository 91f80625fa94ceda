package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/calendar"
	"kept/store/submission"
)

func newQuarterBeginCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "begin",
		Short: "Begin the submission: carry the last quarter's responses forward, to update",
		Args:  cli.AtMost(0),
		RunE:  p.runsStep(beginQuarter),
	}
}

func beginQuarter(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	if _, err := submission.Begin(ctx, w, q); err != nil {
		return err
	}
	cycle, err := submission.ReadCycle(ctx, w, q)
	if err != nil {
		return err
	}
	counts, err := submission.Count(ctx, w, q)
	if err != nil {
		return err
	}
	c.printDone(cycle, fmt.Sprintf("Began the submission of %s: %d carried forward from %s.", q, counts.Carried, q.Prev()))
	return nil
}
