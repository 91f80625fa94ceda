package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/export/bundle"
	"kept/export/finding"
	"kept/export/records"
	"kept/export/seal"
	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
	"kept/store/input"
	"kept/store/submission"
	"kept/store/words"
)

func newCheckCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check [FILE|ZIP] [--level LEVEL] [--json]",
		Short: "Check a workbook or a bundle for what is wrong, missing or could be better",
		Long:  "The exit code is 0 if there is no error, 1 if there is one, 2 if the file cannot be read.",
		Args:  cli.AtMost(1),
		RunE:  p.runs(runCheck),
	}
	cli.AddText(cmd, "level", "LEVEL", "list only this level and more serious ones: error, warning, improvement or note",
		oneOf(levelChoices))
	addKey(cmd, "a bundle")
	cli.AddSwitch(cmd, "json", "print JSON")
	return cmd
}

func runCheck(ctx context.Context, c *call) error {
	limitMemory()
	heavy, err := c.level()
	if err != nil {
		return err
	}
	path, _ := c.workbookPath()
	if len(c.args) > 0 {
		path = c.args[0]
	}
	findings, err := c.findings(ctx, path)
	if err != nil {
		c.answer(err)
		return exitCode(exitUsage)
	}
	findings.Findings = slices.DeleteFunc(findings.Findings, func(f finding.Finding) bool { return !slices.Contains(heavy, f.Level) })
	if c.isSet("json") {
		if err := records.WriteJSON(c.stdout, findings); err != nil {
			return err
		}
	} else {
		c.printFindings(findings)
	}
	if findings.Errors() > 0 {
		return exitCode(exitFailed)
	}
	return nil
}

// level gives the levels that are listed: the one named and all more serious ones.
func (c *call) level() ([]check.Level, error) {
	levels := check.Levels()
	if !c.isSet("level") {
		return levels, nil
	}
	written := check.Level(strings.TrimSuffix(normalise(c.text("level")), "s"))
	at := slices.Index(levels, written)
	if at < 0 {
		return nil, &input.Error{Where: "--level", Value: c.text("level"), Wrong: "is not a level",
			Right: "write error, warning, improvement or note"}
	}
	return levels[:at+1], nil
}

// findings checks a bundle if the file is a zip, and a workbook otherwise.
func (c *call) findings(ctx context.Context, path string) (*finding.Result, error) {
	if isZip(path) || seal.IsEncrypted(path) {
		return bundle.Check(ctx, path, c.opener())
	}
	w, err := store.Open(ctx, path, store.Options{Now: c.now, ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer func() { _ = w.Close() }() // only read from
	quarter, err := submission.Meant(ctx, w, c.today())
	var unread *calendar.NotUnderstoodError
	if errors.As(err, &unread) {
		quarter = calendar.Quarter{} // the current one; what cannot be read is a finding below
	} else if err != nil {
		return nil, err
	}
	found, err := finding.CheckWorkbook(ctx, w, c.today(), quarter)
	if err == nil && unread != nil {
		found.AddError(finding.Finding{Rule: "submission.quarter", Place: "Submission", Column: "Quarter", Value: unread.Text,
			Wrong: "this is not a quarter, so no submission can be prepared",
			Fix:   "Open a backup from before, or recover the workbook: kept recover"})
	}
	return found, err
}

// isZip tells whether a file begins as a zip does. It is asked before the file
// is opened as a workbook, never while it is.
func isZip(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }() // only read from
	magic := make([]byte, 4)
	_, err = io.ReadFull(f, magic)
	return err == nil && bytes.Equal(magic, []byte("PK\x03\x04"))
}

// printFindings lists what was found, the heaviest first, and counts it.
func (c *call) printFindings(found *finding.Result) {
	for _, f := range found.Findings {
		c.print("%s", words.CapitalFirst(f.String()))
	}
	parts := countsByLevel(found.Counts)
	if len(parts) == 0 {
		c.print("No problems found in %s.", found.Of)
		return
	}
	c.print("%s in %s.", words.Join(parts, "and"), found.Of)
}

// countsByLevel says how many findings of each level there are, for the levels that
// have any: "2 errors", "1 note".
func countsByLevel(counts map[check.Level]int) []string {
	var parts []string
	for _, level := range check.Levels() {
		if n := counts[level]; n > 0 {
			parts = append(parts, words.Count(n, string(level), words.Plural(string(level))))
		}
	}
	return parts
}
