package main

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/backup"
	"kept/store/file"
	"kept/store/words"
)

func newBackupCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "backup [list|check|compare|copy] [options]",
		Short: "Make a backup now, or list, check, compare or copy backups",
		Long: "Kept also makes a backup before the first change of a day and before an import. " +
			"kept restore NUMBER puts the workbook back as it was in a backup.",
		Example: `kept backup                 make a backup now
kept backup list            list the backups with their numbers
kept backup compare 1       show what has changed since backup 1
kept backup copy 1 my.kept  make a separate workbook from backup 1
kept backup --encrypt       encrypt every backup from now on
kept backup --keep "last 20, 30 days"`,
		Args: cli.CommandsOnly,
		RunE: p.runs(makeBackup),
	}
	addEncryption(cmd)
	cmd.AddCommand(
		&cobra.Command{
			Use: "list", Short: "List the backups, newest first, with their numbers",
			Args: cli.AtMost(0), RunE: p.runs(listBackups),
		},
		withKey(&cobra.Command{
			Use: "check", Short: "Read every backup through and show which are whole",
			Args: cli.AtMost(0), RunE: p.runs(checkBackups),
		}),
		withKey(&cobra.Command{
			Use: "compare NUMBER|FILE", Short: "Show what has changed since a backup, or how a copy of the workbook differs",
			Args: cli.AtMost(1), RunE: p.runs(compareBackup),
		}),
		withKey(&cobra.Command{
			Use: "copy NUMBER FILE", Short: "Make a separate workbook from a backup",
			Args: cli.AtMost(2), RunE: p.runs(copyBackup),
		}),
	)
	return cmd
}

func withKey(cmd *cobra.Command) *cobra.Command {
	addKey(cmd, "a backup")
	return cmd
}

func makeBackup(ctx context.Context, c *call) error {
	if c.isSet("keep") {
		return c.chooseRetention()
	}
	if err := c.chooseEncryption(); err != nil {
		return err
	}
	return c.reading(ctx, func(w *store.Workbook) error {
		b, err := w.Backup(ctx, backup.WhyAsked)
		if err == nil {
			c.print("Backed up, and read through: %s", b.Path)
		}
		return err
	})
}

func listBackups(_ context.Context, c *call) error {
	return c.eachBackup(func(n int, b backup.Backup) error {
		c.print("%d  %s  %s, %s%s", n, formatMoment(b.At), b.Why, words.Size(b.Size), backupState(b))
		return nil
	})
}

func checkBackups(ctx context.Context, c *call) error {
	return c.eachBackupOpened(func(n int, b backup.Backup) error {
		state := "whole"
		if err := store.CheckBackup(ctx, b); err != nil {
			state = store.Sentence(err)
		}
		c.print("%d  %s  %s", n, formatMoment(b.At), state)
		return nil
	})
}

func copyBackup(ctx context.Context, c *call) error {
	if len(c.args) != 2 {
		return cli.Misuse("write kept backup copy 1 my.kept", "kept backup copy needs the number of a backup and the name of a new file")
	}
	b, err := c.backupNumbered(c.args[0])
	if err != nil {
		return err
	}
	path := file.Absolute(c.args[1])
	if err := store.CopyBackup(ctx, b, path); err != nil {
		return err
	}
	c.print("Made a workbook from the backup of %s.\n%s", formatMoment(b.At), path)
	return nil
}

// compareBackup says in what the workbook differs from a backup, or from a copy of
// it that lies somewhere, record by record.
func compareBackup(ctx context.Context, c *call) error {
	if len(c.args) != 1 {
		return cli.Misuse("write kept backup compare 1", "kept backup compare needs the number of a backup, or the name of a file")
	}
	which := c.args[0]
	b := backup.Backup{Path: file.Absolute(which)}
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
			c.print("%s: %s", d.Name, d.Sentence())
		}
		if len(list) == 0 {
			c.print("They are the same.")
		}
		return nil
	})
}
