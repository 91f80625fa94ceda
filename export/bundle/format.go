package bundle

import (
	"cmp"
	"strconv"
	"strings"

	"kept/export/snapshot"
)

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

// signedAt is the moment of signing as the format writes it; "" if there is none.
func signedAt(s snapshot.Submission) string {
	if s.SignedAt.IsZero() {
		return ""
	}
	return s.SignedAt.UTC().Format(timeLayout)
}

// timeLayout is how the format writes a moment: RFC 3339 in UTC, to the second.
const timeLayout = "2006-01-02T15:04:05Z"

// version is a semantic version without labels.
type version struct{ major, minor, patch int }

// after tells whether a version came out after another.
func (v version) after(other version) bool {
	return cmp.Or(cmp.Compare(v.major, other.major), cmp.Compare(v.minor, other.minor), cmp.Compare(v.patch, other.patch)) > 0
}

// introducedWith says with which version of the format tables and columns came that were
// not in its first: "actions" for a table, "actions.due_words" for a column; a date in
// words has three. A bundle of an earlier version lacks them, and is as sound without.
// All are optional, and the columns stand behind those that the table had before.
func introducedWith() map[string]version {
	return map[string]version{"accepted_findings.accepted_in": {1, 1, 0}}
}

// formatVersion is [snapshot.FormatVersion] in its parts.
func formatVersion() version {
	v, _ := parseVersion(snapshot.FormatVersion) // it is one: a test says so
	return v
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

// submissionValues are the submission's own values, by column.
func submissionValues(s snapshot.Submission) map[string]string {
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
		"signed_at":          signedAt(s),
		"reason":             s.Reason,
		"amends":             s.Amends,
		"changes_since":      s.Since,
	}
}
