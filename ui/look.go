package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/theme"
)

// wear puts a theme and signs on by their names; "" is what the surroundings suggest.
func (a *App) wear(name, glyphs string) {
	told := a.look
	a.look = theme.AppearanceOf(a.opt.Environ, name, glyphs, a.opt.ScreenReader)
	a.look.Text, a.look.Back = told.Text, told.Back
	a.dress()
}

// dress makes the theme anew from what is known of the terminal.
func (a *App) dress() { a.theme = a.look.Theme() }

// askColours asks the terminal for its own colours. One that does not answer is
// drawn without hues.
func (a *App) askColours() tea.Cmd {
	if a.look.Environment.NoColour {
		return nil
	}
	return tea.Batch(tea.RequestBackgroundColor, tea.RequestForegroundColor)
}
