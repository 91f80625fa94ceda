package stakeholders

import (
	"kept/ui/browser"
	"kept/ui/command"
	"kept/ui/grid"
)

// The scopes of the stakeholders.
const (
	inStakeholder command.Scope = "Among the stakeholders"
	inGrid        command.Scope = "On the grid of influence and interest"
	inMissing     command.Scope = "On who is missing"
)

func needsOffer(s command.State) (bool, string) {
	if !s.Addable {
		return false, "Go to a line of somebody who is missing."
	}
	return true, ""
}

// Commands are those of the page.
func Commands() []command.Command {
	return []command.Command{
		{
			ID: "stakeholder.grid", Title: "Grid or directory", Keys: []string{"i"}, Scope: inStakeholder, Foot: 35,
			Run:  command.On((*Page).toggleGrid),
			Help: "Turns between the directory and the grid of influence and interest; the cursor stays on the same stakeholder.",
		},
		{
			ID: "stakeholder.missing", Title: "Who is missing", Keys: []string{"m"}, Scope: inStakeholder, Foot: 36,
			Run: command.Do((*Page).openMissing),
			Help: "Shows national leads named for your actions that nobody stands for, whether children and families are " +
				"in the room, and who decides out of sight.",
		},
		{
			ID: "stakeholder.log", Title: "Log engagement", Keys: []string{"l"}, Scope: inStakeholder, Undoable: true,
			Foot: 25,
			Run:  command.On((*Page).log), When: command.All(command.NeedsSelected, command.NeedsWriting),
			Help: "Writes down when and how you spoke with the stakeholder at the cursor: l, a sentence, Ctrl+S.",
		},

		{
			ID: "grid.carry", Title: "Pick up, put down", Keys: []string{"enter", "space"}, Scope: inGrid,
			Undoable: true, Foot: 10,
			Run: command.On((*Page).carryOrPlace), When: command.All(command.NeedsSelected, command.NeedsWriting),
			Help: "Takes the name at the cursor in hand, to be carried with the arrows; again puts it down, and that " +
				"stores its interest and influence.",
		},
		{
			ID: "grid.leave", Title: "Put back, or leave", Keys: []string{"esc"}, Scope: inGrid, Foot: 50, Back: true,
			Run:  command.On((*Page).putBackOrLeave),
			Help: "Puts what is in hand back where it was; with nothing in hand it goes back to the directory.",
		},
		{
			ID: "grid.open", Title: "Open", Keys: []string{"o"}, Scope: inGrid, Foot: 15,
			Run: command.On((*Page).openFromGrid), When: command.NeedsSelected,
			Help: "Opens the page of the stakeholder at the cursor; Esc comes back to the grid.",
		},
		{
			ID: "grid.edit", Title: "Edit", Keys: []string{"e"}, Scope: inGrid, Undoable: true, Foot: 30,
			Run: command.On((*Page).editFromGrid), When: command.All(command.NeedsSelected, command.NeedsWriting),
			Help: "Opens the stakeholder at the cursor in a form.",
		},
		{
			ID: "grid.new", Title: "New here", Keys: []string{"n", "ctrl+n"}, Scope: inGrid, Undoable: true, Foot: 20,
			Run: command.On((*Page).newPlaced), When: command.NeedsWriting,
			Help: "Begins a new stakeholder with the interest and influence of the cell at the cursor.",
		},
		{
			ID: "grid.next", Title: "Next name", Keys: []string{"tab"}, Scope: inGrid, Foot: 40, Quiet: true,
			Run:  onGridModel(func(g *grid.Model) { g.Next(1) }),
			Help: "Goes to the next name of the whole grid, from the most influence and interest down to those not placed yet.",
		},
		{
			ID: "grid.previous", Title: "Name before", Keys: []string{"shift+tab"}, Scope: inGrid, Quiet: true,
			Run:  onGridModel(func(g *grid.Model) { g.Next(-1) }),
			Help: "Goes to the name before.",
		},
		{
			ID: "grid.left", Title: "Left", Keys: []string{"left"}, Scope: inGrid, Quiet: true,
			Run:  onGridModel(func(g *grid.Model) { g.Walk(-1, 0) }),
			Help: "Goes or carries to less interest.",
		},
		{
			ID: "grid.right", Title: "Right", Keys: []string{"right"}, Scope: inGrid, Quiet: true,
			Run:  onGridModel(func(g *grid.Model) { g.Walk(1, 0) }),
			Help: "Goes or carries to more interest.",
		},
		{
			ID: "grid.up", Title: "Up", Keys: []string{"up", "k"}, Scope: inGrid, Quiet: true,
			Run:  onGridModel(func(g *grid.Model) { g.Walk(0, 1) }),
			Help: "Goes to the name above, or carries to more influence.",
		},
		{
			ID: "grid.down", Title: "Down", Keys: []string{"down", "j"}, Scope: inGrid, Quiet: true,
			Run:  onGridModel(func(g *grid.Model) { g.Walk(0, -1) }),
			Help: "Goes to the name below, or carries to less influence; below the grid are those not placed yet.",
		},
		{
			ID: "grid.cell-left", Title: "One cell left", Keys: []string{"shift+left"}, Scope: inGrid, Quiet: true,
			Run:  onGridModel(func(g *grid.Model) { g.MoveCell(-1, 0) }),
			Help: "Goes one cell to the left.",
		},
		{
			ID: "grid.cell-right", Title: "One cell right", Keys: []string{"shift+right"}, Scope: inGrid, Quiet: true,
			Run:  onGridModel(func(g *grid.Model) { g.MoveCell(1, 0) }),
			Help: "Goes one cell to the right.",
		},
		{
			ID: "grid.cell-up", Title: "One cell up", Keys: []string{"shift+up"}, Scope: inGrid, Quiet: true,
			Run:  onGridModel(func(g *grid.Model) { g.MoveCell(0, 1) }),
			Help: "Goes one cell up, passing the names of this one by.",
		},
		{
			ID: "grid.cell-down", Title: "One cell down", Keys: []string{"shift+down"}, Scope: inGrid, Quiet: true,
			Run:  onGridModel(func(g *grid.Model) { g.MoveCell(0, -1) }),
			Help: "Goes one cell down, passing the names of this one by.",
		},

		{
			ID: "missing.open", Title: "Open or add", Keys: []string{"enter"}, Scope: inMissing, Foot: 10,
			Run: command.On((*Page).openOrAddMissing), When: command.NeedsSelected,
			Help: "Opens the stakeholder of the line, or the form to add the one who is missing.",
		},
		{
			ID: "missing.add", Title: "Add them", Keys: []string{"n", "ctrl+n"}, Scope: inMissing, Undoable: true,
			Foot: 20,
			Run:  command.On((*Page).addMissing), When: command.All(needsOffer, command.NeedsWriting),
			Help: "Opens the form for a new stakeholder with the name and the kind filled in.",
		},
		{
			ID: "missing.log", Title: "Log engagement", Keys: []string{"l"}, Scope: inMissing, Undoable: true,
			Foot: 25,
			Run:  command.On((*Page).log), When: command.All(command.NeedsSelected, command.NeedsWriting),
			Help: "Writes down when and how you spoke with the stakeholder of the line.",
		},
		{
			ID: "missing.leave", Title: "Back", Keys: []string{"esc", "m"}, Scope: inMissing, Foot: 50, Back: true,
			Run:  command.On((*Page).leaveMissing),
			Help: "Goes back to the directory or the grid.",
		},
	}
}

// Situations are the sets of scopes that can be in reach together on the page of the stakeholders.
func Situations() map[string][]command.Scope {
	return map[string][]command.Scope{
		"a list of stakeholders": command.OnPages(browser.InList, browser.InRecords, inStakeholder),
		"a stakeholder's page":   command.OnPages(browser.InPage, browser.InBack, browser.InDetail, browser.InSections, inStakeholder),
		"the grid of influence":  command.OnPages(inGrid, inStakeholder),
		"who is missing":         command.OnPages(browser.InPage, inMissing),
	}
}
