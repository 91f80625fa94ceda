package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"filippo.io/age"
	"github.com/charmbracelet/x/term"

	"kept/cmd/kept/cli"
	"kept/export/seal"
	"kept/store/encryption"
)

// bundleSeal is what is put on a bundle once it is written: a signature, encryption,
// both or neither.
type bundleSeal struct {
	key      *seal.SigningKey
	to       []age.Recipient
	identity string // what is shown for the recipient's own key file, when keys open it and no passphrase does
}

// readSeal reads the key and asks for passphrases, before anything is written.
func (c *call) readSeal() (*bundleSeal, error) {
	s := &bundleSeal{}
	if c.isSet("recipient") && !c.isSet("encrypt") {
		return nil, cli.Misuse("add --encrypt", "--recipient is for an encrypted bundle")
	}
	if c.isSet("sign") {
		var ask func() (string, error)
		if c.atTerminal() {
			ask = func() (string, error) { return c.askSecret("Passphrase of the key") }
		}
		key, err := seal.ReadSigningKey(c.text("sign"), ask)
		if errors.Is(err, seal.ErrNeedsPassphrase) {
			return nil, fmt.Errorf("%w: run it at a terminal, where it can be asked for", err)
		}
		if err != nil {
			return nil, err
		}
		s.key = key
	}
	if !c.isSet("encrypt") {
		return s, nil
	}
	var err error
	if c.isSet("recipient") {
		s.identity = "YOUR-KEY-FILE"
		s.to, err = encryption.ParseRecipients(c.texts("recipient"))
		return s, err
	}
	written, err := c.newPassphrase("the bundle")
	if err != nil {
		return nil, err
	}
	to, err := encryption.PassphraseRecipient(written)
	if err != nil {
		return nil, err
	}
	s.to = append(s.to, to)
	return s, nil
}

// newPassphrase is the one in the environment, or one that is asked for twice; of
// is what it will open.
func (c *call) newPassphrase(of string) (string, error) {
	if written := c.setting("KEPT_PASSPHRASE"); written != "" {
		return written, nil
	}
	if !c.atTerminal() {
		return "", cli.Misuse("set KEPT_PASSPHRASE, or add --recipient with an age key", "Kept can ask for a passphrase only at a terminal")
	}
	first, err := c.askSecret("Passphrase for " + of)
	if err != nil {
		return "", err
	}
	again, err := c.askSecret("The same again")
	if err != nil {
		return "", err
	}
	if first != again {
		return "", cli.Misuse("start again", "the two passphrases differ, and nothing was done")
	}
	return first, nil
}

// atTerminal tells whether someone can be asked.
func (c *call) atTerminal() bool {
	f, ok := c.stdin.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// printChecksum shows the checksum of a file so that it can be read out.
func (c *call) printChecksum(ctx context.Context, path string) error {
	sum, err := seal.Checksum(ctx, path)
	if err != nil {
		return err
	}
	c.print("Its SHA-256, to read out to the person who gets it:")
	for _, line := range seal.GroupChecksum(sum) {
		c.print("  %s", line)
	}
	return nil
}

// put signs and encrypts a bundle, and says how to check and open it.
func (s *bundleSeal) put(ctx context.Context, c *call, path string) error {
	if s.key != nil {
		signature, err := seal.Sign(ctx, path, s.key)
		if err != nil {
			return err
		}
		c.print("Its signature: %s\nThe key: %s. Tell the person who gets it this fingerprint in another way.", quoted(signature),
			s.key.Fingerprint())
		c.print("To check it, this line in a file named allowed_signers:\n  %s", seal.AllowedSigner(s.key))
		c.print("and then:\n  %s", seal.VerifyCommand(path))
	}
	if len(s.to) > 0 {
		encrypted, err := seal.Encrypt(ctx, path, s.to...)
		if err != nil {
			return err
		}
		c.print("Encrypted: %s\nTo look into it:\n  %s\nor, without Kept:\n  %s", quoted(encrypted), seal.OpenCommand(path, s.identity),
			seal.DecryptCommand(path, s.identity))
		c.print("The bundle that anyone can read is still there too. Send the encrypted one.")
	}
	return nil
}
