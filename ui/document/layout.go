package document

import (
	"kept/ui/cell"
	"kept/ui/theme"
)

// labelWidth is how many cells the labels of a page have, in w.
func labelWidth(parts []Part, w int) int {
	n := 0
	for _, p := range parts {
		n = max(n, cell.Width(p.Label))
	}
	return min(n, max(w*2/5, 8))
}

// layout makes the lines of the page for a width, unless they are made already.
func (p *View) layout(t *theme.Theme, w int) {
	if p.Width == w && p.lines != nil {
		return
	}
	p.Width, p.lines, p.Spans = w, p.lines[:0], p.Spans[:0]
	p.collect()
	parts := p.parts()
	label := labelWidth(parts, w)
	for _, d := range parts {
		stop := -1
		if d.Stop != nil {
			stop = len(p.Spans)
		}
		from := len(p.lines)
		p.lines = append(p.lines, p.linesOf(t, d, stop, label, w)...)
		if stop >= 0 {
			p.Spans = append(p.Spans, [2]int{from, len(p.lines)})
		}
	}
	p.dropLeadingBlanks()
}

// linesOf lays out one part in w cells; label is how wide labels are.
func (p *View) linesOf(t *theme.Theme, d Part, stop, label, w int) []line {
	left := 2 + d.Indent
	if d.Heading {
		left = 2
	}
	head, headEnd := cell.Blank(left), 0
	if d.Label != "" {
		head += cell.Fit(d.Label, label, t.Glyphs.Cut) + "  "
		headEnd = left + label
		left += label + 2
	}
	if d.Text == "" && d.Label == "" {
		return []line{{role: d.Role, stop: stop, marked: d.Marked}}
	}
	var lines []line
	within := 0
	for i, text := range p.wrapped(t, d, w-left) {
		l := line{text: cell.Cut(head+text, w, t.Glyphs.Cut), role: d.Role, stop: stop, marked: d.Marked, within: within}
		if d.Marked {
			_, within = renderMarked(t, text, within)
		}
		if i == 0 {
			l.head = headEnd
		}
		lines = append(lines, l)
		head = cell.Blank(left)
	}
	return lines
}

// wrapped is the text of a part in lines of w cells, with the words that were searched for signed.
func (p *View) wrapped(t *theme.Theme, d Part, w int) []string {
	text := t.SignHits(d.Text, p.Hits)
	switch {
	case !d.Single:
		return cell.Wrap(text, max(w, 1))
	case d.Tail != "":
		return []string{cell.Cut(cell.Clean(text), max(w-cell.Width(d.Tail), 8), t.Glyphs.Cut) + cell.Clean(d.Tail)}
	}
	return []string{cell.Clean(text)}
}

// dropLeadingBlanks drops the blank line before the first heading.
func (p *View) dropLeadingBlanks() {
	for len(p.lines) > 0 && p.lines[0].text == "" && p.lines[0].stop < 0 {
		p.lines = p.lines[1:]
		for i := range p.Spans {
			p.Spans[i][0]--
			p.Spans[i][1]--
		}
	}
}
