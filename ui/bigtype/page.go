package bigtype

import (
	"strconv"

	"kept/ui/cell"
	"kept/ui/theme"
)

// Page is one idea, laid out for an audience: a large title, a few lines under it
// with space around them, and at the foot a hint of what comes next.
type Page struct {
	Title string
	Lines []string // paragraphs; each is wrapped
	Hint  string   // may be blank

	x, y int
}

const (
	measure     = 64 // cells of the longest line that is read with ease
	measureWide = 84 // in windows of wideFrom cells and more
	wideFrom    = 160
	tallFrom    = 48 // lines from which letters of twice the size may be used
)

// spacing is blank lines under the title and between paragraphs. The most
// generous that fits is used.
type spacing struct{ title, paragraphs int }

var spacings = [...]spacing{{4, 2}, {3, 1}, {2, 1}, {1, 1}, {1, 0}}

// Draw draws the page in the middle of exactly h lines of at most w cells. The
// place of the real cursor is then given by [Page.Cursor].
func (p *Page) Draw(t *theme.Theme, w, h int) []string {
	if h < 1 || w < 1 {
		p.x, p.y = 0, 0
		return make([]string, max(h, 0))
	}
	hint := p.hint(t, w, h)
	height := h - len(hint)
	texts := p.paragraphs(w)
	title, gap := p.arrange(t, w, height, texts)
	var lines []string
	left := max(w-title.width, 0) / 2
	for _, line := range title.lines {
		if line != "" {
			line = t.Render(theme.Heading, cell.Cut(cell.Blank(left)+line, w, ""))
		}
		lines = append(lines, line)
	}
	p.x, p.y = left, 0
	if len(texts) > 0 && len(lines) > 0 {
		lines = append(lines, make([]string, gap.title)...)
	}
	begin := len(lines)
	left = max(w-widest(texts), 0) / 2
	for i, paragraph := range texts {
		if i > 0 {
			lines = append(lines, make([]string, gap.paragraphs)...)
		}
		for _, line := range paragraph {
			lines = append(lines, t.Render(theme.Text, cell.Cut(cell.Blank(left)+line, w, "")))
		}
	}
	if len(texts) > 0 {
		p.x, p.y = left, begin // a screen reader reads from here what block letters hide from it
	}
	if lost := len(lines) - height; lost > 0 {
		lines = lines[:height]
		if height > 1 {
			more := t.Glyphs.More + " and " + strconv.Itoa(lost+1) + " more lines; they need a larger window"
			lines[height-1] = t.Render(theme.Dim, cell.Cut(cell.Blank(max(w-cell.Width(more), 0)/2)+more, w, t.Glyphs.Cut))
		}
	}
	above := (height - len(lines)) * 2 / 5 // the middle that the eye sees is above the middle
	all := append(make([]string, above, h), lines...)
	p.x, p.y = min(p.x, w-1), min(p.y+above, h-1)
	for len(all) < height {
		all = append(all, "")
	}
	return append(all, hint...)
}

// hint is the foot of the page: the hint in the middle, and a line under it
// where there is space for one.
func (p *Page) hint(t *theme.Theme, w, h int) []string {
	if p.Hint == "" || h < 4 {
		return nil
	}
	text := cell.Cut(cell.Clean(p.Hint), w, t.Glyphs.Cut)
	line := t.Render(theme.Dim, cell.Blank((w-cell.Width(text))/2)+text)
	if h < 12 {
		return []string{line}
	}
	return []string{"", line, ""}
}

func (p *Page) paragraphs(w int) [][]string {
	most := measure
	if w >= wideFrom {
		most = measureWide
	}
	if w > 24 {
		w -= 8
	}
	var texts [][]string
	for _, s := range p.Lines {
		wrapped := even(s, min(w, most))
		for i := range wrapped {
			wrapped[i] = cell.Cut(wrapped[i], w, "")
		}
		texts = append(texts, wrapped)
	}
	return texts
}

// even wraps a paragraph so that its lines are about as long as each other: a
// last line of one word looks like an accident on a wall.
func even(s string, w int) []string {
	lines := cell.Wrap(s, w)
	for narrower := w - 1; narrower > w/2 && len(lines) > 1; narrower-- {
		next := cell.Wrap(s, narrower)
		if len(next) > len(lines) {
			break
		}
		lines = next
	}
	return lines
}

func widest(texts [][]string) int {
	n := 0
	for _, lines := range texts {
		for _, line := range lines {
			n = max(n, cell.Width(line))
		}
	}
	return n
}

// arrange finds the largest title and the most generous spacing that leave space
// for every line of the text.
func (p *Page) arrange(t *theme.Theme, w, height int, texts [][]string) (block, spacing) {
	body := 0
	for _, lines := range texts {
		body += len(lines)
	}
	need := func(b block, s spacing) int {
		n := len(b.lines) + body + s.paragraphs*max(len(texts)-1, 0)
		if len(texts) > 0 && len(b.lines) > 0 {
			n += s.title
		}
		return n
	}
	twice := 0
	if height >= tallFrom {
		twice = height / 2
	}
	title := Title{p.Title}
	if p.Title == "" {
		for _, s := range spacings {
			if need(block{}, s) <= height {
				return block{}, s
			}
		}
		return block{}, spacings[len(spacings)-1]
	}
	width := w
	if w > 24 {
		width = w - 4
	}
	var last block
	for _, most := range []int{height * 2 / 3, 1} { // first with block letters, then without
		last = title.best(t, width, most, twice)
		for _, s := range spacings[:len(spacings)-1] {
			if need(last, s) <= height {
				return last, s
			}
		}
	}
	return last, spacings[len(spacings)-1]
}

// Cursor is the place of the real cursor on the page as it was drawn last: where
// its text begins.
func (p *Page) Cursor() (x, y int) { return p.x, p.y }

// Plain gives the page one thing a line for a screen reader.
func (p *Page) Plain() []string {
	var lines []string
	for _, s := range append(append([]string{p.Title}, p.Lines...), p.Hint) {
		if s = cell.Clean(s); s != "" {
			lines = append(lines, s)
		}
	}
	return lines
}
