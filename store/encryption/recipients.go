// Package encryption reads who may open what Kept encrypts with age
// (age-encryption.org/v1): public keys ([ParseRecipients]) and passphrases
// ([PassphraseRecipient]). Backups and bundles are encrypted for the same kinds of
// people, so what is a key, how long a passphrase must be, and what is said of a wrong one
// is written here once.
//
// It encrypts nothing itself: store/backup and export/seal do. It must never keep a
// passphrase or a private key, and never repeat one in an error.
package encryption

import (
	"fmt"
	"strings"

	"filippo.io/age"

	"kept/store/input"
)

// ShortestPassphrase is how many characters a passphrase has at least.
const ShortestPassphrase = 12

// ParseRecipients reads the public keys of those who may open something, each as age
// writes it: age1, or age1pq1 for one that withstands quantum computers.
func ParseRecipients(keys []string) ([]age.Recipient, error) {
	var list []age.Recipient
	for _, key := range keys {
		key = strings.TrimSpace(key)
		read, err := age.ParseRecipients(strings.NewReader(key))
		if err != nil || len(read) != 1 {
			if strings.HasPrefix(strings.ToUpper(key), "AGE-SECRET-KEY-") { // what it says must not come to a screen or a log
				key = ""
			}
			return nil, &input.Error{Where: "Recipient", Value: key, Wrong: "is not a public key of age",
				Right: "it begins with age1; the recipient finds it with age-keygen -y"}
		}
		list = append(list, read...)
	}
	return list, nil
}

// PassphraseRecipient makes a recipient of anyone who knows a passphrase.
func PassphraseRecipient(passphrase string) (*age.ScryptRecipient, error) {
	if len([]rune(passphrase)) < ShortestPassphrase {
		return nil, &input.Error{Where: "Passphrase", Wrong: "is too short",
			Right: fmt.Sprintf("it needs %d characters or more: four or five words that do not belong together are good",
				ShortestPassphrase)}
	}
	r, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, fmt.Errorf("taking the passphrase: %w", err)
	}
	return r, nil
}
