package ui

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/rule"
	"kept/ui/cell"
	"kept/ui/host"
	"kept/ui/theme"
)

// section is one part of a page that is shown by itself, with its name at the
// top. What stands before the first section is shown over each of them.
type section struct {
	title string
	count int // what it holds, for its name; 0 is not said
	from  int // its first part
}

// The sections that pages of several kinds have.
const (
	sectionSummary = "Summary"
	sectionActions = "Actions"
	sectionHistory = "History" // a record's changes
)

// begin begins a section.
func (d *document) begin(title string, count int) {
	d.sections = append(d.sections, section{title: title, count: count, from: len(d.parts)})
}

// shown are the parts of a document with one of its sections.
func (d *document) shown(at int) []part {
	if len(d.sections) == 0 {
		return d.parts
	}
	at = max(0, min(at, len(d.sections)-1))
	to := len(d.parts)
	if at+1 < len(d.sections) {
		to = d.sections[at+1].from
	}
	head := d.parts[:d.sections[0].from:d.sections[0].from]
	return append(head, d.parts[d.sections[at].from:to]...)
}

// sectionNamed is where a section stands; -1 when there is none.
func (d *document) sectionNamed(title string) int {
	for i, s := range d.sections {
		if s.title == title {
			return i
		}
	}
	return -1
}

// turn goes to another section of the page; false when there is none.
func (p *page) turn(by int) bool {
	if p.doc == nil || len(p.doc.sections) == 0 {
		return false
	}
	n := len(p.doc.sections)
	p.toSection((p.section + by + n) % n)
	return true
}

func (p *page) toSection(i int) {
	p.section = i
	p.width, p.lines, p.stops = 0, nil, nil
	p.at, p.top, p.snap = 0, 0, false
}

// onHistory tells whether the section in front is that of the changes.
func (p *page) onHistory() bool {
	return p.doc != nil && len(p.doc.sections) > 0 && p.section == p.doc.sectionNamed(sectionHistory)
}

// sectionTab is where the name of a section was drawn.
type sectionTab struct{ section, x, w int }

// tabs draws the names of the sections in one line, and says where each stands.
// The one in front is in brackets. Where there is little room the numbers go
// first, then the space between, and at last the sections far from it.
func (p *page) tabs(t *theme.Theme, w int) (string, []sectionTab) {
	names, tight := p.tabNames(w)
	width := func(i int) int {
		n := cell.Width(names[i]) + 2
		if tight && i != p.section {
			n--
			if i == p.section+1 { // the bracket stands where its space would
				n--
			}
		}
		return n
	}
	first, upTo := 0, 0
	for i := 0; i <= p.section; i++ {
		upTo += width(i)
	}
	for ; first < p.section && upTo > w; first++ {
		upTo -= width(first)
	}
	var b strings.Builder
	var places []sectionTab
	x := 0
	for i := first; i < len(names) && x+width(i) <= w; i++ {
		text := " " + names[i] + " "
		switch {
		case i == p.section:
			text = "[" + names[i] + "]"
		case tight && i == p.section+1:
			text = names[i]
		case tight:
			text = " " + names[i]
		}
		role := theme.Dim
		if i == p.section {
			role = theme.Tab
		}
		b.WriteString(t.Render(role, text))
		places = append(places, sectionTab{i, x, width(i)})
		x += width(i)
	}
	return cell.Cut(b.String(), w, ""), places
}

// tabNames are the names of the sections as there is room for them.
func (p *page) tabNames(w int) (names []string, tight bool) {
	names = make([]string, len(p.doc.sections))
	for _, counts := range []bool{true, false} {
		total := 0
		for i, s := range p.doc.sections {
			names[i] = s.title
			if counts && s.count > 0 {
				names[i] += " " + strconv.Itoa(s.count)
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

// describeAction makes the page of an action, in sections.
func describeAction(ctx context.Context, d *document, w *store.Workbook, r *store.Record, g *theme.Glyphs) error {
	entries := func(kinds ...string) {
		for _, name := range kinds {
			describeEntries(d, r, store.KindNamed(name))
		}
	}
	d.beside = []string{sectionHistory, "Updates"}
	d.begin(sectionSummary, 0)
	describeFields(d, r, g, nil)
	entries("resource")
	d.begin("Updates", len(r.Children("update")))
	entries("update")
	d.begin("Evidence", len(r.Children("evidence")))
	entries("evidence", "measure")
	open := 0
	for _, s := range r.Children("next_step") {
		if !rule.IsDone(s) {
			open++
		}
	}
	d.begin("Next steps", open)
	entries("next_step")
	d.begin("Links", len(r.Values("national_actions"))+len(r.Values("priorities"))+len(r.Values("leads"))+len(r.Values("partners"))+len(r.Children("action_link")))
	describeLinks(d, r)
	entries("action_link")
	d.beginHistory()
	return nil
}

// beginHistory keeps a place for the changes, which are read when they are shown.
func (d *document) beginHistory() {
	d.begin(sectionHistory, 0)
	d.parts = append(d.parts, part{}, part{text: "Reading...", role: theme.Dim})
}

// besideOf is the section that stands beside the page while another is in front;
// -1 when there is none.
func (d *document) besideOf(front int) int {
	for _, title := range d.beside {
		if at := d.sectionNamed(title); at >= 0 && at != front {
			return at
		}
	}
	for _, at := range []int{1, 0} {
		if at < len(d.sections) && at != front {
			return at
		}
	}
	return -1
}

// describeLinks lists what an action has to do with, each opening its own page.
func describeLinks(d *document, r *store.Record) {
	for _, name := range []string{"national_actions", "priorities", "leads", "partners"} {
		f := r.Kind.Field(name)
		values := r.Values(name)
		title := f.Title + ": none yet"
		if len(values) > 0 {
			title = f.Title + " (" + strconv.Itoa(len(values)) + ")"
		}
		d.headingStop(title, &stop{key: "field:" + name, field: name})
		for _, v := range values {
			p := part{indent: 2, text: f.ValueTitle(v), stop: &stop{key: "link:" + name + v, kind: "national", open: store.ID(v)}}
			if f.Type == store.Ref {
				p.text, p.stop.kind = r.LabelOf(store.ID(v)), f.Of
			}
			d.parts = append(d.parts, p)
		}
	}
}

const mostChanges = 40 // batches listed in the section of the changes

// addHistory puts a record's changes in the place kept for them, newest first.
func addHistory(ctx context.Context, d *document, w *store.Workbook, glyphs *theme.Glyphs, when func(store.Batch) string) error {
	at := d.sectionNamed(sectionHistory)
	if at < 0 || d.record == nil {
		return nil
	}
	batches, err := w.History(ctx, store.HistoryQuery{Record: d.record.ID, Limit: mostChanges})
	if err != nil {
		return fmt.Errorf("reading what was changed: %w", err)
	}
	own := map[store.ID]bool{}
	family(d.record, own)
	d.parts = d.parts[:d.sections[at].from]
	d.heading("What was changed, the newest first")
	for _, b := range batches {
		past := host.Past{Batch: b.No, Record: d.record.ID}.ID()
		d.parts = append(d.parts, part{text: when(b) + ", " + b.Who + ": " + b.Sentence(), indent: 2,
			stop: &stop{key: "batch:" + strconv.FormatInt(b.No, 10), kind: "past", open: past}})
		changes, err := w.ChangesTo(ctx, d.record.ID, b.No)
		if err != nil {
			return err
		}
		n := 0
		added := map[store.ID]bool{} // what a new record began with is on its page
		for _, c := range changes {
			sentence := c.Sentence()
			if sentence == "" || !own[c.Record] || added[c.Record] {
				continue
			}
			added[c.Record] = c.Field == "@kind"
			if n++; n > 6 {
				d.parts = append(d.parts, part{text: "and more", indent: 6, role: theme.Dim})
				break
			}
			if c.Record != d.record.ID {
				if added[c.Record] {
					sentence = sentence + ": " + c.Name
				} else {
					sentence = c.Subject() + " " + glyphs.Crumb + " " + sentence
				}
			}
			d.parts = append(d.parts, part{text: sentence, indent: 6, role: theme.Dim})
		}
	}
	if len(batches) == mostChanges {
		d.parts = append(d.parts, part{text: "Earlier changes are in the room of history.", indent: 2, role: theme.Dim})
	}
	return nil
}

// family are a record and all that belongs to it.
func family(r *store.Record, ids map[store.ID]bool) {
	ids[r.ID] = true
	for _, k := range r.Kind.Children() {
		for _, c := range r.Children(k.Name) {
			family(c, ids)
		}
	}
}
