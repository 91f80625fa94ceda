package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"kept/store"
	"kept/store/backup"
)

const backupWords = "harbour kettle bright ferry"

func TestBackupsAreEncryptedFromNowOnAndOpenedByThePassphrase(t *testing.T) {
	w, _ := keptBook(t)
	d := drive(t, w, 80, 24, safe).press("B").sees("New ones are not encrypted.").press("e").sees("Backups on this computer, from now on",
		"Encrypted, with a passphrase")
	defer d.app.endSafety()
	d.press("p").sees("Without it nobody can ever open them again").typed("short").press("enter").sees("It needs 12 characters or more.")
	d.press("ctrl+u").typed(backupWords).misses("harbour").sees("***************************").press("enter")
	d.sees("The same again").typed("harbour").press("enter").sees("That is not the same").press("ctrl+u").typed(backupWords).misses(
		"harbour").press("enter")
	d.sees("From now on every backup is encrypted", "key.age").press("enter").sees("New ones are encrypted.")
	d.press("n").sees("A backup was made, and read through.", "encrypted")
	fits(t, d, 80, 24)
	write(t, w, "Changed since", func(tx *store.Tx) error { return tx.Set(find(t, w, store.Action, "1.1 ").ID, "brag", "red") })
	d.press("c").sees("This backup is encrypted", "What you type is not shown").typed("wrong horse battery").misses("wrong").press(
		"enter").sees("That is not it. Look whether capitals are locked.")
	d.press("ctrl+u").typed(backupWords).press("enter").sees("Changed since: Backup of", "BRAG of action 1.1", "Then: Amber")
	// It is asked once; then everything can be done with it.
	d.press("enter").sees("Brought over 1 difference").press("enter").sees("read only").press("2").sees("Amber").press("X")
	d.press("k").sees("All 1 backups were read through: all are whole.").press("r").sees("Put this backup back?").press("esc")
	to := filepath.Join(t.TempDir(), "again.kept")
	d.press("w").press("ctrl+u").typed(to).press("enter").sees("It is in ")
	d.press("e", "n").sees("From now on backups are not encrypted.").press("enter").sees("New ones are not encrypted.")
}

func TestABackupForAKeyAsksForItsFile(t *testing.T) {
	w, _ := keptBook(t)
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "key.txt")
	writeText(t, file, key.String()+"\n")
	d := drive(t, w, 80, 24, safe).press("B", "e", "k").typed("age1nonsense").press("enter").sees("is not a public key of age")
	defer d.app.endSafety()
	d.press("e", "k").typed(key.Recipient().String()).press("enter").sees("From now on every backup is encrypted, and").press("enter",
		"n").sees("A backup was made")
	d.press("c").sees("for whoever has the private key").typed("/no/such/file").press("enter").sees("There is no such file.").press(
		"ctrl+u").typed(file).press("enter")
	d.sees("Nothing was changed since that backup.")
	if strings.Contains(d.Screen(), key.String()) {
		t.Error("the key is on the screen")
	}
}

func writeText(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestHowManyBackupsAreKeptIsSetOnTheScreen(t *testing.T) {
	w, _ := keptBook(t)
	d := drive(t, w, 80, 24, safe).press("B", "h").sees("How many backups are kept", "last 10, 14 days, 13 weeks, 2048 MB")
	defer d.app.endSafety()
	d.press("ctrl+u").typed("three months").press("enter").sees("is not a number from 0 to 1000")
	d.press("ctrl+u").typed("last 20, 30 days").press("enter").sees("Kept from now on: last 20, 30 days, 13 weeks, 2048 MB.")
	if k, err := backup.KeepingIn(filepath.Dir(w.BackupFolder())); err != nil || k.Last != 20 || k.Days != 30 {
		t.Errorf("the folder keeps %v, %v", k, err)
	}
	d.press("h").sees("last 20, 30 days")
}
