package seal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"filippo.io/age"

	"kept/export/printable"
)

// encryptedStart is how a file begins that age has encrypted (C2SP, age v1).
const encryptedStart = "age-encryption.org/v1\n"

// hardestPassphrase is how much work a passphrase may take to be tried, as a power
// of two: that of age itself, which takes a second and 256 MB. A file that asks
// for more is not waited for.
const hardestPassphrase = 18

// Errors of encrypted bundles.
var (
	ErrEncrypted = errors.New("the bundle is encrypted: it opens with its passphrase, or with the key that it was encrypted for")
	ErrWrongKey  = errors.New("the bundle stays closed: that is not its passphrase or key; nothing was changed")
)

// Opener gives what opens an encrypted bundle. It is asked only when one is.
type Opener func() ([]age.Identity, error)

// IsEncrypted tells whether the file at path is one that age has encrypted.
func IsEncrypted(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }() // only read from
	first := make([]byte, len(encryptedStart))
	_, err = io.ReadFull(f, first)
	return err == nil && string(first) == encryptedStart
}

// IsEncryptedText tells whether these are the bytes of a file that age has encrypted.
func IsEncryptedText(data string) bool { return strings.HasPrefix(data, encryptedStart) }

// PassphraseKey opens what was encrypted with a passphrase.
func PassphraseKey(passphrase string) ([]age.Identity, error) {
	key, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, fmt.Errorf("taking the passphrase: %w", err)
	}
	key.SetMaxWorkFactor(hardestPassphrase)
	return []age.Identity{key}, nil
}

// ReadKeys reads the private keys of a file that age-keygen wrote.
func ReadKeys(path string) ([]age.Identity, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening the file with the key: %w", err)
	}
	defer func() { _ = f.Close() }() // only read from
	keys, err := age.ParseIdentities(io.LimitReader(f, 1<<20))
	if err != nil {
		return nil, fmt.Errorf("%s holds no key of age: it has a line that begins with AGE-SECRET-KEY",
			printable.Short(path)) //nolint:errorlint // what age says of it may quote the key
	}
	return keys, nil
}

// Decrypt decrypts a bundle in memory: nothing of it comes to the disk. Of a bundle
// that is larger than most bytes it gives one byte more than most. Without an
// opener it fails with [ErrEncrypted].
func Decrypt(data string, most int64, open []Opener) (string, error) {
	if len(open) == 0 {
		return "", ErrEncrypted
	}
	keys, err := open[0]()
	if err != nil {
		return "", err
	}
	r, err := age.Decrypt(strings.NewReader(data), keys...)
	if wrong := (*age.NoIdentityMatchError)(nil); errors.As(err, &wrong) {
		return "", ErrWrongKey
	}
	var opened strings.Builder
	if err == nil {
		_, err = io.Copy(&opened, io.LimitReader(r, most+1))
	}
	if err != nil {
		return "", fmt.Errorf("opening the encrypted bundle, which may have been cut off or damaged on its way: %w", err)
	}
	return opened.String(), nil
}
