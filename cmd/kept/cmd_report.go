package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"kept/export"
	"kept/store"
)

func reportCommand() *command {
	return &command{
		name: "report", usage: "[--kind KIND] [--format html|docx|md] [--quarter 2026-27-Q2] [--revision N] [--out DIR]", run: runReport,
		help: "writes a report of a quarter to read, print or edit; the last line is where it is",
		more: []string{
			"The kinds: submission is all of it; board is one page for a board; annual is the year of a children's services plan up to the quarter;",
			"parenting is an account by the six duties of corporate parents; young is in plain words for young people.",
			"A file that is there is never replaced: somebody may have written in it.",
		},
		flags: []flag{
			{name: "kind", value: "KIND", help: "submission (usually), board, annual, parenting or young", takes: aReport},
			{name: "format", value: "FORMAT", help: "html (usually), docx for a word processor, or md for Markdown", takes: aForm},
			{name: "quarter", value: "QUARTER", help: "the quarter, such as 2026-27-Q2", takes: aQuarter},
			{name: "revision", value: "N", help: "an earlier revision, such as 1 (usually the latest)", takes: aRevision},
			{name: "out", value: "DIR", help: "the folder to put it in (usually this one)", takes: aFolder},
			yesFlag(),
		},
	}
}

func runReport(ctx context.Context, c *call) error {
	kind, format, folder := export.ReportSubmission, "html", "."
	if c.given("kind") {
		kind = export.ReportKind(strings.ToLower(c.text("kind")))
	}
	if c.given("format") {
		format = strings.ToLower(c.text("format"))
	}
	if c.given("out") {
		folder = c.text("out")
	}
	lean()
	return c.reading(ctx, func(w *store.Workbook) error {
		quarter, err := c.quarter(ctx, w)
		if err != nil {
			return err
		}
		revision, err := c.revision()
		if err != nil {
			return err
		}
		if err := c.beforeItLeaves(ctx, w, quarter, export.Revision(revision)); err != nil {
			return err
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return fmt.Errorf("making the folder of the report: %w", err)
		}
		path, err := export.WriteReport(ctx, w, quarter, kind, format, folder, export.Revision(revision))
		if err != nil {
			return err
		}
		c.say("%s", absolute(path))
		return nil
	})
}
