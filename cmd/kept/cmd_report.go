package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/export/report"
	"kept/store"
	"kept/store/file"
)

func newReportCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "report [--kind KIND] [--format FORMAT] [--quarter QUARTER] [--out DIR] [options]",
		Short: "Write a report of a quarter to read, print or edit",
		Long: "The last line printed is the path of the report. submission is the full report. board is one page for a board. " +
			"annual is the year of a children's services plan up to the quarter. parenting follows the six duties of corporate parents. " +
			"young is in plain words for young people. " + defaultQuarterHelp("--quarter") + " A file that exists is never " +
			"replaced: someone may have written in it.",
		Example: `kept report --kind board --format docx
kept report --quarter 2026-27-Q2 --out reports`,
		Args: cli.AtMost(0),
		RunE: p.runs(runReport),
	}
	cli.AddText(cmd, "kind", "KIND", "submission (the default), board, annual, parenting or young", oneOf(reportChoices))
	cli.AddText(cmd, "format", "FORMAT", "html (the default), docx for a word processor, or md for Markdown", oneOf(formatChoices))
	addQuarter(p, cmd)
	addRevision(cmd)
	addOut(cmd, "the folder to write it to (default: this one)")
	addYes(cmd)
	return cmd
}

func runReport(ctx context.Context, c *call) error {
	kind, format, folder := report.Submission, "html", "."
	if c.isSet("kind") {
		kind = report.Kind(strings.ToLower(c.text("kind")))
	}
	if c.isSet("format") {
		format = strings.ToLower(c.text("format"))
	}
	if c.isSet("out") {
		folder = c.text("out")
	}
	limitMemory()
	return c.reading(ctx, func(w *store.Workbook) error {
		quarter, err := c.quarter(ctx, w)
		if err != nil {
			return err
		}
		revision, err := c.revision()
		if err != nil {
			return err
		}
		if err := c.confirmPrivacy(ctx, w, quarter, revision); err != nil {
			return err
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return fmt.Errorf("making the folder of the report: %w", err)
		}
		path, err := report.Write(ctx, w, quarter, kind, format, folder, revision)
		if err != nil {
			return err
		}
		c.print("%s", file.Absolute(path))
		return nil
	})
}
