package browser

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
	"kept/ui/document"
)

// PageCommands are for going through a page, and what is on it.
func PageCommands() []command.Command {
	return []command.Command{
		{ID: "doc.up", Title: "Up", Keys: []string{"up", "k"}, Scope: InPage, Run: onDoc(func(p *document.View) { p.Move(-1) }),
			Quiet: true, Help: "Goes one line up."},
		{ID: "doc.down", Title: "Down", Keys: []string{"down", "j"}, Scope: InPage, Run: onDoc(func(p *document.View) { p.Move(1) }),
			Quiet: true, Help: "Goes one line down."},
		{ID: "doc.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: InPage, Run: onDoc(func(p *document.View) { p.Screen(-1) }),
			Quiet: true, Help: "Goes a screen up."},
		{ID: "doc.page-down", Title: "Page down", Keys: []string{"pgdown"}, Scope: InPage,
			Run: onDoc(func(p *document.View) { p.Screen(1) }), Quiet: true, Help: "Goes a screen down."},
		{ID: "doc.first", Title: "To the top", Keys: []string{"home", "g"}, Scope: InPage, Run: onDoc(func(p *document.View) { p.First() }),
			Quiet: true, Help: "Goes to the top of the page."},
		{ID: "doc.last", Title: "To the end", Keys: []string{"end", "G"}, Scope: InPage, Run: onDoc(func(p *document.View) { p.Last() }),
			Quiet: true, Help: "Goes to the end of the page."},
		{ID: "doc.back", Title: "Back", Keys: []string{"esc", "tab"}, Scope: InBack,
			Run: command.On(func(p interface{ LeavePage() tea.Cmd }) tea.Cmd { return p.LeavePage() }), Foot: 50, Back: true,
			Help: "Goes back to the list, or to where you came from."},
		{ID: "detail.enter", Title: "Edit this", Keys: []string{"enter"}, Scope: InDetail,
			Run: command.On(func(p interface{ EnterStop() tea.Cmd }) tea.Cmd { return p.EnterStop() }), When: command.NeedsSelected,
			Foot: 10, Undoable: true,
			Help: "Opens what the line at the cursor shows: a field or an entry in its form, another record on its own page."},
		{ID: "detail.add", Title: "Add here", Keys: []string{"n", "ctrl+n"}, Scope: InDetail,
			Run: command.On(func(p interface{ AddHere() tea.Cmd }) tea.Cmd { return p.AddHere() }), Foot: 20, Undoable: true,
			Help: "Adds an entry to the heading the cursor is under: an update, a next step, evidence, a reading.",
			When: command.All(command.NeedsWriting, func(s command.State) (bool, string) {
				if !s.Addable {
					return false, "Go down to a heading such as Updates or Evidence: entries are added there."
				}
				return true, ""
			})},
		{ID: "detail.edit", Title: "Edit all", Keys: []string{"e"}, Scope: InDetail,
			Run: command.On(func(p interface{ EditPage() tea.Cmd }) tea.Cmd { return p.EditPage() }), When: command.NeedsWriting, Foot: 30,
			Undoable: true, Help: "Opens the whole record in its form."},
		{ID: "detail.remove", Title: "Remove", Keys: []string{"d", "delete"}, Scope: InDetail,
			Run: command.On(func(p interface{ RemoveHere() tea.Cmd }) tea.Cmd { return p.RemoveHere() }), Undoable: true, Foot: 55,
			Help: "Removes the entry at the cursor. It happens at once, and Ctrl+Z brings it back.",
			When: command.All(command.NeedsWriting, func(s command.State) (bool, string) {
				if !s.Removable {
					return false, "Go down to an entry such as an update; the whole record is removed from its list."
				}
				return true, ""
			})},
	}
}

func needsSections(s command.State) (bool, string) {
	if !s.Sections {
		return false, "This page has one part only."
	}
	return true, ""
}
