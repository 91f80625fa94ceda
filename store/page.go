package store

import (
	"context"
	"database/sql"
	"fmt"
	"kept/store/sqlite"
	"strconv"
)

// Page is a stretch of records, with their fields and the names of what they
// refer to, but without what belongs to them.
type Page struct {
	Records []*Record
	Next    Cursor // where the next page begins, if there is More
	More    bool
}

const defaultLimit = 60

// fewEnoughToSort is up to how many records a filter may leave for them to be read and
// sorted; a filter that leaves more is asked along the order instead, so that a
// page's cost follows the page.
const fewEnoughToSort = 2000

// Page reads one page. Its cost follows the page, not the workbook: it walks an
// index in the order asked for, from where the page before ended.
func (w *Workbook) Page(ctx context.Context, q Query) (Page, error) {
	var page Page
	err := w.view(ctx, func(db sqlite.Querier) (err error) {
		page, err = readPage(ctx, db, q)
		return err
	})
	return page, err
}

// Each calls fn for every record of a query in its order; whole records have
// what belongs to them. It stops at the first error.
func (w *Workbook) Each(ctx context.Context, q Query, whole bool, fn func(*Record) error) error {
	return w.view(ctx, func(db sqlite.Querier) error { return eachRecord(ctx, db, q, whole, fn) })
}

// Each is [Workbook.Each] as a part of a change: it reads what stands in this change.
func (tx *Tx) Each(ctx context.Context, q Query, whole bool, fn func(*Record) error) error {
	return eachRecord(ctx, tx.w.conn, q, whole, fn)
}

func eachRecord(ctx context.Context, db sqlite.Querier, q Query, whole bool, fn func(*Record) error) error {
	if q.Limit == 0 {
		q.Limit = 500
	}
	for {
		page, err := readPage(ctx, db, q)
		if err != nil {
			return err
		}
		if whole {
			if err := addChildren(ctx, db, page.Records); err != nil {
				return err
			}
		}
		for _, r := range page.Records {
			if err := fn(r); err != nil {
				return err
			}
		}
		if !page.More {
			return nil
		}
		q.After = page.Next
	}
}

func readPage(ctx context.Context, db sqlite.Querier, q Query) (Page, error) {
	k := KindNamed(q.Kind)
	if k == nil {
		return Page{}, unknownKind(q.Kind)
	}
	if q.Limit <= 0 {
		q.Limit = defaultLimit
	}
	where, args, err := conditions(ctx, db, k, q)
	if err != nil {
		return Page{}, err
	}
	if q.Find != "" && (q.Sort == "" || q.Ranked) {
		return findPage(ctx, db, k, q, where, args)
	}
	if q.Find != "" {
		match := matchWords(k.Name, q.Find)
		if match == "" {
			return Page{}, nil
		}
		where += " AND t.key IN (SELECT rowid FROM search WHERE search MATCH ?)"
		args = append(args, match)
	}
	return readSegments(ctx, db, k, q, where, args)
}

// readSegments reads a page along the segments of an order, from where the page before
// ended.
func readSegments(ctx context.Context, db sqlite.Querier, k *Kind, q Query, where string, args []any) (Page, error) {
	segments, err := k.segments(q.Sort, q.Desc)
	if err != nil {
		return Page{}, err
	}
	var page Page
	for n := q.After.segment; n < len(segments); n++ {
		s := segments[n]
		after := q.After
		if n != q.After.segment {
			after = Cursor{}
		}
		sqlText, sqlArgs := s.walkSQL(where, args, after, q.Desc, q.Limit+1-len(page.Records))
		records, err := readRecords(ctx, db, k, sqlText, sqlArgs)
		if err != nil {
			return Page{}, err
		}
		for _, r := range records {
			if len(page.Records) == q.Limit {
				page.More = true
				return page, nil
			}
			page.Records = append(page.Records, r)
			page.Next = Cursor{segment: n, key: r.key, set: true}
			if s.column != "" {
				page.Next.value = r.sortValue(k.Field(q.Sort))
			}
		}
	}
	return page, nil
}

// walkSQL is the rest of a SELECT that goes along a segment from a cursor on.
func (s segment) walkSQL(where string, args []any, after Cursor, desc bool, limit int) (string, []any) {
	args = append([]any{}, args...)
	if s.sql != "" {
		where += " AND " + s.sql
		args = append(args, s.args...)
	}
	than, direction := ">", ""
	if desc {
		than, direction = "<", " DESC"
	}
	order := "t.key" + direction
	if s.column != "" {
		order = s.column + direction + ", " + order
	}
	switch {
	case after.set && s.column != "":
		where += " AND (" + s.column + ", t.key) " + than + " (?, ?)"
		args = append(args, after.value, after.key)
	case after.set:
		where += " AND t.key " + than + " ?"
		args = append(args, after.key)
	}
	return where + " ORDER BY " + order + " LIMIT " + strconv.Itoa(limit), args
}

// sortValue is what the record's sort column holds.
func (r *Record) sortValue(f *Field) string {
	v := r.values[f.Name]
	switch f.Type {
	case Label:
		return naturalOrder(v)
	case Period:
		w := r.When(f.Name)
		if f.sortColumn() == f.Name+"_from" {
			return w.From.String()
		}
		return w.To.String()
	}
	return v
}

// conditions joins what a query asks for into one WHERE.
func conditions(ctx context.Context, db sqlite.Querier, k *Kind, q Query) (string, []any, error) {
	where, args := "t.removed = 0", []any{}
	if q.Removed {
		where = "t.removed = 1"
	}
	if q.Parent != "" {
		where += " AND r.kind = ? AND r.parent = (SELECT key FROM record WHERE id = ?)"
		args = append(args, k.Name, string(q.Parent))
	}
	list := make([]condition, len(q.Where))
	for i, f := range q.Where {
		c, err := f.condition(k)
		if err != nil {
			return "", nil, err
		}
		if c.estimate, err = estimate(ctx, db, k, f); err != nil {
			return "", nil, err
		}
		list[i] = c
	}
	first, err := drivingCondition(ctx, db, k, list, q.Limit)
	if err != nil {
		return "", nil, err
	}
	for i, c := range list {
		if i != first {
			c = q.Where[i].correlated(k, c)
		}
		where += " AND " + c.sql
		args = append(args, c.args...)
	}
	return where, args, nil
}

// drivingCondition chooses the condition whose records are read first and then sorted,
// or -1 to walk along the order and ask each record instead. It compares how
// many records either way would look at, as far as the counts tell.
func drivingCondition(ctx context.Context, db sqlite.Querier, k *Kind, list []condition, limit int) (int, error) {
	fewest := -1
	for i, c := range list {
		if c.estimate >= 0 && (fewest < 0 || c.estimate < list[fewest].estimate) {
			fewest = i
		}
	}
	if fewest < 0 || list[fewest].estimate <= fewEnoughToSort {
		return fewest, nil
	}
	total, err := estimate(ctx, db, k, Filter{})
	if err != nil {
		return 0, err
	}
	walked := float64(limit) // how many must be walked past to fill a page, if the filters are independent
	for _, c := range list {
		if c.estimate >= 0 {
			walked *= float64(total) / float64(c.estimate)
		}
	}
	if float64(list[fewest].estimate) < min(walked, float64(total)) {
		return fewest, nil
	}
	return -1, nil
}

// estimate tells from the counts how many records a filter leaves, or -1. An
// empty filter leaves all.
func estimate(ctx context.Context, db sqlite.Querier, k *Kind, f Filter) (int, error) {
	values := f.Values
	if field := k.Field(f.Field); f.Field != "" && (field == nil || !field.isTallied() || (f.Op != Is && (f.Op != Blank || field.Many))) {
		return -1, nil
	}
	if f.Op == Blank || f.Field == "" {
		values = []string{""}
	}
	var n sql.NullInt64
	err := db.QueryRowContext(ctx, "SELECT sum(n) FROM tally WHERE kind = ? AND field = ? AND item IN ("+placeholders(len(values))+")",
		append([]any{k.Name, f.Field}, toAny(values)...)...).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("counting: %w", err)
	}
	return int(n.Int64), nil
}
