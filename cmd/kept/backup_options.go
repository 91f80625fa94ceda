package main

import (
	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store/backup"
	"kept/store/file"
)

// addEncryption adds how backups are encrypted and how many are kept. Both hold
// for the backups of every workbook on this computer.
func addEncryption(cmd *cobra.Command) {
	cli.AddSwitch(cmd, "encrypt", "from now on encrypt every backup on this computer, also those that Kept makes by itself; it asks for a "+
		"passphrase (or set KEPT_PASSPHRASE)")
	cli.AddTexts(cmd, "recipient", "KEY", "with --encrypt: encrypt for this public age key, with no passphrase", cobra.NoFileCompletions)
	cli.AddSwitch(cmd, "plain", "from now on do not encrypt backups; older ones stay as they are")
	cli.AddText(cmd, "keep", "RULE", "from now on keep this many of each workbook on this computer, such as "+
		"\""+backup.DefaultKeeping().String()+
		"\": the last ones, one a day, one a week, and how large all may be; \"default\" is what Kept starts with", cobra.NoFileCompletions)
}

// chooseEncryption does as the flags say, before a backup is made.
func (c *call) chooseEncryption() error {
	root := c.backupRoot()
	switch {
	case !c.isSet("encrypt") && !c.isSet("plain") && !c.isSet("recipient"):
		return nil
	case root == "":
		return backup.ErrNoFolder
	case c.isSet("encrypt") && c.isSet("plain"):
		return cli.Misuse("choose one", "--encrypt and --plain are opposites")
	case c.isSet("recipient") && !c.isSet("encrypt"):
		return cli.Misuse("add --encrypt", "--recipient is for encrypted backups")
	case c.isSet("plain"):
		if err := backup.StopEncrypting(root); err != nil {
			return err
		}
		c.print("Backups are no longer encrypted. Older ones stay as they are.")
		return nil
	}
	return c.beginEncrypting(root)
}

// beginEncrypting encrypts every later backup: for the keys that are named, or
// with a passphrase that is asked for.
func (c *call) beginEncrypting(root string) error {
	if c.isSet("recipient") {
		if err := backup.Encrypt(root, c.texts("recipient")); err != nil {
			return err
		}
		c.print("From now on every backup is encrypted, and only the private key opens it. Kept does not have that key: if it " +
			"is lost, so are these backups.")
	} else {
		passphrase, err := c.newPassphrase("the backups")
		if err != nil {
			return err
		}
		if err := backup.EncryptWithPassphrase(root, passphrase); err != nil {
			return err
		}
		c.print("From now on every backup is encrypted. Without the passphrase no one can open one again, so write it down " +
			"where it is safe.")
		c.print("If you copy a backup to another place, copy the file key.age from this folder too: %s", root)
	}
	c.print("Older backups stay as they are, until newer ones take their place.")
	return nil
}

// backupKeys are what opens encrypted backups: from the file that is named, or by
// the passphrase in the environment, or by one that is asked for.
func (c *call) backupKeys() (*backup.Keys, error) {
	if c.isSet("key") {
		return backup.KeysInFile(file.Absolute(c.text("key")))
	}
	passphrase := c.setting("KEPT_PASSPHRASE")
	if passphrase == "" {
		if !c.atTerminal() {
			return nil, backup.ErrLocked
		}
		var err error
		if passphrase, err = c.askSecret("Passphrase of the backups"); err != nil {
			return nil, err
		}
	}
	return backup.KeysOfPassphrase(c.backupRoot(), passphrase)
}

// unlocked gives backups with what opens those that are encrypted. It asks once,
// and only if one of them is.
func (c *call) unlocked(list ...backup.Backup) ([]backup.Backup, error) {
	var keys *backup.Keys
	for i, b := range list {
		if !b.Encrypted {
			continue
		}
		if keys == nil {
			var err error
			if keys, err = c.backupKeys(); err != nil {
				return nil, err
			}
		}
		list[i] = b.With(keys)
	}
	return list, nil
}
