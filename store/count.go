package store

import (
	"context"
	"database/sql"
	"fmt"
	"kept/store/sqlite"
	"strconv"
)

// Count counts the records of a query, up to a limit: its cost follows the limit.
func (w *Workbook) Count(ctx context.Context, q Query, limit int) (int, error) {
	k := KindNamed(q.Kind)
	if k == nil {
		return 0, unknownKind(q.Kind)
	}
	q.Limit = limit
	var n int
	err := w.view(ctx, func(db sqlite.Querier) error {
		where, args, err := conditions(ctx, db, k, q)
		if err != nil {
			return err
		}
		from := k.table() + " t JOIN record r ON r.key = t.key"
		if q.Parent == "" {
			from = k.table() + " t"
		}
		if q.Find != "" {
			match := matchWords(k.Name, q.Find)
			if match == "" {
				return nil
			}
			from = "search CROSS JOIN " + from
			where = "search.rowid = t.key AND search MATCH ? AND " + where
			args = append([]any{match}, args...)
		}
		return db.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM "+from+" WHERE "+where+" LIMIT "+strconv.Itoa(limit)+")",
			args...).Scan(&n)
	})
	if err != nil {
		return 0, fmt.Errorf("counting the %s: %w", k.Plural, err)
	}
	return n, nil
}

// Tally counts the records of a kind by the values of a field: a choice, a
// reference, or a field with many values. Blanks of a field with one value are
// counted under "". For the field "" it counts all records, under "". The counts
// are kept as records change, so they cost what they show.
func (w *Workbook) Tally(ctx context.Context, kind, field string) (map[string]int, error) {
	k := KindNamed(kind)
	if k == nil {
		return nil, unknownKind(kind)
	}
	if field != "" {
		f := k.Field(field)
		if f == nil {
			return nil, unknownField(k, field)
		}
		if !f.isTallied() {
			return nil, fmt.Errorf("counting the %s by %s: only choices and references are counted", k.Plural, f.Title)
		}
	}
	counts := map[string]int{}
	err := sqlite.Each(ctx, w.reading, "SELECT item, n FROM tally WHERE kind = ? AND field = ? AND n <> 0", []any{kind, field},
		func(rows *sql.Rows) error {
			var item string
			var n int
			err := rows.Scan(&item, &n)
			counts[item] = n
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("counting the %s: %w", k.Plural, err)
	}
	return counts, nil
}
