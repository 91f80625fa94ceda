package responses

import (
	"strconv"

	"kept/store"
	"kept/store/submission"
)

// progressWords say how far a response has come.
func progressWords(p submission.Progress) string {
	all := len(submission.Parts())
	switch p.State() {
	case submission.CarriedForward:
		return "Carried forward"
	case submission.NotBegun:
		return "Open"
	case submission.AllNone:
		return "None received"
	case submission.AllNotApplicable:
		return "Does not apply"
	case submission.ConfirmedUnchanged:
		return "Nothing changed"
	case submission.FilledWithNone:
		return "Filled, " + strconv.Itoa(p.None+p.NotApplicable) + " none"
	case submission.FilledInWords:
		return "Filled"
	}
	return strconv.Itoa(p.Filled) + " of " + strconv.Itoa(all) + " filled"
}

// partTitles are parts of a response as they are called in a sentence.
func partTitles(parts []submission.Part) []string {
	var titles []string
	for _, p := range parts {
		titles = append(titles, p.Title)
	}
	return titles
}

// responseKindOf is the description of a response.
func responseKindOf() *store.Kind { return store.KindNamed(store.Response) }
