package store

import (
	"errors"
	"kept/store/backup"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestConflictedCopiesAreNoticed(t *testing.T) {
	w := newKeptWorkbook(t, Options{})
	dir := filepath.Dir(w.Path())
	b := mustBackup(t, w, backup.WhyAsked)
	want := []string{
		"Harbour (1).kept", "Harbour (Ann's conflicted copy 2026-08-03).kept", "Harbour (conflicted copy 2026-08-03 101500).kept",
		"Harbour 2.kept",
		"Harbour-COUNCIL-LT-0231.kept", "Harbour.sync-conflict-20260803-101500-ABCDEFG.kept",
	}
	for _, name := range append([]string{"Harbour of last year.kept", "Harbour (1).txt"}, want...) {
		if err := CopyBackup(t.Context(), b, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	other := newKeptWorkbook(t, Options{})
	if err := CopyBackup(t.Context(), mustBackup(t, other, backup.WhyAsked), filepath.Join(dir, "Harbour-2.kept")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "Harbour 3.kept"), []byte("no workbook"), 0o600); err != nil {
		t.Fatal(err)
	}
	copies, err := ConflictedCopies(t.Context(), w.Path())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range copies {
		got = append(got, filepath.Base(c))
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("noticed are\n%q\nnot\n%q", got, want)
	}
	if _, err := ConflictedCopies(t.Context(), filepath.Join(dir, "nowhere", "a.kept")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("in no folder: %v", err)
	}
}
