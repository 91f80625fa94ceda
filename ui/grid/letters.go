package grid

import (
	"strconv"
	"strings"
	"unicode"

	"kept/ui/cell"
)

const mostLetters = 5 // cells of a name in a cell too small for names

// letters makes a few letters for each name: its short form where that is short
// enough, else the first letters of its words. No two are the same.
func letters(items []Item) []string {
	list := make([]string, len(items))
	used, next := map[string]bool{}, map[string]int{}
	for i := range items {
		s := items[i].Short
		if s == "" || cell.Width(s) > mostLetters {
			s = initials(items[i].Name)
		}
		for base := strings.TrimRight(s, "0123456789"); used[s]; {
			next[base] = max(next[base]+1, 2)
			number := strconv.Itoa(next[base])
			s = cell.Cut(base, max(mostLetters-len(number), 1), "") + number
		}
		used[s] = true
		list[i] = s
	}
	return list
}

// small are the words that give no letter.
var small = map[string]bool{"and": true, "of": true, "the": true, "for": true, "in": true, "&": true, "on": true, "to": true}

// initials gives the first letters of the words of a name; of a single word its
// beginning, and words in capitals whole: NHS Firth is NHSF.
func initials(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var b strings.Builder
	for _, word := range words {
		runes := []rune(word)
		switch {
		case small[strings.ToLower(word)]:
		case len(words) == 1:
			b.WriteString(string(runes[:min(len(runes), 4)]))
		case len(runes) <= 4 && word == strings.ToUpper(word):
			b.WriteString(word)
		default:
			b.WriteString(strings.ToUpper(string(runes[:1])))
		}
	}
	if b.Len() == 0 {
		b.WriteString(name)
	}
	if s := cell.Cut(b.String(), mostLetters, ""); s != "" {
		return s
	}
	return "?"
}
