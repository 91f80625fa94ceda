package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kept/cmd/kept/cli"
	"kept/export/factsheet"
	"kept/export/records"
	"kept/export/snapshot"
	"kept/store"
	"kept/store/coverage"
	"kept/store/national"
	"kept/store/reference"
	"kept/store/words"
)

// nationalColumns are the fields of a national action, by the names that
// --where, --sort, JSON and CSV know them by.
var nationalColumns = []string{"no", "title", "priority_area", "pages", "requirement", "assessment", "assessment_note",
	"commitments", "local_actions", "reason_kind"}

// nationalRow is a national action with what the workbook has for it.
type nationalRow struct {
	national.Action
	area  string
	local int // actions of the partnership that help to deliver it
}

// values gives the row in the order of nationalColumns.
func (r nationalRow) values() []string {
	return []string{strconv.Itoa(r.No), r.Title, r.area, r.Pages, r.Requirement, string(r.Assessment), r.Reason.Text,
		strconv.Itoa(r.CommitmentCount), strconv.Itoa(r.local), string(r.Reason.Kind)}
}

func (r nationalRow) object() records.Object {
	o := records.Object{}.With("kind", "national_action")
	for i, v := range r.values() {
		switch nationalColumns[i] {
		case "no", "commitments", "local_actions":
			n, _ := strconv.Atoi(v) // written by values just now
			o = o.With(nationalColumns[i], n)
		default:
			if v != "" {
				o = o.With(nationalColumns[i], v)
			}
		}
	}
	return o
}

// nationalRows reads the plan with the counts of the workbook.
func nationalRows(ctx context.Context, w *store.Workbook) ([]nationalRow, error) {
	local, err := coverage.Mapped(ctx, w)
	if err != nil {
		return nil, err
	}
	plan := national.Plan2124()
	var rows []nationalRow
	for _, a := range plan.Actions() {
		area, _ := plan.PriorityArea(a.PriorityArea)
		rows = append(rows, nationalRow{Action: a, area: area.Title, local: local[strconv.Itoa(a.No)]})
	}
	return rows, nil
}

// listNational prints the 25 national actions, or those that fit.
func listNational(ctx context.Context, c *call, w *store.Workbook, limit int) error {
	rows, err := nationalRows(ctx, w)
	if err != nil {
		return err
	}
	if rows, err = c.filterNational(rows); err != nil {
		return err
	}
	if limit > 0 && len(rows) > limit {
		rows = rows[:limit]
	}
	switch {
	case c.isSet("json"):
		l := records.NewJSONList(c.stdout, false)
		for _, r := range rows {
			if err := l.Add(r.object()); err != nil {
				return err
			}
		}
		return l.End("")
	case c.isSet("csv"):
		l := records.NewCSVTable(c.stdout, nationalColumns)
		for _, r := range rows {
			if err := l.Add(r.values()); err != nil {
				return err
			}
		}
		return l.End("")
	}
	for _, r := range rows {
		c.print("%d %s. Priority area: %s. Assessment in June 2021: %s. %s here.", r.No, r.Title, r.area, r.Assessment.Title(),
			actions(r.local))
	}
	c.print("%d national actions of %s.", len(rows), source())
	if wanted := c.text("search"); wanted != "" {
		if n := len(reference.Search(wanted)); n > 0 {
			c.print("In all of the reference data it is found %s: kept list reference --search %q", words.Count(n, "time", "times"), wanted)
		}
	}
	return nil
}

// filterNational keeps the rows that --where and --search ask for, in the order of --sort.
func (c *call) filterNational(rows []nationalRow) ([]nationalRow, error) {
	for _, written := range c.texts("where") {
		name, sign, value, ok := cutCondition(written)
		at := slices.IndexFunc(nationalColumns, func(col string) bool { return normalise(col) == normalise(name) })
		switch {
		case !ok || sign == "<" || sign == ">":
			return nil, cli.Misuse("write field=value, such as assessment=underway", "%q is not a condition", written)
		case at < 0:
			return nil, cli.Unknown("field of a national action", name, nationalColumns, "it can be "+words.Join(nationalColumns, "and"))
		}
		rows = slices.DeleteFunc(rows, func(r nationalRow) bool {
			fits := normalise(r.values()[at]) == normalise(value) ||
				nationalColumns[at] == "assessment" && normalise(r.Assessment.Title()) == normalise(value)
			return fits != (sign == "=")
		})
	}
	for word := range strings.FieldsSeq(strings.ToLower(c.text("search"))) {
		rows = slices.DeleteFunc(rows, func(r nationalRow) bool {
			text := strings.Join(r.values(), " ") + " " + national.Plan2124().TextOf(r.No)
			return !strings.Contains(strings.ToLower(text), word)
		})
	}
	if by := c.text("sort"); by != "" {
		at := slices.Index(nationalColumns, strings.TrimPrefix(by, "-"))
		if at < 0 {
			return nil, cli.Unknown("field of a national action", by, nationalColumns, "it can be "+words.Join(nationalColumns, "and"))
		}
		slices.SortStableFunc(rows, func(a, b nationalRow) int {
			order := snapshot.CompareValues(a.values()[at], b.values()[at])
			if strings.HasPrefix(by, "-") {
				order = -order
			}
			return order
		})
	}
	return rows, nil
}

// showNational prints one national action with what the document says of it.
func showNational(ctx context.Context, c *call, w *store.Workbook, written string) error {
	plan := national.Plan2124()
	a, ok := plan.MatchAction(written)
	if !ok {
		return cli.Misuse("there are 25, such as national:7", "there is no national action %q", written)
	}
	rows, err := nationalRows(ctx, w)
	if err != nil {
		return err
	}
	row := rows[a.No-1]
	if c.isSet("json") {
		return records.WriteJSON(c.stdout, row.object().With("blocks", blocks(plan, a)))
	}
	if c.isSet("proof") {
		return factsheet.WriteProof(c.stdout, plan, a)
	}
	c.print("National action: %d %s", row.No, row.Title)
	c.print("  Priority area: %s\n  In one line: %s", row.area, row.Requirement)
	if err := factsheet.WriteAction(c.stdout, plan, a); err != nil {
		return err
	}
	c.print("\n%s here: kept list actions --where national_actions=%d\nSource: %s, pages %s, in our own words.", actions(row.local),
		row.No, source(), row.Pages)
	return nil
}

// blocks are the items that stand in a national action, by collection, as JSON gives them.
func blocks(plan *national.Plan, a national.Action) records.Object {
	o, parts, lists := records.Object{}, []string{}, map[string][]records.Object{}
	for _, i := range factsheet.Within(plan.Ref(a.Code)) {
		part := strings.ReplaceAll(i.Kind, " ", "_")
		if lists[part] == nil {
			parts = append(parts, part)
		}
		lists[part] = append(lists[part], factsheet.Object(i))
	}
	for _, part := range parts {
		o = o.With(part, lists[part])
	}
	return o
}

func source() string {
	plan := national.Plan2124()
	document, published := plan.Document()
	return fmt.Sprintf("%s, as laid out in %s (The Promise Scotland, %s)", plan.Title(), document, published[:4])
}

func actions(n int) string {
	if n == 0 {
		return "No actions"
	}
	return words.Count(n, "action", "actions")
}
