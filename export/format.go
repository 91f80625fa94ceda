package export

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kept/store/calendar"
	"kept/store/national"
)

// FormatVersion is the version of the bundle's format that this program writes:
// a semantic version of its own, apart from the program's. FORMAT.md describes it.
const FormatVersion = "1.1.0"

// formatMajor and formatMinor are FormatVersion in parts.
const formatMajor, formatMinor = 1, 1

// The files of a bundle that are not tables.
const (
	fileBagit      = "bagit.txt"
	fileReadme     = "README.txt"
	fileBagInfo    = "bag-info.txt"
	fileDescriptor = "datapackage.json"
	fileManifest   = "manifest-sha512.txt"
	fileTags       = "tagmanifest-sha512.txt"
	fileFetch      = "fetch.txt"
	fileSchema     = "schemas/submission.schema.json"
	fileCSVW       = "data/csv-metadata.json"
	fileJSON       = "data/submission.json"
	fileReport     = "data/report.html"
	fileDocument   = "data/report.docx"
	fileTables     = "data/tables.xlsx"
	folderData     = "data/"
)

// The change marks: what became of a row since the submission before.
const (
	MarkNew      = "new"
	MarkUpdated  = "updated"
	MarkNoChange = "no change"
	MarkClosed   = "closed"
)

var marks = [...]string{MarkNew, MarkUpdated, MarkNoChange, MarkClosed}

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

// signedAt is the moment of signing as the format writes it; "" if there is none.
func (s Submission) signedAt() string {
	if s.SignedAt.IsZero() {
		return ""
	}
	return s.SignedAt.UTC().Format(timeLayout)
}

// timeLayout is how the format writes a moment: RFC 3339 in UTC, to the second.
const timeLayout = "2006-01-02T15:04:05Z"

// ID names the submission everywhere: "S12000021-2026-27-Q2-r1". Of several
// council areas the lowest code stands for all.
func (s Submission) ID() string {
	return fmt.Sprintf("%s-%s-r%d", s.areaCode(), s.Quarter.Code(), s.Revision)
}

// FileName is the name of the submission's bundle.
func (s Submission) FileName() string { return "promise-" + s.ID() + ".zip" }

// Title is what a reader calls the submission.
func (s Submission) Title() string { return s.Partnership + ", " + s.Quarter.String() }

func (s Submission) areaCode() string {
	if len(s.Areas) == 0 {
		return scotlandCode
	}
	return slices.Min(s.Areas)
}

// areaNames gives the names of the council areas, in the order of their codes.
func (s Submission) areaNames() []string {
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

// licenceText is a licence as a reader knows it, with its address; "" if it has none.
func licenceText(code string) (title, url string) {
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

// version is a semantic version without labels.
type version struct{ major, minor, patch int }

// after tells whether a version came out after another.
func (v version) after(other version) bool {
	return cmp.Or(cmp.Compare(v.major, other.major), cmp.Compare(v.minor, other.minor), cmp.Compare(v.patch, other.patch)) > 0
}

// cameWith says with which version of the format tables and columns came that were
// not in its first: "actions" for a table, "actions.due_words" for a column. A
// bundle of an earlier version lacks them, and is as sound without. All are optional.
func cameWith() map[string]version {
	return map[string]version{"accepted_findings.accepted_in": {1, 1, 0}}
}

func parseVersion(text string) (version, bool) {
	parts := strings.Split(text, ".")
	if len(parts) != 3 {
		return version{}, false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 10, 16)
		if err != nil || strconv.FormatUint(v, 10) != p {
			return version{}, false
		}
		n[i] = int(v)
	}
	return version{n[0], n[1], n[2]}, true
}

// values are the submission's own values, by column.
func (s Submission) values() map[string]string {
	return map[string]string{
		colSubmission:        s.ID(),
		"partnership":        s.Partnership,
		"areas":              strings.Join(s.Areas, " "),
		"quarter":            s.Quarter.String(),
		"statistics_quarter": s.Quarter.StatisticsCode(),
		"quarter_from":       s.Quarter.From().String(),
		"quarter_to":         s.Quarter.To().String(),
		"revision":           strconv.Itoa(s.Revision),
		"state":              s.State,
		"format_version":     s.Format,
		"licence":            s.Licence,
		"invented":           strconv.FormatBool(s.Invented),
		"signed_role":        s.SignedRole,
		"signed_for":         s.SignedFor,
		"signed_at":          s.signedAt(),
		"reason":             s.Reason,
		"amends":             s.Amends,
		"changes_since":      s.Since,
	}
}
