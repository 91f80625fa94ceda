package store

import (
	"context"
	"database/sql"
	"fmt"
	"kept/store/sqlite"
)

// Found is what words are found in, put into groups by the values of a field. It
// holds no records, only where they are: 8 bytes each.
type Found struct {
	w      *Workbook
	kind   *Kind
	groups map[string][]int64
}

// FindGroups finds words and puts the records into groups by a choice or a
// reference: of a field with many values a record stands in each. In each group
// the best matches come first. Its cost follows how many are found.
func (w *Workbook) FindGroups(ctx context.Context, q Query, field string) (*Found, error) {
	k := KindNamed(q.Kind)
	if k == nil {
		return nil, unknownKind(q.Kind)
	}
	f := k.Field(field)
	if f == nil {
		return nil, unknownField(k, field)
	}
	found := &Found{w: w, kind: k, groups: map[string][]int64{}}
	match := matchWords(k.Name, q.Find)
	if match == "" {
		return found, nil
	}
	err := w.view(ctx, func(db sqlite.Querier) error {
		where, args, err := conditions(ctx, db, k, q)
		if err != nil {
			return err
		}
		return sqlite.Each(ctx, db, foundGroups(k, f)+where+byRank, append([]any{match}, args...), func(rows *sql.Rows) error {
			var key int64
			var value sql.NullString
			err := rows.Scan(&key, &value)
			found.groups[value.String] = append(found.groups[value.String], key)
			return err
		})
	})
	if err != nil {
		return nil, fmt.Errorf("searching the %s: %w", k.Plural, err)
	}
	return found, nil
}

// foundGroups is [foundIn] with the value of a field beside each key.
func foundGroups(k *Kind, f *Field) string {
	value, join := "t."+quoted(f.Name), ""
	if f.Many {
		value, join = "i.item", " LEFT JOIN "+k.itemTable(f)+" i ON i.record = t.key"
	}
	if f.Type == Ref {
		value = "(SELECT id FROM record WHERE key = " + value + ")"
	}
	return "SELECT t.key, " + value + " FROM search CROSS JOIN " + k.table() + " t CROSS JOIN record r ON r.key = t.key" + join +
		" WHERE search.rowid = t.key AND search MATCH ? AND "
}

// Count is how many were found with this value; "" counts the blanks.
func (f *Found) Count(value string) int { return len(f.groups[value]) }

// Page reads some of the records found with a value, from the one of this number
// on, and gives how many that was; backwards they are counted from the last.
func (f *Found) Page(ctx context.Context, value string, from, limit int, backwards bool) ([]*Record, int, error) {
	keys := f.groups[value]
	n := max(min(limit, len(keys)-from), 0)
	some := make([]int64, n)
	for i := range some {
		if at := from + i; backwards {
			some[i] = keys[len(keys)-1-at]
		} else {
			some[i] = keys[at]
		}
	}
	var records []*Record
	err := f.w.view(ctx, func(db sqlite.Querier) (err error) {
		records, err = recordsByKey(ctx, db, f.kind, some)
		return err
	})
	return records, n, err
}
