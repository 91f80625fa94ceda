package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
)

const inDifferences command.Scope = "Comparing two submissions"

// comparesOthers asks for two other submissions to compare.
type comparesOthers interface{ Compare() tea.Cmd }

// comparisonCommands are those of comparing two submissions.
func comparisonCommands() []command.Command {
	return []command.Command{
		{ID: "compare.open", Title: "Open", Keys: []string{"enter"}, Scope: inDifferences, Reach: command.One, Foot: 10,
			Run:  command.On((*comparison).open),
			When: command.NeedsSelected,
			Help: "Shows word by word in what the record differs; on its page it opens the record itself."},
		{ID: "compare.other", Title: "Compare others", Keys: []string{"v"}, Scope: inDifferences, Foot: 20,
			Run:  command.On(comparesOthers.Compare),
			Help: "Asks for two other submissions to compare."},
		{ID: "compare.leave", Title: "Back to the submission", Keys: []string{"b"}, Scope: inDifferences, Foot: 30,
			Run:  command.On((*comparison).leave),
			Help: "Goes back to the responses. Esc in the list does so too."},
	}
}
