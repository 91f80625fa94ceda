package calendar

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// whenLongest is the longest text, in bytes, in which a date is sought. Longer
// texts are prose.
const whenLongest = 160

// The kinds of token in a date said in words. Their letters make up the shapes
// that periods are recognised by: "31 March 2025" is nmn.
const (
	tokenNumber    = 'n' // digits, also joined: 31, 2026-27, 31/03/25
	tokenMonth     = 'm'
	tokenSeason    = 's'
	tokenQuarter   = 'q' // Q2, quarter 2, second quarter
	tokenPlanYear  = 'y' // Year 2
	tokenPart      = 'p' // early, end of, first half
	tokenFinancial = 'f' // financial year, with no year named
	tokenSeparator = '-' // a dash or slash between tokens
	tokenWord      = 'w'
)

// whenToken is one piece of a date said in words.
type whenToken struct {
	kind      rune
	text      string // lower case; of a number its digits and separators
	n         int    // month, first month of the season, quarter or plan year
	financial bool   // of a number: named as a financial year or a plan
	apart     bool   // of a separator: with space around it
	joined    bool   // no space before it
}

// whenTokens splits words into pieces and names what each is.
func whenTokens(words string) []whenToken {
	raw := rawTokens(words)
	var tokens []whenToken
	for len(raw) > 0 {
		token, used := namedToken(raw)
		raw = raw[used:]
		if token.kind == tokenNumber && len(token.text) == 1 && len(raw) > 0 && raw[0].text == "quarter" { // 2nd quarter
			token, raw = quarterToken(token.text), raw[1:]
		}
		if token.kind != 0 {
			tokens = append(tokens, token)
		}
	}
	return splitDays(splitPlanYears(tokens))
}

// rawTokens splits into numbers, words and separators, and drops punctuation
// that means nothing.
func rawTokens(words string) []whenToken {
	text := rawText(strings.Map(plainRune, strings.ToLower(words)))
	var tokens []whenToken
	for i := 0; i < len(text); {
		start, joined := i, text.at(i-1) != ' '
		switch r := text[i]; {
		case isASCIIDigit(r):
			// After "q2" or "y2" only the digits belong to it: Q2-2026-27.
			alone := joined && len(tokens) > 0 && slices.Contains([]string{"q", "qtr", "y", "yr", "h"}, tokens[len(tokens)-1].text)
			i = text.numberEnd(i, alone)
			tokens = append(tokens, whenToken{kind: tokenNumber, text: string(text[start:i]), joined: joined})
			i = text.ordinalEnd(i)
		case unicode.IsLetter(r):
			i = text.wordEnd(i)
			word := strings.ReplaceAll(string(text[start:i]), "'", "")
			tokens = append(tokens, whenToken{kind: tokenWord, text: word, joined: joined})
		case r == '-' || r == '/':
			for text.at(i) == r {
				i++
			}
			tokens = append(tokens, whenToken{kind: tokenSeparator, text: string(r), apart: !joined || text.at(i) == ' '})
		case r == ' ' || strings.ContainsRune(".,;:'", r):
			i++
		default: // a bracket, a question mark: not part of a date
			i++
			tokens = append(tokens, whenToken{kind: tokenWord, text: string(r)})
		}
	}
	return tokens
}

// rawText is the text of a date as characters.
type rawText []rune

// at is the character at i; a space before the first and after the last.
func (t rawText) at(i int) rune {
	if i < 0 || i >= len(t) {
		return ' '
	}
	return t[i]
}

// numberEnd is where the digits from i on end, with those that dashes, slashes and points join unless they are alone.
func (t rawText) numberEnd(i int, alone bool) int {
	for isASCIIDigit(t.at(i)) || !alone && strings.ContainsRune("-/.", t.at(i)) && isASCIIDigit(t.at(i+1)) {
		i++
	}
	return i
}

// ordinalEnd skips the letters of 1st, 2nd, 3rd and 4th.
func (t rawText) ordinalEnd(i int) int {
	ordinal := string([]rune{t.at(i), t.at(i + 1)})
	if slices.Contains([]string{"st", "nd", "rd", "th"}, ordinal) && !unicode.IsLetter(t.at(i+2)) {
		i += 2
	}
	return i
}

// wordEnd is where the letters from i on end, with apostrophes between them.
func (t rawText) wordEnd(i int) int {
	for unicode.IsLetter(t.at(i)) || t.at(i) == '\'' && unicode.IsLetter(t.at(i+1)) {
		i++
	}
	return i
}

// plainRune replaces all dashes by one and all apostrophes by one, and drops quotation marks and characters that cannot be seen.
func plainRune(r rune) rune {
	switch {
	case unicode.Is(unicode.Pd, r) || r == '\u2212':
		return '-'
	case r == '\\' || r == '\u2044':
		return '/'
	case unicode.IsSpace(r) || unicode.IsControl(r):
		return ' '
	case strings.ContainsRune("'`‘’", r):
		return '\''
	case strings.ContainsRune("\"“”", r) || unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}

func isASCIIDigit(r rune) bool { return r >= '0' && r <= '9' }

// namedToken names the first of the tokens and says how many it used. Kind 0 is
// a word that adds nothing.
func namedToken(raw []whenToken) (whenToken, int) {
	token := raw[0]
	if token.kind != tokenWord {
		return token, 1
	}
	next := whenToken{}
	if len(raw) > 1 {
		next = raw[1]
	}
	for _, read := range [...]func(token, next whenToken) (whenToken, int){readQuarter, readHalf, readPlanYear} {
		if t, used := read(token, next); used > 0 {
			return t, used
		}
	}
	switch {
	case token.text == "fy" || token.text == "plan":
		return financialToken(token, next, 1)
	case (token.text == "financial" || token.text == "fin") && (next.text == "year" || next.text == "yr"):
		if len(raw) > 2 {
			return financialToken(token, raw[2], 2)
		}
		return financialToken(token, whenToken{}, 2)
	}
	return wordToken(token), 1
}

// readQuarter reads "second quarter" and "Q2"; it uses no token where there is no quarter.
func readQuarter(token, next whenToken) (whenToken, int) {
	if ordinal := ordinalOf(token); ordinal > 0 && next.text == "quarter" {
		return whenToken{kind: tokenQuarter, n: ordinal}, 2
	}
	if slices.Contains([]string{"q", "qtr", "quarter"}, token.text) && next.kind == tokenNumber && len(next.text) <= 2 {
		return quarterToken(next.text), 2
	}
	return whenToken{}, 0
}

// readHalf reads "first half" and "H1".
func readHalf(token, next whenToken) (whenToken, int) {
	if ordinal := ordinalOf(token); next.text == "half" && (ordinal == 1 || ordinal == 2) {
		return whenToken{kind: tokenPart, text: "h" + string(rune('0'+ordinal))}, 2
	}
	if token.text == "h" && (next.text == "1" || next.text == "2") {
		return whenToken{kind: tokenPart, text: "h" + next.text}, 2
	}
	return whenToken{}, 0
}

// readPlanYear reads "Year 2" and "Years 1-3". The word before 2026 adds nothing.
func readPlanYear(token, next whenToken) (whenToken, int) {
	if !slices.Contains([]string{"year", "years", "yr", "yrs", "y"}, token.text) || next.kind != tokenNumber {
		return whenToken{}, 0
	}
	if n, ok := asciiNumber(next.text); ok && len(next.text) <= 2 {
		return whenToken{kind: tokenPlanYear, text: next.text, n: n}, 2
	}
	if isPlanYears(next.text) {
		return whenToken{kind: tokenPlanYear, text: next.text}, 2
	}
	return whenToken{}, 1 // the year 2026
}

// ordinalOf is 1 for "first" up to 4 for "fourth"; 0 for other words.
func ordinalOf(token whenToken) int {
	return slices.Index([]string{"first", "second", "third", "fourth"}, token.text) + 1
}

func quarterToken(text string) whenToken {
	n, ok := asciiNumber(text)
	if !ok {
		return whenToken{kind: tokenWord, text: text}
	}
	return whenToken{kind: tokenQuarter, n: n}
}

// financialToken joins "financial year", FY or Plan to the years after it: these
// may then be written with two digits each, 21-24.
func financialToken(token, next whenToken, used int) (whenToken, int) {
	switch {
	case next.kind == tokenNumber:
		next.financial = true
		return next, used + 1
	case token.text == "plan":
		return token, used
	}
	return whenToken{kind: tokenFinancial}, used
}

// wordToken names a word that stands by itself.
func wordToken(token whenToken) whenToken {
	if month := monthNamed(token.text); month != 0 {
		return whenToken{kind: tokenMonth, n: int(month)}
	}
	if n := slices.Index([]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
		"ten", "eleven", "twelve"}, token.text); n >= 0 {
		return whenToken{kind: tokenNumber, text: []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}[n]}
	}
	switch token.text {
	case "spring":
		return whenToken{kind: tokenSeason, n: int(time.March)}
	case "summer":
		return whenToken{kind: tokenSeason, n: int(time.June)}
	case "autumn":
		return whenToken{kind: tokenSeason, n: int(time.September)}
	case "winter":
		return whenToken{kind: tokenSeason, n: int(time.December)}
	case "early", "mid", "late", "start", "end":
		return whenToken{kind: tokenPart, text: token.text}
	case "middle":
		return whenToken{kind: tokenPart, text: "mid"}
	case "beginning":
		return whenToken{kind: tokenPart, text: "start"}
	case "of", "the", "calendar",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun":
		return whenToken{}
	}
	return token
}

// monthNamed reads a month's name, cut short after three letters or later.
func monthNamed(word string) time.Month {
	if len(word) < 3 {
		return 0
	}
	if word == "febuary" {
		return time.February
	}
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), word) {
			return m
		}
	}
	return 0
}

// isPlanYears distinguishes "Years 1-3" from "years 2024-27".
func isPlanYears(text string) bool {
	first, last, ok := strings.Cut(text, "-")
	a, okA := asciiNumber(first)
	b, okB := asciiNumber(last)
	return ok && okA && okB && len(first) <= 2 && len(last) <= 2 && a < b && b <= 20
}

// splitPlanYears makes a range of the joined numbers of "Years 1-3".
func splitPlanYears(tokens []whenToken) []whenToken {
	for i, t := range tokens {
		if first, last, ok := strings.Cut(t.text, "-"); ok && t.kind == tokenPlanYear {
			a, _ := asciiNumber(first)
			b, _ := asciiNumber(last)
			return slices.Replace(tokens, i, i+1, whenToken{kind: tokenPlanYear, n: a},
				whenToken{kind: tokenSeparator, text: "-"}, whenToken{kind: tokenPlanYear, n: b})
		}
	}
	return tokens
}

// splitDays makes a range of the joined numbers of "1-5 March 2025".
func splitDays(tokens []whenToken) []whenToken {
	for i := 0; i+1 < len(tokens); i++ {
		first, last, ok := strings.Cut(tokens[i].text, "-")
		if ok && tokens[i].kind == tokenNumber && tokens[i+1].kind == tokenMonth && len(first) <= 2 && len(last) <= 2 && last != "" {
			return slices.Replace(tokens, i, i+1, whenToken{kind: tokenNumber, text: first},
				whenToken{kind: tokenSeparator, text: "-"}, whenToken{kind: tokenNumber, text: last})
		}
	}
	return tokens
}

// shapeOf writes the kinds of the tokens in a row.
func shapeOf(tokens []whenToken) string {
	var shape strings.Builder
	for _, t := range tokens {
		shape.WriteRune(t.kind)
	}
	return shape.String()
}
