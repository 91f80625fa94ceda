package main

import (
	"fmt"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/file"
	"kept/ui/shelf"
)

// arrive says to others that the workbook is open, and to the keeper who else has
// it open; what it gives is to be called in the end. Nothing of it stands in the way.
func (c *call) announce(w *store.Workbook) (leave func()) {
	if c.demo != "" {
		return func() {}
	}
	visit, err := w.Arrive(c.command.CommandPath())
	if err != nil { // a folder that cannot be written to: others are told nothing
		visit = nil
	}
	if others, err := w.Visitors(visit); err == nil {
		for _, v := range others {
			fmt.Fprintln(c.stderr, cli.Visible(v.Sentence(c.now())))
		}
	}
	c.warnOfFolder(w)
	return func() { _ = visit.Leave() } // one that stays is thrown out by whoever comes next
}

// warnOfFolder says once for each workbook and computer that its folder is shared
// or synced. The screens note the same.
func (c *call) warnOfFolder(w *store.Workbook) {
	kind := file.FolderKindOf(w.Path())
	folderState, what := shelf.Of(c.stateFolder(), w.Path()), "folder: "+string(kind)
	if kind.Warning() == "" || !folderState.DoneAt(what).IsZero() {
		return
	}
	fmt.Fprintln(c.stderr, cli.Visible(kind.Warning()))
	_ = folderState.NoteDone(what, c.now()) // at worst it is said once more
}
