package calendar

import (
	"strings"
	"time"
)

// whenKind tells how long a stretch of the calendar is, and what it is called.
type whenKind int

const (
	oneDay whenKind = iota
	oneMonth
	oneSeason
	oneQuarter
	calendarYear
	financialYear
	severalYears // years joined by a stroke, as a plan's: 2024-27
	onePart      // early, mid or late in one of these
	anyStretch   // from one date to another
)

// whenPeriod is a stretch of the calendar that words mean.
type whenPeriod struct {
	from, to Date
	kind     whenKind
	plain    bool // the words are the date itself and need no explaining
	end      bool // said as the end of something
	borrowed bool // a range whose first side took its year from the last
}

// longestPlan bounds "2024-45" in years. What would be longer is no plan:
// 2024-03 is a month.
const longestPlan = 30

func dayPeriod(year, month, day int) (whenPeriod, bool) {
	d, ok := NewDate(year, time.Month(month), day)
	return whenPeriod{from: d, to: d, kind: oneDay}, ok
}

// monthsPeriod is count whole months from the first of a month.
func monthsPeriod(kind whenKind, year, month, count int) (whenPeriod, bool) {
	from, ok := NewDate(year, time.Month(month), 1)
	last := from.AddMonths(count - 1)
	if !ok || last.IsZero() {
		return whenPeriod{}, false
	}
	last.Day = daysInMonth(last.Year, last.Month)
	return whenPeriod{from: from, to: last, kind: kind}, true
}

func calendarYearPeriod(year int) (whenPeriod, bool) { return monthsPeriod(calendarYear, year, 1, 12) }

// financialPeriod runs from 1 April of the first year to 31 March of the last.
func financialPeriod(first, last int) (whenPeriod, bool) {
	from, okFrom := NewDate(first, time.April, 1)
	to, okTo := NewDate(last, time.March, 31)
	kind := financialYear
	if last > first+1 {
		kind = severalYears
	}
	return whenPeriod{from: from, to: to, kind: kind}, okFrom && okTo && last > first && last-first <= longestPlan
}

// yearNamed reads a year of four digits, or of two: 00 to 79 are 2000 to 2079, 80
// to 99 are 1980 to 1999.
func yearNamed(text string) (int, bool) {
	n, ok := asciiNumber(text)
	switch {
	case !ok:
		return 0, false
	case len(text) == 2 && n < 80:
		return 2000 + n, true
	case len(text) == 2:
		return 1900 + n, true
	}
	return n, len(text) == 4 && n >= FirstYear && n <= LastYear
}

// numberPeriod reads digits joined by strokes or stops: 2024, 31/03/25,
// 2026-07-31, 03/2026, 2026-27. Financial says that they were called a financial
// year or a plan, and then nothing else will do.
func numberPeriod(text string, financial bool) (whenPeriod, bool) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return !isASCIIDigit(r) })
	// Strokes of two sorts in one date would leave open which belong together.
	alike := len(strings.Map(func(r rune) rune {
		if isASCIIDigit(r) || r == firstSeparator(text) {
			return -1
		}
		return r
	}, text)) == 0
	if financial && len(parts) != 2 {
		return whenPeriod{}, false
	}
	switch {
	case len(parts) == 1:
		return loneNumberPeriod(text)
	case len(parts) == 2:
		return twoNumbersPeriod(parts[0], parts[1], firstSeparator(text), financial)
	case len(parts) == 3 && alike:
		return threeNumbersPeriod(parts[0], parts[1], parts[2])
	case len(parts) == 4 || len(parts) == 6:
		return twoJoinedPeriods(text, len(parts)/2)
	}
	return whenPeriod{}, false
}

func firstSeparator(text string) rune {
	for _, r := range text {
		if !isASCIIDigit(r) {
			return r
		}
	}
	return 0
}

// loneNumberPeriod reads a year, or eight digits run together: 20260731 or
// 31072026. No eight digits can be both.
func loneNumberPeriod(text string) (whenPeriod, bool) {
	switch len(text) {
	case 4:
		year, ok := yearNamed(text)
		if !ok {
			return whenPeriod{}, false
		}
		p, ok := calendarYearPeriod(year)
		p.plain = ok
		return p, ok
	case 8:
		if p, ok := threeNumbersPeriod(text[:4], text[4:6], text[6:]); ok {
			p.plain = false
			return p, true
		}
		p, ok := threeNumbersPeriod(text[:2], text[2:4], text[4:])
		p.plain = false
		return p, ok
	}
	return whenPeriod{}, false
}

// twoNumbersPeriod reads a financial year or plan (2026-27, 2024-2027), a month
// (03/2026, 2026-03), or a date that has lost a stroke (01-042013).
func twoNumbersPeriod(first, second string, separator rune, financial bool) (whenPeriod, bool) {
	if separator != '.' {
		if p, ok := yearsPeriod(first, second, financial); ok || financial {
			return p, ok
		}
	}
	switch {
	case len(first) == 4 && len(second) <= 2:
		first, second = second, first
		fallthrough
	case len(first) <= 2 && len(second) == 4:
		month, okMonth := asciiNumber(first)
		year, okYear := yearNamed(second)
		if !okMonth || !okYear {
			return whenPeriod{}, false
		}
		return monthsPeriod(oneMonth, year, month, 1)
	case len(first) <= 2 && len(second) == 6:
		p, ok := threeNumbersPeriod(first, second[:2], second[2:])
		p.plain = false
		return p, ok
	}
	return whenPeriod{}, false
}

// yearsPeriod reads two years joined: both written out, the second cut to two
// digits, or both cut, which is believed only where neither can be a month.
func yearsPeriod(first, second string, financial bool) (whenPeriod, bool) {
	from, ok := yearNamed(first)
	if !ok || len(second) != 2 && len(second) != 4 || len(first) < len(second) {
		return whenPeriod{}, false
	}
	to, ok := asciiNumber(second)
	if !ok {
		return whenPeriod{}, false
	}
	if len(second) == 2 {
		short := to
		to += from - from%100
		if to <= from {
			to += 100 // 2099-00
		}
		if first, _ := asciiNumber(first); first < 100 && !financial && (first < 13 || short < 13) {
			return whenPeriod{}, false
		}
	}
	return financialPeriod(from, to)
}

// threeNumbersPeriod reads a day: year first when it has four digits, otherwise
// day, month, year.
func threeNumbersPeriod(first, second, third string) (whenPeriod, bool) {
	yearFirst := len(first) == 4
	if yearFirst {
		first, third = third, first
	}
	if len(first) > 2 || len(second) > 2 {
		return whenPeriod{}, false
	}
	day, okDay := asciiNumber(first)
	month, okMonth := asciiNumber(second)
	year, okYear := yearNamed(third)
	if !okDay || !okMonth || !okYear {
		return whenPeriod{}, false
	}
	p, ok := dayPeriod(year, month, day)
	// 3/4/25 is 3 April here, but many a program means 4 March by it.
	p.plain = ok && (yearFirst || day > 12 || day == month)
	return p, ok
}

// twoJoinedPeriods reads a range with no space in it: 1/4/24-31/3/25 or an ISO
// 8601 interval. Each side has so many numbers.
func twoJoinedPeriods(text string, numbers int) (whenPeriod, bool) {
	separators := 0
	for i, r := range text {
		if isASCIIDigit(r) {
			continue
		}
		if separators++; separators < numbers {
			continue
		}
		if r == '.' {
			return whenPeriod{}, false
		}
		first, okFirst := numberPeriod(text[:i], false)
		last, okLast := numberPeriod(text[i+1:], false)
		return stretchBetween(first, last, okFirst && okLast)
	}
	return whenPeriod{}, false
}

// stretchBetween runs from the start of the first period to the end of the last.
func stretchBetween(first, last whenPeriod, ok bool) (whenPeriod, bool) {
	p := whenPeriod{from: first.from, to: last.to, kind: anyStretch}
	if !ok || p.from.After(p.to) && !p.to.IsZero() {
		return whenPeriod{}, false
	}
	return p, true
}
