package snapshot

import (
	"fmt"
	"slices"
	"time"

	"kept/store/calendar"
	"kept/store/national"
	"kept/store/words"
)

// FormatVersion is the version of the bundle's format that this program writes:
// a semantic version of its own, apart from the program's. FORMAT.md describes it.
const FormatVersion = "1.1.0"

// The change marks: what became of a row since the submission before.
const (
	MarkNew      = "new"
	MarkUpdated  = "updated"
	MarkNoChange = "no change"
	MarkClosed   = "closed"
)

// Marks lists the change marks in the order in which they are shown.
func Marks() []string { return []string{MarkNew, MarkUpdated, MarkNoChange, MarkClosed} }

// The states of a submission. A draft is unsigned; a locked one is corrected only
// by an amendment, which is the next revision.
const (
	StateDraft  = "draft"
	StateSigned = "signed"
	StateLocked = "locked"
)

// scotlandCode is the GSS code of Scotland, for a body that has no council area.
const scotlandCode = "S92000003"

// Submission says whose submission a bundle is, for which quarter, and in which state.
type Submission struct {
	Partnership string   // its name
	Areas       []string // GSS codes of its council areas, ascending; none for a national body
	Quarter     calendar.Quarter
	Revision    int    // from 1; rises with each amendment
	State       string // StateDraft, StateSigned or StateLocked
	Format      string // the version of the format, "1.1.0"
	Licence     string // as the field licence of a partnership; "" if not said
	Invented    bool   // a demonstration: nothing in it is real

	SignedRole string    // the post of who signed; names stay in the workbook
	SignedFor  string    // on whose behalf
	SignedAt   time.Time // to the second, UTC; zero as long as it is a draft
	Reason     string    // of an amendment: what it corrects, and why
	Amends     string    // of an amendment: the submission_id that it corrects
	Since      string    // the submission_id with which the change marks compare; "": with the end of the quarter before
}

// Signed tells whether somebody answers for it: what it says then stands.
func (s Submission) Signed() bool { return s.State == StateSigned || s.State == StateLocked }

// ID names the submission everywhere: "S12000021-2026-27-Q2-r1". Of several
// council areas the lowest code stands for all.
func (s Submission) ID() string {
	return fmt.Sprintf("%s-%s-r%d", s.AreaCode(), s.Quarter.Code(), s.Revision)
}

// FileName is the name of the submission's bundle.
func (s Submission) FileName() string { return "promise-" + s.ID() + ".zip" }

// Title is what a reader calls the submission.
func (s Submission) Title() string { return s.Partnership + ", " + s.Quarter.String() }

// AreaCode is the GSS code that stands for the partnership: the lowest of its areas.
func (s Submission) AreaCode() string {
	if len(s.Areas) == 0 {
		return scotlandCode
	}
	return slices.Min(s.Areas)
}

// AreaNames gives the names of the council areas, in the order of their codes.
func (s Submission) AreaNames() []string {
	var names []string
	for _, code := range s.Areas {
		if a, _, ok := national.AuthorityByCode(code); ok {
			names = append(names, a.Name)
		} else {
			names = append(names, code)
		}
	}
	return names
}

// LicenceText is a licence as a reader knows it, with its address; "" if it has none.
func LicenceText(code string) (title, url string) {
	switch code {
	case "OGL-UK-3.0":
		return "Open Government Licence v3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
	case "CC-BY-4.0":
		return "Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"
	case "none":
		return "No licence is given: ask the partnership before using this", ""
	}
	return "The partnership has not said under what licence others may use this", ""
}

// Moment is the time that the entries of the zip carry: that of the signature,
// or the last day of the quarter.
func (s Submission) Moment() time.Time {
	if s.Signed() {
		return s.SignedAt
	}
	return s.Quarter.To().Time()
}

// before orders submissions by quarter, then by revision.
func (s Submission) before(other Submission) bool {
	if c := s.Quarter.Compare(other.Quarter); c != 0 {
		return c < 0
	}
	return s.Revision < other.Revision
}

// OnBehalf is the end of a signature: on whose behalf it is; "" if that is not said.
func (s Submission) OnBehalf() string {
	if s.SignedFor == "" {
		return ""
	}
	return ", on behalf of " + words.OneLine(s.SignedFor)
}

// StateTitle is the state in words.
func (s Submission) StateTitle() string {
	switch s.State {
	case StateDraft:
		return "draft, unsigned"
	case StateLocked:
		return "signed and locked"
	}
	return s.State
}
