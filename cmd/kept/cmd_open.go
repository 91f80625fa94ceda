package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/export/bundle"
	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
	"kept/ui"
	"kept/ui/overview"
)

func newOpenCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "open BUNDLE",
		Short: "Show a bundle on the screens, where nothing can be changed",
		Long: "Without a terminal it prints an overview. An encrypted bundle (.zip.age) asks for its passphrase, or --key names " +
			"your key. Dates are as on the last day of the bundle's quarter.",
		Args: cli.AtMost(1),
		RunE: p.runs(runOpen),
	}
	addKey(cmd, "a bundle")
	addScreenReader(cmd)
	return cmd
}

// runOpen reads a bundle into a throw-away workbook, and shows that.
func runOpen(ctx context.Context, c *call) (err error) {
	if len(c.args) == 0 {
		return cli.Misuse("write kept open promise-....zip", "kept open needs the name of a bundle")
	}
	bundle, err := bundle.Read(ctx, c.args[0], c.opener())
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "kept-bundle-")
	if err != nil {
		return fmt.Errorf("making a place for the bundle: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path := filepath.Join(folder, "bundle.kept")
	if err := makeFromBundle(ctx, bundle, path, c.now); err != nil {
		return err
	}
	w, err := store.Open(ctx, path, store.Options{Now: c.now, ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(c.showBundle(ctx, bundle, w), w.Close())
}

// makeFromBundle makes a workbook out of a bundle, to be thrown away.
func makeFromBundle(ctx context.Context, of *snapshot.Snapshot, path string, now func() time.Time) error {
	w, err := store.Create(ctx, path, store.Options{Now: now, Keeper: "Kept", Throwaway: true})
	if err != nil {
		return err
	}
	_, err = bundle.Restore(ctx, w, of)
	return errors.Join(err, w.Close())
}

func (c *call) showBundle(ctx context.Context, bundle *snapshot.Snapshot, w *store.Workbook) error {
	s := bundle.Submission
	asOn := c.lastDayOf(s.Quarter)
	if !c.atTerminal() {
		c.print("The bundle %s (%s). Nothing in it can be changed.", s.ID(), sideText(s))
		return overview.Print(ctx, w, c.stdout, calendar.DateOf(asOn()))
	}
	return c.present(ctx, ui.Options{Workbook: w, Now: asOn, Input: c.stdin, Output: c.stdout, Environ: c.env, ReadOnly: true,
		Label: fmt.Sprintf("Bundle %s r%d, %s", s.Quarter, s.Revision, s.State)})
}

// lastDayOf is the clock by which a bundle is shown: that of the computer, which
// once the quarter has ended stops at noon of its last day.
func (c *call) lastDayOf(q calendar.Quarter) func() time.Time {
	end := q.To()
	noon := time.Date(end.Year, end.Month, end.Day, 12, 0, 0, 0, c.now().Location())
	return func() time.Time {
		if now := c.now(); now.Before(noon) {
			return now
		}
		return noon
	}
}
