package backup

import (
	"slices"
	"time"
)

// Keeping says which backups of a workbook are kept.
type Keeping struct {
	Last    int   // so many of the newest, however close together
	Days    int   // of each of the last so many days on which there are any, the newest
	Weeks   int   // of each of the last so many weeks (from Monday), the newest
	MostMiB int64 // all together at most so many mebibytes; the newest is kept however large
}

// DefaultKeeping is the last ten, then one a day for a fortnight, one a week for
// a quarter, and no more than 2 GiB.
func DefaultKeeping() Keeping { return Keeping{Last: 10, Days: 14, Weeks: 13, MostMiB: 2048} }

// Drop chooses the backups that are no longer kept, oldest first. Days and weeks
// are those of now's time zone on which there are backups at all: a clock that
// jumps years ahead makes none of them old, and neither does a long holiday. Those
// dated later than tomorrow, because the clock was wrong then or is now, are kept by
// the same rule among themselves. One that is not [Backup.Verified] never takes the
// place of one that is: it is kept for as long as it is among the last, beside them.
func (k Keeping) Drop(backups []Backup, now time.Time) []Backup {
	list := slices.Clone(backups)
	slices.SortStableFunc(list, newestFirst)
	const day = 24 * time.Hour
	ahead := func(b Backup) bool { return b.At.After(now.Add(day)) }
	// Those of a wrong clock last: of the size that is allowed they get what is left.
	slices.SortStableFunc(list, func(a, b Backup) int {
		switch {
		case ahead(a) == ahead(b):
			return 0
		case ahead(a):
			return 1
		}
		return -1
	})
	midnight := func(t time.Time) time.Time {
		t = t.In(now.Location())
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) // in UTC every day has 24 hours
	}
	monday := func(t time.Time) time.Time {
		return midnight(t).AddDate(0, 0, -(int(midnight(t).Weekday())+6)%7)
	}
	var drop []Backup
	type kept struct {
		last        int
		days, weeks map[time.Time]bool
	}
	places := map[bool]*kept{}
	for _, a := range []bool{false, true} {
		places[a] = &kept{days: map[time.Time]bool{}, weeks: map[time.Time]bool{}}
	}
	bytes, newest := int64(0), true
	for i, b := range list {
		if !b.Verified {
			if i >= k.Last {
				drop = append(drop, b)
			}
			continue
		}
		p, d, wk := places[ahead(b)], midnight(b.At), monday(b.At)
		keep := p.last < k.Last || (len(p.days) < k.Days && !p.days[d]) || (len(p.weeks) < k.Weeks && !p.weeks[wk])
		if !newest && (!keep || bytes+b.Size > k.MostMiB<<20) {
			drop = append(drop, b)
			continue
		}
		p.last, p.days[d], p.weeks[wk] = p.last+1, true, true
		bytes, newest = bytes+b.Size, false
	}
	slices.SortStableFunc(drop, newestFirst)
	slices.Reverse(drop)
	return drop
}
