package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/theme"
)

// setTheme puts a theme and signs on by their names; "" is what the surroundings suggest.
func (a *App) setTheme(name, glyphs string) {
	terminal := a.appearance
	a.appearance = theme.AppearanceOf(a.opt.Environ, name, glyphs, a.opt.ScreenReader)
	a.appearance.Text, a.appearance.Back = terminal.Text, terminal.Back
	a.applyTheme()
}

// applyTheme makes the theme again from what is known of the terminal.
func (a *App) applyTheme() { a.theme = a.appearance.Theme() }

// askColours asks the terminal for its own colours. One that does not answer is
// drawn without hues.
func (a *App) askColours() tea.Cmd {
	if a.appearance.Environment.NoColour {
		return nil
	}
	return tea.Batch(tea.RequestBackgroundColor, tea.RequestForegroundColor)
}
