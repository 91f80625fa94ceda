package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/dialog"
	"kept/ui/theme"
)

// askKeeping asks how many backups are kept.
func (d *backupsDialog) askKeeping() {
	a, dir := d.app, d.app.backupRoot()
	now, err := store.KeepingIn(dir)
	if err != nil {
		a.Notify(theme.Notice, store.Sentence(err))
	}
	q := &dialog.Ask{Host: a, Heading: "How many backups are kept", Help: "Of each workbook on this computer: the last ones, the newest of each day and week, and how large all may be together. The newest is kept however large."}
	q.Line.SetText(now.String())
	q.Check = func(text string) (string, string) {
		k, err := store.ParseKeeping(text, now)
		if err != nil {
			return "", store.Sentence(err)
		}
		return k.String(), ""
	}
	q.Then = func(text string) tea.Cmd {
		k, err := store.ParseKeeping(text, now)
		if err == nil {
			err = store.KeepBackups(dir, k)
		}
		if err != nil {
			a.Notify(theme.Problem, store.Sentence(err))
			return nil
		}
		a.Notify(theme.Good, "Kept from now on: "+k.String()+".")
		return nil
	}
	a.Open(q)
}
