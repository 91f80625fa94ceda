package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kept/store"
)

// onSmallDisk is a workbook alone on a disk of 2 MB; where nobody may mount one
// the test is skipped.
func onSmallDisk(t *testing.T) (w *store.Workbook, dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=2m,mode=0700"); err != nil {
		t.Skipf("no disk can be mounted here: %v (it takes root)", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	w, err := store.Create(context.Background(), filepath.Join(dir, "small.kept"), store.Options{Now: advancing(), Keeper: "Morag Test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() }) // the disk may still be one that cannot be written to
	write(t, w, "Began", func(tx *store.Tx) error {
		_, err := tx.Add(store.Action, "", store.Values{"reference": "1", "title": "One"})
		return err
	})
	return w, dir
}

func TestOnAFullDiskTheTextStaysAndIsSavedOnceThereIsSpace(t *testing.T) {
	w, dir := onSmallDisk(t)
	d := typedInForm(t, w).press("tab").send(tea.PasteMsg{Content: strings.Repeat("Many words of a keeper. ", 800)})
	other := filepath.Join(dir, "other")
	f, err := os.Create(other)
	if err != nil {
		t.Fatal(err)
	}
	for size := 1 << 16; size > 0; {
		if _, err := f.Write(make([]byte, size)); err != nil {
			size /= 2
		}
	}
	_ = f.Close() // it is full
	d.press("ctrl+s").sees("This was not saved", "The disk is full", "every word.")
	if err := os.Remove(other); err != nil {
		t.Fatal(err)
	}
	d.press("r").sees("Saved. Ctrl+Z undoes.")
	if n := countFound(t, w, "home by the harbour"); n != 1 {
		t.Errorf("the action is there %d times", n)
	}
}

func TestInAFolderThatCanOnlyBeReadTheTextStays(t *testing.T) {
	w, dir := onSmallDisk(t)
	d := typedInForm(t, w)
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skipf("it cannot be made a disk for reading only while it is in use: %v", err)
	}
	d.press("ctrl+s").sees("This was not saved", "every word.")
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, ""); err != nil {
		t.Fatal(err)
	}
	d.press("r").sees("Saved. Ctrl+Z undoes.")
}
