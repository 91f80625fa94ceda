package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kept/store"
	"kept/store/calendar"
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
		return misuse("write kept quarter unaccept action.no-lead 1.2", "kept quarter unaccept needs the code of a check, and the record if you accepted it in more than one")
	}
	code, place := strings.ToLower(strings.TrimSpace(c.args[0])), strings.Join(c.args[1:], " ")
	cycle, err := w.Cycle(ctx, q)
	if err != nil {
		return err
	}
	var accepted []*store.Record
	if cycle.Submission != nil {
		accepted = cycle.Submission.Children(store.AcceptedFinding)
	}
	var at store.ID
	if place != "" {
		if r, err := w.Resolve(ctx, place); err == nil {
			at = r.ID
		}
	}
	var found []*store.Record
	var codes, places []string
	for _, a := range accepted {
		codes = append(codes, a.Get("code"))
		if a.Get("code") != code {
			continue
		}
		places = append(places, oneLine(a.Get("finding")))
		if place == "" || at != "" && a.Get("place") == string(at) || strings.Contains(strings.ToLower(a.Get("finding")), strings.ToLower(place)) {
			found = append(found, a)
		}
	}
	switch {
	case len(places) == 0:
		return unknown("accepted finding", code, codes, "kept quarter "+q.Code()+" lists what was accepted")
	case len(found) == 0:
		return &store.InputError{Where: "The place", Value: place, Wrong: "is not one where " + code + " was accepted", Right: "it was accepted at " + inWords(places)}
	case len(found) > 1 && place == "":
		return &store.InputError{Where: "The finding " + code, Wrong: "was accepted at more than one place", Right: "name one: " + inWords(places)}
	}
	for _, a := range found {
		if _, err := w.TakeBack(ctx, q, a.ID); err != nil {
			return err
		}
		c.say("No longer accepted: %s", oneLine(a.Get("finding")))
	}
	return nil
}
