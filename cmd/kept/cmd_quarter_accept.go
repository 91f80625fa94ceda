package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
	"kept/store/submission"
)

func newQuarterAcceptCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "accept CODE [REF] --reason WORDS",
		Short:   "Accept what the check found; the reason is published",
		Long:    "kept quarter check shows the codes. REF is the record, if the check found the same in more than one.",
		Example: `kept quarter accept action.no-lead 1.2 --reason "The board decides in May"`,
		RunE:    p.runsStep(acceptFinding),
	}
	cli.AddText(cmd, "reason", "WORDS", "why you accept it; published", cobra.NoFileCompletions)
	return cmd
}

// acceptFinding accepts every finding of a check at the record that is named.
func acceptFinding(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	reason := strings.TrimSpace(c.text("reason"))
	if len(c.args) == 0 || reason == "" {
		return cli.Misuse(`write kept quarter accept action.no-lead 1.2 --reason "..."`,
			"kept quarter accept needs the code of a check, the record and a reason")
	}
	report, cycle, err := c.checkSubmission(ctx, w, q)
	if err != nil {
		return err
	}
	findings := slices.DeleteFunc(report.Findings, func(f check.Finding) bool { return check.Accepted(cycle.Submission, f) != nil })
	var places []place
	for _, f := range findings {
		places = append(places, place{f.Code, f.Name, func(record store.ID, where string) bool {
			if record == "" {
				return contains(f.Name, where)
			}
			return f.Record == record || f.Owner == record
		}})
	}
	chosen, err := c.choosePlaces(ctx, w, places, placeText{"finding", "found",
		"kept quarter " + q.Code() + " check lists what you can accept"})
	if err != nil {
		return err
	}
	acceptances := make([]submission.Acceptance, len(chosen))
	for n, i := range chosen {
		acceptances[n] = check.Acceptance(findings[i], reason)
	}
	if _, err := submission.Accept(ctx, w, q, acceptances...); err != nil {
		return err
	}
	for _, i := range chosen {
		c.print("Accepted: %s", check.AcceptedText(findings[i]))
	}
	return nil
}
