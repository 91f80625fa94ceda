package main

import (
	"context"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/file"
)

func newRecoverCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "recover DAMAGED NEW",
		Short: "Save what can be read from a damaged workbook into a new one",
		Long:  "The damaged file is not changed. Try the newest backup first: kept backup list.",
		Args:  cli.AtMost(2),
		RunE:  p.runs(runRecover),
	}
}

func runRecover(ctx context.Context, c *call) error {
	if len(c.args) != 2 {
		return cli.Misuse("write kept recover damaged.kept new.kept", "kept recover needs the damaged file and the name of a new one")
	}
	report, err := store.Salvage(ctx, file.Absolute(c.args[0]), file.Absolute(c.args[1]), store.Options{Now: c.now})
	if err != nil {
		return err
	}
	c.printRecovered(report)
	c.print("%s", file.Absolute(c.args[1]))
	return nil
}

// printRecovered gives the account of what was recovered, and of what was not.
func (c *call) printRecovered(report store.SalvageReport) {
	c.print("Recovered %d records, from %d values of the history; %d values could not be read.", report.Records, report.Changes,
		report.LostChanges)
	if report.Whole {
		c.print("The history was whole: nothing was lost.")
	}
	for _, lost := range report.Lost {
		c.print("Not recovered: %s", lost)
	}
	for _, d := range report.Doubtful {
		c.print("Doubtful: %s", d.Sentence())
	}
}
