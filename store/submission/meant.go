package submission

import (
	"context"
	"errors"
	"fmt"

	"kept/store"
	"kept/store/calendar"
)

// Meant is the quarter whose submission is meant where nobody names one: of the
// quarters that ended, counted from the first that the workbook reports on, the
// oldest that is not settled; if there is none, the current quarter.
func Meant(ctx context.Context, w *store.Workbook, today calendar.Date) (calendar.Quarter, error) {
	current := calendar.QuarterOf(today)
	stages, err := latestStages(ctx, w)
	if err != nil {
		return current, err
	}
	first, err := firstQuarter(ctx, w, stages)
	if err != nil || first.IsZero() {
		return current, err
	}
	for q := first; q.Compare(current) < 0; q = q.Next() {
		if !isFinished(stages[q]) {
			return q, nil
		}
	}
	return current, nil
}

// isFinished tells whether nothing more is to be done about a quarter that ended. An
// amendment that is not locked yet opens it again. A quarter that is skipped with a
// reason belongs here as well, once there is such a thing.
func isFinished(stage store.Stage) bool { return stage == store.StageLocked }

// latestStages gives how far the latest revision of every submission is.
func latestStages(ctx context.Context, w *store.Workbook) (map[calendar.Quarter]store.Stage, error) {
	stages := map[calendar.Quarter]store.Stage{}
	revisions := map[calendar.Quarter]int{}
	err := w.Each(ctx, store.Query{Kind: store.Submission}, false, func(s *store.Record) error {
		q, err := calendar.ParseQuarter(s.Get("quarter"))
		if err != nil {
			return fmt.Errorf("reading the quarter of a submission: %w", err)
		}
		if n := RevisionNo(s); n >= revisions[q] {
			stages[q], revisions[q] = store.Stage(s.Get("stage")), n
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading how far the submissions are: %w", err)
	}
	return stages, nil
}

// firstQuarter is the first quarter that the workbook reports on: the one that the
// partnership sets, or an earlier one whose submission was begun; if it sets none,
// the first that has a submission or a response; zero if there is none either.
func firstQuarter(ctx context.Context, w *store.Workbook, stages map[calendar.Quarter]store.Stage) (calendar.Quarter, error) {
	var first calendar.Quarter
	earlier := func(q calendar.Quarter) {
		if first.IsZero() || q.Compare(first) < 0 {
			first = q
		}
	}
	for q := range stages {
		earlier(q)
	}
	p, err := w.Partnership(ctx)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return first, fmt.Errorf("reading the first quarter: %w", err)
	}
	if err == nil {
		// Nobody is kept from their work by a first quarter that cannot be read: it is as good as none.
		if q, err := calendar.ParseQuarter(p.Get("first_quarter")); err == nil {
			earlier(q)
			return first, nil
		}
	}
	page, err := w.Page(ctx, store.Query{Kind: store.Response, Sort: "quarter", Limit: 1})
	if err != nil {
		return first, fmt.Errorf("reading the first response: %w", err)
	}
	for _, r := range page.Records {
		if q, err := calendar.ParseQuarter(r.Get("quarter")); err == nil {
			earlier(q)
		}
	}
	return first, nil
}
