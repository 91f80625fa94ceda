package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"kept/cmd/kept/cli"
	"kept/export/bundle"
	"kept/export/snapshot"
	"kept/store"
)

// restoreBundle imports a bundle into the workbook of its
// partnership, or into a new workbook where there is none yet.
func restoreBundle(ctx context.Context, c *call, zip string) error {
	for _, other := range []string{"as", "map", "dry-run"} {
		if c.isSet(other) {
			return cli.Misuse("leave it out", "--%s is for tables, and %s is a bundle", other, zip)
		}
	}
	content, err := bundle.Read(ctx, zip, c.opener())
	if err != nil {
		return err
	}
	path, _ := c.workbookPath()
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return c.restoreNew(ctx, content, path)
	}
	return c.writing(ctx, func(w *store.Workbook) error {
		batch, err := bundle.Restore(ctx, w, content)
		if err != nil {
			return err
		}
		if batch.No == 0 {
			c.print("Nothing to change: the workbook has all of it already.")
			return nil
		}
		c.print("%s. kept undo reverses it.", batch.Title)
		return nil
	})
}

// restoreNew makes a workbook out of a bundle. One that fails leaves no file.
func (c *call) restoreNew(ctx context.Context, content *snapshot.Snapshot, path string) error {
	keeper := c.text("keeper")
	if keeper == "" {
		keeper = c.setting("KEPT_KEEPER")
	}
	if keeper == "" {
		return cli.Misuse(`add --keeper "Your name"`, "a new workbook needs to know who is writing")
	}
	w, err := store.Create(ctx, path, store.Options{Now: c.now, StateDir: c.stateFolder(), Keeper: keeper})
	if err != nil {
		return err
	}
	_, err = bundle.Restore(ctx, w, content)
	if err == nil {
		_, err = w.Write(ctx, "Added keeper "+keeper, func(tx *store.Tx) error {
			partnership, err := tx.Resolve(store.Partnership)
			if err == nil {
				_, err = tx.Add("keeper", partnership.ID, store.Values{"name": keeper})
			}
			return err
		})
	}
	if closed := w.Close(); err != nil {
		return errors.Join(err, closed, os.Remove(path))
	} else if closed != nil {
		return closed
	}
	if err := c.remember(path, keeper, true); err != nil {
		return err
	}
	c.print("Made a workbook from the bundle %s. kept opens it.\n%s", content.Submission.ID(), path)
	return nil
}
