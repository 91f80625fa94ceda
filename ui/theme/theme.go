// Package theme holds the colours and the signs that the screens are drawn
// with. Nothing on screen needs a colour to be understood: every colour here
// goes with a word, a letter or a sign.
package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Role names what a run of text is, so that a theme can say how it looks.
type Role int

// The roles of text on screen.
const (
	Text    Role = iota // the terminal's own text
	Dim                 // said in passing: help, what is behind
	Strong              // what the eye should find first
	Heading             // a heading over rows or fields
	Title               // the bar at the top
	Tab                 // the room one is in
	Cursor              // the row in focus
	Rest                // the row one would come back to in a pane without focus
	Mark                // a ticked row
	Chip                // a filter that is on
	Key                 // a key in the footer
	Good                // it worked
	Problem             // it did not
	Notice              // something to look at
	Border              // lines between things
	Focus               // the line around what has focus
	Blue                // BRAG: complete
	Green               // BRAG: on track
	Amber               // BRAG: at risk
	Red                 // BRAG: off track
	roles               // how many there are
)

// Ink says how one role looks. An empty colour is the terminal's own; a colour
// is a number of the terminal's palette ("0" to "15") or "#rrggbb".
type Ink struct {
	Fore, Back                      string
	Bold, Faint, Reverse, Underline bool
}

// Spec is a theme as data.
type Spec struct {
	Name  string // as it is chosen: "auto"
	Title string // as a keeper reads it
	Inks  [roles]Ink
}

// Style is the escapes before and after a run of text, made once.
type Style struct{ before, after string }

// Render puts text in the style. The text must hold no line ends.
func (s Style) Render(text string) string {
	if s.before == "" || text == "" {
		return text
	}
	return s.before + text + s.after
}

// Theme is a theme ready for drawing.
type Theme struct {
	Name   string
	Glyphs Glyphs
	styles [roles]Style
}

// New makes a theme ready for drawing.
func New(spec Spec, glyphs Glyphs) *Theme {
	t := &Theme{Name: spec.Name, Glyphs: glyphs}
	for role, ink := range spec.Inks {
		t.styles[role] = style(ink)
	}
	return t
}

// Style gives the style of a role.
func (t *Theme) Style(r Role) Style { return t.styles[r] }

// Render puts text in the style of a role.
func (t *Theme) Render(r Role, text string) string { return t.styles[r].Render(text) }

func style(ink Ink) Style {
	s := lipgloss.NewStyle()
	if ink.Fore != "" {
		s = s.Foreground(lipgloss.Color(ink.Fore))
	}
	if ink.Back != "" {
		s = s.Background(lipgloss.Color(ink.Back))
	}
	if ink.Bold {
		s = s.Bold(true)
	}
	if ink.Faint {
		s = s.Faint(true)
	}
	if ink.Reverse {
		s = s.Reverse(true)
	}
	if ink.Underline {
		s = s.Underline(true)
	}
	before, after, _ := strings.Cut(s.Render("x"), "x")
	return Style{before, after}
}

// Choose finds the theme and signs for an environment, as [Environment] reads
// it, and the keeper's own choice (or "").
func Choose(name string, env Environment) *Theme {
	if name == "" {
		name = "auto"
	}
	if env.NoColour {
		name = "none"
	}
	glyphs := Unicode
	if !env.Unicode {
		glyphs = ASCII
	}
	for _, spec := range Specs() {
		if spec.Name == name {
			return New(spec, glyphs)
		}
	}
	return New(Specs()[0], glyphs)
}
