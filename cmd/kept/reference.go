package main

import (
	"slices"
	"strings"

	"kept/cmd/kept/cli"
	"kept/export/factsheet"
	"kept/export/records"
	"kept/store/reference"
	"kept/store/words"
)

// referenceData is the list of everything in the reference data, which is in every Kept
// and in no workbook.
const referenceData = "reference"

// listReference prints the items of the reference data that --where and --search ask for.
func (c *call) listReference(limit int) error {
	found, err := c.wantedItems(limit)
	if err != nil {
		return err
	}
	switch {
	case c.isSet("json"):
		l := records.NewJSONList(c.stdout, false)
		for _, i := range found {
			if err := l.Add(factsheet.Object(i)); err != nil {
				return err
			}
		}
		return l.End("")
	case c.isSet("csv"):
		l := records.NewCSVTable(c.stdout, factsheet.Columns())
		for _, i := range found {
			if err := l.Add(factsheet.Row(i)); err != nil {
				return err
			}
		}
		return l.End("")
	}
	for _, i := range found {
		c.print("%s  %s: %s", i.Ref(), words.CapitalFirst(i.Kind), i.Text)
	}
	c.print("%s of the reference data. kept show REFERENCE shows one, such as kept show calls:SC10-03.",
		words.Count(len(found), "item", "items"))
	return nil
}

// wantedItems are the items that the options ask for, at most so many; 0 is no limit.
func (c *call) wantedItems(limit int) ([]reference.Item, error) {
	for _, flag := range []string{"sort", "deleted"} {
		if c.isSet(flag) {
			return nil, cli.Misuse("use --search and --where kind=requirement", "--%s is not for the reference data", flag)
		}
	}
	kinds, err := c.wantedKinds()
	if err != nil {
		return nil, err
	}
	var found []reference.Item
	for _, i := range reference.Search(c.text("search")) {
		if (kinds == nil || slices.Contains(kinds, normalise(i.Kind))) && (limit == 0 || len(found) < limit) {
			found = append(found, i)
		}
	}
	return found, nil
}

// wantedKinds are the kinds of item that --where kind=... asks for; nil: all.
func (c *call) wantedKinds() ([]string, error) {
	var kinds []string
	for _, written := range c.texts("where") {
		name, sign, value, ok := cutCondition(written)
		if !ok || sign != "=" || normalise(name) != "kind" {
			return nil, cli.Misuse("write kind=requirement, or use --search", "%q is not a condition for the reference data", written)
		}
		known := itemKinds()
		for v := range strings.SplitSeq(value, ",") {
			if !slices.ContainsFunc(known, func(k string) bool { return normalise(k) == normalise(v) }) {
				return nil, cli.Unknown("kind of item", strings.TrimSpace(v), known, "it can be "+words.Join(known, "or"))
			}
			kinds = append(kinds, normalise(v))
		}
	}
	return kinds, nil
}

// showItem prints an item of the reference data; false where the word refers to none.
func (c *call) showItem(ref string) (bool, error) {
	i, ok := reference.Find(ref)
	if !ok {
		return false, nil
	}
	if c.isSet("json") {
		return true, records.WriteJSON(c.stdout, factsheet.Object(i))
	}
	return true, factsheet.WriteItem(c.stdout, i)
}

// itemKinds are the kinds of item in the reference data, in the order in which they are met.
func itemKinds() []string {
	var kinds []string
	for _, i := range reference.Search("") {
		if !slices.Contains(kinds, i.Kind) {
			kinds = append(kinds, i.Kind)
		}
	}
	return kinds
}
