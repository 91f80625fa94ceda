package coverage

import (
	"context"
	"fmt"
	"strconv"

	"kept/store"
	"kept/store/national"
	"kept/store/rule"
)

// mostCounted bounds a count: beyond it nobody asks how many there are.
const mostCounted = 10_000

// Priority is how far a priority is covered by actions.
type Priority struct {
	Actions int               // that serve it and were not stopped
	BRAG    map[string]int    // of these, by BRAG; "" is not set
	Owner   bool              // somebody is named as its owner
	Area    string            // the title of its priority area; "" if it names none
	Gaps    []national.Action // of its priority area, without a local action
}

// Mapped counts the local actions by the number of the national actions that they name.
func Mapped(ctx context.Context, w *store.Workbook) (map[string]int, error) {
	mapped, err := w.Tally(ctx, store.Action, "national_actions")
	if err != nil {
		return nil, fmt.Errorf("counting our actions: %w", err)
	}
	return mapped, nil
}

// OfPriority counts the actions of a priority; mapped is as [Mapped] gives it.
func OfPriority(ctx context.Context, w *store.Workbook, p *store.Record, mapped map[string]int) (Priority, error) {
	c := Priority{BRAG: map[string]int{}, Owner: !p.Blank("owner")}
	for _, o := range append(store.KindNamed(store.Action).Field("brag").Options(), store.Option{}) {
		n, err := w.Count(ctx, rule.Serving(p.ID).And(rule.WithBRAG(o.Code)).Query(), mostCounted)
		if err != nil {
			return c, fmt.Errorf("counting the actions of a priority: %w", err)
		}
		c.BRAG[o.Code] = n
		c.Actions += n
	}
	if p.Blank("priority_area") {
		return c, nil
	}
	plan := national.Plan2124()
	c.Area = p.Show("priority_area")
	if area, ok := plan.MatchPriorityArea(c.Area); ok {
		for _, a := range plan.ActionsIn(area.No) {
			if mapped[strconv.Itoa(a.No)] == 0 {
				c.Gaps = append(c.Gaps, a)
			}
		}
	}
	return c, nil
}

// AllRed tells whether every action that serves the priority is red.
func (c *Priority) AllRed() bool { return c.Actions > 0 && c.BRAG[store.BRAGRed] == c.Actions }

// Covered tells whether nothing is missing.
func (c *Priority) Covered() bool {
	return c.Actions > 0 && c.Owner && !c.AllRed() && len(c.Gaps) == 0
}
