package backups

import (
	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/backup"
	"kept/ui/dialog"
	"kept/ui/theme"
)

// askKeeping asks how many backups are kept.
func (d *list) askKeeping() {
	h, dir := d.host, d.backups.root()
	now, err := backup.KeepingIn(dir)
	if err != nil {
		h.Notify(theme.Notice, store.Sentence(err))
	}
	q := &dialog.Ask{Host: h, Heading: "How many backups are kept",
		Help: "Of each workbook on this computer: the last ones, the newest of each day and week, and how large all may be together. " +
			"The newest is kept however large."}
	q.Line.SetText(now.String())
	q.Check = func(text string) (string, string) {
		k, err := backup.ParseKeeping(text, now)
		if err != nil {
			return "", store.Sentence(err)
		}
		return k.String(), ""
	}
	q.Then = func(text string) tea.Cmd {
		k, err := backup.ParseKeeping(text, now)
		if err == nil {
			err = backup.SetKeeping(dir, k)
		}
		if err != nil {
			h.Notify(theme.Problem, store.Sentence(err))
			return nil
		}
		h.Notify(theme.Good, "Kept from now on: "+k.String()+".")
		return nil
	}
	h.Open(q)
}
