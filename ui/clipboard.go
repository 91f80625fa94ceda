package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/ui/theme"
)

// copiedMsg says whether the clipboard took the text.
type copiedMsg struct {
	text string
	err  error
}

// Copy puts text on the clipboard of this computer; where that cannot be
// done, as on a remote one, the terminal is asked to do it (OSC 52).
func (a *App) Copy(text string) tea.Cmd {
	if text == "" {
		return nil
	}
	write, remote := a.clip, false
	for _, e := range a.opt.Environ {
		remote = remote || strings.HasPrefix(e, "SSH_CONNECTION=") || strings.HasPrefix(e, "SSH_TTY=")
	}
	if write == nil || remote {
		return tea.Batch(tea.SetClipboard(text), func() tea.Msg { return copiedMsg{text: text} })
	}
	return func() tea.Msg { return copiedMsg{text, write(text)} }
}

func (a *App) copied(msg copiedMsg) tea.Cmd {
	a.Notify(theme.Good, "Copied: "+strings.Join(strings.Fields(msg.text), " "))
	if msg.err != nil { // the terminal may still do it
		return tea.SetClipboard(msg.text)
	}
	return nil
}
