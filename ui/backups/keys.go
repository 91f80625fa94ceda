package backups

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/backup"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/theme"
)

// unlock does something with a backup, and before that asks for what opens it
// when it is encrypted. What was said once is known until Kept is left.
func (k *Backups) unlock(b backup.Backup, then func(backup.Backup) tea.Cmd) tea.Cmd {
	b = b.With(k.keys)
	if !b.Locked() {
		return then(b)
	}
	if backup.HasPassphrase(k.root()) {
		k.askPassphrase(b, "", then)
	} else {
		k.askKeyFile(b, "This backup is encrypted for whoever has the private key.", then)
	}
	return nil
}

// askPassphrase asks for the passphrase of encrypted backups; problem is why
// the one before was not taken.
func (k *Backups) askPassphrase(b backup.Backup, problem string, then func(backup.Backup) tea.Cmd) {
	root := k.root()
	k.host.Open(&dialog.Ask{Host: k.host, Heading: "This backup is encrypted", Secret: true, Problem: problem,
		Help: "Which passphrase opens it? What you type is not shown. It is forgotten when Kept is left.",
		Then: func(text string) tea.Cmd {
			var keys *backup.Keys
			return k.host.Work(host.LongWork{Title: "Trying the passphrase", ReadOnly: true, Stopped: "Stopped. The backup was not opened.",
				Run: func(context.Context, host.Progress) (_ string, err error) {
					keys, err = backup.KeysOfPassphrase(root, text)
					if errors.Is(err, backup.ErrWrongPassphrase) {
						return "", nil
					}
					return "", err
				},
				Then: func(err error) tea.Cmd {
					if err != nil {
						return nil
					}
					if keys == nil {
						k.askPassphrase(b, "That is not it. Look whether capitals are locked.", then)
						return nil
					}
					return k.tryKeys(b, keys, "That passphrase is right, but this backup was encrypted for another key.", then)
				}})
		}})
}

// askKeyFile asks for the file with the private key of encrypted backups.
func (k *Backups) askKeyFile(b backup.Backup, why string, then func(backup.Backup) tea.Cmd) {
	q := &dialog.Ask{Host: k.host, Heading: "This backup is encrypted",
		Help: why + " In which file is the private key, as age-keygen wrote it?"}
	q.Check = dialog.FileNeeded
	q.Then = func(text string) tea.Cmd {
		keys, err := backup.KeysInFile(text)
		if err != nil {
			k.host.Notify(theme.Problem, store.Sentence(err))
			return nil
		}
		return k.tryKeys(b, keys, "That key does not open this backup.", then)
	}
	k.host.Open(q)
}

// tryKeys goes on with keys that were found, if they open the backup.
func (k *Backups) tryKeys(b backup.Backup, keys *backup.Keys, not string, then func(backup.Backup) tea.Cmd) tea.Cmd {
	k.keys = k.keys.And(keys)
	if b = b.With(k.keys); b.Locked() {
		k.askKeyFile(b, not, then)
		return nil
	}
	return then(b)
}

// encryptChoices are the ways to keep backups from now on.
var encryptChoices = []dialog.Letter{
	{Letter: "p", Value: "passphrase", Title: "Encrypted, with a passphrase", Help: "who knows it can open them"},
	{Letter: "k", Value: "keys", Title: "Encrypted, for keys of age", Help: "for whoever looks after your computers"},
	{Letter: "n", Value: "plain", Title: "Not encrypted", Help: "who can read the folder can read them"},
}

// askEncryption asks how backups shall be kept from now on.
func (d *list) askEncryption() {
	h, root := d.host, d.backups.root()
	h.Open(&dialog.Letters{Host: h, Heading: "Backups on this computer, from now on", Choices: encryptChoices,
		Then: func(c dialog.Letter) tea.Cmd {
			switch c.Value {
			case "passphrase":
				dialog.AskNewPassphrase(h, "A passphrase for the backups",
					"Without it nobody can ever open them again, so write it down where it is safe.", func(passphrase string) tea.Cmd {
						return d.encrypt("From now on every backup is encrypted, those that Kept makes by itself too. A backup that is "+
							"copied elsewhere needs the file key.age beside it, from "+root+".",
							func() error { return backup.EncryptWithPassphrase(root, passphrase) })
					})
			case "keys":
				h.Open(&dialog.Ask{Host: h, Heading: "Keys that open the backups",
					Help: "Type the public keys of age, with a space between them; each begins with age1. Kept never has the private " +
						"ones: if they are lost, so are the backups.", Check: dialog.KeysNeeded,
					Then: func(text string) tea.Cmd {
						return d.encrypt("From now on every backup is encrypted, and only the private keys open one.",
							func() error { return backup.Encrypt(root, strings.Fields(text)) })
					}})
			default:
				return d.encrypt("From now on backups are not encrypted.", func() error { return backup.StopEncrypting(root) })
			}
			return nil
		}})
}

// encrypt has backups kept in another way, and says what that means.
func (d *list) encrypt(outcome string, do func() error) tea.Cmd {
	h := d.host
	return h.Work(host.LongWork{Title: "Preparing the keys", ReadOnly: true, Stopped: "Stopped.",
		Run: func(context.Context, host.Progress) (string, error) { return "", do() },
		Then: func(err error) tea.Cmd {
			if err == nil {
				h.Open(&dialog.Question{Host: h, Heading: "Backups",
					Text: outcome + "\n\nOlder backups stay as they are, until newer ones take their place.", Answers: []string{"Close"}})
			}
			return d.reread()
		}})
}
