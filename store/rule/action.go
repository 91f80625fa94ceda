package rule

import (
	"kept/store"
	"kept/store/calendar"
)

// SoonDays is within how many days an action that is due is due soon.
const SoonDays = 30

// Open is about the actions on which work goes on: neither complete nor stopped.
func Open() Rule { return noneOf("open", "status", store.StatusComplete, store.StatusStopped) }

// NotStopped is about the actions that were not stopped: they serve the priorities
// and the national actions that they name.
func NotStopped() Rule { return noneOf("not-stopped", "status", store.StatusStopped) }

// Overdue is about the open actions whose due date has passed.
func Overdue(today calendar.Date) Rule {
	return openAnd("overdue", dueBefore(today))
}

// DueSoon is about the open actions that are due from today on, within [SoonDays].
func DueSoon(today calendar.Date) Rule {
	return openAnd("due-soon", dueFrom(today), dueBefore(today.AddDays(SoonDays+1)))
}

func dueBefore(day calendar.Date) Rule {
	return Rule{
		Where: []store.Filter{{Field: "due", Op: store.Before, Values: []string{day.String()}}},
		Holds: func(r *store.Record) bool { return IsPast(r.When("due"), day) }}
}

func dueFrom(day calendar.Date) Rule {
	return Rule{
		Where: []store.Filter{{Field: "due", Op: store.NotBefore, Values: []string{day.String()}}},
		Holds: func(r *store.Record) bool {
			due := r.When("due").To
			return !due.IsZero() && !due.Before(day)
		}}
}

// Quiet is about the open actions with no recent update: none within so many days
// before today. An action that was written down or began within these days, or has
// yet to begin, need not have one.
func Quiet(today calendar.Date, days int) Rule {
	since := today.AddDays(-days)
	return openAnd("quiet", Rule{
		Where: []store.Filter{{Field: "update.date", Op: store.Quiet, Values: []string{since.String()}}},
		Holds: func(r *store.Record) bool { return isQuiet(r, since) }})
}

func isQuiet(r *store.Record, since calendar.Date) bool {
	if last := LastUpdate(r); last != "" {
		return last < since.String()
	}
	if !calendar.DateOf(r.ID.Made()).Before(since) {
		return false
	}
	start := r.When("start")
	return !start.Dated() || start.From.Before(since)
}

// LastUpdate is the day of the last update of an action read whole; "" if it has none.
func LastUpdate(action *store.Record) string { return lastDay(action, "update") }

// lastDay is the last date of the records of a kind that belong to one read whole; "" if
// there is none.
func lastDay(r *store.Record, kind string) string {
	last := ""
	for _, c := range r.Children(kind) {
		last = max(last, c.Get("date"))
	}
	return last
}

// OpenAtRisk is about the open actions that are amber or red.
func OpenAtRisk() Rule { return openAnd("at-risk", RedOrAmber()) }

// RedOrAmber is about the actions that are red or amber, whatever their status.
func RedOrAmber() Rule { return oneOf("red-or-amber", "brag", atRisk()...) }

// OnTrack is about the actions that are green or blue, whatever their status.
func OnTrack() Rule { return oneOf("on-track", "brag", onTrack()...) }

// Unproven is about the actions that are green or blue and have no evidence.
func Unproven() Rule { return and("no-evidence", OnTrack(), WithoutEvidence()) }

// WithoutEvidence is about the actions that have no evidence, whatever their colour.
func WithoutEvidence() Rule { return without("without-evidence", "evidence") }

// OpenWithoutLead is about the open actions that nobody leads. What is complete or stopped
// needs no lead to get done.
func OpenWithoutLead() Rule { return openAnd("no-lead", without("", "leads")) }

// OpenWithoutDue is about the open actions without a due date. Words that give no date, such
// as "TBC", are not a blank.
func OpenWithoutDue() Rule { return openAnd("no-due", without("", "due")) }

// OpenWithoutMeasure is about the open actions without a measure.
func OpenWithoutMeasure() Rule { return openAnd("no-measure", without("", "measure")) }

// OpenWithoutResources is about the open actions that show no resources.
func OpenWithoutResources() Rule { return openAnd("no-resources", without("", "resource")) }

// Unmapped is about the actions that name no national action.
func Unmapped() Rule { return without("unmapped", "national_actions") }

// WithoutLead is about the actions without a lead, whatever their status.
func WithoutLead() Rule { return without("lead-blank", "leads") }

// Serving is about the actions that serve a priority and were not stopped.
func Serving(priority store.ID) Rule {
	return and("serving", holds("priorities", string(priority)), NotStopped())
}

// ServingNational is about the actions that name a national action, whatever their
// status.
func ServingNational(no string) Rule {
	r := holds("national_actions", no)
	r.Name = "serving-national"
	return r
}

// Showing is about the actions that show a fundamental.
func Showing(fundamental string) Rule {
	r := holds("fundamentals", fundamental)
	r.Name = "showing"
	return r
}

// And is about the records that both rules are about.
func (r Rule) And(other Rule) Rule { return and(r.Name+" "+other.Name, r, other) }

// WithBRAG is about the actions of a colour; of none with "".
func WithBRAG(code string) Rule {
	if code == "" {
		return without("no-colour", "brag")
	}
	return oneOf(code, "brag", code)
}

// WorstFirst lists what finds the actions that a story is best told of: the red
// ones, then the amber ones, then any.
func WorstFirst() []Rule {
	all := Rule{Name: "any", Holds: func(*store.Record) bool { return true }}
	return []Rule{WithBRAG(store.BRAGRed), WithBRAG(store.BRAGAmber), all}
}

// holds is a rule about actions of which a field that can have many values holds one.
func holds(field, value string) Rule {
	return Rule{
		Where: []store.Filter{{Field: field, Op: store.Is, Values: []string{value}}},
		Holds: func(r *store.Record) bool { return r.Has(field, value) }}
}
