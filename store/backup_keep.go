package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// Keeping says which backups of a workbook are kept.
type Keeping struct {
	Last    int   // so many of the newest, however close together
	Days    int   // of each of so many days the newest
	Weeks   int   // of each of so many weeks (from Monday) the newest
	MostMiB int64 // all together at most so many mebibytes; the newest is kept however large
}

// DefaultKeeping is the last ten, then one a day for a fortnight, one a week for
// a quarter, and no more than 2 GiB.
func DefaultKeeping() Keeping { return Keeping{Last: 10, Days: 14, Weeks: 13, MostMiB: 2048} }

// Drop chooses the backups that are no longer kept, oldest first. Days and weeks
// are those of now's time zone. A backup dated in the future, by a clock that was
// wrong, counts as made now. One that is not [Backup.Verified] never takes the
// place of one that is: it is kept for as long as it is among the last, beside them.
func (k Keeping) Drop(backups []Backup, now time.Time) []Backup {
	list := slices.Clone(backups)
	slices.SortStableFunc(list, newestFirst)
	midnight := func(t time.Time) time.Time {
		t = t.In(now.Location())
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) // in UTC every day has 24 hours
	}
	monday := func(t time.Time) time.Time {
		return midnight(t).AddDate(0, 0, -(int(midnight(t).Weekday())+6)%7)
	}
	const day = 24 * time.Hour
	var drop []Backup
	days, weeks := map[time.Time]bool{}, map[time.Time]bool{}
	last, bytes, newest := 0, int64(0), true
	for i, b := range list {
		at := b.At
		if at.After(now) {
			at = now
		}
		if !b.Verified {
			if i >= k.Last {
				drop = append(drop, b)
			}
			continue
		}
		d, wk := midnight(at), monday(at)
		keep := last < k.Last
		if midnight(now).Sub(d) < time.Duration(k.Days)*day && !days[d] {
			keep = true
		}
		if monday(now).Sub(wk) < time.Duration(k.Weeks)*7*day && !weeks[wk] {
			keep = true
		}
		if !newest && bytes+b.Size > k.MostMiB<<20 {
			keep = false
		}
		if newest {
			keep = true
		}
		if !keep {
			drop = append(drop, b)
			continue
		}
		last, bytes, newest = last+1, bytes+b.Size, false
		days[d], weeks[wk] = true, true
	}
	slices.Reverse(drop)
	return drop
}

// throwOut removes the workbook's backups that are no longer kept, never the one
// just made, and what a crash left half written.
func (w *Workbook) throwOut(made Backup) error {
	list, err := w.Backups()
	if err != nil {
		return err
	}
	keeping := w.opt.Keeping
	if keeping == (Keeping{}) {
		keeping = DefaultKeeping()
	}
	var errs []error
	now := w.opt.Now()
	for _, b := range keeping.Drop(list, now) {
		if b.Path != made.Path {
			errs = append(errs, os.Remove(b.Path))
		}
	}
	parts, err := filepath.Glob(filepath.Join(globEscape(filepath.Dir(made.Path)), partPattern))
	errs = append(errs, err)
	for _, p := range parts {
		// By the computer's clock, as the file's time is; a day, because another
		// program may be writing one.
		if info, err := os.Stat(p); err == nil && time.Since(info.ModTime()) > 24*time.Hour {
			errs = append(errs, removeDatabase(p))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("throwing out old backups: %w", err)
	}
	return nil
}
