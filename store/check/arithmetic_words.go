package check

import (
	"iter"
	"math"
	"strconv"
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

var numberWords = map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}

var (
	months = set("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec")
	// roughly are words after which a number is only about right.
	roughly = set("about around approximately roughly approx nearly almost some circa c just ~ estimated over under")
	// bounding are words after which a number is a bound and cannot be held to another.
	bounding = set("fewer less least most aged age ages level phase section schedule action step stage year quarter page item no number " +
		"appendix table part article p1 theme priority objective room than")
	magnitudes  = map[string]float64{"k": 1e3, "m": 1e6, "bn": 1e9, "thousand": 1e3, "million": 1e6, "billion": 1e9}
	abbreviated = set("e.g i.e approx c no nos vs inc etc cf")
)

func set(words string) map[string]bool {
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
			end := i
			for end < len(text) {
				c, size := utf8.DecodeRuneInString(text[end:])
				inside := c == '.' && end+1 < len(text) && letterAt(text, end+1) && letterAt(text, end-1)
				if !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '\'' && c != '’' && !inside {
					break
				}
				end += size
			}
			low := strings.ToLower(text[i:end])
			t := token{start: i, end: end, kind: aWord, low: low}
			if v, ok := numberWords[low]; ok {
				t.kind, t.number = aNumber, number{value: v, place: 1, word: true}
			}
			list = append(list, t)
			i = end
		default:
			list = append(list, markToken(text, i, size, list))
			i = list[len(list)-1].end
		}
	}
	return joined(text, list)
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

// numberToken reads a number that begins at i: sign, pounds, digits in groups,
// decimals, per cent, thousands or millions.
func numberToken(text string, i int) token {
	t := token{start: i, kind: aNumber}
	n := number{place: 1}
	switch c, size := utf8.DecodeRuneInString(text[i:]); c {
	case '-', '−':
		n.sign, i = -1, i+size
	case '+':
		n.sign, i = 1, i+size
	}
	if strings.HasPrefix(text[i:], "£") {
		n.money, i = true, i+len("£")
	}
	var digits strings.Builder
	grouped := false
	for digit(text, i) || i+3 < len(text) && text[i] == ',' && digit(text, i+1) && digit(text, i+2) && digit(text, i+3) && !digit(text, i+4) {
		if text[i] == ',' {
			grouped = true
		} else {
			digits.WriteByte(text[i])
		}
		i++
	}
	decimals := 0
	if i < len(text) && text[i] == '.' && digit(text, i+1) {
		digits.WriteByte('.')
		for i++; digit(text, i); i++ {
			digits.WriteByte(text[i])
			decimals++
		}
		if i < len(text) && text[i] == '.' && digit(text, i+1) { // 3.2.1 is a heading
			n.bound = true
		}
	}
	v, err := strconv.ParseFloat(digits.String(), 64)
	if err != nil || math.IsInf(v, 0) || v > 1e15 || decimals > 9 {
		n.bound = true
	}
	n.value = v
	n.place = math.Pow10(-decimals)
	if decimals > 0 {
		n.rounding = n.place / 2
	}
	n.year = decimals == 0 && !grouped && !n.money && v >= 1900 && v <= 2100
	t.end = i
	scaled := false
	for suffix, worth := range map[string]float64{"k": 1e3, "m": 1e6, "bn": 1e9} {
		if rest := text[i:]; (n.money || decimals > 0) && strings.HasPrefix(strings.ToLower(rest), suffix) && !letterAt(text, i+len(suffix)) && !digit(text, i+len(suffix)) {
			n.scale(worth)
			t.end, scaled = i+len(suffix), true
		}
	}
	if !scaled && i < len(text) && (letterAt(text, i) || text[i] == ':' && digit(text, i+1)) { // 9am, 5th, 10:30
		n.bound = true
	}
	if strings.HasPrefix(text[t.end:], "%") {
		n.percent, n.year, t.end = true, false, t.end+1
	}
	t.number, t.low = n, text[t.start:t.end]
	return t
}

// scale makes "1.2 million" of 1.2, which may have been rounded.
func (n *number) scale(worth float64) {
	n.value, n.place = n.value*worth, n.place*worth
	n.rounding, n.year = n.place/2, false
}

// joined takes "per cent", "percentage points" and "million" up into their
// numbers, and marks numbers that are parts of dates, ranges and references.
func joined(text string, list []token) []token {
	kept := list[:0]
	for i := 0; i < len(list); i++ {
		t := list[i]
		low := func(k int) string {
			if k < len(list) {
				return list[k].low
			}
			return ""
		}
		if t.kind == aNumber {
			n := &t.number
			if worth, ok := magnitudes[low(i+1)]; ok && len(low(i+1)) > 2 {
				n.scale(worth)
				t.end, i = list[i+1].end, i+1
			}
			switch {
			case low(i+1) == "per" && low(i+2) == "cent":
				n.percent, n.year = true, false
				t.end, i = list[i+2].end, i+2
			case low(i+1) == "percent" || low(i+1) == "pc":
				n.percent, n.year = true, false
				t.end, i = list[i+1].end, i+1
			}
			switch {
			case low(i+1) == "percentage" && (low(i+2) == "points" || low(i+2) == "point"):
				n.points, n.percent = true, false
				t.end, i = list[i+2].end, i+2
			case low(i+1) == "points" || low(i+1) == "point" || low(i+1) == "pp" || low(i+1) == "ppt":
				n.points, n.percent = true, false
				t.end, i = list[i+1].end, i+1
			case low(i+1) == "-" && (low(i+2) == "point" || low(i+2) == "percentage"):
				n.points, n.percent = true, false
				t.end, i = list[i+2].end, i+2
			}
			if months[low(i+1)] {
				n.bound = true
			}
			t.low = strings.ToLower(text[t.start:t.end])
		}
		kept = append(kept, t)
	}
	markBounds(kept)
	return kept
}

// markBounds finds the numbers that are not counts: dates, ranges, years of
// people's age.
func markBounds(list []token) {
	close := func(i, k int) bool { return list[i].end == list[k].start }
	for i := range list {
		if list[i].kind != aNumber {
			continue
		}
		n := &list[i].number
		if i > 0 && months[list[i-1].low] && list[i-1].low != "may" && n.value <= 31 && !n.percent {
			n.bound = true
		}
		if i+1 < len(list) && list[i+1].low == "-" && close(i, i+1) { // 12-15, 16-year-olds
			n.bound = true
		}
		if i > 1 && (list[i-1].low == "-" || list[i-1].low == "–") && list[i-2].kind == aNumber && close(i-1, i) {
			n.bound, list[i-2].number.bound = true, true
		}
		if i+2 < len(list) && list[i+1].low == "/" && list[i+2].kind == aNumber && close(i, i+1) && close(i+1, i+2) {
			next := &list[i+2].number
			third := i+4 < len(list) && list[i+3].low == "/" && list[i+4].kind == aNumber
			if third || n.year || next.value == n.value+1 && n.value >= 10 && n.value < 100 { // 1/4/2024, 2024/25, 24/25
				n.bound, next.bound = true, true
				if third {
					list[i+4].number.bound = true
				}
			}
		}
		for _, ages := range [...]string{"year", "years", "yr", "yrs"} {
			if i+2 < len(list) && list[i+1].low == ages && (list[i+2].low == "old" || list[i+2].low == "olds" || list[i+2].low == "of" && i+3 < len(list) && list[i+3].low == "age") {
				n.bound = true
			}
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
