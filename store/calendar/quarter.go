package calendar

import (
	"cmp"
	"fmt"
	"time"
)

// Quarter is one quarter of a financial year from April: 2026-27 Q2 is 1 July to
// 30 September 2026. Its zero value is "no quarter".
type Quarter struct {
	Year int // the calendar year the financial year starts in, FirstYear to LastYear-1
	No   int // 1 (April to June) to 4 (January to March)
}

// quarterExample stands in every error about quarters.
const quarterExample = "2026-27 Q2"

// NewQuarter returns quarter no of the financial year that starts in April of
// year, or false when there is none.
func NewQuarter(year, no int) (Quarter, bool) {
	if year < FirstYear || year >= LastYear || no < 1 || no > 4 {
		return Quarter{}, false
	}
	return Quarter{year, no}, true
}

// QuarterOf returns the quarter that a day lies in; no quarter for no date or
// for the first and last three months of the years a Date may have.
func QuarterOf(d Date) Quarter {
	if d.IsZero() {
		return Quarter{}
	}
	months := d.Year*12 + int(d.Month) - int(time.April)
	q, _ := NewQuarter(months/12, months%12/3+1)
	return q
}

// ParseQuarter reads a quarter as people and file names write it: 2026-27 Q2,
// 2026-27-Q2, 2026/27 q2, Q2 2026-27. It does not take the calendar form
// 2026-Q3, in which nobody can see which year is meant. The error is a
// *NotUnderstoodError.
func ParseQuarter(text string) (Quarter, error) {
	wrong := func(why string) (Quarter, error) {
		return Quarter{}, &NotUnderstoodError{Text: text, Sought: "a quarter", Why: why, Example: quarterExample}
	}
	if len(text) > whenLongest {
		return wrong("")
	}
	tokens := withoutSeparators(whenTokens(text))
	year, no, ok := quarterTokens(tokens)
	if !ok {
		return wrong("")
	}
	span, ok := numberPeriod(year.text, year.financial)
	switch {
	case !ok || span.kind != financialYear && span.kind != severalYears:
		return wrong("")
	case span.kind == severalYears:
		return wrong(year.text + " is more than one financial year")
	case no.n < 1 || no.n > 4:
		return wrong(fmt.Sprintf("there is no Q%d, a year has Q1 to Q4", no.n))
	}
	q, ok := NewQuarter(span.from.Year, no.n)
	if !ok {
		return wrong("")
	}
	return q, nil
}

// quarterTokens finds the year and the quarter's number, in either order.
func quarterTokens(tokens []whenToken) (year, no whenToken, ok bool) {
	switch shapeOf(tokens) {
	case "nq":
		return tokens[0], tokens[1], true
	case "qn":
		return tokens[1], tokens[0], true
	}
	return whenToken{}, whenToken{}, false
}

// String writes the quarter for people, as 2026-27 Q2; no quarter is "".
func (q Quarter) String() string { return q.written(' ') }

// Code writes the quarter for file names and keys, as 2026-27-Q2; no quarter
// is "".
func (q Quarter) Code() string { return q.written('-') }

func (q Quarter) written(between rune) string {
	if q.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d-%02d%cQ%d", q.Year, (q.Year+1)%100, between, q.No)
}

// StatisticsCode writes the quarter as statistics.gov.scot does, which counts
// quarters of the calendar year: 2026-27 Q2, July to September, is 2026-Q3. No
// quarter is "".
func (q Quarter) StatisticsCode() string {
	if q.IsZero() {
		return ""
	}
	from := q.From()
	return fmt.Sprintf("%d-Q%d", from.Year, (int(from.Month)+2)/3)
}

// From returns the quarter's first day; no date for no quarter.
func (q Quarter) From() Date {
	if q.IsZero() {
		return Date{}
	}
	return Date{q.Year, time.April, 1}.AddMonths(3 * (q.No - 1))
}

// To returns the quarter's last day; no date for no quarter.
func (q Quarter) To() Date { return q.From().AddMonths(3).AddDays(-1) }

// Holds reports whether a day, written as it is stored, lies in q; a blank does not, and
// nothing lies in no quarter.
func (q Quarter) Holds(day string) bool {
	return !q.IsZero() && day >= q.From().String() && day <= q.To().String()
}

// Next returns the quarter after q; no quarter after the last there is.
func (q Quarter) Next() Quarter { return QuarterOf(q.To().AddDays(1)) }

// Prev returns the quarter before q; no quarter before the first there is.
func (q Quarter) Prev() Quarter { return QuarterOf(q.From().AddDays(-1)) }

// Compare returns -1, 0 or +1 as q is before, the same as or after other. No
// quarter comes before every quarter.
func (q Quarter) Compare(other Quarter) int {
	return cmp.Or(cmp.Compare(q.Year, other.Year), cmp.Compare(q.No, other.No))
}

// IsZero reports whether there is no quarter.
func (q Quarter) IsZero() bool { return q == Quarter{} }
