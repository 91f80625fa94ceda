package describe

import (
	"strconv"
	"strings"

	"kept/store/national"
)

// AssessmentWidth is how many cells an assessment needs: for "Not sufficient" and "Little or none".
const AssessmentWidth = 14

// ShortAssessment is an assessment in the width of a column.
func ShortAssessment(a national.Assessment) string {
	if a == national.UnderwayNotSufficient {
		return "Not sufficient"
	}
	return a.Title()
}

// NationalHolds tells whether all of some words, in small letters, stand in what the plan says of a
// national action.
func NationalHolds(a national.Action, words string) bool {
	text := strings.ToLower(strconv.Itoa(a.No) + " " + a.Title + " " + a.Requirement + " " + a.AssessmentNote)
	for word := range strings.FieldsSeq(words) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
