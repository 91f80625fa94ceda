package store

import (
	"kept/store/calendar"
	"kept/store/words"
)

// Type says what a field holds and how its text is read and stored.
type Type int

// The types of field. Every value has one canonical text form, which is what
// the history, the tables and [Record.Get] hold; an absent value is "".
const (
	Text     Type = iota // one line of text
	Prose                // several lines of text
	Label                // a short reference such as "2.3", sorted as people count
	Choice               // the code of one of the field's choices
	Number               // a whole number between Min and Max
	Quantity             // a decimal number: "12.5"
	Money                // pounds sterling: "50000" or "50000.50"
	Day                  // an ISO 8601 date: "2026-07-31"
	Period               // a date said in words beside the range it means: see [When]
	Term                 // a quarter of a financial year: "2026-27 Q2"
	Yes                  // "true" or "false"
	Ref                  // the id of another record, of kind Of
)

// Option is one answer of a field of type [Choice].
type Option struct {
	Code     string   // what is stored and exchanged
	Title    string   // what a keeper reads
	Help     string   // what it means, in a line
	Synonyms []string // what else people write for it
}

// Field describes one field of a kind of record: the only place where its name,
// words, type and bounds are said.
type Field struct {
	Name     string // lower_snake_case: column, JSON key, import and `set` name
	Title    string // what a keeper reads
	Help     string // one or two sentences: what to write here
	Type     Type
	Many     bool            // a set of values; each is a change of its own in the history
	Noted    bool            // with Many: each value carries a line of text
	Options  func() []Option // of a Choice; read when asked for, so that the plan costs start-up nothing
	Of       string          // of a Ref: the name of the kind referred to
	Min, Max int             // of a Number: bounds; of text: Max is the most characters (0: the type's own)
	Required bool            // a record cannot be stored without it
	Private  bool            // never leaves the workbook in a bundle
	Hidden   bool            // the history in words passes it over: it is an id that Kept itself reads
	Synonyms []string        // other column headings that mean this field
	Sort     bool            // lists can be ordered by it
	Width    int             // columns it wants in a list; 0: not shown there
	Weight   int             // in a narrow list the columns of least weight go first
	Default  Default         // what a new record's form begins with
	Group    string          // the heading under which forms show it; "" goes on under the last
}

// Default is what a form begins with for a new record.
type Default int

// The defaults there are.
const (
	NoDefault     Default = iota
	DefaultToday          // the day on which it is made
	DefaultKeeper         // the name of who makes it
)

// Start is what a new record's form begins with; "" for nothing.
func (f *Field) Start(today calendar.Date, keeper string) string {
	switch f.Default {
	case DefaultToday:
		return today.String()
	case DefaultKeeper:
		return keeper
	}
	return ""
}

// Longest texts that are stored, in characters.
const (
	maxText  = 500
	maxProse = 20_000
	maxLabel = 40
)

// MaxLen is the most characters that the field's text may have; 0 for types
// that are not free text.
func (f *Field) MaxLen() int {
	switch {
	case f.Max > 0 && (f.Type == Text || f.Type == Prose || f.Type == Label):
		return f.Max
	case f.Type == Text:
		return maxText
	case f.Type == Prose:
		return maxProse
	case f.Type == Label:
		return maxLabel
	}
	return 0
}

// Option gives the option with this code.
func (f *Field) Option(code string) (Option, bool) {
	if f.Options == nil {
		return Option{}, false
	}
	for _, o := range f.Options() {
		if o.Code == code {
			return o, true
		}
	}
	return Option{}, false
}

// ValueTitle is what a keeper reads for a canonical value of the field. Refs are
// shown by the label of the record they refer to ([Record.Show]).
func (f *Field) ValueTitle(value string) string {
	if value == "" {
		return ""
	}
	switch f.Type {
	case Choice:
		if o, ok := f.Option(value); ok {
			return o.Title
		}
	case Yes:
		if value == "true" {
			return "Yes"
		}
		return "No"
	case Money:
		return "£" + words.GroupDigits(value)
	case Period:
		if w, err := calendar.DecodeWhen(value); err == nil {
			return w.String()
		}
	case Day:
		if d, err := calendar.ParseDate(value); err == nil {
			return d.Long()
		}
	}
	return value
}
