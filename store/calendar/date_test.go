package calendar

import (
	"testing"
	"time"
)

func TestDateIsWrittenAndReadInISO8601(t *testing.T) {
	for text, d := range map[string]Date{
		"2026-07-31": {2026, time.July, 31},
		"2024-02-29": {2024, time.February, 29},
		"1900-01-01": {1900, time.January, 1},
		"2199-12-31": {2199, time.December, 31},
		"":           {},
	} {
		if got, err := ParseDate(text); err != nil || got != d {
			t.Errorf("%q is read as %#v, %v", text, got, err)
		}
		if d.String() != text {
			t.Errorf("%#v is written %q, want %q", d, d.String(), text)
		}
	}
	if got := (Date{2026, time.July, 31}).Long(); got != "31 July 2026" {
		t.Errorf("for people it is written %q", got)
	}
}

func TestDateThatIsWrongIsRefusedWithAnExample(t *testing.T) {
	for text, sentence := range map[string]string{
		"31/07/2026":  `"31/07/2026" is not a date: write it like 2026-07-31`,
		"2026-7-31":   `"2026-7-31" is not a date: write it like 2026-07-31`,
		"2026-07-31 ": `"2026-07-31" is not a date: write it like 2026-07-31`,
		"2026-07-+1":  `"2026-07-+1" is not a date: write it like 2026-07-31`,
		"2026-13-01":  `"2026-13-01" is not a date: the month must be from 01 to 12; write it like 2026-07-31`,
		"2025-02-29":  `"2025-02-29" is not a date: February 2025 has days 1 to 28; write it like 2026-07-31`,
		"2026-06-31":  `"2026-06-31" is not a date: June 2026 has days 1 to 30; write it like 2026-07-31`,
		"0205-01-01":  `"0205-01-01" is not a date: the year must be from 1900 to 2199; write it like 2026-07-31`,
	} {
		if d, err := ParseDate(text); err == nil || err.Error() != sentence || !d.IsZero() {
			t.Errorf("%q is read as %v with the error\n%v\nwant\n%s", text, d, err, sentence)
		}
	}
}

func TestDateOfIsTheDayWhereTheClockStands(t *testing.T) {
	summer := time.FixedZone("BST", 60*60)
	moment := time.Date(2026, time.July, 31, 23, 30, 0, 0, time.UTC)
	if got := DateOf(moment); got != (Date{2026, time.July, 31}) {
		t.Errorf("in UTC it is %v", got)
	}
	if got := DateOf(moment.In(summer)); got != (Date{2026, time.August, 1}) {
		t.Errorf("in Scotland in summer it is %v", got)
	}
	if got := DateOf(time.Time{}); !got.IsZero() {
		t.Errorf("of no time it is %v", got)
	}
}

func TestDaysAndMonthsAreCounted(t *testing.T) {
	for _, c := range []struct {
		start Date
		days  int
		want  string
	}{
		{Date{2024, time.February, 28}, 1, "2024-02-29"},
		{Date{2025, time.February, 28}, 1, "2025-03-01"},
		{Date{2026, time.January, 1}, -1, "2025-12-31"},
		{Date{2026, time.March, 28}, 3, "2026-03-31"}, // over the start of summer time
		{Date{2199, time.December, 31}, 1, ""},
		{Date{1900, time.January, 1}, -1, ""},
		{Date{2026, time.January, 1}, 1 << 62, ""},
		{Date{}, 1, ""},
	} {
		if got := c.start.AddDays(c.days).String(); got != c.want {
			t.Errorf("%v and %d days is %q, want %q", c.start, c.days, got, c.want)
		}
	}
	for _, c := range []struct {
		start  Date
		months int
		want   string
	}{
		{Date{2025, time.August, 31}, 6, "2026-02-28"},
		{Date{2026, time.January, 15}, -1, "2025-12-15"},
		{Date{2026, time.December, 1}, 12, "2027-12-01"},
		{Date{2199, time.December, 1}, 1, ""},
		{Date{2026, time.January, 1}, -1 << 62, ""},
		{Date{}, 1, ""},
	} {
		if got := c.start.AddMonths(c.months).String(); got != c.want {
			t.Errorf("%v and %d months is %q, want %q", c.start, c.months, got, c.want)
		}
	}
}

func TestDatesAreInOrderAndNoDateComesFirst(t *testing.T) {
	inOrder := []Date{{}, {2025, time.December, 31}, {2026, time.January, 1}, {2026, time.January, 2}, {2026, time.February, 1}}
	for i, a := range inOrder {
		for j, b := range inOrder {
			if a.Before(b) != (i < j) || a.After(b) != (i > j) || (a.Compare(b) == 0) != (i == j) {
				t.Errorf("%v and %v: before %t, after %t, compared %d", a, b, a.Before(b), a.After(b), a.Compare(b))
			}
		}
	}
}

func TestTimeIsTheStartOfTheDay(t *testing.T) {
	d := Date{2026, time.July, 31}
	if got := d.Time().Format(time.RFC3339); got != "2026-07-31T00:00:00Z" || DateOf(d.Time()) != d {
		t.Errorf("%v starts at %s", d, got)
	}
	if !(Date{}).Time().IsZero() {
		t.Error("no date has a time")
	}
}

func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"", "2026-07-31", "2025-02-29", "31/07/2026", "2026-00-00", "２０２６-07-31"} {
		f.Add(text, 1)
	}
	f.Fuzz(func(t *testing.T, text string, days int) {
		d, err := ParseDate(text)
		if err != nil {
			isSentence(t, err)
			return
		}
		if d.String() != text {
			t.Errorf("%q comes back as %q", text, d.String())
		}
		if moved := d.AddDays(days); !moved.IsZero() && moved.AddDays(-days) != d {
			t.Errorf("%v and %d days is %v, and back %v", d, days, moved, moved.AddDays(-days))
		}
	})
}
