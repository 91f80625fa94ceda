package dialog

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/form"
	"kept/ui/host"
)

// CopyMarked puts the text that is marked in a form on the clipboard, and says so when
// none is; a cut takes it out of the field too.
func CopyMarked(h host.Host, f *form.Form, cut bool) tea.Cmd {
	cmd, ok := f.Copy(cut)
	if !ok {
		h.Notify(0, "Mark text first, with Shift and the arrows or the mouse.")
	}
	return cmd
}
