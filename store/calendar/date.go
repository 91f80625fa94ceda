package calendar

import (
	"cmp"
	"fmt"
	"time"
)

// The years a Date may lie in. Plans of this century and records of the last
// fit; a slip such as 0205 or 20255 does not.
const (
	FirstYear = 1900
	LastYear  = 2199
)

// Date is a day in the calendar, with no time and no time zone. Its zero value
// is "no date". Dates are comparable with ==.
type Date struct {
	Year  int // FirstYear to LastYear
	Month time.Month
	Day   int
}

// NewDate returns the day named, or false when there is no such day (31 June)
// or its year is out of bounds.
func NewDate(year int, month time.Month, day int) (Date, bool) {
	if year < FirstYear || year > LastYear || month < time.January || month > time.December ||
		day < 1 || day > daysInMonth(year, month) {
		return Date{}, false
	}
	return Date{year, month, day}, true
}

// DateOf returns the day it is at t, in the location that t carries; no date
// when the year is out of bounds.
func DateOf(t time.Time) Date {
	d, _ := NewDate(t.Date())
	return d
}

// ParseDate reads an ISO 8601 date such as 2026-07-31, and nothing else. An
// empty text is no date, as String writes it. The error is a
// *NotUnderstoodError. For dates as people write them see ParseWhen.
func ParseDate(text string) (Date, error) {
	if text == "" {
		return Date{}, nil
	}
	wrong := func(why string) (Date, error) {
		return Date{}, &NotUnderstoodError{Text: text, Sought: "a date", Why: why, Example: "2026-07-31"}
	}
	if len(text) != len("2026-07-31") || text[4] != '-' || text[7] != '-' {
		return wrong("")
	}
	year, okYear := asciiNumber(text[:4])
	month, okMonth := asciiNumber(text[5:7])
	day, okDay := asciiNumber(text[8:])
	switch {
	case !okYear || !okMonth || !okDay:
		return wrong("")
	case year < FirstYear || year > LastYear:
		return wrong(fmt.Sprintf("the year must be from %d to %d", FirstYear, LastYear))
	case month < 1 || month > 12:
		return wrong("the month must be from 01 to 12")
	}
	d, ok := NewDate(year, time.Month(month), day)
	if !ok {
		return wrong(fmt.Sprintf("%s %d has days 1 to %d", time.Month(month), year, daysInMonth(year, time.Month(month))))
	}
	return d, nil
}

// String writes the date in ISO 8601, as 2026-07-31; no date is "".
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Long writes the date for people, as 31 July 2026; no date is "".
func (d Date) Long() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// Short writes the date as short as it can be, as 31 Jul 2026; no date is "".
func (d Date) Short() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month.String()[:3], d.Year)
}

// TimeOrDay writes when something was in the fewest words: "today at 15:04", and the
// day where it was not today. The place is that of now.
func TimeOrDay(at, now time.Time) string {
	at = at.In(now.Location())
	if DateOf(at) == DateOf(now) {
		return "today at " + at.Format("15:04")
	}
	return DateOf(at).Short()
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Time returns the start of the day in UTC; no date gives the zero time.
func (d Date) Time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// AddDays returns the day n days later (earlier when n is negative). No date
// stays no date, and so does a result out of bounds.
func (d Date) AddDays(n int) Date {
	// More days than all the years hold cannot land inside them, and
	// would only invite overflow.
	const most = (LastYear - FirstYear + 1) * 366
	if d.IsZero() || n > most || n < -most {
		return Date{}
	}
	return DateOf(d.Time().AddDate(0, 0, n))
}

// AddMonths returns the same day n months later, or the last day of that month
// when it is shorter: 31 August and six months is 28 February. No date stays no
// date, and so does a result out of bounds.
func (d Date) AddMonths(n int) Date {
	const most = (LastYear - FirstYear + 1) * 12
	if d.IsZero() || n > most || n < -most {
		return Date{}
	}
	months := d.Year*12 + int(d.Month) - 1 + n
	year, month := months/12, time.Month(months%12+1)
	next, _ := NewDate(year, month, min(d.Day, daysInMonth(year, month)))
	return next
}

// Compare returns -1, 0 or +1 as d is before, the same as or after other. No
// date comes before every date.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// Before reports whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// After reports whether d is later than other.
func (d Date) After(other Date) bool { return d.Compare(other) > 0 }

// daysInMonth counts the days of a month: day 0 of the next month is its last.
func daysInMonth(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// asciiNumber reads a short number of ASCII digits alone; strconv would also take a
// sign.
func asciiNumber(text string) (int, bool) {
	if text == "" || len(text) > 8 {
		return 0, false
	}
	n := 0
	for _, r := range text {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, true
}

// NotUnderstoodError says, in a sentence a keeper can act on, that a text is not
// the date, quarter or stored date in words it should be.
type NotUnderstoodError struct {
	Text    string // the text as given
	Sought  string // what it should have been, as "a quarter"
	Why     string // what is wrong with it, or "" when it is wrong altogether
	Example string // what would be right
}

// Error reads like: "2026 Q5" is not a quarter: write it like 2026-27 Q2
func (e *NotUnderstoodError) Error() string {
	text := wordsOnOneLine(e.Text)
	if runes := []rune(text); len(runes) > 60 {
		text = string(runes[:60]) + "…"
	}
	advice := "write it like " + e.Example
	if text == "" {
		return "nothing is written where " + e.Sought + " should be: " + advice
	}
	if e.Why != "" {
		advice = e.Why + "; " + advice
	}
	return fmt.Sprintf("\"%s\" is not %s: %s", text, e.Sought, advice)
}
