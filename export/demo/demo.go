// Package demo builds an invented partnership to show Kept with: two quarters
// of work, from a plan newly written to a submission half filled in.
//
// Nothing in it is real. The partnership, its towns, organisations and figures
// are made up, no person is named, and the workbook is marked as invented. It
// covers no council area, because every code there is belongs to a real council.
//
// The files in data/ can be read and changed by anyone: one table for each kind
// of record. Days in them are counted back from today, and dates in words hold
// places such as {month+2}, so that the demonstration is always fresh.
package demo

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"kept/store"
	"kept/store/calendar"
)

// Name is what the invented partnership is called.
const Name = "Kilbrannan and Strathlorne Children's Services Partnership (invented)"

// Keeper is who looks at the demonstration when nobody is named.
const Keeper = "Demo keeper, lead officer"

// begun is how many days ago the workbook was made: before the first day of the
// last quarter, however long the quarters are.
const begun = 190

// Build makes the demonstration at path as if its keepers had worked in it up to
// today, and opens it with opt. The same day gives the same records with the
// same ids. It fails with [store.ErrExists] if there is a file already.
func Build(ctx context.Context, path string, today calendar.Date, opt store.Options) (*store.Workbook, error) {
	quarter := calendar.QuarterOf(today)
	if quarter.IsZero() || quarter.Prev().IsZero() || today.AddDays(-begun).IsZero() {
		return nil, fmt.Errorf("building the demonstration: %q is no day it can be built for", today)
	}
	if opt.Keeper == "" {
		opt.Keeper = Keeper
	}
	b := &builder{today: today, quarter: quarter, actions: map[string]store.ID{}, stakeholders: map[string]store.ID{},
		priorities: map[string]store.ID{},
		measures:   map[string]store.ID{}, responses: map[string]store.ID{}}
	b.at(today.AddDays(-begun), 9)
	// The ids come from a fixed seed. No memory of the replica is kept: what is
	// written from now on is another's history, not one that every demonstration shares.
	seed := [32]byte([]byte("the invented partnership of Kept"))
	w, err := store.Create(ctx, path, store.Options{Now: func() time.Time { return b.now }, Entropy: rand.NewChaCha8(seed), Keeper: Keeper,
		Throwaway: true})
	if err != nil {
		return nil, err
	}
	if err := errors.Join(b.build(ctx, w), w.Close()); err != nil {
		return nil, fmt.Errorf("building the demonstration: %w", err)
	}
	return store.Open(ctx, path, opt)
}

// builder makes the records and remembers them by the names the files use.
type builder struct {
	today        calendar.Date
	quarter      calendar.Quarter
	now          time.Time // the workbook's clock
	actions      map[string]store.ID
	stakeholders map[string]store.ID
	priorities   map[string]store.ID
	measures     map[string]store.ID
	responses    map[string]store.ID // by quarter and number: "-1/7"
}

// at sets the clock to an hour of a day; of today to its first minute, so that
// nothing lies in the future.
func (b *builder) at(day calendar.Date, hour int) {
	t := day.Time().Add(time.Duration(hour) * time.Hour)
	if day == b.today {
		t = day.Time()
	}
	if t.After(b.now) {
		b.now = t
	} else {
		b.now = b.now.Add(time.Second)
	}
}

func (b *builder) build(ctx context.Context, w *store.Workbook) error {
	steps := []struct {
		title string
		do    func(*store.Tx) error
	}{
		{"Made the workbook", b.addPartnership},
		{"Entered the stakeholders", b.addStakeholders},
		{"Entered the priorities", b.addPriorities},
		{"Entered the plan's actions", b.addActions},
		{"Entered what is counted", b.addMeasures},
	}
	for i, s := range steps {
		b.at(b.today.AddDays(-begun), 9+i)
		if _, err := w.Write(ctx, s.title, s.do); err != nil {
			return fmt.Errorf("%s: %w", s.title, err)
		}
	}
	events, err := b.events()
	if err != nil {
		return err
	}
	for len(events) > 0 {
		n := sameSitting(events)
		b.at(events[0].day, 10)
		w.SetKeeper(events[0].keeper)
		_, err := w.Write(ctx, sittingTitle(events[:n]), func(tx *store.Tx) error {
			for _, e := range events[:n] {
				if err := e.do(tx); err != nil {
					return fmt.Errorf("%s on %s: %w", e.subject, e.day, err)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		events = events[n:]
	}
	return nil
}
