package theme

import (
	"image/color"

	"github.com/charmbracelet/colorprofile"
)

// Look is what a theme is chosen by: the names that the keeper chose, the
// program's surroundings, and the terminal's own colours once it has told them.
type Look struct {
	Name        string // of the theme; "" is "auto"
	Environment Environment
	Text, Back  color.Color // nil until they are told
}

// LookOf reads the surroundings: environ is "NAME=value", glyphs "unicode", "ascii"
// or "" for what they suggest. Spoken is a screen that is read aloud.
func LookOf(environ []string, name, glyphs string, spoken bool) Look {
	env := Read(environ).WithGlyphs(glyphs)
	if colorprofile.Env(environ) <= colorprofile.ANSI { // of sixteen colours nobody knows how they look
		env.NoColour = true
	}
	env.Spoken = spoken
	return Look{Name: name, Environment: env}
}

// Theme makes the theme from all that is known now.
func (l Look) Theme() *Theme {
	spec := Named(l.Name, l.Environment)
	if spec.Name == "auto" {
		spec = Auto(l.Text, l.Back)
	}
	return New(spec, l.Environment.Signs())
}
