package main

import (
	"context"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/calendar"
	"kept/store/submission"
)

func newQuarterReopenCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "reopen",
		Short: "Remove the signature, to change something",
		Args:  cli.AtMost(0),
		RunE:  p.runsStep(reopenQuarter),
	}
}

func reopenQuarter(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	if _, err := submission.Reopen(ctx, w, q); err != nil {
		return err
	}
	return c.nowAt(ctx, w, q, "Reopened. Check and sign it again before you send it.")
}
