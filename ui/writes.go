package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/input"
	"kept/store/words"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/theme"
)

// job is one change that waits its turn. Changes run off the loop, one after
// another and in the order in which they were made.
type job struct {
	host.Job
	once *sync.Once // it is made once, by the first to ask
	work *working   // it takes a while, and can be stopped; nil: it does not
}

// wroteMsg says that a change was made, or was not.
type wroteMsg struct {
	message    string
	err        error
	job        *job
	frameState frameState
}

// Write implements [host.Host].
func (a *App) Write(j host.Job) tea.Cmd { return a.enqueue(job{Job: j}) }

// enqueue puts a change in the queue.
func (a *App) enqueue(j job) tea.Cmd {
	a.queue = append(a.queue, j)
	if j.work == nil { // what was said before is not of this one
		a.toast = toast{}
	}
	return tea.Batch(a.safety.MakeWay(), a.nextWrite())
}

func (a *App) nextWrite() tea.Cmd {
	if a.writing {
		return nil
	}
	if len(a.queue) == 0 {
		return a.leave()
	}
	j := a.queue[0]
	a.queue = a.queue[1:]
	j.once = new(sync.Once)
	// A change once asked for is made, even while the program is being left.
	ctx, book := context.WithoutCancel(a.ctx), a.book
	jobCtx := ctx
	if j.work != nil {
		jobCtx = j.work.begin(ctx)
	}
	write := func() tea.Msg {
		msg := wroteMsg{job: &j}
		j.once.Do(func() { msg.message, msg.err = j.Run(jobCtx) })
		msg.frameState = readFrameState(ctx, book)
		return msg
	}
	if j.parallel() {
		a.parallel = append(a.parallel, &j)
		return tea.Batch(write, a.showProgress(), a.nextWrite())
	}
	a.writing, a.current = true, &j
	if j.work != nil {
		return tea.Batch(write, a.showProgress())
	}
	return write
}

// parallel tells whether changes go on while it is being done.
func (j *job) parallel() bool { return j.work != nil && j.work.ReadOnly }

// leave ends the program when it is being left and nothing is being done any more.
func (a *App) leave() tea.Cmd {
	if !a.leaving {
		return nil
	}
	for _, j := range a.parallel {
		j.work.stop()
	}
	if len(a.parallel) > 0 {
		return nil // it comes by here again when they have ended
	}
	return tea.Quit
}

func (a *App) wrote(msg wroteMsg) tea.Cmd {
	j := msg.job
	if j.parallel() {
		a.parallel = slices.DeleteFunc(a.parallel, func(other *job) bool { return other == j })
	} else {
		a.writing, a.current = false, nil
	}
	stopped := false
	if j.work != nil {
		a.removeWork(j.work)
		msg.err = j.work.end(msg.err)
		stopped = errors.Is(msg.err, context.Canceled)
	}
	before := a.version
	a.applyState(msg.frameState)
	var cmds []tea.Cmd
	switch {
	case stopped:
		a.Notify(theme.Notice, j.work.Stopped)
	case msg.err != nil:
		a.leaving = false // what could not be saved is still there to be seen to
		a.Notify(theme.Problem, store.Sentence(msg.err))
		if a.version != before { // what somebody else changed may be why
			cmds = append(cmds, a.changed())
		}
	default:
		if msg.message != "" {
			a.Notify(theme.Good, msg.message)
		}
		if !j.parallel() {
			cmds = append(cmds, a.changed())
		}
	}
	if j.Then != nil {
		cmds = append(cmds, j.Then(msg.err))
	}
	a.closeDialogs()
	if !stopped && !j.parallel() {
		a.failed(msg.err, j)
	}
	return tea.Batch(append(cmds, a.nextWrite())...)
}

// undoOrRedo undoes the last change, or does again what was undone.
func (a *App) undoOrRedo(undo bool) tea.Cmd {
	book := a.book
	run := func(ctx context.Context) (string, error) {
		if undo {
			b, err := book.Undo(ctx)
			if errors.Is(err, store.ErrNothingToUndo) {
				return "There is nothing to undo.", nil
			}
			return fmt.Sprintf("Undone. Ctrl+Y does it again. (%s)", b.Title), err
		}
		b, err := book.Redo(ctx)
		if errors.Is(err, store.ErrNothingToRedo) {
			return "There is nothing to do again.", nil
		}
		if b.What == store.WhatUndo {
			return fmt.Sprintf("All is back again. (Undone: %s)", b.Title), err
		}
		return fmt.Sprintf("Done again. Ctrl+Z undoes. (%s)", b.Title), err
	}
	title, values := "Undoing", a.undoChanges
	if !undo {
		title, values = "Doing again", a.redoChanges
	}
	then := func(err error) tea.Cmd {
		var refused *input.Error
		if errors.As(err, &refused) { // such as what a locked quarter says: the way on does not fit at the foot
			a.toast = toast{}
			a.Open(&dialog.Notice{Host: a, Heading: "This cannot be taken back", Text: store.Sentence(err)})
		}
		return nil
	}
	if values < manyValues {
		return a.Write(host.Job{Run: run, Then: then})
	}
	return a.Work(host.LongWork{Title: title, Then: then, Run: func(ctx context.Context, progress host.Progress) (string, error) {
		progress(0, 0, words.Thousands(values)+" values") // it is done in one go
		return run(ctx)
	}})
}

// quit leaves the program once every change is made. It asks only about what
// was typed and not saved.
func (a *App) quit() tea.Cmd {
	n := a.desk.Unsaved()
	if n == 0 || a.desk.KeepsDrafts() {
		a.desk.KeepDrafts()
		a.leaving = true
		if a.current != nil && a.current.work != nil {
			a.Notify(theme.Notice, "Kept is left as soon as this is done.")
		}
		return a.nextWrite()
	}
	what := "A form holds text that was not saved. Leaving loses it."
	if n > 1 {
		what = fmt.Sprintf("%d forms hold text that was not saved. Leaving loses it.", n)
	}
	a.Open(&dialog.Question{Host: a, Heading: "Leave without saving?", Text: what, Answers: []string{"Stay", "Leave"},
		Then: func(i int) tea.Cmd {
			if i != 1 {
				return nil
			}
			a.leaving = true
			return a.nextWrite()
		}})
	return nil
}
