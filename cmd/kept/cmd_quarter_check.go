package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
	"kept/store/submission"
	"kept/store/words"
)

func newQuarterCheckCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Check the submission: fix or accept every error before you sign",
		Args:  cli.AtMost(0),
		RunE:  p.runsStep(checkQuarter),
	}
}

// checkQuarter checks the submission. An error that is not accepted blocks signing.
func checkQuarter(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	report, cycle, err := c.checkSubmission(ctx, w, q)
	if err != nil {
		return err
	}
	accepted := 0
	counts := map[check.Level]int{}
	for _, f := range report.Findings {
		if a := check.Accepted(cycle.Submission, f); a != nil {
			accepted++
			continue
		}
		counts[f.Level]++
		c.print("%s [%s]", words.CapitalFirst(f.String()), f.Code)
	}
	parts := countsByLevel(counts)
	if accepted > 0 {
		parts = append(parts, fmt.Sprintf("%d accepted", accepted))
	}
	if len(parts) > 0 {
		c.print("%s.", words.CapitalFirst(words.Join(parts, "and")))
	}
	if blocking := counts[check.Error]; blocking > 0 {
		c.print("%s signing. Fix what is wrong, or accept it: kept quarter %s accept CODE REF --reason \"...\"",
			words.CapitalFirst(words.Count(blocking, "error", "errors")+words.Pick(blocking, " blocks", " block")), q.Code())
		return exitCode(exitFailed)
	}
	if _, err := submission.MarkChecked(ctx, w, q, 0); err != nil {
		return err
	}
	return c.nowAt(ctx, w, q, "Checked: nothing blocks signing.")
}

// checkSubmission runs the checks of a quarter.
func (c *call) checkSubmission(ctx context.Context, w *store.Workbook, q calendar.Quarter) (check.Report, submission.Cycle, error) {
	cycle, err := submission.ReadCycle(ctx, w, q)
	if err != nil {
		return check.Report{}, cycle, err
	}
	report, err := check.Workbook(ctx, w, check.Options{Today: c.today(), Quarter: q})
	return report, cycle, err
}
