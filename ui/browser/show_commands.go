package browser

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
)

// ShowCommands change how a list is shown.
func ShowCommands() []command.Command {
	needsGroups := func(s command.State) (bool, string) {
		if !s.Grouped {
			return false, "The list is not grouped: press o to group it."
		}
		return true, ""
	}
	return []command.Command{
		{ID: "list.columns", Title: "Columns", Keys: []string{"w"}, Scope: InRecords,
			Run: onBrowser(func(b *Browser) tea.Cmd { b.Host.Open(newColumnsDialog(b)); return nil }), Foot: 46,
			Help: "Chooses which columns the list has, in what order and how wide. It is remembered."},
		{ID: "list.chips", Title: "To the filters", Keys: []string{"F"}, Scope: InRecords, Run: onBrowser(func(b *Browser) tea.Cmd {
			b.onChips, b.chipAt = true, max(min(b.chipAt, len(b.Filters)-1), 0)
			return nil
		}), Foot: 47,
			Help: "Goes to the filters that are on, so that one of them can be taken out.",
			When: func(s command.State) (bool, string) {
				if s.Filters == 0 {
					return false, "No filter is on: press f to choose one."
				}
				return true, ""
			}},
		{ID: "chips.remove", Title: "Take it out", Keys: []string{"delete", "backspace", "d", "enter"}, Scope: inChips,
			Run: onBrowser(func(b *Browser) tea.Cmd { return b.removeFilter(b.chipAt) }), Foot: 10,
			Help: "Lets go of the filter at the cursor; the others stay."},
		{ID: "chips.next", Title: "Next filter", Keys: []string{"right", "tab"}, Scope: inChips,
			Run: onBrowser(func(b *Browser) tea.Cmd { b.chipAt = min(b.chipAt+1, len(b.Filters)-1); return nil }), Quiet: true,
			Help: "Goes to the filter on the right."},
		{ID: "chips.previous", Title: "Filter before", Keys: []string{"left", "shift+tab"}, Scope: inChips,
			Run: onBrowser(func(b *Browser) tea.Cmd { b.chipAt = max(b.chipAt-1, 0); return nil }), Quiet: true,
			Help: "Goes to the filter on the left."},
		{ID: "chips.leave", Title: "Back to the list", Keys: []string{"esc", "down", "F"}, Scope: inChips,
			Run: onBrowser(func(b *Browser) tea.Cmd { b.onChips = false; return nil }), Foot: 20,
			Help: "Goes back to the rows and keeps the filters."},
		{ID: "list.group", Title: "Group", Keys: []string{"o"}, Scope: InRecords, Run: onBrowser((*Browser).chooseGroup), Foot: 44,
			Help: "Puts the list under headings: by priority, national action, lead, BRAG, status or foundation. Enter opens and " +
				"closes a heading."},
		{ID: "list.close-group", Title: "Close the group", Keys: []string{"left"}, Scope: InRecords,
			Run: onBrowser(func(b *Browser) tea.Cmd { return b.collapse(true) }), When: needsGroups,
			Help: "Leaves only the heading of the group that the cursor is in."},
		{ID: "list.open-group", Title: "Open the group", Keys: []string{"right"}, Scope: InRecords,
			Run: onBrowser(func(b *Browser) tea.Cmd { return b.collapse(false) }), When: needsGroups,
			Help: "Shows the rows under the heading at the cursor again."},
		{ID: "detail.next-section", Title: "Next section", Keys: []string{"right"}, Scope: InSections,
			Run: onBrowser(func(b *Browser) tea.Cmd { return b.turnSection(1) }), Foot: 12, When: needsSections,
			Help: "Goes to the next section of the page, such as Summary, Updates, Evidence, Next steps, Links, History."},
		{ID: "detail.previous-section", Title: "Section before", Keys: []string{"left"}, Scope: InSections,
			Run: onBrowser(func(b *Browser) tea.Cmd { return b.turnSection(-1) }), When: needsSections,
			Help: "Goes to the section of the page before this one."},
		{ID: "columns.take", Title: "Done", Keys: []string{"enter", "ctrl+s"}, Scope: InColumns, Run: command.On((*columnsDialog).apply),
			Foot: 10, Help: "Shows the list with these columns, now and the next time."},
		{ID: "columns.show", Title: "Show or hide", Keys: []string{"space"}, Scope: InColumns,
			Run: command.Do((*columnsDialog).toggle), Foot: 11,
			Help: "Shows the column at the cursor, or hides it."},
		{ID: "columns.wider", Title: "Wider", Keys: []string{"right", "+", "="}, Scope: InColumns,
			Run: command.Do(func(d *columnsDialog) { d.widen(1) }), Foot: 12, Help: "Makes the column a cell wider."},
		{ID: "columns.narrower", Title: "Narrower", Keys: []string{"left", "-"}, Scope: InColumns,
			Run: command.Do(func(d *columnsDialog) { d.widen(-1) }), Foot: 13, Help: "Makes the column a cell narrower."},
		{ID: "columns.earlier", Title: "Earlier", Keys: []string{"<", ",", "shift+up"}, Scope: InColumns,
			Run: command.Do(func(d *columnsDialog) { d.swap(-1) }), Foot: 14, Help: "Moves the column to the left in the list."},
		{ID: "columns.later", Title: "Later", Keys: []string{">", ".", "shift+down"}, Scope: InColumns,
			Run: command.Do(func(d *columnsDialog) { d.swap(1) }), Foot: 15, Help: "Moves the column to the right in the list."},
		{ID: "columns.usual", Title: "The usual ones", Keys: []string{"r"}, Scope: InColumns,
			Run: command.Do(func(d *columnsDialog) { d.fill(columnsOf(d.browser.Kind)) }), Foot: 16,
			Help: "Goes back to the columns that Kept begins with."},
		{ID: "columns.leave", Title: "Back", Keys: []string{"esc"}, Scope: InColumns,
			Run: command.Do(func(d *columnsDialog) { d.done = true }), Foot: 20, Help: "Goes back and changes nothing."},
		{ID: "columns.up", Title: "Up", Keys: []string{"up", "k"}, Scope: InColumns,
			Run: command.Do(func(d *columnsDialog) { d.move(-1) }), Quiet: true, Help: "Goes one line up."},
		{ID: "columns.down", Title: "Down", Keys: []string{"down", "j"}, Scope: InColumns,
			Run: command.Do(func(d *columnsDialog) { d.move(1) }), Quiet: true, Help: "Goes one line down."},
	}
}
