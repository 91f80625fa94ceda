package editing

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
)

// Scope is where the commands of a record's form are in reach, besides those of every form.
const Scope command.Scope = "In a record's form"

// InConflict is where a keeper chooses between their change and that of somebody else.
const InConflict command.Scope = "Choosing between two changes"

// Commands are the commands of forms over records, of drafts, and of two changes of one value.
func Commands() []command.Command {
	return []command.Command{
		{ID: "app.drafts", Title: "Drafts", Keys: []string{"D"}, Scope: command.OnEveryPage, Run: command.On((*Desk).chooseDraft),
			Help: "Lists what was typed in forms and not saved, and opens it again. Drafts are kept on this computer, after a crash too."},
		{ID: "form.drop", Title: "Drop the draft", Keys: []string{"ctrl+d"}, Scope: Scope, Run: command.On((*Dialog).drop),
			Help: "Throws away what was typed and not saved, and shows the form as it is stored.",
			When: func(s command.State) (bool, string) {
				if !s.Draft {
					return false, "There is no draft: nothing was changed."
				}
				return true, ""
			}},
		{ID: "form.advice", Title: "Advice on the words", Keys: []string{"f3"}, Scope: Scope, Run: command.Do((*Dialog).showAdvice),
			Help: "Shows all there is to say about the words of the field: what could be said instead, why, and who asks for it."},

		{ID: "sides.mine", Title: "Yours", Keys: []string{"m"}, Scope: InConflict,
			Run: command.On(func(d *conflictDialog) tea.Cmd { return d.choose(mySide) }), Foot: 10, Undoable: true,
			Help: "Keeps what you wrote; what the other wrote stays in the history."},
		{ID: "sides.theirs", Title: "Theirs", Keys: []string{"t"}, Scope: InConflict,
			Run: command.On(func(d *conflictDialog) tea.Cmd { return d.choose(theirSide) }), Foot: 20,
			Help: "Keeps what the other wrote, and lets go of yours."},
		{ID: "sides.both", Title: "Both, in the form", Keys: []string{"e"}, Scope: InConflict,
			Run: command.On(func(d *conflictDialog) tea.Cmd { return d.choose(bothSides) }), Foot: 30,
			Help: "Puts both into the form, where you make one of them, and save."},
		{ID: "sides.back", Title: "The one before", Keys: []string{"left", "backspace"}, Scope: InConflict,
			Run: command.Do((*conflictDialog).previous), Help: "Goes back to the value before, to choose otherwise."},
		{ID: "sides.up", Title: "Up", Keys: []string{"up"}, Scope: InConflict, Run: command.Do(func(d *conflictDialog) { d.scroll(-1) }),
			Quiet: true, Help: "Goes one line up in a long text."},
		{ID: "sides.down", Title: "Down", Keys: []string{"down"}, Scope: InConflict,
			Run: command.Do(func(d *conflictDialog) { d.scroll(1) }), Quiet: true, Help: "Goes one line down in a long text."},
		{ID: "sides.leave", Title: "Back to the form", Keys: []string{"esc"}, Scope: InConflict, Run: command.Do((*conflictDialog).leave),
			Foot: 40, Help: "Goes back to the form. Nothing is saved yet, and every word is still there."},
	}
}
