package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"kept/store"
)

func backupCommand() *command {
	return &command{
		name: "backup", usage: "[list | check | compare NUMBER | copy NUMBER FILE]", run: runBackup, atMost: 3, flags: encryptionFlags(),
		help: "makes a backup now; lists, checks, compares or copies the backups there are",
		more: []string{
			"kept backup                 makes one now; Kept also makes one before the first change of a day and before an import",
			"kept backup list            the backups there are, the newest first, each with its number",
			"kept backup check           reads every backup through",
			"kept backup compare 1       what was changed since that one; with a file's name, in what a copy of the workbook differs",
			"kept backup copy 1 my.kept  makes a workbook of its own out of one, to look into it",
			`kept backup --keep "last 20, 30 days"    from now on so many are kept; "kept backup --keep usual" as at first`,
			"kept backup --encrypt       from now on backups are encrypted; the commands above then ask for the passphrase",
			"kept restore NUMBER puts the workbook back as it was then.",
		},
	}
}

func restoreCommand() *command {
	return &command{
		name: "restore", usage: "NUMBER", run: runRestore, atMost: 1, flags: []flag{keyFlag("a backup")},
		help: "puts the workbook back as it was in a backup; kept undo takes that back",
		more: []string{"kept backup list shows the numbers. The history stays whole: restoring is one more change, and what was added since is removed, not forgotten."},
	}
}

func recoverCommand() *command {
	return &command{
		name: "recover", usage: "DAMAGED NEW", run: runRecover, atMost: 2, takes: []wants{aFile, aFile},
		help: "recovers what a damaged workbook still holds into a new one",
		more: []string{"The damaged file is not touched. Try the newest backup first: kept backup list."},
	}
}

// backupRoot is where backups of all workbooks are kept; a demonstration has none.
func (p *program) backupRoot() string {
	if p.demo != "" {
		return ""
	}
	return filepath.Join(p.dataFolder(), "backups")
}

func runBackup(ctx context.Context, c *call) error {
	if c.given("keep") {
		return c.chooseKeeping()
	}
	if err := c.chooseEncryption(); err != nil {
		return err
	}
	switch {
	case len(c.args) == 0:
		return c.reading(ctx, func(w *store.Workbook) error {
			b, err := w.Backup(ctx, store.WhyAsked)
			if err == nil {
				c.say("Backed up, and read through: %s", b.Path)
			}
			return err
		})
	case c.args[0] == "list":
		return c.eachBackup(func(n int, b store.Backup) error {
			c.say("%d  %s  %s, %s%s", n, sayMoment(b.At), b.Why, saySize(b.Size), unverified(b))
			return nil
		})
	case c.args[0] == "check":
		return c.eachBackupOpened(func(n int, b store.Backup) error {
			said := "whole"
			if err := b.Check(ctx); err != nil {
				said = store.Sentence(err)
			}
			c.say("%d  %s  %s", n, sayMoment(b.At), said)
			return nil
		})
	case c.args[0] == "compare" && len(c.args) == 2:
		return c.compareBackup(ctx, c.args[1])
	case c.args[0] == "copy" && len(c.args) == 3:
		b, err := c.backupNumbered(c.args[1])
		if err != nil {
			return err
		}
		if err := b.CopyTo(ctx, absolute(c.args[2])); err != nil {
			return err
		}
		c.say("Made a workbook out of the backup of %s.\n%s", sayMoment(b.At), absolute(c.args[2]))
		return nil
	}
	return misuse("write kept backup, kept backup list, kept backup check, kept backup compare NUMBER or kept backup copy NUMBER FILE", "kept backup does not know %q", c.args[0])
}

func runRestore(ctx context.Context, c *call) error {
	if len(c.args) == 0 {
		return misuse("kept backup list shows the numbers", "kept restore wants the number of a backup")
	}
	b, err := c.backupNumbered(c.args[0])
	if err != nil {
		return err
	}
	return c.writing(ctx, func(w *store.Workbook) error {
		batch, err := w.Restore(ctx, b)
		switch {
		case err != nil:
			return err
		case batch.No == 0:
			c.say("The workbook is as it was then already: nothing was changed.")
		default:
			c.say("%s: %d values changed. kept undo takes it back.", batch.Title, batch.Changes)
		}
		return nil
	})
}

func runRecover(ctx context.Context, c *call) error {
	if len(c.args) != 2 {
		return misuse("write kept recover damaged.kept new.kept", "kept recover wants the damaged file and the name of a new one")
	}
	report, err := store.Salvage(ctx, absolute(c.args[0]), absolute(c.args[1]), store.Options{Now: c.now})
	if err != nil {
		return err
	}
	c.sayRecovered(report)
	c.say("%s", absolute(c.args[1]))
	return nil
}

// sayRecovered gives the account of what was recovered, and of what was not.
func (c *call) sayRecovered(report store.SalvageReport) {
	c.say("Recovered %d records, from %d values of the history; %d values could not be read.", report.Records, report.Changes, report.LostChanges)
	if report.Whole {
		c.say("The history was whole: nothing was lost.")
	}
	for _, lost := range report.Lost {
		c.say("Not recovered: %s", lost)
	}
	for _, d := range report.Doubtful {
		c.say("Doubtful: %s", d.Sentence())
	}
}

// compareBackup says in what the workbook differs from a backup, or from a copy of
// it that lies somewhere, record by record.
func (c *call) compareBackup(ctx context.Context, which string) error {
	b := store.Backup{Path: absolute(which)}
	if _, err := os.Stat(b.Path); err != nil {
		if b, err = c.backupNumbered(which); err != nil {
			return err
		}
	}
	return c.reading(ctx, func(w *store.Workbook) error {
		other, err := store.OpenBackup(ctx, b, store.Options{Now: c.now})
		if err != nil {
			return err
		}
		list, err := w.Compare(ctx, other)
		if err := errors.Join(err, other.Close()); err != nil {
			return err
		}
		for _, d := range list {
			c.say("%s: %s", d.Name, d.Sentence())
		}
		if len(list) == 0 {
			c.say("They say the same.")
		}
		return nil
	})
}

// eachBackup goes through the backups of the workbook that is meant, the newest
// first, from 1. The workbook itself need not open for that.
func (c *call) eachBackup(do func(n int, b store.Backup) error) error {
	list, err := c.backups()
	return c.each(list, err, do)
}

// eachBackupOpened is eachBackup with what opens those that are encrypted.
func (c *call) eachBackupOpened(do func(n int, b store.Backup) error) error {
	list, err := c.backups()
	if err == nil {
		list, err = c.unlocked(list...)
	}
	return c.each(list, err, do)
}

func (c *call) each(list []store.Backup, err error, do func(n int, b store.Backup) error) error {
	if err != nil {
		return err
	}
	if len(list) == 0 {
		c.say("There is no backup of this workbook yet. kept backup makes one.")
	}
	for i, b := range list {
		if err := do(i+1, b); err != nil {
			return err
		}
	}
	return nil
}

func (c *call) backups() ([]store.Backup, error) {
	root := c.backupRoot()
	if root == "" {
		return nil, store.ErrNoBackups
	}
	path, _ := c.workbookPath()
	return store.BackupsOf(root, path)
}

func (c *call) backupNumbered(said string) (store.Backup, error) {
	list, err := c.backups()
	if err != nil {
		return store.Backup{}, err
	}
	n, err := strconv.Atoi(said)
	if err != nil || n < 1 || n > len(list) {
		return store.Backup{}, misuse("kept backup list shows them", "%q is not the number of a backup; there are %d", said, len(list))
	}
	opened, err := c.unlocked(list[n-1])
	if err != nil {
		return store.Backup{}, err
	}
	return opened[0], nil
}

func unverified(b store.Backup) string {
	switch {
	case !b.Verified:
		return ", not whole"
	case b.Encrypted:
		return ", encrypted"
	}
	return ""
}

func sayMoment(t time.Time) string { return t.Local().Format("2 January 2006, 15:04:05") }

// saySize gives a size as file managers do.
func saySize(bytes int64) string {
	if bytes < 1_000_000 {
		return fmt.Sprintf("%d kB", (bytes+999)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}

// chooseKeeping sets how many backups are kept.
func (c *call) chooseKeeping() error {
	root := c.backupRoot()
	if root == "" {
		return store.ErrNoBackups
	}
	if len(c.args) > 0 {
		return misuse("write kept backup --keep by itself", "--keep is for the backups to come")
	}
	keeping := store.DefaultKeeping()
	if said := c.text("keep"); same(said) != "usual" {
		now, err := store.KeepingIn(root)
		if err != nil {
			now = keeping
		}
		if keeping, err = store.ParseKeeping(said, now); err != nil {
			return err
		}
	}
	if err := store.KeepBackups(root, keeping); err != nil {
		return err
	}
	c.say("Of each workbook on this computer is kept from now on: %s. The newest is kept however large.", keeping)
	return nil
}
