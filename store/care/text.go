package care

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one run of letters or digits in a text.
type word struct {
	start, end int
	low        string // lower case, straight apostrophe, without the 's of possession
	sentence   int
	gap        gap // what stands between the word before and this one
	capital    bool
	upper      bool // capitals only, an s of the plural aside
	digits     bool // 9, 3.1 and 1,203 are one word each
	owner      bool // children's, pupils'
}

// gap is what parts two words.
type gap uint8

const (
	gapSpace  gap = iota // white space, one line end among it at most
	gapHyphen            // a hyphen or a short dash, no space
	gapLight             // comma, semicolon, colon
	gapOther             // brackets, quotes, strokes and the rest
	gapStop              // a full stop, a blank line, a new bullet
)

// reading is a text parted into words.
type reading struct {
	text  string
	words []word
}

// read parts a text into words and sentences. Any bytes are taken; those that are
// not UTF-8 part words as a stroke would.
func read(text string) *reading {
	r := &reading{text: text, words: make([]word, 0, len(text)/6+4)}
	sentence, last := 0, 0
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			i += size
			continue
		}
		w := scanWord(text, i)
		w.gap = gapBetween(text[last:w.start])
		if n := len(r.words); w.gap == gapStop && n > 0 && text[last] == '.' && shortened(r.words[n-1]) {
			w.gap = gapOther
		}
		if w.gap == gapStop {
			sentence++
		}
		w.sentence = sentence
		r.words = append(r.words, w)
		i, last = w.end, w.end
	}
	return r
}

// scanWord reads the word that begins at i, which is a letter or a digit.
func scanWord(text string, i int) word {
	w := word{start: i, digits: true, upper: true}
	apostrophe, lowers, letters := false, 0, 0
	for i < len(text) {
		c, size := utf8.DecodeRuneInString(text[i:])
		letter := unicode.IsLetter(c) || unicode.IsMark(c)
		if !letter && !unicode.IsDigit(c) {
			if !insideWord(text, w.start, i, c, size) {
				break
			}
			apostrophe = apostrophe || isApostrophe(c)
		}
		if letter {
			letters++
			w.digits = false
			if !unicode.IsUpper(c) {
				lowers++
				w.upper = w.upper && lowers == 1 && c == 's'
			} else if i == w.start {
				w.capital = true
			}
		}
		i += size
	}
	w.end = i
	w.finish(text, apostrophe, letters)
	return w
}

// insideWord says whether what is neither a letter nor a digit, at i, belongs to the word
// that begins at start: the apostrophe of "don't", the point of 3.1.
func insideWord(text string, start, i int, c rune, size int) bool {
	if isApostrophe(c) {
		return i > start && letterAt(text, i+size)
	}
	return (c == '.' || c == ',') && digitBefore(text, i) && digitAt(text, i+size)
}

func (w *word) finish(text string, apostrophe bool, letters int) {
	w.upper = w.upper && w.capital && letters > 1
	w.low = strings.ToLower(text[w.start:w.end])
	if apostrophe {
		w.low = strings.ReplaceAll(w.low, "’", "'")
		if base, ok := strings.CutSuffix(w.low, "'s"); ok {
			w.low, w.owner = base, true
		}
	}
	if !w.owner && strings.HasSuffix(w.low, "s") {
		c, _ := utf8.DecodeRuneInString(text[w.end:])
		w.owner = isApostrophe(c) && !quotedBefore(text, w.start)
	}
}

// gapBetween judges what parts two words.
func gapBetween(s string) gap {
	if s == " " {
		return gapSpace
	}
	lines, found := 0, gapSpace
	for i, c := range s {
		switch c {
		case '.', '!', '?', '•', '…':
			if endsSentence(s, i, c) {
				return gapStop
			}
			found = gapOther
		case '\n':
			lines++
		case ' ', '\t', '\r', '\u00a0', '\u202f':
		case '-', '‐', '‑', '–', '—', '\u00ad':
			if lines > 0 {
				return gapStop
			}
			if found == gapSpace && i == 0 && joinsWords(s, c) {
				found = gapHyphen
			} else {
				found = gapOther
			}
		case ',', ';', ':':
			found = max(found, gapLight)
		default:
			found = gapOther
		}
	}
	if lines > 1 {
		return gapStop
	}
	return found
}

// endsSentence says whether a stop, at i, parts sentences: one with something after it
// does, and "p.87" is in one.
func endsSentence(s string, i int, stop rune) bool {
	return i+1 < len(s) || stop == '•' || stop == '…'
}

// joinsWords says whether a dash that is all that parts two words makes one of them.
func joinsWords(s string, dash rune) bool {
	return len(s) <= 3 && dash != '—' && !strings.ContainsRune(s, ' ')
}

// shortened says whether a full stop after a word may belong to it: an initial, "p." or "Dr.".
func shortened(w word) bool {
	switch w.low {
	case "dr", "mr", "mrs", "st", "no", "pp", "art", "sec", "reg", "para", "tel", "approx", "incl":
		return true
	}
	return len(w.low) == 1 && !w.digits
}

// joined says whether word i follows the one before it with nothing but white
// space or a hyphen between.
func (r *reading) joined(i int) bool {
	return i > 0 && i < len(r.words) && r.words[i].gap <= gapHyphen
}

// low gives word i in lower case, or nothing beyond the ends or over a sentence's end.
func (r *reading) low(i, from int) string {
	if i < 0 || i >= len(r.words) || r.words[i].sentence != r.words[from].sentence {
		return ""
	}
	return r.words[i].low
}

// between gives what stands between word i-1 and word i.
func (r *reading) between(i int) string {
	if i <= 0 || i >= len(r.words) {
		return ""
	}
	return r.text[r.words[i-1].end:r.words[i].start]
}

// rest gives the text after word i.
func (r *reading) rest(i int) string { return r.text[r.words[i].end:] }

// near says whether a word of the set stands in the same sentence as word i, at most
// reach words away.
func (r *reading) near(i, reach int, set lowerWords) bool {
	for j := max(0, i-reach); j <= min(len(r.words)-1, i+reach); j++ {
		if j != i && r.words[j].sentence == r.words[i].sentence && set[r.words[j].low] {
			return true
		}
	}
	return false
}

// wordAt gives the index of the first word that begins at or after a byte.
func (r *reading) wordAt(at int) int {
	return sort.Search(len(r.words), func(i int) bool { return r.words[i].start >= at })
}

// lowerWords is a set of words in lower case.
type lowerWords map[string]bool

func wordSet(s ...string) lowerWords {
	set := lowerWords{}
	for _, line := range s {
		for _, w := range strings.Fields(line) {
			set[w] = true
		}
	}
	return set
}

func isApostrophe(c rune) bool { return c == '\'' || c == '’' }

func letterAt(text string, i int) bool {
	c, _ := utf8.DecodeRuneInString(text[min(i, len(text)):])
	return unicode.IsLetter(c)
}

func digitAt(text string, i int) bool { return i >= 0 && i < len(text) && isDigit(text[i]) }

func digitBefore(text string, i int) bool { return digitAt(text, i-1) }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// quotedBefore says whether an opening quote stands right before a byte.
func quotedBefore(text string, at int) bool {
	c, _ := utf8.DecodeLastRuneInString(text[:at])
	return strings.ContainsRune("'\"‘“«", c)
}

// quoted says whether a span stands in quotes of its own, which is speaking about a word.
func quoted(text string, start, end int) bool {
	c, size := utf8.DecodeRuneInString(text[end:])
	return size > 0 && strings.ContainsRune("'\"’”»", c) && quotedBefore(text, start)
}
