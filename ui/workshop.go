package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/safety"
	"kept/ui/theme"
)

// Workshop is what a guided story needs beside the workbook.
type Workshop struct {
	Begin bool // the program opens with the story
	// Rebuild makes the demonstration again in another file and opens it; nil: it
	// cannot be reset. Whoever gives it closes what it opened, once the program ended.
	Rebuild func(ctx context.Context) (*store.Workbook, error)
}

// storyHasKeys tells whether the story has the screen and the keys.
func (a *App) storyHasKeys() bool {
	if !a.story.Running() {
		return false
	}
	switch a.front().(type) {
	case nil, host.Filling: // a form that the story opened is only to be looked at
		return true
	}
	return false
}

// closeStoryDialogs closes the dialogs that a step of the story opened. What was typed stays as a draft.
func (a *App) closeStoryDialogs() tea.Cmd {
	left := a.desk.LeaveAll()
	a.closeDialogs()
	a.toast = toast{}
	return left
}

// resetCommand makes the demonstration again.
func resetCommand() command.Command {
	return command.Command{ID: "story.reset", Title: "Reset the demonstration", Keys: []string{"ctrl+r"}, Scope: command.Everywhere,
		Run:  command.On((*App).resetDemo),
		Help: "Makes the invented partnership anew, as it was at first. What was tried in it is gone.",
		When: func(s command.State) (bool, string) {
			if !s.Resettable {
				return false, "Only the invented demonstration can be made anew; this is not it."
			}
			return true, ""
		}}
}

// resetDemo makes the demonstration as it was at first.
func (a *App) resetDemo() tea.Cmd {
	var book *store.Workbook
	return a.Write(host.Job{
		Run: func(ctx context.Context) (_ string, err error) {
			book, err = a.opt.Workshop.Rebuild(ctx)
			return "", err
		},
		Then: func(err error) tea.Cmd {
			if err != nil {
				return nil
			}
			a.book, a.dialogs, a.trail = book, nil, nil
			a.desk.Clear()
			a.pages, a.at, a.stale = newPages(a), 0, map[int]bool{}
			a.undo, a.redo, a.version = "", "", 0
			a.safety.Stop()
			a.safety = safety.New(a, a.shelf, a.safetyProgram())
			if a.story.Begun() {
				a.story.Restart(a.story.Trying())
			}
			a.Notify(theme.Good, "The demonstration is as it was at first.")
			return tea.Batch(a.pages[0].Enter(), a.readFrameState(), a.startSafety())
		},
	})
}
