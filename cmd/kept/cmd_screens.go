package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"runtime/debug"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/export/bundle"
	"kept/store"
	"kept/store/calendar"
	"kept/store/file"
	"kept/ui"
	"kept/ui/host"
	"kept/ui/overview"
)

func newScreensCommand(p *program) *cobra.Command {
	root := &cobra.Command{
		Use:   "kept [COMMAND] [options]",
		Short: "Open the workbook",
		Long: "Kept is the workbook of a local partnership that is keeping the promise. kept alone opens the workbook; " +
			"without a terminal it prints an overview.",
		Args:              cli.CommandsOnly,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              p.runs(runRoot),
		SilenceErrors:     true,
		SilenceUsage:      true,
	}
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(cli.FlagError)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { showHelp(p.stdout, cmd) })
	addScreens(root)
	root.Flags().BoolP("version", "v", false, "print the version of Kept")
	addEverywhere(root)
	return root
}

func runRoot(ctx context.Context, c *call) error {
	if c.isSet("version") {
		return runVersion(ctx, c)
	}
	return runScreens(ctx, c)
}

func runScreens(ctx context.Context, c *call) error {
	w, err := c.open(ctx)
	if errors.Is(err, errNoWorkbook) {
		if c.atTerminal() {
			return runSetUp(ctx, c)
		}
		printWelcome(c)
		return nil
	}
	if err != nil && c.atTerminal() {
		w, err = c.rescue(ctx, err)
	}
	if err != nil {
		return err
	}
	err = showScreens(ctx, c, w)
	c.printBackupFailure(w)
	return errors.Join(err, w.Close())
}

// showScreens opens the screens, or prints the overview where no one could see them.
func showScreens(ctx context.Context, c *call, w *store.Workbook) error {
	if !c.atTerminal() {
		return overview.Print(ctx, w, c.stdout, c.today())
	}
	debug.SetGCPercent(screensGCPercent)
	if err := c.setKeeper(ctx, w); err != nil {
		if err = c.askWho(ctx, w, err); err != nil {
			return err
		}
	}
	if err := c.remember(file.Absolute(w.Path()), w.Keeper(), true); err != nil {
		return err
	}
	folder := c.bundleFolder()
	if c.isSet("out") {
		folder = c.text("out")
	}
	return c.present(ctx, ui.Options{
		Folder: folder, Workbook: w, Now: c.now, Input: c.stdin, Output: c.stdout, Environ: c.env, Demo: c.demo != "", Safety: c.demo == "",
		StateDir: c.stateFolder(), SettingsPath: filepath.Join(c.settingsFolder(), "settings.json"),
		Export: func(ctx context.Context, q calendar.Quarter) (string, error) {
			return writeBundle(ctx, w, q, folder, bundle.Progress(host.ProgressOf(ctx)))
		},
	})
}

// screensGCPercent is how many hundredths of what the screens hold in memory may pile up
// before it is cleared: they hold little, and stay open all day.
const screensGCPercent = 50

// columns is how wide the terminal is, or 0 where there is none.
func columns(out io.Writer) int {
	f, ok := out.(interface{ Fd() uintptr })
	if !ok || !term.IsTerminal(f.Fd()) {
		return 0
	}
	width, _, err := term.GetSize(f.Fd())
	if err != nil || width < 20 {
		return 80
	}
	return width
}

// printWelcome tells someone without a workbook how to start.
func printWelcome(c *call) {
	c.print(`There is no workbook on this computer yet.

To try Kept with an invented partnership, where nothing you do is saved:
  kept demo

To start your own:
  kept new "%s" --partnership "Your partnership" --area "Your council" --keeper "Your name"

If a colleague sent you a workbook:
  kept --file "path of the file"

kept help lists all commands.`, c.defaultWorkbook())
}
