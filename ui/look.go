package ui

import (
	"image/color"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"kept/ui/theme"
)

// look is what the theme was chosen by.
type look struct {
	name        string
	environment theme.Environment
	text, back  color.Color // the terminal's own, once it has told them
}

// wear puts a theme and signs on by their names; "" is what the surroundings suggest.
func (a *App) wear(name, glyphs string) {
	env := theme.Read(a.opt.Environ).WithGlyphs(glyphs)
	if colorprofile.Env(a.opt.Environ) <= colorprofile.ANSI { // of sixteen colours nobody knows how they look
		env.NoColour = true
	}
	env.Spoken = a.opt.ScreenReader
	a.look.name, a.look.environment = name, env
	a.dress()
}

// dress makes the theme anew from what is known of the terminal.
func (a *App) dress() {
	spec := theme.Named(a.look.name, a.look.environment)
	if spec.Name == "auto" {
		spec = theme.Auto(a.look.text, a.look.back)
	}
	a.theme = theme.New(spec, a.look.environment.Signs())
}

// askColours asks the terminal for its own colours. One that does not answer is
// drawn without hues.
func (a *App) askColours() tea.Cmd {
	if a.look.environment.NoColour {
		return nil
	}
	return tea.Batch(tea.RequestBackgroundColor, tea.RequestForegroundColor)
}
