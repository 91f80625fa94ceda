package seal

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"io"
	"kept/store/encryption"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"
)

// keyFile writes a new ed25519 key, locked if a passphrase is given.
func keyFile(t *testing.T, passphrase string) string {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	var block *pem.Block
	if passphrase == "" {
		block, err = ssh.MarshalPrivateKey(private, "test")
	} else {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(private, "test", []byte(passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "id_ed25519")
	if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// bundleFile is a file to sign and to encrypt: what is in it does not matter here.
func bundleFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "promise-S12000021-2026-27-Q2-r1.zip")
	if err := os.WriteFile(path, []byte(strings.Repeat("a bundle ", 10_000)), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestASignedBundleIsCheckedByTheLibraryAndBySSHKeygen(t *testing.T) {
	ctx, bundle := context.Background(), bundleFile(t)
	key, err := ReadSigningKey(keyFile(t, ""), nil)
	if err != nil {
		t.Fatal(err)
	}
	path, err := Sign(ctx, bundle, key)
	if err != nil {
		t.Fatal(err)
	}
	armour, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	signature, err := sshsig.Unarmor(armour)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(bundle)
	if err != nil {
		t.Fatal(err)
	}
	verify := func(data []byte, namespace string) error {
		return sshsig.Verify(bytes.NewReader(data), signature, key.signer.PublicKey(), signature.HashAlgorithm, namespace)
	}
	if err := verify(data, signatureNamespace); err != nil {
		t.Error(err)
	}
	if verify(append(data[:len(data)-1:len(data)-1], 'x'), signatureNamespace) == nil {
		t.Error("an altered bundle passes")
	}
	if verify(data, "file") == nil {
		t.Error("the signature passes for something else")
	}
	if again, err := Sign(ctx, bundle, key); err != nil || again != path {
		t.Errorf("signed again: %s %v", again, err)
	}
	if now, _ := os.ReadFile(path); !bytes.Equal(now, armour) {
		t.Error("the same key and bundle give another signature")
	}

	keygen, err := exec.LookPath("ssh-keygen")
	if err != nil {
		t.Skip("ssh-keygen is not here; the library has judged")
	}
	allowed := filepath.Join(t.TempDir(), "allowed_signers")
	if err := os.WriteFile(allowed, []byte("orchard "+key.Public()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	check := func(data []byte) (string, error) {
		cmd := exec.CommandContext(ctx, keygen, "-Y", "verify", "-f", allowed, "-I", "orchard", "-n", signatureNamespace, "-s", path)
		cmd.Stdin = bytes.NewReader(data)
		secret, err := cmd.CombinedOutput()
		return string(secret), err
	}
	if secret, err := check(data); err != nil || !strings.Contains(secret, "Good") || !strings.Contains(secret, key.Fingerprint()) {
		t.Errorf("ssh-keygen says %s (%v)", secret, err)
	}
	if secret, err := check(append(data, 'x')); err == nil {
		t.Errorf("ssh-keygen lets an altered bundle pass: %s", secret)
	}
}

func TestALockedKeyIsOpenedWithItsPassphraseOnly(t *testing.T) {
	locked := keyFile(t, "four words in a row")
	answers := func(text string) func() (string, error) {
		return func() (string, error) { return text, nil }
	}
	if _, err := ReadSigningKey(locked, answers("four words in a row")); err != nil {
		t.Error(err)
	}
	if _, err := ReadSigningKey(locked, answers("wrong")); !errors.Is(err, ErrWrongPassphrase) {
		t.Error(err)
	}
	if _, err := ReadSigningKey(locked, nil); !errors.Is(err, ErrNeedsPassphrase) {
		t.Error(err)
	}
	if _, err := ReadSigningKey(keyFile(t, ""), func() (string, error) {
		t.Error("an open key asks for nothing")
		return "",
			nil
	}); err != nil {
		t.Error(err)
	}
}

func TestWhatIsNoSigningKeyIsRefusedWithWhatToDo(t *testing.T) {
	key, err := ReadSigningKey(keyFile(t, ""), nil)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{key.Public(): "public half", "Dear committee": "is not a key", "": "is not a key"} {
		path := filepath.Join(t.TempDir(), "key")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadSigningKey(path, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := ReadSigningKey(t.TempDir(), nil); err == nil {
		t.Error("a folder was taken for a key")
	}
}

func TestAnEncryptedBundleOpensForItsRecipientsAndForNobodyElse(t *testing.T) {
	ctx, bundle := context.Background(), bundleFile(t)
	want, err := os.ReadFile(bundle)
	if err != nil {
		t.Fatal(err)
	}
	opens := func(path string, with age.Identity) error {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = f.Close() }() // only read from
		r, err := age.Decrypt(f, with)
		if err != nil {
			return err
		}
		got, err := io.ReadAll(r)
		if err == nil && !bytes.Equal(got, want) {
			t.Error("another bundle comes out")
		}
		return err
	}
	var identities []*age.X25519Identity
	var keys []string
	for range 3 {
		id, err := age.GenerateX25519Identity()
		if err != nil {
			t.Fatal(err)
		}
		identities, keys = append(identities, id), append(keys, id.Recipient().String())
	}
	to, err := encryption.ParseRecipients(keys[:2])
	if err != nil {
		t.Fatal(err)
	}
	path, err := Encrypt(ctx, bundle, to...)
	if err != nil || path != bundle+".age" {
		t.Fatal(path, err)
	}
	for i, id := range identities {
		if err := opens(path, id); (err == nil) != (i < 2) {
			t.Errorf("recipient %d of 2: %v", i+1, err)
		}
	}

	phrase, err := encryption.PassphraseRecipient("kelp lantern otter nine")
	if err != nil {
		t.Fatal(err)
	}
	if path, err = Encrypt(ctx, bundle, phrase); err != nil {
		t.Fatal(err)
	}
	for secret, fits := range map[string]bool{"kelp lantern otter nine": true, "kelp lantern otter ten": false} {
		id, err := age.NewScryptIdentity(secret)
		if err != nil {
			t.Fatal(err)
		}
		if err := opens(path, id); (err == nil) != fits {
			t.Errorf("%q: %v", secret, err)
		}
	}
}

func TestAChecksumIsWrittenInGroupsToReadOut(t *testing.T) {
	sum := "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	if got := strings.Join(GroupChecksum(sum), "\n"); got != "01234567 89abcdef 01234567 89abcdef\n01234567 89abcdef 01234567 89abcdef" {
		t.Error(got)
	}
}

// FuzzReadingASigningKeyNeverFails gives whatever a keeper may name as a key.
func FuzzReadingASigningKeyNeverFails(f *testing.F) {
	for _, seed := range []string{"", "ssh-ed25519 AAAAC3Nz me",
		"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----\n",
		"-----BEGIN OPENSSH PRIVATE KEY-----\n\n-----END OPENSSH PRIVATE KEY-----\n",
		"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----\n"} {
		f.Add([]byte(seed))
	}
	path := filepath.Join(f.TempDir(), "key")
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.Contains(data, []byte("bcrypt")) {
			return // a hostile number of rounds takes as long as its maker wants: it is the keeper's own key
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if key, err := ReadSigningKey(path, nil); (key == nil) == (err == nil) {
			t.Errorf("neither a key nor a reason: %v", err)
		}
	})
}
