package ui

import (
	"kept/store/calendar"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/reports"
)

// reportCommand opens the dialog of a report.
func reportCommand() command.Command {
	return command.Command{ID: "app.report", Title: "Write a report", Keys: []string{"P"}, Scope: command.OnEveryPage,
		Run: command.Do((*App).openReport),
		Help: "Writes a report of a quarter to read, print or edit: for a board, for the year, for corporate parents, " +
			"for young people, or all of it."}
}

// openReport asks what report is to be written, of the quarter that the page of the
// submission is about.
func (a *App) openReport() {
	of := calendar.QuarterOf(host.Today(a))
	if page, ok := a.pages[pageAt(host.Submission)].(interface{ Quarter() calendar.Quarter }); ok {
		of = page.Quarter()
	}
	folder := a.opt.Folder
	if folder == "" {
		folder = dialog.DocumentsFolder()
	}
	reports.Open(a, of, folder)
}
