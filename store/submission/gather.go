package submission

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kept/store"
	"kept/store/calendar"
	"kept/store/rule"
)

// Group is what something known of a quarter is.
type Group int

// The groups, in the order in which they are listed.
const (
	Updates Group = iota
	Steps
	Readings
	Evidence
	Feedback
	Commitments
	Barriers
	groups // how many there are
)

// Groups are all groups in their order.
func Groups() []Group {
	list := make([]Group, groups)
	for i := range list {
		list[i] = Group(i)
	}
	return list
}

// Title is the heading of a group.
func (g Group) Title() string {
	return [...]string{"Updates of the quarter", "Next steps done or due", "Readings of measures", "Evidence added",
		"Heard from children and families", "Commitments still open", "Barriers"}[g]
}

// Note is one thing known of a quarter that bears on a national action.
type Note struct {
	Group Group
	Key   string // the same for the same thing when it is read again
	Day   string // canonical; "" where it has none
	When  string // in place of a day: "by end of 2026-27"
	Of    string // what it is about: "1.1"
	Text  string // as it is listed
	Words string // what can be copied into a response
	Place string // as evidence: where it is to be found
	Into  string // where it most likely belongs: "heard", or the kind of an entry

	Kind      string   // of the record on whose page it is; "" for the response before
	Record    store.ID // that record
	EntryKind string   // of the entry that it is; "" for a field of the record
	Entry     store.ID // and the entry
}

// Gathering is all that is known of a quarter for a national action.
type Gathering struct {
	Actions  []*store.Record // the local ones, whole
	More     bool            // there are more than were read
	Notes    []Note
	Unmapped int // local actions that name no national action, up to a bound
}

// mostGathered bounds how many local actions are read for one national action.
const mostGathered = 1000

var errGatheredEnough = errors.New("as many as are gathered")

// Gather reads what is known of a quarter for a national action: from the local
// actions that name it, from the people it concerns, and from what was committed in
// the response before, which may be nil.
func Gather(ctx context.Context, w *store.Workbook, quarter calendar.Quarter, no string, before *store.Record) (*Gathering, error) {
	g := &Gathering{}
	q := rule.ServingNational(no).Query()
	q.Sort = "reference"
	err := w.Each(ctx, q, true, func(a *store.Record) error {
		if len(g.Actions) == mostGathered {
			g.More = true
			return errGatheredEnough
		}
		g.Actions = append(g.Actions, a)
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
	slices.SortStableFunc(g.Notes, func(x, y Note) int {
		return cmp.Or(cmp.Compare(x.Group, y.Group), compareDays(x.Day, y.Day))
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

func (g *Gathering) fromAction(a *store.Record, quarter calendar.Quarter) {
	add := func(n Note) {
		n.Of, n.Kind, n.Record = cmp.Or(a.Get("reference"), a.Name()), store.Action, a.ID
		if n.Key == "" {
			n.Key = "note:" + string(n.Entry)
		}
		g.Notes = append(g.Notes, n)
	}
	for _, u := range a.Children("update") {
		if quarter.Holds(u.Get("date")) {
			add(updateNote(u, a))
		}
	}
	for _, s := range a.Children("next_step") {
		if n, ok := stepNote(s, quarter); ok {
			add(n)
		}
	}
	for _, m := range a.Children("measure") {
		for _, r := range m.Children("reading") {
			if quarter.Holds(r.Get("date")) {
				words := readingWords(m, r)
				add(Note{Group: Readings, Day: r.Get("date"), Text: words, Words: words, Into: "assessment_reason",
					Place: "Measure of " + a.NameWithKind(), EntryKind: r.Kind.Name, Entry: r.ID})
			}
		}
	}
	for _, e := range a.Children("evidence") {
		if n, ok := evidenceNote(e, a, quarter); ok {
			add(n)
		}
	}
	if !a.Blank("heard") {
		add(Note{Group: Feedback, Key: "note:heard" + string(a.ID), Text: a.Get("heard"), Words: a.Get("heard"), Into: "heard",
			Place: "What was heard, " + a.NameWithKind()})
	}
	if !a.Blank("barriers") {
		add(Note{Group: Barriers, Key: "note:barriers" + string(a.ID), Text: a.Get("barriers"), Words: a.Get("barriers"),
			Into:  "assessment_reason",
			Place: "Barriers, " + a.NameWithKind()})
	}
}

func updateNote(u, a *store.Record) Note {
	text := u.Get("note")
	if who := u.Get("author"); who != "" {
		text += " (" + who + ")"
	}
	return Note{Group: Updates, Day: u.Get("date"), Text: text, Words: u.Get("note"), Into: "heard",
		Place: "Update of " + u.Show("date") + " on " + a.NameWithKind(), EntryKind: u.Kind.Name, Entry: u.ID}
}

// stepNote is a step that was done in the quarter, is due in it, or was due before
// and is not done; false for any other.
func stepNote(s *store.Record, quarter calendar.Quarter) (Note, bool) {
	due := s.When("due")
	n := Note{Group: Steps, Words: s.Get("step"), Into: "next_step", EntryKind: s.Kind.Name, Entry: s.ID}
	if rule.IsDone(s) {
		n.Day, n.Text = calendar.DateOf(s.Changed).String(), "Done: "+s.Get("step") // marked then, at the latest
		return n, quarter.Holds(n.Day)
	}
	if due.To.IsZero() || due.To.After(quarter.To()) {
		return n, false
	}
	n.Day, n.Text = due.To.String(), "Due: "+s.Get("step")
	if rule.IsPast(due, quarter.From()) {
		n.Text = "Overdue: " + s.Get("step")
	}
	return n, true
}

// evidenceNote is evidence from the quarter; what has no date counts by the day on
// which it was noted. False for any other.
func evidenceNote(e, a *store.Record, quarter calendar.Quarter) (Note, bool) {
	n := Note{Group: Evidence, Day: e.Get("date"), Text: evidenceTitle(e), Words: e.Get("title"), Into: "evidence",
		EntryKind: e.Kind.Name, Entry: e.ID}
	n.Place = cmp.Or(e.Get("place"), "With "+a.NameWithKind())
	if e.Get("form") == "voice" {
		n.Group, n.Into = Feedback, "heard"
	}
	if n.Day == "" {
		n.When = "undated"
		return n, quarter.Holds(calendar.DateOf(e.Changed).String())
	}
	return n, quarter.Holds(n.Day)
}

// evidenceTitle is a piece of evidence with its kind and its place.
func evidenceTitle(e *store.Record) string {
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

// readingWords is a reading with what it started from and is to reach.
func readingWords(m, r *store.Record) string {
	text := m.Get("counted") + ": " + r.Show("value")
	if unit := m.Get("unit"); unit != "" {
		text += " " + unit
	}
	var bounds []string
	if !m.Blank("baseline") {
		bounds = append(bounds, "baseline "+m.Show("baseline"))
	}
	if !m.Blank("target") {
		bounds = append(bounds, "target "+m.Show("target"))
	}
	if len(bounds) > 0 {
		text += " (" + strings.Join(bounds, ", ") + ")"
	}
	return text
}

// fromPeople gathers what was noted in the quarter of engagement with people with
// lived experience, and with those who lead or take part in the actions gathered.
func (g *Gathering) fromPeople(ctx context.Context, w *store.Workbook, quarter calendar.Quarter) error {
	involved := map[string]bool{}
	for _, a := range g.Actions {
		for _, field := range []string{"leads", "partners"} {
			for _, id := range a.Values(field) {
				involved[id] = true
			}
		}
	}
	q := store.Query{Kind: store.Stakeholder, Where: []store.Filter{{Field: "engagement.date", Op: store.NotBefore,
		Values: []string{quarter.From().String()}}}}
	err := w.Each(ctx, q, true, func(s *store.Record) error {
		if !rule.IsLivedExperience(s) && !involved[string(s.ID)] {
			return nil
		}
		for _, e := range s.Children("engagement") {
			if !quarter.Holds(e.Get("date")) {
				continue
			}
			text := e.Get("note")
			if !involved[string(s.ID)] {
				text += " (on the work as a whole)"
			}
			g.Notes = append(g.Notes, Note{Group: Feedback, Key: "note:" + string(e.ID), Day: e.Get("date"), Of: s.Name(), Text: text,
				Words: e.Get("note"), Into: "heard", Place: "Engagement log of " + s.Name() + ", " + e.Show("date"),
				Kind: store.Stakeholder, Record: s.ID, EntryKind: e.Kind.Name, Entry: e.ID})
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("gathering what was heard: %w", err)
	}
	return nil
}

// countUnmapped counts the actions whose notes are gathered nowhere. In a very
// large workbook it is left to the checks.
func (g *Gathering) countUnmapped(ctx context.Context, w *store.Workbook) error {
	all, err := w.Tally(ctx, store.Action, "")
	if err == nil && all[""] <= 20*mostGathered {
		g.Unmapped, err = w.Count(ctx, rule.Unmapped().Query(), mostGathered)
	}
	if err != nil {
		return fmt.Errorf("counting the actions that are mapped to nothing: %w", err)
	}
	return nil
}

// fromBefore gathers what was committed in the response before and is still open.
func (g *Gathering) fromBefore(before *store.Record) {
	if before == nil {
		return
	}
	for _, c := range before.Children("commitment") {
		if !rule.IsOpen(c) {
			continue
		}
		n := Note{Group: Commitments, Key: "note:" + string(c.ID), Of: before.Get("quarter"), Text: c.Get("commitment"),
			Words: c.Get("commitment"), Into: "committed",
			Place: "Response of " + before.Get("quarter"), When: "undated"}
		if owner := c.Show("owner"); owner != "" {
			n.Text += " (" + owner + ")"
		}
		if due := c.When("due"); !due.To.IsZero() {
			n.Day = due.To.String()
		} else if due.Words != "" {
			n.When = due.Words
		}
		g.Notes = append(g.Notes, n)
	}
}

// UpdatesOf counts the updates of a quarter by the number of the national actions
// that their actions name.
func UpdatesOf(ctx context.Context, w *store.Workbook, quarter calendar.Quarter) (map[string]int, error) {
	counts := map[string]int{}
	q := store.Query{Kind: store.Action, Where: []store.Filter{
		{Field: "national_actions", Op: store.Filled}, {Field: "update.date", Op: store.NotBefore,
			Values: []string{quarter.From().String()}}}}
	err := w.Each(ctx, q, true, func(a *store.Record) error {
		n := 0
		for _, u := range a.Children("update") {
			if quarter.Holds(u.Get("date")) {
				n++
			}
		}
		for _, no := range a.Values("national_actions") {
			counts[no] += n
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("counting the updates of %s: %w", quarter, err)
	}
	return counts, nil
}
