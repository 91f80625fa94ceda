package priorities

import (
	"kept/ui/browser"
	"kept/ui/command"
)

const inPriorities command.Scope = "In the list of priorities"

func needsOrder(s command.State) (bool, string) {
	if s.Fixed != "" {
		return false, s.Fixed
	}
	return true, ""
}

// Commands are those of the page.
func Commands() []command.Command {
	return []command.Command{
		{
			ID: "priority.up", Title: "Move up", Keys: []string{"K", "ctrl+up"}, Scope: inPriorities, Undoable: true,
			Foot: 35,
			Run:  command.On((*Page).moveUp), When: command.All(command.NeedsSelected, command.NeedsWriting, needsOrder),
			Help: "Moves the priority at the cursor one rank up. The ranks of the others follow, and Ctrl+Z takes it back; " +
				"several steps of one priority soon after one another at one stroke.",
		},
		{
			ID: "priority.rank", Title: "Move to rank", Keys: []string{"r"}, Scope: inPriorities, Undoable: true,
			Foot: 44,
			Run:  command.Do((*Page).askRank), When: command.All(command.NeedsSelected, command.NeedsWriting, needsOrder),
			Help: "Asks for the rank that the priority at the cursor is to have. The others move to make space, and Ctrl+Z takes it back.",
		},
		{
			ID: "priority.down", Title: "Move down", Keys: []string{"J", "ctrl+down"}, Scope: inPriorities,
			Undoable: true, Foot: 36,
			Run: command.On((*Page).moveDown), When: command.All(command.NeedsSelected, command.NeedsWriting, needsOrder),
			Help: "Moves the priority at the cursor one rank down. The ranks of the others follow, and Ctrl+Z takes it back.",
		},
	}
}

// Situations are the sets of scopes that can be in reach together on the page of the priorities.
func Situations() map[string][]command.Scope {
	return map[string][]command.Scope{
		"the list of priorities": command.OnPages(browser.InList, browser.InRecords, inPriorities),
	}
}
