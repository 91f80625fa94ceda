package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/backup"
	"kept/store/file"
	"kept/ui/cell"
)

// advised is an error with what a keeper can do about it, printed below it.
type advised struct {
	err    error
	advice []string
}

func (e *advised) Error() string { return e.err.Error() }
func (e *advised) Unwrap() error { return e.err }

// isMissingOrDamaged tells whether a workbook is not, or not whole, where it should be, so that
// a backup of it is the way out.
func isMissingOrDamaged(err error) (*file.Problem, bool) {
	var problem *file.Problem
	if !errors.As(err, &problem) {
		return nil, false
	}
	switch problem.State {
	case file.Missing, file.Empty, file.Truncated, file.Damaged, file.Scrambled:
		return problem, true
	case file.Foreign: // it is no workbook now; if there are backups, it was one
		return problem, true
	}
	return problem, false
}

// readable tells whether something could be recovered from such a file.
func readable(state file.State) bool {
	return state == file.Truncated || state == file.Damaged || state == file.Scrambled
}

// withAdvice adds to an error which backup there is of a workbook that cannot be
// opened, and how to get at it.
func (c *call) withAdvice(ctx context.Context, err error) error {
	problem, ok := isMissingOrDamaged(err)
	if !ok {
		return err
	}
	b, n, ok := c.newestGood(ctx, problem.Path)
	var advice []string
	which := ""
	if c.isSet("file") {
		which = fmt.Sprintf("--file %q ", problem.Path)
	}
	if ok {
		advice = append(advice, fmt.Sprintf("There is a good backup, of %s (%s). This makes a workbook from it:",
			formatMoment(b.At), b.Why),
			fmt.Sprintf("  kept %sbackup copy %d NEW.kept", which, n))
		if newer, there := c.newerEncrypted(problem.Path, b); there {
			advice = append(advice, fmt.Sprintf("A newer one, of %s, is encrypted. It needs the passphrase:", formatMoment(newer.At)),
				fmt.Sprintf("  kept %sbackup copy 1 NEW.kept", which))
		}
	}
	if readable(problem.State) {
		advice = append(advice, "This saves what can still be read of the file as a new workbook. It does not change the file:",
			fmt.Sprintf("  kept recover %q NEW.kept", problem.Path))
	}
	if len(advice) == 0 {
		return err
	}
	return &advised{err, advice}
}

// newestGood is the newest backup of a workbook that can be read through, and its
// number in the list.
func (c *call) newestGood(ctx context.Context, path string) (backup.Backup, int, bool) {
	root := c.backupRoot()
	good, ok, err := backup.NewestGood(ctx, root, path, store.CheckBackup)
	if err != nil || !ok {
		return good, 0, false
	}
	list, err := backup.List(root, path)
	if err != nil {
		return good, 0, false
	}
	for i, b := range list {
		if b.Path == good.Path {
			return good, i + 1, true
		}
	}
	return good, 0, false
}

// rescue asks someone at a terminal what to do about a workbook that cannot be
// opened, and opens the result; it gives the error where there is no way out.
func (c *call) rescue(ctx context.Context, openErr error) (*store.Workbook, error) {
	problem, ok := isMissingOrDamaged(openErr)
	if !ok {
		return nil, openErr
	}
	if _, err := os.Stat(filepath.Dir(problem.Path)); err != nil { // the disk is not connected
		return nil, openErr
	}
	good, _, hasBackup := c.newestGood(ctx, problem.Path)
	ways := c.waysOut(ctx, problem, good, hasBackup)
	if len(ways) == 0 {
		return nil, openErr
	}
	c.printFitted(store.Sentence(problem), "")
	if hasBackup && problem.State == file.Foreign {
		c.printFitted("There was a workbook here before. Something has overwritten it.", "")
	}
	way := c.chooseWay(ways)
	if way == nil {
		c.print("Nothing was changed.")
		return nil, exitCode(exitFailed)
	}
	path, err := way.carryOut()
	if err != nil {
		return nil, err
	}
	// The keeper who wrote here last goes on, if the new workbook knows them.
	if last := c.remembered().Keepers[problem.Path]; last != "" && path != problem.Path {
		if err := c.remember(path, last, false); err != nil {
			return nil, err
		}
	}
	if err := c.setText("file", path); err != nil {
		return nil, err
	}
	return c.open(ctx)
}

// wayOut is something that can be done about a workbook that cannot be opened. It
// gives the path of the workbook to open then.
type wayOut struct {
	title    string
	carryOut func() (path string, err error)
}

// waysOut lists what can be done, the best first.
func (c *call) waysOut(ctx context.Context, problem *file.Problem, good backup.Backup, hasBackup bool) (ways []wayOut) {
	useBackup := func(b backup.Backup) wayOut {
		title := "Go on with the backup of " + formatMoment(b.At)
		if b.Encrypted {
			title += ", which is encrypted. It asks for the passphrase"
		}
		if problem.State != file.Missing {
			title += ". The file as it is now gets another name"
		}
		return wayOut{title, func() (string, error) { return problem.Path, c.useBackup(ctx, b, problem) }}
	}
	if newer, ok := c.newerEncrypted(problem.Path, good); hasBackup && ok {
		ways = append(ways, useBackup(newer)) // it cannot be read through yet, and it holds more
	}
	if hasBackup {
		ways = append(ways, useBackup(good))
	}
	if readable(problem.State) {
		ways = append(ways, wayOut{"Save what can still be read as a new workbook, and open that",
			func() (string, error) { return c.saveRecovered(ctx, problem.Path) }})
	}
	return ways
}

// chooseWay asks which way out to take; nil when nothing is to be done.
func (c *call) chooseWay(ways []wayOut) *wayOut {
	c.print("")
	for i, way := range ways {
		c.printFitted(fmt.Sprintf("  %d  %s", i+1, way.title), "     ")
	}
	c.print("  %d  Change nothing", len(ways)+1)
	answer := strings.TrimSpace(c.askLine(bufio.NewReader(c.stdin), fmt.Sprintf("\nWhich? Write 1 to %d, then Enter: ", len(ways)+1)))
	for i := range ways {
		if answer == strconv.Itoa(i+1) {
			return &ways[i]
		}
	}
	return nil
}

// printFitted writes text in the width of the terminal. Lines after the first are indented.
func (c *call) printFitted(text, indent string) {
	for i, line := range cell.Wrap(text, max(columns(c.stdout), 40)-len(indent)) {
		if i > 0 {
			line = indent + line
		}
		c.print("%s", line)
	}
}

// useBackup puts a backup where the workbook should be. The file that is there gets
// another name.
func (c *call) useBackup(ctx context.Context, b backup.Backup, problem *file.Problem) error {
	path := problem.Path
	opened, err := c.unlocked(b) // before the file is moved
	if err != nil {
		return err
	}
	b = opened[0]
	back := func() error { return nil }
	if problem.State != file.Missing {
		aside, err := c.freeName(path, "damaged")
		if err != nil {
			return err
		}
		if err := move(path, aside); err != nil {
			return err
		}
		back = func() error { return move(aside, path) }
		c.print("The file as it was is now %s", aside)
	}
	if err := store.CopyBackup(ctx, b, path); err != nil {
		return errors.Join(err, back())
	}
	return nil
}

// move renames a workbook and its journal.
func move(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return fmt.Errorf("putting the file aside: %w", err)
	}
	if err := os.Rename(from+"-journal", to+"-journal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(fmt.Errorf("putting the file aside: %w", err), os.Rename(to, from))
	}
	return nil
}

// newerEncrypted is the newest backup of a workbook if it is encrypted, and newer
// than a good one that is not.
func (c *call) newerEncrypted(path string, good backup.Backup) (backup.Backup, bool) {
	list, err := backup.List(c.backupRoot(), path)
	if err != nil || len(list) == 0 || good.Encrypted {
		return backup.Backup{}, false
	}
	b := list[0]
	return b, b.Verified && b.Encrypted && b.At.After(good.At)
}

// saveRecovered saves what can be read of a damaged workbook next to it.
func (c *call) saveRecovered(ctx context.Context, path string) (string, error) {
	to, err := c.freeName(path, "recovered")
	if err != nil {
		return "", err
	}
	report, err := store.Salvage(ctx, path, to, store.Options{Now: c.now})
	if err != nil {
		return "", err
	}
	c.printRecovered(report)
	return to, nil
}

// freeName is a name next to a workbook that no file has yet.
func (c *call) freeName(path, what string) (string, error) {
	ext := filepath.Ext(path)
	base := strings.TrimSuffix(path, ext) + " " + what + " " + c.now().Format("2006-01-02")
	for n := 1; n < 100; n++ {
		name := base + ext
		if n > 1 {
			name = fmt.Sprintf("%s (%d)%s", base, n, ext)
		}
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name, nil
		}
	}
	return "", fmt.Errorf("putting the file aside as %s%s: %w", base, ext, store.ErrExists)
}
