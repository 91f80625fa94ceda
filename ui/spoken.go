package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"kept/ui/cell"
	"kept/ui/theme"
)

// spokenWidth is the widest that a room is drawn when it is read aloud: below
// what any room needs to put two things beside each other.
const spokenWidth = 99

// spokenScreen draws the screen for somebody who has it read to them: no boxes,
// one thing a line, and what was just done on a line of its own.
func (a *App) spokenScreen(w, h int) (lines []string, x, y int) {
	whose := "Kept, " + a.name
	if a.name == "" {
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
	where := fmt.Sprintf("Room %d of %d, %s", a.at+1, len(roomNames), strings.Join(a.crumbs(), ", "))
	width := min(w, spokenWidth)
	body, x, y := a.spokenBody(width, h-frameLines)
	lines = append(lines, whose, where)
	entry := a.state().Entry
	for i, line := range body {
		if i == y {
			before := ansi.Strip(cell.Cut(line, x, ""))
			if rest := x - cell.Width(before); rest > 0 { // the cursor stands after the end of the text
				before += cell.Blank(rest)
			}
			x = cell.Width(spokenLine(before, entry))
			if strings.HasSuffix(before, "  ") && !entry {
				x = min(x+2, w-1)
			}
		}
		lines = append(lines, spokenLine(line, entry && i == y))
	}
	said := a.toast.text
	switch {
	case a.showing() && a.story.inRoom:
		said = fmt.Sprintf("Story, step %d of %d, %s", a.story.at+1, len(storySteps), storySteps[a.story.at].title)
	case said != "" && a.toast.role == theme.Problem:
		said = "Problem: " + said
	case said == "" && a.writing:
		said = "Saving..."
	case said == "" && a.front() == nil:
		said = spokenLine(a.rooms[a.at].position(), false)
	}
	keys := a.keyOf("app.help")
	if entry {
		keys = "F1"
	}
	lines = append(lines, said, keys+" says what you can do here.")
	for i := range lines {
		lines[i] = cell.Cut(lines[i], w, "")
	}
	return lines, x, y
}

// spokenBody draws what is in front, and nothing of what is behind it.
func (a *App) spokenBody(w, h int) (lines []string, x, y int) {
	d := a.front()
	if d == nil {
		lines = a.rooms[a.at].draw(w, h)
		x, y = a.rooms[a.at].cursor()
		return lines, min(x, w-1), y
	}
	title := cell.Clean(d.title())
	lines, x, y = d.draw(w, h-1)
	lines = append([]string{title}, lines...)
	for len(lines) < h {
		lines = append(lines, "")
	}
	return lines[:h], x, min(y+1, h-1)
}

// spokenLine is a drawn line as it is read: what stands in columns follows each
// other with a comma. With typing, only the gap after the title of a field is
// closed, so that text is left as it was typed.
func spokenLine(line string, typing bool) string {
	line = strings.TrimRight(ansi.Strip(line), " ")
	if typing {
		text := strings.TrimLeft(line, " ")
		head, rest, found := strings.Cut(text, "  ")
		if found {
			return head + "  " + strings.TrimLeft(rest, " ")
		}
		return text
	}
	var parts []string
	for part := range strings.SplitSeq(line, "  ") {
		if part = strings.TrimSpace(part); part != "" && part != "-" && part != ">" {
			parts = append(parts, part)
		}
	}
	text := strings.ReplaceAll(strings.Join(parts, ", "), ":,", ":")
	if strings.HasPrefix(line, ">  ") { // the cursor's sign stood apart
		return "> " + text
	}
	return text
}
