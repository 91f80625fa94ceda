package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestACopyIsTheWholeWorkbookUnderANewName(t *testing.T) {
	for _, c := range []struct {
		name   string
		before func(t *testing.T, w *Workbook)
	}{
		{"as it is", func(*testing.T, *Workbook) {}},
		{"its file was moved away", func(t *testing.T, w *Workbook) {
			if err := os.Rename(w.Path(), w.Path()+".away"); err != nil {
				t.Skip("a file in use cannot be moved here")
			}
		}},
		{"it was closed", func(t *testing.T, w *Workbook) {
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx := context.Background()
			w, err := Create(ctx, filepath.Join(t.TempDir(), "a.kept"), Options{Keeper: "Test Keeper"})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = w.Close() }() // one case has closed it
			if _, err := w.Write(ctx, "Added an action", func(tx *Tx) error {
				_, err := tx.Add(Action, "", Values{"title": "It was there"})
				return err
			}); err != nil {
				t.Fatal(err)
			}
			if _, err := w.Count(ctx, Query{Kind: Action}, 10); err != nil { // so that a reading is open
				t.Fatal(err)
			}
			c.before(t, w)
			to := filepath.Join(t.TempDir(), "copy.kept")
			if err := w.SaveCopy(ctx, to); err != nil {
				t.Fatal(err)
			}
			copied, err := Open(ctx, to, Options{Keeper: "Test Keeper"})
			if err != nil {
				t.Fatal(err)
			}
			if n, err := copied.Count(ctx, Query{Kind: Action}, 10); n != 1 || err != nil {
				t.Errorf("the copy has %d actions (%v)", n, err)
			}
			if err := errors.Join(copied.CheckHistory(ctx), copied.Close()); err != nil {
				t.Error(err)
			}
			entries, err := os.ReadDir(filepath.Dir(to))
			if err != nil || len(entries) != 1 {
				t.Errorf("beside the copy there is something else: %v (%v)", entries, err)
			}
		})
	}
}

func TestACopyNeverTakesThePlaceOfAFile(t *testing.T) {
	ctx := context.Background()
	w, err := Create(ctx, filepath.Join(t.TempDir(), "a.kept"), Options{Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	to := filepath.Join(t.TempDir(), "mine.txt")
	if err := os.WriteFile(to, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := w.SaveCopy(ctx, to); !errors.Is(err, ErrExists) {
		t.Errorf("it gave %v", err)
	}
	if err := w.SaveCopy(ctx, w.Path()); !errors.Is(err, ErrExists) {
		t.Errorf("over itself it gave %v", err)
	}
	if text, err := os.ReadFile(to); string(text) != "mine" || err != nil {
		t.Errorf("the file holds %q (%v)", text, err)
	}
}

func TestACopyThatIsStoppedLeavesNothingBehind(t *testing.T) {
	for stopAt, doing := range []string{"Writing it", "Reading it through"} {
		t.Run(doing, func(t *testing.T) {
			w := newKeptWorkbook(t, Options{})
			folder := t.TempDir()
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			var reported []string
			err := w.SaveCopy(ctx, filepath.Join(folder, "copy.kept"), func(done, _ int, what string) {
				reported = append(reported, what)
				if done == stopAt {
					stop()
				}
			})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("it ended with %v", err)
			}
			if len(reported) != stopAt+1 || reported[stopAt] != doing {
				t.Errorf("it told %v", reported)
			}
			if files, err := os.ReadDir(folder); err != nil || len(files) != 0 {
				t.Errorf("left behind: %v, %v", files, err)
			}
		})
	}
}
