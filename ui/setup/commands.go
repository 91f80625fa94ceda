package setup

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
)

// The scopes of the commands of the set-up.
const (
	always   command.Scope = "At any time"
	onPages  command.Scope = "On every page of the set-up"
	inChoice command.Scope = "Where something is chosen"
	inAreas  command.Scope = "On the map of areas"
	inFields command.Scope = "Where something is typed"
	inFiles  command.Scope = "Where a file is chosen"
	inPlan   command.Scope = "Before an import"
	inWork   command.Scope = "While something is done"
	inHelp   command.Scope = "In the help of the set-up"
)

// Commands lists what can be done in the set-up.
func Commands() []command.Command {
	return []command.Command{
		{ID: "setup.next", Title: "Go on", Keys: []string{"enter"}, Scope: onPages, Foot: 10, Run: command.On((*model).next),
			Help: "Goes on to the next page, with what is chosen or typed."},
		{ID: "setup.back", Title: "Back", Keys: []string{"esc"}, Scope: onPages, Foot: 20, Run: command.On((*model).back),
			Help: "Goes back a page. What you chose and typed stays."},
		{ID: "setup.help", Title: "Help", Keys: []string{"f1"}, Scope: onPages, Foot: 90,
			Run:  command.Do(func(m *model) { m.help = true }),
			Help: "Shows what can be done on this page."},
		{ID: "setup.leave", Title: "Leave", Keys: []string{"ctrl+q", "ctrl+c"}, Scope: always, Foot: 80, Run: command.On((*model).leave),
			Help: "Leaves the set-up. Before the workbook is made nothing is kept."},
		{ID: "setup.up", Title: "Up", Keys: []string{"up", "k"}, Scope: inChoice, Quiet: true,
			Run:  command.Do(func(m *model) { m.choose(-1) }),
			Help: "Goes to the choice above."},
		{ID: "setup.down", Title: "Down", Keys: []string{"down", "j"}, Scope: inChoice, Quiet: true,
			Run:  command.Do(func(m *model) { m.choose(1) }),
			Help: "Goes to the choice below."},
		{ID: "field.next", Title: "Next line", Keys: []string{"tab", "down"}, Scope: inFields, Foot: 30,
			Run:  command.Do(func(m *model) { m.moveField(1) }),
			Help: "Goes to the next line to fill in."},
		{ID: "field.previous", Title: "Line before", Keys: []string{"shift+tab", "up"}, Scope: inFields, Quiet: true,
			Run:  command.Do(func(m *model) { m.moveField(-1) }),
			Help: "Goes to the line before."},
		{ID: "file.complete", Title: "Complete", Keys: []string{"tab"}, Scope: inFiles, Foot: 30,
			Run:  command.On(func(m *model) tea.Cmd { return m.files.Complete() }),
			Help: "Completes the name of the file or folder, as far as it is certain."},
		{ID: "file.as", Title: "What a row is", Keys: []string{"ctrl+t"}, Scope: inFiles, Foot: 40,
			Run:  command.Do(func(m *model) { m.as = (m.as + 1) % len(kinds) }),
			Help: "Chooses what a row of the table is: an action, a stakeholder or a priority."},
		{ID: "file.up", Title: "Up", Keys: []string{"up"}, Scope: inFiles, Quiet: true,
			Run:  command.Do(func(m *model) { m.files.Move(-1) }),
			Help: "Goes one file up."},
		{ID: "file.down", Title: "Down", Keys: []string{"down"}, Scope: inFiles, Quiet: true,
			Run:  command.Do(func(m *model) { m.files.Move(1) }),
			Help: "Goes one file down."},
		{ID: "tiles.left", Title: "Left", Keys: []string{"left"}, Scope: inAreas, Quiet: true,
			Run:  command.Do(func(m *model) { m.areas.Walk(-1, 0) }),
			Help: "Goes to the area on the left."},
		{ID: "tiles.right", Title: "Right", Keys: []string{"right"}, Scope: inAreas, Quiet: true,
			Run:  command.Do(func(m *model) { m.areas.Walk(1, 0) }),
			Help: "Goes to the area on the right."},
		{ID: "tiles.up", Title: "Up", Keys: []string{"up"}, Scope: inAreas, Quiet: true,
			Run:  command.Do(func(m *model) { m.moveArea(-1) }),
			Help: "Goes to the area above."},
		{ID: "tiles.down", Title: "Down", Keys: []string{"down"}, Scope: inAreas, Quiet: true,
			Run:  command.Do(func(m *model) { m.moveArea(1) }),
			Help: "Goes to the area below."},
		{ID: "tiles.next", Title: "Next by name", Keys: []string{"pgdown"}, Scope: inAreas, Quiet: true,
			Run:  command.Do(func(m *model) { m.areas.Next(1) }),
			Help: "Goes to the next area by name."},
		{ID: "tiles.previous", Title: "Before by name", Keys: []string{"pgup"}, Scope: inAreas, Quiet: true,
			Run:  command.Do(func(m *model) { m.areas.Next(-1) }),
			Help: "Goes to the area before by name."},
		{ID: "tiles.tick", Title: "Tick", Keys: []string{"ctrl+t", "space"}, Scope: inAreas, Foot: 30,
			Run:  command.Do((*model).selectArea),
			Help: "Ticks the area, where your partnership covers several. Space does too, while nothing is being found."},
		{ID: "area.list", Title: "Map or list", Keys: []string{"tab"}, Scope: inAreas, Foot: 40, Run: command.Do((*model).toggleMap),
			Help: "Shows the areas as a list by name, or as a map."},
		{ID: "area.body", Title: "National body", Keys: []string{"ctrl+n"}, Scope: inAreas, Foot: 50,
			Run:  command.Do(func(m *model) { m.body = !m.body }),
			Help: "For a body that works for all Scotland and has no area of its own."},
		{ID: "plan.up", Title: "Up", Keys: []string{"up", "k"}, Scope: inPlan, Quiet: true, Run: command.Do(func(m *model) { m.top-- }),
			Help: "Goes one line up in what the import would do."},
		{ID: "plan.down", Title: "Down", Keys: []string{"down", "j"}, Scope: inPlan, Quiet: true,
			Run:  command.Do(func(m *model) { m.top++ }),
			Help: "Goes one line down."},
		{ID: "plan.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: inPlan, Quiet: true,
			Run:  command.Do(func(m *model) { m.top -= m.h - 8 }),
			Help: "Goes a screen up."},
		{ID: "plan.page-down", Title: "Page down", Keys: []string{"pgdown", "space"}, Scope: inPlan, Quiet: true,
			Run:  command.Do(func(m *model) { m.top += m.h - 8 }),
			Help: "Goes a screen down."},
		{ID: "work.stop", Title: "Stop", Keys: []string{"esc"}, Scope: inWork, Foot: 10, Run: command.Do((*model).stopWork),
			Help: "Stops it. Nothing is left half done."},
		{ID: "help.leave", Title: "Back", Keys: []string{"esc", "enter", "f1"}, Scope: inHelp, Foot: 10,
			Run:  command.Do(func(m *model) { m.help = false }),
			Help: "Closes the help."},
	}
}

// run runs a command.
func (m *model) run(c *command.Command) tea.Cmd {
	cmd, _ := c.Run.Run(m)
	return cmd
}

func (m *model) leave() tea.Cmd {
	if m.step == atBusy {
		m.stopWork()
	}
	return tea.Quit
}

func (m *model) choose(by int) {
	m.choice[m.step] = max(0, min(m.choice[m.step]+by, len(m.choices())-1))
}

func (m *model) moveField(by int) {
	n := len(m.fields[m.step])
	m.at = (m.at + by + n) % n
}

// moveArea goes down, or with -1 up, on the map or in the list where that is shown.
func (m *model) moveArea(down int) {
	if m.listed {
		m.areas.Next(down)
		return
	}
	m.areas.Walk(0, down)
}

func (m *model) toggleMap() {
	m.listed = !m.listed
	m.areas.Find("")
}

func (m *model) selectArea() {
	m.areas.Toggle()
	m.areas.Find("") // the next one is found from its first letter
}
