package safety

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
)

// InDamaged is where the ways out of a damaged workbook are shown.
const InDamaged command.Scope = "When the workbook is damaged"

// Commands are those of what is known of the workbook's file.
func Commands() []command.Command {
	return []command.Command{
		{ID: "app.visitors", Title: "Who else has this open", Keys: []string{"W"}, Scope: command.OnEveryPage,
			Run: command.Do((*Safety).ShowVisitors), When: command.NeedsWorkbook,
			Help: "Says who else has this workbook open, since when, and what that means."},
		{ID: "app.copies", Title: "Copies beside this workbook", Keys: []string{"C"}, Scope: command.OnEveryPage,
			Run: command.On((*Safety).FindCopies), When: command.NeedsWorkbook,
			Help: "Shows in what a second copy differs that a sync program left beside the workbook, and brings over what shall count."},

		{ID: "unwell.choose", Title: "Choose", Keys: []string{"enter"}, Scope: InDamaged, Run: command.On((*damagedDialog).Choose),
			Foot: 10, Help: "Does what is at the cursor."},
		{ID: "unwell.backups", Title: "Backups", Keys: []string{"b"}, Scope: InDamaged,
			Run: command.On(func(d *damagedDialog) tea.Cmd { return d.safety.program.Backups() }), Foot: 20,
			Help: "Lists the backups, to look into them and to compare."},
		{ID: "unwell.recover", Title: "Save what can be read", Keys: []string{"s"}, Scope: InDamaged,
			Run: command.Do(func(d *damagedDialog) { d.askRecover() }), Foot: 30,
			Help: "Saves what can still be read as a new workbook, with an account of what could not. The damaged one is not touched."},
		{ID: "unwell.details", Title: "Details", Keys: []string{"d"}, Scope: InDamaged,
			Run:  command.Do(func(d *damagedDialog) { d.details = !d.details }),
			Help: "Shows what the check found, for whoever looks after the computer."},
		{ID: "unwell.leave", Title: "Go on reading", Keys: []string{"esc"}, Scope: InDamaged,
			Run: command.Do(func(d *damagedDialog) { d.done = true }), Foot: 40,
			Help: "Goes back to the screens. Nothing can be changed until the workbook is whole again."},
		{ID: "unwell.up", Title: "Up", Keys: []string{"up"}, Scope: InDamaged,
			Run: command.Do(func(d *damagedDialog) { d.Move(-1) }), Quiet: true, Help: "Goes one line up."},
		{ID: "unwell.down", Title: "Down", Keys: []string{"down"}, Scope: InDamaged,
			Run: command.Do(func(d *damagedDialog) { d.Move(1) }), Quiet: true, Help: "Goes one line down."},
	}
}
