package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/export/demo"
	"kept/store"
	"kept/ui"
)

// addScreens adds the options of every command that opens the screens.
func addScreens(cmd *cobra.Command) {
	addOut(cmd, "where the screens save a bundle (default: your documents)")
	cli.AddSwitch(cmd, "present", "begin with the guided story, in large type, for a workshop")
	addScreenReader(cmd)
}

func addScreenReader(cmd *cobra.Command) {
	cli.AddSwitch(cmd, "screen-reader", "no boxes, one thing a line (or set KEPT_SCREEN_READER)")
}

// present opens the screens with what the command line says about them, and
// closes what was opened for a workshop.
func (c *call) present(ctx context.Context, opt ui.Options) (err error) {
	opt.ScreenReader = opt.ScreenReader || c.isSet("screen-reader") || c.setting("KEPT_SCREEN_READER") != ""
	opt.KeysFile = filepath.Join(c.settingsFolder(), "keys.conf")
	opt.Workshop = &ui.Workshop{Begin: c.isSet("present")}
	if c.demo != "" {
		again := &rebuilt{call: c}
		defer func() { err = errors.Join(err, again.close()) }()
		opt.Workshop.Rebuild = again.build
	}
	return ui.Run(ctx, opt)
}

// rebuilt are the demonstrations that were made again while the screens were open.
type rebuilt struct {
	call  *call
	books []*store.Workbook
}

// build makes the demonstration again, next to the one before, which may still be read.
func (r *rebuilt) build(ctx context.Context) (*store.Workbook, error) {
	c := r.call
	path := filepath.Join(filepath.Dir(c.demo), fmt.Sprintf("demo-%d.kept", len(r.books)+2))
	w, err := demo.Build(ctx, path, c.today(), store.Options{Now: c.now, StateDir: c.stateFolder()})
	if err != nil {
		return nil, fmt.Errorf("making the demonstration again: %w", err)
	}
	r.books = append(r.books, w)
	return w, nil
}

func (r *rebuilt) close() error {
	var errs []error
	for _, w := range r.books {
		errs = append(errs, w.Close())
	}
	return errors.Join(errs...)
}
