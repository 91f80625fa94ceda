package priorities

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/coverage"
	"kept/store/rule"
	"kept/store/words"
	"kept/ui/browser"
	"kept/ui/cell"
	"kept/ui/document"
	"kept/ui/host"
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

// short lists in a few words what is not covered, what is missing first.
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

// describeCover adds the progress of the actions of a priority, and what is not covered,
// before its fields.
func describeCover(ctx context.Context, from browser.Reading, d *document.Document) error {
	p := d.Record
	if p == nil || len(d.Parts) == 0 || len(d.Sections) == 0 {
		return nil
	}
	mapped, err := coverage.Mapped(ctx, from.Book)
	if err != nil {
		return err
	}
	of, err := coverage.OfPriority(ctx, from.Book, p, mapped)
	if err != nil {
		return err
	}
	c := cover{of}
	g := from.Glyphs
	into := func(at int, put func(top *document.Document)) { // what comes after begins so much later
		top := &document.Document{}
		put(top)
		d.Parts = slices.Insert(d.Parts, at, top.Parts...)
		for i := range d.Sections {
			if begins := d.Sections[i].From; begins > at || begins == at && i > 0 || at == 1 {
				d.Sections[i].From += len(top.Parts)
			}
		}
	}
	if words := originWords(p, g); words != "" {
		into(1, func(top *document.Document) { top.AddText(theme.Strong, words) })
	}
	into(d.Sections[0].From, func(top *document.Document) {
		c.describeBars(top, p, g)
		c.describeGaps(top, p)
	})
	return nil
}

const barCells = 16 // the longest bar

// describeBars draws how the actions spread over BRAG; each line opens them.
func (c *cover) describeBars(d *document.Document, p *store.Record, g *theme.Glyphs) {
	if c.Actions == 0 {
		return
	}
	d.AddHeading("How its actions stand (" + words.Thousands(c.Actions) + ")")
	line := func(code, name string, role theme.Role) {
		n := c.BRAG[code]
		if n == 0 {
			return
		}
		full := max(n*barCells/c.Actions, 1)
		bar := strings.Repeat(g.Full, full) + strings.Repeat(g.Empty, barCells-full)
		d.Parts = append(d.Parts, document.Part{Text: cell.Fit(name, 10, g.Cut) + cell.FitRight(words.Thousands(n), 4, "") + " " + bar,
			Role: role, Indent: 2, Single: true,
			Stop: &document.Stop{Key: "cover:" + code, Kind: store.Action, Filter: rule.Serving(p.ID).And(rule.WithBRAG(code)).Where}})
	}
	for _, o := range bragOptions() {
		name, role := g.BRAG(o.Code)
		line(o.Code, name, role)
	}
	line("", "- not said", theme.Dim)
}

// describeGaps lists what is not covered, each line opening it.
func (c *cover) describeGaps(d *document.Document, p *store.Record) {
	if c.Covered() {
		d.AddHeading("Not covered: nothing that Kept can see")
		return
	}
	d.AddHeading("Not covered")
	line := func(text string, s *document.Stop) {
		d.Parts = append(d.Parts, document.Part{Text: text, Role: theme.Notice, Indent: 2, Stop: s})
	}
	if c.Actions == 0 {
		line("No action serves it yet. An action says so under Local priorities.", nil)
	}
	if !c.Owner {
		line("Nobody is named as its owner.", &document.Stop{Key: "gap:owner", Field: "owner"})
	}
	if c.AllRed() {
		line("Every one of its actions is red.", &document.Stop{Key: "gap:red", Kind: store.Action, Filter: rule.Serving(p.ID).Where})
	}
	if len(c.Gaps) > 0 {
		line("National actions of "+c.Area+" that have no action of ours:", nil)
	}
	for _, a := range c.Gaps {
		no := strconv.Itoa(a.No)
		d.Parts = append(d.Parts, document.Part{Text: no + " " + a.Title, Indent: 4,
			Stop: &document.Stop{Key: "gap:" + no, Kind: host.KindNational, Open: store.ID(no)}})
	}
}
