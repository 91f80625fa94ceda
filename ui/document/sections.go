package document

import (
	"strconv"
	"strings"

	"kept/ui/cell"
	"kept/ui/theme"
)

// Section is one part of a page that is shown by itself, with its name at the
// top. What stands before the first section is shown over each of them.
type Section struct {
	title string
	Count int // what it holds, for its name; 0 is not said
	From  int // its first part
}

// The sections that pages of several kinds have.
const (
	SectionSummary = "Summary"
	SectionActions = "Actions"
	SectionHistory = "History" // a record's changes
)

// BeginSection begins a section.
func (d *Document) BeginSection(title string, count int) {
	d.Sections = append(d.Sections, Section{title: title, Count: count, From: len(d.Parts)})
}

// PartsOf are the parts of a document with one of its sections.
func (d *Document) PartsOf(at int) []Part {
	if len(d.Sections) == 0 {
		return d.Parts
	}
	at = max(0, min(at, len(d.Sections)-1))
	to := len(d.Parts)
	if at+1 < len(d.Sections) {
		to = d.Sections[at+1].From
	}
	head := d.Parts[:d.Sections[0].From:d.Sections[0].From]
	return append(head, d.Parts[d.Sections[at].From:to]...)
}

// SectionNamed is where a section stands; -1 when there is none.
func (d *Document) SectionNamed(title string) int {
	for i, s := range d.Sections {
		if s.title == title {
			return i
		}
	}
	return -1
}

// Turn goes to another section of the page; false when there is none.
func (p *View) Turn(by int) bool {
	if p.Doc == nil || len(p.Doc.Sections) == 0 {
		return false
	}
	n := len(p.Doc.Sections)
	p.ToSection((p.Section + by + n) % n)
	return true
}

// ToSection goes to a section of the document.
func (p *View) ToSection(i int) {
	p.Section = i
	p.Width, p.lines, p.stops = 0, nil, nil
	p.At, p.Top, p.snap = 0, 0, false
}

// OnHistory tells whether the section in front is that of the changes.
func (p *View) OnHistory() bool {
	return p.Doc != nil && len(p.Doc.Sections) > 0 && p.Section == p.Doc.SectionNamed(SectionHistory)
}

// sectionTab is where the name of a section was drawn.
type sectionTab struct{ Section, X, W int }

// tabs draws the names of the sections in one line, and says where each stands.
// The one in front is in brackets. Where there is little space the numbers go
// first, then the space between, and at last the sections far from it.
func (p *View) tabs(t *theme.Theme, w int) (string, []sectionTab) {
	names, tight := p.tabNames(w)
	width := func(i int) int {
		n := cell.Width(names[i]) + 2
		if tight && i != p.Section {
			n--
			if i == p.Section+1 { // the bracket stands where its space would
				n--
			}
		}
		return n
	}
	first, upTo := 0, 0
	for i := 0; i <= p.Section; i++ {
		upTo += width(i)
	}
	for ; first < p.Section && upTo > w; first++ {
		upTo -= width(first)
	}
	var b strings.Builder
	var places []sectionTab
	x := 0
	for i := first; i < len(names) && x+width(i) <= w; i++ {
		text := " " + names[i] + " "
		switch {
		case i == p.Section:
			text = "[" + names[i] + "]"
		case tight && i == p.Section+1:
			text = names[i]
		case tight:
			text = " " + names[i]
		}
		role := theme.Dim
		if i == p.Section {
			role = theme.Tab
		}
		b.WriteString(t.Render(role, text))
		places = append(places, sectionTab{i, x, width(i)})
		x += width(i)
	}
	return cell.Cut(b.String(), w, ""), places
}

// tabNames are the names of the sections as there is space for them.
func (p *View) tabNames(w int) (names []string, tight bool) {
	names = make([]string, len(p.Doc.Sections))
	for _, counts := range []bool{true, false} {
		total := 0
		for i, s := range p.Doc.Sections {
			names[i] = s.title
			if counts && s.Count > 0 {
				names[i] += " " + strconv.Itoa(s.Count)
			}
			total += cell.Width(names[i])
		}
		if total+2*len(names) <= w {
			return names, false
		}
		if total+len(names)+1 <= w {
			return names, true
		}
	}
	return names, true
}

// BeginHistory keeps a place for the changes, which are read when they are shown.
func (d *Document) BeginHistory() {
	d.BeginSection(SectionHistory, 0)
	d.Parts = append(d.Parts, Part{}, Part{Text: "Reading...", Role: theme.Dim})
}

// SideSection is the section that stands beside the page while another is in front;
// -1 when there is none.
func (d *Document) SideSection(front int) int {
	for _, title := range d.SideSections {
		if at := d.SectionNamed(title); at >= 0 && at != front {
			return at
		}
	}
	for _, at := range []int{1, 0} {
		if at < len(d.Sections) && at != front {
			return at
		}
	}
	return -1
}
