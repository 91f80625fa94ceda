package care

import "strings"

var (
	numberWords = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
		"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
		"eighteen": 18, "nineteen": 19, "twenty": 20, "couple": 2, "pair": 2}
	tens = wordSet("twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand")

	onePerson = wordSet("child person pupil learner baby infant toddler teenager boy girl brother sister sibling twin family parent",
		"mother father mum dad carer leaver adult student household grandparent apprentice participant respondent youth individual kid "+
			"bairn "+
			"wean lad lass lassie youngster man woman minor yp cyp")
	morePeople = wordSet("children people persons pupils learners babies infants toddlers teenagers boys girls brothers sisters siblings",
		"twins families parents mothers fathers mums dads carers leavers adults students households grandparents apprentices",
		"participants respondents youths individuals olds folk kids bairns weans lads lasses lassies youngsters men women minors yp cyp")

	// countModifiers may stand between a number and the people counted.
	countModifiers = wordSet("care experienced looked after young more other new local older younger kinship foster adoptive disabled",
		"primary secondary autistic vulnerable unaccompanied homeless female male separate different further additional of the these",
		"those our their out former single teenage expectant bereaved refugee white minority ethnic asylum seeking birth",
		"school aged age year senior junior excluded whole big little half twin x wee exp sets")

	// namesNumber are words that a number belongs to, so that it counts nobody: "level 2", "aged 3".
	namesNumber = wordSet("pp pages schedule schedules paragraphs sections level phase stage tier primary year quarter plan section part "+
		"step objective outcome room unit house appendix",
		"page article strand week day grade no number action priority theme aim goal chapter table figure annex paragraph para item",
		"option version group band age aged ages term block route group class cohort workstream driver recommendation q p s",
		"than under over below every per each nearly point question commitment standard principle ratio")

	// notOfPeople follow a word for people when it only describes something else: "family centre".
	notOfPeople = wordSet("protection centre centres planning plan plans support group groups forum forums worker workers team teams",
		"service services home homes house houses panel panels hearing hearings meeting meetings conference conferences event",
		"events session sessions champion champions council councils voice guide guides film films room rooms assistant assistants",
		"adviser advisers advisor advisors network networks programme programmes project projects day days sector board lead leads",
		"hub hubs placement placements space spaces friendly health learning development referral referrals survey surveys",
		"representative representatives visit visits award awards time fund funds bus week weeks friendly at")
)

// smallCounts finds counts of people from one up to, but without, the bound.
func (r *reading) smallCounts(found []find, bound int) []find {
	for i := 0; i < len(r.words); i++ {
		n := r.countAt(i)
		if n < 1 || n >= bound {
			continue
		}
		if first, last, ok := r.peopleCounted(i, n, bound); ok {
			found = append(found, find{start: r.words[first].start, end: r.words[last].end, kind: SmallCount})
			i = last
		}
	}
	return found
}

// countAt gives the number that word i says, or -1.
func (r *reading) countAt(i int) int {
	if i < 0 || i >= len(r.words) {
		return -1
	}
	w := r.words[i]
	if w.digits {
		return number(w.low)
	}
	if n, ok := numberWords[w.low]; ok && !(i > 0 && r.joined(i) && tens[r.words[i-1].low]) {
		return n
	}
	if w.low == "single" && singled[r.low(i+1, i)] {
		return 1
	}
	return -1
}

// singled are the words before which "single" counts: "a single pupil", but not "a single parent".
var singled = wordSet("child pupil learner young")

// peopleCounted says whether the number of word i counts people, and from which word to which that is said.
func (r *reading) peopleCounted(i, n, bound int) (first, last int, ok bool) {
	if i > 0 && (r.low(i-1, i) == "n" && strings.TrimSpace(r.between(i)) == "=" || r.labelled(i)) {
		if r.words[i-1].low == "n" {
			return i - 1, i, true
		}
		return i, i, true
	}
	if !r.countsSomething(i) {
		return 0, 0, false
	}
	if r.low(i+1, i) == "of" && r.low(i+2, i) == "whom" {
		return i, i + 2, true
	}
	k := i + 1
	if r.repeatedInDigits(i, n) {
		return i, k + 1, true
	}
	k, ok = r.afterRange(i, n, bound)
	if !ok || k == i+1 && k < len(r.words) && r.words[k].gap == gapHyphen { // two-parent families
		return 0, 0, false
	}
	return r.peopleAfter(i, k, n)
}

// repeatedInDigits says whether the number of word i stands again in brackets before the people whom it
// counts: "three (3) children".
func (r *reading) repeatedInDigits(i, n int) bool {
	k := i + 1
	if r.countAt(k) != n || strings.TrimSpace(r.between(k)) != "(" || !strings.HasPrefix(r.rest(k), ") ") {
		return false
	}
	person := r.low(k+1, i)
	return (onePerson[person] || morePeople[person]) && !r.describes(k+1)
}

// afterRange gives the word after a number, or after a range that begins with it: "2-3", "two or three". It
// is false where the range goes beyond what is small: "0-5", "3-12" are ages more often than counts.
func (r *reading) afterRange(i, n, bound int) (k int, ok bool) {
	k = i + 1
	if second := r.countAt(k); second > n && r.low(k, i) != "" && (r.words[k].gap == gapHyphen) {
		return k + 1, second < bound
	}
	if joinsNumbers(r.low(k, i)) && r.countAt(k+1) > n {
		return k + 2, r.countAt(k+1) < bound
	}
	return k, true
}

// peopleAfter finds the word for people that the number n of word i counts, at word k or soon after it.
func (r *reading) peopleAfter(i, k, n int) (first, last int, ok bool) {
	start, whole := k, n > 1
	for steps := 0; steps < 6 && k < len(r.words) && r.joined(k); steps, k = steps+1, k+1 {
		w := r.words[k]
		switch {
		case r.isPeople(k, whole):
			return i, k, !r.forEach(k) && !(n == 1 && r.low(k+1, k) == "one" && !r.joined(k+1))
		case w.low == "of" || w.low == "out":
			whole = true
		case !r.isBetweenCountAndPeople(k, whole):
			return 0, 0, false
		}
		if w.low == "year" && k == start && start == i+1 && r.words[k].gap <= gapHyphen {
			return 0, 0, false // "two year olds" are that age
		}
	}
	return 0, 0, false
}

// isBetweenCountAndPeople says whether word k may stand between a number and the people that it counts.
func (r *reading) isBetweenCountAndPeople(k int, whole bool) bool {
	w := r.words[k]
	if w.low == "the" && w.capital && !w.upper {
		return false // the name of an Act
	}
	return countModifiers[w.low] || whole && r.countAt(k) > 0 ||
		onePerson[w.low] && r.joined(k+1) && morePeople[r.words[k+1].low] // kinship family carers
}

// isPeople says whether word k is the people that are counted: one, or several where whole is true.
func (r *reading) isPeople(k int, whole bool) bool {
	low := r.words[k].low
	return (onePerson[low] && !whole || morePeople[low] && whole) && !r.describes(k)
}

// countsSomething says whether the number of word i is a count, not an amount, a share, a reference or an age.
func (r *reading) countsSomething(i int) bool {
	w := r.words[i]
	if isAmountAfter(r.text[:w.start]) {
		return false
	}
	if after := r.text[w.end:]; w.digits && after != "" && strings.IndexByte("%/:)", after[0]) >= 0 {
		return false
	}
	if i == 0 || r.words[i-1].sentence != w.sentence {
		return true
	}
	return !r.isLimitOrReference(i)
}

// isAmountAfter says whether a text ends with what makes the number after it an amount, a limit or a part of
// something longer.
func isAmountAfter(before string) bool {
	if before == "" {
		return false
	}
	return strings.IndexByte("<>/.:@#_", before[len(before)-1]) >= 0 || strings.HasSuffix(before, "£") || strings.HasSuffix(before, "€") ||
		strings.HasSuffix(before, "≤") || strings.HasSuffix(strings.TrimRight(before, " "), "<")
}

// isLimitOrReference says whether the words before word i make its number an age, a reference, a share or a limit.
func (r *reading) isLimitOrReference(i int) bool {
	w, low := r.words[i], r.words[i-1].low
	if joinsNumbers(low) && r.countAt(i-2) > 0 && namesNumber[r.low(i-3, i)] {
		return true // ages 3 and 4
	}
	if w.gap == gapHyphen || w.gap == gapSpace && namesNumber[low] {
		return true
	}
	if low == "in" && w.gap == gapSpace && r.countAt(i-1) < 0 && r.countAt(i-2) > 0 {
		return true // 1 in 4
	}
	return (low == "to" || low == "of" || low == "for") && limits(r.low(i-2, i)) // up to 4, a maximum of 4
}

// joinsNumbers says whether a word stands between the two numbers of a range.
func joinsNumbers(low string) bool { return low == "to" || low == "or" || low == "and" }

// limits says whether a word makes the number after "to", "of" or "for" a limit, not a count.
func limits(low string) bool {
	switch low {
	case "up", "maximum", "capacity", "limit", "ratio":
		return true
	}
	return false
}

// describes says whether the word for people at k only describes what follows, or owns it: "family
// centres", "children's houses".
func (r *reading) describes(k int) bool {
	if r.words[k].owner {
		return true
	}
	return r.joined(k+1) && (r.words[k+1].gap == gapHyphen || onePerson[r.words[k].low] && morePeople[r.words[k+1].low] ||
		notOfPeople[r.words[k+1].low])
}

// forEach says whether a share follows word k, not a count: "one person in each school".
func (r *reading) forEach(k int) bool {
	next := r.low(k+1, k)
	return next == "per" || (next == "in" || next == "from" || next == "for" || next == "at" || next == "on") &&
		(r.low(k+2, k) == "each" || r.low(k+2, k) == "every")
}

var totals = wordSet("number total count numbers")

// valueMark says whether a value may follow: a colon, stroke or equals sign, or a dash with space around it.
func valueMark(s string) bool { return strings.ContainsAny(s, ":|=") || s == " – " || s == " - " }

// labelled says whether the number of word i is the value of a line such as "Number of pupils
// excluded: 3", which stands alone after a colon, stroke or equals sign.
func (r *reading) labelled(i int) bool {
	w := r.words[i]
	if !w.digits || !valueMark(r.between(i)) || strings.HasSuffix(r.text[:w.start], "£") || r.text[w.start-1] == '<' {
		return false
	}
	if i+1 < len(r.words) && r.words[i+1].sentence == w.sentence && r.words[i+1].gap <= gapHyphen && !strings.Contains(r.between(i+1),
		"\n") {
		return false
	}
	if after := r.text[w.end:]; after != "" && strings.IndexByte("%/:", after[0]) >= 0 {
		return false
	}
	people, total := r.peopleBefore(i)
	return people >= 0 && (total || people >= i-3 || !strings.ContainsAny(r.between(i), "-–"))
}

// peopleBefore finds the word for people before word i on its line, or -1, and whether a word such as "total" is there.
func (r *reading) peopleBefore(i int) (people int, total bool) {
	people = -1
	for k := i - 1; k >= 0 && k >= i-8 && r.words[k].sentence == r.words[i].sentence && !strings.ContainsAny(r.between(k+1), "\n"); k-- {
		if k < i-1 && strings.ContainsAny(r.between(k+1), ":|=") {
			break
		}
		if people < 0 && morePeople[r.words[k].low] && !r.describes(k) {
			people = k
		}
		total = total || totals[r.words[k].low]
	}
	return people, total
}
