// Package stage says which commands of a quarter's submission can run at which of its
// stages, and why not at the others.
//
// The parts of the submission's page share it: the responses, the findings and the page
// itself show the commands of its steps ([InSteps]) and of its quarters ([InQuarter]),
// and none of them may change anything once the submission is signed ([Changeable],
// [Open]). The conditions read [command.State] and nothing else. What a stage is, and how
// a submission comes to it, is for store and store/submission to say.
package stage

import (
	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/command"
)

// The scopes that the parts of the page share.
const (
	InSteps   command.Scope = "In the quarter's cycle"
	InQuarter command.Scope = "In the submission"
)

// Comparer asks for two other submissions to compare.
type Comparer interface{ Compare() tea.Cmd }

// At makes a command wait for its stage: at each stage in reasons it cannot run, for
// that reason.
func At(reasons map[store.Stage]string) func(command.State) (bool, string) {
	return func(s command.State) (bool, string) {
		if s.Stage == "" {
			return false, "Where the quarter stands is being read."
		}
		if reason := reasons[store.Stage(s.Stage)]; reason != "" {
			return false, reason
		}
		return true, ""
	}
}

const reopenFirst = "It is signed: reopen it first (Ctrl+K, Reopen); that takes the signature back."

// Changeable is the condition that the submission was begun and not signed.
func Changeable(s command.State) (bool, string) {
	return At(map[store.Stage]string{
		store.StageOpen:   "Begin the quarter's submission first.",
		store.StageSigned: reopenFirst,
		store.StageLocked: "It is locked: begin an amendment to correct it.",
	})(s)
}

// Open is the condition that the responses of the quarter can be changed: to change one
// begins the submission.
func Open(s command.State) (bool, string) {
	switch store.Stage(s.Stage) {
	case store.StageSigned:
		return false, reopenFirst
	case store.StageLocked:
		return false, "It is locked: s begins an amendment, to correct it in the open."
	}
	return true, ""
}
