package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/coverage"
	"kept/store/rule"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/theme"
)

// cover draws how far a priority is covered by actions.
type cover struct{ coverage.Priority }

// letters are the actions, how many and as a bar of letters, one an action: 7
// BGGAAR-, in which a stroke is an action without a colour. A long bar is scaled.
func (c *cover) letters() string {
	const most = 8
	if c.Actions == 0 {
		return "none"
	}
	var b strings.Builder
	for _, o := range append(bragOptions(), store.Option{Title: "-"}) {
		n := c.BRAG[o.Code]
		if c.Actions > most && n > 0 {
			n = max(n*most/c.Actions, 1)
		}
		b.WriteString(strings.Repeat(o.Title[:1], n))
	}
	return words.Thousands(c.Actions) + " " + b.String()
}

// bragOptions are the colours in their order.
func bragOptions() []store.Option { return store.KindNamed(store.Action).Field("brag").Options() }

// short says in a few words what is not covered: what is lacking comes first.
func (c *cover) short() []string {
	var short []string
	if c.Actions == 0 {
		short = append(short, "action")
	}
	if !c.Owner {
		short = append(short, "owner")
	}
	if c.AllRed() {
		short = append(short, "all red")
	}
	if n := len(c.Gaps); n > 0 {
		short = append(short, strconv.Itoa(n)+" national")
	}
	return short
}

// describeCover puts how the actions of a priority stand, and what is not
// covered, before its fields.
func (r *priorityRoom) describeCover(ctx context.Context, d *document) error {
	p := d.record
	if p == nil || len(d.parts) == 0 || len(d.sections) == 0 {
		return nil
	}
	mapped, err := coverage.Mapped(ctx, r.host.Workbook())
	if err != nil {
		return err
	}
	of, err := coverage.OfPriority(ctx, r.host.Workbook(), p, mapped)
	if err != nil {
		return err
	}
	c := cover{of}
	g := &r.host.Theme().Glyphs
	into := func(at int, put func(top *document)) { // what comes after begins so much later
		top := &document{}
		put(top)
		d.parts = slices.Insert(d.parts, at, top.parts...)
		for i := range d.sections {
			if from := d.sections[i].from; from > at || from == at && i > 0 || at == 1 {
				d.sections[i].from += len(top.parts)
			}
		}
	}
	if words := originWords(p, g); words != "" {
		into(1, func(top *document) { top.say(theme.Strong, words) })
	}
	into(d.sections[0].from, func(top *document) {
		c.describeBars(top, p, g)
		c.describeGaps(top, p)
	})
	return nil
}

// describeBars draws how the actions spread over BRAG; each line opens them.
func (c *cover) describeBars(d *document, p *store.Record, g *theme.Glyphs) {
	if c.Actions == 0 {
		return
	}
	d.heading("How its actions stand (" + words.Thousands(c.Actions) + ")")
	line := func(code, name string, role theme.Role) {
		n := c.BRAG[code]
		if n == 0 {
			return
		}
		full := max(n*barCells/c.Actions, 1)
		d.parts = append(d.parts, part{text: cell.Fit(name, 10, g.Cut) + cell.FitRight(words.Thousands(n), 4, "") + " " + strings.Repeat(g.Full, full) + strings.Repeat(g.Empty, barCells-full),
			role: role, indent: 2, single: true, stop: &stop{key: "cover:" + code, kind: store.Action, filter: rule.Serving(p.ID).And(rule.WithBRAG(code)).Where}})
	}
	for _, o := range bragOptions() {
		name, role := g.BRAG(o.Code)
		line(o.Code, name, role)
	}
	line("", "- not said", theme.Dim)
}

// describeGaps says what is not covered, and how to come to it.
func (c *cover) describeGaps(d *document, p *store.Record) {
	if c.Covered() {
		d.heading("Not covered: nothing that Kept can see")
		return
	}
	d.heading("Not covered")
	say := func(text string, s *stop) {
		d.parts = append(d.parts, part{text: text, role: theme.Notice, indent: 2, stop: s})
	}
	if c.Actions == 0 {
		say("No action serves it yet. An action says so under Local priorities.", nil)
	}
	if !c.Owner {
		say("Nobody is named as its owner.", &stop{key: "gap:owner", field: "owner"})
	}
	if c.AllRed() {
		say("Every one of its actions is red.", &stop{key: "gap:red", kind: store.Action, filter: rule.Serving(p.ID).Where})
	}
	if len(c.Gaps) > 0 {
		say("National actions of "+c.Area+" that have no action of ours:", nil)
	}
	for _, a := range c.Gaps {
		no := strconv.Itoa(a.No)
		d.parts = append(d.parts, part{text: no + " " + a.Title, indent: 4, stop: &stop{key: "gap:" + no, kind: kindNational, open: store.ID(no)}})
	}
}
