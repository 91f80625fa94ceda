package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/backups"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/document"
	"kept/ui/editing"
	"kept/ui/form"
	"kept/ui/imports"
	"kept/ui/reports"
	"kept/ui/safety"
	"kept/ui/story"
	"kept/ui/submission/stage"
)

// The scopes that commands stand in.
const (
	inList    command.Scope = "In a list"
	inRecords command.Scope = "In a list of records"
	inFind    command.Scope = "While finding"
	inDoc     command.Scope = "On a page"
	inBack    command.Scope = "On a page behind a list"
	inDetail  command.Scope = "On a record's page"
	inPalette command.Scope = "In the list of commands"
	inHelp    command.Scope = "In the help"
	inColumns command.Scope = "Choosing columns"
	inChips   command.Scope = "On the filters"
)

// situations are the sets of scopes that can be in reach at one time. No key may
// mean two things in any of them.
func situations() map[string][]command.Scope {
	return map[string][]command.Scope{
		"a list of records":        {inList, inRecords, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"a list of actions":        {inList, inRecords, inAction, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"the page of a record":     {inDoc, inBack, inDetail, inSections, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"the page of an action":    {inDoc, inBack, inDetail, inSections, inAction, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"the national plan":        {inList, inRows, inNational, inNationalList, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"a national action":        {inDoc, inBack, inNational, inSections, inLines, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"the submission":           {inList, inRows, inResponses, inAnswers, stage.InQuarter, stage.InSteps, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"the page of a response":   {inDoc, inBack, inDetail, inSections, inAnswers, inTaking, stage.InQuarter, stage.InSteps, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"the findings":             {inList, inFindings, inFinding, stage.InSteps, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"a finding":                {inDoc, inBack, inFinding, stage.InSteps, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"a comparison":             {inList, inDifferences, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"what differs":             {inDoc, inBack, inDifferences, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"the history":              {inList, inRows, inHistory, inBatch, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"what was changed":         {inDoc, inBack, inChanges, inBatch, inLines, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"a record as it stood":     {inDoc, inBack, inPast, inLines, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"a list of stakeholders":   {inList, inRecords, inStakeholder, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"a stakeholder's page":     {inDoc, inBack, inDetail, inSections, inStakeholder, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"the grid of influence":    {inGrid, inStakeholder, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"who is missing":           {inDoc, inMissing, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"the list of priorities":   {inList, inRecords, inPriorities, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"the overview":             {inDoc, inOverview, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime},
		"finding":                  {inFind, command.Everywhere, command.AnyTime},
		"a form":                   {form.Scope, command.Everywhere, command.AnyTime},
		"a record's form":          {editing.Scope, form.Scope, command.Everywhere, command.AnyTime},
		"reading a notice":         {dialog.InNotice, command.AnyTime},
		"a bundle that is written": {reports.InBundle, dialog.InNotice, command.AnyTime},
		"the settings":             {inSettings, command.AnyTime},
		"choosing from a list":     {dialog.InPicker, command.AnyTime},
		"the list of commands":     {inPalette, command.AnyTime},
		"the help":                 {inHelp, command.AnyTime},
		"a question to the keeper": {dialog.InQuestion, command.AnyTime},
		"choosing by a letter":     {dialog.InLetters, command.AnyTime},
		"answering in a line":      {dialog.InAsk, command.AnyTime},
		"choosing columns":         {inColumns, command.AnyTime},
		"something not saved":      {inFailure, command.AnyTime},
		"two changes of one thing": {editing.InConflict, command.AnyTime},
		"the list of backups":      {backups.InList, command.AnyTime},
		"comparing two workbooks":  {backups.InComparison, command.AnyTime},
		"a damaged workbook":       {safety.InDamaged, command.AnyTime},
		"the guided story":         {story.Scope, command.Everywhere, command.AnyTime},
		"the menu":                 {inMenu, command.AnyTime},
		"long work":                {command.InWork, command.AnyTime},
		"choosing a table":         {imports.InFiles, command.AnyTime},
		"before an import":         {imports.InPlan, command.AnyTime},
		"writing a report":         {reports.InReport, command.AnyTime},
		"on the filters":           {inChips, command.Everywhere, command.AnyTime},
	}
}

// Commands lists all that can be done on the screens, in the order of the key sheet, each with its plain command.
func Commands() []command.Command {
	all := generalCommands()
	all = append(all, listCommands()...)
	all = append(all, actionsPageCommands()...)
	all = append(all, pageCommands()...)
	all = append(all, rowCommands()...)
	all = append(all, priorityCommands()...)
	all = append(all, nationalCommands()...)
	all = append(all, historyCommands()...)
	all = append(all, stakeholderCommands()...)
	all = append(all, form.Commands()...)
	all = append(all, editing.Commands()...)
	all = append(all, dialog.PickerCommands()...)
	all = append(all, dialogCommands()...)
	all = append(all, dialog.QuestionCommands()...)
	all = append(all, overviewCommands()...)
	all = append(all, dialog.NoticeCommands()...)
	all = append(all, settingsCommands()...)
	all = append(all, actionCommands()...)
	all = append(all, presentCommands()...)
	all = append(all, responseCommands()...)
	all = append(all, comparisonCommands()...)
	all = append(all, submissionCommands()...)
	all = append(all, findingCommands()...)
	all = append(all, workCommands()...)
	all = append(all, imports.Commands()...)
	all = append(all, reportCommand())
	all = append(all, reports.Commands()...)
	all = append(all, reports.BundleCommands()...)
	all = append(all, safety.Commands()...)
	all = append(all, backups.Commands()...)
	all = append(all, leaveCopyCommand())
	return withPlain(all)
}

func generalCommands() []command.Command {
	list := []command.Command{
		{ID: "app.undo", Title: "Undo", Keys: []string{"ctrl+z"}, Scope: command.Everywhere, Run: command.On(func(a *App) tea.Cmd { return a.takeBack(true) }), Foot: 80,
			Help: "Takes back the last change, whoever's screen it was made on. It works again and again, and after a restart too.",
			When: command.All(command.NeedsWriting, func(s command.State) (bool, string) {
				switch {
				case s.Form:
					return false, "Save or leave the form first: what is typed in it is not a change yet."
				case s.CanUndo == "":
					return false, "There is nothing to undo."
				}
				return true, ""
			})},
		{ID: "app.redo", Title: "Do again", Keys: []string{"ctrl+y"}, Scope: command.Everywhere, Run: command.On(func(a *App) tea.Cmd { return a.takeBack(false) }),
			Help: "Brings back what was undone last.",
			When: command.All(command.NeedsWriting, func(s command.State) (bool, string) {
				switch {
				case s.Form:
					return false, "Save or leave the form first."
				case s.CanRedo == "":
					return false, "Nothing was undone since the last change."
				}
				return true, ""
			})},
		{ID: "app.help", Title: "Help", Keys: []string{"?", "f1"}, Scope: command.Everywhere, Run: command.Do(func(a *App) { a.Open(newHelp(a)) }), Foot: 90,
			Help: "Shows what can be done where you are, and finds in it as you type. In a form use F1."},
		{ID: "app.palette", Title: "Commands", Keys: []string{"ctrl+k"}, Scope: command.Everywhere, Run: command.On((*App).openPalette), Foot: 89,
			Help: "Lists everything that can be done here; type a few letters of it."},
		{ID: "app.quit", Title: "Quit", Keys: []string{"ctrl+q", "ctrl+c"}, Scope: command.AnyTime, Run: command.On((*App).leaveOrQuit),
			Help: "Leaves Kept. Everything saved is on the disk already; it asks only if something typed was not saved."},
		{ID: "app.offer-quit", Title: "Offer to quit", Keys: []string{"q"}, Scope: command.OnEveryPage, Run: command.On((*App).offerQuit), Quiet: true,
			Help: "Asks whether you want to leave. Ctrl+Q leaves at once."},
		{ID: "room.next", Title: "Next room", Keys: []string{"]", "ctrl+right"}, Scope: command.GoToPage, Run: command.On(func(a *App) tea.Cmd { return a.goTo((a.at + 1) % len(a.rooms)) }), Quiet: true, Help: "Goes to the room on the right."},
		{ID: "room.previous", Title: "Previous room", Keys: []string{"[", "ctrl+left"}, Scope: command.GoToPage, Run: command.On(func(a *App) tea.Cmd { return a.goTo((a.at + len(a.rooms) - 1) % len(a.rooms)) }), Quiet: true, Help: "Goes to the room on the left."},
	}
	for i, name := range roomNames {
		list = append(list, command.Command{ID: "room.go-" + string(name.id), Title: "Go to " + name.title,
			Keys: []string{string(rune('1' + i))}, Scope: command.GoToPage, Help: name.help,
			Run: command.On(func(a *App) tea.Cmd { return a.goTo(i) })})
	}
	return list
}

func listCommands() []command.Command {
	detail := func(s command.State) (bool, string) {
		if !s.HasDetail {
			return false, "There is nothing to look at yet."
		}
		return true, ""
	}
	return []command.Command{
		{ID: "list.up", Title: "Up", Keys: []string{"up", "k"}, Scope: inList, Run: onBrowser(func(b *browser) tea.Cmd { return b.move(b.list.Move(b.host.Context(), -1)) }), Quiet: true, Help: "Goes one row up."},
		{ID: "list.down", Title: "Down", Keys: []string{"down", "j"}, Scope: inList, Run: onBrowser(func(b *browser) tea.Cmd { return b.move(b.list.Move(b.host.Context(), 1)) }), Quiet: true, Help: "Goes one row down."},
		{ID: "list.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: inList, Run: onBrowser(func(b *browser) tea.Cmd { return b.move(b.list.PageBy(b.host.Context(), -1)) }), Quiet: true, Help: "Goes a screen up."},
		{ID: "list.page-down", Title: "Page down", Keys: []string{"pgdown"}, Scope: inList, Run: onBrowser(func(b *browser) tea.Cmd { return b.move(b.list.PageBy(b.host.Context(), 1)) }), Quiet: true, Help: "Goes a screen down."},
		{ID: "list.first", Title: "First row", Keys: []string{"home", "g"}, Scope: inList, Run: onBrowser(func(b *browser) tea.Cmd { return b.move(b.list.First(b.host.Context())) }), Quiet: true, Help: "Goes to the first row."},
		{ID: "list.last", Title: "Last row", Keys: []string{"end", "G"}, Scope: inList, Run: onBrowser(func(b *browser) tea.Cmd { return b.move(b.list.Last(b.host.Context())) }), Quiet: true, Help: "Goes to the last row."},
		{ID: "list.find", Title: "Find", Keys: []string{"/"}, Scope: inList, Run: onBrowser(func(b *browser) tea.Cmd { b.finding = true; return nil }), Foot: 40, Help: "Finds words in everything that is written on the records, as you type."},
		{ID: "list.clear", Title: "Show all", Keys: []string{"esc"}, Scope: inList, Run: command.On(func(p interface{ ShowAll() tea.Cmd }) tea.Cmd { return p.ShowAll() }), Foot: 45,
			Help: "Lets go of what was looked for and filtered, and unticks the rows; or goes back to the room you came from.",
			When: func(s command.State) (bool, string) {
				if !s.Filtered && s.Marked == 0 {
					return false, "Everything is shown already."
				}
				return true, ""
			}},
		{ID: "list.pane", Title: "To the page", Keys: []string{"tab"}, Scope: inList, Run: command.On(func(p interface{ ToPage() tea.Cmd }) tea.Cmd { return p.ToPage() }), When: detail, Foot: 60,
			Help: "Goes to the page of the row at the cursor, where its updates, evidence and the rest are."},
		{ID: "record.open", Title: "Open", Keys: []string{"enter"}, Scope: inRecords, Run: command.On(func(p interface{ OpenRow() tea.Cmd }) tea.Cmd { return p.OpenRow() }), When: needsRow, Reach: command.One, Foot: 10, Help: "Opens the page of the record at the cursor; on the heading of a group it opens or closes the group."},
		{ID: "record.new", Title: "New", Keys: []string{"n", "ctrl+n"}, Scope: inRecords, Run: command.On(func(p interface{ NewRow() tea.Cmd }) tea.Cmd { return p.NewRow() }), When: command.NeedsWriting, Foot: 20, Undoable: true, Help: "Opens an empty form for a new record."},
		{ID: "record.edit", Title: "Edit", Keys: []string{"e"}, Scope: inRecords, Run: onBrowser((*browser).editRow), When: command.All(command.NeedsSelected, command.NeedsWriting), Reach: command.One, Foot: 30, Undoable: true, Help: "Opens the record at the cursor in a form."},
		{ID: "record.remove", Title: "Remove", Keys: []string{"d", "delete"}, Scope: inRecords, Run: onBrowser((*browser).removeRows), When: command.All(command.NeedsSelected, command.NeedsWriting), Reach: command.Many, Undoable: true, Foot: 55,
			Help: "Removes the record at the cursor, or all that are ticked. It happens at once, and Ctrl+Z brings it back."},
		{ID: "record.tick", Title: "Tick", Keys: []string{"space"}, Scope: inRecords, Run: onBrowser(func(b *browser) tea.Cmd { return b.move(b.list.Toggle(b.host.Context())) }), When: command.NeedsSelected, Reach: command.One, Help: "Ticks or unticks the row, so that several can be changed or removed together."},
		{ID: "list.filter", Title: "Filter", Keys: []string{"f"}, Scope: inRecords, Run: onBrowser((*browser).chooseFilter), Foot: 42, Help: "Shows only the records with a value you choose. Several filters must all hold."},
		{ID: "list.sort", Title: "Sort", Keys: []string{"s"}, Scope: inRecords, Run: onBrowser((*browser).chooseSort), Foot: 43, Help: "Puts the list in another order; the same again turns it round.",
			When: func(s command.State) (bool, string) {
				if !s.Sortable {
					return false, "This list has one order only."
				}
				return true, ""
			}},
		{ID: "find.keep", Title: "To the rows found", Keys: []string{"enter", "down", "tab"}, Scope: inFind, Run: onBrowser(func(b *browser) tea.Cmd { b.finding = false; return nil }), Foot: 10, Help: "Keeps what was typed and goes to the rows."},
		{ID: "find.clear", Title: "Stop finding", Keys: []string{"esc"}, Scope: inFind, Run: onBrowser((*browser).clearFind), Foot: 20, Help: "Shows everything again."},
	}
}

func pageCommands() []command.Command {
	return []command.Command{
		{ID: "doc.up", Title: "Up", Keys: []string{"up", "k"}, Scope: inDoc, Run: onDoc(func(p *document.View) { p.Move(-1) }), Quiet: true, Help: "Goes one line up."},
		{ID: "doc.down", Title: "Down", Keys: []string{"down", "j"}, Scope: inDoc, Run: onDoc(func(p *document.View) { p.Move(1) }), Quiet: true, Help: "Goes one line down."},
		{ID: "doc.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: inDoc, Run: onDoc(func(p *document.View) { p.Screen(-1) }), Quiet: true, Help: "Goes a screen up."},
		{ID: "doc.page-down", Title: "Page down", Keys: []string{"pgdown"}, Scope: inDoc, Run: onDoc(func(p *document.View) { p.Screen(1) }), Quiet: true, Help: "Goes a screen down."},
		{ID: "doc.first", Title: "To the top", Keys: []string{"home", "g"}, Scope: inDoc, Run: onDoc(func(p *document.View) { p.First() }), Quiet: true, Help: "Goes to the top of the page."},
		{ID: "doc.last", Title: "To the end", Keys: []string{"end", "G"}, Scope: inDoc, Run: onDoc(func(p *document.View) { p.Last() }), Quiet: true, Help: "Goes to the end of the page."},
		{ID: "doc.back", Title: "Back", Keys: []string{"esc", "tab"}, Scope: inBack, Run: command.On(func(p interface{ LeavePage() tea.Cmd }) tea.Cmd { return p.LeavePage() }), Foot: 50, Help: "Goes back to the list, or to where you came from."},
		{ID: "detail.enter", Title: "Edit this", Keys: []string{"enter"}, Scope: inDetail, Run: command.On(func(p interface{ EnterStop() tea.Cmd }) tea.Cmd { return p.EnterStop() }), When: command.NeedsSelected, Foot: 10, Undoable: true, Reach: command.One,
			Help: "Opens what the line at the cursor shows: a field or an entry in its form, another record on its own page."},
		{ID: "detail.add", Title: "Add here", Keys: []string{"n", "ctrl+n"}, Scope: inDetail, Run: command.On(func(p interface{ AddHere() tea.Cmd }) tea.Cmd { return p.AddHere() }), Foot: 20, Undoable: true,
			Help: "Adds an entry to the heading the cursor is under: an update, a next step, evidence, a reading.",
			When: command.All(command.NeedsWriting, func(s command.State) (bool, string) {
				if !s.Addable {
					return false, "Go down to a heading such as Updates or Evidence: entries are added there."
				}
				return true, ""
			})},
		{ID: "detail.edit", Title: "Edit all", Keys: []string{"e"}, Scope: inDetail, Run: command.On(func(p interface{ EditPage() tea.Cmd }) tea.Cmd { return p.EditPage() }), When: command.NeedsWriting, Foot: 30, Undoable: true, Reach: command.One, Help: "Opens the whole record in its form."},
		{ID: "detail.remove", Title: "Remove", Keys: []string{"d", "delete"}, Scope: inDetail, Run: command.On(func(p interface{ RemoveHere() tea.Cmd }) tea.Cmd { return p.RemoveHere() }), Undoable: true, Foot: 55, Reach: command.One,
			Help: "Removes the entry at the cursor. It happens at once, and Ctrl+Z brings it back.",
			When: command.All(command.NeedsWriting, func(s command.State) (bool, string) {
				if !s.Removable {
					return false, "Go down to an entry such as an update; the whole record is removed from its list."
				}
				return true, ""
			})},
	}
}

func dialogCommands() []command.Command {
	return []command.Command{

		{ID: "palette.run", Title: "Do it", Keys: []string{"enter"}, Scope: inPalette, Run: command.On((*palette).run), Foot: 10, Help: "Does what is at the cursor."},
		{ID: "palette.leave", Title: "Back", Keys: []string{"esc"}, Scope: inPalette, Run: command.Do(func(p *palette) { p.done = true }), Foot: 20, Help: "Goes back and does nothing."},
		{ID: "palette.up", Title: "Up", Keys: []string{"up"}, Scope: inPalette, Run: command.Do(func(p *palette) { p.at = max(p.at-1, 0) }), Quiet: true, Help: "Goes one row up."},
		{ID: "palette.down", Title: "Down", Keys: []string{"down"}, Scope: inPalette, Run: command.Do(func(p *palette) { p.at = min(p.at+1, max(len(p.shown)-1, 0)) }), Quiet: true, Help: "Goes one row down."},

		{ID: "help.leave", Title: "Back", Keys: []string{"esc", "enter", "f1"}, Scope: inHelp, Run: command.Do(func(h *help) { h.done = true }), Foot: 10, Help: "Closes the help."},
		{ID: "help.up", Title: "Up", Keys: []string{"up"}, Scope: inHelp, Run: command.Do(func(h *help) { h.Scroll(-1) }), Quiet: true, Help: "Goes one line up."},
		{ID: "help.down", Title: "Down", Keys: []string{"down"}, Scope: inHelp, Run: command.Do(func(h *help) { h.Scroll(1) }), Quiet: true, Help: "Goes one line down."},
		{ID: "help.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: inHelp, Run: command.Do(func(h *help) { h.ScrollPage(-1) }), Quiet: true, Help: "Goes a screen up."},
		{ID: "help.page-down", Title: "Page down", Keys: []string{"pgdown"}, Scope: inHelp, Run: command.Do(func(h *help) { h.ScrollPage(1) }), Quiet: true, Help: "Goes a screen down."},
	}
}
