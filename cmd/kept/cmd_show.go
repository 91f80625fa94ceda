package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/export/records"
	"kept/store"
	"kept/store/calendar"
	"kept/store/input"
	"kept/store/words"
)

func newShowCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show REF [--json] [--as-of DATE]",
		Short: "Show one record in full",
		Long:  "REF is a reference, a name, a title, or the last letters of an id.",
		Example: `kept show 1.2
kept show "NHS Orkney"
kept show priority:1
kept show response:2026-27-Q2/7
kept show national:7
kept show calls:SC10-03
kept show partnership`,
		ValidArgsFunction: completeRecord(p),
		RunE:              p.runs(runShow),
	}
	cli.AddSwitch(cmd, "json", "print JSON (see kept help json)")
	cli.AddSwitch(cmd, "private", "with --json: include contacts and names of people")
	cli.AddSwitch(cmd, "proof", "with national:N: all that is known of it, to read against the document")
	cli.AddText(cmd, "as-of", "DATE", "show it as it was at the end of a day", cobra.NoFileCompletions)
	return cmd
}

func runShow(ctx context.Context, c *call) error {
	ref, err := c.ref()
	if err != nil {
		return err
	}
	if c.isSet("proof") && !strings.HasPrefix(strings.ToLower(ref), nationalPlan+":") {
		return cli.Misuse("write kept show national:7 --proof", "--proof is for a national action")
	}
	if shown, err := c.showItem(ref); shown || err != nil {
		return err
	}
	return c.reading(ctx, func(w *store.Workbook) error {
		if no, ok := strings.CutPrefix(strings.ToLower(ref), nationalPlan+":"); ok {
			return showNational(ctx, c, w, no)
		}
		r, err := findRecord(ctx, w, ref)
		if err != nil {
			return err
		}
		if c.isSet("as-of") {
			r, err = c.asOf(ctx, w, r)
		} else {
			r, err = w.Load(ctx, r.ID)
		}
		if err != nil {
			return err
		}
		if c.isSet("json") {
			return records.WriteJSON(c.stdout, records.Record(r, c.isSet("private")))
		}
		c.showRecord(r)
		return nil
	})
}

// ref is what the words of the command line refer to; quotes may be left out.
func (c *call) ref() (string, error) {
	ref := strings.TrimSpace(strings.Join(c.args, " "))
	if ref == "" {
		return "", cli.Misuse("write kept "+c.command.Name()+" 1.2", "kept %s needs to know which record", c.command.Name())
	}
	return ref, nil
}

// asOf reads a record as it stood when a day ended where the keeper is.
func (c *call) asOf(ctx context.Context, w *store.Workbook, r *store.Record) (*store.Record, error) {
	written, ok := calendar.ParseWhen(c.text("as-of"), calendar.WhenContext{Today: c.today()})
	if !ok || written.To.IsZero() {
		return nil, &input.Error{Where: "--as-of", Value: c.text("as-of"), Wrong: "is not a day", Right: "write it as 31 March 2026"}
	}
	next := written.To.AddDays(1)
	end := time.Date(next.Year, next.Month, next.Day, 0, 0, 0, 0, c.now().Location())
	then, err := w.AsOf(ctx, r.ID, end.Add(-time.Millisecond))
	if errors.Is(err, store.ErrNotFound) {
		return nil, &input.Error{Where: "--as-of", Value: written.To.Long(), Wrong: "is before " + titleWithKind(r) + " was made"}
	}
	if err == nil && !c.isSet("json") {
		c.print("As at the end of %s.", written.To.Long())
	}
	return then, err
}

// showRecord prints a record under the headings of its kind, then what belongs
// to it, and last what is not filled in.
func (c *call) showRecord(r *store.Record) {
	c.print("%s: %s", r.Kind.Title, r.Name())
	if r.Removed {
		c.print("It is deleted. kept undo restores it if that was the last change.")
	}
	var blank []string
	group := ""
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		if f.Group != "" {
			group = f.Group
		}
		if r.Blank(f.Name) {
			blank = append(blank, f.Title)
			continue
		}
		if group != "" {
			c.print("\n%s", group)
			group = ""
		}
		c.print("  %s: %s", f.Title, indented(r.Show(f.Name)))
	}
	for _, k := range r.Kind.Children() {
		children := r.Children(k.Name)
		if len(children) == 0 {
			continue
		}
		c.print("\n%s", k.Plural)
		for _, child := range children {
			c.showChild(child, "  ")
		}
	}
	if len(blank) > 0 {
		c.print("\nNot filled in: %s.", strings.Join(blank, ", "))
	}
	c.print("Last changed %s.", dayAndTime(r.Changed.In(c.now().Location())))
}

// showChild prints what belongs to a record on one line, with the letters by
// which it can be changed.
func (c *call) showChild(r *store.Record, indent string) {
	var parts []string
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		if !r.Blank(f.Name) && f.Name != r.Kind.NameField {
			parts = append(parts, f.Title+": "+words.OneLine(r.Show(f.Name)))
		}
	}
	line := words.OneLine(r.Show(r.Kind.NameField))
	if len(parts) > 0 {
		line += " (" + strings.Join(parts, "; ") + ")"
	}
	c.print("%s%s [%s]", indent, line, shortID(r.ID))
	for _, k := range r.Kind.Children() {
		for _, child := range r.Children(k.Name) {
			c.showChild(child, indent+"  ")
		}
	}
}

// indented keeps the lines of a longer text under their heading.
func indented(s string) string { return strings.ReplaceAll(s, "\n", "\n    ") }

// dayAndTime is a moment as people write it: 31 July 2026, 14:05.
func dayAndTime(t time.Time) string {
	return fmt.Sprintf("%d %s %d, %02d:%02d", t.Day(), t.Month(), t.Year(), t.Hour(), t.Minute())
}
