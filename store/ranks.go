package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// ranked are the priorities in the order of their ranks, those without one last.
func (tx *Tx) ranked() (ids []ID, ranks []int64, err error) {
	query := "SELECT r.id, t.rank FROM priority t JOIN record r ON r.key = t.key WHERE t.removed = 0 ORDER BY t.rank IS NULL, " +
		"t.rank, t.key"
	err = tx.each(query, nil, func(rows *sql.Rows) error {
		var id ID
		var rank sql.NullInt64
		err := rows.Scan(&id, &rank)
		ids, ranks = append(ids, id), append(ranks, rank.Int64)
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("reading the ranks: %w", err)
	}
	return ids, ranks, nil
}

// closeRanks moves the priorities behind one that was removed one rank up, unless
// another has its rank.
func (tx *Tx) closeRanks(id ID) error {
	m, err := tx.meta(id)
	if err != nil || m.kind.Name != Priority {
		return err
	}
	var gone sql.NullInt64
	if err := tx.queryRow("SELECT rank FROM priority WHERE key = ?", []any{m.key}, &gone); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("reading the rank: %w", err)
	}
	ids, ranks, err := tx.ranked()
	if err != nil || !gone.Valid || slices.Contains(ranks, gone.Int64) {
		return err
	}
	for i, rank := range ranks {
		if rank > gone.Int64 {
			if err := tx.Set(ids[i], "rank", strconv.FormatInt(rank-1, 10)); err != nil {
				return fmt.Errorf("closing the ranks: %w", err)
			}
		}
	}
	return nil
}

// MoveTo puts a priority at a place among all of them, from 1 on; the ranks of all
// are then 1 to n. A place before the first is the first, and one behind the last
// the last. It gives the place, and how many priorities there are.
func (tx *Tx) MoveTo(id ID, place int) (at, of int, err error) {
	ids, _, err := tx.ranked()
	if err != nil {
		return 0, 0, err
	}
	from := slices.Index(ids, id)
	if from < 0 {
		return 0, 0, fmt.Errorf("moving a priority: %w", ErrNotFound)
	}
	to := max(0, min(place-1, len(ids)-1))
	ids = slices.Insert(slices.Delete(ids, from, from+1), to, id)
	for i, id := range ids {
		if err := tx.Set(id, "rank", strconv.Itoa(i+1)); err != nil {
			return 0, 0, fmt.Errorf("saving the ranks: %w", err)
		}
	}
	return to + 1, len(ids), nil
}

// PlaceOf is the place of a priority in the order of ranks, from 1 on; 0 when it
// is not among them.
func (tx *Tx) PlaceOf(id ID) (int, error) {
	ids, _, err := tx.ranked()
	return slices.Index(ids, id) + 1, err
}
