package store

import (
	"context"
	"errors"
	"fmt"
	"kept/store/backup"
	"maps"
	"slices"
	"strings"
)

// ErrOtherWorkbook says that a backup or a copy is of another partnership's workbook.
var ErrOtherWorkbook = errors.New("it is of another workbook")

// Restore makes the workbook as it was when the backup was made, by one change
// like any other: the whole history stays, and [Workbook.Undo] takes it back. What
// was added since is removed, not forgotten. The backup is read through first, and
// the workbook as it is is backed up. A batch with the No 0 says that there was no
// difference. [ErrOtherWorkbook] if the backup is of another one.
func (w *Workbook) Restore(ctx context.Context, b backup.Backup) (Batch, error) {
	if w.opt.ReadOnly {
		return Batch{}, ErrReadOnly
	}
	if err := checkBackup(ctx, b, w.opt.formats); err != nil {
		return Batch{}, fmt.Errorf("restoring: %w", err)
	}
	from, err := OpenBackup(ctx, b, Options{formats: w.opt.formats})
	if err != nil {
		return Batch{}, fmt.Errorf("restoring: %w", err)
	}
	there, err := from.replayAll(ctx)
	if err := errors.Join(err, from.Close()); err != nil {
		return Batch{}, fmt.Errorf("restoring: %w", err)
	}
	w.BackupFirst(ctx, backup.WhyRestore)
	title := "Restored the backup of " + b.At.In(w.opt.Now().Location()).Format("2 January 2006, 15:04")
	return w.Write(ctx, title, func(tx *Tx) error {
		here, err := replayWhere(ctx, w.conn, "1")
		if err != nil {
			return err
		}
		if !sameWorkbook(here, there) {
			return fmt.Errorf("restoring %s: %w", b.Path, ErrOtherWorkbook)
		}
		return tx.makeSame(here, there)
	})
}

// sameWorkbook tells whether both are about one partnership, or one about none yet.
func sameWorkbook(here, there map[ID]*state) bool {
	partnership := func(states map[ID]*state) (ids []ID) {
		for id, s := range states {
			if s.kind == &partnershipKind {
				ids = append(ids, id)
			}
		}
		return ids
	}
	h, t := partnership(here), partnership(there)
	if len(h) == 0 {
		return true
	}
	return slices.ContainsFunc(h, func(id ID) bool { return slices.Contains(t, id) })
}

// makeSame changes every record that is other here than there. Values are canonical
// already: they are not read again, which rules of today might refuse.
func (tx *Tx) makeSame(here, there map[ID]*state) error {
	ordered := slices.Sorted(maps.Keys(there))
	if err := tx.addMissing(ordered, here, there); err != nil {
		return err
	}
	for _, id := range ordered {
		if there[id].kind == nil {
			continue // of a later Kept
		}
		h := here[id]
		if h == nil {
			h = &state{}
		}
		if err := tx.makeRecordSame(id, h, there[id]); err != nil {
			return err
		}
	}
	return tx.removeOthers(here, there)
}

// addMissing adds the records that are there only, owners before what belongs to them,
// so that whatever values refer to is there.
func (tx *Tx) addMissing(ordered []ID, here, there map[ID]*state) error {
	for _, k := range kinds {
		for _, id := range ordered {
			h, t := here[id], there[id]
			if t.kind != k {
				continue
			}
			if h == nil || h.kind == nil {
				if err := tx.addBlank(id, k, t.parent); err != nil {
					return err
				}
				continue
			}
			if h.kind != k || h.parent != t.parent {
				return fmt.Errorf("%w: %s %s is something else there", ErrHistory, k.Title, id)
			}
		}
	}
	return nil
}

// removeOthers removes the records that are here only.
func (tx *Tx) removeOthers(here, there map[ID]*state) error {
	for _, id := range slices.Sorted(maps.Keys(here)) {
		h := here[id]
		if t := there[id]; (t == nil || t.kind == nil) && h.exists() && h.kind != &partnershipKind {
			if err := tx.setRemoved(id, true); err != nil {
				return err
			}
		}
	}
	return nil
}

// makeRecordSame changes the values and items of one record from h to t.
func (tx *Tx) makeRecordSame(id ID, h, t *state) error {
	m, err := tx.meta(id)
	if err != nil {
		return err
	}
	for i := range m.kind.Fields {
		f := &m.kind.Fields[i]
		if !f.Many {
			if h.values[f.Name] != t.values[f.Name] {
				if err := tx.setValue(m, f, t.values[f.Name]); err != nil {
					return err
				}
			}
			continue
		}
		for _, item := range slices.Sorted(maps.Keys(h.items[f.Name])) {
			if _, stays := t.items[f.Name][item]; !stays {
				if err := tx.setItem(m, f, item, nil); err != nil {
					return err
				}
			}
		}
		for _, item := range slices.Sorted(maps.Keys(t.items[f.Name])) {
			note := t.items[f.Name][item]
			if before, has := h.items[f.Name][item]; has && before == note {
				continue
			}
			if err := tx.setItem(m, f, item, &note); err != nil {
				return err
			}
		}
	}
	if h.removed != t.removed {
		return tx.setRemoved(id, t.removed)
	}
	return nil
}

// addBlank makes a record that holds nothing yet.
func (tx *Tx) addBlank(id ID, k *Kind, parent ID) error {
	m, err := tx.insert(id, k, parent)
	if err != nil {
		return err
	}
	if err := tx.exec("INSERT INTO "+k.table()+" (key) VALUES (?)", m.key); err != nil {
		return fmt.Errorf("adding the %s: %w", strings.ToLower(k.Title), err)
	}
	tx.addTally(k.Name, "", "", 1)
	for i := range k.Fields {
		if f := &k.Fields[i]; f.isTallied() && !f.Many {
			tx.addTally(k.Name, f.Name, "", 1)
		}
	}
	return nil
}
