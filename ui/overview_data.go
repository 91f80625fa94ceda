package ui

import (
	"context"
	"fmt"

	"kept/store"
)

const (
	soonDays   = 30 // what is due within so many days is due soon
	mostNeeds  = 6  // actions listed under one heading of the overview
	mostRecent = 8  // changes listed in the overview
)

// need is a question of the overview and the actions that answer it.
type need struct {
	title string
	none  string // what to say when there is none
	where []store.Filter
	sort  string // the order they are listed in; "" is that of making
	desc  bool
	count int
	some  []*store.Record // the first of them
}

// overview is what the overview shows, on the screen and as plain text.
type overview struct {
	partnership *store.Record // nil when there is none yet
	today       store.Date
	quarter     store.Quarter
	actions     int
	needs       []need
	brag        map[string]int
	status      map[string]int
	responses   int // of the quarter, with anything in them
	filled      int
	recent      []store.Batch
}

// stillOpen keeps the actions that are neither complete nor stopped.
func stillOpen() store.Filter {
	return store.Filter{Field: "status", Op: store.IsNot, Values: []string{"complete", "stopped"}}
}

// readOverview reads what the overview shows. Its cost follows what is shown.
func readOverview(ctx context.Context, w *store.Workbook, today store.Date) (*overview, error) {
	o := &overview{today: today, quarter: store.QuarterOf(today)}
	var err error
	if o.partnership, err = w.Partnership(ctx); err != nil {
		o.partnership = nil // a workbook that names none yet
	}
	total, err := w.Tally(ctx, store.Action, "")
	if err != nil {
		return nil, fmt.Errorf("counting the actions: %w", err)
	}
	o.actions = total[""]
	if o.brag, err = w.Tally(ctx, store.Action, "brag"); err != nil {
		return nil, fmt.Errorf("counting by BRAG: %w", err)
	}
	if o.status, err = w.Tally(ctx, store.Action, "status"); err != nil {
		return nil, fmt.Errorf("counting by status: %w", err)
	}
	day := func(d store.Date) []string { return []string{d.String()} }
	o.needs = []need{
		{title: "Overdue", sort: "due", none: "Nothing is overdue.", where: []store.Filter{{Field: "due", Op: store.Before, Values: day(today)}, stillOpen()}},
		{title: "Due in the next 30 days", sort: "due", none: "Nothing is due in the next 30 days.",
			where: []store.Filter{{Field: "due", Op: store.NotBefore, Values: day(today)}, {Field: "due", Op: store.Before, Values: day(today.AddDays(soonDays + 1))}, stillOpen()}},
		{title: "Red or amber", sort: "brag", desc: true, none: "Nothing is red or amber.", where: []store.Filter{{Field: "brag", Op: store.Is, Values: []string{"red", "amber"}}, stillOpen()}},
		{title: "Without a lead", none: "Every action has a lead.", where: []store.Filter{{Field: "leads", Op: store.Blank}, stillOpen()}},
		{title: "Without a date", none: "Every action says when it is due.", where: []store.Filter{{Field: "due", Op: store.Blank}, stillOpen()}},
	}
	for i := range o.needs {
		if err := o.needs[i].read(ctx, w); err != nil {
			return nil, err
		}
	}
	if err := o.readQuarter(ctx, w); err != nil {
		return nil, err
	}
	if o.recent, err = w.History(ctx, store.HistoryQuery{Limit: mostRecent}); err != nil {
		return nil, fmt.Errorf("reading the last changes: %w", err)
	}
	return o, nil
}

const countNeeds = 1_000 // beyond this the overview says "1,000+"

func (n *need) read(ctx context.Context, w *store.Workbook) error {
	q := store.Query{Kind: store.Action, Where: n.where, Sort: n.sort, Desc: n.desc, Limit: mostNeeds}
	page, err := w.Page(ctx, q)
	if err != nil {
		return fmt.Errorf("reading what is %s: %w", n.title, err)
	}
	n.some, n.count = page.Records, len(page.Records)
	if page.More {
		if n.count, err = w.Count(ctx, q, countNeeds); err != nil {
			return fmt.Errorf("counting what is %s: %w", n.title, err)
		}
	}
	return nil
}

// readQuarter counts how far the quarter's submission is.
func (o *overview) readQuarter(ctx context.Context, w *store.Workbook) error {
	responses, err := readResponses(ctx, w, o.quarter)
	if err != nil {
		return err
	}
	for _, r := range responses {
		switch s := standingOf(r); {
		case s.filled == blocks:
			o.filled++
			o.responses++
		case s.filled > 0:
			o.responses++
		}
	}
	return nil
}
