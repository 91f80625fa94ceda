package coverage

import (
	"context"
	"fmt"
	"strconv"

	"kept/store"
	"kept/store/national"
	"kept/store/rule"
)

// National is how far the national actions are covered by local actions.
type National struct {
	Plan   *national.Plan
	counts map[int]int
	well   map[int]bool
}

// Served is how far one national action is covered.
type Served int

// How far a national action is covered, the least first.
const (
	NotServed    Served = iota // no local action names it
	ServedWeakly               // of the local actions that name it none is green or blue
	ServedWell                 // a local action that names it is green or blue
)

// OfNational reads what local actions do for each national action.
func OfNational(ctx context.Context, w *store.Workbook) (*National, error) {
	c := &National{Plan: national.Plan2124(), counts: map[int]int{}, well: map[int]bool{}}
	mapped, err := Mapped(ctx, w)
	if err != nil {
		return nil, err
	}
	for _, a := range c.Plan.Actions() {
		no := strconv.Itoa(a.No)
		if c.counts[a.No] = mapped[no]; mapped[no] == 0 {
			continue
		}
		n, err := w.Count(ctx, rule.ServingNational(no).And(rule.OnTrack()).Query(), 1)
		if err != nil {
			return nil, fmt.Errorf("looking for green and blue: %w", err)
		}
		c.well[a.No] = n > 0
	}
	return c, nil
}

// Actions is how many local actions name a national action.
func (c *National) Actions(no int) int { return c.counts[no] }

// Served tells how far a national action is covered.
func (c *National) Served(no int) Served {
	switch {
	case c.counts[no] == 0:
		return NotServed
	case !c.well[no]:
		return ServedWeakly
	}
	return ServedWell
}

// Without counts how many of these national actions no local action names.
func (c *National) Without(actions []national.Action) int {
	n := 0
	for _, a := range actions {
		if c.counts[a.No] == 0 {
			n++
		}
	}
	return n
}

// Showing counts, by number of national action, the local actions that name it and
// show a fundamental.
func (c *National) Showing(ctx context.Context, w *store.Workbook, fundamental string) (map[int]int, error) {
	counts := map[int]int{}
	for _, a := range c.Plan.Actions() {
		if c.counts[a.No] == 0 {
			continue
		}
		n, err := w.Count(ctx, rule.Showing(fundamental).And(rule.ServingNational(strconv.Itoa(a.No))).Query(), mostCounted)
		if err != nil {
			return nil, fmt.Errorf("counting our actions that show %s: %w", fundamental, err)
		}
		counts[a.No] = n
	}
	return counts, nil
}

// FoundationsOf are the foundations of the calls to action that are nearest to a national
// action, which is our own mapping.
func FoundationsOf(no int) []national.FoundationCode {
	var codes []national.FoundationCode
	seen := map[national.FoundationCode]bool{}
	nearest, _ := national.CallsNear(no)
	for _, c := range nearest {
		if !seen[c.Foundation] {
			seen[c.Foundation] = true
			codes = append(codes, c.Foundation)
		}
	}
	return codes
}
