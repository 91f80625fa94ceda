package ui

import (
	"context"
	"fmt"
	"strconv"

	"kept/store"
	"kept/store/calendar"
)

// block is one of the five parts that a response has, each of which can be
// answered in words or with an answer that is not a blank.
type block struct {
	name   string // "heard"
	title  string // as it stands in a sentence: "what was heard"
	field  string // the text or the choice it is answered with; "" where entries answer it
	answer string // the field that says that there is nothing to say
	kind   string // of the entries that answer it too; "" for none
}

// blocks are the parts of a response in the order of Change Programme ONE (The
// Promise Scotland, June 2021).
var blocks = [...]block{
	{"heard", "what was heard", "heard", "heard_answer", ""},
	{"committed", "what is committed", "committed", "committed_answer", "commitment"},
	{"leads", "who leads", "", "leads_answer", "response_lead"},
	{"next_steps", "next steps", "", "next_steps_answer", "next_step"},
	{"assessment", "the assessment", "assessment", "assessment_answer", ""},
}

// said tells whether something of a block's own was written.
func (b block) said(r *store.Record) bool {
	return r != nil && (b.field != "" && !r.Blank(b.field) || b.kind != "" && len(r.Children(b.kind)) > 0)
}

// filled tells whether a block was answered, be it with "none".
func (b block) filled(r *store.Record) bool { return r != nil && (b.said(r) || r.Get(b.answer) != "") }

// answered is how far a response has come.
type answered struct {
	filled  int    // blocks with something in them, an answer of "none" included
	none    int    // of these, blocks where none was received
	foreign int    // and blocks that do not apply
	carried string // [store.Carried], [store.Unchanged] or ""
}

// standingOf tells how far a response has come; nil is one not yet begun.
func standingOf(r *store.Record) answered {
	var a answered
	if r == nil {
		return a
	}
	a.carried = r.Get("carried")
	for _, b := range blocks {
		switch {
		case b.said(r):
			a.filled++
		case r.Get(b.answer) == "not_applicable":
			a.filled++
			a.foreign++
		case r.Get(b.answer) != "":
			a.filled++
			a.none++
		}
	}
	return a
}

// done tells whether nothing is left to do with a response.
func (a answered) done() bool { return a.filled == len(blocks) && a.carried != store.Carried }

// asBefore names the parts of a response that still say word for word what the one
// before said. Whoever changes one part of what was carried forward has looked at
// that part; of the others this tells.
func asBefore(r, before *store.Record) []string {
	var same []string
	if r == nil || before == nil || r.Get("carried") != "" {
		return nil // it says itself how it stands to the one before
	}
	for _, b := range blocks {
		if b.field == "" || r.Blank(b.field) || r.Get(b.field) != before.Get(b.field) {
			continue
		}
		if b.field == "assessment" && r.Get("assessment_reason") != before.Get("assessment_reason") {
			continue
		}
		same = append(same, b.title)
	}
	return same
}

// words says how far a response has come.
func (a answered) words() string {
	switch {
	case a.carried == store.Carried:
		return "Carried forward"
	case a.filled == 0:
		return "Open"
	case a.none == len(blocks):
		return "None received"
	case a.foreign == len(blocks):
		return "Does not apply"
	case a.filled == len(blocks) && a.carried == store.Unchanged:
		return "Nothing changed"
	case a.filled == len(blocks) && a.none+a.foreign > 0:
		return "Filled, " + strconv.Itoa(a.none+a.foreign) + " none"
	case a.filled == len(blocks):
		return "Filled"
	}
	return strconv.Itoa(a.filled) + " of " + strconv.Itoa(len(blocks)) + " filled"
}

// readResponses reads the responses of a quarter by number of national action.
func readResponses(ctx context.Context, w *store.Workbook, quarter calendar.Quarter) (map[int]*store.Record, error) {
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

// responseTo reads the response of a quarter to a national action, whole; nil
// when it is not begun.
func responseTo(ctx context.Context, w *store.Workbook, quarter calendar.Quarter, no string) (*store.Record, error) {
	page, err := w.Page(ctx, store.Query{Kind: store.Response, Limit: 1, Where: []store.Filter{
		{Field: "quarter", Op: store.Is, Values: []string{quarter.String()}},
		{Field: "national_action", Op: store.Is, Values: []string{no}}}})
	if err != nil || len(page.Records) == 0 {
		return nil, err
	}
	return w.Load(ctx, page.Records[0].ID)
}

// responseBefore reads the response to a national action of the latest quarter
// before this one that has one; nil when there is none. Its quarter says which.
func responseBefore(ctx context.Context, w *store.Workbook, quarter calendar.Quarter, no string) (*store.Record, error) {
	last, err := responsesBefore(ctx, w, quarter, no)
	if err != nil || len(last) == 0 {
		return nil, err
	}
	for _, r := range last {
		return w.Load(ctx, r.ID)
	}
	return nil, nil
}

// responsesBefore are the latest responses of quarters before this one by number
// of national action, without what belongs to them; to one of them, or with ""
// to all.
func responsesBefore(ctx context.Context, w *store.Workbook, quarter calendar.Quarter, no string) (map[int]*store.Record, error) {
	last := map[int]*store.Record{}
	q := store.Query{Kind: store.Response, Sort: "quarter"}
	if no != "" {
		q.Where = []store.Filter{{Field: "national_action", Op: store.Is, Values: []string{no}}}
	}
	err := w.Each(ctx, q, false, func(r *store.Record) error {
		if n, err := strconv.Atoi(r.Get("national_action")); err == nil && r.Get("quarter") < quarter.String() {
			last[n] = r
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the responses before %s: %w", quarter, err)
	}
	return last, nil
}

// responseKindOf is the description of a response.
func responseKindOf() *store.Kind { return store.KindNamed(store.Response) }

// nationalTitle is a national action with its number: "4 Brothers and Sisters".
func nationalTitle(no string) string { return responseKindOf().Field("national_action").ValueTitle(no) }
