package backup

import (
	"errors"
	"kept/store/file"
	"kept/store/input"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
)

const (
	aPassphrase  = "correct horse battery staple"
	another      = "four words that differ"
	quickForTest = 4 // the work of trying a passphrase, as a power of 2
)

// mustEncrypt has the backups of a source encrypted with a passphrase, and gives the
// keys that it opens.
func mustEncrypt(t testing.TB, src *source, passphrase string) *Keys {
	t.Helper()
	if err := encryptWithPassphrase(src.dir, passphrase, quickForTest); err != nil {
		t.Fatal(err)
	}
	keys, err := KeysOfPassphrase(src.dir, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func TestAnEncryptedBackupOpensWithItsPassphraseOnly(t *testing.T) {
	src := newSource(t)
	keys := mustEncrypt(t, src, aPassphrase)
	m := src.maker(nil)
	b := mustMake(t, m)
	if !b.Encrypted || !strings.HasSuffix(b.Path, " asked for.kept.age") {
		t.Errorf("it is %+v", b)
	}
	if text := content(t, b.Path); strings.Contains(text, "kept") || strings.Contains(text, file.Magic) {
		t.Error("it can be read without a key")
	}
	if info, err := os.Stat(b.Path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("its file is %v, %v", info, err)
	}
	if list, err := m.List(); err != nil || len(list) != 1 || !list[0].Verified || list[0] != b {
		t.Errorf("listed are %+v, %v", list, err)
	}
	for _, passphrase := range []string{another, ""} {
		if _, err := KeysOfPassphrase(src.dir, passphrase); !errors.Is(err, ErrWrongPassphrase) {
			t.Errorf("with the passphrase %q: %v", passphrase, err)
		}
	}
	stranger, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	for _, others := range []*Keys{nil, {}, {[]age.Identity{stranger}}} {
		if _, err := b.With(others).Unseal(); !errors.Is(err, ErrLocked) || !b.With(others).Locked() {
			t.Errorf("with %v: %v", others, err)
		}
	}
	if b = b.With(keys); b.Locked() || src.Check(t.Context(), b) != nil || src.Check(t.Context(), b.With((*Keys)(nil).And(keys))) != nil {
		t.Errorf("its own keys do not open it: %v", src.Check(t.Context(), b))
	}
	plain := filepath.Join(t.TempDir(), "plain.kept")
	if err := errors.Join(os.WriteFile(plain, nil, 0o600), b.DecryptTo(plain)); err != nil {
		t.Fatal(err)
	}
	if content(t, plain) != content(t, src.path) {
		t.Error("decrypted, it is not what the workbook was")
	}
}

func TestANewPassphraseLeavesOlderBackupsTheirs(t *testing.T) {
	src := newSource(t)
	first := mustEncrypt(t, src, aPassphrase)
	m := src.maker(nil)
	older := mustMake(t, m)
	second := mustEncrypt(t, src, another)
	newer := mustMake(t, m)
	if again, err := KeysOfPassphrase(src.dir, aPassphrase); err != nil || src.Check(t.Context(), older.With(again)) != nil {
		t.Errorf("the old passphrase does not open the old backup: %v", err)
	}
	if err := src.Check(t.Context(), newer.With(first)); !errors.Is(err, ErrLocked) {
		t.Errorf("the old passphrase opens the new backup: %v", err)
	}
	if err := src.Check(t.Context(), newer.With(second)); err != nil {
		t.Error(err)
	}
	if err := StopEncrypting(src.dir); err != nil {
		t.Fatal(err)
	}
	if plain := mustMake(t, m); plain.Encrypted || src.Check(t.Context(), plain) != nil {
		t.Errorf("encryption has not ended: %+v", plain)
	}
	if list, err := m.List(); err != nil || len(list) != 3 {
		t.Errorf("there are %+v, %v", list, err)
	}
}

func TestBackupsForKeyHolders(t *testing.T) {
	classic, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	for name, key := range map[string]struct{ public, private string }{
		"age1":    {classic.Recipient().String(), classic.String()},
		"age1pq1": {hybrid.Recipient().String(), hybrid.String()},
	} {
		t.Run(name, func(t *testing.T) {
			src := newSource(t)
			if err := Encrypt(src.dir, []string{key.public}); err != nil {
				t.Fatal(err)
			}
			if to, err := Recipients(src.dir); err != nil || len(to) != 1 || to[0] != key.public {
				t.Errorf("it is for %v, %v", to, err)
			}
			b := mustMake(t, src.maker(nil))
			keyFile := filepath.Join(t.TempDir(), "key.txt")
			if err := os.WriteFile(keyFile, []byte("# a key\n"+key.private+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			keys, err := KeysInFile(keyFile)
			if err != nil {
				t.Fatal(err)
			}
			if err := src.Check(t.Context(), b.With(keys)); err != nil {
				t.Error(err)
			}
		})
	}
	t.Run("refused", func(t *testing.T) {
		src := newSource(t)
		var wrong *input.Error
		for _, keys := range [][]string{nil, {"age1nonsense"}, {classic.String()}} {
			if err := Encrypt(src.dir, keys); !errors.As(err, &wrong) {
				t.Errorf("%q: %v", keys, err)
			}
		}
		if err := Encrypt(src.dir, []string{classic.Recipient().String(), hybrid.Recipient().String()}); err == nil {
			t.Error("age cannot encrypt to a mixture of these kinds")
		}
		if err := EncryptWithPassphrase(src.dir, "too short"); !errors.As(err, &wrong) {
			t.Errorf("a short passphrase: %v", err)
		}
		if b := mustMake(t, src.maker(nil)); b.Encrypted {
			t.Error("what was refused came into force")
		}
		keyFile := filepath.Join(t.TempDir(), "key.txt")
		if err := os.WriteFile(keyFile, []byte("AGE-SECRET-KEY-1MISTYPED"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := KeysInFile(keyFile); err == nil || strings.Contains(err.Error(), "MISTYPED") {
			t.Errorf("a key that is none: %v", err)
		}
	})
	t.Run("emptied by hand", func(t *testing.T) {
		src := newSource(t)
		if err := encryptWithPassphrase(src.dir, aPassphrase, quickForTest); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(src.dir, recipientsFile), []byte("# nobody\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if b, err := src.maker(nil).Make(t.Context(), WhyAsked); err == nil {
			t.Errorf("a backup was made that anybody can read: %+v", b)
		}
	})
}
