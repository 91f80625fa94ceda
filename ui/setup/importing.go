package setup

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"kept/export/importing"
	"kept/store"
)

// tableImport is the making of the workbook, and the table that is imported.
type tableImport struct {
	as      int // which kind of record a row is
	ready   *importing.Plan
	lines   []string // the plan in words
	top     int
	doing   string // what is being done
	done    atomic.Int64
	total   atomic.Int64
	stop    context.CancelFunc
	stopped bool
	working sync.WaitGroup
}

// kinds are what the rows of a table can be.
var kinds = []string{store.Action, store.Stakeholder, store.Priority}

type (
	workMsg struct{}
	madeMsg struct {
		book *store.Workbook
		err  error
	}
	plannedMsg struct {
		plan *importing.Plan
		err  error
	}
	importedMsg struct {
		batch store.Batch
		err   error
	}
)

// work does something off the loop that can be stopped.
func (m *model) work(what string, do func(ctx context.Context) tea.Msg) tea.Cmd {
	var ctx context.Context
	ctx, m.stop = context.WithCancel(m.ctx)
	m.doing, m.stopped, m.step, m.wrong = what, false, atBusy, ""
	m.done.Store(0)
	m.total.Store(0)
	m.working.Add(1)
	stop, done := m.stop, make(chan tea.Msg, 1)
	go func() { // begun here, so that leaving can wait for its end
		defer m.working.Done()
		defer stop()
		done <- do(ctx)
	}()
	return tea.Batch(func() tea.Msg { return <-done }, m.beat())
}

func (m *model) stopWork() {
	if m.stop != nil {
		m.stop()
		m.stopped = true
	}
}

func (m *model) make() tea.Cmd {
	if m.book != nil { // it was made before the table turned out to be another one
		return m.made(madeMsg{book: m.book})
	}
	answers := m.answers()
	return m.work("Making the workbook", func(ctx context.Context) tea.Msg {
		book, err := m.opt.Make(context.WithoutCancel(ctx), answers) // half a workbook is of no use to anybody
		return madeMsg{book, err}
	})
}

func (m *model) made(msg madeMsg) tea.Cmd {
	if msg.err != nil {
		m.to(atBegin)
		m.wrong = store.Sentence(msg.err)
		return nil
	}
	m.book, m.outcome = msg.book, Made
	if m.choice[atBegin] == 1 {
		m.to(atFile)
		return m.files.Reload()
	}
	return tea.Quit
}

// plan reads the table and works out what importing it would do.
func (m *model) plan() tea.Cmd {
	path, cmd := m.files.Enter()
	if path == "" {
		if cmd == nil {
			m.wrong = "Say where the table is, or press Esc to begin without one."
		}
		return cmd
	}
	book := m.book
	opt := importing.Options{As: kinds[m.as], Today: m.opt.Today, Progress: m.progress}
	return m.work("Reading the table", func(ctx context.Context) tea.Msg {
		table, err := importing.ReadTableFile(path)
		if err != nil {
			if errors.Is(err, os.ErrNotExist) {
				err = fmt.Errorf("there is no file %s: check the name and the folder", path)
			}
			return plannedMsg{err: err}
		}
		plan, err := importing.NewPlan(ctx, book, table, opt)
		return plannedMsg{plan, err}
	})
}

func (m *model) progress(done, total int) {
	m.done.Store(int64(done))
	m.total.Store(int64(total))
}

func (m *model) planned(msg plannedMsg) {
	if msg.err != nil {
		m.to(atFile)
		if m.wrong = store.Sentence(msg.err); m.stopped {
			m.wrong = "Stopped. Nothing was imported."
		}
		return
	}
	m.ready = msg.plan
	m.lines = slices.DeleteFunc(strings.Split(strings.TrimRight(msg.plan.Text(), "\n"), "\n"), func(line string) bool {
		return strings.Contains(line, "--map ") // how a plain command would say it
	})
	m.to(atPlan)
}

// apply imports the table, all of it or nothing.
func (m *model) apply() tea.Cmd {
	plan, book := m.ready, m.book
	return m.work("Importing", func(ctx context.Context) tea.Msg {
		batch, err := plan.Apply(ctx, book)
		return importedMsg{batch, err}
	})
}

func (m *model) imported(msg importedMsg) tea.Cmd {
	if msg.err != nil {
		m.to(atPlan)
		if m.wrong = store.Sentence(msg.err); m.stopped {
			m.wrong = "Stopped. Nothing was imported; Enter tries again."
		}
		return nil
	}
	return tea.Quit
}
