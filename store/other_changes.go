package store

import (
	"database/sql"
	"fmt"
)

// OtherChange is a change that another program made to a record, or the same program
// on another computer.
type OtherChange struct {
	Record ID
	Who    string
}

// ChangesByOthers lists who else changed a field of which records, or removed them or
// brought them back, since the batch of this number, the first change first. What
// was written through this workbook does not count. Its cost follows what was
// changed since.
func (tx *Tx) ChangesByOthers(since int64, field string) ([]OtherChange, error) {
	var list []OtherChange
	query := `SELECT b.no, r.id, b.who FROM batch b
		JOIN change c ON c.replica = b.replica AND c.seq BETWEEN b.first_seq AND b.last_seq
		JOIN record r ON r.key = c.record WHERE b.no > ? AND b.no < ? AND c.field IN (?, ?) ORDER BY b.no, c.seq`
	err := tx.each(query, []any{since, tx.batch.No, field, fieldRemoved}, func(rows *sql.Rows) error {
		var no int64
		var m OtherChange
		err := rows.Scan(&no, &m.Record, &m.Who)
		if !tx.w.ownBatches[no] {
			list = append(list, m)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading what was changed meanwhile: %w", err)
	}
	return list, nil
}
