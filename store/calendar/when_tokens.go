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
// that periods are told by: "31 March 2025" is nmn.
const (
	tokenNumber    = 'n' // digits, also joined: 31, 2026-27, 31/03/25
	tokenMonth     = 'm'
	tokenSeason    = 's'
	tokenQuarter   = 'q' // Q2, quarter 2, second quarter
	tokenPlanYear  = 'y' // Year 2
	tokenPart      = 'p' // early, end of, first half
	tokenFinancial = 'f' // financial year, with no year named
	tokenSeparator = '-' // a stroke between tokens
	tokenWord      = 'w'
)

// whenToken is one piece of a date said in words.
type whenToken struct {
	kind      rune
	text      string // lower case; of a number its digits and strokes
	n         int    // month, first month of the season, quarter or plan year
	financial bool   // of a number: said to be a financial year or a plan
	apart     bool   // of a separator: space stands around it
	joined    bool   // no space before it
}

// whenTokens takes words apart and names what each piece is.
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
	text := []rune(strings.Map(plainRune, strings.ToLower(words)))
	at := func(i int) rune {
		if i < 0 || i >= len(text) {
			return ' '
		}
		return text[i]
	}
	var tokens []whenToken
	for i := 0; i < len(text); {
		start, joined := i, at(i-1) != ' '
		switch r := text[i]; {
		case isASCIIDigit(r):
			// After "q2" or "y2" only the digits belong to it: Q2-2026-27.
			alone := joined && len(tokens) > 0 && slices.Contains([]string{"q", "qtr", "y", "yr", "h"}, tokens[len(tokens)-1].text)
			for isASCIIDigit(at(i)) || !alone && strings.ContainsRune("-/.", at(i)) && isASCIIDigit(at(i+1)) {
				i++
			}
			tokens = append(tokens, whenToken{kind: tokenNumber, text: string(text[start:i]), joined: joined})
			ordinal := string([]rune{at(i), at(i + 1)})
			if slices.Contains([]string{"st", "nd", "rd", "th"}, ordinal) && !unicode.IsLetter(at(i+2)) {
				i += 2
			}
		case unicode.IsLetter(r):
			for unicode.IsLetter(at(i)) || at(i) == '\'' && unicode.IsLetter(at(i+1)) {
				i++
			}
			word := strings.ReplaceAll(string(text[start:i]), "'", "")
			tokens = append(tokens, whenToken{kind: tokenWord, text: word, joined: joined})
		case r == '-' || r == '/':
			for at(i) == r {
				i++
			}
			tokens = append(tokens, whenToken{kind: tokenSeparator, text: string(r), apart: !joined || at(i) == ' '})
		case r == ' ' || strings.ContainsRune(".,;:'", r):
			i++
		default: // a bracket, a question mark: not ours to read
			i++
			tokens = append(tokens, whenToken{kind: tokenWord, text: string(r)})
		}
	}
	return tokens
}

// plainRune makes one stroke of the many dashes and one apostrophe of the few, and
// drops quotation marks and characters that cannot be seen.
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

// namedToken names the first of the tokens and says how many it took. Kind 0 is
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
	ordinal := slices.Index([]string{"first", "second", "third", "fourth"}, token.text) + 1
	switch {
	case ordinal > 0 && next.text == "quarter":
		return whenToken{kind: tokenQuarter, n: ordinal}, 2
	case next.text == "half" && (ordinal == 1 || ordinal == 2):
		return whenToken{kind: tokenPart, text: "h" + string(rune('0'+ordinal))}, 2
	case token.text == "h" && (next.text == "1" || next.text == "2"):
		return whenToken{kind: tokenPart, text: "h" + next.text}, 2
	case (token.text == "q" || token.text == "qtr" || token.text == "quarter") && next.kind == tokenNumber && len(next.text) <= 2:
		return quarterToken(next.text), 2
	case token.text == "fy" || token.text == "plan":
		return financialToken(token, next, 1)
	case (token.text == "financial" || token.text == "fin") && (next.text == "year" || next.text == "yr"):
		if len(raw) > 2 {
			return financialToken(token, raw[2], 2)
		}
		return financialToken(token, whenToken{}, 2)
	case slices.Contains([]string{"year", "years", "yr", "yrs", "y"}, token.text) && next.kind == tokenNumber:
		if n, ok := asciiNumber(next.text); ok && len(next.text) <= 2 {
			return whenToken{kind: tokenPlanYear, text: next.text, n: n}, 2
		}
		if isPlanYears(next.text) {
			return whenToken{kind: tokenPlanYear, text: next.text}, 2
		}
		return whenToken{}, 1 // the year 2026
	}
	return wordToken(token), 1
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

// monthNamed takes a month's name, cut short after three letters or later.
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

// isPlanYears tells "Years 1-3" from "years 2024-27".
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
