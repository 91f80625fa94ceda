package main

import (
	"context"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/export/bundle"
	"kept/export/records"
	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
	"kept/store/words"
)

func newCompareCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "compare A B [--json]",
		Short: "Compare two submissions record by record and word by word",
		Long: "A and B are bundles, or quarters of the workbook. A quarter can have a revision after it. " +
			"Deleted words are shown as [-deleted-], new ones as {+new+}.",
		Example: `kept compare sent.zip answer.zip
kept compare 2026-27-Q1 2026-27-Q2
kept compare 2026-27-Q2 r1 r2`,
		Args: cli.AtMost(4),
		RunE: p.runs(runCompare),
	}
	addKey(cmd, "a bundle")
	cli.AddSwitch(cmd, "json", "print JSON")
	return cmd
}

// side is one of the two submissions: a bundle, or a quarter with its revision (0: the latest).
type side struct {
	path     string
	quarter  calendar.Quarter
	revision int
}

func runCompare(ctx context.Context, c *call) error {
	sides, err := readSides(c.args)
	if err != nil {
		return err
	}
	var read [2]*snapshot.Snapshot
	open := c.opener()
	var w *store.Workbook
	for i, s := range sides {
		if s.path == "" && w == nil {
			if w, err = c.open(ctx); err != nil {
				return err
			}
			defer func() { _ = w.Close() }() // only read from
		}
		if s.path != "" {
			read[i], err = bundle.Read(ctx, s.path, open)
		} else {
			read[i], err = snapshot.Read(ctx, w, s.quarter, s.revision)
		}
		if err != nil {
			return err
		}
	}
	compared := snapshot.Compare(read[0], read[1])
	if c.isSet("json") {
		return records.WriteJSON(c.stdout, compared)
	}
	c.printComparison(compared)
	return nil
}

var revisionPattern = regexp.MustCompile(`^[rR]([1-9][0-9]{0,2})$`)

// readSides reads what is to be compared: each side is a file or a quarter, and a
// quarter may have r1 after it; a second r2 is of the same quarter.
func readSides(args []string) ([2]side, error) {
	var list []side
	for i, arg := range args {
		if m := revisionPattern.FindStringSubmatch(arg); m != nil && len(list) > 0 && list[len(list)-1].path == "" {
			no, _ := strconv.Atoi(m[1]) // at most three digits
			if last := &list[len(list)-1]; last.revision == 0 {
				last.revision = no
			} else {
				list = append(list, side{quarter: last.quarter, revision: no})
			}
			continue
		}
		if q, err := calendar.ParseQuarter(arg); err == nil {
			list = append(list, side{quarter: q})
			continue
		}
		if base, no, ok := cutLast(arg, "-r"); ok && revisionPattern.MatchString("r"+no) { // 2026-27-Q2-r1
			if q, err := calendar.ParseQuarter(base); err == nil {
				n, _ := strconv.Atoi(no)
				list = append(list, side{quarter: q, revision: n})
				continue
			}
		}
		list = append(list, side{path: args[i]})
	}
	if len(list) != 2 {
		return [2]side{}, cli.Misuse("write kept compare A.zip B.zip, kept compare 2026-27-Q1 2026-27-Q2, or kept compare 2026-27-Q2 r1 r2",
			"kept compare needs two submissions")
	}
	return [2]side{list[0], list[1]}, nil
}

func cutLast(s, sep string) (before, after string, ok bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// printComparison lists the differences, a line a field.
func (c *call) printComparison(compared *snapshot.Comparison) {
	c.print("From %s (%s) to %s (%s).", compared.From, sideText(compared.Before), compared.To, sideText(compared.After))
	if reason := compared.After.Reason; reason != "" {
		c.print("It amends %s: %s", compared.After.Amends, words.OneLine(reason))
	}
	counts := map[string]int{}
	for _, r := range compared.Records {
		counts[r.What]++
		c.print("\n%s: %s", words.CapitalFirst(r.What), r.Name)
		for _, f := range r.Fields {
			text := f.After
			switch r.What {
			case snapshot.RecordChanged:
				text = snapshot.MarkedText(f.Words)
			case snapshot.RecordRemoved:
				text = f.Before
			}
			c.print("  %s: %s", f.Title, indented(text))
		}
	}
	if len(compared.Records) == 0 {
		c.print("They are the same.")
		return
	}
	c.print("\n%d changed, %d added, %d removed; %d the same.", counts[snapshot.RecordChanged], counts[snapshot.RecordAdded],
		counts[snapshot.RecordRemoved], compared.Alike)
}

func sideText(s snapshot.Submission) string {
	if !s.Signed() {
		return "draft"
	}
	return s.State + ", signed on " + calendar.DateOf(s.SignedAt).Long()
}
