package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/story"
	"kept/ui/theme"
)

// Scopes are the scopes in reach, the nearest first.
func (a *App) Scopes() []command.Scope {
	if a.storyHasKeys() {
		return []command.Scope{story.Scope, command.Everywhere, command.AnyTime}
	}
	if d := a.front(); d != nil {
		return d.Scopes()
	}
	scopes := a.pages[a.at].Scopes()
	if len(a.works) > 0 && !a.State().Entry {
		return append([]command.Scope{command.InWork}, scopes...)
	}
	return scopes
}

// State is what commands look at to tell whether they can run.
func (a *App) State() command.State {
	s := command.State{BackupShown: a.resume != nil, NoBackups: a.book.BackupFolder() == "", CanUndo: a.undo, CanRedo: a.redo,
		ReadOnly: a.opt.ReadOnly, CanExport: a.opt.Export != nil,
		Resettable: a.opt.Workshop != nil && a.opt.Workshop.Rebuild != nil}
	if a.storyHasKeys() {
		return s
	}
	if d := a.front(); d != nil {
		d.State(&s)
		return s
	}
	a.pages[a.at].State(&s)
	return s
}

// key finds what a key means and does it.
func (a *App) key(k tea.KeyPressMsg) tea.Cmd {
	if a.toast.text != "" {
		if a.toast.keys++; a.toast.keys > toastKeys {
			a.toast = toast{}
		}
	}
	state := a.State()
	if c := a.registry.ForKey(k.String(), a.Scopes(), state.Entry); c != nil {
		return a.run(c)
	}
	if a.storyHasKeys() {
		return nil
	}
	return a.Typing(k)
}

// run does a command, or says why it cannot be done now.
func (a *App) run(c *command.Command) tea.Cmd {
	if ok, why := c.Ready(a.State()); !ok {
		if !c.Quiet && c.ID != "list.clear" {
			a.Notify(theme.Notice, why)
		}
		return nil
	}
	defer a.closeDialogs()
	cmd, _ := c.Run.Run(a.targets()...)
	return cmd
}

// Typing hands keys and pasted text to whatever is being typed in.
func (a *App) Typing(msg tea.Msg) tea.Cmd {
	defer a.closeDialogs()
	if d := a.front(); d != nil {
		return d.Update(msg)
	}
	if s := a.State(); s.Entry {
		return a.pages[a.at].Typing(msg)
	}
	return nil
}

// toggleMouse leaves the mouse to the terminal, or takes it back.
func (a *App) toggleMouse() {
	a.mouseOff = !a.mouseOff
	if a.mouseOff {
		a.Notify(0, "The mouse is let go: drag over text to select it. F4 or M takes it back.")
	} else {
		a.Notify(0, "The mouse works in Kept again.")
	}
}

// leaveOrQuit leaves a backup that is looked into, or the program.
func (a *App) leaveOrQuit() tea.Cmd {
	if a.resume != nil {
		return a.leaveCopy()
	}
	return a.quit()
}

// offerQuit asks whether to leave the program.
func (a *App) offerQuit() tea.Cmd {
	if a.resume != nil {
		return a.leaveCopy()
	}
	a.Open(&dialog.Question{Host: a, Heading: "Leave Kept?", Text: "Everything saved is on the disk already.",
		Answers: []string{"Stay", "Leave"}, Then: func(i int) tea.Cmd {
			if i == 1 {
				return a.quit()
			}
			return nil
		}})
	return nil
}

// targets are what a command can run on, the nearest first: the dialog in front, what
// the page shows in its own place, the page, the program.
func (a *App) targets() []any {
	var targets []any
	if d := a.front(); d != nil {
		targets = append(targets, d)
	}
	page := a.pages[a.at]
	if p, ok := page.(host.Targeted); ok {
		targets = append(targets, p.Targets()...)
	}
	return append(targets, page, a.story, a.desk, a.backups, a.safety, a)
}
