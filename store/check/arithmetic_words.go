package check

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenKind says what a token is.
type tokenKind int

const (
	noToken tokenKind = iota
	aWord
	aNumber
	aMark // punctuation; low says which
	aStop // the end of a sentence
)

// token is a word, a number or a mark of a text.
type token struct {
	start, end int
	kind       tokenKind
	low        string // in small letters; of a mark, itself
	number     number
}

// number is a number as written, with what belongs to it.
type number struct {
	value    float64
	place    float64 // the worth of its last place: 1 for 14, 0.1 for 10.7
	rounding float64 // how far what it stands for may be from it
	percent  bool    // "14%"
	points   bool    // "6 percentage points"
	money    bool    // "£80,000"
	sign     int     // -1 for "-14%", +1 for "+14%"
	year     bool    // could be a year: 2024
	bound    bool    // part of a range, a date or a reference, so not to be judged
	word     bool    // written as a word
}

var numberWords = map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten":    10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20}

var (
	months = wordSet("january february march april may june july august september october november december jan feb mar apr jun jul aug " +
		"sep sept oct nov dec")
	// roughly are words after which a number is only about right.
	roughly = wordSet("about around approximately roughly approx nearly almost some circa c just ~ estimated over under")
	// bounding are words after which a number is a bound and cannot be held to another.
	bounding = wordSet("fewer less least most aged age ages level phase section schedule action step stage year quarter page item no " +
		"number " +
		"appendix table part article p1 theme priority objective room than")
	magnitudes  = map[string]float64{"k": 1e3, "m": 1e6, "bn": 1e9, "thousand": 1e3, "million": 1e6, "billion": 1e9}
	abbreviated = wordSet("e.g i.e approx c no nos vs inc etc cf")
)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// tokens splits a text.
func tokens(text string) []token {
	list := make([]token, 0, len(text)/5+4)
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case c == '\n':
			list = append(list, token{start: i, end: i + 1, kind: aStop})
			i++
		case unicode.IsSpace(c):
			i += size
		case digit(text, i) || (c == '£' || c == '-' || c == '+' || c == '−') && startsNumber(text, i, size):
			t := numberToken(text, i)
			list = append(list, t)
			i = t.end
		case unicode.IsLetter(c):
			list = append(list, wordToken(text, i))
			i = list[len(list)-1].end
		default:
			list = append(list, markToken(text, i, size, list))
			i = list[len(list)-1].end
		}
	}
	return joined(text, list)
}

// wordToken is the word that begins at i, or the number that it is the name of.
func wordToken(text string, i int) token {
	end := i
	for end < len(text) {
		c, size := utf8.DecodeRuneInString(text[end:])
		inside := c == '.' && end+1 < len(text) && letterAt(text, end+1) && letterAt(text, end-1)
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '\'' && c != '’' && !inside {
			break
		}
		end += size
	}
	t := token{start: i, end: end, kind: aWord, low: strings.ToLower(text[i:end])}
	if v, ok := numberWords[t.low]; ok {
		t.kind, t.number = aNumber, number{value: v, place: 1, word: true}
	}
	return t
}

func digit(text string, i int) bool {
	return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9'
}

func letterAt(text string, i int) bool {
	if i < 0 || i >= len(text) {
		return false
	}
	c := text[i]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// startsNumber tells whether a sign or pound sign at i begins a number: "-14",
// but not the hyphen of "12-14".
func startsNumber(text string, i, size int) bool {
	if text[i] == '-' && i > 0 && (digit(text, i-1) || letterAt(text, i-1)) {
		return false
	}
	after := i + size
	if strings.HasPrefix(text[after:], "£") {
		after += len("£")
	}
	return digit(text, after)
}

// markToken is one punctuation mark; a full stop ends a sentence unless it ends
// an abbreviation.
func markToken(text string, i, size int, before []token) token {
	t := token{start: i, end: i + size, kind: aMark, low: text[i : i+size]}
	switch t.low {
	case ".":
		next := i + 1
		abbreviation := len(before) > 0 && before[len(before)-1].end == i && abbreviated[before[len(before)-1].low]
		if !abbreviation && (next == len(text) || !letterAt(text, next) && !digit(text, next)) {
			t.kind = aStop
		}
	case ";", "!", "?", "•", "|":
		t.kind = aStop
	case "-":
		if strings.HasPrefix(text[i:], "->") {
			t.low, t.end = "→", i+2
		}
	}
	return t
}

// joined joins "per cent", "percentage points" and "million" to their numbers,
// and marks numbers that are parts of dates, ranges and references.
func joined(text string, list []token) []token {
	kept := list[:0]
	for i := 0; i < len(list); i++ {
		t := list[i]
		if t.kind == aNumber {
			i = t.number.readUnit(list, i)
			t.end = list[i].end
			if months[lowAt(list, i+1)] {
				t.number.bound = true
			}
			t.low = strings.ToLower(text[t.start:t.end])
		}
		kept = append(kept, t)
	}
	markBounds(kept)
	return kept
}

// lowAt is the text of a token; "" beyond the last.
func lowAt(list []token, i int) string {
	if i < len(list) {
		return list[i].low
	}
	return ""
}

// readUnit reads the words after number i that say its size and unit, and gives the last token that belongs to it.
func (n *number) readUnit(list []token, i int) int {
	if worth, ok := magnitudes[lowAt(list, i+1)]; ok && len(lowAt(list, i+1)) > 2 {
		n.scale(worth)
		i++
	}
	if words := perCentAfter(list, i); words > 0 {
		n.percent, n.year = true, false
		i += words
	}
	if words := pointsAfter(list, i); words > 0 {
		n.points, n.percent = true, false
		i += words
	}
	return i
}

// perCentAfter is how many tokens after i say per cent.
func perCentAfter(list []token, i int) int {
	switch next := lowAt(list, i+1); {
	case next == "per" && lowAt(list, i+2) == "cent":
		return 2
	case next == "percent" || next == "pc":
		return 1
	}
	return 0
}

// pointsAfter is how many tokens after i say percentage points.
func pointsAfter(list []token, i int) int {
	after := lowAt(list, i+2)
	switch lowAt(list, i+1) {
	case "percentage":
		if after == "points" || after == "point" {
			return 2
		}
	case "points", "point", "pp", "ppt":
		return 1
	case "-":
		if after == "point" || after == "percentage" {
			return 2
		}
	}
	return 0
}

// markBounds finds the numbers that are not counts: dates, ranges, years of
// people's age.
func markBounds(list []token) {
	for i := range list {
		if list[i].kind != aNumber {
			continue
		}
		n := &list[i].number
		if dayOfMonth(list, i) || i+1 < len(list) && list[i+1].low == "-" && touching(list, i) || isAge(list, i) { // 12-15, 16-year-olds
			n.bound = true
		}
		if i > 1 && (list[i-1].low == "-" || list[i-1].low == "–") && list[i-2].kind == aNumber && touching(list, i-1) {
			n.bound, list[i-2].number.bound = true, true
		}
		markSlashes(list, i)
	}
}

// touching reports whether no space is between a token and the next.
func touching(list []token, i int) bool { return list[i].end == list[i+1].start }

// dayOfMonth reports whether a number follows the name of a month.
func dayOfMonth(list []token, i int) bool {
	n := &list[i].number
	return i > 0 && months[list[i-1].low] && list[i-1].low != "may" && n.value <= 31 && !n.percent
}

// isAge reports whether a number is years of age: "12 years old", "12 years of age".
func isAge(list []token, i int) bool {
	switch lowAt(list, i+1) {
	case "year", "years", "yr", "yrs":
		after := lowAt(list, i+2)
		return after == "old" || after == "olds" || after == "of" && lowAt(list, i+3) == "age"
	}
	return false
}

// markSlashes marks the numbers of a date or a financial year that begins at i: 1/4/2024, 2024/25, 24/25.
func markSlashes(list []token, i int) {
	if i+2 >= len(list) || list[i+1].low != "/" || list[i+2].kind != aNumber || !touching(list, i) || !touching(list, i+1) {
		return
	}
	n, next := &list[i].number, &list[i+2].number
	third := i+4 < len(list) && list[i+3].low == "/" && list[i+4].kind == aNumber
	if third || n.year || next.value == n.value+1 && n.value >= 10 && n.value < 100 {
		n.bound, next.bound = true, true
		if third {
			list[i+4].number.bound = true
		}
	}
}

// sentences gives the tokens of one sentence after another.
func sentences(list []token) iter.Seq[[]token] {
	return func(yield func([]token) bool) {
		from := 0
		for i := range list {
			if list[i].kind == aStop {
				if i > from && !yield(list[from:i]) {
					return
				}
				from = i + 1
			}
		}
		if from < len(list) {
			yield(list[from:])
		}
	}
}
