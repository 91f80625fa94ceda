package browser

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/list"
	"kept/ui/settings"
	"kept/ui/theme"
)

// group is one heading of a grouped list.
type group struct {
	value  string // of the field; "" is blank
	title  string
	count  int // records
	filter store.Filter
}

// groupFields are the fields that the list of a kind can be grouped by.
func groupFields(k *store.Kind) []*store.Field {
	var fields []*store.Field
	for i := range k.Fields {
		if f := &k.Fields[i]; f.Type == store.Choice || f.Type == store.Ref {
			fields = append(fields, f)
		}
	}
	return fields
}

// readGroups reads the groups of a field that hold anything, in the order of its
// choices or of the records it refers to, blanks last.
func readGroups(ctx context.Context, w *store.Workbook, k *store.Kind, f *store.Field) ([]group, error) {
	counts, err := w.Tally(ctx, k.Name, f.Name)
	if err != nil {
		return nil, fmt.Errorf("counting the groups: %w", err)
	}
	var groups []group
	add := func(value, title string) {
		if n := counts[value]; n > 0 {
			groups = append(groups,
				group{value: value, title: cell.Clean(title), count: n,
					filter: store.Filter{Field: f.Name, Op: store.Is, Values: []string{value}}})
		}
	}
	if f.Type == store.Choice {
		for _, o := range f.Options() {
			add(o.Code, o.Title)
		}
	} else {
		q := store.Query{Kind: f.Of}
		if of := store.KindNamed(f.Of); of != nil {
			q.Sort = of.FirstSort()
		}
		err := w.Each(ctx, q, false, func(r *store.Record) error {
			add(string(r.ID), r.Name())
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("reading the groups: %w", err)
		}
	}
	blank := group{title: f.Title + ": blank", count: counts[""], filter: store.Filter{Field: f.Name, Op: store.Blank}}
	if f.Many { // blanks of these are not among the counts that are kept
		q := store.Query{Kind: k.Name, Where: []store.Filter{blank.filter}}
		if blank.count, err = w.Count(ctx, q, groupLimit); err != nil {
			return nil, fmt.Errorf("counting those without: %w", err)
		}
	}
	if blank.count > 0 {
		groups = append(groups, blank)
	}
	return groups, nil
}

const groupLimit = 10_001 // beyond this a count says "10,000+"

// groupPlace is where a page of a grouped list begins.
type groupPlace struct {
	groups []group
	at     int          // the group
	begun  bool         // its heading was given
	inner  any          // the place among its records
	found  *store.Found // what is looked for; nil: all
}

// grouped reads a list group after group. Of a closed group only the heading is
// read.
type grouped struct {
	book    *store.Workbook
	query   store.Query
	kind    *store.Kind
	field   *store.Field
	closed  map[string]bool
	columns []list.Column
	glyphs  *theme.Glyphs
}

// GroupAtOnce is up to how many records what is found is put into groups at every
// letter; among more the first hits come without headings, and the groups when
// nothing was typed for a while.
const GroupAtOnce = 5_000

// read reads the next rows from a place, and gives the place after them.
func (s *grouped) read(ctx context.Context, from any, fromEnd bool, limit int) (list.Batch, error) {
	if _, flat := from.(place); flat {
		return firstHits(s.book, s.query, s.columns, s.glyphs)(ctx, from, fromEnd, limit)
	}
	p, ok := from.(groupPlace)
	if !ok {
		if s.query.Find != "" && !s.query.Ranked && s.query.Sort == "" {
			if batch, many, err := s.first(ctx, limit); err != nil || many {
				return batch, err
			}
		}
		var err error
		if p, err = s.begin(ctx, fromEnd); err != nil {
			return list.Batch{}, err
		}
	}
	var rows []list.Row
	for len(rows) < limit && p.at < len(p.groups) {
		read := s.inside
		if !p.begun {
			read = s.open
		}
		more, err := read(ctx, &p, fromEnd, limit-len(rows))
		if err != nil {
			return list.Batch{}, err
		}
		rows = append(rows, more...)
	}
	return list.Batch{Rows: rows, Next: p, More: p.at < len(p.groups)}, nil
}

// open comes to a group: it gives the heading where that stands before the records, and
// passes a group by that is closed or holds nothing.
func (s *grouped) open(ctx context.Context, p *groupPlace, fromEnd bool, _ int) ([]list.Row, error) {
	g := p.groups[p.at]
	if err := s.count(ctx, &g, p.found); err != nil {
		return nil, err
	}
	closed := s.closed[g.value]
	p.begun = g.count > 0 && !closed
	if !p.begun {
		p.at++
	}
	if g.count == 0 || fromEnd && !closed {
		return nil, nil
	}
	return []list.Row{s.heading(g, closed)}, nil
}

// first gives the first hits without groups, when there are many records and
// many hits.
func (s *grouped) first(ctx context.Context, limit int) (batch list.Batch, many bool, err error) {
	tally, err := s.book.Tally(ctx, s.kind.Name, "")
	if err != nil || tally[""] <= GroupAtOnce {
		return list.Batch{}, false, err
	}
	batch, err = firstHits(s.book, s.query, s.columns, s.glyphs)(ctx, nil, false, limit)
	return batch, batch.More, err
}

func (s *grouped) begin(ctx context.Context, fromEnd bool) (p groupPlace, err error) {
	if p.groups, err = readGroups(ctx, s.book, s.kind, s.field); err != nil {
		return p, err
	}
	if fromEnd {
		slices.Reverse(p.groups)
	}
	if s.query.Find != "" && s.query.Sort == "" { // in an order each group is asked by itself
		if p.found, err = s.book.FindGroups(ctx, s.query, s.field.Name); err != nil {
			return p, fmt.Errorf("finding by groups: %w", err)
		}
	}
	return p, nil
}

// count counts a group anew where the counts that are kept, which are of all
// records, do not tell it.
func (s *grouped) count(ctx context.Context, g *group, found *store.Found) (err error) {
	switch {
	case found != nil:
		g.count = found.Count(g.value)
	case len(s.query.Where) > 0 || s.query.Find != "":
		if g.count, err = s.book.Count(ctx, s.inGroup(*g), groupLimit); err != nil {
			return fmt.Errorf("counting the group: %w", err)
		}
	}
	return nil
}

func (s *grouped) inGroup(g group) store.Query {
	q := s.query
	q.Where = append(slices.Clone(q.Where), g.filter)
	return q
}

// inside reads records of the group at the place, and leaves it behind when it has no more.
func (s *grouped) inside(ctx context.Context, p *groupPlace, fromEnd bool, limit int) ([]list.Row, error) {
	g := p.groups[p.at]
	batch, err := s.records(ctx, g, p, fromEnd, limit)
	if err != nil {
		return nil, err
	}
	rows := batch.Rows
	if p.inner = batch.Next; batch.More {
		return rows, nil
	}
	if fromEnd {
		if err := s.count(ctx, &g, p.found); err != nil {
			return nil, err
		}
		rows = append(rows, s.heading(g, false))
	}
	p.at, p.begun, p.inner = p.at+1, false, nil
	return rows, nil
}

// records reads records of a group.
func (s *grouped) records(ctx context.Context, g group, p *groupPlace, fromEnd bool, limit int) (list.Batch, error) {
	if p.found == nil {
		return recordSource(s.book, s.inGroup(g), s.columns, s.glyphs)(ctx, p.inner, fromEnd, limit)
	}
	from, _ := p.inner.(int)
	records, n, err := p.found.Page(ctx, g.value, from, limit, fromEnd)
	if err != nil {
		return list.Batch{}, fmt.Errorf("reading the group: %w", err)
	}
	batch := list.Batch{Next: from + n, More: from+n < p.found.Count(g.value)}
	for _, r := range records {
		batch.Rows = append(batch.Rows, rowOf(r, s.columns, s.glyphs))
	}
	return batch, nil
}

func (s *grouped) heading(g group, closed bool) list.Row {
	n := words.Thousands(g.count)
	if s.query.Find == "" && g.count >= groupLimit && (s.field.Many || len(s.query.Where) > 0) {
		n = words.Thousands(groupLimit-1) + "+"
	}
	text := g.title
	if s.field.Name == "brag" && g.value != "" {
		text, _ = s.glyphs.BRAG(g.value)
	}
	return list.Row{ID: "group:" + g.value, Group: true, Closed: closed, Cells: []list.Cell{{Text: text + " (" + n + ")"}}, Data: g}
}

// grouping is the field that the list is grouped by now, or nil.
func (b *Browser) grouping() *store.Field {
	if b.Kind == nil || b.group == "" {
		return nil
	}
	return b.Kind.Field(b.group)
}

// chooseGroup asks what to group the list by.
func (b *Browser) chooseGroup() tea.Cmd {
	p := &form.Picker{Title: "Group by"}
	if b.group != "" {
		p.Choices = append(p.Choices, form.Choice{Title: "Do not group", Help: "one list again"})
	}
	for _, f := range groupFields(b.Kind) {
		c := form.Choice{Value: f.Name, Title: f.Title}
		if f.Name == b.group {
			c.Help = "now"
		}
		p.Choices = append(p.Choices, c)
	}
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		return b.groupBy(chosen[0].Value)
	}
	return dialog.Pick(b.Host, p, "")
}

// groupBy groups the list by a field; "" makes one list of it again.
func (b *Browser) groupBy(field string) tea.Cmd {
	b.group, b.closed = field, map[string]bool{}
	return tea.Batch(b.Restart(), b.saveListSettings(func(l *settings.List) { l.Group = b.group }))
}

// collapse opens or closes the group at the cursor, or the one the cursor is in.
func (b *Browser) collapse(close bool) tea.Cmd {
	if b.grouping() == nil {
		return nil
	}
	row, ok := b.List.Current()
	if close && ok && !row.Group {
		row, ok = b.List.ToGroup()
	}
	g, isGroup := row.Data.(group)
	if !ok || !isGroup || b.closed[g.value] == close {
		return nil
	}
	closed := map[string]bool{} // a reading under way keeps its own
	for value, is := range b.closed {
		closed[value] = is
	}
	closed[g.value] = close
	b.closed = closed
	b.List.ExpectReorder()
	return b.Reload()
}
