package store

import (
	"fmt"
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

func TestBackupNamesAreReadAsTheyAreWritten(t *testing.T) {
	for _, why := range []string{WhyAsked, WhyImport, WhyMigration, WhyRestore, WhyDay, "Before 3 things (really)", "", "../../etc",
		strings.Repeat("long ", 30)} {
		b := Backup{Workbook: "O'Brien 2026-01-01 00-00-00Z x", At: time.Date(2026, 8, 3, 9, 0, 12, 0, time.UTC), Why: plainReason(why)}
		for _, n := range []int{1, 2, 12} {
			got, ok := parseBackupName(b.fileName(n))
			if !ok || got != b || strings.ContainsAny(b.Why, `/\.`) {
				t.Errorf("%q is read as %+v, %v", b.fileName(n), got, ok)
			}
		}
	}
}

func FuzzBackupName(f *testing.F) {
	f.Add("Harbour 2026-08-03 09-00-12Z before an import (2).kept")
	f.Fuzz(func(t *testing.T, name string) {
		b, ok := parseBackupName(name)
		if !ok {
			return
		}
		if again, ok := parseBackupName(b.fileName(1)); !ok || again != b {
			t.Errorf("%q becomes %q", name, b.fileName(1))
		}
	})
}
