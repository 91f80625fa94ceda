package ui

import (
	"context"
	"errors"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/host"
	"kept/ui/shelf"
	"kept/ui/theme"
)

// elsewhere is a backup or a copy that is looked into or compared with.
type elsewhere struct {
	path  string
	kept  store.Backup // the backup, with what opens it; none of a copy
	name  string       // "Backup of 3 August 2026, 09:00"
	copy  bool         // it lies beside the workbook and somebody may have worked in it
	label string       // over its side of a comparison
}

func (a *App) backupOf(b store.Backup) elsewhere {
	return elsewhere{path: b.Path, kept: b, name: "Backup of " + moment(a, b.At), label: "Then"}
}

func copyOf(path string) elsewhere {
	return elsewhere{path: path, name: cell.Clean(filepath.Base(path)), copy: true, label: "In the copy"}
}

// open opens it to be read.
func (e elsewhere) open(ctx context.Context, opt store.Options) (*store.Workbook, error) {
	if e.copy {
		opt.ReadOnly = true
		return store.Open(ctx, e.path, opt)
	}
	return store.OpenBackup(ctx, e.kept, opt)
}

// lookedFrom is what the program comes back to from a backup or a copy.
type lookedFrom struct {
	opt              Options
	book             *store.Workbook
	shelf            *shelf.Shelf
	dialogs          []host.Dialog
	rooms            []host.Page
	at               int
	came             []int
	desk             *Desk
	stale            map[int]bool
	name, undo, redo string
	version          int64
	story            *story
}

// openedMsg is a backup or a copy that was opened to be looked into.
type openedMsg struct {
	book *store.Workbook
	from elsewhere
	err  error
}

// lookInto shows a backup or a copy in the same screens; nothing in it can be changed.
func (a *App) lookInto(e elsewhere) tea.Cmd {
	if a.writing || len(a.queue) > 0 || len(a.works) > 0 {
		a.Notify(theme.Notice, "Something is being done still; try again in a moment.")
		return nil
	}
	ctx, now, keeper := a.ctx, a.opt.Now, a.book.Keeper()
	return a.Await(func() tea.Msg {
		w, err := e.open(ctx, store.Options{Now: now, Keeper: keeper})
		return openedMsg{w, e, err}
	})
}

func (m openedMsg) take(a *App) tea.Cmd {
	a.drawn = nil
	if m.err != nil {
		a.Notify(theme.Problem, store.Sentence(m.err))
		return nil
	}
	a.safety.opened = append(a.safety.opened, m.book)
	if a.safety.lookingInto != nil || a.writing || len(a.queue) > 0 {
		return nil
	}
	a.stopCheck()
	a.safety.lookingInto = &lookedFrom{a.opt, a.book, a.shelf, a.dialogs, a.rooms, a.at, a.came, a.desk, a.stale, a.name, a.undo, a.redo, a.version, a.story}
	o := a.opt
	a.opt = Options{Workbook: m.book, Now: o.Now, Input: o.Input, Output: o.Output, Environ: o.Environ, ScreenReader: o.ScreenReader, KeysFile: o.KeysFile,
		Theme: o.Theme, Glyphs: o.Glyphs, Demo: o.Demo, ReadOnly: true, Label: m.from.name, Watch: o.Watch, SettingsPath: o.SettingsPath}
	a.book, a.shelf, a.dialogs, a.came = m.book, nil, nil, nil
	a.desk, a.stale = newDesk(a, nil, nil), map[int]bool{}
	a.undo, a.redo, a.version, a.story = "", "", 0, nil
	a.rooms = newRooms(a)
	a.Notify(theme.Notice, host.KeyFor(a, "app.leave-copy")+" goes back to the workbook. Nothing can be changed in here.")
	return tea.Batch(a.rooms[a.at].Enter(), a.readStanding())
}

// comeBack leaves what was looked into, for the workbook as it was left.
func (a *App) comeBack() tea.Cmd {
	was := a.safety.lookingInto
	if was == nil {
		return nil
	}
	a.safety.lookingInto = nil
	screenReader := a.opt.ScreenReader // what was set meanwhile holds
	a.opt = was.opt
	a.opt.ScreenReader = screenReader
	a.book, a.shelf, a.dialogs, a.came = was.book, was.shelf, was.dialogs, was.came
	a.desk, a.stale, a.rooms, a.at = was.desk, was.stale, was.rooms, was.at
	a.undo, a.redo, a.version, a.name, a.story = was.undo, was.redo, was.version, was.name, was.story
	a.toast = toast{}
	return tea.Batch(a.changed(), a.readStanding())
}

// closeOpened closes what was looked into, when the program ends.
func (a *App) closeOpened() error {
	var errs []error
	for _, w := range a.safety.opened {
		errs = append(errs, w.Close())
	}
	a.safety.opened = nil
	return errors.Join(errs...)
}
