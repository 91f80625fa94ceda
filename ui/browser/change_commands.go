package browser

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
)

// ChangeCommands are for copying, ticking and changing many records.
func ChangeCommands() []command.Command {
	changing := command.All(command.NeedsSelected, command.NeedsWriting)
	return []command.Command{
		{ID: "record.copy", Title: "Copy", Keys: []string{"y"}, Scope: InRecords, Run: onBrowser((*Browser).copyRow),
			When: command.NeedsSelected,
			Help: "Copies the row at the cursor, or all that are ticked, to the clipboard: as lines that a spreadsheet takes."},
		{ID: "detail.copy", Title: "Copy", Keys: []string{"y"}, Scope: InDetail, Run: onBrowser((*Browser).copyStop),
			When: command.NeedsSelected, Help: "Copies what the line at the cursor says to the clipboard."},
		{ID: "record.change", Title: "Change all ticked", Keys: []string{"c"}, Scope: InRecords, Run: onBrowser((*Browser).chooseChange),
			When: changing, Undoable: true, Foot: 41,
			Help: "Changes one field of all records that are ticked, or of the one at the cursor, at one stroke. Where a field holds " +
				"several values, they are added or taken out."},
		{ID: "list.extend-up", Title: "Tick upwards", Keys: []string{"shift+up"}, Scope: InRecords,
			Run: onBrowser(func(b *Browser) tea.Cmd { return b.Move(b.List.Extend(b.Host.Context(), -1)) }), Quiet: true,
			Help: "Ticks the row and the one above, and goes there; going back unticks."},
		{ID: "list.extend-down", Title: "Tick downwards", Keys: []string{"shift+down"}, Scope: InRecords,
			Run: onBrowser(func(b *Browser) tea.Cmd { return b.Move(b.List.Extend(b.Host.Context(), 1)) }), Quiet: true,
			Help: "Ticks the row and the one below, and goes there; going back unticks."},
		{ID: "list.range", Title: "Tick a range", Keys: []string{"v"}, Scope: InRecords, Run: onBrowser((*Browser).toggleRange),
			When: command.NeedsSelected,
			Help: "Begins to tick: every row that you then go over is ticked, until you press v again."},
		{ID: "list.tick-all", Title: "Tick all that is found", Keys: []string{"ctrl+a", "A"}, Scope: InRecords,
			Run: onBrowser((*Browser).selectAll), When: command.NeedsSelected,
			Help: "Ticks every row of the list as it is narrowed now, those out of sight too."},
	}
}

// RowCommands are for copying where the rows are no records.
func RowCommands() []command.Command {
	return []command.Command{
		{ID: "row.copy", Title: "Copy", Keys: []string{"y"}, Scope: InRows, Run: onBrowser((*Browser).copyRow), When: command.NeedsSelected,
			Help: "Copies the row at the cursor to the clipboard: as a line that a spreadsheet takes."},
		{ID: "line.copy", Title: "Copy", Keys: []string{"y"}, Scope: InLines, Run: onBrowser((*Browser).copyStop),
			When: command.NeedsSelected,
			Help: "Copies what the line at the cursor says to the clipboard."},
	}
}
