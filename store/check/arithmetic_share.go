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
	beforeWhole = set("the our all these those a total possible their its of")
	saysSo      = set("or is are was were equals = i.e which that")
)

// share reads "12 of the 30", "12 out of 30", "3 in 10", "412/600" at i.
func (r *sums) share(i int) (share, bool) {
	part, k, rough, ok := r.number(i)
	if !ok || part.percent || part.points || part.year {
		return share{}, false
	}
	in := r.at(k).low == "in"
	switch r.at(k).low {
	case "of", "/", "in":
		k++
	case "out":
		if r.at(k+1).low != "of" {
			return share{}, false
		}
		k += 2
	default:
		return share{}, false
	}
	for !in && beforeWhole[r.at(k).low] {
		k++
	}
	whole, k, roughWhole, ok := r.number(k)
	if !ok || whole.percent || whole.points || whole.year || whole.value <= 0 || part.value > whole.value || in && (whole.value > 100 || whole.money) {
		return share{}, false
	}
	if !part.money && !whole.money && (part.value != math.Trunc(part.value) || whole.value != math.Trunc(whole.value)) {
		return share{}, false // "action 2.3 of 14"
	}
	return share{part, whole, rough || roughWhole, k - 1}, true
}

func (r *sums) shareThenPercent(i int) (last int, ok bool) {
	s, ok := r.share(i)
	if !ok {
		return 0, false
	}
	k := s.last + 1
	for fill := 0; r.at(k).kind == aWord && !saysSo[r.at(k).low]; k++ {
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
		for saysSo[r.at(k).low] {
			k++
		}
	} else if saysSo[r.at(k).low] {
		k++
	} else {
		return 0, false
	}
	return r.judgeShare(i, k, s)
}

// judgeShare holds the percentage that begins at k to a share that begins at i.
func (r *sums) judgeShare(i, k int, s share) (last int, ok bool) {
	percent, next, rough, ok := r.number(k)
	if !ok || !percent.percent || percent.sign != 0 || !r.ends(next) {
		return 0, false
	}
	r.shareSlip(i, next-1, s, percent, rough)
	return next - 1, true
}

// ends tells whether nothing follows that the figure before could be of.
func (r *sums) ends(i int) bool {
	switch r.at(i).low {
	case "", ")", ",", "–", ":":
		return true
	}
	return false
}

func (r *sums) percentThenShare(i int) (last int, ok bool) {
	percent, k, rough, ok := r.number(i)
	if !ok || !percent.percent || percent.sign != 0 {
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
	if !ok || part.percent || part.points || part.year || r.at(k).low != "(" {
		return 0, false
	}
	percent, k, roughly, ok := r.number(k + 1)
	if !ok || !percent.percent || percent.sign != 0 || r.at(k).low != ")" || r.at(k+1).low != "of" && r.at(k+1).low != "out" {
		return 0, false
	}
	for k += 2; beforeWhole[r.at(k).low]; k++ {
	}
	whole, next, roughWhole, ok := r.number(k)
	if !ok || whole.percent || whole.points || whole.year || whole.value <= 0 || part.value > whole.value {
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
	r.say(first, last, right, fmt.Sprintf("%s of %s is %s, not %s%%", amount(s.part), amount(s.whole), right, plainFigure(percent.value)))
}

// equations reads "12 + 15 + 8 = 36".
func (r *sums) equations() {
	for i := 0; i < len(r.tokens); i++ {
		first, k, _, ok := r.number(i)
		if !ok || first.year {
			continue
		}
		total, slack, terms := first.value, first.rounding, 1
		if first.sign < 0 {
			total = -total
		}
		percent, year := first.percent, false
		for {
			sign, at := 1.0, k
			switch low := r.at(k).low; {
			case low == "+" || low == "plus":
				at++
			case (low == "-" || low == "−" || low == "–" || low == "minus") && r.at(k).kind != aNumber:
				sign, at = -1, k+1
			case r.at(k).kind == aNumber && r.at(k).number.sign != 0:
				sign = float64(r.at(k).number.sign)
			default:
				at = -1
			}
			n, next, _, ok := r.number(at)
			if at < 0 || !ok || n.percent != percent {
				break
			}
			total, slack, k = total+sign*n.value, slack+n.rounding, next
			year = year || n.year
			terms++
		}
		if terms < 2 || r.at(k).low != "=" {
			i = max(i, k-1)
			continue
		}
		stated, next, rough, ok := r.number(k + 1)
		if ok && !rough && !year && stated.percent == percent && r.at(next).low != "+" && r.at(next).low != "-" {
			if percent {
				slack += 0.5 * float64(terms)
			}
			value := stated.value
			if stated.sign < 0 {
				value = -value
			}
			if math.Abs(value-total) > slack+stated.rounding+1e-9 {
				right := amount(number{value: total, percent: percent, money: first.money})
				r.say(i, next-1, right, fmt.Sprintf("%s comes to %s, not %s", r.words(i, k-1), right, r.words(k+1, next-1)))
			}
		}
		i = max(i, k-1)
	}
}
