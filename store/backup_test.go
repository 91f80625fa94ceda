package store

import (
	"context"
	"errors"
	"fmt"
	"kept/store/backup"
	"kept/store/words"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// newKeptWorkbook makes a workbook whose backups go to a folder of their own.
func newKeptWorkbook(t testing.TB, opt Options) *Workbook {
	t.Helper()
	if opt.Now == nil {
		opt.Now = testClock().Now
	}
	if opt.BackupDir == "" {
		opt.BackupDir = filepath.Join(t.TempDir(), "Kept backups")
	}
	opt.Keeper = "Test Keeper"
	w, err := Create(t.Context(), filepath.Join(t.TempDir(), "Harbour.kept"), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	mustAdd(t, w, Partnership, "", Values{"name": "Harbour Partnership", "areas": "S12000021"})
	return w
}

func mustBackup(t testing.TB, w *Workbook, why string) backup.Backup {
	t.Helper()
	b, err := w.Backup(t.Context(), why)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func openBackup(t testing.TB, b backup.Backup) *Workbook {
	t.Helper()
	w, err := OpenBackup(t.Context(), b, Options{Keeper: "Reader"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w
}

func TestABackupIsAWholeCopyThatOnlyItsOwnerReads(t *testing.T) {
	w := newKeptWorkbook(t, Options{})
	mustAdd(t, w, Action, "", Values{"title": "Before the backup"})
	stood := dump(t, w)
	b := mustBackup(t, w, "Before an import!")
	mustAdd(t, w, Action, "", Values{"title": "After the backup"})
	if got := filepath.Base(b.Path); !strings.HasPrefix(got, "Harbour 2026-08-03 09-00-") || !strings.HasSuffix(got,
		"Z before an import.kept") {
		t.Errorf("it is called %q", got)
	}
	info, err := os.Stat(b.Path)
	if err != nil || info.Mode().Perm() != 0o600 || info.Size() != b.Size {
		t.Errorf("its file is %v, %v", info, err)
	}
	if got := dump(t, openBackup(t, b)); got != stood {
		t.Errorf("it holds\n%s\nnot\n%s", got, stood)
	}
	if err := CheckBackup(t.Context(), b); err != nil {
		t.Error(err)
	}
	list, err := w.Backups()
	if err != nil || len(list) == 0 || list[0] != b {
		t.Errorf("listed are %+v, %v, not %+v", list, err, b)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(b.Path), ".*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestABackupThatCannotBeMadeIsSaidAndLeavesNothing(t *testing.T) {
	t.Run("no folder", func(t *testing.T) {
		blocked := filepath.Join(t.TempDir(), "a file")
		if err := os.WriteFile(blocked, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		var text error
		w := newKeptWorkbook(t, Options{BackupDir: blocked, Report: func(err error) { text = err }})
		if _, ok := w.BackupFirst(t.Context(), backup.WhyImport); ok || text == nil || w.BackupTrouble() == nil {
			t.Errorf("it went unsaid: %v", text)
		}
		mustAdd(t, w, Action, "", Values{"title": "Work goes on"})
	})
	t.Run("damaged workbook", func(t *testing.T) {
		w := newKeptWorkbook(t, Options{})
		good := mustBackup(t, w, backup.WhyAsked)
		if _, err := w.conn.ExecContext(t.Context(), "UPDATE partnership SET name = 'Somebody was here'"); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Backup(t.Context(), backup.WhyAsked); !errors.Is(err, ErrHistory) {
			t.Errorf("it ended with %v", err)
		}
		files, err := os.ReadDir(filepath.Dir(good.Path))
		if err != nil || len(files) != 1 || files[0].Name() != filepath.Base(good.Path) {
			t.Errorf("there are %v, %v", files, err)
		}
	})
	t.Run("stopped", func(t *testing.T) {
		w := newKeptWorkbook(t, Options{})
		ctx, stop := context.WithCancel(t.Context())
		stop()
		if _, err := w.Backup(ctx, backup.WhyAsked); !errors.Is(err, context.Canceled) {
			t.Errorf("it ended with %v", err)
		}
		if list, err := w.Backups(); err != nil || len(list) != 0 {
			t.Errorf("there are %v, %v", list, err)
		}
	})
	t.Run("no place", func(t *testing.T) {
		w := newTestWorkbook(t)
		if _, err := w.Backup(t.Context(), backup.WhyAsked); !errors.Is(err, backup.ErrNoFolder) {
			t.Errorf("it ended with %v", err)
		}
	})
}

func TestADamagedBackupIsListedAsSuch(t *testing.T) {
	w := newKeptWorkbook(t, Options{})
	b := mustBackup(t, w, backup.WhyAsked)
	if err := os.Truncate(b.Path, b.Size/2); err != nil {
		t.Fatal(err)
	}
	list, err := w.Backups()
	if err != nil || len(list) != 1 || list[0].Verified {
		t.Errorf("listed are %+v, %v", list, err)
	}
	if _, err := w.Restore(t.Context(), b); err == nil {
		t.Error("it was restored")
	}
}

func TestTheNewestGoodBackupIsFoundForAWorkbookThatIsNot(t *testing.T) {
	w := newKeptWorkbook(t, Options{})
	good, flipped, cut := mustBackup(t, w, "one"), mustBackup(t, w, "two"), mustBackup(t, w, "three")
	damage(t, flipped.Path, "UPDATE partnership SET name = 'Somebody was here'")
	if err := os.Truncate(cut.Path, cut.Size/2); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(w.Path()); err != nil {
		t.Fatal(err)
	}
	b, found, err := backup.NewestGood(t.Context(), w.opt.BackupDir, w.Path(), CheckBackup)
	if err != nil || !found || b.Path != good.Path {
		t.Errorf("found is %v %+v, %v", found, b, err)
	}
}

func TestTheFirstChangeOfADayComesAfterABackup(t *testing.T) {
	now := time.Date(2026, 8, 3, 23, 30, 0, 0, time.UTC)
	w := newKeptWorkbook(t, Options{Now: func() time.Time { return now }})
	made := func() bool {
		_, ok := w.BackupToday(t.Context())
		return ok
	}
	if !made() {
		t.Error("none was made")
	}
	if made() {
		t.Error("a second was made the same day")
	}
	now = now.Add(time.Hour)
	if !made() {
		t.Error("none was made the next day")
	}
	again, err := Open(t.Context(), w.Path(), w.opt)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = again.Close() }()
	if _, ok := again.BackupToday(t.Context()); ok {
		t.Error("another program made one more the same day")
	}
}

func TestABackupBecomesAWorkbookOfItsOwn(t *testing.T) {
	w := newKeptWorkbook(t, Options{})
	mustAdd(t, w, Action, "", Values{"title": "An action"})
	b := mustBackup(t, w, backup.WhyAsked)
	to := filepath.Join(t.TempDir(), "again.kept")
	if err := CopyBackup(t.Context(), b, to); err != nil {
		t.Fatal(err)
	}
	if err := CopyBackup(t.Context(), b, to); !errors.Is(err, ErrExists) {
		t.Errorf("over a file: %v", err)
	}
	again, err := Open(t.Context(), to, Options{Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = again.Close() }()
	if dump(t, again) != dump(t, w) {
		t.Error("it is not the same")
	}
	mustAdd(t, again, Action, "", Values{"title": "And it goes on"})
	if err := again.CheckHistory(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestRestoringIsAChangeLikeAnyOther restores after random edits, and takes it back.
func TestRestoringIsAChangeLikeAnyOther(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			w := newKeptWorkbook(t, Options{})
			random := rand.New(rand.NewPCG(seed, 2))
			for range 15 {
				randomEdit(t, w, random)
			}
			then, thenCounts := dump(t, w), countsOf(t, w)
			b := mustBackup(t, w, backup.WhyAsked)
			for range 15 {
				randomEdit(t, w, random)
			}
			now := dump(t, w)
			batch, err := w.Restore(t.Context(), b)
			if err != nil {
				t.Fatal(err)
			}
			if got := dump(t, w); got != then {
				t.Errorf("restored, it is\n%s\nnot\n%s", got, then)
			}
			if got := countsOf(t, w); got != thenCounts {
				t.Errorf("the counts are\n%s\nnot\n%s", got, thenCounts)
			}
			if !strings.HasPrefix(batch.Title, "Restored the backup of 3 August 2026, 09:") {
				t.Errorf("the change is called %q", batch.Title)
			}
			if list, err := w.Compare(t.Context(), openBackup(t, b)); err != nil || len(list) != 0 {
				t.Errorf("differences are left: %v, %v", list, err)
			}
			if same, err := w.Restore(t.Context(), b); err != nil || same.No != 0 {
				t.Errorf("restoring once more changed %d, %v", same.Changes, err)
			}
			if _, err := w.Undo(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := dump(t, w); got != now {
				t.Errorf("undone, it is\n%s\nnot\n%s", got, now)
			}
			if err := w.CheckHistory(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestAWorkbookPutBackByHandGetsLaterRecordsAgain restores a backup that holds
// records which the workbook never had.
func TestAWorkbookPutBackByHandGetsLaterRecordsAgain(t *testing.T) {
	w := newKeptWorkbook(t, Options{})
	random := rand.New(rand.NewPCG(7, 3))
	early := mustBackup(t, w, backup.WhyAsked)
	for range 30 {
		randomEdit(t, w, random)
	}
	counts := countsOf(t, w)
	late := mustBackup(t, w, backup.WhyAsked)
	path := filepath.Join(t.TempDir(), "old.kept")
	if err := CopyBackup(t.Context(), early, path); err != nil {
		t.Fatal(err)
	}
	old, err := Open(t.Context(), path, Options{Keeper: "Test Keeper", Now: testClock().Now})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = old.Close() }()
	before := dump(t, old)
	if _, err := old.Restore(t.Context(), late); err != nil {
		t.Fatal(err)
	}
	if list, err := old.Compare(t.Context(), w); err != nil || len(list) != 0 {
		t.Errorf("differences are left: %v, %v", list, err)
	}
	if got := countsOf(t, old); got != counts {
		t.Errorf("the counts are\n%s\nnot\n%s", got, counts)
	}
	if err := old.CheckHistory(t.Context()); err != nil {
		t.Error(err)
	}
	if _, err := old.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, old); got != before {
		t.Errorf("undone, it is\n%s\nnot\n%s", got, before)
	}
}

func TestABackupOfAnotherWorkbookIsRefused(t *testing.T) {
	w, other := newKeptWorkbook(t, Options{}), newKeptWorkbook(t, Options{})
	before := dump(t, w)
	if _, err := w.Restore(t.Context(), mustBackup(t, other, backup.WhyAsked)); !errors.Is(err, ErrOtherWorkbook) {
		t.Errorf("it ended with %v", err)
	}
	if dump(t, w) != before {
		t.Error("something was changed")
	}
}

func TestDifferencesAreSaidInPlainWords(t *testing.T) {
	w := newKeptWorkbook(t, Options{})
	lead := mustAdd(t, w, Stakeholder, "", Values{"name": "Harbour Carers"})
	id := mustAdd(t, w, Action, "", Values{"reference": "1.2", "title": "Family time", "status": "paused", "leads": string(lead)})
	gone := mustAdd(t, w, Action, "", Values{"title": "Gone since"})
	b := mustBackup(t, w, backup.WhyAsked)
	mustWrite(t, w, "Edited", func(tx *Tx) error {
		if err := tx.Set(id, "status", "in progress"); err != nil {
			return err
		}
		if err := tx.RemoveItem(id, "leads", string(lead)); err != nil {
			return err
		}
		if err := tx.SetItem(id, "fundamentals", "listening", "They chose"); err != nil {
			return err
		}
		if _, err := tx.Add("update", id, Values{"date": "2026-08-01", "note": "Moved on"}); err != nil {
			return err
		}
		return tx.Remove(gone)
	})
	list, err := w.Compare(t.Context(), openBackup(t, b))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range list {
		got = append(got, words.JoinFilled(" / ", d.Of, d.Name, d.Sentence()))
	}
	want := []string{
		"1.2 Family time / Fundamentals: Listening: They chose here, nothing there",
		"1.2 Family time / Lead: nothing here, Harbour Carers there",
		"1.2 Family time / Status: In progress here, Paused there",
		"Gone since / Action: only there",
		"1.2 Family time / Moved on / Update: only here",
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || !strings.Contains(got[i], want[i]) {
			t.Errorf("they read\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			break
		}
	}
}
