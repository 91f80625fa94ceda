package check

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Slip is a place in a text where the figures do not agree with each other.
type Slip struct {
	Start, End int    // bytes of the text, on rune borders
	Found      string // the words as written
	Wrong      string // what does not add up, a clause: "from 375 to 335 is a fall of 10.7%, not 14%"
	Right      string // the right figure alone: "10.7%"
}

// longestRead is how much of one text is read for figures, in bytes: far more
// than a field can hold.
const longestRead = 200_000

// Arithmetic reads a text for figures that can be held against each other where
// they stand (a change in per cent or points with its two ends, a share with
// its part and whole, a sum) and gives those that do not agree, in the order of
// the text, no two over the same words. What cannot be judged from the words
// themselves draws nothing: years, ages, ranges, "fewer than", a percentage of
// something else. A figure is held right if it is less than one away in its last
// place, so that both ways of rounding pass; "about" widens that.
func Arithmetic(text string) []Slip {
	if len(text) > longestRead || !worthReading(text) {
		return nil
	}
	var slips []Slip
	for s := range sentences(tokens(text)) {
		r := sums{text: text, tokens: s}
		r.shares()
		r.equations()
		r.changes()
		slips = append(slips, r.slips...)
	}
	slices.SortStableFunc(slips, func(a, b Slip) int { return cmp.Compare(a.Start, b.Start) })
	kept := slips[:0]
	for _, s := range slips {
		if len(kept) == 0 || s.Start >= kept[len(kept)-1].End {
			kept = append(kept, s)
		}
	}
	return kept
}

// worthReading is a quick no for the many texts in which nothing can be judged:
// two numbers are needed, of which one may be a word beside a percentage, and a
// sign of what they have to do with each other.
func worthReading(text string) bool {
	numbers, last := 0, false
	for i := range len(text) {
		is := text[i] >= '0' && text[i] <= '9'
		if is && !last {
			numbers++
		}
		last = is
	}
	if numbers == 0 {
		return false
	}
	if strings.Contains(text, "%") || strings.Contains(text, "cent") {
		return true
	}
	for _, sign := range [...]string{"=", "to ", "→", "->", "point", "from"} {
		if numbers > 1 && strings.Contains(text, sign) {
			return true
		}
	}
	return false
}

// sums reads one sentence.
type sums struct {
	text   string
	tokens []token
	slips  []Slip
}

// report notes a slip over tokens first to last, both counted in.
func (r *sums) report(first, last int, right, wrong string) {
	start, end := r.tokens[first].start, r.tokens[last].end
	r.slips = append(r.slips, Slip{Start: start, End: end, Found: r.text[start:end], Wrong: wrong, Right: right})
}

// at gives token i, or an empty one beyond the sentence.
func (r *sums) at(i int) token {
	if i < 0 || i >= len(r.tokens) {
		return token{}
	}
	return r.tokens[i]
}

func (r *sums) words(first, last int) string {
	return r.text[r.tokens[first].start:r.tokens[last].end]
}

// number gives the number at i, past words such as "about", and where it ends.
// rough tells that there were such words. "Fewer than 5" is no number.
func (r *sums) number(i int) (n number, next int, rough, ok bool) {
	if bounding[r.at(i-1).low] || r.at(i-1).low == "to" && r.at(i-2).low == "up" && r.at(i-3).kind != aNumber {
		return number{}, i, false, false
	}
	rough = roughly[r.at(i-1).low]
	for ; roughly[r.at(i).low]; i++ {
		rough = true
	}
	t := r.at(i)
	if t.kind != aNumber || t.number.bound || bounding[r.at(i-1).low] {
		return number{}, i, false, false
	}
	return t.number, i + 1, rough, true
}

// agrees tells whether a stated figure may be the rounded form of one that lies
// between low and high.
func agrees(stated number, low, high float64, rough bool) bool {
	slack := stated.place * 0.999
	if rough {
		slack = math.Max(slack, math.Max(1.5*stated.place, 0.15*math.Abs(high)))
	}
	return stated.value >= low-slack && stated.value <= high+slack
}

// figure writes a number with one decimal, or none if it is whole.
func figure(v float64) string {
	v = math.Round(v*10) / 10
	text := strconv.FormatFloat(math.Abs(v), 'f', 1, 64)
	return strings.TrimSuffix(text, ".0")
}

// low and high are the range of what a written number can stand for: "1.2 million"
// may be rounded, a whole number is what it says.
func (n number) low() float64  { return n.value - n.rounding }
func (n number) high() float64 { return n.value + n.rounding }
