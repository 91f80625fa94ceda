package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"kept/store"
)

func listCommand() *command {
	return &command{
		name: "list", usage: "actions|stakeholders|priorities|responses|national [options]", run: runList, atMost: 1, takes: []wants{aList},
		help: "lists records, all or those that fit",
		more: []string{
			"--where brag=red             the colour is red; brag=red,amber: either; brag!=red: any other",
			"--where due=                 nothing is filled in; due!=: something is",
			`--where "due<31 March 2027"  before a day; > after it`,
			"Several --where must all fit. --json and --csv leave out what is private unless --private is said.",
		},
		flags: []flag{
			{name: "where", value: "CONDITION", help: "only those that fit, such as brag=red", many: true, takes: aCondition},
			{name: "find", value: "WORDS", help: "only those with these words in any of their text"},
			{name: "sort", value: "FIELD", help: "in the order of a field; -FIELD the other way round", takes: aField},
			{name: "limit", value: "N", help: "no more than this many"},
			{name: "removed", help: "those that were taken out"},
			{name: "json", help: "as JSON (see kept help json)"},
			{name: "csv", help: "as a table for a spreadsheet program"},
			{name: "private", help: "with --json or --csv: contacts and names of people too"},
		},
	}
}

func runList(ctx context.Context, c *call) error {
	if len(c.args) == 0 {
		return misuse("write kept list "+strings.Join(lists(), "|"), "kept list wants to know what to list")
	}
	if c.given("json") && c.given("csv") {
		return misuse("choose one", "--json and --csv were both said")
	}
	limit, err := c.number("limit", 0)
	if err != nil {
		return err
	}
	if same(c.args[0]) == nationalPlan {
		return c.reading(ctx, func(w *store.Workbook) error { return listNational(ctx, c, w, limit) })
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
	q := store.Query{Kind: k.Name, Find: c.text("find"), Removed: c.given("removed")}
	for _, said := range c.flags["where"] {
		filter, err := c.readCondition(ctx, w, k, said)
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
			return q, misuse("it can be "+inWords(sortable(k)), "%s cannot be put in order by %s", strings.ToLower(k.Plural), f.Name)
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
			if err := out.record(r); err != nil {
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
	return out.end(total)
}

// number reads a flag that is a whole number from 1.
func (c *call) number(flag string, otherwise int) (int, error) {
	if !c.given(flag) {
		return otherwise, nil
	}
	n, err := strconv.Atoi(c.text(flag))
	if err != nil || n < 1 {
		return 0, misuse("write a whole number from 1", "--%s %s is not a number of lines", flag, fmt.Sprintf("%q", c.text(flag)))
	}
	return n, nil
}
