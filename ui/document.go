package ui

import (
	"slices"

	"kept/store"
	"kept/store/submission"
	"kept/ui/cell"
	"kept/ui/theme"
)

// stop is a place on a page where the cursor can stand.
type stop struct {
	key    string           // the same for the same thing when the page is made anew
	field  string           // the field it shows, if it shows one
	record *store.Record    // the entry it shows, if it shows one
	add    string           // the kind of record that can be added here
	parent store.ID         // what such a record would belong to
	kind   string           // of what Enter opens in another room
	open   store.ID         // what Enter opens in another room
	run    string           // or a command that Enter runs
	filter []store.Filter   // or what Enter filters the actions by
	fold   string           // the question of the overview it stands under, if it does
	note   *submission.Note // what can be taken into a response, if that is shown
}

// part is one paragraph of a page: a heading, or a label and its text.
type part struct {
	label   string
	text    string
	role    theme.Role
	heading bool
	indent  int
	stop    *stop
	single  bool   // cut to one line
	tail    string // what is never cut off a single line: the text makes room for it
	marked  bool   // words that are gone and new are marked in it
}

// document is a page: what the detail pane and the overview show.
type document struct {
	id     string // of the record it shows
	title  string
	record *store.Record
	parts  []part
	// sections are parts that are shown one at a time; none: all is one page.
	sections []section
	beside   []string // the sections shown next to the page where there is room, the first that is not in front
}

func (d *document) heading(text string) { d.headingStop(text, nil) }

func (d *document) headingStop(text string, s *stop) {
	d.parts = append(d.parts, part{}, part{text: text, heading: true, role: theme.Heading, stop: s})
}

func (d *document) say(role theme.Role, text string) {
	d.parts = append(d.parts, part{text: text, role: role})
}

func (d *document) pair(label, text string) {
	d.parts = append(d.parts, part{label: label, text: text})
}

// docLine is one line of a page as laid out for a width.
type docLine struct {
	text string
	role theme.Role
	head int // cells of the label at its beginning
	stop int // the stop it belongs to, or -1

	marked bool // words that are gone and new are marked in it
	within int  // the sign that is open at its beginning
}

// page shows a document and where the cursor is on it.
type page struct {
	doc    *document
	empty  string // what to say when there is no document
	at     int    // the stop at the cursor
	top    int    // the first visible line
	height int
	snap   bool     // the stop at the cursor is to be brought into view
	hits   []string // words to be marked, in lower case

	bare    bool // without what stands over every section
	section int  // of the document's sections, the one in front
	tabbed  int  // lines that the names of the sections take
	named   []sectionTab

	seeking [2]string // the section and the key of the line to go to on the page that comes next

	width int // what the lines were laid out for
	lines []docLine
	stops []*stop
	spans [][2]int // the lines of each stop
}

// show puts a document on the page; on the same record the cursor stays where
// it was.
func (p *page) show(d *document) {
	key, same := "", p.doc != nil && d != nil && p.doc.id == d.id
	if s := p.stop(); s != nil {
		key = s.key
	}
	at, top := p.at, p.top
	p.doc, p.width, p.lines, p.stops = d, 0, nil, nil
	if d != nil && len(d.sections) > 0 {
		p.section = min(p.section, len(d.sections)-1)
	}
	p.at, p.top = 0, 0
	if d != nil && p.sought() {
		return
	}
	if !same || d == nil {
		return
	}
	p.collect()
	p.at, p.top = min(at, max(len(p.stops)-1, 0)), top
	for i, s := range p.stops {
		if s.key == key {
			p.at, p.snap = i, true
			break
		}
	}
}

// seekEntry puts the cursor on a line as soon as the page that is being read is shown.
func (p *page) seekEntry(section, key string) { p.seeking = [2]string{section, key} }

// sought goes to the line that was asked for; false when none was.
func (p *page) sought() bool {
	section, key := p.seeking[0], p.seeking[1]
	p.seeking = [2]string{}
	if section == "" {
		return false
	}
	if i := p.doc.sectionNamed(section); i >= 0 {
		p.toSection(i)
	}
	p.seek(key)
	return true
}

// look marks words on the page.
func (p *page) look(hits []string) {
	if !slices.Equal(hits, p.hits) {
		p.hits, p.width, p.lines = hits, 0, nil
	}
}

func (p *page) collect() {
	p.stops = nil
	if p.doc == nil {
		return
	}
	for _, part := range p.parts() {
		if part.stop != nil {
			p.stops = append(p.stops, part.stop)
		}
	}
}

// stop is the place at the cursor, or nil.
func (p *page) stop() *stop {
	if p.stops == nil {
		p.collect()
	}
	if p.at < 0 || p.at >= len(p.stops) {
		return nil
	}
	return p.stops[p.at]
}

// seek puts the cursor on the stop of this key.
func (p *page) seek(key string) {
	p.collect()
	for i, s := range p.stops {
		if s.key == key {
			p.at, p.snap = i, true
			return
		}
	}
}

// parts are what the page shows of its document.
func (p *page) parts() []part {
	parts := p.doc.shown(p.section)
	if p.bare && len(p.doc.sections) > 0 {
		parts = parts[p.doc.sections[0].from:]
	}
	return parts
}

// labelWidth is how many cells the labels of a page have, in w.
func labelWidth(parts []part, w int) int {
	n := 0
	for _, p := range parts {
		n = max(n, cell.Width(p.label))
	}
	return min(n, max(w*2/5, 8))
}

func (p *page) layOut(t *theme.Theme, w int) {
	if p.width == w && p.lines != nil {
		return
	}
	p.width, p.lines, p.spans = w, p.lines[:0], p.spans[:0]
	p.collect()
	parts := p.parts()
	label := labelWidth(parts, w)
	at := -1
	for _, d := range parts {
		if d.stop != nil {
			at++
			p.spans = append(p.spans, [2]int{len(p.lines), len(p.lines)})
		}
		own := -1
		if d.stop != nil {
			own = at
		}
		left := 2 + d.indent
		head, first := cell.Blank(left), 0
		if d.heading {
			head = cell.Blank(2)
			left = 2
		}
		if d.label != "" {
			head = cell.Blank(left) + cell.Fit(d.label, label, t.Glyphs.Cut) + "  "
			first = left + label
			left += label + 2
		}
		text := t.SignHits(d.text, p.hits)
		texts := []string{cell.Clean(text)}
		if !d.single {
			texts = cell.Wrap(text, max(w-left, 1))
		} else if d.tail != "" {
			texts[0] = cell.Cut(texts[0], max(w-left-cell.Width(d.tail), 8), t.Glyphs.Cut) + cell.Clean(d.tail)
		}
		within := 0
		for i, text := range texts {
			line := docLine{text: cell.Cut(head+text, w, t.Glyphs.Cut), role: d.role, stop: own, marked: d.marked, within: within}
			if d.marked {
				_, within = renderMarked(t, text, within)
			}
			if d.text == "" && d.label == "" {
				line.text = ""
			}
			if i == 0 {
				line.head = first
			}
			p.lines = append(p.lines, line)
			head = cell.Blank(left)
		}
		if own >= 0 {
			p.spans[own][1] = len(p.lines)
		}
	}
	for len(p.lines) > 0 && p.lines[0].text == "" && p.lines[0].stop < 0 { // no blank line before the first heading
		p.lines = p.lines[1:]
		for i := range p.spans {
			p.spans[i][0]--
			p.spans[i][1]--
		}
	}
}

// move goes so many stops on; where there is none further, it scrolls.
func (p *page) move(by int) {
	if p.doc == nil {
		return
	}
	n := len(p.stops)
	next := max(0, min(p.at+by, n-1))
	if p.snap = n > 0 && next != p.at; !p.snap {
		p.top = max(0, min(p.top+by, len(p.lines)-p.height))
	}
	p.at = max(next, 0)
}

// follow keeps the stop at the cursor visible.
func (p *page) follow() {
	if p.at < len(p.spans) {
		s := p.spans[p.at]
		if s[1] > p.top+p.height {
			p.top = s[1] - p.height
		}
		if s[0] < p.top {
			p.top = s[0]
		}
		if p.at == 0 && s[0] < p.height {
			p.top = min(p.top, 0)
		}
	}
	p.top = max(0, min(p.top, len(p.lines)-p.height))
}

// screen goes a screen on, and takes the cursor along.
func (p *page) screen(by int) {
	p.top = max(0, min(p.top+by*max(p.height-1, 1), len(p.lines)-p.height))
	for i, s := range p.spans {
		if s[0] >= p.top {
			p.at = i
			if by > 0 && p.top+p.height >= len(p.lines) {
				p.at = len(p.spans) - 1
			}
			break
		}
	}
	p.snap = false
}

// Draw draws the page: exactly h lines of at most w cells.
func (p *page) Draw(t *theme.Theme, w, h int, focused bool) []string {
	lines := make([]string, 0, h)
	p.tabbed, p.named = 0, nil
	if p.doc == nil {
		for _, s := range cell.Wrap(p.empty, max(w-2, 1)) {
			lines = append(lines, t.Render(theme.Dim, cell.Cut("  "+s, w, t.Glyphs.Cut)))
		}
	} else {
		if p.width != w && p.width != 0 {
			p.snap = true // laid out anew, the cursor has to be found again
		}
		p.layOut(t, w)
		if len(p.doc.sections) > 0 && h > 2 {
			var names string
			names, p.named = p.tabs(t, w)
			lines = append(lines, names)
			p.tabbed = 1
		}
		p.height = h - p.tabbed
		if p.snap {
			p.follow()
			p.snap = false
		}
		p.top = max(0, min(p.top, len(p.lines)-p.height))
		for i := p.top; i < len(p.lines) && len(lines) < h; i++ {
			lines = append(lines, p.line(t, p.lines[i], i, w, focused))
		}
	}
	for len(lines) < h {
		lines = append(lines, "")
	}
	return lines[:h]
}

func (p *page) line(t *theme.Theme, l docLine, at, w int, focused bool) string {
	if l.stop >= 0 && l.stop == p.at && focused {
		text := l.text
		if at == p.spans[l.stop][0] && len(text) > 1 {
			text = t.Glyphs.Cursor + text[1:]
		}
		return t.RenderHits(theme.Cursor, cell.Fit(text, w, ""), p.hits)
	}
	if l.marked {
		text, _ := renderMarked(t, l.text, l.within)
		return text
	}
	if l.head > 0 && l.head < len(l.text) && l.role == theme.Text {
		head := cell.Cut(l.text, l.head, "")
		if len(head) == l.head { // plain letters, so that cells are bytes
			return t.Render(theme.Dim, head) + t.RenderHits(theme.Text, l.text[l.head:], p.hits)
		}
	}
	return t.RenderHits(l.role, l.text, p.hits)
}

// Position says how far down the page one is.
func (p *page) Position() string {
	if p.doc == nil || len(p.lines) <= p.height {
		return ""
	}
	if p.top+p.height >= len(p.lines) {
		return "end of page"
	}
	return "more below"
}

// first and last go to the top and to the end of the page.
func (p *page) first() { p.at, p.top, p.snap = 0, 0, false }
func (p *page) last()  { p.at, p.top, p.snap = max(len(p.stops)-1, 0), len(p.lines), false }
