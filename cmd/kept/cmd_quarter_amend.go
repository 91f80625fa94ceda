package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/calendar"
	"kept/store/submission"
)

func newQuarterAmendCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "amend --reason WORDS",
		Short: "Begin the next revision of a locked submission",
		Args:  cli.AtMost(0),
		RunE:  p.runsStep(amendQuarter),
	}
	cli.AddText(cmd, "reason", "WORDS", "what it corrects, and why; published", cobra.NoFileCompletions)
	return cmd
}

func amendQuarter(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	reason := strings.TrimSpace(c.text("reason"))
	if reason == "" {
		return cli.Misuse(`add --reason "..."`, "an amendment says what it corrects, and why")
	}
	if _, err := submission.Amend(ctx, w, q, reason); err != nil {
		return err
	}
	return c.nowAt(ctx, w, q, "Began the amendment of "+q.String()+". What was locked stays as it is.")
}
