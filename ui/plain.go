package ui

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/list"
)

// Overview prints the overview as plain text, one thing a line: for where there
// is no screen, and for those who have it read to them.
func Overview(ctx context.Context, w *store.Workbook, out io.Writer, today store.Date) error {
	o, err := readOverview(ctx, w, today)
	if err != nil {
		return fmt.Errorf("reading the overview: %w", err)
	}
	b := bufio.NewWriter(out)
	o.print(b)
	if err := b.Flush(); err != nil {
		return fmt.Errorf("printing the overview: %w", err)
	}
	return nil
}

func (o *overview) print(b *bufio.Writer) {
	line := func(format string, args ...any) { fmt.Fprintf(b, format+"\n", args...) } // Flush reports what went wrong
	name := "A workbook without a partnership"
	if o.partnership != nil {
		name = cell.Clean(o.partnership.Get("name"))
		if o.partnership.Get("invented") == "true" {
			name += " (invented, for trying out)"
		}
	}
	line("%s", name)
	line("%s, quarter %s", o.today.Long(), o.quarter)
	line("")
	line("Actions: %s", list.Thousands(o.actions))
	o.printCounts(line, "BRAG", "brag", o.brag)
	o.printCounts(line, "Status", "status", o.status)
	line("Submission of %s: %d of 25 responses filled, %d begun", o.quarter, o.filled, o.responses-o.filled)
	for _, n := range o.needs {
		line("")
		if n.count == 0 {
			line("%s", n.none)
			continue
		}
		line("%s (%s):", n.title, countOf(n.count))
		for _, a := range n.some {
			line("  %s", cell.Clean(needLine(n.title, a).text))
		}
		if n.count > len(n.some) {
			line("  and %s more", countOf(n.count-len(n.some)))
		}
	}
	if len(o.recent) > 0 {
		line("")
		line("Last changes:")
	}
	for _, c := range o.recent {
		line("  %s %s: %s", shortDate(store.DateOf(c.At)), cell.Clean(c.Who), cell.Clean(batchWords(c)))
	}
}

func (o *overview) printCounts(line func(string, ...any), title, field string, counts map[string]int) {
	var parts []string
	for _, option := range store.KindNamed(store.Action).Field(field).Options() {
		if n := counts[option.Code]; n > 0 {
			parts = append(parts, strings.ToLower(option.Title)+" "+list.Thousands(n))
		}
	}
	if n := counts[""]; n > 0 {
		parts = append(parts, "not said "+list.Thousands(n))
	}
	if parts != nil {
		line("%s: %s", title, strings.Join(parts, ", "))
	}
}

// batchWords is a change in plain words.
func batchWords(b store.Batch) string {
	switch b.What {
	case store.WhatUndo:
		return "Undone: " + b.Title
	case store.WhatRedo:
		return "Done again: " + b.Title
	}
	return b.Title
}
