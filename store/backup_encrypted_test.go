package store

import (
	"bytes"
	"errors"
	"kept/store/file"
	"kept/store/input"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
)

const (
	aPassphrase  = "correct horse battery staple"
	another      = "four words that differ"
	quickForTest = 4 // the work of trying a passphrase, as a power of 2
)

// newSealedWorkbook makes a workbook whose backups a passphrase opens.
func newSealedWorkbook(t testing.TB) *Workbook {
	t.Helper()
	w := newKeptWorkbook(t, Options{})
	if err := encryptWithPassphrase(w.opt.BackupDir, aPassphrase, quickForTest); err != nil {
		t.Fatal(err)
	}
	return w
}

func mustKeys(t testing.TB, w *Workbook, passphrase string) *BackupKeys {
	t.Helper()
	keys, err := KeysOfPassphrase(w.opt.BackupDir, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func TestAnEncryptedBackupOpensWithItsPassphraseOnly(t *testing.T) {
	w := newSealedWorkbook(t)
	mustAdd(t, w, Action, "", Values{"title": "Before the backup"})
	stood := dump(t, w)
	b := mustBackup(t, w, WhyAsked)
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
	if err := b.Check(t.Context()); !errors.Is(err, ErrBackupLocked) || !strings.HasPrefix(Sentence(err), "This backup is encrypted,") {
		t.Errorf("checked without a key: %v", err)
	}
	if _, err := w.Restore(t.Context(), b); !errors.Is(err, ErrBackupLocked) {
		t.Errorf("restored without a key: %v", err)
	}
	if _, err := KeysOfPassphrase(w.opt.BackupDir, another); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("with another passphrase: %v", err)
	}
	stranger, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	if err := b.With(&BackupKeys{[]age.Identity{stranger}}).Check(t.Context()); !errors.Is(err, ErrBackupLocked) {
		t.Errorf("with another key: %v", err)
	}

	// With its own.
	b = b.With(mustKeys(t, w, aPassphrase))
	if err := b.Check(t.Context()); err != nil {
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
	if err := b.CopyTo(t.Context(), copied); err != nil {
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
	w := newSealedWorkbook(t)
	clock := testClock()
	w.opt.Now = func() time.Time { return clock.Now().AddDate(0, 0, 1) }
	mustAdd(t, w, Action, "", Values{"title": "The first change of the day"})
	list, err := w.Backups()
	if err != nil || len(list) != 1 || list[0].Why != WhyDay || !list[0].Encrypted {
		t.Errorf("there are %+v, %v", list, err)
	}
	// The recovery screen must be able to point at it, though nobody said the passphrase.
	if b, there, err := NewestGoodBackup(t.Context(), w.opt.BackupDir, w.Path()); err != nil || !there || b != list[0] {
		t.Errorf("the newest is %+v, %v, %v", b, there, err)
	}
}

func TestANewPassphraseLeavesOlderBackupsTheirs(t *testing.T) {
	w := newSealedWorkbook(t)
	older := mustBackup(t, w, WhyAsked)
	if err := encryptWithPassphrase(w.opt.BackupDir, another, quickForTest); err != nil {
		t.Fatal(err)
	}
	newer := mustBackup(t, w, WhyAsked)
	if err := older.With(mustKeys(t, w, aPassphrase)).Check(t.Context()); err != nil {
		t.Error(err)
	}
	if err := newer.With(mustKeys(t, w, aPassphrase)).Check(t.Context()); !errors.Is(err, ErrBackupLocked) {
		t.Errorf("the old passphrase opens the new backup: %v", err)
	}
	if err := newer.With(mustKeys(t, w, another)).Check(t.Context()); err != nil {
		t.Error(err)
	}
	if err := PlainBackups(w.opt.BackupDir); err != nil {
		t.Fatal(err)
	}
	if plain := mustBackup(t, w, WhyAsked); plain.Encrypted || plain.Check(t.Context()) != nil {
		t.Errorf("encryption has not ended: %+v", plain)
	}
	if list, err := w.Backups(); err != nil || len(list) != 3 {
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
			w := newKeptWorkbook(t, Options{})
			if err := EncryptBackups(w.opt.BackupDir, []string{key.public}); err != nil {
				t.Fatal(err)
			}
			if to, err := BackupRecipients(w.opt.BackupDir); err != nil || len(to) != 1 || to[0] != key.public {
				t.Errorf("it is for %v, %v", to, err)
			}
			b := mustBackup(t, w, WhyAsked)
			content := filepath.Join(t.TempDir(), "key.txt")
			if err := os.WriteFile(content, []byte("# a key\n"+key.private+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			keys, err := KeysInFile(content)
			if err != nil {
				t.Fatal(err)
			}
			if err := b.With(keys).Check(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	t.Run("refused", func(t *testing.T) {
		w := newKeptWorkbook(t, Options{})
		var input *input.Error
		for _, keys := range [][]string{nil, {"age1nonsense"}, {classic.String()}} {
			if err := EncryptBackups(w.opt.BackupDir, keys); !errors.As(err, &input) {
				t.Errorf("%q: %v", keys, err)
			}
		}
		if err := EncryptBackups(w.opt.BackupDir, []string{classic.Recipient().String(), hybrid.Recipient().String()}); err == nil {
			t.Error("age cannot encrypt to a mixture of these kinds")
		}
		if err := EncryptBackupsWithPassphrase(w.opt.BackupDir, "too short"); !errors.As(err, &input) {
			t.Errorf("a short passphrase: %v", err)
		}
		if b := mustBackup(t, w, WhyAsked); b.Encrypted {
			t.Error("what was refused came into force")
		}
		content := filepath.Join(t.TempDir(), "key.txt")
		if err := os.WriteFile(content, []byte("AGE-SECRET-KEY-1MISTYPED"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := KeysInFile(content); err == nil || strings.Contains(err.Error(), "MISTYPED") {
			t.Errorf("a key that is none: %v", err)
		}
	})
	t.Run("emptied by hand", func(t *testing.T) {
		w := newSealedWorkbook(t)
		if err := os.WriteFile(filepath.Join(w.opt.BackupDir, recipientsFile), []byte("# nobody\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if b, err := w.Backup(t.Context(), WhyAsked); err == nil {
			t.Errorf("a backup was made that anybody can read: %+v", b)
		}
	})
}

// TestADamagedEncryptedBackupIsFound flips bits and cuts off.
func TestADamagedEncryptedBackupIsFound(t *testing.T) {
	w := newSealedWorkbook(t)
	b := mustBackup(t, w, WhyAsked)
	keys := mustKeys(t, w, aPassphrase)
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
		err := d.Check(t.Context())
		var problem *file.Problem
		if !errors.As(err, &problem) && !errors.Is(err, ErrBackupLocked) { // the part that holds the key was hit
			t.Errorf("it was not found: %v", err)
		}
		to := filepath.Join(t.TempDir(), "copy.kept")
		if err := d.CopyTo(t.Context(), to); err == nil {
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
	w := newSealedWorkbook(t)
	b := mustBackup(t, w, WhyAsked)
	_, err := Open(t.Context(), b.Path, Options{Keeper: "Test Keeper"})
	var problem *file.Problem
	if !errors.As(err, &problem) || problem.State != file.Encrypted || !strings.Contains(Sentence(err), "kept restore") {
		t.Errorf("it is refused with %v", err)
	}
}
