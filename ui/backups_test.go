package ui

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"kept/store"
)

// keptBook is the invented partnership's workbook with a place for backups, opened
// anew on a clock that the test moves on.
func keptBook(t testing.TB) (*store.Workbook, *time.Time) {
	t.Helper()
	return keptBookIn(t, filepath.Join(t.TempDir(), "backups"))
}

func keptBookIn(t testing.TB, folder string) (*store.Workbook, *time.Time) {
	t.Helper()
	w := partnershipBook(t)
	now := noon
	again, err := store.Open(context.Background(), w.Path(), store.Options{Now: func() time.Time { now = now.Add(time.Second); return now },
		Entropy: sameRandom{rand.NewChaCha8([32]byte{3})},
		Keeper:  "Morag Test", BackupDir: folder})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	})
	return again, &now
}

func TestABackupIsMadeComparedAndPutBack(t *testing.T) {
	w, now := keptBook(t)
	d := drive(t, w, 100, 30, safe).press("B").sees("Backups", "There is none yet",
		"They are in ").press("n").sees("A backup was made, and read through.", "you asked for it", "whole")
	defer d.app.endSafety()
	d.press("c").sees("Nothing was changed since that backup.").press("esc")
	*now = now.Add(20 * time.Hour)
	d.press("2", "b", "r").sees("Set BRAG of action 1.1")
	d.press("B").sees("before the first change of the day").press("end", "c").sees("Changed since: Backup of 12 Aug 2026",
		"BRAG of action 1.1 Homes", "Now: Red", "Then: Amber")
	d.press("esc", "r").sees("Put this backup back?").press("right", "enter").sees("Restored the backup of 12 August 2026")
	if got := find(t, w, store.Action, "1.1 ").Get("brag"); got != "amber" {
		t.Errorf("the BRAG is %q", got)
	}
	d.press("ctrl+z")
	if got := find(t, w, store.Action, "1.1 ").Get("brag"); got != "red" {
		t.Errorf("undone, the BRAG is %q", got)
	}
	d.press("B").sees("before restoring")
}

func TestABackupIsLookedIntoInTheSameScreens(t *testing.T) {
	w, _ := keptBook(t)
	d := drive(t, w, 100, 30, safe).press("B", "n", "esc", "2", "b", "r", "3")
	defer d.app.endSafety()
	d.press("B", "end", "enter").sees("Backup of 12 Aug 2026, 12:", "read only", "X Back to the workbook",
		"X goes back to the workbook").press("2").sees("Amber")
	d.press("n").sees("open for reading only").press("B").sees("Go back to the workbook first.")
	d.press("X").sees("Backups", "you asked for it").press("esc").sees("[3 Stakeholders]").press("2").sees("Red").press("X").sees(
		"This is the workbook itself.")
	d.press("B", "enter").sees("read only").press("ctrl+q").sees("Backups").misses("read only") // out of the backup, not out of Kept
	if d.Left {
		t.Error("it left Kept")
	}
}

func TestSingleValuesAreBroughtBackFromABackup(t *testing.T) {
	w, _ := keptBook(t)
	d := drive(t, w, 100, 30, safe).press("B", "n", "esc")
	defer d.app.endSafety()
	write(t, w, "Went astray", func(tx *store.Tx) error {
		one, two := find(t, w, store.Action, "1.1 "), find(t, w, store.Action, "2.1 ")
		if err := tx.Set(one.ID, "title", "Overwritten"); err != nil {
			return err
		}
		if err := tx.Set(one.ID, "due", ""); err != nil {
			return err
		}
		if err := tx.RemoveItem(one.ID, "national_actions", "4"); err != nil {
			return err
		}
		return tx.Remove(two.ID)
	})
	d.press("B", "end", "c").sees("Title of action 1.1", "Removed since: action 2.1", "4 differences")
	d.press("a").sees("4 ticked").press("enter").sees("Brought over 4 differences. Ctrl+Z undoes.").misses("Changed since")
	one, two := find(t, w, store.Action, "1.1 "), find(t, w, store.Action, "2.1 ")
	if !strings.HasPrefix(one.Get("title"), "Homes where") || one.When("due").Words != "by end of 2026-27" || !one.Has("national_actions",
		"4") || two.Removed {
		t.Errorf("the actions are %q, due %q, national actions %v; %q removed %v", one.Get("title"), one.When("due").Words,
			one.Values("national_actions"), two.Get("title"), two.Removed)
	}
	d.press("esc").press("ctrl+z")
	if got := find(t, w, store.Action, "Overwritten").Get("title"); got != "Overwritten" {
		t.Errorf("undone, the title is %q", got)
	}
}

func TestBackupsThatAreDamagedAreSaid(t *testing.T) {
	w, _ := keptBook(t)
	d := drive(t, w, 100, 30, safe).press("B", "n")
	defer d.app.endSafety()
	list, err := w.Backups()
	if err != nil || len(list) != 1 {
		t.Fatalf("%v, %v", list, err)
	}
	text, err := os.ReadFile(list[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(text) / 2; i < len(text)/2+8192; i++ {
		text[i] = 0
	}
	if err := os.WriteFile(list[0].Path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("k").sees("1 of 1 backups are damaged", "DAMAGED").press("r", "right", "enter").sees("damaged")
	if got := find(t, w, store.Action, "1.1 ").Get("brag"); got != "amber" {
		t.Errorf("the BRAG is %q", got)
	}
}

func TestWhereNoBackupCanBeMadeItIsSaid(t *testing.T) {
	if os.Geteuid() != 0 && os.Getenv("CI") != "" {
		t.Log("a file stands where the folder should be, for any user")
	}
	w := partnershipBook(t)
	file := filepath.Join(t.TempDir(), "in the way")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := store.Open(context.Background(), w.Path(), store.Options{Now: advancing(), Keeper: "Morag Test", BackupDir: file})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	}()
	d := drive(t, again, 100, 30, safe).press("2", "n").sees("There is no backup of today.").press("tab").typed("Saved all the same").press(
		"ctrl+s").sees("Saved.")
	defer d.app.endSafety()
	d.press("B").sees("The last backup could not be made.")
}

// placeMark is what tells the backups of workbooks of one name apart, by their place.
var placeMark = regexp.MustCompile("test-[0-9a-f]{8}")

func TestBackupScreens(t *testing.T) {
	for _, c := range []struct {
		name          string
		width, height int
		change        func(*Options)
	}{
		{"80x24", 80, 24, func(*Options) {}}, {"120x40", 120, 40, func(*Options) {}}, {"200x60", 200, 60, func(*Options) {}},
		{"ascii", 60, 18, func(o *Options) { o.Glyphs = "ascii" }}, {"aloud", 80, 24, aloud},
	} {
		t.Run(c.name, func(t *testing.T) {
			here, err := os.Getwd()
			if err != nil {
				t.Fatal(err)
			}
			t.Chdir(t.TempDir()) // so that the folder is called the same on every machine
			w, now := keptBookIn(t, "backups")
			d := drive(t, w, c.width, c.height, c.change).press("B", "n", "esc")
			*now = now.Add(20 * time.Hour)
			d.press("2", "b", "r").press("n", "tab").typed("A new one").press("ctrl+s", "B")
			fits(t, d, c.width, c.height)
			screens := d.Screen()
			d.press("end", "c")
			fits(t, d, c.width, c.height)
			screens += "\n\n" + d.Screen()
			d.press("esc", "enter")
			fits(t, d, c.width, c.height)
			screens += "\n\n" + d.Screen()
			t.Chdir(here)
			golden.RequireEqual(t, placeMark.ReplaceAllString(screens, "test-00000000")+"\n")
		})
	}
}
