package submission

import (
	"context"
	"fmt"

	"kept/store"
	"kept/store/calendar"
	"kept/store/input"
)

// Reader is what records are read through: a workbook, or a change to it.
type Reader interface {
	Each(ctx context.Context, q store.Query, whole bool, fn func(*store.Record) error) error
}

// ofQuarter finds the responses of a quarter.
func ofQuarter(q calendar.Quarter) []store.Filter {
	return []store.Filter{{Field: "quarter", Op: store.Is, Values: []string{q.String()}}}
}

// to finds the responses to a national action.
func to(no string) store.Filter {
	return store.Filter{Field: "national_action", Op: store.Is, Values: []string{no}}
}

// Responses reads the responses of a quarter, whole, by number of national action.
func Responses(ctx context.Context, w *store.Workbook, quarter calendar.Quarter) (map[int]*store.Record, error) {
	found := map[int]*store.Record{}
	err := w.Each(ctx, store.Query{Kind: store.Response, Where: ofQuarter(quarter)}, true, func(r *store.Record) error {
		if no := input.WholeNumber(r.Get("national_action")); no > 0 {
			found[no] = r
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the responses of %s: %w", quarter, err)
	}
	return found, nil
}

// ResponseTo reads the response of a quarter to a national action, whole; nil when
// it is not begun.
func ResponseTo(ctx context.Context, from Reader, quarter calendar.Quarter, no string) (first *store.Record, err error) {
	err = from.Each(ctx, store.Query{Kind: store.Response, Where: append(ofQuarter(quarter), to(no))}, true, func(r *store.Record) error {
		if first == nil { // there is one, and more only by mistake
			first = r
		}
		return nil
	})
	return first, err
}

// ResponseBefore reads the response to a national action of the latest quarter
// before this one that has one, whole; nil when there is none. Its quarter says which.
func ResponseBefore(ctx context.Context, from Reader, quarter calendar.Quarter, no string) (*store.Record, error) {
	last, err := lastBefore(ctx, from, quarter, to(no))
	r := last[input.WholeNumber(no)]
	if err != nil || r == nil {
		return nil, err
	}
	before, err := calendar.ParseQuarter(r.Get("quarter"))
	if err != nil {
		return nil, fmt.Errorf("reading the quarter of a response: %w", err)
	}
	return ResponseTo(ctx, from, before, no)
}

// ResponsesBefore are the latest responses of quarters before this one by number of
// national action, without what belongs to them.
func ResponsesBefore(ctx context.Context, w *store.Workbook, quarter calendar.Quarter) (map[int]*store.Record, error) {
	return lastBefore(ctx, w, quarter)
}

// LastAssessments gives, for each national action, the response of the latest
// quarter up to this one that holds an assessment.
func LastAssessments(ctx context.Context, w *store.Workbook, until calendar.Quarter) (map[int]*store.Record, error) {
	return lastBefore(ctx, w, until.Next(), store.Filter{Field: "assessment", Op: store.Filled})
}

// lastBefore reads the latest responses of quarters before one, of those that
// filters find, by number of national action, without what belongs to them.
func lastBefore(ctx context.Context, from Reader, quarter calendar.Quarter, where ...store.Filter) (map[int]*store.Record, error) {
	last := map[int]*store.Record{}
	err := from.Each(ctx, store.Query{Kind: store.Response, Sort: "quarter", Where: where}, false, func(r *store.Record) error {
		if no := input.WholeNumber(r.Get("national_action")); no > 0 && r.Get("quarter") < quarter.String() {
			last[no] = r
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the responses before %s: %w", quarter, err)
	}
	return last, nil
}

// NationalTitle is a national action with its number: "4 Brothers and Sisters".
func NationalTitle(no string) string {
	return store.KindNamed(store.Response).Field("national_action").ValueTitle(no)
}
