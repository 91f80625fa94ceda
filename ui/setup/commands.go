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

// binding is a command and what it does.
type binding struct {
	command.Command
	run func(m *model) tea.Cmd
}

// noCmd makes a handler of a function that starts nothing off the loop.
func noCmd(do func(m *model)) func(m *model) tea.Cmd {
	return func(m *model) tea.Cmd {
		do(m)
		return nil
	}
}

// Commands lists what can be done in the set-up.
func Commands() []command.Command {
	var list []command.Command
	for _, b := range bindings() {
		list = append(list, b.Command)
	}
	return list
}

func handlers() map[string]func(m *model) tea.Cmd {
	byID := map[string]func(m *model) tea.Cmd{}
	for _, b := range bindings() {
		byID[b.ID] = b.run
	}
	return byID
}

func bindings() []binding {
	return []binding{
		{command.Command{ID: "setup.next", Title: "Go on", Keys: []string{"enter"}, Scope: onPages, Foot: 10,
			Help: "Goes on to the next page, with what is chosen or typed."},
			(*model).next},
		{command.Command{ID: "setup.back", Title: "Back", Keys: []string{"esc"}, Scope: onPages, Foot: 20,
			Help: "Goes back a page. What you chose and typed stays."},
			(*model).back},
		{command.Command{ID: "setup.help", Title: "Help", Keys: []string{"f1"}, Scope: onPages, Foot: 90,
			Help: "Shows what can be done on this page."},
			noCmd(func(m *model) { m.help = true })},
		{command.Command{ID: "setup.leave", Title: "Leave", Keys: []string{"ctrl+q", "ctrl+c"}, Scope: always, Foot: 80,
			Help: "Leaves the set-up. Before the workbook is made nothing is kept."},
			(*model).leave},
		{command.Command{ID: "setup.up", Title: "Up", Keys: []string{"up", "k"}, Scope: inChoice, Quiet: true,
			Help: "Goes to the choice above."},
			noCmd(func(m *model) { m.choose(-1) })},
		{command.Command{ID: "setup.down", Title: "Down", Keys: []string{"down", "j"}, Scope: inChoice, Quiet: true,
			Help: "Goes to the choice below."},
			noCmd(func(m *model) { m.choose(1) })},
		{command.Command{ID: "field.next", Title: "Next line", Keys: []string{"tab", "down"}, Scope: inFields, Foot: 30,
			Help: "Goes to the next line to fill in."},
			noCmd(func(m *model) { m.moveField(1) })},
		{command.Command{ID: "field.previous", Title: "Line before", Keys: []string{"shift+tab", "up"}, Scope: inFields, Quiet: true,
			Help: "Goes to the line before."},
			noCmd(func(m *model) { m.moveField(-1) })},
		{command.Command{ID: "file.complete", Title: "Complete", Keys: []string{"tab"}, Scope: inFiles, Foot: 30,
			Help: "Completes the name of the file or folder, as far as it is certain."},
			func(m *model) tea.Cmd { return m.files.Complete() }},
		{command.Command{ID: "file.as", Title: "What a row is", Keys: []string{"ctrl+t"}, Scope: inFiles, Foot: 40,
			Help: "Chooses what a row of the table is: an action, a stakeholder or a priority."},
			noCmd(func(m *model) { m.as = (m.as + 1) % len(kinds) })},
		{command.Command{ID: "file.up", Title: "Up", Keys: []string{"up"}, Scope: inFiles, Quiet: true, Help: "Goes one file up."},
			noCmd(func(m *model) { m.files.Move(-1) })},
		{command.Command{ID: "file.down", Title: "Down", Keys: []string{"down"}, Scope: inFiles, Quiet: true, Help: "Goes one file down."},
			noCmd(func(m *model) { m.files.Move(1) })},
		{command.Command{ID: "tiles.left", Title: "Left", Keys: []string{"left"}, Scope: inAreas, Quiet: true,
			Help: "Goes to the area on the left."},
			noCmd(func(m *model) { m.areas.Do("tiles.left") })},
		{command.Command{ID: "tiles.right", Title: "Right", Keys: []string{"right"}, Scope: inAreas, Quiet: true,
			Help: "Goes to the area on the right."},
			noCmd(func(m *model) { m.areas.Do("tiles.right") })},
		{command.Command{ID: "tiles.up", Title: "Up", Keys: []string{"up"}, Scope: inAreas, Quiet: true, Help: "Goes to the area above."},
			noCmd(func(m *model) { m.moveArea("tiles.up", "tiles.previous") })},
		{command.Command{ID: "tiles.down", Title: "Down", Keys: []string{"down"}, Scope: inAreas, Quiet: true,
			Help: "Goes to the area below."},
			noCmd(func(m *model) { m.moveArea("tiles.down", "tiles.next") })},
		{command.Command{ID: "tiles.next", Title: "Next by name", Keys: []string{"pgdown"}, Scope: inAreas, Quiet: true,
			Help: "Goes to the next area by name."},
			noCmd(func(m *model) { m.areas.Do("tiles.next") })},
		{command.Command{ID: "tiles.previous", Title: "Before by name", Keys: []string{"pgup"}, Scope: inAreas, Quiet: true,
			Help: "Goes to the area before by name."},
			noCmd(func(m *model) { m.areas.Do("tiles.previous") })},
		{command.Command{ID: "tiles.tick", Title: "Tick", Keys: []string{"ctrl+t", "space"}, Scope: inAreas, Foot: 30,
			Help: "Ticks the area, where your partnership covers several. Space does too, while nothing is being found."},
			noCmd((*model).selectArea)},
		{command.Command{ID: "area.list", Title: "Map or list", Keys: []string{"tab"}, Scope: inAreas, Foot: 40,
			Help: "Shows the areas as a list by name, or as a map."},
			noCmd((*model).toggleMap)},
		{command.Command{ID: "area.body", Title: "National body", Keys: []string{"ctrl+n"}, Scope: inAreas, Foot: 50,
			Help: "For a body that works for all Scotland and has no area of its own."},
			noCmd(func(m *model) { m.body = !m.body })},
		{command.Command{ID: "plan.up", Title: "Up", Keys: []string{"up", "k"}, Scope: inPlan, Quiet: true,
			Help: "Goes one line up in what the import would do."},
			noCmd(func(m *model) { m.top-- })},
		{command.Command{ID: "plan.down", Title: "Down", Keys: []string{"down", "j"}, Scope: inPlan, Quiet: true,
			Help: "Goes one line down."},
			noCmd(func(m *model) { m.top++ })},
		{command.Command{ID: "plan.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: inPlan, Quiet: true,
			Help: "Goes a screen up."},
			noCmd(func(m *model) { m.top -= m.h - 8 })},
		{command.Command{ID: "plan.page-down", Title: "Page down", Keys: []string{"pgdown", "space"}, Scope: inPlan, Quiet: true,
			Help: "Goes a screen down."},
			noCmd(func(m *model) { m.top += m.h - 8 })},
		{command.Command{ID: "work.stop", Title: "Stop", Keys: []string{"esc"}, Scope: inWork, Foot: 10,
			Help: "Stops it. Nothing is left half done."},
			noCmd((*model).stopWork)},
		{command.Command{ID: "help.leave", Title: "Back", Keys: []string{"esc", "enter", "f1"}, Scope: inHelp, Foot: 10,
			Help: "Closes the help."},
			noCmd(func(m *model) { m.help = false })},
	}
}

// run runs the command of an id.
func (m *model) run(id string) tea.Cmd { return m.handlers[id](m) }

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

// moveArea moves on the map, or in the list where that is shown.
func (m *model) moveArea(onMap, inList string) {
	if m.listed {
		onMap = inList
	}
	m.areas.Do(onMap)
}

func (m *model) toggleMap() {
	m.listed = !m.listed
	m.areas.Find("")
}

func (m *model) selectArea() {
	m.areas.Do("tiles.tick")
	m.areas.Find("") // the next one is found from its first letter
}
