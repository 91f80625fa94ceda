package main

import (
	"context"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/calendar"
	"kept/store/submission"
)

func newQuarterLockCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lock --yes",
		Short: "Lock the submission for good: only an amendment can correct it after that",
		Args:  cli.AtMost(0),
		RunE:  p.runsStep(lockQuarter),
	}
	cli.AddSwitch(cmd, "yes", "you know that it cannot be undone")
	return cmd
}

func lockQuarter(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	if !c.isSet("yes") {
		return cli.Misuse("add --yes if that is what you want", "you cannot undo locking %s: after that only an amendment, "+
			"which everyone can "+
			"see, corrects it", q)
	}
	if _, err := submission.Lock(ctx, w, q); err != nil {
		return err
	}
	return c.nowAt(ctx, w, q, "Locked: the submission of "+q.String()+" is final.")
}
