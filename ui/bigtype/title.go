// Package bigtype draws large letters for a workshop of forty people. A [Page] is one idea: a [Title] in letters six
// lines high, made larger where the window allows, a few lines below it with space around them, and a hint of what
// comes next. The letters are drawn in font.txt, which is embedded. Where a letter is missing or the window is too
// small, the title is ordinary text: no word may ever be lost or cut for the sake of its size.
package bigtype

import (
	"strings"

	"kept/ui/cell"
	"kept/ui/theme"
)

// Title is a line of text in block letters. It breaks at words. In a window too
// narrow for its letters, or when it holds a sign that has no letter, it is set
// in spaced capitals, and at the narrowest in plain ones: no word is ever lost
// for want of width.
type Title struct {
	Text string
}

// block is a title as set for a size.
type block struct {
	lines []string
	width int
	big   int // how many times the font's size; 0: capitals
}

// best sets a title as large as it can be in w cells and so many lines. Letters
// of twice the size are used only within the lines given for them.
func (d *Title) best(t *theme.Theme, w, lines, linesForTwice int) block {
	if b, ok := set(d.Text, w, 2, t.Glyphs.Full); ok && len(b.lines) <= min(lines, linesForTwice) {
		return b
	}
	if b, ok := set(d.Text, w, 1, t.Glyphs.Full); ok && len(b.lines) <= lines {
		return b
	}
	return capitals(d.Text, w, lines)
}

// set sets a text in block letters of so many times their size, in rows as even
// as they can be. It fails when a word is too wide or holds a sign that is not
// drawn.
func set(text string, w, size int, ink string) (b block, ok bool) {
	b, ok = fill(text, w, size, ink)
	for ok && w > 0 {
		narrower, still := fill(text, b.width-1, size, ink)
		if !still || len(narrower.lines) > len(b.lines) {
			break
		}
		b = narrower
	}
	return b, ok
}

// fill is [set] with every row as full as it can be.
func fill(text string, w, size int, ink string) (b block, ok bool) {
	var rows [][]*letter // nil within a row: a space
	width := 0
	for _, s := range strings.Fields(substitutes.Replace(cell.Clean(text))) {
		letters, drawn := word(s)
		n := wide(letters) * size
		if !drawn || n > w {
			return b, false
		}
		if last := len(rows) - 1; last >= 0 && width+spaceWidth*size+n <= w {
			rows[last] = append(append(rows[last], nil), letters...)
			width += spaceWidth*size + n
		} else {
			rows = append(rows, letters)
			width = n
		}
		b.width = max(b.width, width)
	}
	b.big = size
	for i, row := range rows {
		if i > 0 {
			b.lines = append(b.lines, make([]string, size)...)
		}
		b.lines = append(b.lines, draw(row, size, ink)...)
	}
	return b, len(rows) > 0
}

// draw draws one row of letters. The line below the letters is omitted when
// none reaches there.
func draw(row []*letter, size int, ink string) []string {
	var lines []string
	for k := range letterLines {
		var b strings.Builder
		afterLetter := false // a letter is before this one
		for _, l := range row {
			if l == nil {
				b.WriteString(cell.Blank(spaceWidth * size))
				afterLetter = false
				continue
			}
			if afterLetter {
				b.WriteString(cell.Blank(letterGap * size))
			}
			for _, dot := range l[k] {
				if dot == '#' {
					b.WriteString(strings.Repeat(ink, size))
				} else {
					b.WriteString(cell.Blank(size))
				}
			}
			afterLetter = true
		}
		line := strings.TrimRight(b.String(), " ")
		if k == baseLines && line == "" {
			break
		}
		for range size {
			lines = append(lines, line)
		}
	}
	return lines
}

// capitals sets a text in spaced capitals, or in plain ones where these take too
// much space. What still does not fit is cut at the end of the last line.
func capitals(text string, w, most int) block {
	text = strings.ToUpper(strings.Join(strings.Fields(cell.Clean(text)), " "))
	lines, ok := spaced(text, w)
	if !ok || len(lines) > most {
		lines = cell.Wrap(text, max(w, 1))
	}
	b := block{lines: lines}
	for i, line := range b.lines {
		b.lines[i] = cell.Cut(line, w, "") // a sign of two cells in a window of one
		b.width = max(b.width, cell.Width(b.lines[i]))
	}
	return b
}

// spaced sets words with a space after every letter and three between words. It
// fails when one word is too wide.
func spaced(text string, w int) (lines []string, ok bool) {
	for _, s := range strings.Fields(text) {
		s = strings.Join(strings.Split(s, ""), " ")
		n := cell.Width(s)
		if n > w || strings.ContainsFunc(s, joins) {
			return nil, false
		}
		if last := len(lines) - 1; last >= 0 && cell.Width(lines[last])+3+n <= w {
			lines[last] += "   " + s
		} else {
			lines = append(lines, s)
		}
	}
	return lines, len(lines) > 0
}

// joins tells whether a sign stands on the one before it, so that no space may
// come between them.
func joins(r rune) bool { return cell.Width(string(r)) == 0 }
