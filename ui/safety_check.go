package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/file"
	"kept/ui/theme"
)

// toldChecked notes on the shelf when the file was last found whole.
const toldChecked = "checked"

const (
	checkAfter = 2 * time.Second // after the first frame, when the keeper has begun to read
	checkAgain = time.Minute     // after a check that made way for a change
	largeFile  = int64(32) << 20 // bytes; reading it through takes seconds
	waitAlone  = 5 * time.Minute // until it is seen whether the others have left a large file
)

// checkDue says that it is time to check the file.
type checkDue struct{}

func (a *App) checkLater(after time.Duration) tea.Cmd {
	return a.Later(after, func() tea.Msg { return checkDue{} })
}

// take begins the check of the day beside everything else. Others who want to save
// would wait while a large file is read, so with others there it is put off.
func (m checkDue) take(a *App) tea.Cmd {
	s := &a.safety
	if s.checking != nil || s.unwell != nil || s.lookingInto != nil || a.leaving {
		return nil
	}
	if len(s.others) > 0 && fileSize(a.book.Path()) > largeFile {
		return a.checkLater(waitAlone)
	}
	ctx, cancel := context.WithCancel(a.ctx)
	s.checking = cancel
	s.checkTurn++
	turn, book := s.checkTurn, a.book
	return func() tea.Msg {
		health, done, err := book.CheckToday(ctx)
		return checkedMsg{turn, health, done, err}
	}
}

// checkedMsg is what a check found.
type checkedMsg struct {
	turn   int
	health store.FileHealth
	done   bool // it was made now; else it was made today already
	err    error
}

func (m checkedMsg) take(a *App) tea.Cmd {
	s := &a.safety
	if m.turn != s.checkTurn || s.checking == nil {
		return nil
	}
	s.stopped()
	switch {
	case errors.Is(m.err, context.Canceled), m.err != nil && a.ctx.Err() != nil:
		return nil
	case m.err != nil:
		s.checkTrouble = store.Sentence(m.err)
	case m.done && m.health.State != file.Sound:
		return a.fallIll(m.health)
	case m.done || s.checkedAt.IsZero():
		s.checkedAt = a.opt.Now()
		shelf, at := a.shelf, s.checkedAt
		return func() tea.Msg {
			_ = shelf.NoteDone(toldChecked, at) // without it the time is not said, and nothing else
			return nil
		}
	}
	return nil
}

// stopped lets go of the check that has ended.
func (s *safety) stopped() {
	if s.checking != nil {
		s.checking()
		s.checking = nil
	}
}

// stopCheck ends the check that is going on, if one is.
func (a *App) stopCheck() { a.safety.stopped() }

// makeWay ends the check because something is to be saved, and begins it again later.
func (a *App) makeWay() tea.Cmd {
	if a.safety.checking == nil {
		return nil
	}
	a.stopCheck()
	return a.checkLater(checkAgain)
}

// health says in a line how the file is.
func (a *App) health() (string, theme.Role) {
	s := &a.safety
	now := a.opt.Now()
	switch at := s.checkedAt.In(now.Location()); {
	case s.unwell != nil:
		return "The last check found this workbook damaged.", theme.Problem
	case s.checkTrouble != "":
		return "It could not be checked: " + s.checkTrouble, theme.Problem
	case s.checking != nil:
		return "Being checked now.", theme.Dim
	case s.checkedAt.IsZero():
		return "Not checked thoroughly yet.", theme.Dim
	case calendar.DateOf(at) == calendar.DateOf(now):
		return "Checked today, " + at.Format("15:04") + ": whole.", theme.Good
	default:
		return "Checked on " + at.Format("2 January, 15:04") + ": whole.", theme.Good
	}
}

// backupAhead makes the backup of the day while the keeper begins to type, so that
// the first saving of the day does not wait for it.
func (a *App) backupAhead() tea.Cmd {
	if !a.opt.Safety || a.opt.ReadOnly || a.safety.backedUp {
		return nil
	}
	a.safety.backedUp = true
	ctx, book := a.ctx, a.book
	return func() tea.Msg {
		book.BackupToday(ctx)
		return backedUpMsg{book.BackupTrouble()}
	}
}

// backedUpMsg says how the backup of the day went.
type backedUpMsg struct{ err error }

func (m backedUpMsg) take(a *App) tea.Cmd {
	if m.err != nil && !errors.Is(m.err, context.Canceled) && !a.safety.told {
		a.safety.told, a.drawn = true, nil
		a.Notify(theme.Problem, "There is no backup of today. "+store.Sentence(m.err))
	}
	return nil
}
