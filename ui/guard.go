package ui

import (
	"fmt"
	"runtime/debug"
	"sync"

	tea "charm.land/bubbletea/v2"
)

// Broken says that the program itself went wrong. What it panicked with may hold
// text of the workbook, so Error does not tell it.
type Broken struct {
	What  any
	Stack []byte
}

func (b *Broken) Error() string { return fmt.Sprintf("the program went wrong (%T)", b.What) }

// guarded is the program with a net under it: after a panic, wherever it was, the
// event loop ends in the usual way, so that the terminal is left clean.
type guarded struct {
	app  *App
	wake func() // sends the loop a message, so that it ends; may wait for it

	mu         sync.Mutex
	firstPanic *Broken // the first panic
	last       tea.View
}

// catch notes a panic and tells whether there was one.
func (g *guarded) catch(what any) bool {
	if what == nil {
		return false
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.firstPanic == nil {
		g.firstPanic = &Broken{What: what, Stack: debug.Stack()}
	}
	return true
}

// broken is the panic that there was, or nil.
func (g *guarded) broken() *Broken {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.firstPanic
}

func (g *guarded) Init() (cmd tea.Cmd) {
	defer func() {
		if g.catch(recover()) {
			cmd = tea.Quit
		}
	}()
	return g.watched(g.app.Init())
}

func (g *guarded) Update(msg tea.Msg) (same tea.Model, cmd tea.Cmd) {
	if g.broken() != nil {
		return g, tea.Quit
	}
	defer func() {
		if g.catch(recover()) {
			same, cmd = g, tea.Quit
		}
	}()
	_, cmd = g.app.Update(msg)
	return g, g.watched(cmd)
}

// View draws the screen. After a panic in it the last one stands until the loop ends.
func (g *guarded) View() (view tea.View) {
	if g.broken() != nil {
		return g.last
	}
	defer func() {
		if g.catch(recover()) {
			view = g.last
			go g.wake() // the loop is here now, and takes it when this is done
		}
	}()
	g.last = g.app.View()
	return g.last
}

// brokenMsg wakes the loop after a panic beside it.
type brokenMsg struct{}

// watched is a command, and all that come of it, with the net under it.
func (g *guarded) watched(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if g.catch(recover()) {
				msg = brokenMsg{}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = g.watched(batch[i])
			}
		}
		return msg
	}
}

// safely does something with the net under it, as far as it goes.
func (g *guarded) safely(do func() error) (err error) {
	defer func() { g.catch(recover()) }()
	return do()
}
