package ui

import (
	"maps"

	tea "charm.land/bubbletea/v2"

	"kept/ui/actions"
	"kept/ui/backups"
	"kept/ui/browser"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/editing"
	"kept/ui/form"
	"kept/ui/history"
	"kept/ui/imports"
	"kept/ui/nationalplan"
	"kept/ui/overview"
	"kept/ui/priorities"
	"kept/ui/reports"
	"kept/ui/safety"
	"kept/ui/stakeholders"
	"kept/ui/story"
	"kept/ui/submission"
)

// The scopes that commands stand in.
const (
	inPalette command.Scope = "In the list of commands"
	inHelp    command.Scope = "In the help"
)

// situations are the sets of scopes that can be in reach at one time. No key may
// mean two things in any of them.
func situations() map[string][]command.Scope {
	all := map[string][]command.Scope{
		"a form":                   {form.Scope, command.Everywhere, command.AnyTime},
		"a record's form":          {editing.Scope, form.Scope, command.Everywhere, command.AnyTime},
		"reading a notice":         {dialog.InNotice, command.AnyTime},
		"a bundle that is written": {reports.InBundle, dialog.InNotice, command.AnyTime},
		"the settings":             {inSettings, command.AnyTime},
		"choosing from a list":     {dialog.InPicker, command.AnyTime},
		"the list of commands":     {inPalette, command.AnyTime},
		"the help":                 {inHelp, command.AnyTime},
		"a question to the keeper": {dialog.InQuestion, command.AnyTime},
		"choosing by a letter":     {dialog.InLetters, command.AnyTime},
		"answering in a line":      {dialog.InAsk, command.AnyTime},
		"something not saved":      {inFailure, command.AnyTime},
		"two changes of one thing": {editing.InConflict, command.AnyTime},
		"the list of backups":      {backups.InList, command.AnyTime},
		"comparing two workbooks":  {backups.InComparison, command.AnyTime},
		"a damaged workbook":       {safety.InDamaged, command.AnyTime},
		"the guided story":         {story.Scope, command.Everywhere, command.AnyTime},
		"the menu":                 {inMenu, command.AnyTime},
		"long work":                {command.InWork, command.AnyTime},
		"choosing a table":         {imports.InFiles, command.AnyTime},
		"before an import":         {imports.InPlan, command.AnyTime},
		"writing a report":         {reports.InReport, command.AnyTime},
	}
	for _, more := range []map[string][]command.Scope{
		browser.Situations(), actions.Situations(), stakeholders.Situations(), priorities.Situations(), nationalplan.Situations(),
		submission.Situations(), history.Situations(), overview.Situations(),
	} {
		maps.Copy(all, more)
	}
	return all
}

// Commands lists all that can be done on the screens, in the order of the key sheet, each with its plain command.
func Commands() []command.Command {
	all := generalCommands()
	all = append(all, browser.ListCommands()...)
	all = append(all, actions.Commands()...)
	all = append(all, browser.PageCommands()...)
	all = append(all, browser.RowCommands()...)
	all = append(all, priorities.Commands()...)
	all = append(all, nationalplan.Commands()...)
	all = append(all, history.Commands()...)
	all = append(all, stakeholders.Commands()...)
	all = append(all, form.Commands()...)
	all = append(all, editing.Commands()...)
	all = append(all, dialog.PickerCommands()...)
	all = append(all, dialogCommands()...)
	all = append(all, dialog.QuestionCommands()...)
	all = append(all, overview.Commands()...)
	all = append(all, dialog.NoticeCommands()...)
	all = append(all, settingsCommands()...)
	all = append(all, mouseCommand())
	all = append(all, browser.ChangeCommands()...)
	all = append(all, browser.ShowCommands()...)
	all = append(all, dialog.LettersCommands()...)
	all = append(all, dialog.AskCommands()...)
	all = append(all, presentCommands()...)
	all = append(all, submission.Commands()...)
	all = append(all, workCommands()...)
	all = append(all, imports.Commands()...)
	all = append(all, reportCommand())
	all = append(all, reports.Commands()...)
	all = append(all, reports.BundleCommands()...)
	all = append(all, safety.Commands()...)
	all = append(all, backups.Commands()...)
	all = append(all, leaveCopyCommand())
	return withPlain(all)
}

func generalCommands() []command.Command {
	list := []command.Command{
		{ID: "app.undo", Title: "Undo", Keys: []string{"ctrl+z"}, Scope: command.Everywhere,
			Run: command.On(func(a *App) tea.Cmd { return a.undoOrRedo(true) }), Foot: 80,
			Help: "Takes back the last change, whoever's screen it was made on. It works again and again, and after a restart too.",
			When: command.All(command.NeedsWriting, func(s command.State) (bool, string) {
				switch {
				case s.Form:
					return false, "Save or leave the form first: what is typed in it is not a change yet."
				case s.CanUndo == "":
					return false, "There is nothing to undo."
				}
				return true, ""
			})},
		{ID: "app.redo", Title: "Do again", Keys: []string{"ctrl+y"}, Scope: command.Everywhere,
			Run:  command.On(func(a *App) tea.Cmd { return a.undoOrRedo(false) }),
			Help: "Brings back what was undone last.",
			When: command.All(command.NeedsWriting, func(s command.State) (bool, string) {
				switch {
				case s.Form:
					return false, "Save or leave the form first."
				case s.CanRedo == "":
					return false, "Nothing was undone since the last change."
				}
				return true, ""
			})},
		{ID: "app.help", Title: "Help", Keys: []string{"?", "f1"}, Scope: command.Everywhere,
			Run: command.Do(func(a *App) { a.Open(newHelp(a)) }), Foot: 90,
			Help: "Shows what can be done where you are, and finds in it as you type. In a form use F1."},
		{ID: "app.palette", Title: "Commands", Keys: []string{"ctrl+k"}, Scope: command.Everywhere, Run: command.On((*App).openPalette),
			Foot: 89,
			Help: "Lists everything that can be done here; type a few letters of it."},
		{ID: "app.quit", Title: "Quit", Keys: []string{"ctrl+q", "ctrl+c"}, Scope: command.AnyTime, Run: command.On((*App).leaveOrQuit),
			Help: "Leaves Kept. Everything saved is on the disk already; it asks only if something typed was not saved."},
		{ID: "app.offer-quit", Title: "Offer to quit", Keys: []string{"q"}, Scope: command.OnEveryPage, Run: command.On((*App).offerQuit),
			Quiet: true,
			Help:  "Asks whether you want to leave. Ctrl+Q leaves at once."},
		{ID: "page.next", Title: "Next page", Keys: []string{"]", "ctrl+right"}, Scope: command.GoToPage,
			Run: command.On(func(a *App) tea.Cmd { return a.goTo((a.at + 1) % len(a.pages)) }), Quiet: true,
			Help: "Goes to the page on the right."},
		{ID: "page.previous", Title: "Previous page", Keys: []string{"[", "ctrl+left"}, Scope: command.GoToPage,
			Run: command.On(func(a *App) tea.Cmd { return a.goTo((a.at + len(a.pages) - 1) % len(a.pages)) }), Quiet: true,
			Help: "Goes to the page on the left."},
	}
	for i, name := range pages {
		list = append(list, command.Command{ID: "page.go-" + string(name.id), Title: "Go to " + name.title,
			Keys: []string{string(rune('1' + i))}, Scope: command.GoToPage, Help: name.help,
			Run: command.On(func(a *App) tea.Cmd { return a.goTo(i) })})
	}
	return list
}

// mouseCommand leaves the mouse to the terminal.
func mouseCommand() command.Command {
	return command.Command{ID: "app.mouse", Title: "Let the mouse go", Keys: []string{"f4", "M"}, Scope: command.Everywhere,
		Run:  command.Do((*App).toggleMouse),
		Help: "Gives the mouse back to the terminal, so that text can be selected with it; the same again takes it back."}
}

func dialogCommands() []command.Command {
	return []command.Command{

		{ID: "palette.run", Title: "Do it", Keys: []string{"enter"}, Scope: inPalette, Run: command.On((*palette).run), Foot: 10,
			Help: "Does what is at the cursor."},
		{ID: "palette.leave", Title: "Back", Keys: []string{"esc"}, Scope: inPalette, Run: command.Do(func(p *palette) { p.done = true }),
			Foot: 20, Help: "Goes back and does nothing."},
		{ID: "palette.up", Title: "Up", Keys: []string{"up"}, Scope: inPalette,
			Run: command.Do(func(p *palette) { p.rows.Go(p.rows.At-1, len(p.shown)) }), Quiet: true, Help: "Goes one row up."},
		{ID: "palette.down", Title: "Down", Keys: []string{"down"}, Scope: inPalette,
			Run: command.Do(func(p *palette) { p.rows.Go(p.rows.At+1, len(p.shown)) }), Quiet: true, Help: "Goes one row down."},

		{ID: "help.leave", Title: "Back", Keys: []string{"esc", "enter", "f1"}, Scope: inHelp,
			Run: command.Do(func(h *help) { h.done = true }), Foot: 10, Help: "Closes the help."},
		{ID: "help.up", Title: "Up", Keys: []string{"up"}, Scope: inHelp, Run: command.Do(func(h *help) { h.Scroll(-1) }), Quiet: true,
			Help: "Goes one line up."},
		{ID: "help.down", Title: "Down", Keys: []string{"down"}, Scope: inHelp, Run: command.Do(func(h *help) { h.Scroll(1) }), Quiet: true,
			Help: "Goes one line down."},
		{ID: "help.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: inHelp, Run: command.Do(func(h *help) { h.ScrollPage(-1) }),
			Quiet: true, Help: "Goes a screen up."},
		{ID: "help.page-down", Title: "Page down", Keys: []string{"pgdown"}, Scope: inHelp,
			Run: command.Do(func(h *help) { h.ScrollPage(1) }), Quiet: true, Help: "Goes a screen down."},
	}
}
