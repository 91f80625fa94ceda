package check

// directions are words for a change: +1 up, -1 down.
var directions = func() map[string]int {
	m := map[string]int{}
	for w := range wordSet("rise rises rose risen rising increase increases increased increasing up growth grew grown grow grows growing " +
		"climbed climb gain gained jump jumped more higher") {
		m[w] = 1
	}
	for w := range wordSet("fall fell fallen falls falling drop drops dropped dropping decrease decreases decreased decreasing reduction " +
		"reductions reduced reduce reducing down decline declined declining cut cuts lower lowered fewer less shrank shrunk") {
		m[w] = -1
	}
	return m
}()

// multiples are verbs for a change by a factor.
var multiples = map[string]float64{"doubled": 2, "doubling": 2, "trebled": 3, "tripled": 3, "quadrupled": 4, "halved": 0.5, "halving": 0.5}

var (
	// plainVerbs name a direction so clearly that two ends in the other order are a slip.
	plainVerbs = wordSet("rise rose risen rising increase increased increasing grew grown climbed fall fell fallen falling drop dropped " +
		"dropping decrease decreased decreasing")
	// betweenFigureAndNoun may be in "a 14% annual fall".
	betweenFigureAndNoun = wordSet("annual overall net further real relative yearly quarterly average total - year-on-year")
	// leadIn may be before a change that follows its two ends.
	leadIn = wordSet("a an or which is was that this representing equal to i.e so = ie meaning")
	// goesOn are words after which something else begins.
	goesOn = wordSet("and then but while whereas though although because since when")
	opens  = wordSet(", ( – - : =")
)

// pair is two ends of a change: from a to b.
type pair struct {
	a, b        number
	first, last int // tokens
	rough       bool
}

// claim is what a text says of a change.
type claim struct {
	n           number
	direction   int // +1 up, -1 down, 0 unknown
	first, last int // tokens
	rough       bool
}

// changes reads "a 14% fall from 375 to 335" and its many forms.
func (r *sums) changes() {
	for i := 0; i < len(r.tokens); i++ {
		p, ok := r.pair(i)
		if !ok {
			continue
		}
		if c, ok := r.claimBefore(p); ok {
			r.judge(p, c)
		} else if c, ok := r.claimAfter(p); ok {
			r.judge(p, c)
		} else if !r.multiple(p) {
			r.direction(p)
		}
		i = p.last
	}
}

// pair reads "from 375 in 2022 to 335", "to 335 from 375", "(375 to 335)" and
// "375 → 335" at i.
func (r *sums) pair(i int) (pair, bool) {
	p, next, ok := r.readEnds(i)
	if !ok {
		return p, false
	}
	p.last = next - 1
	if p.b.percent && !p.a.percent && r.tokens[i].low != "to" {
		p.a.percent = true // "from 40 to 46%"
	}
	return p, p.comparable() && !r.ofWhole(next)
}

// readEnds reads two ends at i, in the order that the words around them say, and
// gives the token after them.
func (r *sums) readEnds(i int) (p pair, next int, ok bool) {
	p.first = i
	switch t := r.tokens[i]; {
	case t.low == "from" && !bounding[r.at(i-1).low]:
		next, ok = r.readBoth(i+1, &p.a, &p.b, &p.rough, "to", "→")
	case t.low == "to":
		next, ok = r.readBoth(i+1, &p.b, &p.a, &p.rough, "from")
	case t.kind == aNumber && (r.at(i-1).low == "(" || r.at(i+1).low == "→"):
		var k int
		if p.a, k, p.rough, ok = r.number(i); !ok || r.at(k).low != "to" && r.at(k).low != "→" {
			return p, 0, false
		}
		var rough bool
		p.b, next, rough, ok = r.number(k + 1)
		p.rough = p.rough || rough
	}
	return p, next, ok
}

// readBoth reads two numbers with one of these words between.
func (r *sums) readBoth(k int, first, second *number, rough *bool, between ...string) (next int, ok bool) {
	if *first, k, *rough, ok = r.number(k); !ok {
		return k, false
	}
	if k, ok = r.upTo(k, between...); !ok {
		return k, false
	}
	var also bool
	*second, next, also, ok = r.number(k + 1)
	*rough = *rough || also
	return next, ok
}

// comparable reports whether the two ends are of one measure.
func (p pair) comparable() bool {
	if p.a.year || p.b.year || p.a.percent != p.b.percent || p.a.points || p.b.points || p.a.sign != 0 || p.b.sign != 0 {
		return false
	}
	ratio := p.b.value / p.a.value
	scaled := p.a.rounding > 0 || p.b.rounding > 0
	return !scaled || !(ratio > 200 || ratio < 1.0/200) // "from 1.2 to 1.4 million"
}

// ofWhole reports whether what ended at k was a part of something: "from 10 of 30 to 15 of 30".
func (r *sums) ofWhole(k int) bool {
	switch r.at(k).low {
	case "of", "/", "out":
		for j := k + 1; j <= k+3; j++ {
			if r.at(j).kind == aNumber {
				return true
			}
		}
	}
	return false
}

// upTo goes past a few words for what is counted, and years, to one of these.
func (r *sums) upTo(k int, words ...string) (int, bool) {
	for fill := 0; fill < 6; fill, k = fill+1, k+1 {
		t := r.at(k)
		for _, w := range words {
			if t.low == w {
				return k, true
			}
		}
		switch {
		case t.kind == aNumber && t.number.year:
		case (t.low == "(" || t.low == ")") && (r.at(k+1).number.year || r.at(k-1).number.year):
		case t.kind != aWord || t.low == "of" || t.low == "out" || goesOn[t.low]:
			return k, false
		}
	}
	return k, false
}

// claimBefore finds what a text says of a change before its two ends: "fell by 14%
// from", "a 14% fall in exclusions, from".
func (r *sums) claimBefore(p pair) (claim, bool) {
	k := p.first - 1
	if opens[r.at(k).low] {
		k--
	}
	seen := -1
	for words := 0; k >= 0 && words <= 12; words, k = words+1, k-1 {
		t := r.tokens[k]
		switch {
		case t.kind == aNumber && (t.number.year || t.number.word):
		case t.kind == aNumber:
			return r.claimOfChange(k, seen, p)
		case t.kind == aMark && t.low != "-":
			return claim{}, false
		case directions[t.low] != 0 && seen < 0:
			seen = k
		case goesOn[t.low] && seen >= 0:
			return claim{}, false
		}
	}
	return claim{}, false
}

// claimOfChange reads the claim at k, which must be about the word for a change that was seen, if one was.
func (r *sums) claimOfChange(k, seen int, p pair) (claim, bool) {
	c, change, ok := r.claimAt(k)
	if !ok || seen >= 0 && seen != change || c.last >= p.first {
		return claim{}, false
	}
	return c, true
}

// claimAt reads the claim whose figure is token k, and the token of its word for
// the change.
func (r *sums) claimAt(k int) (c claim, change int, ok bool) {
	n := r.tokens[k].number
	rough := roughly[r.at(k-1).low]
	if n.bound || bounding[r.at(k-1).low] || r.at(k+1).low == "of" {
		return c, 0, false
	}
	if n.percent || n.points {
		if j := r.nounAfter(k + 1); j > 0 {
			return claim{n, directions[r.tokens[j].low], k, j, rough}, j, true
		}
	}
	j := k - 1
	for roughly[r.at(j).low] || r.at(j).low == "a" {
		j--
	}
	if directions[r.at(j).low] != 0 && (n.percent || n.points) { // "fell 14%"
		return claim{n, directions[r.at(j).low], j, k, rough}, j, true
	}
	if r.at(j).low != "by" && r.at(j).low != "of" {
		return c, 0, false
	}
	if j = r.changeBefore(j); j < 0 {
		return c, 0, false
	}
	return claim{n, directions[r.at(j).low], j, k, rough}, j, true
}

// changeBefore finds the word for a change a few words before j: "a fall in exclusions of 14%"; -1 when there is none.
func (r *sums) changeBefore(j int) int {
	for range 6 {
		j--
		t := r.at(j)
		if directions[t.low] != 0 {
			return j
		}
		if t.kind != aWord || goesOn[t.low] {
			break
		}
	}
	return -1
}

// nounAfter finds the word for a change behind a figure: "14% annual fall".
func (r *sums) nounAfter(k int) int {
	for ; betweenFigureAndNoun[r.at(k).low]; k++ {
	}
	if directions[r.at(k).low] != 0 {
		return k
	}
	return -1
}

// claimAfter finds what a text says of a change after its two ends: "from 375 to
// 335, a fall of 14%", "(14%)".
func (r *sums) claimAfter(p pair) (claim, bool) {
	k, ok := r.afterCounted(p)
	if !ok {
		return claim{}, false
	}
	if opens[r.at(k).low] {
		k++
	}
	for leadIn[r.at(k).low] {
		k++
	}
	if directions[r.at(k).low] != 0 {
		return r.claimFrom(k)
	}
	return r.claimOfFigure(p, k)
}

// afterCounted goes past the words for what is counted, behind a pair.
func (r *sums) afterCounted(p pair) (int, bool) {
	k := p.last + 1
	if r.at(k).low == ")" && r.at(p.first-1).low == "(" {
		k++
	}
	for fill := 0; r.at(k).kind == aWord && r.at(k).low != "by" && !leadIn[r.at(k).low] || r.at(k).number.year; k++ {
		if fill++; fill > 6 || goesOn[r.at(k).low] {
			return 0, false
		}
	}
	return k, true
}

// claimFrom reads a claim that begins with its word for a change: "a fall of 14%", "down 14%".
func (r *sums) claimFrom(from int) (claim, bool) {
	k := from + 1
	joining := r.at(k).low == "of" || r.at(k).low == "by"
	if joining {
		k++
	}
	n, next, rough, ok := r.number(k)
	if !ok || n.year || r.at(next).low == "of" || !joining && !n.percent && !n.points {
		return claim{}, false
	}
	return claim{n, directions[r.at(from).low], from, next - 1, rough}, true
}

// claimOfFigure reads a claim that begins with its figure: "(14%)", "by 14%", "a 14% fall".
func (r *sums) claimOfFigure(p pair, k int) (claim, bool) {
	by := r.at(k).low == "by"
	if by {
		k++
	}
	n, next, rough, ok := r.number(k)
	if !ok || !n.percent && !n.points {
		return claim{}, false
	}
	if j := r.nounAfter(next); j > 0 && !by {
		return claim{n, directions[r.tokens[j].low], k, j, rough}, true
	}
	direction := r.directionBefore(p)
	if !r.ends(next) || n.sign == 0 && direction == 0 && !by {
		return claim{}, false
	}
	if n.sign != 0 {
		direction = n.sign
	}
	return claim{n, direction, k, next - 1, rough}, true
}

// directionBefore is the direction in the words just before a pair.
func (r *sums) directionBefore(p pair) int {
	for k := p.first - 1; k >= p.first-6; k-- {
		t := r.at(k)
		if t.kind != aWord {
			break
		}
		if d := directions[t.low]; d != 0 {
			return d
		}
	}
	return 0
}
