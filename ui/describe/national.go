package describe

import (
	"strconv"

	"kept/store/national"
	"kept/store/words"
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

// NationalHolds tells whether every word of wanted stands in what the plan says of a national action.
func NationalHolds(a national.Action, wanted string) bool {
	return words.ContainsAll(strconv.Itoa(a.No)+" "+a.Title+" "+a.Requirement+" "+a.AssessmentNote, wanted)
}
