package compare

import (
	"kept/ui/browser"
	"kept/ui/command"
	"kept/ui/submission/stage"
)

const inDifferences command.Scope = "Comparing two submissions"

// Commands are those of comparing two submissions.
func Commands() []command.Command {
	return []command.Command{
		{ID: "compare.open", Title: "Open", Keys: []string{"enter"}, Scope: inDifferences, Foot: 10,
			Run:  command.On((*Comparison).open),
			When: command.NeedsSelected,
			Help: "Shows word by word in what the record differs; on its page it opens the record itself."},
		{ID: "compare.other", Title: "Compare others", Keys: []string{"v"}, Scope: inDifferences, Foot: 20,
			Run:  command.On(stage.Comparer.Compare),
			Help: "Asks for two other submissions to compare."},
		{ID: "compare.leave", Title: "Back to the submission", Keys: []string{"b"}, Scope: inDifferences, Foot: 30,
			Run:  command.On((*Comparison).leave),
			Help: "Goes back to the responses. Esc in the list does so too."},
	}
}

// Situations are the sets of scopes that can be in reach together on a comparison.
func Situations() map[string][]command.Scope {
	return map[string][]command.Scope{
		"a comparison": command.OnPages(browser.InList, inDifferences),
		"what differs": command.OnPages(browser.InPage, browser.InBack, inDifferences),
	}
}
