package main

import (
	"filippo.io/age"

	"kept/export"
)

// keyFlag names the key that opens what is encrypted for it.
func keyFlag(what string) flag {
	return flag{name: "key", value: "FILE", takes: aFile, help: "the private key of age that opens " + what + " that is encrypted, when no passphrase does"}
}

// opener opens encrypted bundles: by the key in the file that is named, or by the
// passphrase in the environment, or by one that is asked for. It asks once.
func (c *call) opener() export.Opener {
	var keys []age.Identity
	return func() ([]age.Identity, error) {
		if keys != nil {
			return keys, nil
		}
		if c.given("key") {
			var err error
			keys, err = export.KeysIn(absolute(c.text("key")))
			return keys, err
		}
		said := c.setting("KEPT_PASSPHRASE")
		if said == "" {
			if !c.atTerminal() {
				return nil, misuse("set KEPT_PASSPHRASE, or say --key with the file of a key", "the bundle is encrypted, and a passphrase can be asked for at a terminal only")
			}
			var err error
			if said, err = c.askSecret("Passphrase of the bundle"); err != nil {
				return nil, err
			}
		}
		var err error
		keys, err = export.KeyOf(said)
		return keys, err
	}
}
