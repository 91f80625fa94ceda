package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kept/export"
	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
)

func newQuarterAcceptCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "accept CODE [REF] --reason WORDS",
		Short:   "Accept what the check found; the reason is published",
		Long:    "kept quarter check shows the codes. REF is the record, if the check found the same in more than one.",
		Example: `kept quarter accept action.no-lead 1.2 --reason "The board decides in May"`,
		RunE:    p.runsStep(acceptFinding),
	}
	addText(cmd, "reason", "WORDS", "why you accept it; published", cobra.NoFileCompletions)
	return cmd
}

// acceptFinding stands by what a check found: every finding of that check at the place.
func acceptFinding(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	if len(c.args) == 0 || strings.TrimSpace(c.text("reason")) == "" {
		return misuse(`write kept quarter accept action.no-lead 1.2 --reason "..."`, "kept quarter accept needs the code of a check, the record and a reason")
	}
	code, place := strings.ToLower(strings.TrimSpace(c.args[0])), strings.Join(c.args[1:], " ")
	report, cycle, err := c.lookOver(ctx, w, q)
	if err != nil {
		return err
	}
	var at store.ID
	if place != "" {
		if r, err := w.Resolve(ctx, place); err == nil {
			at = r.ID
		}
	}
	var found []check.Finding
	var places, codes []string
	for _, f := range report.Findings {
		codes = append(codes, f.Code)
		if f.Code != code || export.Accepted(cycle.Submission, f) != nil {
			continue
		}
		places = append(places, f.Name)
		if place == "" || at != "" && (f.Record == at || f.Owner == at) || at == "" && strings.Contains(strings.ToLower(f.Name), strings.ToLower(place)) {
			found = append(found, f)
		}
	}
	switch {
	case len(places) == 0:
		return unknown("finding", code, codes, "kept quarter "+q.Code()+" check lists what there is to accept")
	case len(found) == 0:
		return &store.InputError{Where: "The place", Value: place, Wrong: "is not one where " + code + " was found", Right: "it was found at " + inWords(places)}
	case place == "" && len(found) > 1:
		return &store.InputError{Where: "The finding " + code, Wrong: "was made at more than one place", Right: "name one: " + inWords(places)}
	}
	for _, f := range found {
		if _, err := w.Accept(ctx, q, export.Acceptance(f, strings.TrimSpace(c.text("reason")))); err != nil {
			return err
		}
		c.say("Accepted: %s", export.AcceptedText(f))
	}
	return nil
}
