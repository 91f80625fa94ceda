package care

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed names.txt
var namesFile string

// firstNames is the list of names.txt, in lower case, read when it is first needed.
var firstNames = sync.OnceValue(func() lowerWords {
	set := lowerWords{}
	for line := range strings.Lines(namesFile) {
		if !strings.HasPrefix(line, "#") {
			for _, name := range strings.Fields(line) {
				set[strings.ToLower(name)] = true
			}
		}
	}
	return set
})

var (
	// notNames are capitalised words that an age may follow though they are no name.
	notNames = wordSet("child children young people person persons pupil pupils boy boys girl girls baby babies learner learners adult",
		"adults those anyone everyone all families family service services support carers carer care student students youth youths",
		"teenager teenagers participants twin twins triplets school scotland group groups aged and or for with the a an of by in at "+
			"some most",
		"any our their his her he she they it we brothers sisters siblings parents infants toddlers leavers")
	// roles are words that make a name an adult's at work.
	roles = wordSet("headteacher head teacher mr mrs ms miss dr cllr councillor convener director manager lead leader officer chief",
		"worker adviser advisor coordinator ordinator chair chairperson vice depute deputy principal nurse psychologist janitor",
		"professor prof rev sir minister author researcher consultant trainer msp mp keeper")
	notSisters    = wordSet("charity organisation service project council site company school")
	pronouns      = wordSet("he she his her him")
	relatives     = wordSet("brother brothers sister sisters sibling siblings twin twins stepbrother stepsister")
	ageRange      = wordSet("to and or plus upwards under over up")
	notPeopleBorn = wordSet("hub service services project programme plan idea forum partnership group charity team")
	possessives   = wordSet("his her their my its")
)

// people finds names with an age or date of birth, dates of birth alone, and names or initials
// beside a school or a family word.
func (r *reading) people(found []find) []find {
	names, schools := firstNames(), r.schools()
	for i := range r.words {
		found = r.personAt(i, found, names, schools)
	}
	return found
}

// personAt adds what tells of a person at word i.
func (r *reading) personAt(i int, found []find, names lowerWords, schools []school) []find {
	w := r.words[i]
	if last, ok := r.birthAt(i); ok {
		found = append(found, find{start: w.start, end: r.words[last].end, kind: DateOfBirth})
	}
	if last, ok := r.ageBeforeName(i, names); ok {
		found = append(found, find{start: w.start, end: r.words[last].end, kind: NameAndAge})
	}
	if w.digits {
		return found
	}
	known := names[w.low] || !isASCII(w.low) && names[withoutAccents(w.low)]
	if !w.capital && !known {
		return found
	}
	if end, ok := r.ageAfterName(i, known); ok {
		found = append(found, find{start: w.start, end: end, kind: NameAndAge})
	}
	if first, last, ok := r.nextToRelative(i, known); ok {
		found = append(found, find{start: r.words[first].start, end: r.words[last].end, kind: NamedChild})
	}
	if len(schools) == 0 || !w.capital {
		return found
	}
	return r.pupilAt(i, found, known, schools)
}

// pupilAt adds the name or initials at word i if they are next to a school.
func (r *reading) pupilAt(i int, found []find, known bool, schools []school) []find {
	w := r.words[i]
	if known && !w.upper && !(w.owner && r.joined(i+1) && r.words[i+1].capital) && !r.near(i, 5, roles) {
		if first, last, ok := r.nextToSchool(i, i, schools, 7); ok {
			found = append(found, find{start: r.words[first].start, end: r.words[last].end, kind: NamedChild})
		}
	} else if last, ok := r.initialsAt(i); ok && !r.near(i, 5, roles) {
		if first, last, ok := r.nextToSchool(i, last, schools, 4); ok {
			found = append(found, find{start: r.words[first].start, end: r.words[last].end, kind: InitialsAndSchool})
		}
	}
	return found
}

// birthAt reads "dob 3/4/15", "date of birth: 3 April 2015" or "born on 12 May 2024" at word i.
func (r *reading) birthAt(i int) (last int, ok bool) {
	if r.words[i].low == "born" {
		if r.near(i, 5, notPeopleBorn) {
			return 0, false
		}
		k := i + 1
		if r.low(k, i) == "on" {
			k++
		}
		return r.dateAt(k)
	}
	k := r.afterBirthday(i)
	if k < 0 {
		return 0, false
	}
	for skip := 0; skip < 2; skip++ {
		if low := r.low(k, i); low == "is" || low == "was" || low == "on" || low == "of" {
			k++
		}
	}
	return r.dateAt(k)
}

// afterBirthday gives the word after "dob", "d.o.b." or "date of birth" at word i; -1 if
// there is none of these.
func (r *reading) afterBirthday(i int) int {
	switch k := i + 1; r.words[i].low {
	case "dob", "birthday", "birthdate", "bd", "b":
		return k
	case "d":
		if k+1 < len(r.words) && r.words[k].low == "o" && r.words[k+1].low == "b" {
			return k + 2
		}
	case "date":
		if r.low(k, i) == "of" && r.low(k+1, i) == "birth" {
			return k + 2
		}
	}
	return -1
}

// ageAfterName reads what follows a name at word i: "(9)", ", aged 7", ", 12,", "is 8 years old",
// "dob 3/4/2015". A name that is not known needs a plain word for the age.
func (r *reading) ageAfterName(i int, known bool) (end int, ok bool) {
	if !r.maybeName(i, known) {
		return 0, false
	}
	k := r.afterSurname(i)
	if r.low(k, i) == "" {
		return 0, false
	}
	between := strings.TrimSpace(r.between(k))
	if between != "" && between != "," && between != "(" {
		return 0, false
	}
	if last, ok := r.birthAt(k); ok {
		return r.words[last].end, true
	}
	switch low := r.words[k].low; {
	case low == "aged" || low == "age":
		return r.ageAfterAged(i, k, known)
	case !known && (between == "" || !r.near(k, 7, pronouns)):
		return 0, false
	case !known:
		return r.ageBare(k, between)
	case between != "" && low != "who":
		return r.ageBare(k, between)
	}
	return r.ageOfKnown(i, k, between)
}

// maybeName says whether word i may be a name that an age follows.
func (r *reading) maybeName(i int, known bool) bool {
	w := r.words[i]
	return !notNames[w.low] && (known || !w.upper) && len(w.low) >= 2 && months[w.low] == 0
}

// afterSurname gives the word after the name at word i, and after a surname or the second half of Demi-Leigh.
func (r *reading) afterSurname(i int) int {
	k := i + 1
	if k < len(r.words) && r.words[k].gap <= gapHyphen && r.words[k].capital && !r.words[k].upper && !notNames[r.words[k].low] {
		k++
	}
	return k
}

// ageAfterAged reads "aged 7" at word k, after the name at word i.
func (r *reading) ageAfterAged(i, k int, known bool) (end int, ok bool) {
	if a := r.countAt(k + 1); a < 0 || a > 110 || a > 25 && !known || r.between(k+1) != " " && r.words[k].low == "aged" {
		return 0, false
	}
	if !known && ageRange[r.low(k+2, i)] {
		return 0, false // "Groups, aged 3 to 5"
	}
	return r.words[k+1].end, true
}

// ageOfKnown reads "is 8 years old", "who was 7" or "9" at word k, after the known name at word i.
func (r *reading) ageOfKnown(i, k int, between string) (end int, ok bool) {
	low, next := r.words[k].low, r.low(k+1, i)
	switch {
	case low == "who" && beginsAge(next):
		return r.ageStated(k+2, i)
	case between != "":
		return r.ageBare(k, between)
	case low == "is" && next == "now":
		return r.ageStated(k+2, i)
	case low == "is", low == "was", low == "turned", low == "turns":
		return r.ageStated(k+1, i)
	case r.words[k].digits && k == i+1: // Ben 9, Ella 6
		a := number(low)
		return r.words[k].end, a >= 1 && a <= 17 && (next == "and" || strings.HasPrefix(r.rest(k), ","))
	}
	return 0, false
}

// beginsAge says whether an age may follow a word after "who".
func beginsAge(low string) bool { return low == "is" || low == "was" || low == "turned" }

// ageBare reads an age in brackets or between commas at word k.
func (r *reading) ageBare(k int, between string) (end int, ok bool) {
	if a := number(strings.TrimRight(r.words[k].low, "yearsmonthld")); a < 0 || a > 25 { // 9, 15yrs, 7yo
		return 0, false
	}
	rest := strings.TrimLeft(r.rest(k), " ")
	if between == "(" {
		if unit := r.low(k+1, k); r.joined(k+1) && (strings.HasPrefix(unit, "y") || strings.HasPrefix(unit, "month") ||
			strings.HasPrefix(unit,
				"week")) {
			k++
			if r.low(k+1, k) == "old" {
				k++
			}
			rest = r.rest(k)
		}
		end = r.words[k].end
		if strings.HasPrefix(rest, ")") {
			return len(r.text) - len(rest) + 1, true
		}
		return end, strings.HasPrefix(rest, ",")
	}
	return r.words[k].end, strings.HasPrefix(rest, ",")
}

// ageStated reads an age after "is": "8 years old", or a number with nothing counted after it.
func (r *reading) ageStated(k, from int) (end int, ok bool) {
	if r.low(k, from) == "" {
		return 0, false
	}
	if a := r.countAt(k); a < 1 || a > 25 {
		return 0, false
	}
	next := r.low(k+1, from)
	switch {
	case next == "year" || next == "years" || next == "months":
		k++
		if r.low(k+1, from) == "old" {
			k++
		}
		return r.words[k].end, true
	case next == "", next == "and", next == "in", next == "on", next == "now", next == "today", r.words[k+1].gap == gapLight:
		if rest := r.rest(k); rest != "" && strings.IndexByte("%/:", rest[0]) >= 0 {
			return 0, false
		}
		return r.words[k].end, true
	}
	return 0, false
}

// ageBeforeName reads "14-year-old Kayleigh" at word i.
func (r *reading) ageBeforeName(i int, names lowerWords) (last int, ok bool) {
	if a := r.countAt(i); a < 0 || a > 25 || !r.joined(i+1) || !strings.HasPrefix(r.words[i+1].low, "y") || r.low(i+2, i) != "old" {
		return 0, false
	}
	for k := i + 3; k <= i+4 && r.joined(k) && r.low(k, i) != ""; k++ {
		if w := r.words[k]; w.capital && !w.upper && (names[w.low] || !notNames[w.low] && k == i+3) {
			return k, true
		}
	}
	return 0, false
}

// nextToRelative reads "Ailsa's brother", "his sister Morven", "Logan and his brother" around the
// name at word i. A name that is not known counts only with the 's, in the middle of a sentence.
func (r *reading) nextToRelative(i int, known bool) (first, last int, ok bool) {
	w := r.words[i]
	if w.owner && (known || !notNames[w.low] && !w.upper) {
		for k := i + 1; k <= i+3 && r.joined(k) && !r.words[k].capital; k++ {
			if relatives[r.low(k, i)] && (known || k == i+1 && !strings.HasSuffix(r.words[k].low, "s")) && !notSisters[r.low(k+1, i)] {
				return i, k, true
			}
		}
	}
	if !known {
		return 0, 0, false
	}
	return r.relativeOfKnown(i)
}

// relativeOfKnown reads "his sister Morven" and "Logan and his brother" around the known name at word i.
func (r *reading) relativeOfKnown(i int) (first, last int, ok bool) {
	if k := i - 1; k >= 0 && relatives[r.low(k, i)] && (r.joined(i) || r.between(i) == ", ") {
		if possessives[r.low(k-1, i)] {
			return k - 1, i, true
		}
		if possessives[r.low(k-2, i)] {
			return k - 2, i, true
		}
		if k == i-1 && strings.HasSuffix(r.words[k].low, "s") {
			return k, i, true
		}
	}
	if r.low(i+1, i) == "and" && possessives[r.low(i+2, i)] {
		for k := i + 3; k <= i+4; k++ {
			if relatives[r.low(k, i)] {
				return i, k, true
			}
		}
	}
	if r.low(i-1, i) == "of" && relatives[r.low(i-2, i)] {
		return i - 2, i, true
	}
	return 0, 0, false
}

// withoutAccents writes Oisín as oisin.
func withoutAccents(low string) string {
	return strings.Map(func(c rune) rune {
		for plain, accented := range map[rune]string{'a': "áàâäã", 'e': "éèêë", 'i': "íìîï", 'o': "óòôöõ", 'u': "úùûü", 'c': "ç",
			'n': "ñ"} {
			if strings.ContainsRune(accented, c) {
				return plain
			}
		}
		return c
	}, low)
}
