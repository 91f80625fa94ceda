package national

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// MatchAction finds the national action of Plan 21-24 that a person means.
func MatchAction(text string) (Action, bool) { return Plan2124().MatchAction(text) }

// MatchAction finds the national action that a person means: by number ("7",
// "action 7", "national action 7"), by title ("Moving On"), or by both ("7.
// Moving On"), in any case. Where number and title disagree it finds none.
func (p *Plan) MatchAction(text string) (Action, bool) {
	words := dropLeading(PlainWords(text), "national", "action", "no", "number")
	return numbered(words, p.actions().items, func(a Action) (int, []string) { return a.No, []string{a.Title} })
}

// MatchPriorityArea finds the priority area that a person means, by number, by
// title or by both, as MatchAction does.
func (p *Plan) MatchPriorityArea(text string) (PriorityArea, bool) {
	words := dropLeading(PlainWords(text), "priority", "area", "no", "number")
	return numbered(words, p.priorityAreas().items, func(a PriorityArea) (int, []string) {
		return a.No, []string{a.Title, a.AlsoKnownAs}
	})
}

// MatchFoundation finds the foundation that a person means, by code or name.
func MatchFoundation(text string) (Foundation, bool) {
	wanted := plain(text)
	return first(foundations().items, func(f Foundation) bool {
		return wanted != "" && (plain(string(f.Code)) == wanted || plain(f.Name) == wanted)
	})
}

// numbered finds an item by its number, by one of its titles, or by the number
// and then a title.
func numbered[T any](words []string, items []T, of func(T) (no int, titles []string)) (T, bool) {
	var none T
	if len(words) == 0 {
		return none, false
	}
	no, err := strconv.Atoi(words[0])
	hasNumber := err == nil
	if hasNumber {
		words = words[1:]
	}
	title := strings.Join(words, " ")
	return first(items, func(item T) bool {
		itemNo, titles := of(item)
		if hasNumber && itemNo != no {
			return false
		}
		if title == "" {
			return hasNumber
		}
		return slices.ContainsFunc(titles, func(t string) bool { return plain(t) == title })
	})
}

// dropLeading leaves out the words, in the order given, with which people
// introduce a number or title.
func dropLeading(words []string, lead ...string) []string {
	for _, w := range lead {
		if len(words) > 1 && words[0] == w {
			words = words[1:]
		}
	}
	return words
}

// plain is text brought to a form in which two ways of writing one thing are
// equal.
func plain(text string) string { return strings.Join(PlainWords(text), " ") }

// PlainWords lists the words of a text in small letters, "&" as "and", without
// apostrophes and punctuation: two ways of writing one name have the same words.
func PlainWords(text string) []string {
	spaced := strings.Map(func(r rune) rune {
		switch {
		case r == '\'' || r == '’' || r == '‘':
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, strings.ReplaceAll(text, "&", " and "))
	return strings.Fields(spaced)
}
