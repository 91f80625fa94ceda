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

// NationalHolds tells whether every word of wanted stands in what the documents say of a
// national action, in any of its blocks.
func NationalHolds(plan *national.Plan, a national.Action, wanted string) bool {
	if words.ContainsAll(strconv.Itoa(a.No)+" "+a.Title, wanted) { // most searches are by title, and this reads no further set
		return true
	}
	return words.ContainsAll(plan.TextOf(a.No), wanted)
}
