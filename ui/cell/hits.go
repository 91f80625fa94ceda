package cell

import (
	"unicode"
	"unicode/utf8"
)

// Hits finds where words begin in a text, whatever the case: from and to of
// each, in bytes, in order and apart. The words must be lower case.
func Hits(text string, words []string) [][2]int {
	if len(words) == 0 || text == "" {
		return nil
	}
	var found [][2]int
	inWord := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		letter := unicode.IsLetter(r) || unicode.IsNumber(r)
		if letter && !inWord {
			if n := longest(text[i:], words); n > 0 {
				found = append(found, [2]int{i, i + n})
				i += n
				inWord = true
				continue
			}
		}
		inWord = letter
		i += size
	}
	return found
}

// longest is how many bytes at the beginning of a text are one of the words.
func longest(text string, words []string) int {
	best := 0
	for _, w := range words {
		if n := begins(text, w); n > best {
			best = n
		}
	}
	return best
}

func begins(text, word string) int {
	n := 0
	for _, want := range word {
		r, size := utf8.DecodeRuneInString(text[n:])
		if size == 0 || unicode.ToLower(r) != want {
			return 0
		}
		n += size
	}
	return n
}
