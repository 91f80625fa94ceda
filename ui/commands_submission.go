package ui

import (
	"kept/store"
	"kept/store/words"
	"kept/ui/command"
)

// The scopes of the quarter's cycle.
const (
	inSteps    command.Scope = "In the quarter's cycle"
	inFindings command.Scope = "In the list of findings"
	inFinding  command.Scope = "On a finding"
)

// atStage makes a step wait for its stage. Elsewhere it says what comes first.
func atStage(say map[store.Stage]string) func(command.State) (bool, string) {
	return func(s command.State) (bool, string) {
		if s.Stage == "" {
			return false, "Where the quarter stands is being read."
		}
		if why := say[store.Stage(s.Stage)]; why != "" {
			return false, why
		}
		return true, ""
	}
}

// canSign tells whether nothing stands in the way of a signature.
func canSign(s command.State) (bool, string) {
	switch {
	case s.StageChanged:
		return false, "Something was changed since the check: check it again, then sign."
	case s.Stage == string(store.StageFilling) && s.Blocking > 0:
		return false, words.Count(s.Blocking, "error stands", "errors stand") + " in the way: mend or accept them, check it, then sign."
	}
	return atStage(map[store.Stage]string{
		store.StageOpen: "Begin it first, then check it.", store.StageFilling: "Check it first.",
		store.StageSigned: "It is signed already.", store.StageLocked: "It is signed and locked. Only an amendment can be signed anew."})(s)
}

func submissionCommands() []command.Command {
	changeable := map[store.Stage]string{
		store.StageOpen:   "Begin the quarter's submission first.",
		store.StageSigned: "It is signed: reopen it first (Ctrl+K, Reopen); that takes the signature back.",
		store.StageLocked: "It is locked: begin an amendment to correct it.",
	}
	stands := func(s command.State) (bool, string) {
		if s.Accepted {
			return false, "It is accepted already. It can be taken back."
		}
		return true, ""
	}
	accepted := func(s command.State) (bool, string) {
		if !s.Accepted {
			return false, "Only what was accepted can be taken back."
		}
		return true, ""
	}
	return []command.Command{
		{ID: "quarter.next", Title: "Next step", Keys: []string{"s"}, Scope: inSteps, When: command.All(command.NeedsWriting, atStage(nil)), Foot: 12,
			Help: "Takes the quarter's submission one step further: begins it, checks it, signs it, locks it, or begins an amendment of what is locked."},
		{ID: "quarter.findings", Title: "Findings", Keys: []string{"c"}, Scope: inSteps, Foot: 17,
			Help: "Shows what the check finds, the heaviest first, each with its reason and how to mend it; and goes back to the responses."},
		{ID: "quarter.begin", Title: "Begin the submission", Scope: inSteps, Undoable: true,
			Help: "Begins to fill the quarter's submission. What was said the quarter before is carried forward and marked, until somebody looks at it.",
			When: command.All(command.NeedsWriting, atStage(map[store.Stage]string{store.StageFilling: "It was begun already.", store.StageChecked: "It was begun already.",
				store.StageSigned: "It was begun already.", store.StageLocked: "It was begun already."}))},
		{ID: "quarter.check", Title: "Check the submission", Scope: inSteps, Undoable: true, When: command.All(command.NeedsWriting, atStage(changeable)),
			Help: "Looks everything over. When no error stands in the way, the submission is marked as checked and can be signed; else the errors are shown."},
		{ID: "quarter.sign", Title: "Sign the submission", Scope: inSteps, Undoable: true, When: command.All(command.NeedsWriting, canSign),
			Help: "Asks who signs, in which post and on whose behalf. What the bundle says from then on is how things stood at that moment."},
		{ID: "quarter.reopen", Title: "Reopen the submission", Scope: inSteps, Undoable: true,
			Help: "Takes a signature or a check back, so that the quarter's responses can be changed again.",
			When: command.All(command.NeedsWriting, atStage(map[store.Stage]string{store.StageOpen: "It is not begun: there is nothing to reopen.", store.StageFilling: "It is open for changes already.",
				store.StageLocked: "It is locked for good: begin an amendment to correct it."}))},
		{ID: "quarter.lock", Title: "Lock the submission", Scope: inSteps,
			Help: "Closes the signed submission for good. It asks first: from then on it is corrected only by an amendment that everybody can see.",
			When: command.All(command.NeedsWriting, atStage(map[store.Stage]string{store.StageOpen: "Begin, check and sign it first.", store.StageFilling: "Check and sign it first.",
				store.StageChecked: "Sign it first.", store.StageLocked: "It is locked already."}))},
		{ID: "quarter.amend", Title: "Amend the submission", Scope: inSteps, Undoable: true,
			Help: "Begins the next revision of a locked submission. It asks what it corrects, and why.",
			When: command.All(command.NeedsWriting, atStage(map[store.Stage]string{store.StageOpen: "Only what is locked is amended: this is not begun.", store.StageFilling: "Only what is locked is amended: this can simply be changed.",
				store.StageChecked: "Only what is locked is amended: this can simply be changed.", store.StageSigned: "Only what is locked is amended: reopen this to change it."}))},

		{ID: "finding.mend", Title: "Mend it", Keys: []string{"enter"}, Scope: inFinding, When: command.All(command.NeedsSelected, command.NeedsWriting), Reach: command.One, Undoable: true, Foot: 10,
			Help: "Opens the form of what the finding is about, at the very field, or the form for what is missing. Leaving it comes back here, and what is mended is gone."},
		{ID: "finding.accept", Title: "Accept it", Keys: []string{"a"}, Scope: inFinding, When: command.All(command.NeedsSelected, command.NeedsWriting, stands, atStage(changeable)), Reach: command.Many, Undoable: true, Foot: 20,
			Help: "Stands by what was found, or by all that is ticked, with a reason. It no longer stands in the way, and is published with the submission."},
		{ID: "finding.take-back", Title: "Take back", Keys: []string{"d", "delete"}, Scope: inFinding, When: command.All(command.NeedsSelected, command.NeedsWriting, accepted, atStage(changeable)), Reach: command.One, Undoable: true, Foot: 21,
			Help: "Takes back that the finding was accepted: it stands again."},
		{ID: "finding.record", Title: "Go to the record", Keys: []string{"o"}, Scope: inFinding, When: command.NeedsSelected, Reach: command.One, Foot: 30,
			Help: "Goes to the page of the record that the finding is about. Esc comes back here."},
		{ID: "finding.narrow", Title: "Filter", Keys: []string{"f"}, Scope: inFindings, Foot: 35,
			Help: "Shows only the findings of one level, of one check, or those that were accepted."},
		{ID: "finding.tick", Title: "Tick", Keys: []string{"space"}, Scope: inFindings, When: command.NeedsSelected, Reach: command.One,
			Help: "Ticks or unticks the finding, so that several can be accepted together."},
		{ID: "finding.check", Title: "Look again", Keys: []string{"r"}, Scope: inFinding,
			Help: "Checks the whole workbook again. It says how far it is, and can be stopped."},
	}
}
