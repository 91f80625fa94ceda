package nationalplan

import (
	"kept/ui/browser"
	"kept/ui/command"
)

// The scopes of the national plan.
const (
	inNational     command.Scope = "On a national action"
	inNationalList command.Scope = "In the national plan"
)

// Commands are those of the page.
func Commands() []command.Command {
	return []command.Command{
		{
			ID: "national.open", Title: "Open", Keys: []string{"enter"}, Scope: inNational, Foot: 10,
			Run: command.On((*Page).open), When: command.NeedsSelected,
			Help: "Opens the page of the national action, or what the line at the cursor speaks of.",
		},
		{
			ID: "national.new", Title: "New action for it", Keys: []string{"n", "ctrl+n"}, Scope: inNational,
			Undoable: true, Foot: 20,
			Run: command.On((*Page).newAction), When: command.All(command.NeedsSelected, command.NeedsWriting),
			Help: "Opens a form for a new action of yours that is already mapped to this national action.",
		},
		{
			ID: "national.gaps", Title: "Gaps first", Keys: []string{"o"}, Scope: inNationalList, Foot: 30,
			Run: command.On((*Page).toggleGaps),
			Help: "Puts first the national actions without an action of yours, then those of which none is green or blue; " +
				"again goes back.",
		},
		{
			ID: "national.view", Title: "Choose what to show", Keys: []string{"v"}, Scope: inNationalList, Foot: 35,
			Run: command.On((*Page).chooseView),
			Help: "Shows the national actions by priority area, foundation or fundamental, or another part of the plans and " +
				"the documents beside them: requirements, commitments, calls to action, principles, risks, Plan 24-30 and more.",
		},
	}
}

// Situations are the sets of scopes that can be in reach together on the page of the national plan.
func Situations() map[string][]command.Scope {
	return map[string][]command.Scope{
		"the national plan": command.OnPages(browser.InList, browser.InRows, inNational, inNationalList),
		"a national action": command.OnPages(browser.InPage, browser.InBack, inNational, browser.InSections, browser.InLines),
	}
}
