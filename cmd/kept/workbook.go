package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"kept/cmd/kept/cli"
	"kept/export/demo"
	"kept/store"
	"kept/store/file"
	"kept/store/words"
)

// errNoWorkbook says that no workbook was named and there is none yet.
var errNoWorkbook = errors.New("there is no workbook yet")

// workbookPath finds the workbook that is meant: the one named, the one of the
// demonstration, the last one opened, or the default one.
func (c *call) workbookPath() (path string, named bool) {
	switch {
	case c.demo != "":
		return c.demo, true
	case c.isSet("file"):
		return file.Absolute(c.text("file")), true
	case c.setting("KEPT_FILE") != "":
		return file.Absolute(c.setting("KEPT_FILE")), true
	}
	if last := c.remembered().Workbook; last != "" {
		return last, true
	}
	return c.defaultWorkbook(), false
}

// open opens the workbook that is meant. It is opened for writing even to read it:
// a change that was cut off by a crash can then be repaired.
func (c *call) open(ctx context.Context) (*store.Workbook, error) {
	path, named := c.workbookPath()
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && !named {
		return nil, fmt.Errorf("%w: %s", errNoWorkbook, "make one with `kept new`, or try Kept with `kept demo`")
	}
	w, err := store.Open(ctx, path, store.Options{Now: c.now, StateDir: c.stateFolder(), BackupDir: c.backupRoot(),
		Throwaway: c.demo != ""})
	if err != nil {
		return nil, c.withAdvice(ctx, err)
	}
	if written := w.Notice(ctx); written != "" {
		fmt.Fprintln(c.stderr, cli.Visible(written))
	}
	return w, nil
}

// reading opens the workbook, does something that changes nothing, and closes it.
func (c *call) reading(ctx context.Context, do func(w *store.Workbook) error) error {
	w, err := c.open(ctx)
	if err != nil {
		return err
	}
	return errors.Join(do(w), w.Close())
}

// writing opens the workbook in the name of its keeper, does something that
// changes it, and closes it.
func (c *call) writing(ctx context.Context, do func(w *store.Workbook) error) error {
	w, err := c.open(ctx)
	if err != nil {
		return err
	}
	if err := c.setKeeper(ctx, w); err != nil {
		return errors.Join(err, w.Close())
	}
	leave := c.announce(w)
	err = do(w)
	leave()
	c.printBackupFailure(w)
	return errors.Join(err, w.Close())
}

// printBackupFailure says that no backup could be made: never silently, and it never stops
// the work.
func (c *call) printBackupFailure(w *store.Workbook) {
	if err := w.BackupTrouble(); err != nil {
		fmt.Fprintln(c.stderr, cli.Visible("There is no backup from today. "+store.Sentence(err)))
	}
}

// setKeeper finds out who is writing, tells the workbook, and remembers it.
func (c *call) setKeeper(ctx context.Context, w *store.Workbook) error {
	keeper, err := c.keeper(ctx, w)
	if err != nil {
		return err
	}
	w.SetKeeper(keeper)
	if !c.isSet("keeper") {
		return nil
	}
	return c.remember(file.Absolute(w.Path()), keeper, false)
}

// keeper is who is writing: the one named, the one who wrote last on this
// computer, or the workbook's only one. The name under which somebody is signed
// in to the computer is never taken for it.
func (c *call) keeper(ctx context.Context, w *store.Workbook) (string, error) {
	partnership, err := w.Partnership(ctx)
	if err != nil {
		return "", fmt.Errorf("reading the keepers: %w", err)
	}
	var known []string
	for _, k := range partnership.Children("keeper") {
		known = append(known, k.Get("name"))
	}
	written := c.text("keeper")
	if written == "" {
		written = c.setting("KEPT_KEEPER")
	}
	if written != "" {
		return c.knownKeeper(written, known)
	}
	if last := c.remembered().Keepers[file.Absolute(w.Path())]; last != "" {
		if name, err := c.knownKeeper(last, known); err == nil {
			return name, nil
		}
	}
	if c.demo != "" {
		return demo.Keeper, nil
	}
	if len(known) == 1 {
		return known[0], nil
	}
	if len(known) == 0 {
		return "", &undecided{nil, cli.Misuse(`add --keeper "Your name"`, "Kept does not know who is writing")}
	}
	return "", &undecided{known, cli.Misuse(fmt.Sprintf("add --keeper %q once, and Kept remembers it on this computer", known[0]),
		"Kept does not know which of %s is writing", words.Join(known, "and"))}
}

// knownKeeper finds a keeper by name. A person may add themselves.
func (c *call) knownKeeper(written string, known []string) (string, error) {
	for _, name := range known {
		if strings.EqualFold(strings.TrimSpace(written), name) {
			return name, nil
		}
	}
	if len(known) == 0 || c.command.Name() == "add" {
		return strings.TrimSpace(written), nil
	}
	return "", cli.Unknown("keeper", written, known, fmt.Sprintf("add them first with `kept add keeper name=%q --keeper %q`",
		written, written))
}
