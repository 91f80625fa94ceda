package finding

import (
	"fmt"
	"slices"
	"strings"

	"kept/export/printable"
	"kept/store"
	"kept/store/check"
)

// Finding is what a check says about one place. Its texts are safe to show: no
// control character and no mark that turns the direction of text is in them.
type Finding struct {
	Level  check.Level `json:"level"`
	Rule   string      `json:"rule"`             // the numbered rule of FORMAT.md, or of the workbook's checks
	File   string      `json:"file,omitempty"`   // of a bundle: which of its files
	Row    int         `json:"row,omitempty"`    // of a table: from 1, which is the header
	Column string      `json:"column,omitempty"` // of a table: its name; of JSON: the path, such as actions[3].title
	Record store.ID    `json:"record,omitempty"` // of a workbook: which record
	Place  string      `json:"place,omitempty"`  // of a workbook: what a keeper calls it
	Value  string      `json:"value,omitempty"`  // what stands there, shortened
	Wrong  string      `json:"wrong"`            // what is wrong, in a sentence
	Fix    string      `json:"mend"`             // what to do about it
}

// String is the finding in a line or two of plain words.
func (f Finding) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: ", f.Level)
	var where []string
	for _, part := range []string{f.Place, f.File} {
		if part != "" {
			where = append(where, part)
		}
	}
	if f.Row > 0 {
		where = append(where, fmt.Sprintf("row %d", f.Row))
	}
	if f.Column != "" {
		where = append(where, f.Column)
	}
	if len(where) > 0 {
		b.WriteString(strings.Join(where, ", ") + ": ")
	}
	if f.Value != "" {
		fmt.Fprintf(&b, "%q: ", f.Value)
	}
	b.WriteString(f.Wrong + ".")
	if f.Fix != "" {
		b.WriteString(" " + f.Fix + ".")
	}
	return b.String()
}

// Result is everything that a check found, the heaviest first.
type Result struct {
	Of       string              `json:"of"` // the file or workbook that was checked
	Findings []Finding           `json:"findings"`
	Counts   map[check.Level]int `json:"counts"` // of every level, also those not listed one by one
}

// Errors counts the errors. A bundle without any can be trusted to be whole and
// to say what it says; a workbook without any can be signed.
func (f *Result) Errors() int { return f.Counts[check.Error] }

// AddError adds an error that came up outside of the check itself, after those that
// the check found.
func (f *Result) AddError(one Finding) {
	one.Level = check.Error
	at := slices.IndexFunc(f.Findings, func(other Finding) bool { return other.Level != check.Error })
	if at < 0 {
		at = len(f.Findings)
	}
	f.Findings = slices.Insert(f.Findings, at, one.safe())
	f.Counts[check.Error]++
}

// mostAlike is how many findings by the same rule in the same file are listed.
const mostAlike = 50

// Collector gathers findings.
type Collector struct {
	list  []Finding
	alike map[string]int
	count map[check.Level]int
}

// NewCollector makes a collector of findings that holds none.
func NewCollector() *Collector {
	return &Collector{alike: map[string]int{}, count: map[check.Level]int{}}
}

// Add takes a finding in. What came out of somebody else's file is made safe to show.
func (r *Collector) Add(f Finding) {
	f = f.safe()
	r.count[f.Level]++
	key := string(f.Level) + f.Rule + f.File
	r.alike[key]++
	switch n := r.alike[key]; {
	case n <= mostAlike:
		r.list = append(r.list, f)
	case n == mostAlike+1:
		r.list = append(r.list, Finding{Level: f.Level, Rule: f.Rule, File: f.File,
			Wrong: "there is more of the same here, which is counted and not listed", Fix: "Mend what is listed and check again"})
	}
}

// safe is the finding with texts that a terminal can show.
func (f Finding) safe() Finding {
	f.File, f.Column, f.Value, f.Place = printable.Cut(f.File, 200), printable.Cut(f.Column, 200), printable.Short(f.Value),
		printable.Cut(f.Place, 400)
	f.Wrong, f.Fix = printable.Text(f.Wrong), printable.Text(f.Fix)
	return f
}

// Errorf adds an error, with how it is fixed.
func (r *Collector) Errorf(rule, file, fix, format string, args ...any) {
	r.Add(Finding{Level: check.Error, Rule: rule, File: file, Fix: fix, Wrong: fmt.Sprintf(format, args...)})
}

// Notef adds a note.
func (r *Collector) Notef(rule, file, format string, args ...any) {
	r.Add(Finding{Level: check.Note, Rule: rule, File: file, Wrong: fmt.Sprintf(format, args...), Fix: "Nothing needs to be done"})
}

// Result puts the heaviest first and otherwise keeps the order.
func (r *Collector) Result(of string) *Result {
	f := &Result{Of: printable.Text(of), Findings: []Finding{}, Counts: r.count}
	for _, level := range check.Levels() {
		for _, one := range r.list {
			if one.Level == level {
				f.Findings = append(f.Findings, one)
			}
		}
	}
	return f
}
