package ui

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/national"
	"kept/ui/cell"
	"kept/ui/list"
	"kept/ui/theme"
)

// cover is how far a priority is covered by actions.
type cover struct {
	actions int            // that serve it and were not stopped
	brag    map[string]int // of these, by BRAG; "" is not said
	owner   bool
	area    string            // the title of its priority area
	gaps    []national.Action // of its priority area, without an action of ours
}

const mostServing = 10_000 // beyond this it does not matter how many actions serve a priority

// serving keeps the actions that serve a priority.
func serving(p *store.Record) []store.Filter {
	return []store.Filter{{Field: "priorities", Op: store.Is, Values: []string{string(p.ID)}},
		{Field: "status", Op: store.IsNot, Values: []string{"stopped"}}}
}

// readCover counts the actions of a priority; mapped is how many actions of ours
// each national action has.
func readCover(ctx context.Context, w *store.Workbook, p *store.Record, mapped map[string]int) (cover, error) {
	c := cover{brag: map[string]int{}, owner: !p.Blank("owner")}
	count := func(f store.Filter) (int, error) {
		n, err := w.Count(ctx, store.Query{Kind: store.Action, Where: append(serving(p), f)}, mostServing)
		if err != nil {
			return 0, fmt.Errorf("counting the actions of a priority: %w", err)
		}
		return n, nil
	}
	for _, o := range store.KindNamed(store.Action).Field("brag").Options() {
		n, err := count(store.Filter{Field: "brag", Op: store.Is, Values: []string{o.Code}})
		if err != nil {
			return c, err
		}
		c.brag[o.Code] = n
		c.actions += n
	}
	n, err := count(store.Filter{Field: "brag", Op: store.Blank})
	if err != nil {
		return c, err
	}
	c.brag[""] = n
	c.actions += n
	if code := p.Get("priority_area"); code != "" {
		plan := national.Plan2124()
		c.area = p.Show("priority_area")
		if area, ok := plan.MatchPriorityArea(c.area); ok {
			for _, a := range plan.ActionsIn(area.No) {
				if mapped[strconv.Itoa(a.No)] == 0 {
					c.gaps = append(c.gaps, a)
				}
			}
		}
	}
	return c, nil
}

func (c *cover) allRed() bool { return c.actions > 0 && c.brag["red"] == c.actions }

// letters are the actions, how many and as a bar of letters, one an action: 7
// BGGAAR-, in which a stroke is an action without a colour. A long bar is scaled.
func (c *cover) letters() string {
	const most = 8
	if c.actions == 0 {
		return "none"
	}
	var b strings.Builder
	for _, l := range []struct{ code, letter string }{{"blue", "B"}, {"green", "G"}, {"amber", "A"}, {"red", "R"}, {"", "-"}} {
		n := c.brag[l.code]
		if c.actions > most && n > 0 {
			n = max(n*most/c.actions, 1)
		}
		b.WriteString(strings.Repeat(l.letter, n))
	}
	return list.Thousands(c.actions) + " " + b.String()
}

// short says in a few words what is not covered: what is lacking comes first.
func (c *cover) short() []string {
	var short []string
	if c.actions == 0 {
		short = append(short, "action")
	}
	if !c.owner {
		short = append(short, "owner")
	}
	if c.allRed() {
		short = append(short, "all red")
	}
	if n := len(c.gaps); n > 0 {
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
	mapped, err := r.app.book.Tally(ctx, store.Action, "national_actions")
	if err != nil {
		return fmt.Errorf("counting our actions: %w", err)
	}
	c, err := readCover(ctx, r.app.book, p, mapped)
	if err != nil {
		return err
	}
	g := &r.app.theme.Glyphs
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
	if c.actions == 0 {
		return
	}
	d.heading("How its actions stand (" + list.Thousands(c.actions) + ")")
	line := func(code, name string, role theme.Role, f store.Filter) {
		n := c.brag[code]
		if n == 0 {
			return
		}
		full := max(n*barCells/c.actions, 1)
		d.parts = append(d.parts, part{text: cell.Fit(name, 10, g.Cut) + cell.FitRight(list.Thousands(n), 4, "") + " " + strings.Repeat(g.Full, full) + strings.Repeat(g.Empty, barCells-full),
			role: role, indent: 2, single: true, stop: &stop{key: "cover:" + code, kind: store.Action, filter: append(serving(p), f)}})
	}
	for _, o := range store.KindNamed(store.Action).Field("brag").Options() {
		name, role := g.BRAG(o.Code)
		line(o.Code, name, role, store.Filter{Field: "brag", Op: store.Is, Values: []string{o.Code}})
	}
	line("", "- not said", theme.Dim, store.Filter{Field: "brag", Op: store.Blank})
}

// describeGaps says what is not covered, and how to come to it.
func (c *cover) describeGaps(d *document, p *store.Record) {
	if len(c.short()) == 0 {
		d.heading("Not covered: nothing that Kept can see")
		return
	}
	d.heading("Not covered")
	say := func(text string, s *stop) {
		d.parts = append(d.parts, part{text: text, role: theme.Notice, indent: 2, stop: s})
	}
	if c.actions == 0 {
		say("No action serves it yet. An action says so under Local priorities.", nil)
	}
	if !c.owner {
		say("Nobody is named as its owner.", &stop{key: "gap:owner", field: "owner"})
	}
	if c.allRed() {
		say("Every one of its actions is red.", &stop{key: "gap:red", kind: store.Action, filter: serving(p)})
	}
	if len(c.gaps) > 0 {
		say("National actions of "+c.area+" that have no action of ours:", nil)
	}
	for _, a := range c.gaps {
		no := strconv.Itoa(a.No)
		d.parts = append(d.parts, part{text: no + " " + a.Title, indent: 4, stop: &stop{key: "gap:" + no, kind: kindNational, open: store.ID(no)}})
	}
}
