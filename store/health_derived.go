package store

import (
	"context"
	"database/sql"
	"fmt"
	"kept/store/sqlite"
	"maps"
	"strings"
)

// checkDerived compares what is worked out from the records and the history, and
// kept beside them for speed, with what it is worked out from: no hash covers it.
func (w *Workbook) checkDerived(ctx context.Context) error {
	return w.view(ctx, func(db sqlite.Querier) error {
		for _, k := range kinds {
			if err := checkTallies(ctx, db, k); err != nil {
				return err
			}
			if err := checkLabelOrder(ctx, db, k); err != nil {
				return err
			}
		}
		for what, query := range map[string]string{
			"the kind of a record": "SELECT count(*) FROM record r JOIN change c ON c.record = r.key AND c.field = '@kind' WHERE c.value " +
				"<> r.kind",
			"what a record belongs to": "SELECT count(*) FROM record r LEFT JOIN record p ON p.key = r.parent WHERE r.owner <> " +
				"coalesce(p.owner, r.key)",
			"which changes belong to it": "SELECT count(*) FROM change c JOIN batch b ON b.no = c.batch WHERE c.replica <> b.replica " +
				"OR c.seq NOT BETWEEN b.first_seq AND b.last_seq",
			"the time of a batch": "SELECT count(*) FROM batch b LEFT JOIN change c ON c.replica = b.replica AND c.seq = b.first_seq " +
				"WHERE c.clock IS NOT b.clock",
			"what a batch took back": "SELECT count(*) FROM batch b LEFT JOIN batch t ON t.no = b.target WHERE (b.what = 'edit') = " +
				"(t.what IS NOT NULL) OR t.what <> 'edit'",
			"when a record changed": "SELECT count(*) FROM record r WHERE r.changed NOT IN (SELECT c.clock FROM batch b JOIN change c ON " +
				"c.replica = b.replica AND c.seq = b.last_seq)",
		} {
			var wrong int64
			if err := db.QueryRowContext(ctx, query).Scan(&wrong); err != nil {
				return fmt.Errorf("checking %s: %w", what, err)
			}
			if wrong != 0 {
				return fmt.Errorf("%w: %s, %d times", ErrHistory, what, wrong)
			}
		}
		return nil
	})
}

// checkTallies counts a kind again and compares.
func checkTallies(ctx context.Context, db sqlite.Querier, k *Kind) error {
	read := func(query string, args ...any) (map[string]int64, error) {
		counts := map[string]int64{}
		err := sqlite.Each(ctx, db, query, args, func(rows *sql.Rows) error {
			var item string
			var n int64
			err := rows.Scan(&item, &n)
			if n != 0 {
				counts[item] = n
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("counting the %s: %w", strings.ToLower(k.Plural), err)
		}
		return counts, nil
	}
	queries := map[string]string{"": "SELECT '', count(*) FROM " + k.table() + " WHERE removed = 0"}
	for i := range k.Fields {
		switch f := &k.Fields[i]; {
		case f.Many:
			queries[f.Name] = "SELECT coalesce(" + itemColumn(f) + ", ''), count(*) FROM " + k.itemTable(f) + " i JOIN " + k.table() +
				" t ON t.key = i.record WHERE t.removed = 0 GROUP BY i.item"
		case f.isTallied():
			queries[f.Name] = "SELECT coalesce(" + f.selectSQL("t")[0] + ", ''), count(*) FROM " + k.table() +
				" t WHERE t.removed = 0 GROUP BY t." + quoted(f.Name)
		}
	}
	for field, query := range queries {
		counted, err := read(query)
		if err != nil {
			return err
		}
		kept, err := read("SELECT item, n FROM tally WHERE kind = ? AND field = ?", k.Name, field)
		if err != nil {
			return err
		}
		if !maps.Equal(counted, kept) {
			return fmt.Errorf("%w: how many %s there are by %q", ErrHistory, strings.ToLower(k.Plural), field)
		}
	}
	return nil
}

// checkLabelOrder compares the columns by which references are sorted with the references.
func checkLabelOrder(ctx context.Context, db sqlite.Querier, k *Kind) error {
	for i := range k.Fields {
		f := &k.Fields[i]
		if f.Type != Label {
			continue
		}
		query := "SELECT coalesce(" + quoted(f.Name) + ", ''), coalesce(" + quoted(f.sortColumn()) + ", '') FROM " + k.table()
		if err := sqlite.Each(ctx, db, query, nil, func(rows *sql.Rows) error {
			var label, order string
			err := rows.Scan(&label, &order)
			if err == nil && naturalOrder(label) != order {
				return fmt.Errorf("%w: the order of %s %q", ErrHistory, f.Title, label)
			}
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}
