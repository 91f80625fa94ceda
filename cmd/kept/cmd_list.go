package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/words"
)

func newListCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list WHAT [options]",
		Short: "List records: all of them, or those that match",
		Long: "WHAT is " + words.Join(lists(),
			"or") + ": national lists the national actions, reference everything in the reference data.\n\n" +
			"Repeat --where to narrow the list: a record has to match every condition. --json and --csv leave out private fields " +
			"unless you add --private.",
		Example: `kept list actions --where brag=red              red
kept list actions --where brag=red,amber        red or amber
kept list actions --where brag!=red             any colour but red
kept list actions --where due=                  no due date
kept list actions --where due!=                 any due date
kept list actions --where "due<31 March 2027"   due before a day; > after it`,
		Args:              cli.AtMost(1),
		ValidArgsFunction: firstOf(listChoices),
		RunE:              p.runs(runList),
	}
	cli.AddTexts(cmd, "where", "CONDITION", "list only records that match, such as brag=red; can be repeated", completeConditions(p))
	cli.AddText(cmd, "search", "WORDS", "list only records with these words in any of their text", cobra.NoFileCompletions)
	cli.AddText(cmd, "sort", "FIELD", "sort by a field; -FIELD reverses the order", completeSort)
	cli.AddText(cmd, "limit", "N", "list at most this many", cobra.NoFileCompletions)
	cli.AddSwitch(cmd, "deleted", "list deleted records")
	cli.AddSwitch(cmd, "json", "print JSON (see kept help json)")
	cli.AddSwitch(cmd, "csv", "print a table for a spreadsheet program")
	cli.AddSwitch(cmd, "private", "with --json or --csv: include contacts and names of people")
	cli.RenameFlags(cmd, map[string]string{"find": "search", "removed": "deleted"})
	return cmd
}

func runList(ctx context.Context, c *call) error {
	if len(c.args) == 0 {
		return cli.Misuse("write kept list "+strings.Join(lists(), "|"), "kept list needs to know what to list")
	}
	if c.isSet("json") && c.isSet("csv") {
		return cli.Misuse("choose one", "--json and --csv are both there")
	}
	limit, err := c.number("limit", 0)
	if err != nil {
		return err
	}
	if normalise(c.args[0]) == nationalPlan {
		return c.reading(ctx, func(w *store.Workbook) error { return listNational(ctx, c, w, limit) })
	}
	if normalise(c.args[0]) == referenceData {
		return c.listReference(limit)
	}
	k, err := listNamed(c.args[0])
	if err != nil {
		return err
	}
	return c.reading(ctx, func(w *store.Workbook) error {
		q, err := c.query(ctx, w, k)
		if err != nil {
			return err
		}
		return list(ctx, c, w, q, limit)
	})
}

// query turns the flags of a list into a query of the store.
func (c *call) query(ctx context.Context, w *store.Workbook, k *store.Kind) (store.Query, error) {
	q := store.Query{Kind: k.Name, Find: c.text("search"), Removed: c.isSet("deleted")}
	for _, written := range c.texts("where") {
		filter, err := c.readCondition(ctx, w, k, written)
		if err != nil {
			return q, err
		}
		q.Where = append(q.Where, filter)
	}
	if by := c.text("sort"); by != "" {
		q.Desc = strings.HasPrefix(by, "-")
		f, err := fieldNamed(k, strings.TrimPrefix(by, "-"))
		if err != nil {
			return q, err
		}
		if !f.Sort {
			return q, cli.Misuse("it can be "+words.Join(sortable(k), "and"), "%s cannot be sorted by %s",
				strings.ToLower(k.Plural), f.Name)
		}
		q.Sort = f.Name
	}
	return q, nil
}

func sortable(k *store.Kind) []string {
	var list []string
	for i := range k.Fields {
		if k.Fields[i].Sort {
			list = append(list, k.Fields[i].Name)
		}
	}
	return list
}

// list reads page after page, so that it begins at once whatever the size.
func list(ctx context.Context, c *call, w *store.Workbook, q store.Query, limit int) error {
	out := newListing(c, store.KindNamed(q.Kind))
	shown, more := 0, true
	for more && (limit == 0 || shown < limit) {
		q.Limit = 200
		if limit > 0 {
			q.Limit = min(q.Limit, limit-shown)
		}
		page, err := w.Page(ctx, q)
		if err != nil {
			return err
		}
		for _, r := range page.Records {
			if err := out.Record(r); err != nil {
				return err
			}
		}
		shown += len(page.Records)
		q.After, more = page.Next, page.More && len(page.Records) > 0
	}
	total := strconv.Itoa(shown)
	if more {
		count, err := w.Count(ctx, q, 1_000_000)
		if err != nil {
			return err
		}
		total += " of " + strconv.Itoa(count)
	}
	return out.End(total)
}

// number reads a flag that is a whole number from 1.
func (c *call) number(flag string, otherwise int) (int, error) {
	if !c.isSet(flag) {
		return otherwise, nil
	}
	n, err := strconv.Atoi(c.text(flag))
	if err != nil || n < 1 {
		return 0, cli.Misuse("write a whole number from 1", "--%s %s is not a number of lines", flag, fmt.Sprintf("%q", c.text(flag)))
	}
	return n, nil
}
