package check

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"kept/store"
	"kept/store/calendar"
)

// Level says how much a finding weighs.
type Level string

// The levels, the heaviest first.
const (
	Error       Level = "error"       // stands in the way of a signature, until it is mended or accepted with a reason
	Warning     Level = "warning"     // to be put right before a submission
	Improvement Level = "improvement" // would make the plan or its words better
	Note        Level = "note"        // only to be known
)

// Levels lists the levels, the heaviest first.
func Levels() []Level { return []Level{Error, Warning, Improvement, Note} }

// Finding is what a check says about one place.
type Finding struct {
	Code   string   `json:"code"` // of its rule, stable: "action.no-lead"
	Level  Level    `json:"level"`
	Record store.ID `json:"record,omitempty"` // where it is; "" when it is about something that is not there
	Owner  store.ID `json:"owner,omitempty"`  // the record that stands on its own to which Record belongs, or Record itself
	Kind   string   `json:"kind"`             // of Record: "action", "update"
	Name   string   `json:"name"`             // what a keeper calls the place: "Action 1.2 Family time, update of 3 July 2026"
	Field  string   `json:"field,omitempty"`  // the field's name: "due"
	Value  string   `json:"value,omitempty"`  // what stands there, or the words it is about
	Wrong  string   `json:"wrong"`            // what is wrong, a clause
	Why    string   `json:"why"`              // why it matters, a sentence
	Fix    string   `json:"mend"`             // what to do about it, a sentence
	Source string   `json:"source,omitempty"` // whose rule it is, if it is not our own
}

// Key names a finding from one check to the next: the same rule, place and words
// give the same key. What is accepted under a key comes up again when the words change.
func (f Finding) Key() string {
	place := string(f.Record)
	if place == "" {
		place = f.Name
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{f.Code, place, f.Field, f.Value}, "\x00")))
	return f.Code + ":" + hex.EncodeToString(sum[:8])
}

// FieldTitle is what a keeper reads for the finding's field; "" if it has none.
func (f Finding) FieldTitle() string {
	if k := store.KindNamed(f.Kind); k != nil && k.Field(f.Field) != nil {
		return k.Field(f.Field).Title
	}
	return ""
}

// String is the finding in a line or two of plain words.
func (f Finding) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", f.Level, f.Name)
	if title := f.FieldTitle(); title != "" {
		b.WriteString(", " + title)
	}
	fmt.Fprintf(&b, ": %s. %s", f.Wrong, f.Fix)
	return b.String()
}

// Report is everything that a check found: the heaviest level first, and in a
// level the kinds in the order of [store.Kinds], their records by reference.
type Report struct {
	Today    calendar.Date    `json:"-"`
	Quarter  calendar.Quarter `json:"-"` // whose responses were looked at
	Findings []Finding        `json:"findings"`
}

// Count is how many findings there are at a level.
func (r Report) Count(level Level) int {
	n := 0
	for _, f := range r.Findings {
		if f.Level == level {
			n++
		}
	}
	return n
}

// Of gives the findings about a record and what belongs to it.
func (r Report) Of(id store.ID) []Finding {
	var list []Finding
	for _, f := range r.Findings {
		if f.Record == id || f.Owner == id {
			list = append(list, f)
		}
	}
	return list
}

// found is a finding on its way into the report, with where it stands in order.
type found struct {
	Finding
	kind  int // of the record that stands on its own
	order int // of that record within its kind
	no    int // in which it was found
}

// sorted puts findings in the order of a report.
func sorted(list []found) []Finding {
	levels := Levels()
	weight := map[Level]int{}
	for i, l := range levels {
		weight[l] = i
	}
	slices.SortFunc(list, func(a, b found) int {
		return cmp.Or(cmp.Compare(weight[a.Level], weight[b.Level]), cmp.Compare(a.kind, b.kind), cmp.Compare(a.order, b.order),
			cmp.Compare(a.no, b.no))
	})
	findings := make([]Finding, len(list))
	for i, f := range list {
		findings[i] = f.Finding
	}
	return findings
}
