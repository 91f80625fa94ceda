package main

import (
	"path/filepath"
	"strconv"
	"time"

	"kept/cmd/kept/cli"
	"kept/store/backup"
)

// backupRoot is where backups of all workbooks are kept; a demonstration has none.
func (p *program) backupRoot() string {
	if p.demo != "" {
		return ""
	}
	return filepath.Join(p.dataFolder(), "backups")
}

// eachBackup visits the backups of the workbook that is meant, the newest
// first, from 1. The workbook itself need not open for that.
func (c *call) eachBackup(do func(n int, b backup.Backup) error) error {
	list, err := c.backups()
	return c.each(list, err, do)
}

// eachBackupOpened is eachBackup with what opens those that are encrypted.
func (c *call) eachBackupOpened(do func(n int, b backup.Backup) error) error {
	list, err := c.backups()
	if err == nil {
		list, err = c.unlocked(list...)
	}
	return c.each(list, err, do)
}

func (c *call) each(list []backup.Backup, err error, do func(n int, b backup.Backup) error) error {
	if err != nil {
		return err
	}
	if len(list) == 0 {
		c.print("There is no backup of this workbook yet. kept backup makes one.")
	}
	for i, b := range list {
		if err := do(i+1, b); err != nil {
			return err
		}
	}
	return nil
}

func (c *call) backups() ([]backup.Backup, error) {
	root := c.backupRoot()
	if root == "" {
		return nil, backup.ErrNoFolder
	}
	path, _ := c.workbookPath()
	return backup.List(root, path)
}

func (c *call) backupNumbered(number string) (backup.Backup, error) {
	list, err := c.backups()
	if err != nil {
		return backup.Backup{}, err
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(list) {
		return backup.Backup{}, cli.Misuse("kept backup list shows them", "%q is not the number of a backup; there are %d",
			number, len(list))
	}
	opened, err := c.unlocked(list[n-1])
	if err != nil {
		return backup.Backup{}, err
	}
	return opened[0], nil
}

func backupState(b backup.Backup) string {
	switch {
	case !b.Verified:
		return ", not whole"
	case b.Encrypted:
		return ", encrypted"
	}
	return ""
}

func formatMoment(t time.Time) string { return t.Local().Format("2 January 2006, 15:04:05") }

// chooseRetention sets how many backups are kept.
func (c *call) chooseRetention() error {
	root := c.backupRoot()
	if root == "" {
		return backup.ErrNoFolder
	}
	keeping := backup.DefaultKeeping()
	if value := c.text("keep"); normalise(value) != "default" && normalise(value) != "usual" { // its old name
		now, err := backup.KeepingIn(root)
		if err != nil {
			now = keeping
		}
		if keeping, err = backup.ParseKeeping(value, now); err != nil {
			return err
		}
	}
	if err := backup.SetKeeping(root, keeping); err != nil {
		return err
	}
	c.print("From now on Kept keeps these backups of each workbook on this computer: %s. It always keeps the newest, whatever its size.",
		keeping)
	return nil
}
