package theme

import (
	"image/color"

	"github.com/charmbracelet/colorprofile"
)

// Appearance is what a theme is chosen by: the names that the keeper chose, the
// program's environment, and the terminal's own colours once it has reported them.
type Appearance struct {
	Name        string // of the theme; "" is "auto"
	Environment Environment
	Text, Back  color.Color // nil until they are known
}

// AppearanceOf reads the environment: environ is "NAME=value", glyphs "unicode", "ascii"
// or "" for what they suggest. Spoken is a screen that is read aloud.
func AppearanceOf(environ []string, name, glyphs string, spoken bool) Appearance {
	env := Read(environ).WithGlyphs(glyphs)
	if colorprofile.Env(environ) <= colorprofile.ANSI { // nobody knows how sixteen colours look
		env.NoColour = true
	}
	env.Spoken = spoken
	return Appearance{Name: name, Environment: env}
}

// Theme makes the theme from all that is known now.
func (l Appearance) Theme() *Theme {
	spec := Named(l.Name, l.Environment)
	if spec.Name == "auto" {
		spec = Auto(l.Text, l.Back)
	}
	return New(spec, l.Environment.Signs())
}
