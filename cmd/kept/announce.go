package main

import (
	"fmt"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/file"
	"kept/ui/shelf"
)

// announce shows others that the workbook is open, and the keeper who else has it
// open. The function that it returns ends that. No failure here stops a command.
func (c *call) announce(w *store.Workbook) (leave func()) {
	if c.demo != "" {
		return func() {}
	}
	visit, err := w.LeaveNotice(c.command.CommandPath())
	if err != nil { // a folder that cannot be written to: others see nothing
		visit = nil
	}
	if others, err := w.Visitors(visit); err == nil {
		for _, v := range others {
			fmt.Fprintln(c.stderr, cli.Visible(v.Sentence(c.now())))
		}
	}
	c.warnOfFolder(w)
	return func() { _ = visit.Leave() } // the next command removes one that stays
}

// warnOfFolder warns once for each workbook and computer that its folder is shared
// or synced. The screens note the same.
func (c *call) warnOfFolder(w *store.Workbook) {
	kind := file.FolderKindOf(w.Path())
	folderState, what := shelf.Of(c.stateFolder(), w.Path()), "folder: "+string(kind)
	if kind.Warning() == "" || !folderState.DoneAt(what).IsZero() {
		return
	}
	fmt.Fprintln(c.stderr, cli.Visible(kind.Warning()))
	_ = folderState.NoteDone(what, c.now()) // at worst the warning appears once more
}
