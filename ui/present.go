package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/bigtype"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/theme"
)

// Workshop is what a guided story needs beside the workbook.
type Workshop struct {
	Begin bool // the program opens with the story
	// Rebuild makes the demonstration anew in another file and opens it; nil: it
	// cannot be reset. Whoever gives it closes what it opened, once the program ended.
	Rebuild func(ctx context.Context) (*store.Workbook, error)
}

// story is where the guided story stands: on a step's page, in its room, or
// stopped so that people can try for themselves.
type story struct {
	at     int
	inRoom bool
	trying bool
	page   bigtype.Page
}

// showing tells whether the story has the screen and the keys.
func (a *App) showing() bool {
	if a.story == nil || a.story.trying {
		return false
	}
	switch a.front().(type) {
	case nil, host.Filling: // a form that the story opened is only to be looked at
		return true
	}
	return false
}

// beginStory starts the story, or goes on with it where it was stopped. With a
// workbook that is not an invented one it asks first.
func (a *App) beginStory() tea.Cmd {
	if a.story != nil {
		a.clearStage()
		a.story.trying, a.story.inRoom = false, false
		return nil
	}
	if a.opt.Demo {
		a.story = &story{}
		return nil
	}
	a.Open(&dialog.Question{Host: a, Heading: "Show your own workbook?", Answers: []string{"Not now", "Show it"},
		Text: "This is a real workbook: others will see what is in it. To show an invented partnership instead, leave and type: kept demo --present",
		Then: func(i int) tea.Cmd {
			if i == 1 {
				a.story = &story{}
			}
			return nil
		}})
	return nil
}

// clearStage takes away what a step opened. What was typed stays as a draft.
func (a *App) clearStage() {
	a.desk.LeaveAll()
	a.closeDialogs()
	a.toast = toast{}
}

func (a *App) storyDo(id string) (tea.Cmd, bool) {
	s := a.story
	switch {
	case id == "story.begin":
		return a.beginStory(), true
	case id == "story.reset":
		return a.resetDemo(), true
	case id == "app.menu":
		a.openMenu()
		return nil, true
	case s == nil:
		return nil, false
	}
	switch id {
	case "story.next":
		if !s.inRoom {
			s.inRoom = true
			return storySteps[s.at].bring(a), true
		}
		a.clearStage()
		if s.at == len(storySteps)-1 {
			a.story = nil
			a.Notify(theme.Notice, "That was the story. "+host.KeyFor(a, "story.begin")+" shows it again.")
			return nil, true
		}
		s.at, s.inRoom = s.at+1, false
	case "story.back":
		a.clearStage()
		if s.inRoom {
			s.inRoom = false
			return nil, true
		}
		if s.at > 0 {
			s.at, s.inRoom = s.at-1, true
			return storySteps[s.at].bring(a), true
		}
	case "story.try":
		s.trying = true
		a.Notify(theme.Notice, "Now try it yourself. "+host.KeyFor(a, "story.begin")+" goes on with the story.")
		if !s.inRoom {
			s.inRoom = true
			return storySteps[s.at].bring(a), true
		}
	case "story.stop":
		a.clearStage()
		a.story = nil
		a.Notify(theme.Notice, "The story is over. "+host.KeyFor(a, "story.begin")+" begins it again.")
	default:
		return nil, false
	}
	return nil, true
}

// keyOf is the first key of a command, as a keeper knows it.
func (a *App) KeyFor(id string) string {
	if c := a.registry.Named(id); c != nil && len(c.Keys) > 0 {
		return command.KeyInWords(c.Keys[0])
	}
	return ""
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
			a.book, a.dialogs, a.came = book, nil, nil
			a.desk.Clear()
			a.rooms, a.at, a.stale = newRooms(a), 0, map[int]bool{}
			a.undo, a.redo, a.version = "", "", 0
			if a.story != nil {
				a.story = &story{trying: a.story.trying}
			}
			a.Notify(theme.Good, "The demonstration is as it was at first.")
			return tea.Batch(a.rooms[0].Enter(), a.readStanding())
		},
	})
}

// storyPage draws the page of the step, the whole screen; ok is false when there
// is none to be drawn.
func (a *App) storyPage(w, h int) (lines []string, x, y int, ok bool) {
	s := a.story
	if s == nil || s.trying || s.inRoom || a.front() != nil {
		return nil, 0, 0, false
	}
	step := storySteps[s.at]
	hint := []string{fmt.Sprintf("%d of %d", s.at+1, len(storySteps))}
	for _, id := range []string{"story.next", "story.back", "story.try", "story.stop"} {
		hint = append(hint, host.KeyFor(a, id)+": "+strings.ToLower(a.registry.Named(id).Title))
	}
	s.page = bigtype.Page{Title: step.title, Lines: []string{step.sentence}, Hint: strings.Join(hint, "    ")}
	if a.opt.ScreenReader {
		s.page.Hint = ""
		lines = cell.Fill(append(s.page.Plain(), hint...), w, h)
		return lines, 0, min(1, h-1), true
	}
	lines = s.page.Draw(a.theme, w, h)
	x, y = s.page.Cursor()
	return lines, x, y, true
}

// storyLine stands in the room where messages do: which step it shows.
func (a *App) storyLine(w int) (string, bool) {
	if !a.showing() || !a.story.inRoom {
		return "", false
	}
	s := a.story
	text := fmt.Sprintf(" %d of %d  %s", s.at+1, len(storySteps), storySteps[s.at].title)
	return a.theme.Render(theme.Title, cell.Fit(text, w, a.theme.Glyphs.Cut)), true
}
