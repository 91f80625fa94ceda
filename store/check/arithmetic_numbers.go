package check

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// numberToken reads a number that begins at i: sign, pounds, digits in groups,
// decimals, per cent, thousands or millions.
func numberToken(text string, i int) token {
	t := token{start: i, kind: aNumber}
	n := number{place: 1}
	i = n.readSign(text, i)
	d := readDigits(text, i)
	n.setValue(d)
	t.end = d.end
	if end, ok := n.readSuffix(text, d); ok {
		t.end = end
	} else if i = d.end; i < len(text) && (letterAt(text, i) || text[i] == ':' && digit(text, i+1)) { // 9am, 5th, 10:30
		n.bound = true
	}
	if strings.HasPrefix(text[t.end:], "%") {
		n.percent, n.year, t.end = true, false, t.end+1
	}
	t.number, t.low = n, text[t.start:t.end]
	return t
}

// readSign reads a sign and a pound sign at i, and gives where the digits begin.
func (n *number) readSign(text string, i int) int {
	switch c, size := utf8.DecodeRuneInString(text[i:]); c {
	case '-', '−':
		n.sign, i = -1, i+size
	case '+':
		n.sign, i = 1, i+size
	}
	if strings.HasPrefix(text[i:], "£") {
		n.money, i = true, i+len("£")
	}
	return i
}

// digits are those of a number.
type digits struct {
	text     string
	decimals int
	grouped  bool // with commas between thousands
	heading  bool // 3.2.1 is no number
	end      int
}

func readDigits(text string, i int) digits {
	var b strings.Builder
	var d digits
	for digit(text, i) || groupAt(text, i) {
		if text[i] == ',' {
			d.grouped = true
		} else {
			b.WriteByte(text[i])
		}
		i++
	}
	if pointAt(text, i) {
		b.WriteByte('.')
		for i++; digit(text, i); i++ {
			b.WriteByte(text[i])
			d.decimals++
		}
		d.heading = pointAt(text, i)
	}
	d.text, d.end = b.String(), i
	return d
}

// groupAt reports whether a comma and exactly three digits are at i.
func groupAt(text string, i int) bool {
	return i+3 < len(text) && text[i] == ',' && digit(text, i+1) && digit(text, i+2) && digit(text, i+3) && !digit(text, i+4)
}

// pointAt reports whether a point with a digit after it is at i.
func pointAt(text string, i int) bool {
	return i < len(text) && text[i] == '.' && digit(text, i+1)
}

// setValue sets what the digits mean.
func (n *number) setValue(d digits) {
	v, err := strconv.ParseFloat(d.text, 64)
	n.bound = d.heading || err != nil || math.IsInf(v, 0) || v > 1e15 || d.decimals > 9
	n.value = v
	n.place = math.Pow10(-d.decimals)
	if d.decimals > 0 {
		n.rounding = n.place / 2
	}
	n.year = d.decimals == 0 && !d.grouped && !n.money && v >= 1900 && v <= 2100
}

// readSuffix reads the letter of thousands or millions behind the digits: "£80k", "1.2m".
func (n *number) readSuffix(text string, d digits) (end int, ok bool) {
	if !n.money && d.decimals == 0 {
		return 0, false
	}
	for _, suffix := range [...]string{"k", "m", "bn"} {
		end := d.end + len(suffix)
		if strings.HasPrefix(strings.ToLower(text[d.end:]), suffix) && !letterAt(text, end) && !digit(text, end) {
			n.scale(magnitudes[suffix])
			return end, true
		}
	}
	return 0, false
}

// scale makes "1.2 million" of 1.2, which may have been rounded.
func (n *number) scale(worth float64) {
	n.value, n.place = n.value*worth, n.place*worth
	n.rounding, n.year = n.place/2, false
}
