package store

import (
	"context"
	"database/sql"
	"fmt"
	"kept/store/sqlite"
	"slices"
	"strconv"
)

// findPage is a page of what words are found in: in the order of making at once,
// or the best matches first and the others behind them.
func findPage(ctx context.Context, db sqlite.Querier, k *Kind, q Query, where string, args []any) (Page, error) {
	match := matchWords(k.Name, q.Find)
	if match == "" {
		return Page{}, nil
	}
	if !q.Ranked {
		return hitPage(ctx, db, k, q, where, append([]any{match}, args...))
	}
	best := q.After.best
	if best == nil {
		var err error
		if best, err = rankedKeys(ctx, db, k, match, where, args); err != nil || len(best) == 0 {
			return Page{}, err
		}
	}
	more := len(best) == MostRanked // there may be others behind them
	if first := !q.After.set; first && (!q.Desc || !more) || q.After.segment == rankedSegment {
		records, err := recordsByKey(ctx, db, k, best)
		if q.Desc {
			slices.Reverse(records)
		}
		return Page{Records: records, More: more && !q.Desc, Next: Cursor{best: best, set: true}}, err
	}
	page, err := hitPage(ctx, db, k, q, where+" AND t.key NOT IN ("+keyList(best)+")", append([]any{match}, args...))
	page.Next.best, page.Next.set = best, true
	if q.Desc && !page.More { // backwards the best ones come at last
		page.Next, page.More = Cursor{segment: rankedSegment, best: best, set: true}, true
	}
	return page, err
}

// rankedSegment is the segment of the best matches in a ranked search.
const rankedSegment = 1

// hitPage is a page of matches in the order of making. The full-text index gives
// them in the order of keys: the page is read off it and the rest is never
// looked at.
func hitPage(ctx context.Context, db sqlite.Querier, k *Kind, q Query, where string, args []any) (Page, error) {
	than, direction := ">", ""
	if q.Desc {
		than, direction = "<", " DESC"
	}
	if q.After.key != 0 {
		where += " AND search.rowid " + than + " ?"
		args = append(args, q.After.key)
	}
	keys, err := readKeys(ctx, db, foundIn(k)+where+" ORDER BY search.rowid"+direction+" LIMIT "+strconv.Itoa(q.Limit+1), args)
	if err != nil {
		return Page{}, err
	}
	more := len(keys) > q.Limit
	if more {
		keys = keys[:q.Limit]
	}
	if len(keys) == 0 {
		return Page{}, nil
	}
	records, err := recordsByKey(ctx, db, k, keys)
	return Page{Records: records, More: more, Next: Cursor{key: keys[len(keys)-1], set: true}}, err
}

// foundIn is a SELECT of the keys of a kind that a full-text match finds, up to
// where more conditions follow. CROSS JOIN holds SQLite to this order.
func foundIn(k *Kind) string {
	return "SELECT t.key FROM search CROSS JOIN " + k.table() +
		" t CROSS JOIN record r ON r.key = t.key WHERE search.rowid = t.key AND search MATCH ? AND "
}

// byRank puts the best matches first; titles weigh most.
const byRank = " ORDER BY bm25(search, 0, 8, 1), t.key"

// rankedKeys gives the keys of the best matches, best first.
func rankedKeys(ctx context.Context, db sqlite.Querier, k *Kind, match, where string, args []any) ([]int64, error) {
	return readKeys(ctx, db, foundIn(k)+where+byRank+" LIMIT "+strconv.FormatInt(MostRanked, 10), append([]any{match}, args...))
}

func readKeys(ctx context.Context, db sqlite.Querier, query string, args []any) ([]int64, error) {
	var keys []int64
	err := sqlite.Each(ctx, db, query, args, func(rows *sql.Rows) error {
		var key int64
		err := rows.Scan(&key)
		keys = append(keys, key)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("searching: %w", err)
	}
	return keys, nil
}

// recordsByKey reads records in the order of these keys.
func recordsByKey(ctx context.Context, db sqlite.Querier, k *Kind, keys []int64) ([]*Record, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	records, err := readRecords(ctx, db, k, "t.key IN ("+keyList(keys)+")", nil)
	if err != nil {
		return nil, err
	}
	byKey := make(map[int64]*Record, len(records))
	for _, r := range records {
		byKey[r.key] = r
	}
	ordered := make([]*Record, 0, len(keys))
	for _, key := range keys {
		if r := byKey[key]; r != nil {
			ordered = append(ordered, r)
		}
	}
	return ordered, nil
}
