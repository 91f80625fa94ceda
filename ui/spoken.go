package ui

import (
	"fmt"
	"strings"

	"kept/ui/cell"
	"kept/ui/host"
	"kept/ui/theme"
)

// spokenScreen draws the screen for somebody who has it read to them: no boxes,
// one thing a line, and what was just done on a line of its own.
func (a *App) spokenScreen(w, h int) (lines []string, x, y int) {
	owner := a.spokenOwner()
	where := fmt.Sprintf("Page %d of %d, %s", a.at+1, len(pages), strings.Join(a.Crumbs(), ", "))
	width := min(w, host.SpokenWidth)
	body, x, y := a.spokenBody(width, h-frameLines)
	lines = append(lines, owner, where)
	entry := a.State().Entry
	for i, line := range body {
		if i == y {
			x = min(cell.SpokenAt(line, x, entry), w-1)
		}
		lines = append(lines, cell.Spoken(line, entry && i == y))
	}
	message := a.spokenMessage()
	keys := host.KeyFor(a, "app.help")
	if entry {
		keys = "F1"
	}
	lines = append(lines, message, keys+" says what you can do here.")
	for i := range lines {
		lines[i] = cell.Cut(lines[i], w, "")
	}
	return lines, x, y
}

// spokenOwner says whose workbook this is, and what holds of it.
func (a *App) spokenOwner() string {
	owner := "Kept, " + a.partnership()
	if a.partnership() == "" {
		owner = "Kept"
	}
	if a.opt.Demo {
		owner += ", invented, for trying out"
	}
	if a.opt.Label != "" {
		owner += ", " + cell.Clean(a.opt.Label)
	}
	if a.opt.ReadOnly {
		owner += ", read only"
	}
	if with := strings.TrimSpace(a.safety.Mark()); with != "" {
		owner += ", " + strings.ToLower(with[:1]) + with[1:]
	}
	return owner
}

// spokenMessage says what was just done or is being done; else where the cursor is.
func (a *App) spokenMessage() string {
	message := a.toast.text
	step, inStory := a.story.Spoken()
	switch {
	case a.storyHasKeys() && inStory:
		message = step
	case message != "" && a.toast.role == theme.Problem:
		message = "Problem: " + message
	case message == "" && a.writing:
		message = "Saving..."
	case message == "" && a.front() == nil:
		message = cell.Spoken(a.pages[a.at].Position(), false)
	}
	return message
}

// spokenBody draws what is in front, and nothing of what is behind it.
func (a *App) spokenBody(w, h int) (lines []string, x, y int) {
	d := a.front()
	if d == nil {
		lines = a.pages[a.at].Draw(w, h)
		x, y = a.pages[a.at].Cursor()
		return lines, min(x, w-1), y
	}
	title := cell.Clean(d.Title())
	lines, x, y = d.Draw(w, h-1)
	lines = append([]string{title}, lines...)
	for len(lines) < h {
		lines = append(lines, "")
	}
	return lines[:h], x, min(y+1, h-1)
}
