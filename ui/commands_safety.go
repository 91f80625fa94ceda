package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
)

// The scopes of what keeps the workbook safe.
const (
	inBackups  command.Scope = "In the list of backups"
	inCompared command.Scope = "Comparing with a backup or a copy"
	inUnwell   command.Scope = "When the workbook is damaged"
)

// safetyCommands are those about who else is there, backups and damage.
func safetyCommands() []command.Command {
	looking := func(s command.State) (bool, string) {
		if !s.Looking {
			return false, "This is the workbook itself."
		}
		return true, ""
	}
	home := func(s command.State) (bool, string) {
		if s.Looking {
			return false, "Go back to the workbook first."
		}
		return true, ""
	}
	some := func(s command.State) (bool, string) {
		if !s.Selected {
			return false, "There is no backup yet: n makes one."
		}
		return true, ""
	}
	backedUp := func(s command.State) (bool, string) {
		if s.NoBackups {
			return false, "No backups are kept of this one."
		}
		return true, ""
	}
	return []command.Command{
		{ID: "app.visitors", Title: "Who else has this open", Keys: []string{"W"}, Scope: command.OnEveryPage, When: home, Help: "Says who else has this workbook open, since when, and what that means."},
		{ID: "app.backups", Title: "Backups", Keys: []string{"B"}, Scope: command.OnEveryPage, When: home, Help: "Lists the backups: look into one, see what changed since, put it back, or make one now."},
		{ID: "app.copies", Title: "Copies beside this workbook", Keys: []string{"C"}, Scope: command.OnEveryPage, When: home, Help: "Shows in what a second copy differs that a sync program left beside the workbook, and brings over what shall count."},
		{ID: "app.leave-copy", Title: "Back to the workbook", Keys: []string{"X"}, Scope: command.OnEveryPage, When: looking, Foot: 1, Help: "Leaves the backup or copy that is looked into, and goes back to the workbook."},

		{ID: "backups.look", Title: "Look into it", Keys: []string{"enter"}, Scope: inBackups, When: some, Foot: 10, Help: "Shows the backup in the same screens. Nothing in it can be changed."},
		{ID: "backups.compare", Title: "What changed since", Keys: []string{"c"}, Scope: inBackups, When: some, Foot: 20, Help: "Shows record by record what was changed since the backup, and brings single values back."},
		{ID: "backups.restore", Title: "Put it back", Keys: []string{"r"}, Scope: inBackups, When: command.All(some, command.NeedsWriting), Undoable: true, Foot: 30, Help: "Makes the workbook as it was then, as one change. It asks first, makes a backup of how it is now, and Ctrl+Z undoes."},
		{ID: "backups.make", Title: "Make one now", Keys: []string{"n"}, Scope: inBackups, Foot: 40, Help: "Makes a backup now, and reads it through.",
			When: backedUp},
		{ID: "backups.check", Title: "Read all through", Keys: []string{"k"}, Scope: inBackups, When: some, Help: "Reads every backup through and says whether it is whole."},
		{ID: "backups.copy", Title: "Make a workbook of it", Keys: []string{"w"}, Scope: inBackups, When: some, Help: "Makes a workbook of its own out of the backup, in another place."},
		{ID: "backups.encrypt", Title: "Encrypt from now on", Keys: []string{"e"}, Scope: inBackups, When: backedUp, Help: "Chooses whether the backups that are made on this computer from now on are encrypted: with a passphrase, for keys of age, or not."},
		{ID: "backups.keep", Title: "How many are kept", Keys: []string{"h"}, Scope: inBackups, When: backedUp, Help: "Sets how many backups of each workbook are kept on this computer: the last ones, one a day, one a week, and how large all may be."},
		{ID: "backups.up", Title: "Up", Keys: []string{"up"}, Scope: inBackups, Quiet: true, Help: "Goes one backup up."},
		{ID: "backups.down", Title: "Down", Keys: []string{"down"}, Scope: inBackups, Quiet: true, Help: "Goes one backup down."},
		{ID: "backups.first", Title: "The newest", Keys: []string{"home"}, Scope: inBackups, Quiet: true, Help: "Goes to the newest backup."},
		{ID: "backups.last", Title: "The oldest", Keys: []string{"end"}, Scope: inBackups, Quiet: true, Help: "Goes to the oldest backup."},
		{ID: "backups.leave", Title: "Back", Keys: []string{"esc"}, Scope: inBackups, Foot: 50, Help: "Goes back."},

		{ID: "compared.tick", Title: "Tick", Keys: []string{"space"}, Scope: inCompared, When: command.NeedsWriting, Foot: 10, Help: "Ticks or unticks the difference at the cursor, to be brought over."},
		{ID: "compared.bring", Title: "Bring over", Keys: []string{"enter"}, Scope: inCompared, When: command.NeedsWriting, Undoable: true, Foot: 20, Help: "Brings what is ticked into the workbook, or what is at the cursor, as one change. Ctrl+Z undoes."},
		{ID: "compared.all", Title: "Tick all", Keys: []string{"a"}, Scope: inCompared, When: command.NeedsWriting, Foot: 30, Help: "Ticks everything that can be brought over; the same again unticks all."},
		{ID: "compared.look", Title: "Look into it", Keys: []string{"o"}, Scope: inCompared, Foot: 40, Help: "Shows the backup or the copy in the same screens. Nothing in it can be changed."},
		{ID: "compared.up", Title: "Up", Keys: []string{"up", "k"}, Scope: inCompared, Quiet: true, Help: "Goes one difference up."},
		{ID: "compared.down", Title: "Down", Keys: []string{"down", "j"}, Scope: inCompared, Quiet: true, Help: "Goes one difference down."},
		{ID: "compared.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: inCompared, Quiet: true, Help: "Goes a screen up."},
		{ID: "compared.page-down", Title: "Page down", Keys: []string{"pgdown"}, Scope: inCompared, Quiet: true, Help: "Goes a screen down."},
		{ID: "compared.first", Title: "The first", Keys: []string{"home"}, Scope: inCompared, Quiet: true, Help: "Goes to the first difference."},
		{ID: "compared.last", Title: "The last", Keys: []string{"end"}, Scope: inCompared, Quiet: true, Help: "Goes to the last difference."},
		{ID: "compared.leave", Title: "Back", Keys: []string{"esc"}, Scope: inCompared, Foot: 50, Help: "Goes back."},

		{ID: "unwell.choose", Title: "Choose", Keys: []string{"enter"}, Scope: inUnwell, Foot: 10, Help: "Does what is at the cursor."},
		{ID: "unwell.backups", Title: "Backups", Keys: []string{"b"}, Scope: inUnwell, Foot: 20, Help: "Lists the backups, to look into them and to compare."},
		{ID: "unwell.recover", Title: "Save what can be read", Keys: []string{"s"}, Scope: inUnwell, Foot: 30, Help: "Saves what can still be read as a new workbook, with an account of what could not. The damaged one is not touched."},
		{ID: "unwell.details", Title: "Details", Keys: []string{"d"}, Scope: inUnwell, Help: "Shows what the check found, for whoever looks after the computer."},
		{ID: "unwell.leave", Title: "Go on reading", Keys: []string{"esc"}, Scope: inUnwell, Foot: 40, Help: "Goes back to the screens. Nothing can be changed until the workbook is whole again."},
		{ID: "unwell.up", Title: "Up", Keys: []string{"up"}, Scope: inUnwell, Quiet: true, Help: "Goes one line up."},
		{ID: "unwell.down", Title: "Down", Keys: []string{"down"}, Scope: inUnwell, Quiet: true, Help: "Goes one line down."},
	}
}

// safetyDo runs those of them that work in every room.
func (a *App) safetyDo(id string) (cmd tea.Cmd, ok bool) {
	switch id {
	case "app.visitors":
		a.showVisitors()
	case "app.backups":
		return a.openBackups(), true
	case "app.copies":
		return a.lookForCopies(), true
	case "app.leave-copy":
		return a.comeBack(), true
	case "app.quit", "app.offer-quit":
		if a.safety.lookingInto == nil {
			return nil, false
		}
		return a.comeBack(), true // out of the backup first
	default:
		return nil, false
	}
	return nil, true
}
