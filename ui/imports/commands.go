package imports

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
)

// Commands are those of bringing in a spreadsheet.
func Commands() []command.Command {
	something := func(s command.State) (bool, string) {
		if !s.Addable {
			return false, "There is nothing in it to bring in."
		}
		return true, ""
	}
	return []command.Command{
		{ID: "app.import", Title: "Import a spreadsheet", Keys: []string{"I"}, Scope: command.OnEveryPage, Run: command.On(Open),
			When: command.NeedsWriting, Undoable: true,
			Help: "Brings in a plan or a list from an Excel or CSV file: you see how each column is read and what would become of " +
				"every row before anything is written."},
		{ID: "table.take", Title: "Read it", Keys: []string{"enter"}, Scope: InFiles, Run: command.On((*importer).choose), Foot: 10,
			Help: "Reads the file, or goes into the folder at the cursor. Nothing is written yet."},
		{ID: "table.complete", Title: "Complete", Keys: []string{"tab"}, Scope: InFiles,
			Run: command.On(func(d *importer) tea.Cmd { return d.files.Complete() }), Foot: 11,
			Help: "Completes the name of the file or folder, as far as it is certain."},
		{ID: "table.up", Title: "Up", Keys: []string{"up"}, Scope: InFiles, Run: command.Do(func(d *importer) { d.files.Move(-1) }),
			Quiet: true, Help: "Goes one file up."},
		{ID: "table.down", Title: "Down", Keys: []string{"down"}, Scope: InFiles, Run: command.Do(func(d *importer) { d.files.Move(1) }),
			Quiet: true, Help: "Goes one file down."},
		{ID: "table.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: InFiles,
			Run: command.Do(func(d *importer) { d.files.Move(-10) }), Quiet: true, Help: "Goes ten files up."},
		{ID: "table.page-down", Title: "Page down", Keys: []string{"pgdown"}, Scope: InFiles,
			Run: command.Do(func(d *importer) { d.files.Move(10) }), Quiet: true, Help: "Goes ten files down."},
		{ID: "table.leave", Title: "Back", Keys: []string{"esc"}, Scope: InFiles, Run: command.Do(func(d *importer) { d.done = true }),
			Foot: 20, Help: "Goes back to where you were."},
		{ID: "import.bring", Title: "Bring it in", Keys: []string{"ctrl+s"}, Scope: InPlan, Run: command.On((*importer).apply),
			When: command.All(command.NeedsWriting, something), Foot: 10, Undoable: true,
			Help: "Writes all of it to the workbook, as one change that Ctrl+Z takes back."},
		{ID: "import.open", Title: "Change or read", Keys: []string{"enter"}, Scope: InPlan, Run: command.On((*importer).openLine),
			Foot: 11,
			Help: "On a column, chooses which field it is; on what a row is or on the sheet, chooses another; on anything else, shows " +
				"it in full."},
		{ID: "import.back", Title: "Another file", Keys: []string{"esc"}, Scope: InPlan, Run: command.Do((*importer).anotherFile), Foot: 20,
			Help: "Goes back to the choice of the file. Nothing is written."},
		{ID: "import.up", Title: "Up", Keys: []string{"up", "k"}, Scope: InPlan, Run: command.Do(func(d *importer) { d.step(-1, 1) }),
			Quiet: true, Help: "Goes one line up."},
		{ID: "import.down", Title: "Down", Keys: []string{"down", "j"}, Scope: InPlan, Run: command.Do(func(d *importer) { d.step(1, 1) }),
			Quiet: true, Help: "Goes one line down."},
		{ID: "import.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: InPlan,
			Run: command.Do(func(d *importer) { d.step(-1, max(d.rows.Height, 1)) }), Quiet: true, Help: "Goes a screen up."},
		{ID: "import.page-down", Title: "Page down", Keys: []string{"pgdown", "space"}, Scope: InPlan,
			Run: command.Do(func(d *importer) { d.step(1, max(d.rows.Height, 1)) }), Quiet: true, Help: "Goes a screen down."},
		{ID: "import.first", Title: "To the top", Keys: []string{"home", "g"}, Scope: InPlan,
			Run: command.Do(func(d *importer) { d.step(-1, len(d.lines)) }), Quiet: true, Help: "Goes to the first line."},
		{ID: "import.last", Title: "To the end", Keys: []string{"end", "G"}, Scope: InPlan,
			Run: command.Do(func(d *importer) { d.step(1, len(d.lines)) }), Quiet: true, Help: "Goes to the last line."},
	}
}

// The scopes of bringing in a spreadsheet.
const (
	InFiles command.Scope = "Choosing a file"
	InPlan  command.Scope = "Before an import"
)
