package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/calendar"
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
	said := map[string]string{}
	for _, name := range []string{"name", "role", "for"} {
		if said[name] = strings.TrimSpace(c.text(name)); said[name] == "" {
			return cli.Misuse(`write kept quarter sign --name "..." --role "..." --for "..."`, "a signature needs --%s too", name)
		}
	}
	if _, err := w.Sign(ctx, q, store.Signature{Name: said["name"], Role: said["role"], For: said["for"]}); err != nil {
		return err
	}
	return c.nowAt(ctx, w, q, fmt.Sprintf("Signed: %s, %s, for %s. The bundle of %s now shows the progress as at this moment.",
		said["name"], said["role"], said["for"], q))
}
