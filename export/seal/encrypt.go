package seal

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"filippo.io/age"

	"kept/store/input"
)

// ShortestPassphrase is how many characters the passphrase of a bundle has at least.
const ShortestPassphrase = 12

// ParseRecipients reads the public keys of those who may open an encrypted bundle,
// each as age writes it: age1, or age1pq1 for one that withstands quantum computers.
func ParseRecipients(keys []string) ([]age.Recipient, error) {
	var list []age.Recipient
	for _, key := range keys {
		key = strings.TrimSpace(key)
		read, err := age.ParseRecipients(strings.NewReader(key))
		if err != nil || len(read) != 1 {
			return nil, &input.Error{Where: "Recipient", Value: key, Wrong: "is not a public key of age",
				Right: "it begins with age1; the recipient finds it with age-keygen -y"}
		}
		list = append(list, read...)
	}
	return list, nil
}

// PassphraseRecipient makes a recipient of anyone who knows a passphrase.
func PassphraseRecipient(secret string) ([]age.Recipient, error) {
	if len([]rune(secret)) < ShortestPassphrase {
		return nil, &input.Error{Where: "Passphrase", Wrong: "is too short",
			Right: fmt.Sprintf("it needs %d characters or more: four or five words that do not belong together are good",
				ShortestPassphrase)}
	}
	r, err := age.NewScryptRecipient(secret)
	if err != nil {
		return nil, fmt.Errorf("taking the passphrase: %w", err)
	}
	return []age.Recipient{r}, nil
}

// Encrypt encrypts a bundle for recipients and writes it beside it as
// PATH.age, which it gives. Unlike a bundle its bytes differ every time.
func Encrypt(ctx context.Context, path string, to []age.Recipient) (string, error) {
	data, err := readFile(ctx, path)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	w, err := age.Encrypt(&out, to...)
	if err == nil {
		if _, err = w.Write(data); err == nil {
			err = w.Close()
		}
	}
	if err != nil {
		return "", fmt.Errorf("encrypting the bundle: %w", err)
	}
	return path + ".age", writeShared(path+".age", out.Bytes())
}

// Checksum is the SHA-256 of a file, in hexadecimal.
func Checksum(ctx context.Context, path string) (string, error) {
	data, err := readFile(ctx, path)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// GroupChecksum writes a checksum in groups of eight characters, four in a line, so
// that two people can read it to each other.
func GroupChecksum(sum string) []string {
	const group, line = 8, 4
	var lines, groups []string
	for i := 0; i < len(sum); i += group {
		groups = append(groups, sum[i:min(i+group, len(sum))])
		if len(groups) == line || i+group >= len(sum) {
			lines, groups = append(lines, strings.Join(groups, " ")), nil
		}
	}
	return lines
}
