package ui

import "kept/ui/command"

const (
	inRows     command.Scope = "In a list that holds no records"
	inLines    command.Scope = "On a page that is only read"
	inSections command.Scope = "On a page in sections"
)

func rowCommands() []command.Command {
	return []command.Command{
		{ID: "row.copy", Title: "Copy", Keys: []string{"y"}, Scope: inRows, Run: onBrowser((*browser).copyRow), When: command.NeedsSelected, Reach: command.One,
			Help: "Copies the row at the cursor to the clipboard: as a line that a spreadsheet takes."},
		{ID: "line.copy", Title: "Copy", Keys: []string{"y"}, Scope: inLines, Run: onBrowser((*browser).copyStop), When: command.NeedsSelected, Reach: command.One,
			Help: "Copies what the line at the cursor says to the clipboard."},
	}
}
