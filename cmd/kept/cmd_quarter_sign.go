package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/calendar"
	"kept/store/submission"
)

func newQuarterSignCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "sign --name NAME --role POST --for ORGANISATION",
		Short: "Sign the submission",
		Args:  cli.AtMost(0),
		RunE:  p.runsStep(signQuarter),
	}
	cli.AddText(cmd, "name", "NAME", "who signs; the name stays in the workbook", cobra.NoFileCompletions)
	cli.AddText(cmd, "role", "POST", "the post of who signs; published", cobra.NoFileCompletions)
	cli.AddText(cmd, "for", "ORGANISATION", "signed on behalf of; published", cobra.NoFileCompletions)
	return cmd
}

func signQuarter(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	written := map[string]string{}
	for _, name := range []string{"name", "role", "for"} {
		if written[name] = strings.TrimSpace(c.text(name)); written[name] == "" {
			return cli.Misuse(`write kept quarter sign --name "..." --role "..." --for "..."`, "a signature needs --%s too", name)
		}
	}
	if _, err := submission.Sign(ctx, w, q, submission.Signature{Name: written["name"], Role: written["role"],
		For: written["for"]}); err != nil {
		return err
	}
	return c.nowAt(ctx, w, q, fmt.Sprintf("Signed: %s, %s, for %s. The bundle of %s now shows the progress as at this moment.",
		written["name"], written["role"], written["for"], q))
}
