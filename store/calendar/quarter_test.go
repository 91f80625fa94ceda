package calendar

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestQuarterIsOfTheFinancialYearFromApril(t *testing.T) {
	for _, c := range []struct {
		quarter                          Quarter
		text, code, statistics, from, to string
	}{
		{Quarter{2026, 1}, "2026-27 Q1", "2026-27-Q1", "2026-Q2", "2026-04-01", "2026-06-30"},
		{Quarter{2026, 2}, "2026-27 Q2", "2026-27-Q2", "2026-Q3", "2026-07-01", "2026-09-30"},
		{Quarter{2026, 3}, "2026-27 Q3", "2026-27-Q3", "2026-Q4", "2026-10-01", "2026-12-31"},
		{Quarter{2026, 4}, "2026-27 Q4", "2026-27-Q4", "2027-Q1", "2027-01-01", "2027-03-31"},
		{Quarter{2099, 1}, "2099-00 Q1", "2099-00-Q1", "2099-Q2", "2099-04-01", "2099-06-30"},
		{Quarter{2099, 4}, "2099-00 Q4", "2099-00-Q4", "2100-Q1", "2100-01-01", "2100-03-31"},
		{Quarter{1999, 4}, "1999-00 Q4", "1999-00-Q4", "2000-Q1", "2000-01-01", "2000-03-31"},
		{Quarter{}, "", "", "", "", ""},
	} {
		q := c.quarter
		got := []string{q.String(), q.Code(), q.StatisticsCode(), q.From().String(), q.To().String()}
		if want := []string{c.text, c.code, c.statistics, c.from, c.to}; !slices.Equal(got, want) {
			t.Errorf("%#v is\n%q, want\n%q", q, got, want)
		}
		if q.IsZero() {
			continue
		}
		for _, text := range []string{c.text, c.code} {
			if read, err := ParseQuarter(text); err != nil || read != q {
				t.Errorf("%q is read as %#v, %v", text, read, err)
			}
		}
	}
}

func TestQuarterIsReadAsPeopleWriteIt(t *testing.T) {
	for _, text := range []string{"2026-27 Q2", "2026-27-Q2", "2026/27 q2", "Q2 2026-27", "Q2 2026/27", "2026-2027 Q2",
		"2026–27 – Q2", " quarter 2 of 2026-27 ", "second quarter, FY26/27", "2026-27Q2"} {
		if q, err := ParseQuarter(text); err != nil || q != (Quarter{2026, 2}) {
			t.Errorf("%q is read as %v, %v", text, q, err)
		}
	}
}

func TestQuarterThatIsWrongIsRefusedWithAnExample(t *testing.T) {
	for text, sentence := range map[string]string{
		"2026 Q5":                `"2026 Q5" is not a quarter: write it like 2026-27 Q2`,
		"2026-Q3":                `"2026-Q3" is not a quarter: write it like 2026-27 Q2`,
		"2026-07":                `"2026-07" is not a quarter: write it like 2026-27 Q2`,
		"2026-27":                `"2026-27" is not a quarter: write it like 2026-27 Q2`,
		"2199-00 Q1":             `"2199-00 Q1" is not a quarter: write it like 2026-27 Q2`,
		"2026-27 Q5":             `"2026-27 Q5" is not a quarter: there is no Q5, a year has Q1 to Q4; write it like 2026-27 Q2`,
		"2026-27 Q0":             `"2026-27 Q0" is not a quarter: there is no Q0, a year has Q1 to Q4; write it like 2026-27 Q2`,
		"2026-28 Q2":             `"2026-28 Q2" is not a quarter: 2026-28 is more than one financial year; write it like 2026-27 Q2`,
		"":                       `nothing is written where a quarter should be: write it like 2026-27 Q2`,
		strings.Repeat("q", 999): `"` + strings.Repeat("q", 60) + `…" is not a quarter: write it like 2026-27 Q2`,
	} {
		if q, err := ParseQuarter(text); err == nil || err.Error() != sentence || !q.IsZero() {
			t.Errorf("%q is read as %v with the error\n%v\nwant\n%s", text, q, err, sentence)
		}
	}
}

func TestEveryDayLiesInOneQuarterAndQuartersFollowOneAnother(t *testing.T) {
	q := Quarter{1999, 3}
	for day := q.From(); day.Year < 2002; day = day.AddDays(1) {
		if day.After(q.To()) {
			next := q.Next()
			if next.Prev() != q || next.Compare(q) != 1 || q.Compare(next) != -1 || next.From() != day {
				t.Fatalf("%v is followed by %v, before which comes %v", q, next, next.Prev())
			}
			q = next
		}
		if QuarterOf(day) != q || q.Compare(QuarterOf(day)) != 0 {
			t.Fatalf("%v lies in %v, want %v", day, QuarterOf(day), q)
		}
	}
}

func TestThereIsNoQuarterBeyondTheBounds(t *testing.T) {
	first, last := Quarter{FirstYear, 1}, Quarter{LastYear - 1, 4}
	if !first.Prev().IsZero() || !last.Next().IsZero() {
		t.Errorf("before %v comes %v, after %v comes %v", first, first.Prev(), last, last.Next())
	}
	for _, d := range []Date{{}, {FirstYear, time.March, 31}, {LastYear, time.April, 1}} {
		if q := QuarterOf(d); !q.IsZero() {
			t.Errorf("%v lies in %v, want none", d, q)
		}
	}
	if zero := (Quarter{}); !zero.Next().IsZero() || !zero.Prev().IsZero() || zero.Compare(first) != -1 {
		t.Error("no quarter has neighbours, or does not come first")
	}
}

func TestAQuarterHoldsItsDays(t *testing.T) {
	q := Quarter{2026, 2}
	for day, want := range map[string]bool{"2026-06-30": false, "2026-07-01": true, "2026-09-30": true, "2026-10-01": false, "": false} {
		if q.Holds(day) != want {
			t.Errorf("%v holds %q: %v", q, day, !want)
		}
	}
	for _, day := range []string{"", "2026-07-01"} {
		if (Quarter{}).Holds(day) {
			t.Errorf("no quarter holds %q", day)
		}
	}
}

func FuzzParseQuarter(f *testing.F) {
	for _, text := range []string{"2026-27 Q2", "2026-27-Q2", "2026/27 q2", "Q2 2026-27", "2026 Q5", "2099-00 Q1",
		"quarter four FY 98/99"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := ParseQuarter(text)
		if err != nil {
			isSentence(t, err)
			return
		}
		for _, written := range []string{q.String(), q.Code()} {
			if again, err := ParseQuarter(written); err != nil || again != q {
				t.Errorf("%q is read as %v, and %q as %v, %v", text, q, written, again, err)
			}
		}
		if w, _ := ParseWhen(text, WhenContext{}); w.From != q.From() || w.To != q.To() {
			t.Errorf("%q is the quarter %v, and as a date in words %s/%s", text, q, w.From, w.To)
		}
	})
}
