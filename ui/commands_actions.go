package ui

import "kept/ui/command"

// actionCommands are the commands for working on many records, for how a list
// is shown, and for what is on a record's page.
func actionCommands() []command.Command {
	all := changeCommands()
	all = append(all, showCommands()...)
	all = append(all, smallDialogCommands()...)
	return all
}

func changeCommands() []command.Command {
	changing := command.All(command.NeedsSelected, command.NeedsWriting)
	return []command.Command{
		{ID: "app.mouse", Title: "Let the mouse go", Keys: []string{"f4", "M"}, Scope: command.Everywhere,
			Help: "Gives the mouse back to the terminal, so that text can be selected with it; the same again takes it back."},
		{ID: "record.copy", Title: "Copy", Keys: []string{"y"}, Scope: inRecords, When: command.NeedsSelected, Reach: command.Many,
			Help: "Copies the row at the cursor, or all that are ticked, to the clipboard: as lines that a spreadsheet takes."},
		{ID: "detail.copy", Title: "Copy", Keys: []string{"y"}, Scope: inDetail, When: command.NeedsSelected, Help: "Copies what the line at the cursor says to the clipboard."},
		{ID: "action.brag", Title: "BRAG", Keys: []string{"b"}, Scope: inAction, When: changing, Reach: command.Many, Undoable: true, Foot: 26,
			Help: "Sets the reporting colour of the action at the cursor, or of all that are ticked: b, then b, g, a, r, or - for none."},
		{ID: "action.status", Title: "Status", Keys: []string{"t"}, Scope: inAction, When: changing, Reach: command.Many, Undoable: true, Foot: 27,
			Help: "Sets how far delivery has come, for the action at the cursor or all that are ticked: t, then the letter of the status."},
		{ID: "record.change", Title: "Change all ticked", Keys: []string{"c"}, Scope: inRecords, When: changing, Reach: command.Many, Undoable: true, Foot: 41,
			Help: "Changes one field of all records that are ticked, or of the one at the cursor, at one stroke. Where a field holds several values, they are added or taken out."},
		{ID: "list.extend-up", Title: "Tick upwards", Keys: []string{"shift+up"}, Scope: inRecords, Quiet: true, Help: "Ticks the row and the one above, and goes there; going back unticks."},
		{ID: "list.extend-down", Title: "Tick downwards", Keys: []string{"shift+down"}, Scope: inRecords, Quiet: true, Help: "Ticks the row and the one below, and goes there; going back unticks."},
		{ID: "list.range", Title: "Tick a range", Keys: []string{"v"}, Scope: inRecords, When: command.NeedsSelected,
			Help: "Begins to tick: every row that you then go over is ticked, until you press v again."},
		{ID: "list.tick-all", Title: "Tick all that is found", Keys: []string{"ctrl+a", "A"}, Scope: inRecords, When: command.NeedsSelected,
			Help: "Ticks every row of the list as it is narrowed now, those out of sight too."},
	}
}

// needsRow is for what also works on the heading of a group.
func needsRow(s command.State) (bool, string) {
	if s.Group {
		return true, ""
	}
	return command.NeedsSelected(s)
}

func needsSections(s command.State) (bool, string) {
	if !s.Sections {
		return false, "This page has one part only."
	}
	return true, ""
}

// showCommands change how a list is shown.
func showCommands() []command.Command {
	needsGroups := func(s command.State) (bool, string) {
		if !s.Grouped {
			return false, "The list is not grouped: press o to group it."
		}
		return true, ""
	}
	return []command.Command{
		{ID: "list.columns", Title: "Columns", Keys: []string{"w"}, Scope: inRecords, Foot: 46,
			Help: "Chooses which columns the list has, in what order and how wide. It is remembered."},
		{ID: "list.chips", Title: "To the filters", Keys: []string{"F"}, Scope: inRecords, Foot: 47,
			Help: "Goes to the filters that are on, so that one of them can be taken out.",
			When: func(s command.State) (bool, string) {
				if s.Filters == 0 {
					return false, "No filter is on: press f to choose one."
				}
				return true, ""
			}},
		{ID: "chips.remove", Title: "Take it out", Keys: []string{"delete", "backspace", "d", "enter"}, Scope: inChips, Foot: 10, Help: "Lets go of the filter at the cursor; the others stay."},
		{ID: "chips.next", Title: "Next filter", Keys: []string{"right", "tab"}, Scope: inChips, Quiet: true, Help: "Goes to the filter on the right."},
		{ID: "chips.previous", Title: "Filter before", Keys: []string{"left", "shift+tab"}, Scope: inChips, Quiet: true, Help: "Goes to the filter on the left."},
		{ID: "chips.leave", Title: "Back to the list", Keys: []string{"esc", "down", "F"}, Scope: inChips, Foot: 20, Help: "Goes back to the rows and keeps the filters."},
		{ID: "list.group", Title: "Group", Keys: []string{"o"}, Scope: inRecords, Foot: 44,
			Help: "Puts the list under headings: by priority, national action, lead, BRAG, status or foundation. Enter opens and closes a heading."},
		{ID: "list.close-group", Title: "Close the group", Keys: []string{"left"}, Scope: inRecords, When: needsGroups, Help: "Leaves only the heading of the group that the cursor is in."},
		{ID: "list.open-group", Title: "Open the group", Keys: []string{"right"}, Scope: inRecords, When: needsGroups, Help: "Shows the rows under the heading at the cursor again."},
		{ID: "detail.next-section", Title: "Next section", Keys: []string{"right"}, Scope: inSections, Foot: 12, When: needsSections,
			Help: "Goes to the next section of the page, such as Summary, Updates, Evidence, Next steps, Links, History."},
		{ID: "detail.previous-section", Title: "Section before", Keys: []string{"left"}, Scope: inSections, When: needsSections, Help: "Goes to the section of the page before this one."},
		{ID: "columns.take", Title: "Done", Keys: []string{"enter", "ctrl+s"}, Scope: inColumns, Foot: 10, Help: "Shows the list with these columns, now and the next time."},
		{ID: "columns.show", Title: "Show or hide", Keys: []string{"space"}, Scope: inColumns, Foot: 11, Help: "Shows the column at the cursor, or hides it."},
		{ID: "columns.wider", Title: "Wider", Keys: []string{"right", "+", "="}, Scope: inColumns, Foot: 12, Help: "Makes the column a cell wider."},
		{ID: "columns.narrower", Title: "Narrower", Keys: []string{"left", "-"}, Scope: inColumns, Foot: 13, Help: "Makes the column a cell narrower."},
		{ID: "columns.earlier", Title: "Earlier", Keys: []string{"<", ",", "shift+up"}, Scope: inColumns, Foot: 14, Help: "Moves the column to the left in the list."},
		{ID: "columns.later", Title: "Later", Keys: []string{">", ".", "shift+down"}, Scope: inColumns, Foot: 15, Help: "Moves the column to the right in the list."},
		{ID: "columns.usual", Title: "The usual ones", Keys: []string{"r"}, Scope: inColumns, Foot: 16, Help: "Goes back to the columns that Kept begins with."},
		{ID: "columns.leave", Title: "Back", Keys: []string{"esc"}, Scope: inColumns, Foot: 20, Help: "Goes back and changes nothing."},
		{ID: "columns.up", Title: "Up", Keys: []string{"up", "k"}, Scope: inColumns, Quiet: true, Help: "Goes one line up."},
		{ID: "columns.down", Title: "Down", Keys: []string{"down", "j"}, Scope: inColumns, Quiet: true, Help: "Goes one line down."},
	}
}

func smallDialogCommands() []command.Command {
	return []command.Command{
		{ID: "letters.choose", Title: "Take it", Keys: []string{"enter"}, Scope: inLetters, Foot: 10, Help: "Takes the line at the cursor. Its letter takes it at once."},
		{ID: "letters.up", Title: "Up", Keys: []string{"up"}, Scope: inLetters, Quiet: true, Help: "Goes one line up."},
		{ID: "letters.down", Title: "Down", Keys: []string{"down"}, Scope: inLetters, Quiet: true, Help: "Goes one line down."},
		{ID: "letters.leave", Title: "Back", Keys: []string{"esc"}, Scope: inLetters, Foot: 20, Help: "Goes back and changes nothing."},
		{ID: "asking.take", Title: "Take it", Keys: []string{"enter", "ctrl+s"}, Scope: inAsking, Foot: 10, Help: "Takes what was typed."},
		{ID: "asking.leave", Title: "Back", Keys: []string{"esc"}, Scope: inAsking, Foot: 20, Help: "Goes back and does nothing."},
	}
}
