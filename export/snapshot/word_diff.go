package snapshot

import (
	"slices"
	"strings"
	"unicode"
)

// Word is a piece of text in a comparison: what both say, what is gone, or what is new.
type Word struct {
	How  string `json:"how"` // WordSame, WordGone or WordNew
	Text string `json:"text"`
}

// What became of a piece of text.
const (
	WordSame = "same"
	WordGone = "gone"
	WordNew  = "new"
)

// mostWordPairs bounds the work on two long texts; what is longer is shown as
// replaced whole, between a beginning and an end that are the same.
const mostWordPairs = 4 << 20

// CompareWords sets two texts beside each other word by word. What stays of both,
// in order, is the longest that they share.
func CompareWords(before, after string) []Word {
	x, y := tokens(before), tokens(after)
	head := 0
	for head < min(len(x), len(y)) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < min(len(x), len(y))-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	var out wording
	out.add(WordSame, x[:head]...)
	out.addDiff(x[head:len(x)-tail], y[head:len(y)-tail])
	out.add(WordSame, x[len(x)-tail:]...)
	return out.readable()
}

// tokens splits text into words, runs of blanks, and single other signs; together
// they are the text.
func tokens(text string) []string {
	var list []string
	class := func(r rune) int {
		switch {
		case unicode.IsSpace(r):
			return 1
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '\'', r == '’':
			return 2
		}
		return 0
	}
	begin, last := 0, -1
	for i, r := range text {
		if c := class(r); i > 0 && (c != last || c == 0) {
			list = append(list, text[begin:i])
			begin = i
		}
		last = class(r)
	}
	if begin < len(text) {
		list = append(list, text[begin:])
	}
	return list
}

// wording is a comparison being put together.
type wording []Word

// add puts text at the end, with what became of it. Of what changed at one place,
// what is gone comes before what is new.
func (w *wording) add(how string, tokens ...string) {
	for _, text := range tokens {
		at := len(*w)
		if how == WordGone && at > 0 && (*w)[at-1].How == WordNew {
			at--
		}
		if at > 0 && (*w)[at-1].How == how {
			(*w)[at-1].Text += text
			continue
		}
		*w = slices.Insert(*w, at, Word{how, text})
	}
}

// addDiff adds the differences of two texts that neither begin nor end alike.
func (w *wording) addDiff(x, y []string) {
	if len(x)*len(y) > mostWordPairs {
		w.add(WordGone, x...)
		w.add(WordNew, y...)
		return
	}
	// common[i][j] is how many tokens x[i:] and y[j:] share in order.
	width := len(y) + 1
	common := make([]int32, (len(x)+1)*width)
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				common[i*width+j] = common[(i+1)*width+j+1] + 1
			} else {
				common[i*width+j] = max(common[(i+1)*width+j], common[i*width+j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(x) && j < len(y) {
		switch {
		case x[i] == y[j]:
			w.add(WordSame, x[i])
			i, j = i+1, j+1
		case common[(i+1)*width+j] >= common[i*width+j+1]:
			w.add(WordGone, x[i])
			i++
		default:
			w.add(WordNew, y[j])
			j++
		}
	}
	w.add(WordGone, x[i:]...)
	w.add(WordNew, y[j:]...)
}

// readable joins changes that only blanks part, so that a changed phrase reads as one.
func (w wording) readable() []Word {
	var out wording
	for i, word := range w {
		blank := word.How == WordSame && i > 0 && i < len(w)-1 && strings.TrimSpace(word.Text) == "" && !strings.Contains(word.Text, "\n")
		switch {
		case blank && betweenChanges(w, i):
			out.add(WordGone, word.Text)
			out.add(WordNew, word.Text)
		default:
			out.add(word.How, word.Text)
		}
	}
	return out
}

// betweenChanges tells whether the words around a blank are ones that are gone and ones
// that are new, so that the blank belongs to the change.
func betweenChanges(w wording, at int) bool {
	kinds := map[string]bool{}
	for _, step := range []int{-1, 1} {
		for i := at + step; i >= 0 && i < len(w) && w[i].How != WordSame; i += step {
			kinds[w[i].How] = true
		}
	}
	return kinds[WordGone] && kinds[WordNew]
}

// MarkedText writes a comparison as plain text: [-gone-]{+new+}.
func MarkedText(list []Word) string {
	var b strings.Builder
	for _, w := range list {
		switch w.How {
		case WordGone:
			b.WriteString("[-" + w.Text + "-]")
		case WordNew:
			b.WriteString("{+" + w.Text + "+}")
		default:
			b.WriteString(w.Text)
		}
	}
	return b.String()
}
