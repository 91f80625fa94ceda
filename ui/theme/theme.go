// Package theme holds the colours and the signs that the screens are drawn with. A [Role] names what a run of text
// is; a [Theme] says how each role looks, from a [Spec] that is chosen by name or made to suit the colours of the
// terminal; [Glyphs] are the signs, with a set in plain ASCII. Nothing on screen may need a colour to be understood:
// every colour here goes with a word, a letter or a sign, and a test measures the contrast of each pair.
package theme

import (
	"strings"

	"charm.land/lipgloss/v2"

	"kept/ui/cell"
)

// Role names what a run of text is, so that a theme can say how it looks.
type Role int

// The roles of text on screen.
const (
	Text    Role = iota // the terminal's own text
	Dim                 // less important: help, what is behind
	Strong              // what the eye should find first
	Heading             // a heading above rows or fields
	Title               // the bar at the top
	Tab                 // the page that is open
	Cursor              // the row in focus
	Rest                // the current row of a pane without focus
	Mark                // a selected row
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
	Page  Ink    // of all text that has no ink of its own; blank: as the terminal has it
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
	page   Style
	fills  bool // the page has a background of its own
}

// New makes a theme ready for drawing.
func New(spec Spec, glyphs Glyphs) *Theme {
	t := &Theme{Name: spec.Name, Glyphs: glyphs, page: style(spec.Page), fills: spec.Page.Back != ""}
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

// Paint puts the page's colours under whole lines, w cells wide, as they are
// drawn. It changes nothing where the page is left as the terminal has it.
func (t *Theme) Paint(lines []string, w int) []string {
	if t.page.before == "" {
		return lines
	}
	painted := make([]string, len(lines))
	for i, line := range lines {
		if t.fills {
			line = cell.Fit(line, w, "")
		}
		painted[i] = t.page.before + strings.ReplaceAll(line, reset, reset+t.page.before) + t.page.after
	}
	return painted
}

// reset is what ends every style.
const reset = "\x1b[m"

// Named gives the theme of a name: "none" where there is no colour, "auto" when
// there is no such theme.
func Named(name string, env Environment) Spec {
	if env.NoColour {
		name = "none"
	}
	if name == "high contrast" {
		name = "high contrast dark"
	}
	for _, spec := range Specs() {
		if spec.Name == name {
			return spec
		}
	}
	return Auto(nil, nil)
}
