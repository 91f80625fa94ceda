package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"strconv"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/export/bundle"
	"kept/store"
	"kept/store/calendar"
	"kept/store/file"
	"kept/store/input"
	"kept/store/submission"
)

func newExportCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export [--quarter QUARTER] [--out DIR] [options]",
		Short: "Write the bundle of a quarter",
		Long: "The last line printed is the path of the bundle. " + defaultQuarterHelp("--quarter") + " A signed submission is " +
			"written as it was when it was signed.",
		Example: `kept export
kept export --quarter 2026-27-Q2 --out bundles`,
		Args: cli.AtMost(0),
		RunE: p.runs(runExport),
	}
	addQuarter(p, cmd)
	addRevision(cmd)
	addOut(cmd, "the folder to write it to (default: this one)")
	cli.AddText(cmd, "sign", "KEY", "sign it with this ed25519 key, as ssh-keygen makes them", nil)
	cli.AddSwitch(cmd, "encrypt", "write it encrypted as well; it asks for a passphrase (or set KEPT_PASSPHRASE)")
	addYes(cmd)
	cli.AddTexts(cmd, "recipient", "AGE1...", "with --encrypt: encrypt for this public age key; can be repeated", cobra.NoFileCompletions)
	return cmd
}

// defaultQuarterHelp says for the help which quarter is meant where none is named.
func defaultQuarterHelp(argument string) string {
	return "Without " + argument + " it is the oldest quarter that has ended and is not locked; if there is none, it is the " +
		"current quarter."
}

// addQuarter adds --quarter.
func addQuarter(p *program, cmd *cobra.Command) {
	cli.AddText(cmd, "quarter", "QUARTER", "the quarter, such as 2026-27-Q2", oneOf(p.quarterChoices))
}

// addRevision adds --revision.
func addRevision(cmd *cobra.Command) {
	cli.AddText(cmd, "revision", "N", "an earlier revision, such as 1 (default: the latest)", oneOf(revisionChoices))
}

func runExport(ctx context.Context, c *call) error {
	limitMemory()
	return c.reading(ctx, func(w *store.Workbook) error {
		quarter, err := c.quarter(ctx, w)
		if err != nil {
			return err
		}
		folder := "."
		if c.isSet("out") {
			folder = c.text("out")
		}
		revision, err := c.revision()
		if err != nil {
			return err
		}
		seals, err := c.readSeal()
		if err != nil {
			return err
		}
		if err := c.confirmPrivacy(ctx, w, quarter, revision); err != nil {
			return err
		}
		path, err := writeBundle(ctx, w, quarter, folder, bundle.Revision(revision))
		if err != nil {
			return err
		}
		c.print("The bundle of %s, %s to %s. Anyone can check it: kept check %s", quarter, quarter.From().Long(),
			quarter.To().Long(), quoted(path))
		if err := c.printChecksum(ctx, path); err != nil {
			return err
		}
		if err := seals.put(ctx, c, path); err != nil {
			return err
		}
		c.print("%s", path)
		return nil
	})
}

// limitMemory has the program ask for less memory than Go would: a command that reads all
// of a workbook or bundle, and then ends, is not worth much of the computer's.
func limitMemory() { debug.SetGCPercent(40) }

// revision is the number on the command line; 0, the latest, if there is none.
func (c *call) revision() (int, error) {
	written := c.text("revision")
	if written == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(written)
	if err != nil || n < 1 {
		return 0, &input.Error{Where: "--revision", Value: written, Wrong: "is not the number of a revision", Right: "write it like 1"}
	}
	return n, nil
}

// quarter is the one named, or the one that the workbook's submission is about.
func (c *call) quarter(ctx context.Context, w *store.Workbook) (calendar.Quarter, error) {
	if !c.isSet("quarter") {
		return submission.Meant(ctx, w, c.today())
	}
	q, err := calendar.ParseQuarter(c.text("quarter"))
	if err != nil {
		return q, &input.Error{Where: "--quarter", Value: c.text("quarter"), Wrong: "is not a quarter",
			Right: "write it like 2026-27-Q2, which is July to September 2026"}
	}
	return q, nil
}

// writeBundle writes a bundle into a folder, which it makes if need be, and
// gives the path of the zip.
func writeBundle(ctx context.Context, w *store.Workbook, q calendar.Quarter, folder string, opts ...bundle.Option) (string, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", fmt.Errorf("making the folder of the bundle: %w", err)
	}
	written, err := bundle.Write(ctx, w, q, folder, opts...)
	if err != nil {
		return "", err
	}
	return file.Absolute(written.Path), nil
}
