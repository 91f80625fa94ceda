package overview

import (
	"kept/ui/browser"
	"kept/ui/command"
)

const inOverview command.Scope = "In the overview"

// Commands are those of the overview.
func Commands() []command.Command {
	return []command.Command{
		{
			ID: "overview.open", Title: "Open", Keys: []string{"enter"}, Scope: inOverview, Foot: 10,
			Run: command.On((*Page).open), When: command.NeedsSelected,
			Help: "Goes to what the line speaks of: the actions counted, an action, a change.",
		},
		{
			ID: "overview.unfold", Title: "Show the first", Keys: []string{"space", "right", "left"}, Scope: inOverview, Foot: 12,
			Run: command.Do((*Page).toggleFirst), When: command.NeedsSelected,
			Help: "Shows the first actions that a count counts under it, or puts them away again.",
		},
		{
			ID: "overview.side", Title: "Next pane", Keys: []string{"tab"}, Scope: inOverview, Foot: 50,
			Run: command.Do((*Page).nextPane),
			When: func(s command.State) (bool, string) {
				if !s.HasDetail {
					return false, "The window has space for one pane only: go on down."
				}
				return true, ""
			},
			Help: "Goes to the next pane of the overview, where the window is wide enough for several.",
		},
		{
			ID: "overview.partnership", Title: "The partnership", Keys: []string{"e"}, Scope: inOverview, Foot: 20,
			Run:  command.On((*Page).openPartnership),
			Help: "Opens the partnership's own page: its name, areas, keepers and quiet time.",
		},
	}
}

// Situations are the sets of scopes that can be in reach together on the page of the overview.
func Situations() map[string][]command.Scope {
	return map[string][]command.Scope{
		"the overview": command.OnPages(browser.InPage, inOverview),
	}
}
