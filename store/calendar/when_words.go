package calendar

import (
	"regexp"
	"slices"
	"strings"
)

// mostTokens bounds the pieces of a date in words; the work grows with their
// square.
const mostTokens = 24

// spreadsheetTime is a date with the time of day that spreadsheets write after
// it when they export a date.
var spreadsheetTime = regexp.MustCompile(`^(\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{4})[Tt ]\d\d?:\d\d(:\d\d(\.\d+)?)?[Zz]?$`)

// whenAsides are before or after a date in a plan and do not change which date
// it is. The longer come first.
var whenAsides = whenPhrases("in place", "under way", "underway", "to be", "will be", "is", "due", "due date", "target", "target date",
	"deadline", "date", "expected", "planned", "scheduled", "anticipated", "complete", "completed", "completion", "finish",
	"finished", "deliver", "delivered", "delivery", "publish", "published", "launch", "launched", "updated", "ready",
	"established", "achieved", "implemented", "agreed", "signed", "started", "starting date", "start date", "end date")

// whenRelation is what a leading word does with the period after it.
type whenRelation int

const (
	whenWithin whenRelation = iota // in the period
	whenBy                         // until its last day, but in the season when it is one
	whenUntil                      // up to its last day
	whenBefore                     // up to the day before it
	whenFrom                       // its first day onwards, but in the season when it is one
	whenSince                      // its first day onwards
	whenAfter                      // the day after it onwards
)

// whenLeads are the words that turn a period into a date in words. The first match
// counts, so the longer come first.
var whenLeads = []struct {
	relation whenRelation
	phrases  [][]string
}{
	{whenBy, whenPhrases("no later than", "not later than", "on or before", "up to", "by")},
	{whenFrom, whenPhrases("no earlier than", "not before", "on or after", "from")},
	{whenSince, whenPhrases("starting from", "starting", "starts", "commencing", "since")},
	{whenUntil, whenPhrases("until", "till", "til", "ending", "ends", "to")},
	{whenBefore, whenPhrases("before", "prior to", "ahead of", "pre")},
	{whenAfter, whenPhrases("after", "beyond", "post")},
	{whenWithin, whenPhrases("between", "within", "in", "on", "at", "during", "throughout", "over", "across", "for")},
}

// whenPhrases splits each phrase into its words, the longest phrase first. The words
// that are no tokens ("of", "the") are dropped.
func whenPhrases(list ...string) [][]string {
	split := make([][]string, len(list))
	for i, phrase := range list {
		split[i] = slices.DeleteFunc(strings.Fields(phrase), func(w string) bool { return w == "of" || w == "the" })
	}
	slices.SortStableFunc(split, func(a, b []string) int { return len(b) - len(a) })
	return split
}

// readWhen finds the range that cleaned words mean.
func readWhen(words string, ctx WhenContext) (whenPeriod, bool) {
	if len(words) > whenLongest {
		return whenPeriod{}, false
	}
	if match := spreadsheetTime.FindStringSubmatch(words); match != nil {
		words = match[1]
	}
	tokens := withoutAsides(whenTokens(words))
	if len(tokens) == 0 || len(tokens) > mostTokens {
		return whenPeriod{}, false
	}
	if p, ok := countedPeriod(tokens, ctx); ok {
		return p, true
	}
	if rest, ok := withoutTail(tokens, "and beyond", "onwards", "onward"); ok {
		relation, lead := whenLeadOf(rest)
		if lead > 0 && relation != whenFrom && relation != whenSince {
			return whenPeriod{}, false
		}
		p, ok := singlePeriod(rest[lead:], ctx)
		p.kind = oneDay // 2024-27 onwards has no end either
		return apply(whenSince, p, ok)
	}
	relation, lead := whenLeadOf(tokens)
	p, ok := singlePeriod(tokens[lead:], ctx)
	if !ok {
		p, ok = rangePeriod(tokens[lead:], tokens[0].text == "between", ctx)
	}
	if lead == 0 || !ok {
		return p, ok
	}
	return apply(relation, p, ok)
}

// apply applies a leading word to the period after it.
func apply(relation whenRelation, p whenPeriod, ok bool) (whenPeriod, bool) {
	if !ok {
		return whenPeriod{}, false
	}
	hasEnds := p.kind == anyStretch || p.kind == severalYears
	begins := relation == whenFrom || relation == whenSince
	switch {
	case relation == whenWithin, p.kind == oneSeason && (relation == whenBy || relation == whenFrom), hasEnds && begins:
		return p, true
	}
	moved := p
	moved.plain = p.plain && p.kind == oneDay // by 31/03/2025
	switch relation {
	case whenBy, whenUntil:
		moved.from = Date{}
	case whenBefore:
		moved.from = Date{}
		if !p.end { // before the end of 2025 is until it
			moved.to, moved.plain = p.from.AddDays(-1), false
		}
	case whenFrom, whenSince:
		moved.to = Date{}
	case whenAfter:
		moved.from, moved.to, moved.plain = p.to.AddDays(1), Date{}, false
	}
	return moved, !moved.from.IsZero() || !moved.to.IsZero()
}

// rangePeriod reads one period to another: dashes with space around and words
// are tried before dashes without, and sides that are complete before
// sides that borrow ("April" in "April to June 2025"). "And" joins only what
// follows "between", and / only what borrows (spring/summer 2025): otherwise they
// may name two dates.
func rangePeriod(tokens []whenToken, between bool, ctx WhenContext) (whenPeriod, bool) {
	var wide, tight []int
	for i, t := range tokens {
		switch {
		case i == 0 || i == len(tokens)-1:
		case t.kind == tokenSeparator && !t.apart:
			tight = append(tight, i)
		case t.kind == tokenSeparator, between && t.text == "and",
			t.kind == tokenWord && slices.Contains([]string{"to", "until", "till", "through"}, t.text):
			wide = append(wide, i)
		}
	}
	separators := slices.Concat(wide, tight)
	if p, ok := firstRange(tokens, separators, false, ctx); ok {
		return p, true
	}
	return firstRange(tokens, separators, true, ctx)
}

// firstRange reads the range around the first separator that makes one.
func firstRange(tokens []whenToken, separators []int, borrow bool, ctx WhenContext) (whenPeriod, bool) {
	for _, i := range separators {
		slash := tokens[i].text == "/"
		if slash && !borrow {
			continue
		}
		if p, ok := twoSides(tokens[:i], tokens[i+1:], borrow, ctx); ok && (!slash || p.borrowed) {
			return p, true
		}
	}
	return whenPeriod{}, false
}

// twoSides reads the sides of a range. When they may borrow, the first borrows the
// end of the last until it makes sense ("1" of "1 to 5 March 2025" borrows "March
// 2025"), and a quarter borrows the year before it ("2026-27 Q1 to Q3").
func twoSides(first, last []whenToken, borrow bool, ctx WhenContext) (whenPeriod, bool) {
	start, okStart := singlePeriod(first, ctx)
	if okStart && noEndYet(last) {
		start.kind, start.to, start.plain = anyStretch, Date{}, false
		return start, true
	}
	end, okEnd := singlePeriod(last, ctx)
	if borrow && okStart && !okEnd && last[0].kind == tokenQuarter {
		end, okEnd = singlePeriod(slices.Concat(first[:1], last), ctx)
	}
	if okStart || !okEnd || !borrow {
		return stretchBetween(start, end, okStart && okEnd)
	}
	for i := len(last) - 1; i > 0; i-- {
		borrowed, ok := singlePeriod(slices.Concat(first, last[i:]), ctx)
		if p, ok := stretchBetween(borrowed, end, ok); ok {
			p.borrowed = true
			return p, true
		}
	}
	return whenPeriod{}, false
}

// noEndYet recognises "April 2024 to date" and "2024 - ongoing".
func noEndYet(tokens []whenToken) bool {
	return len(tokens) == 1 && slices.Contains([]string{"ongoing", "present", "date", "now", "onwards", "current"}, tokens[0].text)
}

// countedPeriod reads a number of days, weeks, months or years: from today
// ("next 6 years", "within 6 months"), or back from a named day ("six months
// ending 31 March 2016").
func countedPeriod(tokens []whenToken, ctx WhenContext) (whenPeriod, bool) {
	ahead := false
	for len(tokens) > 0 && slices.Contains([]string{"in", "within", "over", "during", "next", "coming"}, tokens[0].text) {
		ahead = ahead || slices.Contains([]string{"in", "within", "next", "coming"}, tokens[0].text)
		tokens = tokens[1:]
	}
	count, move, tokens, ok := countOf(tokens, ahead)
	switch {
	case !ok:
		return whenPeriod{}, false
	case ahead && (len(tokens) == 0 || len(tokens) == 1 && tokens[0].text == "time"):
		end := move(ctx.Today, count)
		return whenPeriod{from: ctx.Today, to: end, kind: anyStretch}, !end.IsZero()
	case !ahead && len(tokens) > 1 && slices.Contains([]string{"ending", "ended", "to"}, tokens[0].text):
		end, ok := singlePeriod(tokens[1:], ctx)
		if !ok {
			return whenPeriod{}, false
		}
		// From the day after: a year to 28 February starts on 1 March.
		start := move(end.to.AddDays(1), -count)
		return whenPeriod{from: start, to: end.to, kind: anyStretch}, !start.IsZero()
	}
	return whenPeriod{}, false
}

// countOf reads "six months": how many, what moves a date by that unit, and the tokens after it. Only looking back may
// the number be left to be one: "year ending".
func countOf(tokens []whenToken, ahead bool) (count int, move func(Date, int) Date, rest []whenToken, ok bool) {
	count = 1
	if len(tokens) > 0 && tokens[0].kind == tokenNumber {
		if count, ok = asciiNumber(tokens[0].text); !ok || count < 1 || count > 999 {
			return 0, nil, nil, false
		}
		tokens = tokens[1:]
	} else if ahead {
		return 0, nil, nil, false
	}
	if len(tokens) == 0 {
		return 0, nil, nil, false
	}
	move, ok = moverBy(strings.TrimSuffix(tokens[0].text, "s"))
	return count, move, tokens[1:], ok
}

// moverBy returns what moves a date by a number of a unit.
func moverBy(unit string) (func(Date, int) Date, bool) {
	switch unit {
	case "day":
		return Date.AddDays, true
	case "week", "wk":
		return func(d Date, n int) Date { return d.AddDays(7 * n) }, true
	case "month", "mth":
		return Date.AddMonths, true
	case "year", "yr":
		return func(d Date, n int) Date { return d.AddMonths(12 * n) }, true
	}
	return nil, false
}

// withoutAsides drops the words around a date that do not change it, and the
// dashes left over from them.
func withoutAsides(tokens []whenToken) []whenToken {
	for trimmed := true; trimmed && len(tokens) > 0; {
		trimmed = false
		for _, aside := range whenAsides {
			if startsWith(tokens, aside) {
				tokens, trimmed = tokens[len(aside):], true
				break
			}
			// "To date" has no end; the date in it is no aside.
			if rest := len(tokens) - len(aside); rest > 0 && aside[0] != "date" && startsWith(tokens[rest:], aside) {
				tokens, trimmed = tokens[:rest], true
				break
			}
		}
		if len(tokens) > 1 && tokens[0].text == "ongoing" {
			if _, lead := whenLeadOf(tokens[1:]); lead > 0 {
				tokens, trimmed = tokens[1:], true
			}
		}
		if len(tokens) > 0 && tokens[0].kind == tokenSeparator {
			tokens = tokens[1:]
		}
	}
	return tokens
}

// whenLeadOf finds the leading words and says how many tokens they are.
func whenLeadOf(tokens []whenToken) (whenRelation, int) {
	for _, lead := range whenLeads {
		for _, phrase := range lead.phrases {
			if startsWith(tokens, phrase) {
				n := len(phrase)
				if n < len(tokens) && tokens[n].kind == tokenSeparator { // post-2022
					n++
				}
				return lead.relation, n
			}
		}
	}
	return whenWithin, 0
}

// withoutTail cuts the first of the phrases that the tokens end with.
func withoutTail(tokens []whenToken, tails ...string) ([]whenToken, bool) {
	for _, tail := range whenPhrases(tails...) {
		if rest := len(tokens) - len(tail); rest > 0 && startsWith(tokens[rest:], tail) {
			return tokens[:rest], true
		}
	}
	return tokens, false
}

// startsWith reports whether the tokens begin with the words.
func startsWith(tokens []whenToken, words []string) bool {
	if len(tokens) < len(words) {
		return false
	}
	for i, word := range words {
		if tokens[i].text != word || tokens[i].kind == tokenNumber {
			return false
		}
	}
	return true
}
