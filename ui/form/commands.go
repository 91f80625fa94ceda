package form

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
)

// Scope is where the commands of forms are in reach.
const Scope command.Scope = "In a form"

// Step is a way from one field of a form to another.
type Step int

// The steps: to the next field and the one before, round and round; and some fields
// down and up, as far as there are any.
const (
	Next Step = iota
	Previous
	PageDown
	PageUp
)

// pageFields is how many fields a page of them is.
const pageFields = 5

// Go goes to another field.
func (f *Form) Go(s Step) {
	f.loose = false
	last := len(f.entries) - 1
	switch s {
	case Next:
		f.goToField((f.focus + 1) % max(len(f.entries), 1))
	case Previous:
		f.goToField((f.focus + last) % max(len(f.entries), 1))
	case PageDown:
		f.goToField(min(f.focus+pageFields, last))
	case PageUp:
		f.goToField(max(f.focus-pageFields, 0))
	}
}

// Dialog is a dialog that is filled in as a form: the commands of forms run on it.
type Dialog interface {
	Save() tea.Cmd
	Leave() tea.Cmd
	GoField(Step) tea.Cmd  // goes to another field
	Copy(cut bool) tea.Cmd // copies the marked text, or cuts it
}

// Commands are the commands of every form.
func Commands() []command.Command {
	to := func(s Step) command.Handler {
		return command.On(func(d Dialog) tea.Cmd { return d.GoField(s) })
	}
	return []command.Command{
		{ID: "form.save", Title: "Save", Keys: []string{"ctrl+s"}, Scope: Scope, Run: command.On(Dialog.Save), Foot: 10, Undoable: true,
			When: command.NeedsWriting,
			Help: "Saves what was answered. Blanks do not stand in the way; only what cannot be stored does."},
		{ID: "form.leave", Title: "Leave", Keys: []string{"esc"}, Scope: Scope, Run: command.On(Dialog.Leave), Foot: 20, Back: true,
			Help: "Leaves the form. What was typed is kept as a draft, and offered when the form is opened again."},
		{ID: "form.next", Title: "Next field", Keys: []string{"tab"}, Scope: Scope, Run: to(Next), Foot: 30, Quiet: true,
			Help: "Goes to the next field."},
		{ID: "form.previous", Title: "Previous field", Keys: []string{"shift+tab"}, Scope: Scope, Run: to(Previous), Quiet: true,
			Help: "Goes to the field before."},
		{ID: "form.page-down", Title: "Five fields down", Keys: []string{"pgdown"}, Scope: Scope, Run: to(PageDown), Quiet: true,
			Help: "Goes five fields on."},
		{ID: "form.page-up", Title: "Five fields up", Keys: []string{"pgup"}, Scope: Scope, Run: to(PageUp), Quiet: true,
			Help: "Goes five fields back."},
		{ID: "form.cut", Title: "Cut", Keys: []string{"ctrl+x"}, Scope: Scope,
			Run:  command.On(func(d Dialog) tea.Cmd { return d.Copy(true) }),
			Help: "Takes out the text marked with Shift and the arrows, to be pasted elsewhere. Ctrl+A marks all of a text."},
		{ID: "form.copy", Title: "Copy", Keys: []string{"ctrl+insert", "ctrl+shift+c"}, Scope: Scope,
			Run:  command.On(func(d Dialog) tea.Cmd { return d.Copy(false) }),
			Help: "Copies the text marked with Shift and the arrows. Ctrl+V pastes."},
	}
}
