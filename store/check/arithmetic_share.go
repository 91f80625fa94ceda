package check

import (
	"fmt"
	"math"
)

// shares reads "12 of 30 (60%)", "412/600 (71%)", "60% (12 of 50)" and
// "35 (75%) of the 40".
func (r *sums) shares() {
	for i := 0; i < len(r.tokens); i++ {
		if r.tokens[i].kind != aNumber {
			continue
		}
		if last, ok := r.shareThenPercent(i); ok {
			i = last
		} else if last, ok := r.percentThenShare(i); ok {
			i = last
		} else if last, ok := r.shareAround(i); ok {
			i = last
		}
	}
}

// share is a part of a whole.
type share struct {
	part, whole number
	rough       bool
	last        int // the token it ends with
}

var (
	beforeWhole = wordSet("the our all these those a total possible their its of")
	linking     = wordSet("or is are was were equals = i.e which that")
)

// share reads "12 of the 30", "12 out of 30", "3 in 10", "412/600" at i.
func (r *sums) share(i int) (share, bool) {
	part, k, rough, ok := r.number(i)
	if !ok || !part.isCount() {
		return share{}, false
	}
	in := r.at(k).low == "in"
	if k, ok = r.wholeFrom(k); !ok {
		return share{}, false
	}
	whole, k, roughWhole, ok := r.number(k)
	if !ok || !whole.holds(part) || in && (whole.value > 100 || whole.money) {
		return share{}, false
	}
	if !part.money && !whole.money && (part.value != math.Trunc(part.value) || whole.value != math.Trunc(whole.value)) {
		return share{}, false // "action 2.3 of 14"
	}
	return share{part, whole, rough || roughWhole, k - 1}, true
}

// wholeFrom goes from the words after a part to the number of its whole.
func (r *sums) wholeFrom(k int) (int, bool) {
	in := false
	switch r.at(k).low {
	case "in":
		in = true
		k++
	case "of", "/":
		k++
	case "out":
		if r.at(k+1).low != "of" {
			return 0, false
		}
		k += 2
	default:
		return 0, false
	}
	for !in && beforeWhole[r.at(k).low] {
		k++
	}
	return k, true
}

// isCount reports whether a number counts things or pounds.
func (n number) isCount() bool { return !n.percent && !n.points && !n.year }

// isShare reports whether a number is a percentage of something, and no change.
func (n number) isShare() bool { return n.percent && n.sign == 0 }

// holds reports whether a number can be the whole of a part.
func (n number) holds(part number) bool { return n.isCount() && n.value > 0 && part.value <= n.value }

func (r *sums) shareThenPercent(i int) (last int, ok bool) {
	s, ok := r.share(i)
	if !ok {
		return 0, false
	}
	k := s.last + 1
	for fill := 0; r.at(k).kind == aWord && !linking[r.at(k).low]; k++ {
		if fill++; fill > 6 {
			return 0, false
		}
	}
	if r.at(k).kind == noToken || r.at(k).kind == aNumber {
		return 0, false
	}
	bracket := r.at(k).low == "("
	if bracket || r.at(k).low == "," {
		k++
		for linking[r.at(k).low] {
			k++
		}
	} else if linking[r.at(k).low] {
		k++
	} else {
		return 0, false
	}
	return r.judgeShare(i, k, s)
}

// judgeShare compares the percentage that begins at k with a share that begins at i.
func (r *sums) judgeShare(i, k int, s share) (last int, ok bool) {
	percent, next, rough, ok := r.number(k)
	if !ok || !percent.isShare() || !r.ends(next) {
		return 0, false
	}
	r.shareSlip(i, next-1, s, percent, rough)
	return next - 1, true
}

// ends reports whether nothing follows that the figure before could be of.
func (r *sums) ends(i int) bool {
	switch r.at(i).low {
	case "", ")", ",", "–", ":":
		return true
	}
	return false
}

func (r *sums) percentThenShare(i int) (last int, ok bool) {
	percent, k, rough, ok := r.number(i)
	if !ok || !percent.isShare() {
		return 0, false
	}
	for fill := 0; r.at(k).kind == aWord; k++ {
		if fill++; fill > 4 || directions[r.at(k).low] != 0 || multiples[r.at(k).low] != 0 {
			return 0, false
		}
	}
	if r.at(k).low != "(" {
		return 0, false
	}
	s, ok := r.share(k + 1)
	if !ok {
		return 0, false
	}
	end := s.last + 1
	for fill := 0; r.at(end).kind == aWord && fill < 4; fill++ {
		end++
	}
	if r.at(end).low != ")" && r.at(end).low != "," {
		return 0, false
	}
	r.shareSlip(i, s.last, s, percent, rough)
	return s.last, true
}

// shareAround reads "35 (75%) of the 40 carers".
func (r *sums) shareAround(i int) (last int, ok bool) {
	part, k, rough, ok := r.number(i)
	if !ok || !part.isCount() || r.at(k).low != "(" {
		return 0, false
	}
	percent, k, roughly, ok := r.number(k + 1)
	if !ok || !percent.isShare() || r.at(k).low != ")" || r.at(k+1).low != "of" && r.at(k+1).low != "out" {
		return 0, false
	}
	for k += 2; beforeWhole[r.at(k).low]; k++ {
	}
	whole, next, roughWhole, ok := r.number(k)
	if !ok || !whole.holds(part) {
		return 0, false
	}
	r.shareSlip(i, next-1, share{part, whole, rough || roughWhole, next - 1}, percent, roughly)
	return next - 1, true
}

func (r *sums) shareSlip(first, last int, s share, percent number, rough bool) {
	low, high := 100*math.Max(0, s.part.low())/s.whole.high(), 100*s.part.high()/s.whole.low()
	if agrees(percent, low, high, rough || s.rough) {
		return
	}
	right := figure(100*s.part.value/s.whole.value) + "%"
	r.report(first, last, right, fmt.Sprintf("%s of %s is %s, not %s%%", amount(s.part), amount(s.whole), right,
		plainFigure(percent.value)))
}

// equations reads "12 + 15 + 8 = 36".
func (r *sums) equations() {
	for i := 0; i < len(r.tokens); i++ {
		first, k, _, ok := r.number(i)
		if !ok || first.year {
			continue
		}
		e := r.readTerms(first, k)
		if e.terms >= 2 && r.at(e.next).low == "=" {
			r.judgeEquation(i, first, e)
		}
		i = max(i, e.next-1)
	}
}

// equation is the left side of an equation.
type equation struct {
	total, slack float64
	terms        int
	year         bool // one of its terms could be a year
	next         int  // the token after it
}

// readTerms adds up the terms after the first.
func (r *sums) readTerms(first number, k int) equation {
	e := equation{total: first.value, slack: first.rounding, terms: 1, next: k}
	if first.sign < 0 {
		e.total = -e.total
	}
	for {
		sign, at := r.operator(e.next)
		n, next, _, ok := r.number(at)
		if at < 0 || !ok || n.percent != first.percent {
			return e
		}
		e.total, e.slack, e.next = e.total+sign*n.value, e.slack+n.rounding, next
		e.year = e.year || n.year
		e.terms++
	}
}

// operator reads plus or minus at k, and gives where its number is; -1 when there is none.
func (r *sums) operator(k int) (sign float64, at int) {
	t := r.at(k)
	if t.kind == aNumber {
		if t.number.sign != 0 { // "12 -3"
			return float64(t.number.sign), k
		}
		return 1, -1
	}
	switch t.low {
	case "+", "plus":
		return 1, k + 1
	case "-", "−", "–", "minus":
		return -1, k + 1
	}
	return 1, -1
}

// judgeEquation compares the left side of an equation with what it is said to come to.
func (r *sums) judgeEquation(i int, first number, e equation) {
	stated, next, rough, ok := r.number(e.next + 1)
	if !ok || rough || e.year || stated.percent != first.percent || r.at(next).low == "+" || r.at(next).low == "-" {
		return
	}
	slack, value := e.slack+stated.rounding, stated.value
	if first.percent {
		slack += 0.5 * float64(e.terms)
	}
	if stated.sign < 0 {
		value = -value
	}
	if math.Abs(value-e.total) <= slack+1e-9 {
		return
	}
	right := amount(number{value: e.total, percent: first.percent, money: first.money})
	r.report(i, next-1, right, fmt.Sprintf("%s comes to %s, not %s", r.words(i, e.next-1), right, r.words(e.next+1, next-1)))
}
