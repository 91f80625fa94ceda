package ui

import (
	"kept/ui/command"
	"kept/ui/story"
)

// The scopes of the failure dialog.
const (
	inFailure command.Scope = "When something was not saved"
	inMenu    command.Scope = "In the menu"
)

func presentCommands() []command.Command {
	all := failureCommands()
	all = append(all, story.Commands()...)
	all = append(all, resetCommand())
	all = append(all, menuCommands()...)
	return all
}

func failureCommands() []command.Command {
	return []command.Command{
		{ID: "failure.choose", Title: "Do it", Keys: []string{"enter"}, Scope: inFailure, Run: command.On((*failure).Choose), Foot: 10,
			Help: "Does what is at the cursor."},
		{ID: "failure.retry", Title: "Try again", Keys: []string{"r"}, Scope: inFailure, Run: command.On((*failure).retry), Foot: 11,
			Help: "Tries to save once more what was not saved."},
		{ID: "failure.copy", Title: "Save a copy", Keys: []string{"c"}, Scope: inFailure,
			Run: command.Do(func(f *failure) { f.app.askCopy() }), Foot: 12,
			Help: "Writes a copy of the whole workbook, as it was last saved, somewhere else under a new name."},
		{ID: "failure.text", Title: "Save the text", Keys: []string{"t"}, Scope: inFailure,
			Run: command.Do(func(f *failure) { f.app.askText() }), Foot: 13,
			Help: "Writes what was typed in forms and not saved into a text file.",
			When: func(s command.State) (bool, string) {
				if !s.Draft {
					return false, "Nothing typed is unsaved."
				}
				return true, ""
			}},
		{ID: "failure.details", Title: "Details", Keys: []string{"d"}, Scope: inFailure,
			Run: command.Do(func(f *failure) { f.details = !f.details }), Foot: 14,
			Help: "Shows or hides what whoever looks after the computer needs to know."},
		{ID: "failure.leave", Title: "Leave it", Keys: []string{"esc"}, Scope: inFailure,
			Run: command.Do(func(f *failure) { f.done = true }), Foot: 20,
			Help: "Goes back. A form stays open with every word that was typed."},
		{ID: "failure.up", Title: "Up", Keys: []string{"up", "k", "shift+tab"}, Scope: inFailure,
			Run: command.Do(func(f *failure) { f.Move(-1) }), Quiet: true, Help: "Goes one line up."},
		{ID: "failure.down", Title: "Down", Keys: []string{"down", "j", "tab"}, Scope: inFailure,
			Run: command.Do(func(f *failure) { f.Move(1) }), Quiet: true, Help: "Goes one line down."},
	}
}

func menuCommands() []command.Command {
	return []command.Command{
		{ID: "app.menu", Title: "Menu", Keys: []string{"f9"}, Scope: command.Everywhere, Run: command.Do((*App).openMenu), Foot: 88,
			Help: "Shows the pages and what can be done here, by group, with the keys for it; and why something cannot be done now."},
		{ID: "menu.run", Title: "Do it", Keys: []string{"enter", "space"}, Scope: inMenu, Run: command.On((*menu).run), Foot: 10,
			Help: "Does what is at the cursor."},
		{ID: "menu.leave", Title: "Back", Keys: []string{"esc", "f9", "q"}, Scope: inMenu, Run: command.Do(func(m *menu) { m.done = true }),
			Foot: 20, Help: "Closes the menu."},
		{ID: "menu.up", Title: "Up", Keys: []string{"up", "k"}, Scope: inMenu, Run: command.Do(func(m *menu) { m.move(-1) }), Quiet: true,
			Help: "Goes one line up."},
		{ID: "menu.down", Title: "Down", Keys: []string{"down", "j", "tab"}, Scope: inMenu, Run: command.Do(func(m *menu) { m.move(1) }),
			Quiet: true, Help: "Goes one line down."},
		{ID: "menu.first", Title: "To the first", Keys: []string{"home", "g"}, Scope: inMenu,
			Run: command.Do(func(m *menu) { m.goFrom(0, 1) }), Quiet: true, Help: "Goes to the first line."},
		{ID: "menu.last", Title: "To the last", Keys: []string{"end", "G"}, Scope: inMenu,
			Run: command.Do(func(m *menu) { m.goFrom(len(m.rows)-1, -1) }), Quiet: true, Help: "Goes to the last line."},
	}
}
