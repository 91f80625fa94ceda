package overview

import (
	"context"
	"fmt"
	"time"

	"kept/store"
	"kept/store/calendar"
	"kept/store/rule"
	"kept/store/submission"
)

const (
	mostNeeds      = 3  // actions listed under one question of the overview
	mostRecent     = 8  // changes listed in the overview
	mostPriorities = 12 // priorities drawn as bars
	countNeeds     = 1_000
)

// need is a question of the overview and the actions that answer it.
type need struct {
	rule.Question
	read  bool
	count int
	some  []*store.Record // the first of them
}

// overview is what the overview shows, on the screen and as plain text.
type overview struct {
	partnership *store.Record // nil when there is none yet
	today       calendar.Date
	quarter     calendar.Quarter
	quiet       int // days
	actions     int
	needs       []need
	steps       []firstStep // what is not done yet of a first hour; nil when all is
	spreads     []spread
	account     calendar.Quarter // whose submission is being worked on; often the quarter that ended last
	stage       string           // how far that submission is, in words
	filled      int              // of its responses
	begun       int              // of its responses, those carried forward included
	since       time.Time        // when the keeper was last here; zero when never
	recent      []recent
	moreRecent  bool
}

// firstStep is one of the steps that a new workbook begins with.
type firstStep struct {
	key, text string
	done      bool
}

// spread is how the actions spread over a field.
type spread struct {
	field, title string
	bars         []bar
}

type bar struct {
	code, title string
	n           int
}

// recent is a change with the record that it was made to, if that has a page.
type recent struct {
	store.Batch
	kind string
	id   store.ID
}

// readOverview reads what the first screen of the overview shows; with whole also
// what takes its time in a large workbook. Its cost follows what is shown.
func readOverview(ctx context.Context, w *store.Workbook, today calendar.Date, since time.Time, whole bool) (*overview, error) {
	o := &overview{today: today, quarter: calendar.QuarterOf(today), since: since}
	var err error
	if o.partnership, err = w.Partnership(ctx); err != nil {
		o.partnership = nil // a workbook that names none yet
	}
	o.quiet = store.QuietDays(o.partnership)
	total, err := w.Tally(ctx, store.Action, "")
	if err != nil {
		return nil, fmt.Errorf("counting the actions: %w", err)
	}
	o.actions = total[""]
	if err := o.readSteps(ctx, w); err != nil {
		return nil, err
	}
	for _, q := range rule.Questions(o.today, o.quiet) {
		o.needs = append(o.needs, need{Question: q})
	}
	if err := o.readNeeds(ctx, w, false); err != nil {
		return nil, err
	}
	if whole {
		if err := o.readNeeds(ctx, w, true); err != nil {
			return nil, err
		}
	}
	if err := o.readSpreads(ctx, w); err != nil {
		return nil, err
	}
	if err := o.readQuarter(ctx, w); err != nil {
		return nil, err
	}
	return o, o.readRecent(ctx, w)
}

// readNeeds answers the questions that are quick, or those that are slow.
func (o *overview) readNeeds(ctx context.Context, w *store.Workbook, slow bool) error {
	for i := range o.needs {
		if o.needs[i].Slow != slow {
			continue
		}
		if err := o.needs[i].answer(ctx, w); err != nil {
			return err
		}
	}
	return nil
}

// keepAnswers keeps the answers of an overview read before for the questions that are not
// answered yet.
func (o *overview) keepAnswers(before *overview) {
	for i := range o.needs {
		n := &o.needs[i]
		for _, old := range before.needs {
			if old.Key == n.Key && !n.read {
				n.count, n.some, n.read = old.count, old.some, old.read
			}
		}
	}
}

func (n *need) answer(ctx context.Context, w *store.Workbook) error {
	q := n.Rule.Query()
	q.Sort, q.Desc, q.Limit = n.Sort, n.Desc, mostNeeds
	page, err := w.Page(ctx, q)
	if err != nil {
		return fmt.Errorf("reading what is %s: %w", n.Title, err)
	}
	n.some, n.count, n.read = page.Records, len(page.Records), true
	if page.More {
		if n.count, err = w.Count(ctx, q, countNeeds); err != nil {
			return fmt.Errorf("counting what is %s: %w", n.Title, err)
		}
	}
	return nil
}

// readSteps finds out which of the first steps are done.
func (o *overview) readSteps(ctx context.Context, w *store.Workbook) error {
	leads, err := w.Tally(ctx, store.Action, "leads")
	if err != nil {
		return fmt.Errorf("counting the leads: %w", err)
	}
	updates, err := w.Tally(ctx, "update", "")
	if err != nil {
		return fmt.Errorf("counting the updates: %w", err)
	}
	led := false
	for lead, n := range leads {
		led = led || lead != "" && n > 0
	}
	o.steps = []firstStep{
		{key: "first:action", text: "Write your first action", done: o.actions > 0},
		{key: "first:lead", text: "Say who leads it", done: led},
		{key: "first:update", text: "Write an update: what has happened so far", done: updates[""] > 0},
	}
	for _, s := range o.steps {
		if !s.done {
			return nil
		}
	}
	o.steps = nil
	return nil
}

// readSpreads counts the actions by BRAG, status, foundation and priority.
func (o *overview) readSpreads(ctx context.Context, w *store.Workbook) error {
	k := store.KindNamed(store.Action)
	for _, name := range []string{"brag", "status", "foundations", "priorities"} {
		f := k.Field(name)
		counts, err := w.Tally(ctx, store.Action, name)
		if err != nil {
			return fmt.Errorf("counting by %s: %w", f.Title, err)
		}
		s := spread{field: name, title: f.Title}
		if name == "priorities" {
			s.title = "Priorities"
			page, err := w.Page(ctx, store.Query{Kind: store.Priority, Sort: "rank", Limit: mostPriorities})
			if err != nil {
				return fmt.Errorf("reading the priorities: %w", err)
			}
			for _, p := range page.Records {
				s.bars = append(s.bars, bar{string(p.ID), p.Name(), counts[string(p.ID)]})
			}
		} else {
			for _, option := range f.Options() {
				s.bars = append(s.bars, bar{option.Code, option.Title, counts[option.Code]})
			}
		}
		if counts[""] > 0 {
			s.bars = append(s.bars, bar{"", "not said", counts[""]})
		}
		o.spreads = append(o.spreads, s)
	}
	return nil
}

// readQuarter counts how far the quarter's submission is.
func (o *overview) readQuarter(ctx context.Context, w *store.Workbook) error {
	var err error
	if o.account, err = submission.Meant(ctx, w, o.today); err != nil {
		return fmt.Errorf("finding the submission to work on: %w", err)
	}
	cycle, err := submission.ReadCycle(ctx, w, o.account)
	if err != nil {
		return fmt.Errorf("reading how far the submission is: %w", err)
	}
	o.stage = stageText(cycle)
	counts, err := submission.Count(ctx, w, o.account)
	o.filled, o.begun = counts.Complete, counts.Begun+counts.Carried
	return err
}

// stageText says how far a submission is.
func stageText(c submission.Cycle) string {
	switch {
	case c.Stage == store.StageFilling:
		return "being filled"
	case c.Stage == store.StageChecked && c.Changed:
		return "checked, and changed since"
	case c.Stage == store.StageChecked:
		return "checked, to be signed"
	case c.Stage == store.StageSigned:
		return "signed, to be locked"
	case c.Stage == store.StageLocked:
		return "locked"
	}
	return "" // nobody began: what is filled says enough
}

// daysLeft is how many days the quarter has, today among them.
func (o *overview) daysLeft() int {
	return int(o.quarter.To().Time().Sub(o.today.Time()).Hours()/24) + 1
}

// readRecent reads what changed since the keeper was last here; when that is
// nothing, or they never were, what changed last.
func (o *overview) readRecent(ctx context.Context, w *store.Workbook) error {
	q := store.HistoryQuery{Limit: mostRecent + 1, Since: o.since}
	batches, err := w.History(ctx, q)
	if err == nil && len(batches) == 0 && !o.since.IsZero() {
		o.since = time.Time{}
		q.Since = o.since
		batches, err = w.History(ctx, q)
	}
	if err != nil {
		return fmt.Errorf("reading the last changes: %w", err)
	}
	if o.moreRecent = len(batches) > mostRecent; o.moreRecent {
		batches = batches[:mostRecent]
	}
	for _, b := range batches {
		o.recent = append(o.recent, recent{Batch: b})
	}
	return nil
}

// readPlaces finds the records that the changes shown were made to, where they
// are few enough to be one thing.
func (o *overview) readPlaces(ctx context.Context, w *store.Workbook) error {
	for i := range o.recent {
		r := &o.recent[i]
		if r.Changes > 60 {
			continue
		}
		changes, err := w.Changes(ctx, r.No)
		if err != nil {
			return fmt.Errorf("reading a change: %w", err)
		}
		for _, c := range changes {
			if c.Kind == nil {
				continue
			}
			id, kind := c.Record, c.Kind
			for !kind.IsTopLevel() { // an update leads to its action
				above, err := w.Load(ctx, id)
				if err != nil || above.Parent == "" {
					break
				}
				parent, err := w.Load(ctx, above.Parent)
				if err != nil {
					break
				}
				id, kind = parent.ID, parent.Kind
			}
			if kind.Name == store.Action || kind.Name == store.Stakeholder || kind.Name == store.Priority {
				r.kind, r.id = kind.Name, id
				break
			}
		}
	}
	return nil
}
