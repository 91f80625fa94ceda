package host

import (
	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
)

// PageID names a page.
type PageID string

// The pages of the program.
const (
	Overview     PageID = "overview"
	Actions      PageID = "actions"
	Stakeholders PageID = "stakeholders"
	Priorities   PageID = "priorities"
	NationalPlan PageID = "national"
	Submission   PageID = "submission"
	History      PageID = "history"
)

// Target is what to show: a page, and what on it. The zero value of each field but
// Page means: as it was left.
type Target struct {
	Page    PageID
	ID      store.ID          // the record, or the row, whose page is shown
	Filters []store.Filter    // what the list is filtered by
	Names   map[string]string // what records are called that it is filtered by, by their id
	Quarter calendar.Quarter  // the quarter that the page is about
	Section string            // the section of that page, and the key of the line in it
	Entry   string
	View    View // what of the page is shown, where it has several
	New     bool // an empty form is opened there
	Alone   bool // one does not go back from there to the page that was shown before
}

// View is one of several things that a page can show.
type View string

// The views that other pages lead to.
const (
	Responses       View = "responses"        // of the submission
	Findings        View = "findings"         // of the submission
	FindingsPrivacy View = "findings-privacy" // those that may identify a child
)

// IsZero tells whether a target names a page and nothing on it.
func (t Target) IsZero() bool {
	return t.ID == "" && t.Filters == nil && t.Quarter.IsZero() && t.View == "" && !t.New
}

// Shows is a page that can show one of its records or rows.
type Shows interface {
	Show(Target) tea.Cmd
}

// WideFrom is the least width, in cells, at which a list and its page stand side by side.
const WideFrom = 110

// SpokenWidth is the widest that a page is drawn when it is read aloud: below
// what any page needs to put two things beside each other.
const SpokenWidth = 99

// What a line can open that is no record has one of these where a record has its kind.
const (
	KindNational = "national" // a national action
	KindPast     = "past"     // a record as it stood
)

// PageOf is the page that shows records of a kind, national actions or records as they stood.
func PageOf(kind string) PageID {
	switch kind {
	case store.Stakeholder:
		return Stakeholders
	case store.Priority:
		return Priorities
	case store.Partnership:
		return Overview
	case store.Response:
		return Submission
	case KindNational:
		return NationalPlan
	case KindPast:
		return History
	}
	return Actions
}
