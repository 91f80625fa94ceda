package backup

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"kept/store/encryption"
	"kept/store/file"
	"kept/store/input"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"
)

// Backups can be kept encrypted with age (age-encryption.org/v1). Beside the folders
// of backups stand then the public keys that every new one is encrypted to, and, if a
// passphrase opens them, the private key, itself encrypted with that passphrase.
// Making a backup so needs nobody's secret, and `age --decrypt -i key.age` opens one
// without Kept.
const (
	recipientsFile = "recipients.txt"
	keyPattern     = "key*.age"

	// scryptWork is how hard each guess of a passphrase is made: 2 to the power of
	// this many rounds, about a second and 256 MB.
	scryptWork = 18
)

// What can be wrong with the keys of backups; compare with [errors.Is].
var (
	ErrLocked          = errors.New("the backup is encrypted, and none of the keys given opens it")
	ErrWrongPassphrase = errors.New("the passphrase opens none of the keys")
)

// Keys are private keys that open backups.
type Keys struct{ identities []age.Identity }

// And gives both these keys and others; either may be nil.
func (k *Keys) And(others *Keys) *Keys {
	both := &Keys{}
	for _, more := range []*Keys{k, others} {
		if more != nil {
			both.identities = append(both.identities, more.identities...)
		}
	}
	return both
}

// HasPassphrase tells whether a folder of backups has keys that a passphrase opens.
func HasPassphrase(dir string) bool {
	files, err := filepath.Glob(filepath.Join(file.EscapeGlob(dir), keyPattern))
	return err == nil && len(files) > 0
}

// Encrypt has every backup that is made from now on in a folder
// ([Options.Dir]) encrypted to public keys, each as age writes it (age1 or
// age1pq1). Older backups stay as they are. Whoever has one of the private keys can
// open them, and nobody else ever again.
func Encrypt(dir string, keys []string) error {
	to, err := parseRecipients(keys)
	if err != nil {
		return err
	}
	// That they go together (age mixes some kinds of keys with no others) is tried out.
	if _, _, err := encryptTo(io.Discard, to); err != nil {
		return err
	}
	return writeRecipients(dir, keys)
}

// EncryptWithPassphrase is [Encrypt] to a new key that a passphrase
// opens. Keys of earlier passphrases stay beside it for the backups made with them.
func EncryptWithPassphrase(dir, passphrase string) error {
	return encryptWithPassphrase(dir, passphrase, scryptWork)
}

func encryptWithPassphrase(dir, passphrase string, work int) error {
	lock, err := encryption.PassphraseRecipient(passphrase)
	if err != nil {
		return err
	}
	private, err := age.GenerateX25519Identity()
	if err != nil {
		return fmt.Errorf("making a key: %w", err)
	}
	lock.SetWorkFactor(work)
	var locked bytes.Buffer
	w, err := age.Encrypt(&locked, lock)
	if err == nil {
		if _, err = io.WriteString(w, "# The key of Kept's backups.\n"+private.String()+"\n"); err == nil {
			err = w.Close()
		}
	}
	if err != nil {
		return fmt.Errorf("locking the key: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("making the folder for backups: %w", err)
	}
	path := ""
	for n := 1; path == ""; n++ {
		name := "key.age"
		if n > 1 {
			name = fmt.Sprintf("key-%d.age", n)
		}
		if _, err := os.Lstat(filepath.Join(dir, name)); errors.Is(err, fs.ErrNotExist) {
			path = filepath.Join(dir, name)
		} else if err != nil {
			return fmt.Errorf("keeping the key: %w", err)
		}
	}
	if err := file.WriteWhole(path, locked.Bytes(), 0o600); err != nil {
		return fmt.Errorf("keeping the key: %w", err)
	}
	return writeRecipients(dir, []string{private.Recipient().String()})
}

// StopEncrypting has backups made as they are from now on. Keys stay for older ones.
func StopEncrypting(dir string) error {
	if err := os.Remove(filepath.Join(dir, recipientsFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("ending the encryption of backups: %w", err)
	}
	return nil
}

// Recipients are the public keys that backups in a folder are encrypted to;
// none if they are kept as they are.
func Recipients(dir string) ([]string, error) {
	text, err := os.ReadFile(filepath.Join(dir, recipientsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading who opens the backups: %w", err)
	}
	var keys []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			keys = append(keys, line)
		}
	}
	if len(keys) == 0 {
		// Emptied by hand or cut off: making plain backups in silence is the worse mistake.
		return nil, fmt.Errorf("reading who opens the backups: %s names no key; name them again, or have backups made without encryption",
			filepath.Join(dir, recipientsFile))
	}
	return keys, nil
}

// KeysOfPassphrase opens the private keys in a folder of backups with a passphrase.
// [ErrWrongPassphrase] if it opens none.
func KeysOfPassphrase(dir, passphrase string) (*Keys, error) {
	lock, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, ErrWrongPassphrase // an empty one
	}
	files, err := filepath.Glob(filepath.Join(file.EscapeGlob(dir), keyPattern))
	if err != nil {
		return nil, fmt.Errorf("looking for the keys: %w", err)
	}
	keys := &Keys{}
	for _, path := range files {
		locked, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("reading the key: %w", err)
		}
		opened, err := age.Decrypt(bytes.NewReader(locked), lock)
		if err != nil {
			continue // of another passphrase
		}
		identities, err := age.ParseIdentities(opened)
		if err != nil {
			return nil, fmt.Errorf("reading the key %s: %w", filepath.Base(path), err)
		}
		keys.identities = append(keys.identities, identities...)
	}
	if len(keys.identities) == 0 {
		return nil, ErrWrongPassphrase
	}
	return keys, nil
}

// KeysInFile reads private keys as `age-keygen` writes them.
func KeysInFile(path string) (*Keys, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading the key: %w", err)
	}
	defer func() { _ = f.Close() }() // only read from
	const longest = 1 << 20
	identities, err := age.ParseIdentities(io.LimitReader(f, longest))
	if err != nil {
		// What age says may quote the line, and that is the secret.
		return nil, &input.Error{Where: "Key", Value: filepath.Base(path), Wrong: "is not a private key of age",
			Right: "name the file that age-keygen wrote"}
	}
	return &Keys{identities}, nil
}

func parseRecipients(keys []string) ([]age.Recipient, error) {
	list, err := encryption.ParseRecipients(keys)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, &input.Error{Where: "Recipient", Wrong: "is missing", Right: "name a public key of age, or choose a passphrase"}
	}
	return list, nil
}

func writeRecipients(dir string, keys []string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("making the folder for backups: %w", err)
	}
	text := "# Kept encrypts backups to these public keys of age.\n"
	for _, key := range keys {
		text += strings.TrimSpace(key) + "\n"
	}
	if err := file.WriteWhole(filepath.Join(dir, recipientsFile), []byte(text), 0o600); err != nil {
		return fmt.Errorf("noting who opens the backups: %w", err)
	}
	return nil
}
