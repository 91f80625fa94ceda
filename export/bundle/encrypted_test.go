package bundle

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"kept/export/exporttest"
	"kept/export/seal"
	"kept/store/encryption"
)

// sealedFor encrypts a bundle and gives the path of what was made.
func sealedFor(t *testing.T, bundle string, to []age.Recipient, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := seal.Encrypt(context.Background(), bundle, to...)
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

// with opens by the keys that are given, and tells whether it was asked.
func with(asked *bool, keys []age.Identity, err error) seal.Opener {
	return func() ([]age.Identity, error) { *asked = true; return keys, err }
}

func TestAnEncryptedBundleIsReadWithItsPassphraseAndNoOther(t *testing.T) {
	ctx, bundle := context.Background(), exported(t, exporttest.OrchardWorkbook(t)).Path
	to, err := encryption.PassphraseRecipient("nine old words of ours")
	sealed := sealedFor(t, bundle, []age.Recipient{to}, err)
	if !seal.IsEncrypted(sealed) || seal.IsEncrypted(bundle) {
		t.Errorf("sealed: %v and %v", seal.IsEncrypted(sealed), seal.IsEncrypted(bundle))
	}
	var asked bool
	right, err := seal.PassphraseKey("nine old words of ours")
	b, err := Read(ctx, sealed, with(&asked, right, err))
	if err != nil || !asked || b.Submission.ID() == "" {
		t.Fatalf("read %v, asked %v, %v", b, asked, err)
	}
	wrong, err := seal.PassphraseKey("eight old words of ours")
	if _, err := Read(ctx, sealed, with(&asked, wrong, err)); !errors.Is(err, seal.ErrWrongKey) {
		t.Errorf("with another passphrase: %v", err)
	}
	if _, err := Check(ctx, sealed); !errors.Is(err, seal.ErrEncrypted) {
		t.Errorf("with nothing to open it: %v", err)
	}
	asked = false
	if _, err := Check(ctx, bundle, with(&asked, nil, errors.New("must not be asked"))); err != nil || asked {
		t.Errorf("a bundle that is not encrypted: asked %v, %v", asked, err)
	}
}

func TestAnEncryptedBundleIsReadWithTheKeyInAFile(t *testing.T) {
	ctx, bundle := context.Background(), exported(t, exporttest.OrchardWorkbook(t)).Path
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	sealed := sealedFor(t, bundle, []age.Recipient{key.Recipient()}, nil)
	file := filepath.Join(t.TempDir(), "key.txt")
	if err := os.WriteFile(file, []byte("# a key\n"+key.String()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var asked bool
	keys, err := seal.ReadKeys(file)
	if found, err := Check(ctx, sealed, with(&asked, keys, err)); err != nil || found.Errors() > 0 {
		t.Errorf("found %v, %v", found, err)
	}
	if err := os.WriteFile(file, []byte("AGE-SECRET-KEY-1NOTONE\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := seal.ReadKeys(file); err == nil || strings.Contains(err.Error(), "NOTONE") ||
		!strings.Contains(err.Error(), "holds no key of age") {
		t.Errorf("a broken key: %v", err)
	}
}

func TestAnEncryptedBundleThatWasCutOffOrChangedIsRefused(t *testing.T) {
	ctx, bundle := context.Background(), exported(t, exporttest.OrchardWorkbook(t)).Path
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	sealed := sealedFor(t, bundle, []age.Recipient{key.Recipient()}, nil)
	whole, err := os.ReadFile(sealed)
	if err != nil {
		t.Fatal(err)
	}
	var asked bool
	for _, broken := range [][]byte{whole[:len(whole)-1], whole[:len(whole)/2], whole[:30],
		append(whole[:len(whole)-9:len(whole)-9], "something"...)} {
		if err := os.WriteFile(sealed, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		b, err := Read(ctx, sealed, with(&asked, []age.Identity{key}, nil))
		if err == nil || b != nil || !strings.Contains(err.Error(), "cut off or damaged") {
			t.Errorf("%d of %d bytes: %v", len(broken), len(whole), err)
		}
	}
}
