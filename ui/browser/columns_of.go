package browser

import (
	"context"
	"fmt"
	"strings"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/cell"
	"kept/ui/list"
	"kept/ui/theme"
)

// columnsOf makes the columns of a list from the fields of a kind.
func columnsOf(k *store.Kind) []list.Column {
	var columns []list.Column
	for i := range k.Fields {
		f := &k.Fields[i]
		if f.Width == 0 {
			continue
		}
		width := f.Width
		if f.Sort { // the heading and the sign of the order have space
			width = max(width, len(f.Title)+1)
		}
		columns = append(columns, list.Column{Name: f.Name, Title: f.Title, Width: width, Weight: f.Weight, Sort: f.Sort,
			Right: f.Type == store.Money || f.Type == store.Quantity})
	}
	return columns
}

// rowOf makes a row of a list from a record. It runs off the loop, so that
// drawing has nothing left to work out.
func rowOf(r *store.Record, columns []list.Column, g *theme.Glyphs) list.Row {
	row := list.Row{ID: string(r.ID), Data: r, Cells: make([]list.Cell, len(columns))}
	for i, c := range columns {
		row.Cells[i] = cellOf(r, c.Name, g)
	}
	return row
}

func cellOf(r *store.Record, field string, g *theme.Glyphs) list.Cell {
	f := r.Kind.Field(field)
	switch {
	case f == nil || r.Blank(field):
		return list.Cell{}
	case field == "brag":
		text, role := g.BRAG(r.Get(field))
		return list.Cell{Text: text, Role: role}
	case f.Type == store.Period:
		return list.Cell{Text: cell.Clean(r.When(field).Words)}
	case field == "national_actions": // numbers say it in the space there is
		return list.Cell{Text: strings.Join(r.Values(field), ", ")}
	case f.Type == store.Day:
		if d, err := calendar.ParseDate(r.Get(field)); err == nil {
			return list.Cell{Text: d.Short()}
		}
	}
	return list.Cell{Text: cell.Clean(r.Show(field))}
}

// place is where a page of records begins: while the list is read backwards,
// the records without a value to sort by come first, and then the others.
type place struct {
	rest bool
	at   store.Cursor
}

// recordSource reads pages of a query for a list.
func recordSource(w *store.Workbook, q store.Query, columns []list.Column, g *theme.Glyphs) list.Source {
	return func(ctx context.Context, from any, fromEnd bool, limit int) (list.Batch, error) {
		p, _ := from.(place)
		query := q
		query.Limit, query.After = limit, p.at
		if fromEnd {
			query.Desc = !q.Desc
			if q.Sort != "" && !p.rest {
				query.Sort = ""
				query.Where = append(append([]store.Filter{}, q.Where...), store.Filter{Field: q.Sort, Op: store.Blank})
			} else if q.Sort != "" {
				query.Where = append(append([]store.Filter{}, q.Where...), store.Filter{Field: q.Sort, Op: store.Filled})
			}
		}
		page, err := w.Page(ctx, query)
		if err != nil {
			return list.Batch{}, fmt.Errorf("reading the list: %w", err)
		}
		batch := list.Batch{Next: place{p.rest, page.Next}, More: page.More}
		for _, r := range page.Records {
			batch.Rows = append(batch.Rows, rowOf(r, columns, g))
		}
		if fromEnd && q.Sort != "" && !p.rest && !page.More {
			// Blanks are done: the others follow, in this page when it is empty.
			if len(batch.Rows) > 0 {
				batch.Next, batch.More = place{rest: true}, true
				return batch, nil
			}
			return recordSource(w, q, columns, g)(ctx, place{rest: true}, true, limit)
		}
		return batch, nil
	}
}

// firstHits reads what is found as fast as it can, for every letter; what it
// leaves out comes with the best hits, which are read behind it.
func firstHits(w *store.Workbook, q store.Query, columns []list.Column, g *theme.Glyphs) list.Source {
	return func(ctx context.Context, from any, fromEnd bool, limit int) (list.Batch, error) {
		if from != nil || fromEnd {
			return recordSource(w, q, columns, g)(ctx, from, fromEnd, limit)
		}
		query := q
		query.Limit = limit
		page, err := w.FirstHits(ctx, query)
		if err != nil {
			return list.Batch{}, fmt.Errorf("finding: %w", err)
		}
		batch := list.Batch{Next: place{at: page.Next}, More: page.More}
		for _, r := range page.Records {
			batch.Rows = append(batch.Rows, rowOf(r, columns, g))
		}
		return batch, nil
	}
}

func recordCounter(w *store.Workbook, q store.Query) list.Counter {
	return func(ctx context.Context, limit int) (int, error) {
		if len(q.Where) == 0 && q.Find == "" {
			tally, err := w.Tally(ctx, q.Kind, "")
			if err != nil {
				return 0, fmt.Errorf("counting: %w", err)
			}
			return min(tally[""], limit), nil
		}
		n, err := w.Count(ctx, q, limit)
		if err != nil {
			return 0, fmt.Errorf("counting: %w", err)
		}
		return n, nil
	}
}
