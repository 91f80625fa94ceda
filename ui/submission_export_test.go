package ui

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
	"golang.org/x/crypto/ssh"

	"kept/store/calendar"
	"kept/ui/host"
)

// signingKey is a new key that signs, in a file; locked if a passphrase is given.
func signingKey(t *testing.T, passphrase string) string {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if passphrase != "" {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(private, "", []byte(passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "id_ed25519")
	writeText(t, path, string(pem.EncodeToMemory(block)))
	return path
}

// exporting has bundles written into a folder.
func exporting(folder string) func(*Options) {
	return func(o *Options) {
		o.Export = func(ctx context.Context, q calendar.Quarter) (string, error) {
			host.ProgressOf(ctx)(1, 3, "Packing the bundle")
			path := filepath.Join(folder, "promise-"+q.Code()+".zip")
			return path, os.WriteFile(path, []byte("a bundle"), 0o600)
		}
	}
}

func TestABundleIsSignedAndEncryptedOnTheScreen(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "promise-2026-27-Q2.zip")
	d := drive(t, partnershipBook(t), 80, 24, exporting(folder)).press("6", "x").sees("It is written to", "Its SHA-256, to read out",
		"s sign it", "e encrypt it", "y copy this text")
	fits(t, d, 80, 24)
	d.press("s").sees("Sign the bundle").press("ctrl+u").typed(folder).press("enter").sees("There is no such file.")
	d.press("ctrl+u").typed(signingKey(t, "open sesame")).press("enter").sees("The key is locked").typed("open barley").misses(
		"barley").press("enter").sees("That is not it.")
	d.typed("open sesame").press("enter").resize(120, 40).sees("Signed: promise-2026-27-Q2.zip.sig", "partnership ssh-ed25519 ",
		"ssh-keygen -Y verify -f allowed_signers")
	d.press("e").sees("Encrypt the bundle", "With a passphrase").press("p").typed(backupWords).press("enter").typed(backupWords).press(
		"enter")
	d.sees("Encrypted: promise-2026-27-Q2.zip.age", "age --decrypt -o promise-2026-27-Q2.zip promise-2026-27-Q2.zip.age",
		"ssh-keygen -Y verify")
	signature, err := os.ReadFile(path + ".sig")
	if err != nil || !strings.HasPrefix(string(signature), "-----BEGIN SSH SIGNATURE-----") {
		t.Errorf("the signature is %q, %v", signature, err)
	}
	d.resize(80, 24).sees("Down reads on.").press("end").press("pgdown").sees("age --decrypt")
	fits(t, d, 80, 24)
	if d.press("y"); !strings.Contains(d.Screen(), "Copied: It is written to") {
		t.Errorf("it was not copied:\n%s", d.Screen())
	}
	d.press("esc").misses("Encrypted:")
}

func TestABundleIsEncryptedForThoseWhoGaveAKey(t *testing.T) {
	folder := t.TempDir()
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	d := drive(t, partnershipBook(t), 120, 40, exporting(folder)).press("6", "x", "e", "k").press("enter").sees("Type a key.")
	d.typed("age1nobody").press("enter").sees("! ", "is not a public key of age")
	d.press("e", "k").typed(key.Recipient().String()).press("enter").sees(
		"age --decrypt -i YOUR-KEY-FILE -o promise-2026-27-Q2.zip").misses("is not a public key")
	sealed, err := os.Open(filepath.Join(folder, "promise-2026-27-Q2.zip.age"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = sealed.Close() }()
	if _, err := age.Decrypt(sealed, key); err != nil {
		t.Errorf("its owner cannot open it: %v", err)
	}
}

func TestTheExportSaysHowFarItIsAndCanBeStopped(t *testing.T) {
	var d *driver
	d = drive(t, partnershipBook(t), 80, 24, func(o *Options) {
		o.Export = func(ctx context.Context, _ calendar.Quarter) (string, error) {
			host.ProgressOf(ctx)(1, 3, "Packing the bundle")
			d.resize(80, 24).sees("Writing the bundle of 2026-27 Q2: packing the bundle (step 2 of", "Esc stops it").press("esc")
			return "", ctx.Err()
		}
	})
	d.press("6", "x").sees("Stopped. No bundle was written.").misses("It is written to", "No bundle was written\n")
}

func TestWhatMayTellWhoAChildIsIsShownBeforeABundleIsWritten(t *testing.T) {
	folder := t.TempDir()
	w := partnershipBook(t)
	d := drive(t, w, 80, 24, exporting(folder))
	d.press("2", "n").typed("9.1").press("tab").typed("Help for Jamie Smith, aged 7").press("ctrl+s").sees("Saved.")
	d.press("6", "x").sees("Before it leaves", `Smith, aged 7" looks like a name and age.`, "Look at them",
		"Write the bundle").misses("It is written to")
	fits(t, d, 80, 24)
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("there is written already %v, %v", left, err)
	}
	d.press("enter").sees("Findings of 2026-27 Q2", "Jamie Smith").misses("nobody leads it")
	d.press("x", "right", "enter").sees("It is written to")
	d.press("esc", "P").sees("Write a report").press("enter").sees("Before it leaves", "Write the report").press("right",
		"enter").sees("It is written to")
	d.press("esc", "2", "P", "enter").sees("Before it leaves").press("enter").sees("Findings of 2026-27 Q2")
	if d.app.CanGoBack() {
		t.Error("from the findings one goes back to the list of actions")
	}
}
