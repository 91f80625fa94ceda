package submission

import (
	"context"

	"kept/store"
	"kept/store/calendar"
)

// Part is one of the five parts that a response has, each of which can be answered
// in words or with an answer that is not a blank.
type Part struct {
	Name   string // "heard"
	Title  string // as it is called in a sentence: "what was heard"
	Field  string // the text or the choice it is answered with; "" where entries answer it
	Answer string // the field that says that there is nothing to say
	Kind   string // of the entries that answer it too; "" for none
}

// Assessment is the name of the part that says whether what is done is enough.
const Assessment = "assessment"

var parts = [...]Part{
	{"heard", "what was heard", "heard", "heard_answer", ""},
	{"committed", "what is committed", "committed", "committed_answer", "commitment"},
	{"leads", "who leads", "", "leads_answer", "response_lead"},
	{"next_steps", "next steps", "", "next_steps_answer", "next_step"},
	{Assessment, "the assessment", "assessment", "assessment_answer", ""},
}

// Parts are the parts of a response in the order of Change Programme ONE (The
// Promise Scotland, June 2021).
func Parts() []Part { return parts[:] }

// IsWritten tells whether something of the part's own was written in a response; nil
// is one not yet begun.
func (p Part) IsWritten(r *store.Record) bool {
	return r != nil && (p.Field != "" && !r.Blank(p.Field) || p.Kind != "" && len(r.Children(p.Kind)) > 0)
}

// IsFilled tells whether a part was answered, be it with "none".
func (p Part) IsFilled(r *store.Record) bool {
	return p.IsWritten(r) || r != nil && r.Get(p.Answer) != ""
}

// otherFields are the fields that belong to a part but for its field and its answer.
func (p Part) otherFields() []string {
	if p.Name != Assessment {
		return nil
	}
	return append([]string{"assessment_reason"}, Ratings()...)
}

// Ratings are the fields in which a partnership may rate what it assesses.
func Ratings() []string {
	return []string{"pace", "quality", "resourcing", "risk", "collaboration", "connection"}
}

// Progress is how far a response has come.
type Progress struct {
	Filled        int    // parts with something in them, an answer of "none" included
	None          int    // of these, parts where none was received
	NotApplicable int    // and parts that do not apply
	Carried       string // [store.Carried], [store.Unchanged] or ""
}

// ProgressOf tells how far a response has come; nil is one not yet begun.
func ProgressOf(r *store.Record) Progress {
	var a Progress
	if r == nil {
		return a
	}
	a.Carried = r.Get("carried")
	for _, p := range parts {
		switch {
		case p.IsWritten(r):
			a.Filled++
		case r.Get(p.Answer) == store.NotApplicable:
			a.Filled++
			a.NotApplicable++
		case r.Get(p.Answer) != "":
			a.Filled++
			a.None++
		}
	}
	return a
}

// IsCarried tells whether a response was carried forward and nobody has looked at it.
func (a Progress) IsCarried() bool { return a.Carried == store.Carried }

// IsComplete tells whether nothing is left to do with a response.
func (a Progress) IsComplete() bool { return a.Filled == len(parts) && !a.IsCarried() }

// State is a response in one word.
type State int

// The states of a response.
const (
	NotBegun           State = iota // nothing is written
	CarriedForward                  // and nobody has looked at it
	Begun                           // parts are missing
	AllNone                         // none was received for any part
	AllNotApplicable                // no part applies
	ConfirmedUnchanged              // somebody looked: nothing changed
	FilledWithNone                  // every part is filled, some with an answer of "none"
	FilledInWords                   // every part is filled in words
)

// State tells in one word how far a response has come.
func (a Progress) State() State {
	all := a.Filled == len(parts)
	switch {
	case a.IsCarried():
		return CarriedForward
	case a.Filled == 0:
		return NotBegun
	case a.None == len(parts):
		return AllNone
	case a.NotApplicable == len(parts):
		return AllNotApplicable
	case all && a.Carried == store.Unchanged:
		return ConfirmedUnchanged
	case all && a.None+a.NotApplicable > 0:
		return FilledWithNone
	case all:
		return FilledInWords
	}
	return Begun
}

// SameAsBefore gives the parts of a response that still say word for word what the
// one before said. A keeper who changes one part of what was carried forward has
// looked at that part; of the others this tells.
func SameAsBefore(r, before *store.Record) []Part {
	if r == nil || before == nil || r.Get("carried") != "" {
		return nil // it says itself how it compares to the one before
	}
	var same []Part
	for _, p := range parts {
		if p.Field == "" || r.Blank(p.Field) || r.Get(p.Field) != before.Get(p.Field) {
			continue
		}
		if p.Name == Assessment && r.Get("assessment_reason") != before.Get("assessment_reason") {
			continue
		}
		same = append(same, p)
	}
	return same
}

// Counts are how many responses of a quarter are how far.
type Counts struct {
	Written  int // there are, however far they are
	Complete int // every part is answered, and somebody looked at it
	Begun    int // parts are missing
	Carried  int // carried forward, and nobody has looked at them
}

// Count counts the responses of a quarter by how far they are.
func Count(ctx context.Context, w *store.Workbook, quarter calendar.Quarter) (Counts, error) {
	var c Counts
	responses, err := Responses(ctx, w, quarter)
	c.Written = len(responses)
	for _, r := range responses {
		switch a := ProgressOf(r); {
		case a.IsCarried():
			c.Carried++
		case a.IsComplete():
			c.Complete++
		case a.Filled > 0:
			c.Begun++
		}
	}
	return c, err
}
