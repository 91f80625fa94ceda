package findings

import (
	"kept/ui/browser"
	"kept/ui/command"
	"kept/ui/submission/stage"
)

// The scopes of the findings.
const (
	inFindings command.Scope = "In the list of findings"
	inFinding  command.Scope = "On a finding"
)

// notAccepted is the condition that the finding was not accepted.
func notAccepted(s command.State) (bool, string) {
	if s.Accepted {
		return false, "It is accepted already. It can be taken back."
	}
	return true, ""
}

// isAccepted is the condition that the finding was accepted.
func isAccepted(s command.State) (bool, string) {
	if !s.Accepted {
		return false, "Only what was accepted can be taken back."
	}
	return true, ""
}

// Commands are those of the list of findings and of their pages.
func Commands() []command.Command {
	return []command.Command{
		{ID: "finding.mend", Title: "Mend it", Keys: []string{"enter"}, Scope: inFinding, Undoable: true, Foot: 10,
			Run:  command.On((*List).fix),
			When: command.All(command.NeedsSelected, command.NeedsWriting),
			Help: "Opens the form of what the finding is about, at the very field, or the form for what is missing. Leaving it " +
				"comes back here, and what is mended is gone."},
		{ID: "finding.accept", Title: "Accept it", Keys: []string{"a"}, Scope: inFinding,
			Undoable: true, Foot: 20,
			Run:  command.Do((*List).askAccept),
			When: command.All(command.NeedsSelected, command.NeedsWriting, notAccepted, stage.Changeable),
			Help: "Stands by what was found, or by all that is ticked, with a reason. It no longer stands in the way, and is " +
				"published with the submission."},
		{ID: "finding.take-back", Title: "Take back", Keys: []string{"d", "delete"}, Scope: inFinding,
			Undoable: true, Foot: 21,
			Run:  command.On((*List).removeAcceptance),
			When: command.All(command.NeedsSelected, command.NeedsWriting, isAccepted, stage.Changeable),
			Help: "Takes back that the finding was accepted: it stands again."},
		{ID: "finding.record", Title: "Go to the record", Keys: []string{"o"}, Scope: inFinding, Foot: 30,
			Run:  command.On((*List).goToRecord),
			When: command.NeedsSelected,
			Help: "Goes to the page of the record that the finding is about. Esc comes back here."},
		{ID: "finding.narrow", Title: "Filter", Keys: []string{"f"}, Scope: inFindings, Foot: 35,
			Run:  command.On((*List).chooseLevel),
			Help: "Shows only the findings of one level, of one check, or those that were accepted."},
		{ID: "finding.tick", Title: "Tick", Keys: []string{"space"}, Scope: inFindings,
			Run:  command.On((*List).toggle),
			When: command.NeedsSelected,
			Help: "Ticks or unticks the finding, so that several can be accepted together."},
		{ID: "finding.check", Title: "Look again", Keys: []string{"r"}, Scope: inFinding,
			Run:  command.On((*List).checkNow),
			Help: "Checks the whole workbook again. It says how far it is, and can be stopped."},
	}
}

// Situations are the sets of scopes that can be in reach together on the findings.
func Situations() map[string][]command.Scope {
	return map[string][]command.Scope{
		"the findings": command.OnPages(browser.InList, inFindings, inFinding, stage.InSteps),
		"a finding":    command.OnPages(browser.InPage, browser.InBack, inFinding, stage.InSteps),
	}
}
