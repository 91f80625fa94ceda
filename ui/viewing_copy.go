package ui

import (
	"errors"
	"kept/ui/backups"
	"kept/ui/editing"
	"kept/ui/safety"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/shelf"
	"kept/ui/story"
	"kept/ui/theme"
)

// resume is what the program comes back to from a backup or a copy.
type resume struct {
	opt              Options
	book             *store.Workbook
	shelf            *shelf.Shelf
	dialogs          []host.Dialog
	pages            []host.Page
	at               int
	trail            []int
	desk             *editing.Desk
	stale            map[int]bool
	name, undo, redo string
	version          int64
	story            *story.Story
}

// viewCopy shows a backup or a copy in the same screens; nothing in it can be changed.
func (a *App) viewCopy(from backups.Source) tea.Cmd {
	if a.writing || len(a.queue) > 0 || len(a.works) > 0 {
		a.Notify(theme.Notice, "Something is being done still; try again in a moment.")
		return nil
	}
	ctx, now, keeper := a.ctx, a.opt.Now, a.book.Keeper()
	return a.Await(func() tea.Msg {
		w, err := from.Open(ctx, store.Options{Now: now, Keeper: keeper})
		if err != nil {
			return host.Failed{Err: err}
		}
		return host.OnLoop(func() tea.Cmd { return a.showInstead(w, from.Name) })
	})
}

// showInstead shows a workbook that was opened to be looked into.
func (a *App) showInstead(w *store.Workbook, name string) tea.Cmd {
	a.opened = append(a.opened, w)
	if a.resume != nil || a.writing || len(a.queue) > 0 {
		return nil
	}
	a.safety.Leave()
	a.resume = &resume{a.opt, a.book, a.shelf, a.dialogs, a.pages, a.at, a.trail, a.desk, a.stale, a.name, a.undo, a.redo, a.version,
		a.story}
	o := a.opt
	a.opt = Options{Workbook: w, Now: o.Now, Input: o.Input, Output: o.Output, Environ: o.Environ, ScreenReader: o.ScreenReader,
		KeysFile: o.KeysFile,
		Theme:    o.Theme, Glyphs: o.Glyphs, Demo: o.Demo, ReadOnly: true, Label: name, Watch: o.Watch, SettingsPath: o.SettingsPath}
	a.book, a.shelf, a.dialogs, a.trail = w, nil, nil, nil
	a.desk, a.stale = editing.New(a, nil, nil), map[int]bool{}
	a.undo, a.redo, a.version, a.story = "", "", 0, story.New(a, a.closeStoryDialogs)
	a.pages = newPages(a)
	a.Notify(theme.Notice, host.KeyFor(a, "app.leave-copy")+" goes back to the workbook. Nothing can be changed in here.")
	return tea.Batch(a.pages[a.at].Enter(), a.readFrameState())
}

// leaveCopy leaves what was looked into, for the workbook as it was left.
func (a *App) leaveCopy() tea.Cmd {
	was := a.resume
	if was == nil {
		return nil
	}
	a.resume = nil
	a.safety.Return()
	screenReader := a.opt.ScreenReader // what was set meanwhile holds
	a.opt = was.opt
	a.opt.ScreenReader = screenReader
	a.book, a.shelf, a.dialogs, a.trail = was.book, was.shelf, was.dialogs, was.trail
	a.desk, a.stale, a.pages, a.at = was.desk, was.stale, was.pages, was.at
	a.undo, a.redo, a.version, a.name, a.story = was.undo, was.redo, was.version, was.name, was.story
	a.toast = toast{}
	return tea.Batch(a.changed(), a.readFrameState())
}

// closeOpened closes what was looked into, when the program ends.
func (a *App) closeOpened() error {
	var errs []error
	for _, w := range a.opened {
		errs = append(errs, w.Close())
	}
	a.opened = nil
	return errors.Join(errs...)
}

// leaveCopyCommand goes back to the workbook.
func leaveCopyCommand() command.Command {
	return command.Command{ID: "app.leave-copy", Title: "Back to the workbook", Keys: []string{"X"}, Scope: command.OnEveryPage,
		Run: command.On((*App).leaveCopy), When: viewingCopy, Foot: 1,
		Help: "Leaves the backup or copy that is looked into, and goes back to the workbook."}
}

// viewingCopy is the condition that a backup or a copy is looked into.
func viewingCopy(s command.State) (bool, string) {
	if !s.BackupShown {
		return false, "This is the workbook itself."
	}
	return true, ""
}

// safetyProgram is what looking after the file needs of the program.
func (a *App) safetyProgram() safety.Program {
	return safety.Program{
		Quiet:       func() bool { return a.toast.text == "" },
		Leaving:     func() bool { return a.leaving },
		StopWriting: func() { a.opt.ReadOnly = true },
		Unsaved:     func() bool { return len(a.desk.Typed()) > 0 },
		Backups:     a.backups.Open,
		Compare:     a.backups.CompareCopy,
	}
}

// startSafety begins to look after the workbook's file.
func (a *App) startSafety() tea.Cmd {
	if !a.opt.Safety {
		return nil
	}
	return a.safety.Start()
}

// endSafety ends that, and closes what was looked into.
func (a *App) endSafety() {
	a.safety.Stop()
	_ = a.closeOpened() // they were only read from
}
