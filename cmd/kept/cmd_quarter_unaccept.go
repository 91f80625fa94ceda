package main

import (
	"context"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/calendar"
	"kept/store/submission"
	"kept/store/words"
)

func newQuarterUnacceptCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:     "unaccept CODE [REF]",
		Aliases: []string{"take-back"}, // its old name
		Short:   "No longer accept what the check found",
		RunE:    p.runsStep(unacceptFinding),
	}
}

// unacceptFinding withdraws that a finding was accepted.
func unacceptFinding(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	if len(c.args) == 0 {
		return cli.Misuse("write kept quarter unaccept action.no-lead 1.2",
			"kept quarter unaccept needs the code of a check, and the record if you accepted it in more than one")
	}
	cycle, err := submission.ReadCycle(ctx, w, q)
	if err != nil {
		return err
	}
	var accepted []*store.Record
	if cycle.Submission != nil {
		accepted = cycle.Submission.Children(store.AcceptedFinding)
	}
	var places []place
	for _, a := range accepted {
		places = append(places, place{a.Get("code"), words.OneLine(a.Get("finding")), func(record store.ID, where string) bool {
			return record != "" && a.Get("place") == string(record) || contains(a.Get("finding"), where)
		}})
	}
	text := placeText{"accepted finding", "accepted", "kept quarter " + q.Code() + " lists what was accepted"}
	chosen, err := c.choosePlaces(ctx, w, places, text)
	if err != nil {
		return err
	}
	for _, i := range chosen {
		if _, err := submission.Unaccept(ctx, w, q, accepted[i].ID); err != nil {
			return err
		}
		c.print("No longer accepted: %s", words.OneLine(accepted[i].Get("finding")))
	}
	return nil
}
