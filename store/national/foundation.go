package national

import "slices"

// Foundation is one of the five foundations of the promise.
type Foundation struct {
	No   int            // from 1, in the order of the promise
	Code FoundationCode // voice, family, care, people, scaffolding
	Name string
	Line string // what it asks for, in one line of our words
}

// FoundationCode is how a foundation is written in files.
type FoundationCode string

// The five foundations.
const (
	Voice       FoundationCode = "voice"
	Family      FoundationCode = "family"
	Care        FoundationCode = "care"
	People      FoundationCode = "people"
	Scaffolding FoundationCode = "scaffolding"
)

func foundationChoice(r *row, column string) FoundationCode {
	return choice(r, column, Voice, Family, Care, People, Scaffolding)
}

var foundations = embedded("promise/foundations.csv", func(r *row) Foundation {
	return Foundation{No: r.number("no"), Code: foundationChoice(r, "code"), Name: r.required("name"), Line: r.required("line")}
})

// Foundations gives the five foundations in the order of the promise.
func Foundations() []Foundation { return slices.Clone(foundations().items) }

// CallToAction is one page-referenced point of the promise, as the sector
// briefing on children's social care (autumn 2020) draws it out.
type CallToAction struct {
	ID              string // as "SC03-07"; ours
	ThemeNo         int    // from 1 to 12
	Theme           string
	Page            int // of the promise
	Topic           string
	Foundation      FoundationCode // our own mapping
	NearestActionNo int            // national action of Plan 21-24, our own mapping; 0 if none is near
}

var callsToAction = embedded("promise/calls_to_action.csv", func(r *row) CallToAction {
	return CallToAction{
		ID: r.required("id"), ThemeNo: r.number("theme_no"), Theme: r.required("theme"), Page: r.number("page"), Topic: r.required("topic"),
		Foundation: foundationChoice(r, "foundation"), NearestActionNo: r.count("nearest_action_no"),
	}
})

// CallsNear gives the calls to action mapped to one national action of Plan
// 21-24.
func CallsNear(actionNo int) []CallToAction {
	return only(callsToAction().items, func(c CallToAction) bool { return actionNo != 0 && c.NearestActionNo == actionNo })
}
