package ui

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/list"
	"kept/ui/theme"
)

// job is one change that waits its turn. Changes run off the loop, one after
// another and in the order in which they were made.
type job struct {
	run  func(ctx context.Context) (string, error) // gives the sentence to say
	then func(err error) tea.Cmd                   // on the loop, when it is done; may be nil
	once *sync.Once                                // it is made once, by whoever comes first
	of   int                                       // records it goes through; 0: not told
	made *atomic.Int64                             // of these, how many are done; nil: not told
}

// wroteMsg says that a change was made, or was not.
type wroteMsg struct {
	said     string
	err      error
	then     func(error) tea.Cmd
	standing standing
}

// write puts a change in the queue.
func (a *App) write(j job) tea.Cmd {
	a.queue = append(a.queue, j)
	return a.nextWrite()
}

func (a *App) nextWrite() tea.Cmd {
	if a.writing {
		return nil
	}
	if len(a.queue) == 0 {
		if a.leaving {
			return tea.Quit
		}
		return nil
	}
	j := a.queue[0]
	a.queue = a.queue[1:]
	a.writing = true
	j.once = new(sync.Once)
	a.current = &j
	// A change once asked for is made, even while the program is being left.
	ctx, book := context.WithoutCancel(a.ctx), a.book
	write := func() tea.Msg {
		msg := wroteMsg{then: j.then}
		j.once.Do(func() { msg.said, msg.err = j.run(ctx) })
		msg.standing = readStanding(ctx, book)
		return msg
	}
	if j.made != nil && j.of >= manyRecords {
		return tea.Batch(write, a.showProgress())
	}
	return write
}

// progressMsg says that it is time to draw anew how far a long change is.
type progressMsg struct{}

func (a *App) showProgress() tea.Cmd {
	return a.later(150*time.Millisecond, func() tea.Msg { return progressMsg{} })
}

// progress says how far a long change is; "" when none is being made.
func (a *App) progress() string {
	if j := a.current; j != nil && j.made != nil && j.of >= manyRecords {
		return "Saving... " + list.Thousands(int(j.made.Load())) + " of " + list.Thousands(j.of)
	}
	return ""
}

func (a *App) wrote(msg wroteMsg) tea.Cmd {
	made := a.current
	a.writing, a.current = false, nil
	a.take(msg.standing)
	var cmds []tea.Cmd
	if msg.err != nil {
		a.leaving = false // what could not be saved is still there to be seen to
		a.say(theme.Problem, store.Sentence(msg.err))
	} else {
		if msg.said != "" {
			a.say(theme.Good, msg.said)
		}
		cmds = append(cmds, a.changed())
	}
	if msg.then != nil {
		cmds = append(cmds, msg.then(msg.err))
	}
	a.closeDialogs()
	a.failed(msg.err, made)
	return tea.Batch(append(cmds, a.nextWrite())...)
}

// takeBack undoes the last change, or does again what was undone.
func (a *App) takeBack(undo bool) tea.Cmd {
	book := a.book
	return a.write(job{run: func(ctx context.Context) (string, error) {
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
		return fmt.Sprintf("Done again. Ctrl+Z undoes. (%s)", b.Title), err
	}})
}

// remove takes records out, all at one stroke.
func (a *App) remove(what string, ids []store.ID, then func(error) tea.Cmd) tea.Cmd {
	book := a.book
	return a.write(job{then: then, run: func(ctx context.Context) (string, error) {
		_, err := book.Write(ctx, "Removed "+what, func(tx *store.Tx) error {
			for _, id := range ids {
				if err := tx.Remove(id); err != nil {
					return fmt.Errorf("removing %s: %w", what, err)
				}
			}
			return nil
		})
		return "Removed. Ctrl+Z undoes. (" + what + ")", err
	}})
}

// quit leaves the program once every change is made. It asks only about what
// was typed and not saved.
func (a *App) quit() tea.Cmd {
	n := len(a.unsaved())
	if n == 0 || a.keepsDrafts() {
		a.keepDrafts()
		a.leaving = true
		return a.nextWrite()
	}
	what := "A form holds text that was not saved. Leaving loses it."
	if n > 1 {
		what = fmt.Sprintf("%d forms hold text that was not saved. Leaving loses it.", n)
	}
	a.open(&question{app: a, heading: "Leave without saving?", text: what, answers: []string{"Stay", "Leave"}, then: func(i int) tea.Cmd {
		if i != 1 {
			return nil
		}
		a.leaving = true
		return a.nextWrite()
	}})
	return nil
}
