package ui

import "kept/ui/host"

// front is the dialog in front, or nil.
func (a *App) front() host.Dialog {
	if len(a.dialogs) == 0 {
		return nil
	}
	return a.dialogs[len(a.dialogs)-1]
}

// Open implements [host.Host].
func (a *App) Open(d host.Dialog) { a.dialogs = append(a.dialogs, d) }

// closeDialogs takes away the dialogs that are done with.
func (a *App) closeDialogs() {
	kept := a.dialogs[:0]
	for _, d := range a.dialogs {
		if !d.Closed() {
			kept = append(kept, d)
		}
	}
	clear(a.dialogs[len(kept):])
	a.dialogs = kept
}
