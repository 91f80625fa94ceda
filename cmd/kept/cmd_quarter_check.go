package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"kept/export"
	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
)

func newQuarterCheckCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Check the submission: fix or accept every error before you sign",
		Args:  atMost(0),
		RunE:  p.runsStep(checkQuarter),
	}
}

// checkQuarter looks everything over. Errors that nobody accepted stand in the way.
func checkQuarter(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	report, cycle, err := c.lookOver(ctx, w, q)
	if err != nil {
		return err
	}
	var blocking, accepted int
	counts := map[check.Level]int{}
	for _, f := range report.Findings {
		if a := export.Accepted(cycle.Submission, f); a != nil {
			accepted++
			continue
		}
		counts[f.Level]++
		if f.Level == check.Error {
			blocking++
		}
		c.say("%s [%s]", sentence(f.String()), f.Code)
	}
	var parts []string
	for _, level := range check.Levels() {
		if n := counts[level]; n > 0 {
			parts = append(parts, numbered(n, string(level)))
		}
	}
	if accepted > 0 {
		parts = append(parts, fmt.Sprintf("%d accepted", accepted))
	}
	if len(parts) > 0 {
		c.say("%s.", sentence(inWords(parts)))
	}
	if blocking > 0 {
		c.say("%s in the way of signing: mend what is wrong, or stand by it: kept quarter %s accept CODE PLACE --reason \"...\"", sentence(numbered(blocking, "error")+standOrStands(blocking)), q.Code())
		return exitCode(exitFailed)
	}
	if _, err := w.MarkChecked(ctx, q, 0); err != nil {
		return err
	}
	return c.nowAt(ctx, w, q, "Checked: nothing blocks signing.")
}

func standOrStands(n int) string {
	if n == 1 {
		return " stands"
	}
	return " stand"
}

func numbered(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// lookOver runs the checks of a quarter.
func (c *call) lookOver(ctx context.Context, w *store.Workbook, q calendar.Quarter) (check.Report, store.Cycle, error) {
	cycle, err := w.Cycle(ctx, q)
	if err != nil {
		return check.Report{}, cycle, err
	}
	report, err := check.Workbook(ctx, w, check.Options{Today: c.today(), Quarter: q})
	return report, cycle, err
}
