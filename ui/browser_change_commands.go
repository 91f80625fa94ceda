package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
)

// changeCommands are for copying, ticking and changing many records.
func changeCommands() []command.Command {
	changing := command.All(command.NeedsSelected, command.NeedsWriting)
	return []command.Command{
		{ID: "record.copy", Title: "Copy", Keys: []string{"y"}, Scope: inRecords, Run: onBrowser((*browser).copyRow), When: command.NeedsSelected, Reach: command.Many,
			Help: "Copies the row at the cursor, or all that are ticked, to the clipboard: as lines that a spreadsheet takes."},
		{ID: "detail.copy", Title: "Copy", Keys: []string{"y"}, Scope: inDetail, Run: onBrowser((*browser).copyStop), When: command.NeedsSelected, Help: "Copies what the line at the cursor says to the clipboard."},
		{ID: "record.change", Title: "Change all ticked", Keys: []string{"c"}, Scope: inRecords, Run: onBrowser((*browser).chooseChange), When: changing, Reach: command.Many, Undoable: true, Foot: 41,
			Help: "Changes one field of all records that are ticked, or of the one at the cursor, at one stroke. Where a field holds several values, they are added or taken out."},
		{ID: "list.extend-up", Title: "Tick upwards", Keys: []string{"shift+up"}, Scope: inRecords, Run: onBrowser(func(b *browser) tea.Cmd { return b.move(b.list.Extend(b.host.Context(), -1)) }), Quiet: true, Help: "Ticks the row and the one above, and goes there; going back unticks."},
		{ID: "list.extend-down", Title: "Tick downwards", Keys: []string{"shift+down"}, Scope: inRecords, Run: onBrowser(func(b *browser) tea.Cmd { return b.move(b.list.Extend(b.host.Context(), 1)) }), Quiet: true, Help: "Ticks the row and the one below, and goes there; going back unticks."},
		{ID: "list.range", Title: "Tick a range", Keys: []string{"v"}, Scope: inRecords, Run: onBrowser((*browser).toggleRange), When: command.NeedsSelected,
			Help: "Begins to tick: every row that you then go over is ticked, until you press v again."},
		{ID: "list.tick-all", Title: "Tick all that is found", Keys: []string{"ctrl+a", "A"}, Scope: inRecords, Run: onBrowser((*browser).tickAll), When: command.NeedsSelected,
			Help: "Ticks every row of the list as it is narrowed now, those out of sight too."},
	}
}

// rowCommands are for copying where the rows are no records.
func rowCommands() []command.Command {
	return []command.Command{
		{ID: "row.copy", Title: "Copy", Keys: []string{"y"}, Scope: inRows, Run: onBrowser((*browser).copyRow), When: command.NeedsSelected, Reach: command.One,
			Help: "Copies the row at the cursor to the clipboard: as a line that a spreadsheet takes."},
		{ID: "line.copy", Title: "Copy", Keys: []string{"y"}, Scope: inLines, Run: onBrowser((*browser).copyStop), When: command.NeedsSelected, Reach: command.One,
			Help: "Copies what the line at the cursor says to the clipboard."},
	}
}
