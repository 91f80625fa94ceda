package store

import (
	"bytes"
	"errors"
	"kept/store/backup"
	"kept/store/file"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
)

// newSealedWorkbook makes a workbook whose backups are encrypted, and gives the keys
// that open them.
func newSealedWorkbook(t testing.TB) (*Workbook, *backup.Keys) {
	t.Helper()
	w := newKeptWorkbook(t, Options{})
	return w, mustKeys(t, encryptBackups(t, w.opt.BackupDir, filepath.Join(t.TempDir(), "key.txt")))
}

// encryptBackups has the backups in a folder encrypted to a new key, which it writes to
// a file.
func encryptBackups(t testing.TB, dir, keyFile string) string {
	t.Helper()
	private, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(keyFile, []byte(private.String()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := backup.Encrypt(dir, []string{private.Recipient().String()}); err != nil {
		t.Fatal(err)
	}
	return keyFile
}

func mustKeys(t testing.TB, keyFile string) *backup.Keys {
	t.Helper()
	keys, err := backup.KeysInFile(keyFile)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func TestAnEncryptedBackupOpensWithItsKeyOnly(t *testing.T) {
	w, keys := newSealedWorkbook(t)
	mustAdd(t, w, Action, "", Values{"title": "Before the backup"})
	stood := dump(t, w)
	b := mustBackup(t, w, backup.WhyAsked)
	mustAdd(t, w, Action, "", Values{"title": "After the backup"})

	if !b.Encrypted || !strings.HasSuffix(b.Path, " asked for.kept.age") {
		t.Errorf("it is %+v", b)
	}
	content, err := os.ReadFile(b.Path)
	if err != nil || bytes.Contains(content, []byte("Before the backup")) || bytes.Contains(content, []byte(file.Magic)) {
		t.Errorf("it can be read without a key: %v", err)
	}
	if info, err := os.Stat(b.Path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("its file is %v, %v", info, err)
	}
	list, err := w.Backups()
	if err != nil || len(list) == 0 || !list[0].Verified || list[0] != b {
		t.Errorf("listed are %+v, %v", list, err)
	}

	// Without a key, and with a wrong one.
	if err := CheckBackup(t.Context(), b); !errors.Is(err, backup.ErrLocked) || !strings.HasPrefix(Sentence(err),
		"This backup is encrypted,") {
		t.Errorf("checked without a key: %v", err)
	}
	if _, err := w.Restore(t.Context(), b); !errors.Is(err, backup.ErrLocked) {
		t.Errorf("restored without a key: %v", err)
	}
	others := mustKeys(t, encryptBackups(t, t.TempDir(), filepath.Join(t.TempDir(), "key.txt")))
	if err := CheckBackup(t.Context(), b.With(others)); !errors.Is(err, backup.ErrLocked) {
		t.Errorf("with another key: %v", err)
	}

	// With its own.
	b = b.With(keys)
	if err := CheckBackup(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	opened := openBackup(t, b)
	if got := dump(t, opened); got != stood {
		t.Errorf("it holds\n%s\nnot\n%s", got, stood)
	}
	if h, err := opened.CheckFile(t.Context(), true); err != nil || h.State != file.Sound {
		t.Errorf("it is %+v, %v", h, err)
	}
	if _, err := opened.Write(t.Context(), "Edit", func(*Tx) error { return nil }); !errors.Is(err, ErrReadOnly) {
		t.Errorf("it can be written to: %v", err)
	}
	copied := filepath.Join(t.TempDir(), "copy.kept")
	if err := CopyBackup(t.Context(), b, copied); err != nil {
		t.Fatal(err)
	}
	c, err := Open(t.Context(), copied, Options{Keeper: "Reader"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if got := dump(t, c); got != stood {
		t.Errorf("the workbook made of it holds\n%s\nnot\n%s", got, stood)
	}
	changed, err := w.Restore(t.Context(), b)
	if err != nil || changed.No == 0 {
		t.Fatalf("%+v, %v", changed, err)
	}
	if differences, err := w.Compare(t.Context(), opened); err != nil || len(differences) != 0 {
		t.Errorf("restored, it differs in %v, %v", differences, err)
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Errorf("restoring is not undone: %v", err)
	}
}

func TestBackupsMadeByThemselvesAreEncryptedWithoutAskingAnybody(t *testing.T) {
	w, _ := newSealedWorkbook(t)
	clock := testClock()
	w.opt.Now = func() time.Time { return clock.Now().AddDate(0, 0, 1) }
	mustAdd(t, w, Action, "", Values{"title": "The first change of the day"})
	list, err := w.Backups()
	if err != nil || len(list) != 1 || list[0].Why != backup.WhyDay || !list[0].Encrypted {
		t.Errorf("there are %+v, %v", list, err)
	}
	// The recovery screen must be able to point at it, though nobody said the passphrase.
	if b, there, err := backup.NewestGood(t.Context(), w.opt.BackupDir, w.Path(), CheckBackup); err != nil || !there || b != list[0] {
		t.Errorf("the newest is %+v, %v, %v", b, there, err)
	}
}

// TestADamagedEncryptedBackupIsFound flips bits and cuts off.
func TestADamagedEncryptedBackupIsFound(t *testing.T) {
	w, keys := newSealedWorkbook(t)
	b := mustBackup(t, w, backup.WhyAsked)
	whole, err := os.ReadFile(b.Path)
	if err != nil {
		t.Fatal(err)
	}
	random := faultRandom(t)
	tries := repetitions(40, 1000)
	for range tries {
		broken := append([]byte{}, whole...)
		if random.IntN(4) == 0 {
			broken = broken[:random.IntN(len(broken))]
		} else {
			broken[random.IntN(len(broken))] ^= 1 << random.IntN(8)
		}
		d := b.With(keys)
		d.Path = filepath.Join(t.TempDir(), "broken.kept.age")
		if err := os.WriteFile(d.Path, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		err := CheckBackup(t.Context(), d)
		var problem *file.Problem
		if !errors.As(err, &problem) && !errors.Is(err, backup.ErrLocked) { // the part that holds the key was hit
			t.Errorf("it was not found: %v", err)
		}
		to := filepath.Join(t.TempDir(), "copy.kept")
		if err := CopyBackup(t.Context(), d, to); err == nil {
			t.Error("a workbook was made of it")
		}
		if _, err := os.Stat(to); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("something was left: %v", err)
		}
	}
	t.Logf("%d damages of an encrypted backup, all found", tries)
}

// TestAnEncryptedFileIsNotTakenForDamage says of one that is opened as a workbook
// what it is.
func TestAnEncryptedFileIsNotTakenForDamage(t *testing.T) {
	w, _ := newSealedWorkbook(t)
	b := mustBackup(t, w, backup.WhyAsked)
	_, err := Open(t.Context(), b.Path, Options{Keeper: "Test Keeper"})
	var problem *file.Problem
	if !errors.As(err, &problem) || problem.State != file.Encrypted || !strings.Contains(Sentence(err), "kept restore") {
		t.Errorf("it is refused with %v", err)
	}
}
