package backup

import (
	"fmt"
	"kept/store/calendar"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestKeeping(t *testing.T) {
	now := time.Date(2026, 8, 5, 12, 0, 0, 0, time.UTC) // a Wednesday
	at := func(list string) (backups []Backup) {
		for _, text := range strings.Fields(list) {
			b := Backup{Verified: !strings.HasSuffix(text, "?"), Size: 1 << 20, Path: text}
			var err error
			if b.At, err = time.Parse("2006-01-02T15", strings.TrimSuffix(text, "?")); err != nil {
				t.Fatal(err)
			}
			backups = append(backups, b)
		}
		return backups
	}
	tests := []struct {
		name    string
		keeping Keeping
		backups string
		dropped string // oldest first
	}{
		{"nothing is nothing", DefaultKeeping(), "", ""},
		{"the last few stay however close", Keeping{Last: 2, MostMiB: 99},
			"2026-08-05T08 2026-08-05T09 2026-08-05T10", "2026-08-05T08"},
		{"of each day the newest", Keeping{Days: 2, MostMiB: 99},
			"2026-08-03T09 2026-08-04T09 2026-08-04T17 2026-08-05T08 2026-08-05T09", "2026-08-03T09 2026-08-04T09 2026-08-05T08"},
		{"of each week from Monday the newest", Keeping{Weeks: 2, MostMiB: 99},
			"2026-07-26T09 2026-07-27T09 2026-08-02T23 2026-08-03T00 2026-08-04T09", "2026-07-26T09 2026-07-27T09 2026-08-03T00"},
		{"the newest stays whatever is said", Keeping{},
			"2020-01-01T00 2021-01-01T00", "2020-01-01T00"},
		{"too much drops the oldest", Keeping{Last: 9, MostMiB: 2},
			"2026-08-05T08 2026-08-05T09 2026-08-05T10 2026-08-05T11", "2026-08-05T08 2026-08-05T09"},
		{"a damaged one takes no good one's place", Keeping{Last: 1, MostMiB: 99},
			"2026-08-05T08 2026-08-05T09 2026-08-05T10?", "2026-08-05T08"},
		{"a damaged one goes in the end", Keeping{Last: 1, MostMiB: 99},
			"2026-08-05T08? 2026-08-05T09 2026-08-05T10", "2026-08-05T08? 2026-08-05T09"},
		{"a clock that was wrong costs nothing", Keeping{Last: 1, Days: 2, MostMiB: 99},
			"2026-08-04T08 2031-01-01T00", ""},
		{"a clock that was wrong takes nobody's place", Keeping{Last: 2, MostMiB: 99},
			"2026-08-03T08 2026-08-04T08 2026-08-05T08 2031-01-01T00 2031-01-01T01 2031-01-01T02", "2026-08-03T08 2031-01-01T00"},
		{"a long holiday makes none of them old", Keeping{Days: 2, Weeks: 2, MostMiB: 99},
			"2011-01-03T08 2011-01-10T08 2011-01-11T08 2026-08-05T08", "2011-01-03T08 2011-01-10T08"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			backups := at(test.backups)
			slices.Reverse(backups) // the order in which they come does not matter
			var dropped []string
			for _, b := range test.keeping.Drop(backups, now) {
				dropped = append(dropped, b.Path)
			}
			if got := strings.Join(dropped, " "); got != test.dropped {
				t.Errorf("dropped %q, want %q", got, test.dropped)
			}
		})
	}
}

// TestAYearOfWorkKeepsAFewBackups throws out as it goes, four backups a working day.
func TestAYearOfWorkKeepsAFewBackups(t *testing.T) {
	glasgow, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Skip("no time zones here:", err)
	}
	var kept []Backup
	now := time.Date(2026, 1, 5, 0, 0, 0, 0, glasgow)
	for range 365 {
		for hour := 9; hour < 17; hour += 2 {
			now = time.Date(now.Year(), now.Month(), now.Day(), hour, 0, 0, 0, glasgow)
			kept = append(kept, Backup{At: now, Verified: true, Size: 1 << 20, Path: fmt.Sprint(now.Unix())})
			for _, d := range DefaultKeeping().Drop(kept, now) {
				kept = slices.DeleteFunc(kept, func(b Backup) bool { return b.Path == d.Path })
			}
		}
		now = now.AddDate(0, 0, 1)
	}
	days, weeks := map[string]bool{}, map[string]bool{}
	for _, b := range kept {
		days[b.At.Format(time.DateOnly)] = true
		y, w := b.At.ISOWeek()
		weeks[fmt.Sprint(y, w)] = true
	}
	// Eight days of the last ten are among the fortnight, two weeks of the quarter too.
	if len(kept) < 10+11 || len(kept) > 10+14+13 || len(days) < 14 || len(weeks) != 13 {
		t.Errorf("%d are kept, of %d days and %d weeks", len(kept), len(days), len(weeks))
	}
}

// TestBackupsOutliveAClockThatJumps works for a quarter, has a day of a wrong clock,
// and goes on: of what was kept before at most what one day costs may be gone.
func TestBackupsOutliveAClockThatJumps(t *testing.T) {
	for name, wrong := range map[string]time.Time{
		"years ahead": time.Date(2041, 2, 3, 9, 0, 0, 0, time.UTC),
		"years back":  time.Date(2001, 2, 3, 9, 0, 0, 0, time.UTC),
	} {
		t.Run(name, func(t *testing.T) {
			var kept []Backup
			back := func(now time.Time) {
				made := Backup{At: now, Verified: true, Size: 1 << 20, Path: fmt.Sprint(now)}
				kept = append(kept, made)
				for _, d := range DefaultKeeping().Drop(kept, now) {
					if d != made { // as [Maker.removeOld] never does
						kept = slices.DeleteFunc(kept, func(b Backup) bool { return b == d })
					}
				}
			}
			day := time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)
			for range 91 {
				back(day)
				day = day.AddDate(0, 0, 1)
			}
			before := slices.Clone(kept)
			for hour := range 12 {
				back(wrong.Add(time.Duration(hour) * time.Hour))
			}
			lost := 0
			for _, b := range before {
				if !slices.Contains(kept, b) {
					lost++
				}
			}
			if lost > 2 { // one of its day, one of its week
				t.Errorf("%d of %d are gone", lost, len(before))
			}
			today := day
			for hour := range 4 {
				back(today.Add(time.Duration(hour) * time.Hour))
			}
			if newest := today.Add(3 * time.Hour); !slices.ContainsFunc(kept, func(b Backup) bool { return b.At.Equal(newest) }) {
				t.Error("the clock being right again, the newest is dropped")
			}
			for n := range 3 {
				at := today.Add(time.Duration(n) * time.Hour)
				if !slices.ContainsFunc(kept, func(b Backup) bool { return b.At.Equal(at) }) {
					t.Errorf("those of the wrong clock take the place of %v", at)
				}
			}
		})
	}
}

// TestDaysOfTwentyThreeAndTwentyFiveHoursKeepTheirBackups makes one every hour.
func TestDaysOfTwentyThreeAndTwentyFiveHoursKeepTheirBackups(t *testing.T) {
	scotland, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Skip("no time zones here:", err)
	}
	for _, from := range []time.Time{time.Date(2026, 3, 15, 0, 0, 0, 0, scotland), time.Date(2026, 10, 11, 0, 0, 0, 0, scotland)} {
		var list []Backup
		now := from
		for now.Before(from.AddDate(0, 0, 21)) {
			list = append(list, Backup{At: now, Verified: true, Size: 1, Path: fmt.Sprint(now.Unix())})
			now = now.Add(time.Hour)
		}
		drop := Keeping{Days: 14, MostMiB: 99}.Drop(list, now.Add(-time.Hour))
		days := map[calendar.Date]int{}
		for _, b := range list {
			if !slices.Contains(drop, b) {
				if days[calendar.DateOf(b.At)]++; b.At.Hour() != 23 {
					t.Errorf("kept is %v, which is not the last of its day", b.At)
				}
			}
		}
		if len(days) != 14 || len(list)-len(drop) != 14 {
			t.Errorf("kept are %v", days)
		}
	}
}
