package reference

import (
	"kept/store/national"
	"kept/store/words"
)

// ReasonWords is the reason of an assessment as screens and reports show it, without a full
// stop: that none is given is an answer too. It is blank for an item that is not assessed.
func ReasonWords(r national.Reason) string {
	switch r.Kind {
	case national.ReasonNeed:
		return "Still needed: " + words.LowerFirst(r.Text)
	case national.ReasonNone:
		return "No reason given"
	}
	return r.Text
}

// AssessmentWords is an assessment with its reason.
func AssessmentWords(a national.Action) string {
	return words.JoinFilled(". ", a.Assessment.Title(), ReasonWords(a.Reason))
}
