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
