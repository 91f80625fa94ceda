package document

import (
	"slices"

	"kept/store"
	"kept/store/submission"
	"kept/ui/cell"
	"kept/ui/theme"
)

// Stop is a place on a page where the cursor can stand.
type Stop struct {
	Key      string           // the same for the same thing when the page is made again
	Field    string           // the field it shows, if it shows one
	Record   *store.Record    // the entry it shows, if it shows one
	Add      string           // the kind of record that can be added here
	Parent   store.ID         // what such a record would belong to
	Kind     string           // of what Enter opens on another page
	Open     store.ID         // what Enter opens on another page
	Run      string           // or a command that Enter runs
	Filter   []store.Filter   // or what Enter filters the actions by
	Question string           // the question of the overview it stands under, if it does
	Note     *submission.Note // what can be taken into a response, if that is shown
}

// Part is one paragraph of a page: a heading, or a label and its text.
type Part struct {
	Label   string
	Text    string
	Role    theme.Role
	Heading bool
	Indent  int
	Stop    *Stop
	Single  bool   // cut to one line
	Tail    string // what is never cut off a single line: the text makes space for it
	Marked  bool   // words that are gone and new are marked in it
}

// Document is a page: what the detail pane and the overview show.
type Document struct {
	ID     string // of the record it shows
	Title  string
	Record *store.Record
	Parts  []Part
	// Sections are parts that are shown one at a time; none: all is one page.
	Sections     []Section
	SideSections []string // the sections shown next to the page where there is space, the first that is not in front
}

// AddHeading adds a heading.
func (d *Document) AddHeading(text string) { d.AddHeadingStop(text, nil) }

// AddHeadingStop adds a heading that the cursor can go to.
func (d *Document) AddHeadingStop(text string, s *Stop) {
	d.Parts = append(d.Parts, Part{}, Part{Text: text, Heading: true, Role: theme.Heading, Stop: s})
}

// AddText adds a paragraph.
func (d *Document) AddText(role theme.Role, text string) {
	d.Parts = append(d.Parts, Part{Text: text, Role: role})
}

// AddPair adds a label with its text.
func (d *Document) AddPair(label, text string) {
	d.Parts = append(d.Parts, Part{Label: label, Text: text})
}

// line is one line of a page as laid out for a width.
type line struct {
	text string
	role theme.Role
	head int // cells of the label at its beginning
	stop int // the stop it belongs to, or -1

	marked bool // words that are gone and new are marked in it
	within int  // the sign that is open at its beginning
}

// View shows a document and where the cursor is on it.
type View struct {
	Doc    *Document
	Empty  string // what to say when there is no document
	At     int    // the stop at the cursor
	Top    int    // the first visible line
	Height int
	snap   bool     // the stop at the cursor is to be brought into view
	Hits   []string // words to be marked, in lower case

	Bare    bool // without what stands over every section
	Section int  // of the document's sections, the one in front
	Tabbed  int  // lines that the names of the sections take
	Named   []sectionTab

	seeking [2]string // the section and the key of the line to go to on the page that comes next

	Width int // what the lines were laid out for
	lines []line
	stops []*Stop
	Spans [][2]int // the lines of each stop
}

// Show puts a document on the page; on the same record the cursor stays where
// it was.
func (p *View) Show(d *Document) {
	key, same := "", p.Doc != nil && d != nil && p.Doc.ID == d.ID
	if s := p.Stop(); s != nil {
		key = s.Key
	}
	at, top := p.At, p.Top
	p.Doc, p.Width, p.lines, p.stops = d, 0, nil, nil
	if d != nil && len(d.Sections) > 0 {
		p.Section = min(p.Section, len(d.Sections)-1)
	}
	p.At, p.Top = 0, 0
	if d != nil && p.goToSought() {
		return
	}
	if !same || d == nil {
		return
	}
	p.collect()
	p.At, p.Top = min(at, max(len(p.stops)-1, 0)), top
	for i, s := range p.stops {
		if s.Key == key {
			p.At, p.snap = i, true
			break
		}
	}
}

// SeekEntry puts the cursor on a line as soon as the page that is being read is shown.
func (p *View) SeekEntry(section, key string) { p.seeking = [2]string{section, key} }

// goToSought goes to the line that was asked for; false when none was.
func (p *View) goToSought() bool {
	section, key := p.seeking[0], p.seeking[1]
	p.seeking = [2]string{}
	if section == "" {
		return false
	}
	if i := p.Doc.SectionNamed(section); i >= 0 {
		p.ToSection(i)
	}
	p.Seek(key)
	return true
}

// Highlight marks words on the page.
func (p *View) Highlight(hits []string) {
	if !slices.Equal(hits, p.Hits) {
		p.Hits, p.Width, p.lines = hits, 0, nil
	}
}

func (p *View) collect() {
	p.stops = nil
	if p.Doc == nil {
		return
	}
	for _, part := range p.parts() {
		if part.Stop != nil {
			p.stops = append(p.stops, part.Stop)
		}
	}
}

// Stop is the place at the cursor, or nil.
func (p *View) Stop() *Stop {
	if p.stops == nil {
		p.collect()
	}
	if p.At < 0 || p.At >= len(p.stops) {
		return nil
	}
	return p.stops[p.At]
}

// Seek puts the cursor on the stop of this key.
func (p *View) Seek(key string) {
	p.collect()
	for i, s := range p.stops {
		if s.Key == key {
			p.At, p.snap = i, true
			return
		}
	}
}

// parts are what the page shows of its document.
func (p *View) parts() []Part {
	parts := p.Doc.PartsOf(p.Section)
	if p.Bare && len(p.Doc.Sections) > 0 {
		parts = parts[p.Doc.Sections[0].From:]
	}
	return parts
}

// Move goes so many stops on; where there is none further, it scrolls.
func (p *View) Move(by int) {
	if p.Doc == nil {
		return
	}
	n := len(p.stops)
	next := max(0, min(p.At+by, n-1))
	if p.snap = n > 0 && next != p.At; !p.snap {
		p.Top = max(0, min(p.Top+by, len(p.lines)-p.Height))
	}
	p.At = max(next, 0)
}

// follow keeps the stop at the cursor visible.
func (p *View) follow() {
	if p.At < len(p.Spans) {
		s := p.Spans[p.At]
		if s[1] > p.Top+p.Height {
			p.Top = s[1] - p.Height
		}
		if s[0] < p.Top {
			p.Top = s[0]
		}
		if p.At == 0 && s[0] < p.Height {
			p.Top = min(p.Top, 0)
		}
	}
	p.Top = max(0, min(p.Top, len(p.lines)-p.Height))
}

// Screen goes a screen on, and takes the cursor along.
func (p *View) Screen(by int) {
	p.Top = max(0, min(p.Top+by*max(p.Height-1, 1), len(p.lines)-p.Height))
	for i, s := range p.Spans {
		if s[0] >= p.Top {
			p.At = i
			if by > 0 && p.Top+p.Height >= len(p.lines) {
				p.At = len(p.Spans) - 1
			}
			break
		}
	}
	p.snap = false
}

// Draw draws the page: exactly h lines of at most w cells.
func (p *View) Draw(t *theme.Theme, w, h int, focused bool) []string {
	lines := make([]string, 0, h)
	p.Tabbed, p.Named = 0, nil
	if p.Doc == nil {
		for _, s := range cell.Wrap(p.Empty, max(w-2, 1)) {
			lines = append(lines, t.Render(theme.Dim, cell.Cut("  "+s, w, t.Glyphs.Cut)))
		}
	} else {
		if p.Width != w && p.Width != 0 {
			p.snap = true // laid out anew, the cursor has to be found again
		}
		p.layout(t, w)
		if len(p.Doc.Sections) > 0 && h > 2 {
			var names string
			names, p.Named = p.tabs(t, w)
			lines = append(lines, names)
			p.Tabbed = 1
		}
		p.Height = h - p.Tabbed
		if p.snap {
			p.follow()
			p.snap = false
		}
		p.Top = max(0, min(p.Top, len(p.lines)-p.Height))
		for i := p.Top; i < len(p.lines) && len(lines) < h; i++ {
			lines = append(lines, p.line(t, p.lines[i], i, w, focused))
		}
	}
	for len(lines) < h {
		lines = append(lines, "")
	}
	return lines[:h]
}

func (p *View) line(t *theme.Theme, l line, at, w int, focused bool) string {
	if l.stop >= 0 && l.stop == p.At && focused {
		text := l.text
		if at == p.Spans[l.stop][0] && len(text) > 1 {
			text = t.Glyphs.Cursor + text[1:]
		}
		return t.RenderHits(theme.Cursor, cell.Fit(text, w, ""), p.Hits)
	}
	if l.marked {
		text, _ := renderMarked(t, l.text, l.within)
		return text
	}
	if l.head > 0 && l.head < len(l.text) && l.role == theme.Text {
		head := cell.Cut(l.text, l.head, "")
		if len(head) == l.head { // plain letters, so that cells are bytes
			return t.Render(theme.Dim, head) + t.RenderHits(theme.Text, l.text[l.head:], p.Hits)
		}
	}
	return t.RenderHits(l.role, l.text, p.Hits)
}

// Position says how far down the page one is.
func (p *View) Position() string {
	if p.Doc == nil || len(p.lines) <= p.Height {
		return ""
	}
	if p.Top+p.Height >= len(p.lines) {
		return "end of page"
	}
	return "more below"
}

// First goes to the top of the page.
func (p *View) First() { p.At, p.Top, p.snap = 0, 0, false }

// Last goes to the end of the page.
func (p *View) Last() { p.At, p.Top, p.snap = max(len(p.stops)-1, 0), len(p.lines), false }
