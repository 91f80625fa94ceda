//go:build e2e && !windows

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
)

// bundle exports a quarter, and gives where its zip is.
func (j journey) bundle(args ...string) string {
	j.t.Helper()
	output := strings.Split(strings.TrimSpace(j.kept(append([]string{"export"}, args...)...)), "\n")
	return output[len(output)-1]
}

// Somebody else's bundle is opened to be read, in the same screens: nothing in it
// can be changed, and nothing of it stays behind.
func TestReadingSomebodysBundle(t *testing.T) {
	j := begin(t)
	j.orkney()
	j.kept("add", "action", "reference=1.1", "title=Language guide", "brag=green")
	bundle := j.bundle()
	temporary := filepath.Join(j.home, "tmp")
	if err := os.Mkdir(temporary, 0o755); err != nil {
		t.Fatal(err)
	}
	reader := begin(t)
	reader.env = append(reader.env, "TMPDIR="+temporary)
	s := reader.open(120, 36, "open", bundle)
	s.sees("[1 Overview]", "Orkney Partnership", "Bundle ", "r1")
	s.presses("2")
	s.sees("> 1.1", "Language guide")
	s.presses("e")
	s.sees("open for reading only")
	s.presses("6")
	s.sees("[6 Submission]")
	s.presses("2")
	s.sees("> 1.1")
	s.presses("ctrl+q")
	s.ends()
	wantEmpty(t, temporary)
}

// A bundle is sealed with a passphrase that is asked for twice and never shown,
// and opens with it.
func TestSealingABundleWithAPassphrase(t *testing.T) {
	j := begin(t)
	j.orkney()
	j.kept("add", "action", "reference=1.1", "title=Language guide", "brag=green")

	s := j.open(100, 36, "export", "--encrypt", "--out", j.home)
	s.sees("Passphrase for the bundle:")
	s.types("nine old words\r")
	s.sees("The same again:")
	s.types("ten new words\r")
	s.sees("The two passphrases differ, and nothing was done")
	s.over()

	s = j.open(100, 36, "export", "--encrypt", "--out", j.home)
	s.sees("Passphrase for the bundle:")
	s.types("nine old words\r")
	s.sees("The same again:")
	s.types("nine old words\r")
	s.sees("Encrypted:", "age --decrypt")
	s.ends()
	if strings.Contains(s.text(), "nine old words") {
		t.Errorf("the passphrase stands on the screen\n%s", s.text())
	}
	sealed, err := filepath.Glob(filepath.Join(j.home, "*.age"))
	if err != nil || len(sealed) != 1 {
		t.Fatalf("the sealed bundles are %q, %v", sealed, err)
	}
	j.kept("check", unsealed(t, sealed[0], "nine old words"))

	// Whoever gets it needs no other program than Kept.
	s = j.open(100, 36, "open", sealed[0])
	s.sees("Passphrase of the bundle:")
	s.types("eight old words\r")
	s.sees("The bundle stays closed")
	s.over()
	s = j.open(100, 36, "open", sealed[0])
	s.sees("Passphrase of the bundle:")
	s.types("nine old words\r")
	s.sees("[1 Overview]", "Orkney Partnership", "Bundle ")
	s.presses("ctrl+q")
	s.ends()
}

// unsealed is a bundle without its seal, taken off as the program age does.
func unsealed(t *testing.T, path, passphrase string) string {
	t.Helper()
	sealed, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer sealed.Close()
	key, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := age.Decrypt(sealed, key)
	if err != nil {
		t.Fatalf("opening the sealed bundle: %v", err)
	}
	text, err := io.ReadAll(opened)
	if err != nil {
		t.Fatalf("reading the sealed bundle: %v", err)
	}
	bundle := filepath.Join(t.TempDir(), strings.TrimSuffix(filepath.Base(path), ".age"))
	if err := os.WriteFile(bundle, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return bundle
}

// A bundle is signed with a key that has a passphrase of its own.
func TestSigningABundle(t *testing.T) {
	if _, err := exec.LookPath("ssh-keygen"); err != nil {
		t.Skip("ssh-keygen is not installed")
	}
	j := begin(t)
	j.orkney()
	key := filepath.Join(j.home, "key")
	if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "a long passphrase", "-C", "", "-f",
		key).CombinedOutput(); err != nil {
		t.Fatalf("making a key: %v\n%s", err, out)
	}
	s := j.open(160, 36, "export", "--sign", key, "--out", j.home)
	s.sees("Passphrase of the key:")
	s.types("a wrong one\r")
	s.over()
	if s.outcome == nil {
		t.Fatalf("a wrong passphrase opened the key\n%s", s.text())
	}
	if left, err := filepath.Glob(filepath.Join(j.home, "*.zip*")); err != nil || len(left) > 0 {
		t.Errorf("with a wrong passphrase it wrote %v, %v", left, err)
	}

	s = j.open(160, 36, "export", "--sign", key, "--out", j.home)
	s.sees("Passphrase of the key:")
	s.types("a long passphrase\r")
	s.sees("Its signature:", "ssh-keygen -Y verify")
	s.ends()
	signatures, err := filepath.Glob(filepath.Join(j.home, "*.sig"))
	if err != nil || len(signatures) != 1 {
		t.Fatalf("the signatures are %q, %v", signatures, err)
	}
	j.verifies(key+".pub", strings.TrimSuffix(signatures[0], ".sig"), signatures[0], s.text())
}

// verifies checks a signature with ssh-keygen, with the namespace that was said.
func (j journey) verifies(public, bundle, signature, output string) {
	j.t.Helper()
	key, err := os.ReadFile(public)
	if err != nil {
		j.t.Fatal(err)
	}
	signers := filepath.Join(j.home, "allowed_signers")
	if err := os.WriteFile(signers, append([]byte("partnership "), key...), 0o600); err != nil {
		j.t.Fatal(err)
	}
	_, rest, _ := strings.Cut(output, "-I partnership -n ")
	namespace, _, found := strings.Cut(rest, " ")
	if !found {
		j.t.Fatalf("it is not said how to check the signature:\n%s", output)
	}
	file, err := os.Open(bundle)
	if err != nil {
		j.t.Fatal(err)
	}
	defer file.Close()
	check := exec.Command("ssh-keygen", "-Y", "verify", "-f", signers, "-I", "partnership", "-n", namespace, "-s", signature)
	check.Stdin = file
	if out, err := check.CombinedOutput(); err != nil {
		j.t.Errorf("ssh-keygen refuses the signature: %v\n%s", err, out)
	}
}
