package ui

import (
	"context"
	"fmt"
	"strconv"

	"kept/store"
)

// blocks is how many parts a response has: what was heard, what is committed,
// who leads, what comes next, and the assessment.
const blocks = 5

// answered is how far a response has come.
type answered struct {
	filled int // blocks with something in them, an answer of "none" included
	none   int // of these, blocks where none was received or it does not apply
}

// standingOf tells how far a response has come; nil is one not yet begun.
func standingOf(r *store.Record) answered {
	var a answered
	if r == nil {
		return a
	}
	block := func(said bool, answer string) {
		switch {
		case said:
			a.filled++
		case r.Get(answer) != "":
			a.filled++
			a.none++
		}
	}
	block(!r.Blank("heard"), "heard_answer")
	block(!r.Blank("committed") || len(r.Children("commitment")) > 0, "committed_answer")
	block(len(r.Children("response_lead")) > 0, "leads_answer")
	block(len(r.Children("next_step")) > 0, "next_steps_answer")
	block(!r.Blank("assessment"), "assessment_answer")
	return a
}

// words says how far a response has come.
func (a answered) words() string {
	switch {
	case a.filled == 0:
		return "Open"
	case a.none == blocks:
		return "None received"
	case a.filled == blocks && a.none > 0:
		return "Filled, " + strconv.Itoa(a.none) + " none"
	case a.filled == blocks:
		return "Filled"
	}
	return strconv.Itoa(a.filled) + " of " + strconv.Itoa(blocks) + " filled"
}

// readResponses reads the responses of a quarter by number of national action.
func readResponses(ctx context.Context, w *store.Workbook, quarter store.Quarter) (map[int]*store.Record, error) {
	found := map[int]*store.Record{}
	q := store.Query{Kind: store.Response, Where: []store.Filter{{Field: "quarter", Op: store.Is, Values: []string{quarter.String()}}}}
	err := w.Each(ctx, q, true, func(r *store.Record) error {
		if no, err := strconv.Atoi(r.Get("national_action")); err == nil {
			found[no] = r
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the responses of %s: %w", quarter, err)
	}
	return found, nil
}
