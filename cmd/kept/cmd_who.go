package main

import (
	"context"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
)

func newWhoCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "who",
		Short: "Show who else has the workbook open, and since when",
		Long:  "Everyone can go on working: Kept never writes over a change that you have not seen.",
		Args:  cli.AtMost(0),
		RunE:  p.runs(runWho),
	}
}

func runWho(ctx context.Context, c *call) error {
	return c.reading(ctx, func(w *store.Workbook) error {
		others, err := w.Visitors(nil)
		if err != nil {
			return err
		}
		for _, v := range others {
			c.print("%s", v.Sentence(c.now()))
		}
		if len(others) == 0 {
			c.print("No one else has this workbook open, as far as this computer can see.")
		}
		return nil
	})
}
