package story

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/ui/bigtype"
	"kept/ui/cell"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/theme"
)

// Story is the guided story: not begun, on the page of a step or on the page of the
// program that the step shows, or stopped so that people can try for themselves.
type Story struct {
	host    host.Host
	clear   func() tea.Cmd // closes what a step opened
	begun   bool
	at      int  // the step
	showing bool // the page of the program is shown, not that of the step
	trying  bool
}

// New makes the guided story, not begun yet.
func New(h host.Host, clear func() tea.Cmd) *Story { return &Story{host: h, clear: clear} }

// Begun tells whether the story is shown, or stopped to try something.
func (s *Story) Begun() bool { return s.begun }

// Running tells whether the story is shown.
func (s *Story) Running() bool { return s.begun && !s.trying }

// Begin starts the story, or goes on with it where it was stopped. With a
// workbook that is not an invented one it asks first.
func (s *Story) Begin() tea.Cmd {
	if s.begun {
		s.trying, s.showing = false, false
		return s.clear()
	}
	if s.host.Mode().Demo {
		s.Restart(false)
		return nil
	}
	s.host.Open(&dialog.Question{Host: s.host, Heading: "Show your own workbook?", Answers: []string{"Not now", "Show it"},
		Text: "This is a real workbook: others will see what is in it. To show an invented partnership instead, leave and type: kept " +
			"demo --present",
		Then: func(i int) tea.Cmd {
			if i == 1 {
				s.Restart(false)
			}
			return nil
		}})
	return nil
}

// Restart begins the story at its first step; trying, it is stopped there.
func (s *Story) Restart(trying bool) { s.begun, s.at, s.showing, s.trying = true, 0, false, trying }

// Trying tells whether the story is stopped, so that people can try for themselves.
func (s *Story) Trying() bool { return s.begun && s.trying }

// next goes from the page of a step to what it shows, and from there to the next step.
func (s *Story) next() tea.Cmd {
	if !s.showing {
		return s.show()
	}
	cleared := s.clear()
	if s.at == len(Steps)-1 {
		s.begun = false
		s.host.Notify(theme.Notice, "That was the story. "+host.KeyFor(s.host, "story.begin")+" shows it again.")
		return cleared
	}
	s.at, s.showing = s.at+1, false
	return cleared
}

// show shows what the step is about.
func (s *Story) show() tea.Cmd {
	s.showing = true
	return Steps[s.at].show(s)
}

func (s *Story) back() tea.Cmd {
	cleared := s.clear()
	switch {
	case s.showing:
		s.showing = false
	case s.at > 0:
		s.at--
		return tea.Batch(cleared, s.show())
	}
	return cleared
}

// try stops the story, so that people can try for themselves.
func (s *Story) try() tea.Cmd {
	s.trying = true
	s.host.Notify(theme.Notice, "Now try it yourself. "+host.KeyFor(s.host, "story.begin")+" goes on with the story.")
	if s.showing {
		return nil
	}
	return s.show()
}

func (s *Story) stop() tea.Cmd {
	cleared := s.clear()
	s.begun = false
	s.host.Notify(theme.Notice, "The story is over. "+host.KeyFor(s.host, "story.begin")+" begins it again.")
	return cleared
}

// Draw draws the page of the step, the whole screen; ok is false when there is none
// to be drawn.
func (s *Story) Draw(w, h int) (lines []string, x, y int, ok bool) {
	if !s.Running() || s.showing {
		return nil, 0, 0, false
	}
	step := Steps[s.at]
	hint := []string{fmt.Sprintf("%d of %d", s.at+1, len(Steps))}
	for _, id := range []string{"story.next", "story.back", "story.try", "story.stop"} {
		hint = append(hint, host.KeyFor(s.host, id)+": "+strings.ToLower(s.host.Command(id).Title))
	}
	page := bigtype.Page{Title: step.Title, Lines: []string{step.Sentence}, Hint: strings.Join(hint, "    ")}
	if s.host.Mode().ScreenReader {
		page.Hint = ""
		lines = cell.Fill(append(page.Plain(), hint...), w, h)
		return lines, 0, min(1, h-1), true
	}
	lines = page.Draw(s.host.Theme(), w, h)
	x, y = page.Cursor()
	return lines, x, y, true
}

// Line stands where messages do, on the page that the story shows: which step it is;
// ok is false when the story shows none.
func (s *Story) Line(w int) (line string, ok bool) {
	if !s.Running() || !s.showing {
		return "", false
	}
	t := s.host.Theme()
	text := fmt.Sprintf(" %d of %d  %s", s.at+1, len(Steps), Steps[s.at].Title)
	return t.Render(theme.Title, cell.Fit(text, w, t.Glyphs.Cut)), true
}

// Spoken is what Line says, to be read aloud.
func (s *Story) Spoken() (line string, ok bool) {
	if !s.Running() || !s.showing {
		return "", false
	}
	return fmt.Sprintf("Story, step %d of %d, %s", s.at+1, len(Steps), Steps[s.at].Title), true
}
