package ui

import (
	"context"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/file"
)

// safety is what the program knows of the workbook's file while it is open: who
// else has it open, what the last check found, and what stands beside it.
type safety struct {
	visit   *visiting
	others  []file.Visitor
	greeted map[string]bool // visitors that were spoken of
	looking bool            // somebody is looking for others now
	rounds  int             // looks for changes so far

	checking     context.CancelFunc // ends the check that is going on; nil: there is none
	checkTurn    int                // rises with every check, so that an older answer is known
	checkTrouble string             // why the file could not be checked
	checkedAt    time.Time          // when the file was last checked thoroughly and was whole
	unwell       *store.FileHealth  // what is wrong with the file; nil: nothing is known to be
	backedUp     bool               // the day's backup was asked for beside the work
	told         bool               // it was said that there is no backup
	copies       []string           // conflicted copies beside the workbook
	opened       []*store.Workbook  // backups and copies that were looked into
	keys         *store.BackupKeys  // what opens encrypted backups, as far as it was said
	lookingInto  *lookedFrom        // what to come back to from a backup or a copy
}

// besideMsg is an answer of the work that looks after the file.
type besideMsg interface{ take(a *App) tea.Cmd }

// lookAfter begins to look after the file, behind the first frame: it says to
// others that the workbook is open, looks at where it is and at what stands beside
// it, and checks it when that was not yet done today.
func (a *App) lookAfter() tea.Cmd {
	if !a.opt.Safety {
		return nil
	}
	a.safety.checkedAt = a.shelf.DoneAt(toldChecked)
	return tea.Batch(a.callOn(), a.lookAround(), a.checkLater(checkAfter))
}

// endSafety ends what lookAfter began.
func (a *App) endSafety() {
	a.stopCheck()
	if a.safety.visit != nil {
		a.safety.visit.leave()
	}
	_ = a.closeOpened() // they were only read from
}

// round is a look at what others do, made as often as the program looks for
// changes; now and then it also looks who they are.
func (a *App) round() tea.Cmd {
	const visitorsEach = 5 // looks for changes to a look for visitors
	a.safety.rounds++
	if !a.opt.Safety || a.safety.looking || a.safety.rounds%visitorsEach != 0 {
		return nil
	}
	return a.lookForOthers()
}

// visiting is the program's own notice that the workbook is open. It may be left
// while it is still being made.
type visiting struct {
	mu    sync.Mutex
	book  *store.Workbook
	visit *file.Visit
	over  bool
}

func (v *visiting) arrive(w *store.Workbook) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.book = w; !v.over {
		v.visit, _ = w.Arrive(theScreens) // where none can be left, others are told nothing
	}
}

// others renews the notice and lists the others.
func (v *visiting) others() ([]file.Visitor, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.over || v.book == nil {
		return nil, nil
	}
	v.visit.Renew()
	return v.book.Visitors(v.visit)
}

func (v *visiting) leave() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.over = true
	_ = v.visit.Leave() // a notice that stays is thrown out by whoever comes next
	v.visit = nil
}
