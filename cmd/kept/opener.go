package main

import (
	"filippo.io/age"
	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/export/seal"
	"kept/store/file"
)

// addKey adds --key, which opens what is encrypted for a key.
func addKey(cmd *cobra.Command, what string) {
	cli.AddText(cmd, "key", "FILE", "the private age key that opens "+what+" encrypted for it, instead of a passphrase", nil)
}

// opener opens encrypted bundles: by the key in the file that is named, or by the
// passphrase in the environment, or by one that is asked for. It asks once.
func (c *call) opener() seal.Opener {
	var keys []age.Identity
	return func() ([]age.Identity, error) {
		if keys != nil {
			return keys, nil
		}
		if c.isSet("key") {
			var err error
			keys, err = seal.ReadKeys(file.Absolute(c.text("key")))
			return keys, err
		}
		written := c.setting("KEPT_PASSPHRASE")
		if written == "" {
			if !c.atTerminal() {
				return nil, cli.Misuse("set KEPT_PASSPHRASE, or add --key with the file of a key",
					"the bundle is encrypted, and Kept can ask for a passphrase only at a terminal")
			}
			var err error
			if written, err = c.askSecret("Passphrase of the bundle"); err != nil {
				return nil, err
			}
		}
		var err error
		keys, err = seal.PassphraseKey(written)
		return keys, err
	}
}
