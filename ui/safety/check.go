package safety

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/file"
	"kept/ui/host"
	"kept/ui/theme"
)

// noteChecked notes on the shelf when the file was last found whole.
const noteChecked = "checked"

const (
	checkAfter = 2 * time.Second // after the first frame, when the keeper has begun to read
	checkAgain = time.Minute     // after a check that made way for a change
	largeFile  = int64(32) << 20 // bytes; reading it through takes seconds
	waitAlone  = 5 * time.Minute // until it is seen whether the others have left a large file
)

// checkLater checks the file some time later.
func (s *Safety) checkLater(after time.Duration) tea.Cmd {
	return s.host.Later(after, func() tea.Msg {
		return host.Background(func() (bool, tea.Cmd) { return false, s.Check() })
	})
}

// Check makes the check of the day beside everything else. Others who want to save
// would wait while a large file is read, so with others there it is put off.
func (s *Safety) Check() tea.Cmd {
	if s.checking != nil || s.damage != nil || s.away || s.program.Leaving() {
		return nil
	}
	if len(s.others) > 0 && fileSize(s.book.Path()) > largeFile {
		return s.checkLater(waitAlone)
	}
	ctx, cancel := context.WithCancel(s.host.Context())
	s.checking = cancel
	s.checkNo++
	no, book := s.checkNo, s.book
	return func() tea.Msg {
		health, done, err := book.CheckToday(ctx)
		return host.Background(func() (bool, tea.Cmd) {
			if no != s.checkNo || s.checking == nil {
				return false, nil
			}
			return s.handleChecked(health, done, err)
		})
	}
}

// handleChecked handles what a check found; done is false when it was made today already.
func (s *Safety) handleChecked(health store.FileHealth, done bool, err error) (draw bool, next tea.Cmd) {
	s.stopCheck()
	switch {
	case errors.Is(err, context.Canceled), err != nil && s.host.Context().Err() != nil:
	case err != nil:
		s.checkTrouble = store.Sentence(err)
	case done && health.State != file.Sound:
		s.ShowDamage(health)
		return true, nil
	case done || s.checkedAt.IsZero():
		s.checkedAt = s.host.Now()
		return false, note(s.shelf, s.checkedAt, noteChecked) // without it the time is not shown, and nothing else
	}
	return false, nil
}

// stopCheck ends the check that is going on, if one is.
func (s *Safety) stopCheck() {
	if s.checking != nil {
		s.checking()
		s.checking = nil
	}
}

// MakeWay ends the check because something is to be saved, and begins it again later.
func (s *Safety) MakeWay() tea.Cmd {
	if s.checking == nil {
		return nil
	}
	s.stopCheck()
	return s.checkLater(checkAgain)
}

// Health says in a line how the file is; "" when nobody looks after it.
func (s *Safety) Health() (string, theme.Role) {
	if !s.on || s.away {
		return "", theme.Dim
	}
	now := s.host.Now()
	switch at := s.checkedAt.In(now.Location()); {
	case s.damage != nil:
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

// BackUp makes the backup of the day while a keeper begins to type, so that the first
// saving of the day does not wait for it.
func (s *Safety) BackUp() tea.Cmd {
	if !s.on || s.host.Mode().ReadOnly || s.backedUp {
		return nil
	}
	s.backedUp = true
	ctx, book := s.host.Context(), s.book
	return func() tea.Msg {
		book.BackupToday(ctx)
		err := book.BackupTrouble()
		return host.Background(func() (bool, tea.Cmd) { return s.reportBackup(err), nil })
	}
}

// reportBackup shows once why there is no backup of the day.
func (s *Safety) reportBackup(err error) (shown bool) {
	if err == nil || errors.Is(err, context.Canceled) || s.reported {
		return false
	}
	s.reported = true
	s.host.Notify(theme.Problem, "There is no backup of today. "+store.Sentence(err))
	return true
}
