package bigtype

import (
	_ "embed"
	"strings"
	"sync"
)

const (
	letterLines = 6 // of a drawn letter
	baseLines   = 5 // of one that does not reach below the line
	letterGap   = 1 // cells between letters, before they are made larger
	spaceWidth  = 4 // cells of a space between words, with the gaps around it
)

//go:embed font.txt
var drawn string

// letter is one drawn letter: six lines of the same width, in which # is ink.
type letter [letterLines]string

func (l *letter) width() int { return len(l[0]) }

// font reads the drawn letters, when they are first needed.
var font = sync.OnceValue(func() map[rune]*letter {
	letters := map[rune]*letter{}
	bands := strings.Split(drawn, "\n= ")
	for _, band := range bands[1:] {
		lines := strings.Split(band, "\n")
		for i, name := range strings.Fields(lines[0]) {
			l := &letter{}
			for k := range l {
				l[k] = strings.Split(lines[k+1], "|")[i]
			}
			letters[[]rune(name)[0]] = l
		}
	}
	return letters
})

// substitutes are the signs that are drawn as others: what word processors make of
// quotes and dashes, and letters with marks that the font does not draw.
var substitutes = strings.NewReplacer(
	"\u2018", "'", "\u2019", "'", "\u201c", `"`, "\u201d", `"`, "\u2010", "-", "\u2011", "-", "\u2013", "-", "\u2014", "-",
	"\u2026", "...", "\u2022", "·", "\u00a0", " ",
	"À", "A", "Á", "A", "Â", "A", "Ä", "A", "È", "E", "É", "E", "Ê", "E", "Ë", "E", "Ì", "I", "Í", "I", "Î", "I", "Ï", "I",
	"Ò", "O", "Ó", "O", "Ô", "O", "Ö", "O", "Ù", "U", "Ú", "U", "Û", "U", "Ü", "U", "Ç", "C", "Ñ", "N",
	"â", "a", "ä", "a", "ã", "a", "å", "a", "ê", "e", "ë", "e", "î", "i", "ï", "i", "ô", "o", "ö", "o", "õ", "o", "û", "u", "ü", "u",
	"ç", "c", "ñ", "n", "ý", "y", "ÿ", "y",
	"a\u0300", "à", "e\u0300", "è", "i\u0300", "ì", "o\u0300", "ò", "u\u0300", "ù", "A\u0300", "A", "E\u0300", "E", "I\u0300", "I",
	"O\u0300", "O",
	"U\u0300", "U", "a\u0301", "á", "e\u0301", "é", "i\u0301", "í", "o\u0301", "ó", "u\u0301", "ú", "E\u0301", "E", "O\u0301", "O",
)

// word is the letters of one word, or false when one of them is not drawn.
func word(text string) ([]*letter, bool) {
	var letters []*letter
	for _, r := range text {
		l := font()[r]
		if l == nil {
			return nil, false
		}
		letters = append(letters, l)
	}
	return letters, true
}

// wide is how many cells a word takes before it is made larger.
func wide(letters []*letter) int {
	n := -letterGap
	for _, l := range letters {
		n += l.width() + letterGap
	}
	return n
}
