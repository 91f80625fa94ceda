package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/words"
)

func newSetCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "set REF field=value...",
		Short: "Change fields of a record",
		Long: "field= clears a field. A field that holds several values also takes += to add one and -= to remove one. " +
			"kept help KIND lists the fields of a kind.",
		Example: `kept set 1.2 status=complete brag=blue due="by end of 2026-27"
kept set 1.2 tags+=urgent
kept set 1.2 fundamentals+="listening: we ask every month"`,
		ValidArgsFunction: completeSet(p),
		RunE:              p.runs(runSet),
	}
}

func runSet(ctx context.Context, c *call) error {
	ref, written := splitRef(c.args)
	if ref == "" {
		return cli.Misuse("write kept set 1.2 brag=green", "kept set needs the record to change")
	}
	if len(written) == 0 {
		return cli.Misuse("write kept set "+quoted(ref)+" field=value", "kept set needs to know what to change")
	}
	return c.writing(ctx, func(w *store.Workbook) error {
		r, err := findRecord(ctx, w, ref)
		if err != nil {
			return err
		}
		changes, err := readAssignments(r.Kind, written)
		if err != nil {
			return err
		}
		batch, err := w.Write(ctx, "Changed "+titleWithKind(r), func(tx *store.Tx) error {
			if err := tx.Expect(r.ID, r.Rev); err != nil {
				return err
			}
			for _, a := range changes {
				if err := a.apply(tx, r.ID); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		if batch.Changes == 0 {
			c.print("Nothing to change: %s has these values already.", titleWithKind(r))
			return nil
		}
		c.print("Changed %s.", titleWithKind(r))
		return c.printChanges(ctx, w, batch.No)
	})
}

// printChanges lists what a batch changed, one value a line.
func (c *call) printChanges(ctx context.Context, w *store.Workbook, batch int64) error {
	changes, err := w.Changes(ctx, batch)
	if err != nil {
		return err
	}
	for _, change := range changes {
		if written := words.OneLine(change.Sentence()); written != "" {
			c.print("  %s", written)
		}
	}
	return nil
}

// splitRef parts the words that refer to a record from the field=value after them.
func splitRef(args []string) (ref string, settings []string) {
	for i, arg := range args {
		if strings.Contains(arg, "=") {
			return strings.Join(args[:i], " "), args[i:]
		}
	}
	return strings.Join(args, " "), nil
}

// quoted puts quotes round words that a shell would part.
func quoted(s string) string {
	if strings.ContainsAny(s, " \t'\"&;|<>()$") {
		return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"`
	}
	return s
}
