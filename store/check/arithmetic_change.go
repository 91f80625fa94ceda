package check

// directions are words for a change: +1 up, -1 down.
var directions = func() map[string]int {
	m := map[string]int{}
	for w := range set("rise rises rose risen rising increase increases increased increasing up growth grew grown grow grows growing climbed climb gain gained jump jumped more higher") {
		m[w] = 1
	}
	for w := range set("fall fell fallen falls falling drop drops dropped dropping decrease decreases decreased decreasing reduction reductions reduced reduce reducing down decline declined declining cut cuts lower lowered fewer less shrank shrunk") {
		m[w] = -1
	}
	return m
}()

// multiples are verbs for a change by a factor.
var multiples = map[string]float64{"doubled": 2, "doubling": 2, "trebled": 3, "tripled": 3, "quadrupled": 4, "halved": 0.5, "halving": 0.5}

var (
	// plainVerbs say a direction so plainly that two ends the other way round are a slip.
	plainVerbs = set("rise rose risen rising increase increased increasing grew grown climbed fall fell fallen falling drop dropped dropping decrease decreased decreasing")
	// betweenFigureAndNoun may stand in "a 14% annual fall".
	betweenFigureAndNoun = set("annual overall net further real relative yearly quarterly average total - year-on-year")
	// leadIn may stand before a change that is told after its two ends.
	leadIn = set("a an or which is was that this representing equal to i.e so = ie meaning")
	// goesOn are words after which something else is told.
	goesOn = set("and then but while whereas though although because since when")
	opens  = set(", ( – - : =")
)

// pair is two ends of a change: from a to b.
type pair struct {
	a, b        number
	first, last int // tokens
	rough       bool
}

// claim is what is said of a change.
type claim struct {
	n           number
	direction   int // +1 up, -1 down, 0 not said
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
	p := pair{first: i}
	var k int
	var ok, rough bool
	switch {
	case r.tokens[i].low == "from" && !bounding[r.at(i-1).low]:
		if p.a, k, p.rough, ok = r.number(i + 1); !ok {
			return p, false
		}
		if k, ok = r.upTo(k, "to", "→"); !ok {
			return p, false
		}
		p.b, k, rough, ok = r.number(k + 1)
	case r.tokens[i].low == "to":
		if p.b, k, p.rough, ok = r.number(i + 1); !ok {
			return p, false
		}
		if k, ok = r.upTo(k, "from"); !ok {
			return p, false
		}
		p.a, k, rough, ok = r.number(k + 1)
	case r.tokens[i].kind == aNumber && (r.at(i-1).low == "(" || r.at(i+1).low == "→"):
		if p.a, k, p.rough, ok = r.number(i); !ok || r.at(k).low != "to" && r.at(k).low != "→" {
			return p, false
		}
		p.b, k, rough, ok = r.number(k + 1)
	default:
		return p, false
	}
	p.last, p.rough = k-1, p.rough || rough
	if p.b.percent && !p.a.percent && r.tokens[i].low != "to" {
		p.a.percent = true // "from 40 to 46%"
	}
	if !ok || p.a.year || p.b.year || p.a.percent != p.b.percent || p.a.points || p.b.points || p.a.sign != 0 || p.b.sign != 0 {
		return p, false
	}
	if ratio := p.b.value / p.a.value; (p.a.rounding > 0 || p.b.rounding > 0) && (ratio > 200 || ratio < 1.0/200) {
		return p, false // "from 1.2 to 1.4 million"
	}
	switch r.at(k).low {
	case "of", "/", "out": // "from 10 of 30 to 15 of 30"
		for j := k + 1; j <= k+3; j++ {
			if r.at(j).kind == aNumber {
				return p, false
			}
		}
	}
	return p, true
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

// claimBefore finds what is said of a change before its two ends: "fell by 14%
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
			c, change, ok := r.claimAt(k)
			if !ok || seen >= 0 && seen != change || c.last >= p.first {
				return claim{}, false
			}
			return c, true
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
	for steps := 0; steps < 6; steps++ { // "a fall in exclusions of 14%"
		j--
		t := r.at(j)
		if d := directions[t.low]; d != 0 {
			return claim{n, d, j, k, rough}, j, true
		}
		if t.kind != aWord || goesOn[t.low] {
			break
		}
	}
	return c, 0, false
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

// claimAfter finds what is said of a change after its two ends: "from 375 to
// 335, a fall of 14%", "(14%)".
func (r *sums) claimAfter(p pair) (claim, bool) {
	k := p.last + 1
	if r.at(k).low == ")" && r.at(p.first-1).low == "(" {
		k++
	}
	for fill := 0; r.at(k).kind == aWord && r.at(k).low != "by" && !leadIn[r.at(k).low] || r.at(k).number.year; k++ {
		if fill++; fill > 6 || goesOn[r.at(k).low] {
			return claim{}, false
		}
	}
	bracket := r.at(k).low == "("
	if opens[r.at(k).low] {
		k++
	}
	for leadIn[r.at(k).low] {
		k++
	}
	if d := directions[r.at(k).low]; d != 0 { // "a fall of 14%", "down 14%"
		from := k
		k++
		joining := r.at(k).low == "of" || r.at(k).low == "by"
		if joining {
			k++
		}
		n, next, rough, ok := r.number(k)
		if !ok || n.year || r.at(next).low == "of" || !joining && !n.percent && !n.points {
			return claim{}, false
		}
		return claim{n, d, from, next - 1, rough}, true
	}
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
	said := r.saidBefore(p)
	if !(by || bracket || r.ends(next)) || !r.ends(next) || n.sign == 0 && said == 0 && !by {
		return claim{}, false
	}
	if n.sign != 0 {
		said = n.sign
	}
	return claim{n, said, k, next - 1, rough}, true
}

// saidBefore is the direction that the words just before a pair say.
func (r *sums) saidBefore(p pair) int {
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
