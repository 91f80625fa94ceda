package overview

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"kept/store"
	"kept/store/calendar"
	"kept/store/rule"
	"kept/store/words"
	"kept/ui/cell"
)

// Print prints the overview as plain text, one thing a line: for where there
// is no screen, and for those who have it read to them.
func Print(ctx context.Context, w *store.Workbook, out io.Writer, today calendar.Date) error {
	o, err := readOverview(ctx, w, today, time.Time{}, true)
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
		if rule.IsInvented(o.partnership) {
			name += " (invented, for trying out)"
		}
	}
	line("%s", name)
	line("%s, quarter %s", o.today.Long(), o.quarter)
	line("")
	line("Actions: %s", words.Thousands(o.actions))
	for _, s := range o.spreads {
		s.print(line)
	}
	line("Submission of %s: %d of 25 responses filled, %d begun", o.account, o.filled, o.begun)
	if o.stage != "" {
		line("It is %s", o.stage)
	}
	line("Days left of quarter %s: %d", o.quarter, o.daysLeft())
	o.printSteps(line)
	for _, n := range o.needs {
		if o.actions == 0 {
			break // there is nothing yet that could be asked
		}
		line("")
		if n.count == 0 {
			line("%s", n.None)
			continue
		}
		line("%s (%s):", n.Title, n.number())
		for _, a := range n.some {
			p := needLine(n.Key, a)
			line("  %s", cell.Clean(p.Text+p.Tail))
		}
		if n.count > len(n.some) {
			line("  and more")
		}
	}
	if len(o.recent) > 0 {
		line("")
		line("Last changes:")
	}
	for _, c := range o.recent {
		line("  %s %s: %s", calendar.DateOf(c.At).Short(), cell.Clean(c.Who), cell.Clean(c.Batch.Sentence()))
	}
}

// printSteps says what is left of the first steps of a new workbook.
func (o *overview) printSteps(line func(string, ...any)) {
	if o.steps == nil {
		return
	}
	line("")
	line("First steps:")
	for i, step := range o.steps {
		done := "to do"
		if step.done {
			done = "done"
		}
		line("  %d. %s (%s)", i+1, step.text, done)
	}
}

// print says in one line how the actions spread over a field.
func (s *spread) print(line func(string, ...any)) {
	var parts []string
	for _, b := range s.bars {
		switch {
		case b.n == 0:
		case s.field == "priorities":
			parts = append(parts, cell.Clean(b.title)+" "+words.Thousands(b.n))
		default:
			parts = append(parts, strings.ToLower(b.title)+" "+words.Thousands(b.n))
		}
	}
	if parts != nil {
		line("%s: %s", s.title, strings.Join(parts, ", "))
	}
}
