package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// judge compares a claim with the two ends.
func (r *sums) judge(p pair, c claim) {
	if c.n.percent && p.a.value <= 0 {
		return // a change from nothing has no percentage
	}
	first, last := min(p.first, c.first), max(p.last, c.last)
	diff := p.b.value - p.a.value
	right, stated := rightFigure(p, c)
	is := "a rise of "
	if diff < 0 {
		is = "a fall of "
	}
	if c.direction != 0 && (diff > 0) != (c.direction > 0) && diff != 0 {
		r.report(first, last, is+right, r.inWords(p)+" is "+is+right)
		return
	}
	if claimHolds(p, c) || diff == 0 && c.direction == 0 && !c.n.percent {
		return
	}
	if diff == 0 {
		r.report(first, last, "0", r.inWords(p)+" is no change")
		return
	}
	r.report(first, last, right, r.inWords(p)+" is "+is+right+", not "+stated)
}

// rightFigure is the change between two ends in the unit of a claim, and what the claim states.
func rightFigure(p pair, c claim) (right, stated string) {
	diff := p.b.value - p.a.value
	relative := 100 * math.Abs(diff) / p.a.value
	stated = plainFigure(c.n.value)
	switch {
	case c.n.points:
		return figure(diff) + " points", stated + " points"
	case c.n.percent && p.a.percent:
		return figure(diff) + " points, or " + figure(relative) + "%", stated + "%"
	case c.n.percent:
		return figure(relative) + "%", stated + "%"
	}
	return plainFigure(math.Abs(diff)), stated
}

// claimHolds reports whether a claim agrees with its two ends, within what rounding allows.
func claimHolds(p pair, c claim) bool {
	diff, rough := math.Abs(p.b.value-p.a.value), c.rough || p.rough
	least, most := diff-p.a.rounding-p.b.rounding, diff+p.a.rounding+p.b.rounding
	ok := agrees(c.n, least, most, rough)
	switch {
	case c.n.percent:
		low, high := 100*least/p.a.high(), 100*most/math.Max(p.a.low(), 1e-9)
		return agrees(c.n, low, high, rough) || p.a.percent && ok
	case !c.n.points && p.a.rounding == 0 && p.b.rounding == 0 && !rough:
		return math.Abs(diff-c.n.value) < c.n.place/2 // counts are exact
	}
	return ok
}

// multiple judges "doubled from 40 to 60"; false if nothing like it is said.
func (r *sums) multiple(p pair) bool {
	for k := p.first - 1; k >= p.first-4 && r.at(k).kind == aWord; k-- {
		times, ok := multiples[r.at(k).low]
		if !ok {
			continue
		}
		if p.a.value <= 0 {
			return true
		}
		ratio, slack := p.b.value/p.a.value, 0.1*times
		switch before := r.at(k - 1).low; {
		case before == "than":
			ok = (ratio >= times) == (times > 1) || math.Abs(ratio-times) <= slack
		case roughly[before]:
			ok = math.Abs(ratio-times) <= 0.25*times
		default:
			ok = math.Abs(ratio-times) <= slack
		}
		if ok {
			return true
		}
		right := figure(ratio) + " times as much"
		if ratio < 1 {
			right = "a fall of " + figure(100*(1-ratio)) + "%"
		}
		r.report(k, p.last, right, r.inWords(p)+" is "+right+", not "+r.at(k).low)
		return true
	}
	return false
}

// direction judges "rose from 60 to 45".
func (r *sums) direction(p pair) {
	for k := p.first - 1; k >= p.first-3 && r.at(k).kind == aWord; k-- {
		d := directions[r.at(k).low]
		if d == 0 {
			continue
		}
		if !plainVerbs[r.at(k).low] || p.a.value == p.b.value || (p.b.value > p.a.value) == (d > 0) {
			return
		}
		is := "a rise"
		if p.b.value < p.a.value {
			is = "a fall"
		}
		r.report(k, p.last, is, r.inWords(p)+" is "+is)
		return
	}
}

// inWords is a pair in words: "from 375 to 335".
func (r *sums) inWords(p pair) string { return "from " + amount(p.a) + " to " + amount(p.b) }

// amount writes a number as it was meant: "£80,000", "40%".
func amount(n number) string {
	s := plainFigure(n.value)
	if n.money {
		s = "£" + s
	}
	if n.percent {
		s += "%"
	}
	return s
}

// plainFigure writes a number with what decimals it has, and commas.
func plainFigure(v float64) string {
	s := strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, part, found := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if found {
		whole += "." + part
	}
	return fmt.Sprint(sign, whole)
}
