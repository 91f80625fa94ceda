package seal

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"

	"kept/store/file"
)

// signatureNamespace says what a signature is for, so that one made for something
// else cannot be passed off as that of a bundle (SSHSIG).
const signatureNamespace = "kept-bundle@1"

// ErrNeedsPassphrase says that a key is locked and no passphrase was given.
var ErrNeedsPassphrase = errors.New("the key is locked with a passphrase")

// ErrWrongPassphrase says that a passphrase does not open the key.
var ErrWrongPassphrase = errors.New("the passphrase does not open the key")

// SigningKey is a key that signs bundles: ed25519, as OpenSSH writes it.
type SigningKey struct{ signer ssh.Signer }

// ReadSigningKey reads a private key that `ssh-keygen -t ed25519` wrote.
// passphrase is asked only if the key is locked; nil stands for somebody who
// cannot be asked. It fails with [ErrNeedsPassphrase] or [ErrWrongPassphrase].
func ReadSigningKey(path string, passphrase func() (string, error)) (*SigningKey, error) {
	const most = 64 << 10
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("reading the signing key: %w", err)
	}
	if !info.Mode().IsRegular() || info.Size() > most {
		return nil, fmt.Errorf("%s is not a key: name the private key that `ssh-keygen -t ed25519` wrote", path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the signing key: %w", err)
	}
	raw, err := ssh.ParseRawPrivateKey(text)
	var locked *ssh.PassphraseMissingError
	if errors.As(err, &locked) {
		if passphrase == nil {
			return nil, fmt.Errorf("%s: %w", path, ErrNeedsPassphrase)
		}
		secret, askErr := passphrase()
		if askErr != nil {
			return nil, fmt.Errorf("asking for the passphrase of the key: %w", askErr)
		}
		if raw, err = ssh.ParseRawPrivateKeyWithPassphrase(text, []byte(secret)); err != nil {
			return nil, fmt.Errorf("%s: %w", path, ErrWrongPassphrase)
		}
	}
	switch {
	case err != nil && bytes.HasPrefix(bytes.TrimSpace(text), []byte("ssh-")):
		return nil, fmt.Errorf("%s is the public half of a key: name the private one, which has no .pub at its end", path)
	case err != nil:
		return nil, fmt.Errorf("%s is not a key: name the private key that `ssh-keygen -t ed25519` wrote", path)
	}
	key, ok := raw.(*ed25519.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("%s is not an ed25519 key: make one with `ssh-keygen -t ed25519`", path)
	}
	signer, err := ssh.NewSignerFromKey(*key)
	if err != nil {
		return nil, fmt.Errorf("reading the signing key: %w", err)
	}
	return &SigningKey{signer}, nil
}

// Public is the public half as it stands in a file of allowed signers.
func (k *SigningKey) Public() string {
	return strings.TrimSpace(string(ssh.MarshalAuthorizedKey(k.signer.PublicKey())))
}

// Fingerprint is the SHA-256 of the public half, as ssh-keygen -l shows it.
func (k *SigningKey) Fingerprint() string { return ssh.FingerprintSHA256(k.signer.PublicKey()) }

// Sign signs a bundle and writes the signature beside it, as SSHSIG in
// PATH.sig, which it gives. The same key and bundle give the same signature.
func Sign(ctx context.Context, path string, key *SigningKey) (string, error) {
	data, err := readFile(ctx, path)
	if err != nil {
		return "", err
	}
	signature, err := sshsig.Sign(bytes.NewReader(data), key.signer, sshsig.HashSHA512, signatureNamespace)
	if err != nil {
		return "", fmt.Errorf("signing the bundle: %w", err)
	}
	return path + ".sig", writeShared(path+".sig", sshsig.Armor(signature))
}

// writeShared writes a file that is made to be sent to others.
func writeShared(path string, content []byte) error {
	if err := file.WriteWhole(path, content, 0o644); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}

// readFile reads a bundle that is about to be signed or encrypted.
func readFile(ctx context.Context, path string) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the bundle: %w", err)
	}
	return data, nil
}
