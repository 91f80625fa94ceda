package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/mouse"
	"kept/ui/theme"
)

// Choice is a command among [Choices].
type Choice struct {
	ID    string // of the command
	Title string // what it does here
}

// Choices are what can be done about something, below text that says what it is: each is
// a command, with its key. A dialog that embeds them gives the rest of a [host.Dialog].
type Choices struct {
	Host    host.Host
	Text    func(w int) []string // in lines of w cells
	Choices []Choice
	Ready   func(id string) (ok bool, why string) // whether one can be chosen now; nil: each can
	at      int
	drawn   int // the line of the first choice, as drawn last
}

// State implements [host.Dialog].
func (c *Choices) State(s *command.State) { s.Form = true }

// Update implements [host.Dialog].
func (c *Choices) Update(tea.Msg) tea.Cmd { return nil }

// Size implements [host.Dialog].
func (c *Choices) Size(w, h int) (int, int) {
	w = min(w, 76)
	return w, min(h, len(c.Text(max(w-4, 1)))+len(c.Choices)+3)
}

// Move moves the cursor by so many choices.
func (c *Choices) Move(by int) { c.at = max(0, min(c.at+by, len(c.Choices)-1)) }

// Choose runs the command at the cursor.
func (c *Choices) Choose() tea.Cmd { return c.Host.Run(c.Choices[c.at].ID) }

// Draw implements [host.Dialog].
func (c *Choices) Draw(w, h int) (lines []string, x, y int) {
	t := c.Host.Theme()
	lines = c.Text(max(w, 1))
	if most := max(h-len(c.Choices)-1, 1); len(lines) > most {
		lines = lines[:most]
	}
	lines = append(lines, "")
	c.drawn = len(lines)
	for i, choice := range c.Choices {
		line, role := "  "+cell.Fit(host.KeyFor(c.Host, choice.ID), 5, "")+choice.Title, theme.Text
		if c.Ready != nil {
			if ok, why := c.Ready(choice.ID); !ok {
				line, role = line+" ("+strings.TrimSuffix(why, ".")+")", theme.Dim
			}
		}
		if i == c.at {
			line, role, y = t.Glyphs.Cursor+line[1:], theme.Cursor, len(lines)
		}
		lines = append(lines, t.Render(role, cell.Fit(line, w, t.Glyphs.Cut)))
	}
	return lines, 0, y
}

// Point takes a click: it runs the choice that is clicked.
func (c *Choices) Point(m mouse.Act) tea.Cmd {
	i := m.Y - c.drawn
	if i < 0 || i >= len(c.Choices) {
		return nil
	}
	c.at = i
	return c.Choose()
}
