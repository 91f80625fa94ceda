package demo

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/calendar"
	"kept/store/words"
)

// event is something that a keeper noted on a day.
type event struct {
	day     calendar.Date
	keeper  string
	subject string // what it concerns, in a keeper's words
	stage   int    // within a day responses (1) come before what belongs to them (2)
	do      func(*store.Tx) error
}

// events reads all that was noted after the plan was written, in order of time.
func (b *builder) events() ([]event, error) {
	var events []event
	for _, file := range []struct {
		name string
		make func(row) event
	}{
		{"updates", b.update}, {"readings", b.reading}, {"engagements", b.engagement}, {"responses", b.response},
		{"commitments", b.commitment}, {"response_organisations", nil}, {"evidence", b.evidence}, {"next_steps", b.nextStep},
	} {
		rows, err := b.read(file.name)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if file.make == nil {
				events = append(events, b.organisation(r)...)
				continue
			}
			e := file.make(r)
			if e.day.IsZero() {
				e.day, e.keeper = b.sitting(r["day"]), r["keeper"]
			}
			events = append(events, e)
		}
	}
	slices.SortStableFunc(events, func(a, b event) int {
		return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.stage, b.stage), cmp.Compare(a.keeper, b.keeper))
	})
	return events, nil
}

// sameSitting counts the events at the front that one keeper noted on one day.
func sameSitting(events []event) int {
	n := 1
	for n < len(events) && events[n].day == events[0].day && events[n].keeper == events[0].keeper {
		n++
	}
	return n
}

// sittingTitle names a sitting in the history: "Wrote up action 1.1 and action 1.4".
func sittingTitle(events []event) string {
	var subjects []string
	for _, e := range events {
		if !slices.Contains(subjects, e.subject) {
			subjects = append(subjects, e.subject)
		}
	}
	switch n := len(subjects); {
	case n == 1:
		return "Wrote up " + subjects[0]
	case n <= 3:
		return "Wrote up " + words.Join(subjects, "and")
	default:
		return fmt.Sprintf("Wrote up %s and %d others", subjects[0], n-1)
	}
}

// between is how many days pass between two sittings at which a keeper writes
// up what happened.
const between = 12

// sitting is the day on which something was written up: the next sitting after
// it happened, and lately the very day.
func (b *builder) sitting(days string) calendar.Date {
	n, _ := strconv.Atoi(days)
	if n <= -between {
		n -= n % between
	}
	return b.today.AddDays(n)
}

// daysFrom gives the day so many days from another.
func (b *builder) daysFrom(day calendar.Date, days string) calendar.Date {
	n, _ := strconv.Atoi(days) // a test holds the files to numbers
	return day.AddDays(n)
}

// quarterDay is when a response was written: of the last quarter a few days
// before its end, of this one lately, but not before it began.
func (b *builder) quarterDay(quarter, days string) calendar.Date {
	if quarter == "-1" {
		return b.daysFrom(b.quarter.Prev().To(), days)
	}
	day := b.daysFrom(b.today, days)
	if day.Before(b.quarter.From()) {
		return b.quarter.From()
	}
	return day
}

// add makes a record that belongs to another.
func (b *builder) add(tx *store.Tx, kind string, parent store.ID, r row) error {
	values, err := b.values(kind, r)
	if err != nil {
		return err
	}
	_, err = tx.Add(kind, parent, values)
	return err
}

func (b *builder) update(r row) event {
	return event{subject: "action " + r["action"], do: func(tx *store.Tx) error {
		id, err := b.find(store.Action, r["action"])
		if err != nil {
			return err
		}
		day := b.daysFrom(b.today, r["day"])
		if err := b.add(tx, "update", id, row{"date": day.String(), "note": r["note"], "author": r["keeper"]}); err != nil {
			return err
		}
		for _, field := range []string{"status", "brag"} {
			if r[field] == "" {
				continue
			}
			if err := tx.Set(id, field, r[field]); err != nil {
				return err
			}
		}
		return nil
	}}
}

func (b *builder) reading(r row) event {
	return event{subject: "action " + r["action"], do: func(tx *store.Tx) error {
		id, ok := b.measures[r["action"]]
		if !ok {
			return fmt.Errorf("action %s has no measure", r["action"])
		}
		r["date"] = b.daysFrom(b.today, r["day"]).String()
		return b.add(tx, "reading", id, r)
	}}
}

func (b *builder) engagement(r row) event {
	return event{subject: "a talk with " + strings.Replace(r["stakeholder"], "The ", "the ", 1), do: func(tx *store.Tx) error {
		id, err := b.find(store.Stakeholder, r["stakeholder"])
		if err != nil {
			return err
		}
		r["date"] = b.daysFrom(b.today, r["day"]).String()
		return b.add(tx, "engagement", id, r)
	}}
}

// response makes the account of a national action in the last quarter (-1) or this one (0).
func (b *builder) response(r row) event {
	name := r["quarter"] + "/" + r["national_action"]
	return event{stage: 1, day: b.quarterDay(r["quarter"], r["day"]), keeper: r["keeper"],
		subject: "national action " + r["national_action"], do: func(tx *store.Tx) error {
			q := b.quarter
			if r["quarter"] == "-1" {
				q = q.Prev()
			}
			r["quarter"] = q.String()
			values, err := b.values(store.Response, r)
			if err != nil {
				return err
			}
			b.responses[name], err = tx.Add(store.Response, "", values)
			return err
		}}
}

func (b *builder) commitment(r row) event {
	name := r["quarter"] + "/" + r["national_action"]
	return event{stage: 2, day: b.quarterDay(r["quarter"], "-2"), keeper: Keeper, subject: "national action " + r["national_action"],
		do: func(tx *store.Tx) error {
			id, err := b.find(store.Response, name)
			if err != nil {
				return err
			}
			return b.add(tx, "commitment", id, r)
		}}
}

// organisation says who leads on a national action: in the last quarter, and in
// this one where there is a response yet.
func (b *builder) organisation(r row) []event {
	var events []event
	for _, quarter := range []string{"-1", "0"} {
		events = append(events, event{stage: 2, day: b.quarterDay(quarter, "-2"), keeper: Keeper,
			subject: "national action " + r["national_action"], do: func(tx *store.Tx) error {
				id, ok := b.responses[quarter+"/"+r["national_action"]]
				if !ok && quarter == "0" {
					return nil
				}
				if !ok {
					return fmt.Errorf("no response to national action %s", r["national_action"])
				}
				return b.add(tx, "response_lead", id, r)
			}})
	}
	return events
}

func (b *builder) evidence(r row) event {
	return b.belonging("evidence", r, func() {
		day := b.daysFrom(b.today, r["day"])
		if strings.HasPrefix(r["of"], "response ") {
			day = b.eventDay(r)
		}
		r["date"] = day.String()
	})
}

func (b *builder) nextStep(r row) event { return b.belonging("next_step", r, func() {}) }

// belonging makes what belongs to an action, a priority or a response.
func (b *builder) belonging(kind string, r row, before func()) event {
	subject, stage := r["of"], 0
	if !strings.Contains(subject, " ") {
		subject = "action " + subject
	}
	if _, no, found := strings.Cut(subject, "/"); found {
		subject, stage = "national action "+no, 2
	}
	return event{stage: stage, day: b.eventDay(r), keeper: r["keeper"], subject: subject, do: func(tx *store.Tx) error {
		before()
		id, err := b.owner(r["of"])
		if err != nil {
			return err
		}
		return b.add(tx, kind, id, r)
	}}
}

// eventDay is the day on which something was written up: of what belongs to a
// response, in its quarter.
func (b *builder) eventDay(r row) calendar.Date {
	if name, found := strings.CutPrefix(r["of"], "response "); found {
		quarter, _, _ := strings.Cut(name, "/")
		return b.quarterDay(quarter, r["day"])
	}
	return b.sitting(r["day"])
}
