package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
)

func newHistoryCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "history [REF] [--limit N] [--changes]",
		Short:             "Show who changed what and when, the latest first",
		ValidArgsFunction: completeRecord(p),
		RunE:              p.runs(runHistory),
	}
	cli.AddText(cmd, "limit", "N", "show at most this many (default: 20)", cobra.NoFileCompletions)
	cli.AddSwitch(cmd, "changes", "show each value that changed")
	return cmd
}

func runHistory(ctx context.Context, c *call) error {
	limit, err := c.number("limit", 20)
	if err != nil {
		return err
	}
	return c.reading(ctx, func(w *store.Workbook) error {
		q := store.HistoryQuery{Limit: limit}
		if ref := strings.Join(c.args, " "); ref != "" {
			r, err := findRecord(ctx, w, ref)
			if err != nil {
				return err
			}
			q.Record = r.ID
		}
		batches, err := w.History(ctx, q)
		if err != nil {
			return err
		}
		for _, b := range batches {
			what := b.Title
			switch b.What {
			case store.WhatUndo:
				what = "Undid: " + what
			case store.WhatRedo:
				what = "Redid: " + what
			}
			c.print("%s, %s: %s.", dayAndTime(b.At.In(c.now().Location())), b.Who, what)
			if c.isSet("changes") {
				if err := c.printChanges(ctx, w, b.No); err != nil {
					return err
				}
			}
		}
		if len(batches) == 0 {
			c.print("Nothing has been changed yet.")
		}
		return nil
	})
}
