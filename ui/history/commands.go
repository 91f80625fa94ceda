package history

import (
	"kept/ui/browser"
	"kept/ui/command"
)

// The scopes of the history.
const (
	inHistory command.Scope = "In the history"
	inChanges command.Scope = "On the changes of the history"
	inBatch   command.Scope = "On a change"
	inPast    command.Scope = "On a record as it stood"
)

// Commands are those of the page.
func Commands() []command.Command {
	return []command.Command{
		{
			ID: "history.open", Title: "What changed", Keys: []string{"enter"}, Scope: inHistory, Foot: 10,
			Run: command.Do((*Page).openChanges), When: command.NeedsSelected,
			Help: "Goes to what was changed: every value, what it is and what it was.",
		},
		{
			ID: "history.narrow", Title: "Filter", Keys: []string{"f"}, Scope: inHistory, Foot: 25,
			Run:  command.On((*Page).chooseFilter),
			Help: "Shows only what one keeper changed, what was changed in one kind of record, or what was changed in one time.",
		},
		{
			ID: "history.record", Title: "Open the record", Keys: []string{"enter"}, Scope: inChanges, Foot: 10,
			Run: command.On((*Page).openRecord), When: command.NeedsSelected,
			Help: "Opens the page of the record that was changed, as it is now.",
		},
		{
			ID: "history.past", Title: "As it stood", Keys: []string{"a"}, Scope: inBatch, Foot: 15,
			Run: command.On((*Page).showPast), When: command.NeedsSelected,
			Help: "Shows the whole record as it stood right after this change, and beside it what has become of it.",
		},
		{
			ID: "history.undo-to", Title: "Undo to here", Keys: []string{"u"}, Scope: inBatch, Undoable: true,
			Foot: 20,
			Run:  command.On((*Page).askUndoTo), When: command.All(command.NeedsSelected, command.NeedsWriting),
			Help: "Takes back everything that was changed after this, the last first. It says how much that is, and asks. " +
				"Ctrl+Y or Ctrl+Z right after it brings all of it back.",
		},
		{
			ID: "history.now", Title: "As it is now", Keys: []string{"enter"}, Scope: inPast, Foot: 10,
			Run:  command.On((*Page).openPresent),
			Help: "Opens the page of the record as it is now.",
		},
		{
			ID: "history.earlier", Title: "Earlier", Keys: []string{"<", ","}, Scope: inPast, Foot: 15,
			Run:  command.On((*Page).stepEarlier),
			Help: "Shows the record as it stood one change of it before.",
		},
		{
			ID: "history.later", Title: "Later", Keys: []string{">", "."}, Scope: inPast, Foot: 16,
			Run:  command.On((*Page).stepLater),
			Help: "Shows the record as it stood one change of it later.",
		},
	}
}

// Situations are the sets of scopes that can be in reach together on the page of the history.
func Situations() map[string][]command.Scope {
	return map[string][]command.Scope{
		"the history":          command.OnPages(browser.InList, browser.InRows, inHistory, inBatch),
		"what was changed":     command.OnPages(browser.InPage, browser.InBack, inChanges, inBatch, browser.InLines),
		"a record as it stood": command.OnPages(browser.InPage, browser.InBack, inPast, browser.InLines),
	}
}
