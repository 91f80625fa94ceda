package browser

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
)

// ListCommands are for going through a list, finding in it, and its records.
func ListCommands() []command.Command {
	detail := func(s command.State) (bool, string) {
		if !s.HasDetail {
			return false, "There is nothing to look at yet."
		}
		return true, ""
	}
	return []command.Command{
		{ID: "list.up", Title: "Up", Keys: []string{"up", "k"}, Scope: InList,
			Run: onBrowser(func(b *Browser) tea.Cmd { return b.Move(b.List.Move(b.Host.Context(), -1)) }), Quiet: true,
			Help: "Goes one row up."},
		{ID: "list.down", Title: "Down", Keys: []string{"down", "j"}, Scope: InList,
			Run: onBrowser(func(b *Browser) tea.Cmd { return b.Move(b.List.Move(b.Host.Context(), 1)) }), Quiet: true,
			Help: "Goes one row down."},
		{ID: "list.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: InList,
			Run: onBrowser(func(b *Browser) tea.Cmd { return b.Move(b.List.PageBy(b.Host.Context(), -1)) }), Quiet: true,
			Help: "Goes a screen up."},
		{ID: "list.page-down", Title: "Page down", Keys: []string{"pgdown"}, Scope: InList,
			Run: onBrowser(func(b *Browser) tea.Cmd { return b.Move(b.List.PageBy(b.Host.Context(), 1)) }), Quiet: true,
			Help: "Goes a screen down."},
		{ID: "list.first", Title: "First row", Keys: []string{"home", "g"}, Scope: InList,
			Run: onBrowser(func(b *Browser) tea.Cmd { return b.Move(b.List.First(b.Host.Context())) }), Quiet: true,
			Help: "Goes to the first row."},
		{ID: "list.last", Title: "Last row", Keys: []string{"end", "G"}, Scope: InList,
			Run: onBrowser(func(b *Browser) tea.Cmd { return b.Move(b.List.Last(b.Host.Context())) }), Quiet: true,
			Help: "Goes to the last row."},
		{ID: "list.find", Title: "Find", Keys: []string{"/"}, Scope: InList,
			Run: onBrowser(func(b *Browser) tea.Cmd { b.Finding = true; return nil }), Foot: 40,
			Help: "Finds words in everything that is written on the records, as you type."},
		{ID: "list.clear", Title: "Show all", Keys: []string{"esc"}, Scope: InList,
			Run: command.On(func(p interface{ ShowAll() tea.Cmd }) tea.Cmd { return p.ShowAll() }), Foot: 45,
			Help: "Clears the search, the filters and the selection; or goes back to the page you came from.",
			When: func(s command.State) (bool, string) {
				if !s.Filtered && s.Marked == 0 {
					return false, "Everything is shown already."
				}
				return true, ""
			}},
		{ID: "list.pane", Title: "To the page", Keys: []string{"tab"}, Scope: InList,
			Run: command.On(func(p interface{ ToPage() tea.Cmd }) tea.Cmd { return p.ToPage() }), When: detail, Foot: 60,
			Help: "Goes to the page of the row at the cursor, where its updates, evidence and the rest are."},
		{ID: "record.open", Title: "Open", Keys: []string{"enter"}, Scope: InRecords,
			Run: command.On(func(p interface{ OpenRow() tea.Cmd }) tea.Cmd { return p.OpenRow() }), When: needsRow,
			Foot: 10, Help: "Opens the page of the record at the cursor; on the heading of a group it opens or closes the group."},
		{ID: "record.new", Title: "New", Keys: []string{"n", "ctrl+n"}, Scope: InRecords,
			Run: command.On(func(p interface{ NewRow() tea.Cmd }) tea.Cmd { return p.NewRow() }), When: command.NeedsWriting, Foot: 20,
			Undoable: true, Help: "Opens an empty form for a new record."},
		{ID: "record.edit", Title: "Edit", Keys: []string{"e"}, Scope: InRecords, Run: onBrowser((*Browser).editRow),
			When: command.All(command.NeedsSelected, command.NeedsWriting), Foot: 30, Undoable: true,
			Help: "Opens the record at the cursor in a form."},
		{ID: "record.remove", Title: "Remove", Keys: []string{"d", "delete"}, Scope: InRecords, Run: onBrowser((*Browser).removeRows),
			When: command.All(command.NeedsSelected, command.NeedsWriting), Undoable: true, Foot: 55,
			Help: "Removes the record at the cursor, or all that are ticked. It happens at once, and Ctrl+Z brings it back."},
		{ID: "record.tick", Title: "Tick", Keys: []string{"space"}, Scope: InRecords,
			Run: onBrowser(func(b *Browser) tea.Cmd { return b.Move(b.List.Toggle(b.Host.Context())) }), When: command.NeedsSelected,
			Help: "Ticks or unticks the row, so that several can be changed or removed together."},
		{ID: "list.filter", Title: "Filter", Keys: []string{"f"}, Scope: InRecords, Run: onBrowser((*Browser).chooseFilter), Foot: 42,
			Help: "Shows only the records with a value you choose. Several filters must all hold."},
		{ID: "list.sort", Title: "Sort", Keys: []string{"s"}, Scope: InRecords, Run: onBrowser((*Browser).chooseSort), Foot: 43,
			Help: "Puts the list in another order; the same again turns it round.",
			When: func(s command.State) (bool, string) {
				if !s.Sortable {
					return false, "This list has one order only."
				}
				return true, ""
			}},
		{ID: "find.keep", Title: "To the rows found", Keys: []string{"enter", "down", "tab"}, Scope: InFind,
			Run: onBrowser(func(b *Browser) tea.Cmd { b.Finding = false; return nil }), Foot: 10,
			Help: "Keeps what was typed and goes to the rows."},
		{ID: "find.clear", Title: "Stop finding", Keys: []string{"esc"}, Scope: InFind, Run: onBrowser((*Browser).clearFind), Foot: 20,
			Help: "Shows everything again."},
	}
}

// needsRow is for what also works on the heading of a group.
func needsRow(s command.State) (bool, string) {
	if s.Group {
		return true, ""
	}
	return command.NeedsSelected(s)
}
