package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/cell"
)

// noteGroup is under which heading something known of a quarter stands.
type noteGroup int

const (
	ofUpdates noteGroup = iota
	ofSteps
	ofReadings
	ofEvidence
	ofHeard
	ofCommitments
	ofBarriers
	noteGroups // how many there are
)

// Title is the heading of a group.
func (g noteGroup) Title() string {
	return [...]string{"Updates of the quarter", "Next steps done or due", "Readings of measures", "Evidence added",
		"Heard from children and families", "Commitments still open", "Barriers"}[g]
}

// gatheredNote is one thing known of a quarter that bears on a national action.
type gatheredNote struct {
	group noteGroup
	key   string // the same for the same thing when it is read anew
	day   string // canonical; "" where it has none
	when  string // in place of a day: "by end of 2026-27"
	of    string // what it stands on: "1.1"
	text  string // as it is listed
	words string // what can be taken into a response
	place string // as evidence: where it is to be found
	into  string // where it is most likely wanted: "heard", or the kind of an entry

	kind    string   // of the record on whose page it stands; "" for the response before
	open    store.ID // that record
	section string   // and the section of its page
	entry   store.ID // and the entry
}

// gathering is all that is known of a quarter for a national action.
type gathering struct {
	actions []*store.Record // ours, whole
	more    bool            // there are more than were read
	notes   []gatheredNote

	unmapped int // of our actions, how many are mapped to no national action, up to a bound
}

// mostGathered bounds how many of our actions are read for one national action.
const mostGathered = 1000

var errGatheredEnough = errors.New("as many as are gathered")

// gather reads what is known of a quarter for a national action: from our
// actions mapped to it, from the people it concerns, and from what was committed
// in the response before.
func gather(ctx context.Context, w *store.Workbook, quarter calendar.Quarter, no string, before *store.Record) (*gathering, error) {
	g := &gathering{}
	q := store.Query{Kind: store.Action, Sort: "reference", Where: []store.Filter{{Field: "national_actions", Op: store.Is, Values: []string{no}}}}
	err := w.Each(ctx, q, true, func(a *store.Record) error {
		if len(g.actions) == mostGathered {
			g.more = true
			return errGatheredEnough
		}
		g.actions = append(g.actions, a)
		g.fromAction(a, quarter)
		return nil
	})
	if err != nil && !errors.Is(err, errGatheredEnough) {
		return nil, fmt.Errorf("gathering what is known for national action %s: %w", no, err)
	}
	if err := g.fromPeople(ctx, w, quarter); err != nil {
		return nil, err
	}
	if err := g.countUnmapped(ctx, w); err != nil {
		return nil, err
	}
	g.fromBefore(before)
	slices.SortStableFunc(g.notes, func(x, y gatheredNote) int {
		return cmp.Or(cmp.Compare(x.group, y.group), compareDays(x.day, y.day))
	})
	return g, nil
}

// compareDays puts earlier days first, and what has none last.
func compareDays(x, y string) int {
	if (x == "") != (y == "") {
		return -strings.Compare(x, y)
	}
	return strings.Compare(x, y)
}

// shortName is what an action is called in a list: its reference, or its title.
func shortName(a *store.Record) string {
	if ref := a.Get("reference"); ref != "" {
		return ref
	}
	return cell.Cut(cell.Clean(a.Name()), 30, "...")
}

func (g *gathering) fromAction(a *store.Record, quarter calendar.Quarter) {
	add := func(n gatheredNote) {
		n.of, n.kind, n.open = shortName(a), store.Action, a.ID
		if n.key == "" {
			n.key = "note:" + string(n.entry)
		}
		g.notes = append(g.notes, n)
	}
	for _, u := range a.Children("update") {
		if !inQuarterOf(quarter, u.Get("date")) {
			continue
		}
		text := u.Get("note")
		if who := u.Get("author"); who != "" {
			text += " (" + who + ")"
		}
		add(gatheredNote{group: ofUpdates, day: u.Get("date"), text: text, words: u.Get("note"), into: "heard",
			place: "Update of " + u.Show("date") + " on " + called(a), section: "Updates", entry: u.ID})
	}
	for _, s := range a.Children("next_step") {
		if n, ok := gatheredStep(s, quarter); ok {
			add(n)
		}
	}
	for _, m := range a.Children("measure") {
		for _, r := range m.Children("reading") {
			if inQuarterOf(quarter, r.Get("date")) {
				words := readingWords(m, r)
				add(gatheredNote{group: ofReadings, day: r.Get("date"), text: words, words: words, into: "assessment_reason",
					place: "Measure of " + called(a), section: "Evidence", entry: r.ID})
			}
		}
	}
	for _, e := range a.Children("evidence") {
		if n, ok := gatheredEvidence(e, a, quarter); ok {
			add(n)
		}
	}
	if !a.Blank("heard") {
		add(gatheredNote{group: ofHeard, key: "note:heard" + string(a.ID), text: a.Get("heard"), words: a.Get("heard"), into: "heard",
			place: "What was heard, " + called(a), section: "Summary"})
	}
	if !a.Blank("barriers") {
		add(gatheredNote{group: ofBarriers, key: "note:barriers" + string(a.ID), text: a.Get("barriers"), words: a.Get("barriers"), into: "assessment_reason",
			place: "Barriers, " + called(a), section: "Summary"})
	}
}

// gatheredStep takes up a step that was done in the quarter, is due in it, or
// was due before and is not done.
func gatheredStep(s *store.Record, quarter calendar.Quarter) (gatheredNote, bool) {
	due := s.When("due")
	n := gatheredNote{group: ofSteps, words: s.Get("step"), into: "next_step", section: "Next steps", entry: s.ID}
	if s.Get("done") == "true" {
		day := calendar.DateOf(s.Changed).String() // ticked off then, at the latest
		n.day, n.text = day, "Done: "+s.Get("step")
		return n, inQuarterOf(quarter, day)
	}
	if due.To.IsZero() || due.To.After(quarter.To()) {
		return n, false
	}
	n.day, n.text = due.To.String(), "Due: "+s.Get("step")
	if due.To.Before(quarter.From()) {
		n.text = "Overdue: " + s.Get("step")
	}
	return n, true
}

// gatheredEvidence takes up evidence from the quarter; what has no date counts
// by the day on which it was noted.
func gatheredEvidence(e, a *store.Record, quarter calendar.Quarter) (gatheredNote, bool) {
	n := gatheredNote{group: ofEvidence, day: e.Get("date"), text: entryTitle(e), words: e.Get("title"), into: "evidence", section: "Evidence", entry: e.ID}
	n.place = cmp.Or(e.Get("place"), "With "+called(a))
	if e.Get("form") == "voice" {
		n.group, n.into = ofHeard, "heard"
	}
	if n.day == "" {
		noted := calendar.DateOf(e.Changed).String()
		n.when = "undated"
		return n, inQuarterOf(quarter, noted)
	}
	return n, inQuarterOf(quarter, n.day)
}

// entryTitle is a piece of evidence with its kind and its place.
func entryTitle(e *store.Record) string {
	var rest []string
	for _, f := range []string{"form", "place"} {
		if s := e.Show(f); s != "" {
			rest = append(rest, s)
		}
	}
	if len(rest) == 0 {
		return e.Get("title")
	}
	return e.Get("title") + " (" + strings.Join(rest, "; ") + ")"
}

// readingWords is a reading as it is said: with what it started from and is to reach.
func readingWords(m, r *store.Record) string {
	text := m.Get("counted") + ": " + r.Show("value")
	if unit := m.Get("unit"); unit != "" {
		text += " " + unit
	}
	var beside []string
	if !m.Blank("baseline") {
		beside = append(beside, "baseline "+m.Show("baseline"))
	}
	if !m.Blank("target") {
		beside = append(beside, "target "+m.Show("target"))
	}
	if len(beside) > 0 {
		text += " (" + strings.Join(beside, ", ") + ")"
	}
	return text
}

// fromPeople takes up what was noted in the quarter of meetings with people with
// lived experience, and with those who lead or take part in our actions for it.
func (g *gathering) fromPeople(ctx context.Context, w *store.Workbook, quarter calendar.Quarter) error {
	ours := map[string]bool{}
	for _, a := range g.actions {
		for _, field := range []string{"leads", "partners"} {
			for _, id := range a.Values(field) {
				ours[id] = true
			}
		}
	}
	q := store.Query{Kind: store.Stakeholder, Where: []store.Filter{{Field: "engagement.date", Op: store.NotBefore, Values: []string{quarter.From().String()}}}}
	err := w.Each(ctx, q, true, func(s *store.Record) error {
		lived := s.Get("kind") == "lived_experience"
		if !lived && !ours[string(s.ID)] {
			return nil
		}
		for _, e := range s.Children("engagement") {
			if !inQuarterOf(quarter, e.Get("date")) {
				continue
			}
			text := e.Get("note")
			if !ours[string(s.ID)] {
				text += " (on the work as a whole)"
			}
			g.notes = append(g.notes, gatheredNote{group: ofHeard, key: "note:" + string(e.ID), day: e.Get("date"), of: cell.Clean(s.Name()), text: text,
				words: e.Get("note"), into: "heard", place: "Engagement log of " + s.Name() + ", " + e.Show("date"), kind: store.Stakeholder, open: s.ID, section: store.KindNamed("engagement").Plural, entry: e.ID})
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("gathering what was heard: %w", err)
	}
	return nil
}

// unmappedActions are what finds the actions that serve no national action.
func unmappedActions() []store.Filter {
	return []store.Filter{{Field: "national_actions", Op: store.Blank}}
}

// countUnmapped counts the actions whose notes are gathered nowhere. In a very
// large workbook it is left to the checks.
func (g *gathering) countUnmapped(ctx context.Context, w *store.Workbook) error {
	all, err := w.Tally(ctx, store.Action, "")
	if err == nil && all[""] <= 20*mostGathered {
		g.unmapped, err = w.Count(ctx, store.Query{Kind: store.Action, Where: unmappedActions()}, mostGathered)
	}
	if err != nil {
		return fmt.Errorf("counting the actions that are mapped to nothing: %w", err)
	}
	return nil
}

// fromBefore takes up what was committed in the response before and is still open.
func (g *gathering) fromBefore(before *store.Record) {
	if before == nil {
		return
	}
	for _, c := range before.Children("commitment") {
		if s := c.Get("status"); s == "complete" || s == "stopped" {
			continue
		}
		n := gatheredNote{group: ofCommitments, key: "note:" + string(c.ID), of: before.Get("quarter"), text: c.Get("commitment"), words: c.Get("commitment"), into: "committed",
			place: "Response of " + before.Get("quarter"), when: "undated"}
		if owner := c.Show("owner"); owner != "" {
			n.text += " (" + owner + ")"
		}
		if due := c.When("due"); !due.To.IsZero() {
			n.day = due.To.String()
		} else if due.Words != "" {
			n.when = cell.Clean(due.Words)
		}
		g.notes = append(g.notes, n)
	}
}
