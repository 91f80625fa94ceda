package safety

import (
	"context"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/file"
	"kept/ui/host"
	"kept/ui/shelf"
)

// Safety looks after the workbook's file while it is open: who else has it open, where
// it is and what lies beside it, and whether it is whole.
type Safety struct {
	host    host.Host
	program Program
	book    *store.Workbook
	shelf   *shelf.Shelf
	on      bool // it was started
	away    bool // a backup or a copy is shown in the place of the workbook

	visit     *visiting
	others    []file.Visitor
	greeted   map[string]bool // visitors that were spoken of
	searching bool            // somebody is looking for others now
	polls     int             // looks for changes so far

	checking     context.CancelFunc // ends the check that is going on; nil: there is none
	checkNo      int                // rises with every check, so that an older answer is known
	checkTrouble string             // why the file could not be checked
	checkedAt    time.Time          // when the file was last checked thoroughly and was whole
	damage       *store.FileHealth  // what is wrong with the file; nil: nothing is known to be
	backedUp     bool               // the day's backup was asked for beside the work
	reported     bool               // that there is no backup was shown
	copies       []string           // conflicted copies beside the workbook
}

// Program is what looking after the file needs of the program beside the host.
type Program struct {
	// Quiet tells whether no sentence is shown at the foot: what was just done matters
	// more than who came.
	Quiet func() bool
	// Leaving tells whether the program is about to end.
	Leaving func() bool
	// StopWriting takes the workbook for reading only from now on.
	StopWriting func()
	// Unsaved tells whether a form holds what was not saved.
	Unsaved func() bool
	// Backups lists the backups, and Compare compares the workbook with a copy of it.
	Backups func() tea.Cmd
	Compare func(path string) tea.Cmd
}

// New looks after the workbook of the host, once it is started. What it has
// shown once it notes on the shelf.
func New(h host.Host, s *shelf.Shelf, p Program) *Safety {
	return &Safety{host: h, program: p, book: h.Workbook(), shelf: s}
}

// Start begins to look after the file, behind the first frame: it says to others that
// the workbook is open, looks at where it is and at what lies beside it, and checks it
// when that was not yet done today.
func (s *Safety) Start() tea.Cmd {
	s.on = true
	s.checkedAt = s.shelf.DoneAt(noteChecked)
	return tea.Batch(s.announce(), s.readSurroundings(), s.checkLater(checkAfter))
}

// Stop ends what Start began.
func (s *Safety) Stop() {
	s.on, s.away = false, true // what was to be looked at later is not any more
	s.stopCheck()
	if s.visit != nil {
		s.visit.leave()
	}
}

// Leave and Return tell that a backup or a copy is shown in the place of the workbook,
// and that the workbook is shown again.
func (s *Safety) Leave() { s.away = true; s.stopCheck() }

// Return tells that the workbook is shown again.
func (s *Safety) Return() { s.away = false }

// Poll is a look at what others do, made as often as the program looks for changes;
// now and then it also looks who they are.
func (s *Safety) Poll() tea.Cmd {
	const visitorsEach = 5 // looks for changes to a look for visitors
	s.polls++
	if !s.on || s.away || s.searching || s.polls%visitorsEach != 0 {
		return nil
	}
	return s.findOthers()
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
		v.visit, _ = w.LeaveNotice(Screens) // where none can be left, others are told nothing
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
