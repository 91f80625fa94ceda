package backup

import (
	"errors"
	"kept/store/file"
	"kept/store/input"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestHowManyBackupsAreKeptIsReadAsItIsSaid(t *testing.T) {
	usual := DefaultKeeping()
	for text, want := range map[string]Keeping{
		usual.String():           usual,
		"last 3":                 {Last: 3, Days: 14, Weeks: 13, MostMiB: 2048},
		"30 Days, 52 weeks":      {Last: 10, Days: 30, Weeks: 52, MostMiB: 2048},
		"last 1, 0 days, 100 MB": {Last: 1, Days: 0, Weeks: 13, MostMiB: 100},
		"1 day, 1 week":          {Last: 10, Days: 1, Weeks: 1, MostMiB: 2048},
	} {
		if got, err := ParseKeeping(text, usual); err != nil || got != want {
			t.Errorf("%q is %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "ten", "last 0", "last -1", "3 months", "last 3 days 2", "9999 days", "last 1, 99999999 MB"} {
		var wrong *input.Error
		if got, err := ParseKeeping(text, usual); !errors.As(err, &wrong) {
			t.Errorf("%q is %v, %v", text, got, err)
		}
	}
}

func TestAFolderKeepsAsManyBackupsAsItWasTold(t *testing.T) {
	src := newSource(t)
	if err := SetKeeping(src.dir, Keeping{Last: 2, MostMiB: 100}); err != nil {
		t.Fatal(err)
	}
	m := src.maker(nil)
	for range 5 {
		src.now = src.now.Add(time.Minute)
		mustMake(t, m)
	}
	if list, err := m.List(); err != nil || len(list) != 2 {
		t.Errorf("%d are kept, not 2, %v", len(list), err)
	}
	if err := file.WriteWhole(filepath.Join(src.dir, keepingFile), []byte("as you like\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if k, err := KeepingIn(src.dir); err == nil || k != DefaultKeeping() && !strings.Contains(err.Error(), "cannot be read") {
		t.Errorf("a file that says something else: %v, %v", k, err)
	}
}
