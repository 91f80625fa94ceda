package main

import (
	"kept/store"
)

// How backups are encrypted, and what opens those that are. The setting is of this
// computer's backups, of all workbooks.
func encryptionFlags() []flag {
	return []flag{
		{name: "encrypt", help: "from now on every backup on this computer is encrypted, also those that Kept makes by itself; it asks for a passphrase (or takes KEPT_PASSPHRASE)"},
		{name: "recipient", value: "KEY", many: true, help: "with --encrypt: for whoever has the private half of this key of age, and no passphrase"},
		{name: "plain", help: "from now on backups are not encrypted any more; older ones stay as they are"},
		keyFlag("a backup"),
		{name: "keep", value: "HOW MANY", help: "from now on so many are kept of each workbook on this computer, such as \"" + store.DefaultKeeping().String() + "\": the last ones, one a day, one a week, and how large all may be"},
	}
}

// chooseEncryption does as the flags say, before a backup is made.
func (c *call) chooseEncryption() error {
	root := c.backupRoot()
	switch {
	case !c.given("encrypt") && !c.given("plain") && !c.given("recipient"):
		return nil
	case root == "":
		return store.ErrNoBackups
	case c.given("encrypt") && c.given("plain"):
		return misuse("say one of them", "--encrypt and --plain are opposites")
	case c.given("recipient") && !c.given("encrypt"):
		return misuse("say --encrypt as well", "--recipient is for backups that are encrypted")
	case len(c.args) > 0:
		return misuse("write kept backup --encrypt by itself", "--encrypt and --plain are for making backups")
	case c.given("plain"):
		if err := store.PlainBackups(root); err != nil {
			return err
		}
		c.say("Backups are no longer encrypted. Older ones stay as they are.")
		return nil
	case c.given("recipient"):
		if err := store.EncryptBackups(root, c.flags["recipient"]); err != nil {
			return err
		}
		c.say("From now on every backup is encrypted, and only the private key opens it. Kept does not have that key: if it is lost, so are these backups.")
	default:
		passphrase, err := c.newPassphrase("the backups")
		if err != nil {
			return err
		}
		if err := store.EncryptBackupsWithPassphrase(root, passphrase); err != nil {
			return err
		}
		c.say("From now on every backup is encrypted. Without the passphrase nobody can open one again, so write it down where it is safe.")
		c.say("A backup that is copied to another place needs the file key.age of the folder as well: %s", root)
	}
	c.say("Older backups stay as they are, until newer ones take their place.")
	return nil
}

// backupKeys are what opens encrypted backups: from the file that is named, or by
// the passphrase in the environment, or by one that is asked for.
func (c *call) backupKeys() (*store.BackupKeys, error) {
	if c.given("key") {
		return store.KeysInFile(absolute(c.text("key")))
	}
	passphrase := c.setting("KEPT_PASSPHRASE")
	if passphrase == "" {
		if !c.atTerminal() {
			return nil, store.ErrBackupLocked
		}
		var err error
		if passphrase, err = c.askSecret("Passphrase of the backups"); err != nil {
			return nil, err
		}
	}
	return store.KeysOfPassphrase(c.backupRoot(), passphrase)
}

// unlocked gives backups with what opens those that are encrypted. It asks once,
// and only if one of them is.
func (c *call) unlocked(list ...store.Backup) ([]store.Backup, error) {
	var keys *store.BackupKeys
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
