package check

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kept/store"
	"kept/store/calendar"
	"kept/store/input"
	"kept/store/words"
)

// Options say how a workbook is checked.
type Options struct {
	Today      calendar.Date      // the day as of which things are late; zero is the workbook's clock
	Quarter    calendar.Quarter   // the submission being prepared, whose responses are looked at; zero is Today's
	QuietDays  int                // after how many days without an update an open action has gone quiet; 0 is what the partnership sets
	SmallCount int                // the number of people from which a count is no longer small; 0 is what the partnership sets
	Progress   func(done, of int) // told now and then, from another goroutine, how many records have been looked at; may be nil
}

// mostTries is how often a check begins again because somebody wrote meanwhile.
const mostTries = 3

// Workbook looks at everything in a workbook, and at the responses of one
// quarter, and tells what it found. It reads the records one after another and
// keeps only what it needs to hold them against each other.
func Workbook(ctx context.Context, w *store.Workbook, opt Options) (Report, error) {
	if opt.Today.IsZero() {
		opt.Today = calendar.DateOf(w.Now())
	}
	if opt.Quarter.IsZero() {
		opt.Quarter = calendar.QuarterOf(opt.Today)
	}
	if opt.Progress == nil {
		opt.Progress = func(int, int) {}
	}
	for try := 1; ; try++ {
		before, err := w.Version(ctx)
		if err != nil {
			return Report{}, fmt.Errorf("checking the workbook: %w", err)
		}
		c := newChecker(opt)
		if err := c.all(ctx, w); err != nil {
			return Report{}, fmt.Errorf("checking the workbook: %w", err)
		}
		after, err := w.Version(ctx)
		if err != nil {
			return Report{}, fmt.Errorf("checking the workbook: %w", err)
		}
		// The kinds are read one after another: a change in between could make
		// a new stakeholder look removed.
		if before == after || try == mostTries {
			return Report{Today: opt.Today, Quarter: opt.Quarter, Findings: sorted(c.found)}, nil
		}
	}
}

// checker is one check under way.
type checker struct {
	Options
	found  []found
	rules  map[string]Rule
	live   map[store.ID]bool // stakeholders, priorities and actions that are there
	kindNo int               // of the records being read
	order  int               // of the record being read within them
	owner  *store.Record     // the record being read
	called string            // what a keeper calls it

	ask          asked
	stakeholders stakeholders
	priorities   map[store.ID]*priority
	ranks        map[string]*priority
	references   map[string]*reference
	links        []link
	names        map[store.ID]string // of actions that have links, for telling circles
	plan         map[string]*mapped  // by number of national action
	responses    map[string]string   // names by national action
}

func newChecker(opt Options) *checker {
	c := &checker{Options: opt, rules: map[string]Rule{}, live: map[store.ID]bool{}, priorities: map[store.ID]*priority{},
		ranks:      map[string]*priority{},
		references: map[string]*reference{}, names: map[store.ID]string{}, plan: map[string]*mapped{}, responses: map[string]string{}}
	c.stakeholders = stakeholders{names: map[string]named{}, leads: leadsOfPlan()}
	for _, r := range Rules() {
		c.rules[r.Code] = r
	}
	return c
}

// all reads the kinds that stand on their own, those referred to first.
func (c *checker) all(ctx context.Context, w *store.Workbook) error {
	if err := c.fillOptions(ctx, w); err != nil {
		return err
	}
	c.ask = askedOf(c.Options)
	passes := []struct {
		query store.Query
		check func(*store.Record)
	}{
		{store.Query{Kind: store.Partnership}, func(*store.Record) {}},
		{store.Query{Kind: store.Stakeholder, Sort: "name"}, c.stakeholder},
		{store.Query{Kind: store.Priority, Sort: "rank"}, c.priority},
		{store.Query{Kind: store.Action, Sort: "reference"}, c.action},
		{store.Query{Kind: store.Response, Sort: "national_action",
			Where: []store.Filter{{Field: "quarter", Op: store.Is, Values: []string{c.Quarter.String()}}}}, c.response},
	}
	of := 0
	for _, pass := range passes {
		if pass.query.Kind == store.Response {
			continue // only those of one quarter: they are few
		}
		n, err := w.Tally(ctx, pass.query.Kind, "")
		if err != nil {
			return err
		}
		of += n[""]
	}
	done := 0
	for _, pass := range passes {
		k := store.KindNamed(pass.query.Kind)
		c.kindNo = slices.Index(store.Kinds(), k)
		c.order = 0
		err := readAhead(ctx, w, pass.query, func(r *store.Record) {
			c.order++
			c.owner, c.called = r, r.Kind.Title+" "+words.Excerpt(r.Name(), mostShown)
			if k.Name == store.Response {
				c.order = input.WholeNumber(r.Get("national_action"))
			} else if done++; done%100 == 0 || done == of {
				c.Progress(min(done, of), of)
			}
			c.live[r.ID] = true
			pass.check(r)
			c.record(r)
		})
		if err != nil {
			return fmt.Errorf("reading the %s: %w", strings.ToLower(k.Plural), err)
		}
	}
	c.across()
	return nil
}

// fillOptions takes from the partnership what the options leave open.
func (c *checker) fillOptions(ctx context.Context, w *store.Workbook) error {
	p, err := w.Partnership(ctx)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	c.QuietDays, c.SmallCount = cmp.Or(c.QuietDays, store.QuietDays(p)), cmp.Or(c.SmallCount, store.SmallCount(p))
	return nil
}

// ahead is how many records are read ahead of being looked at.
const ahead = 64

// readAhead reads records while fn looks at those read before: both take about
// as long. fn is called for one after another; what it panics with comes up here.
func readAhead(ctx context.Context, w *store.Workbook, q store.Query, fn func(*store.Record)) error {
	records, ended := make(chan *store.Record, ahead), make(chan struct{})
	var panicked any
	go func() {
		defer close(ended)
		defer func() { panicked = recover() }()
		for r := range records {
			fn(r)
		}
	}()
	err := w.Each(ctx, q, true, func(r *store.Record) error {
		select {
		case records <- r:
			return ctx.Err()
		case <-ended:
			return context.Canceled
		case <-ctx.Done():
			return ctx.Err()
		}
	})
	close(records)
	<-ended
	if panicked != nil {
		panic(panicked)
	}
	return err
}

// record looks at what is the same for every record, and at what belongs to it.
func (c *checker) record(r *store.Record) {
	c.dates(r)
	if r.Kind.Name != "action_link" { // links between actions are looked at when all are known
		c.deadLinks(r)
	}
	c.texts(r)
	for _, k := range r.Kind.Children() {
		for _, child := range r.Children(k.Name) {
			c.record(child)
		}
	}
}

// across looks at what shows only when all records have been read.
func (c *checker) across() {
	c.stakeholdersAcross()
	c.prioritiesAcross()
	c.referencesAcross()
	c.linksAcross()
	c.nationalAcross()
}

// report reports a finding of a rule about a field of a record. wrong is a clause;
// change may put other words in the place of the rule's.
func (c *checker) report(code string, r *store.Record, field, value, wrong string, change ...func(*Finding)) {
	f := Finding{Field: field, Value: value, Wrong: wrong, Record: r.ID, Owner: c.owner.ID, Kind: r.Kind.Name, Name: c.place(r)}
	for _, fn := range change {
		fn(&f)
	}
	c.add(code, f, c.kindNo, c.order)
}

// add completes a finding from its rule.
func (c *checker) add(code string, f Finding, kind, order int) {
	rule, ok := c.rules[code]
	if !ok {
		panic("check: no rule " + code) // a fault in this package, which its tests find
	}
	f.Code, f.Level = code, rule.Level
	f.Why, f.Fix, f.Source = cmp.Or(f.Why, rule.Help), cmp.Or(f.Fix, rule.Fix), cmp.Or(f.Source, rule.Source)
	f.Value = words.Excerpt(f.Value, mostShown)
	c.found = append(c.found, found{Finding: f, kind: kind, order: order, no: len(c.found)})
}

// place is what a keeper calls a record, with what it belongs to.
func (c *checker) place(r *store.Record) string {
	if r == c.owner {
		return c.called
	}
	name := words.Excerpt(r.Name(), mostShown)
	switch r.Kind.Name {
	case "update", "engagement":
		name = "of " + r.Show("date")
	case "reading":
		name = "of " + r.Show("date")
	}
	return c.called + ", " + strings.ToLower(r.Kind.Title) + " " + name
}

// mostShown is how much of a value or name a finding quotes, in characters.
const mostShown = 120

// kindOf is where a kind stands among the kinds.
func (c *checker) kindOf(name string) int { return slices.Index(store.Kinds(), store.KindNamed(name)) }
