package backups

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
)

// The scopes of the list of backups, and of a comparison with a backup or a copy.
const (
	InList       command.Scope = "In the list of backups"
	InComparison command.Scope = "Comparing with a backup or a copy"
)

// Commands are those of backups.
func Commands() []command.Command {
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
		{ID: "app.backups", Title: "Backups", Keys: []string{"B"}, Scope: command.OnEveryPage, Run: command.On((*Backups).Open),
			When: command.NeedsWorkbook, Help: "Lists the backups: look into one, see what changed since, put it back, or make one now."},

		{ID: "backups.look", Title: "Look into it", Keys: []string{"enter"}, Scope: InList, Run: command.On((*list).showContents),
			When: some, Foot: 10, Help: "Shows the backup in the same screens. Nothing in it can be changed."},
		{ID: "backups.compare", Title: "What changed since", Keys: []string{"c"}, Scope: InList, Run: command.On((*list).compare),
			When: some, Foot: 20, Help: "Shows record by record what was changed since the backup, and brings single values back."},
		{ID: "backups.restore", Title: "Put it back", Keys: []string{"r"}, Scope: InList, Run: command.On((*list).restore),
			When: command.All(some, command.NeedsWriting), Undoable: true, Foot: 30,
			Help: "Makes the workbook as it was then, as one change. It asks first, makes a backup of how it is now, and Ctrl+Z undoes."},
		{ID: "backups.make", Title: "Make one now", Keys: []string{"n"}, Scope: InList, Run: command.On((*list).make), Foot: 40,
			Help: "Makes a backup now, and reads it through.",
			When: backedUp},
		{ID: "backups.check", Title: "Read all through", Keys: []string{"k"}, Scope: InList, Run: command.On((*list).check), When: some,
			Help: "Reads every backup through and says whether it is whole."},
		{ID: "backups.copy", Title: "Make a workbook of it", Keys: []string{"w"}, Scope: InList, Run: command.On((*list).copy), When: some,
			Help: "Makes a workbook of its own out of the backup, in another place."},
		{ID: "backups.encrypt", Title: "Encrypt from now on", Keys: []string{"e"}, Scope: InList, Run: command.Do((*list).askEncryption),
			When: backedUp, Help: "Chooses whether the backups that are made on this computer from now on are encrypted: with a " +
				"passphrase, for keys of age, or not."},
		{ID: "backups.keep", Title: "How many are kept", Keys: []string{"h"}, Scope: InList, Run: command.Do((*list).askKeeping),
			When: backedUp, Help: "Sets how many backups of each workbook are kept on this computer: the last ones, one a day, one a " +
				"week, and how large all may be."},
		{ID: "backups.up", Title: "Up", Keys: []string{"up"}, Scope: InList, Run: command.Do(func(d *list) { d.move(-1) }),
			Quiet: true, Help: "Goes one backup up."},
		{ID: "backups.down", Title: "Down", Keys: []string{"down"}, Scope: InList, Run: command.Do(func(d *list) { d.move(1) }),
			Quiet: true, Help: "Goes one backup down."},
		{ID: "backups.first", Title: "The newest", Keys: []string{"home"}, Scope: InList,
			Run:   command.Do(func(d *list) { d.move(-len(d.list)) }),
			Quiet: true, Help: "Goes to the newest backup."},
		{ID: "backups.last", Title: "The oldest", Keys: []string{"end"}, Scope: InList,
			Run: command.Do(func(d *list) { d.move(len(d.list)) }), Quiet: true, Help: "Goes to the oldest backup."},
		{ID: "backups.leave", Title: "Back", Keys: []string{"esc"}, Scope: InList, Run: command.Do(func(d *list) { d.done = true }),
			Foot: 50, Help: "Goes back."},

		{ID: "compared.tick", Title: "Tick", Keys: []string{"space"}, Scope: InComparison, Run: command.Do((*comparison).mark),
			When: command.NeedsWriting, Foot: 10, Help: "Ticks or unticks the difference at the cursor, to be brought over."},
		{ID: "compared.bring", Title: "Bring over", Keys: []string{"enter"}, Scope: InComparison, Run: command.On((*comparison).apply),
			When: command.NeedsWriting, Undoable: true, Foot: 20,
			Help: "Brings what is ticked into the workbook, or what is at the cursor, as one change. Ctrl+Z undoes."},
		{ID: "compared.all", Title: "Tick all", Keys: []string{"a"}, Scope: InComparison, Run: command.Do((*comparison).selectAll),
			When: command.NeedsWriting, Foot: 30, Help: "Ticks everything that can be brought over; the same again unticks all."},
		{ID: "compared.look", Title: "Look into it", Keys: []string{"o"}, Scope: InComparison,
			Run: command.On(func(c *comparison) tea.Cmd { return c.backups.program.Show(c.with) }), Foot: 40,
			Help: "Shows the backup or the copy in the same screens. Nothing in it can be changed."},
		{ID: "compared.up", Title: "Up", Keys: []string{"up", "k"}, Scope: InComparison,
			Run: command.Do(func(c *comparison) { c.move(-1) }), Quiet: true, Help: "Goes one difference up."},
		{ID: "compared.down", Title: "Down", Keys: []string{"down", "j"}, Scope: InComparison,
			Run: command.Do(func(c *comparison) { c.move(1) }), Quiet: true, Help: "Goes one difference down."},
		{ID: "compared.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: InComparison,
			Run: command.Do(func(c *comparison) { c.move(-c.page()) }), Quiet: true, Help: "Goes a screen up."},
		{ID: "compared.page-down", Title: "Page down", Keys: []string{"pgdown"}, Scope: InComparison,
			Run: command.Do(func(c *comparison) { c.move(c.page()) }), Quiet: true, Help: "Goes a screen down."},
		{ID: "compared.first", Title: "The first", Keys: []string{"home"}, Scope: InComparison,
			Run: command.Do(func(c *comparison) { c.move(-len(c.list)) }), Quiet: true, Help: "Goes to the first difference."},
		{ID: "compared.last", Title: "The last", Keys: []string{"end"}, Scope: InComparison,
			Run: command.Do(func(c *comparison) { c.move(len(c.list)) }), Quiet: true, Help: "Goes to the last difference."},
		{ID: "compared.leave", Title: "Back", Keys: []string{"esc"}, Scope: InComparison,
			Run: command.Do(func(c *comparison) { c.done = true }), Foot: 50, Help: "Goes back."},
	}
}
