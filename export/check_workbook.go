package export

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/national"
)

// CheckWorkbook looks at what a workbook says and reports, in plain words, what
// is missing, late, without evidence or contradictory, as at today. It looks at
// all actions, and at the responses of the quarter that today lies in.
func CheckWorkbook(ctx context.Context, w *store.Workbook, today store.Date) (*Findings, error) {
	c := workbookCheck{rep: newReporter(), today: today, live: map[store.ID]bool{}, references: map[string][]string{}, answered: map[string]bool{}}
	for _, kind := range []string{store.Stakeholder, store.Priority, store.Action} {
		err := w.Each(ctx, store.Query{Kind: kind}, false, func(r *store.Record) error {
			c.live[r.ID] = true
			if ref := strings.ToLower(r.Get("reference")); ref != "" {
				c.references[ref] = append(c.references[ref], r.Get("title"))
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("reading the workbook to check it: %w", err)
		}
	}
	err := w.Each(ctx, store.Query{Kind: store.Action, Sort: "reference"}, true, func(r *store.Record) error {
		c.action(r)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("checking the actions: %w", err)
	}
	quarter := store.QuarterOf(today)
	if !quarter.IsZero() {
		err = w.Each(ctx, quarterQuery(store.KindNamed(store.Response), quarter), true, func(r *store.Record) error {
			c.response(r)
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("checking the responses: %w", err)
		}
	}
	c.national(quarter)
	return c.rep.findings(w.Path()), nil
}

// quarterQuery asks for the records of a kind, of responses those of the quarter.
func quarterQuery(k *store.Kind, q store.Quarter) store.Query {
	query := store.Query{Kind: k.Name}
	if k.Name == store.Response {
		query.Where = []store.Filter{{Field: "quarter", Op: store.Is, Values: []string{q.String()}}}
	}
	return query
}

type workbookCheck struct {
	rep        *reporter
	today      store.Date
	live       map[store.ID]bool
	references map[string][]string // the titles of the actions of each reference
	answered   map[string]bool     // national actions that an action or a response speaks of
}

// say reports a finding about a record.
func (c *workbookCheck) say(r *store.Record, level Level, rule, field, value, wrong, mend string) {
	title := ""
	if f := r.Kind.Field(field); f != nil {
		title = f.Title
	}
	c.rep.add(Finding{Level: level, Rule: rule, Record: r.ID, Place: r.Kind.Title + " " + r.Name(), Column: title, Value: value, Wrong: wrong, Mend: mend})
}

func (c *workbookCheck) action(r *store.Record) {
	for _, no := range r.Values("national_actions") {
		c.answered[no] = true
	}
	if len(r.Items("leads")) == 0 {
		c.say(r, LevelWarning, "W1", "leads", "", "nobody leads it", "Name the stakeholder who answers for it")
	}
	c.dates(r)
	brag := r.Get("brag")
	if (brag == "green" || brag == "blue") && len(r.Children("evidence")) == 0 {
		c.say(r, LevelWarning, "W4", "brag", r.Show("brag"), "it is reported as "+brag+" and no evidence shows it", "Add what shows that it is so, or change the colour")
	}
	if ref := r.Get("reference"); len(c.references[strings.ToLower(ref)]) > 1 {
		c.say(r, LevelError, "W5", "reference", ref, fmt.Sprintf("%d actions have this reference, so an import cannot tell them apart", len(c.references[strings.ToLower(ref)])), "Give each action a reference of its own")
	}
	c.refs(r, r)
	for _, kind := range childKinds(r.Kind) {
		for _, child := range r.Children(kind.Name) {
			c.refs(r, child)
		}
	}
}

func (c *workbookCheck) dates(r *store.Record) {
	start, due := r.When("start"), r.When("due")
	if r.Blank("due") {
		c.say(r, LevelWarning, "W2", "due", "", "it has no due date", "Say by when, in your own words: by end of 2026-27, winter 2026, ongoing")
	}
	status := r.Get("status")
	if !due.To.IsZero() && due.To.Before(c.today) && status != "complete" && status != "stopped" {
		c.say(r, LevelWarning, "W3", "due", due.String(), "it was due by "+due.To.Long()+" and is not complete", "Set its status to complete if it is, or agree a new date and say why")
	}
	if !start.From.IsZero() && !due.To.IsZero() && due.To.Before(start.From) {
		c.say(r, LevelError, "W6", "due", due.String(), "it is due before it starts, on "+start.From.Long(), "Put right one of the two dates")
	}
}

// refs reports references to records that were removed, in a record that stands
// on its own or in one that belongs to it.
func (c *workbookCheck) refs(owner, r *store.Record) {
	place := owner.Kind.Title + " " + owner.Name()
	if r != owner {
		place += ", " + strings.ToLower(r.Kind.Title)
	}
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		if f.Type != store.Ref {
			continue
		}
		values := r.Values(f.Name)
		if v := r.Get(f.Name); v != "" {
			values = append(values, v)
		}
		for _, v := range values {
			if id := store.ID(v); !c.live[id] {
				c.rep.add(Finding{Level: LevelWarning, Rule: "W7", Record: owner.ID, Place: place, Column: f.Title, Value: strings.TrimSuffix(r.LabelOf(id), " (removed)"),
					Wrong: "it refers to a " + strings.ToLower(store.KindNamed(f.Of).Title) + " that was removed, which a bundle leaves out", Mend: "Bring that back, or choose another"})
			}
		}
	}
}

// blocks are the parts of a response that have a text and an answer beside it.
var blocks = [...]struct{ text, answer, child, what string }{
	{"heard", "heard_answer", "", "what has been heard"},
	{"committed", "committed_answer", "commitment", "what has been committed"},
	{"", "leads_answer", "response_lead", "who leads"},
	{"", "next_steps_answer", "next_step", "next steps"},
	{"assessment", "assessment_answer", "", "the assessment"},
}

func (c *workbookCheck) response(r *store.Record) {
	c.answered[r.Get("national_action")] = true
	if r.Blank("assessment") && r.Blank("assessment_answer") {
		c.say(r, LevelWarning, "W8", "assessment", "", "it has no assessment", "Say whether what is being done is enough, or that it does not apply to you")
	}
	for _, b := range blocks {
		said := b.text != "" && !r.Blank(b.text) || b.child != "" && len(r.Children(b.child)) > 0
		if said && !r.Blank(b.answer) {
			c.say(r, LevelError, "W9", b.answer, r.Show(b.answer), "it says so of "+b.what+", and yet something is written there", "Keep one of the two")
		}
	}
	c.refs(r, r)
	for _, kind := range childKinds(r.Kind) {
		for _, child := range r.Children(kind.Name) {
			c.refs(r, child)
		}
	}
}

// national notes the national actions of which nothing in the workbook speaks.
func (c *workbookCheck) national(quarter store.Quarter) {
	silent := slices.DeleteFunc(national.Plan2124().Actions(), func(a national.Action) bool { return c.answered[strconv.Itoa(a.No)] })
	for _, a := range silent {
		c.rep.add(Finding{Level: LevelNote, Rule: "W10", Place: fmt.Sprintf("National action %d %s", a.No, a.Title),
			Wrong: "no action serves it and no response for " + quarter.String() + " speaks of it", Mend: "Write a response; \"does not apply to us\" and \"none received\" are answers too"})
	}
}
