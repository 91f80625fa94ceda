package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/theme"
)

// frameState is what the frame shows of the workbook.
type frameState struct {
	name, undo, redo string
	undoes, redoes   int // how many values that would change
	version          int64
	err              error
}

func readFrameState(ctx context.Context, w *store.Workbook) (s frameState) {
	if p, err := w.Partnership(ctx); err == nil {
		s.name = cell.Clean(p.Get("name"))
	}
	var b store.Batch
	var ok bool
	if b, ok, s.err = w.CanUndo(ctx); ok {
		s.undo, s.undoes = b.Title, b.Changes
	}
	if s.err == nil {
		if b, ok, s.err = w.CanRedo(ctx); ok {
			s.redo, s.redoes = b.Title, b.Changes
		}
	}
	if s.err == nil {
		s.version, s.err = w.Version(ctx)
	}
	return s
}

func (a *App) readFrameState() tea.Cmd {
	ctx, book := a.ctx, a.book
	return func() tea.Msg { return readFrameState(ctx, book) }
}

// watchMsg says that it is time to look for changes by other programs.
type watchMsg struct{}

func (a *App) watch() tea.Cmd {
	if a.opt.Watch <= 0 {
		return nil
	}
	return tea.Tick(a.opt.Watch, func(time.Time) tea.Msg { return watchMsg{} })
}

// versionMsg is the version of the workbook as it was looked up.
type versionMsg struct{ version int64 }

func (a *App) applyState(s frameState) {
	if s.err != nil {
		a.Notify(theme.Problem, store.Sentence(s.err))
		return
	}
	a.undo, a.redo, a.version = s.undo, s.redo, max(s.version, a.version)
	a.undoChanges, a.redoChanges = s.undoes, s.redoes
	if s.name != "" {
		a.name = s.name
	}
}

// noteArrival notes that the keeper is here now, so that the next time it is known
// after a crash too.
func (a *App) noteArrival() tea.Cmd {
	if a.shelf == nil {
		return nil
	}
	return func() tea.Msg { a.noteVisit(); return nil }
}

// noteVisit writes down that the keeper was here until now. Not knowing it costs
// the keeper nothing but a longer list of changes, so a failure is not told.
func (a *App) noteVisit() { _ = a.shelf.NoteHere(a.book.Keeper(), a.opt.Now()) }

// partnership is the partnership's name, as far as a page has read it; "" before that.
func (a *App) partnership() string {
	if a.name != "" {
		return a.name
	}
	for _, p := range a.pages {
		if named, ok := p.(interface{ PartnershipName() string }); ok && named.PartnershipName() != "" {
			return named.PartnershipName()
		}
	}
	return ""
}
