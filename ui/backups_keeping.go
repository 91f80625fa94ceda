package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/theme"
)

// askKeeping asks how many backups are kept.
func (d *backupsDialog) askKeeping() {
	a, dir := d.app, d.app.backupRoot()
	now, err := store.KeepingIn(dir)
	if err != nil {
		a.say(theme.Notice, store.Sentence(err))
	}
	q := &asking{app: a, heading: "How many backups are kept", help: "Of each workbook on this computer: the last ones, the newest of each day and week, and how large all may be together. The newest is kept however large."}
	q.line.SetText(now.String())
	q.check = func(text string) (string, string) {
		k, err := store.ParseKeeping(text, now)
		if err != nil {
			return "", store.Sentence(err)
		}
		return k.String(), ""
	}
	q.then = func(text string) tea.Cmd {
		k, err := store.ParseKeeping(text, now)
		if err == nil {
			err = store.KeepBackups(dir, k)
		}
		if err != nil {
			a.say(theme.Problem, store.Sentence(err))
			return nil
		}
		a.say(theme.Good, "Kept from now on: "+k.String()+".")
		return nil
	}
	a.open(q)
}
