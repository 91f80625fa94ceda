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
	whose := a.spokenOwner()
	where := fmt.Sprintf("Room %d of %d, %s", a.at+1, len(roomNames), strings.Join(a.Crumbs(), ", "))
	width := min(w, host.SpokenWidth)
	body, x, y := a.spokenBody(width, h-frameLines)
	lines = append(lines, whose, where)
	entry := a.State().Entry
	for i, line := range body {
		if i == y {
			x = min(cell.SpokenAt(line, x, entry), w-1)
		}
		lines = append(lines, cell.Spoken(line, entry && i == y))
	}
	said := a.spokenMessage()
	keys := host.KeyFor(a, "app.help")
	if entry {
		keys = "F1"
	}
	lines = append(lines, said, keys+" says what you can do here.")
	for i := range lines {
		lines[i] = cell.Cut(lines[i], w, "")
	}
	return lines, x, y
}

// spokenOwner says whose workbook this is, and what holds of it.
func (a *App) spokenOwner() string {
	whose := "Kept, " + a.partnership()
	if a.partnership() == "" {
		whose = "Kept"
	}
	if a.opt.Demo {
		whose += ", invented, for trying out"
	}
	if a.opt.Label != "" {
		whose += ", " + cell.Clean(a.opt.Label)
	}
	if a.opt.ReadOnly {
		whose += ", read only"
	}
	if with := strings.TrimSpace(a.safety.Mark()); with != "" {
		whose += ", " + strings.ToLower(with[:1]) + with[1:]
	}
	return whose
}

// spokenMessage says what was just done or is being done; else where the cursor is.
func (a *App) spokenMessage() string {
	said := a.toast.text
	step, inStory := a.story.Spoken()
	switch {
	case a.showing() && inStory:
		said = step
	case said != "" && a.toast.role == theme.Problem:
		said = "Problem: " + said
	case said == "" && a.writing:
		said = "Saving..."
	case said == "" && a.front() == nil:
		said = cell.Spoken(a.rooms[a.at].Position(), false)
	}
	return said
}

// spokenBody draws what is in front, and nothing of what is behind it.
func (a *App) spokenBody(w, h int) (lines []string, x, y int) {
	d := a.front()
	if d == nil {
		lines = a.rooms[a.at].Draw(w, h)
		x, y = a.rooms[a.at].Cursor()
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
