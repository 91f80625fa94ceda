package calendar

import (
	"slices"
	"strings"
	"time"
)

// singlePeriod reads tokens that name one stretch of the calendar, with no "by",
// "from" or "to" about them.
func singlePeriod(tokens []whenToken, ctx WhenContext) (whenPeriod, bool) {
	if text, ok := joinedNumbers(tokens); ok {
		return numberPeriod(text, tokens[0].financial)
	}
	tokens = withoutSeparators(tokens)
	if len(tokens) == 0 {
		return whenPeriod{}, false
	}
	if part := tokens[0]; part.kind == tokenPart {
		whole, ok := singlePeriod(tokens[1:], ctx)
		if !ok {
			return whenPeriod{}, false
		}
		return partOfPeriod(whole, part.text)
	}
	if len(tokens) == 2 && tokens[0].kind == tokenWord {
		return nearPeriod(tokens[0].text, tokens[1], ctx)
	}
	return shapedPeriod(tokens, ctx)
}

// joinedNumbers puts together numbers with strokes between, however spaced: 31 /
// 03 / 25, 2024 - 2026. Two ranges' worth of numbers with space between are left
// apart.
func joinedNumbers(tokens []whenToken) (string, bool) {
	var text strings.Builder
	for i, t := range tokens {
		number := t.kind == tokenNumber
		if number != (i%2 == 0) || !number && t.kind != tokenSeparator {
			return "", false
		}
		text.WriteString(t.text)
	}
	spaced := len(tokens) > 1 && strings.Count(text.String(), "-")+strings.Count(text.String(), "/") > 2
	return text.String(), len(tokens)%2 == 1 && !spaced
}

// withoutSeparators drops strokes that only hold a date together: 31-Mar-2025,
// mid-2024, 2026-27 - Q2. A stroke with space around it between dates is kept.
func withoutSeparators(tokens []whenToken) []whenToken {
	var kept []whenToken
	for i, t := range tokens {
		if t.kind == tokenSeparator && i > 0 && i+1 < len(tokens) {
			neighbours := string([]rune{tokens[i-1].kind, tokens[i+1].kind})
			if !t.apart || strings.ContainsAny(neighbours, "qyp") {
				continue
			}
		}
		kept = append(kept, t)
	}
	return kept
}

// shapedPeriod reads what the kinds of the tokens tell apart.
func shapedPeriod(t []whenToken, ctx WhenContext) (whenPeriod, bool) {
	switch shapeOf(t) {
	case "mn":
		return monthIn(t[0], t[1])
	case "nm":
		if len(t[0].text) != 4 {
			return whenPeriod{}, false // 26 March of no year
		}
		return monthIn(t[1], t[0])
	case "nmn":
		return dayNamed(t[0], t[1], t[2])
	case "mnn":
		return dayNamed(t[1], t[0], t[2])
	case "sn":
		return seasonIn(t[0], t[1])
	case "ns":
		return seasonIn(t[1], t[0])
	case "qn":
		return quarterIn(t[0], t[1])
	case "nq":
		return quarterIn(t[1], t[0])
	case "y":
		year, ok := planYear(t[0], ctx)
		if !ok {
			return whenPeriod{}, false
		}
		return financialPeriod(year, year+1)
	case "yq":
		return planQuarter(t[0], t[1], ctx)
	case "qy":
		return planQuarter(t[1], t[0], ctx)
	}
	return whenPeriod{}, false
}

// dayNamed reads 31 March 2025 in either order.
func dayNamed(day, month, year whenToken) (whenPeriod, bool) {
	d, okDay := asciiNumber(day.text)
	y, okYear := yearNamed(year.text)
	if !okDay || !okYear || len(day.text) > 2 {
		return whenPeriod{}, false
	}
	p, ok := dayPeriod(y, month.n, d)
	p.plain = ok
	return p, ok
}

// monthIn reads a month of a year (Mar-26, March 2026) or of a financial year
// (March 2025-26 is March 2026). March 26, with a space, may as well be a day.
func monthIn(month, year whenToken) (whenPeriod, bool) {
	if y, ok := yearNamed(year.text); ok && !year.financial {
		if len(year.text) == 2 && !year.joined {
			return whenPeriod{}, false
		}
		p, ok := monthsPeriod(oneMonth, y, month.n, 1)
		p.plain = ok && len(year.text) == 4
		return p, ok
	}
	whole, ok := numberPeriod(year.text, year.financial)
	if !ok || whole.kind != financialYear {
		return whenPeriod{}, false
	}
	y := whole.from.Year
	if month.n < int(time.April) {
		y++
	}
	return monthsPeriod(oneMonth, y, month.n, 1)
}

// seasonIn reads three months from the first of the season, which is in the year
// named; only a winter may name two years.
func seasonIn(season, year whenToken) (whenPeriod, bool) {
	y, ok := yearNamed(year.text)
	if !ok || year.financial {
		two, okTwo := numberPeriod(year.text, year.financial)
		if !okTwo || two.kind != financialYear || season.n != int(time.December) {
			return whenPeriod{}, false
		}
		y = two.from.Year
	}
	return monthsPeriod(oneSeason, y, season.n, 3)
}

// quarterIn reads a quarter of a financial year. Q2 2026 is left alone: it could
// be of the calendar year or of either financial year.
func quarterIn(quarter, year whenToken) (whenPeriod, bool) {
	whole, ok := numberPeriod(year.text, year.financial)
	if !ok || whole.kind != financialYear {
		return whenPeriod{}, false
	}
	return quarterPeriod(whole.from.Year, quarter.n)
}

func quarterPeriod(year, no int) (whenPeriod, bool) {
	q, ok := NewQuarter(year, no)
	return whenPeriod{from: q.From(), to: q.To(), kind: oneQuarter}, ok
}

// planYear is the calendar year in which a plan's Year 1, 2 and so on starts.
func planYear(year whenToken, ctx WhenContext) (int, bool) {
	return ctx.YearOne + year.n - 1, ctx.YearOne != 0 && year.n >= 1
}

func planQuarter(year, quarter whenToken, ctx WhenContext) (whenPeriod, bool) {
	y, ok := planYear(year, ctx)
	if !ok {
		return whenPeriod{}, false
	}
	return quarterPeriod(y, quarter.n)
}

// nearPeriod reads "this quarter", "next month", "this financial year". "This
// year" is left alone: it may be either sort of year.
func nearPeriod(word string, unit whenToken, ctx WhenContext) (whenPeriod, bool) {
	step := slices.Index([]string{"last", "this", "next"}, strings.Replace(word, "current", "this", 1)) - 1
	if step < -1 || ctx.Today.IsZero() {
		return whenPeriod{}, false
	}
	q := QuarterOf(ctx.Today)
	switch {
	case unit.kind == tokenFinancial && !q.IsZero():
		return financialPeriod(q.Year+step, q.Year+step+1)
	case unit.text == "quarter" && !q.IsZero():
		near := QuarterOf(q.From().AddMonths(3 * step))
		return quarterPeriod(near.Year, near.No)
	case unit.text == "month":
		day := Date{ctx.Today.Year, ctx.Today.Month, 1}.AddMonths(step)
		return monthsPeriod(oneMonth, day.Year, int(day.Month), 1)
	}
	return whenPeriod{}, false
}

// partOfPeriod reads early, mid, late, start, end and the halves of a period.
func partOfPeriod(whole whenPeriod, part string) (whenPeriod, bool) {
	switch part {
	case "start":
		return whenPeriod{from: whole.from, to: whole.from, kind: oneDay}, true
	case "end":
		return whenPeriod{from: whole.to, to: whole.to, kind: oneDay, end: true}, true
	}
	// Where in the period the part starts and how long it is, in months.
	type months struct{ from, count int }
	var parts map[string]months
	switch whole.kind {
	case calendarYear, financialYear:
		parts = map[string]months{"early": {0, 3}, "mid": {3, 6}, "late": {9, 3}, "h1": {0, 6}, "h2": {6, 6}}
	case oneSeason, oneQuarter:
		parts = map[string]months{"early": {0, 1}, "mid": {1, 1}, "late": {2, 1}}
	case oneMonth:
		return partOfMonth(whole, part)
	}
	m, ok := parts[part]
	if !ok {
		return whenPeriod{}, false
	}
	from := whole.from.AddMonths(m.from)
	p, ok := monthsPeriod(onePart, from.Year, int(from.Month), m.count)
	if whole.kind == oneSeason {
		p.kind = oneSeason
	}
	return p, ok
}

func partOfMonth(month whenPeriod, part string) (whenPeriod, bool) {
	p := whenPeriod{from: month.from, to: month.to, kind: onePart}
	switch part {
	case "early":
		p.to = month.from.AddDays(9)
	case "mid":
		p.from, p.to = month.from.AddDays(10), month.from.AddDays(19)
	case "late":
		p.from = month.from.AddDays(20)
	default:
		return whenPeriod{}, false
	}
	return p, true
}
