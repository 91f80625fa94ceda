package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestFoldersAreRecognisedByTheirPaths(t *testing.T) {
	tests := []struct {
		path string
		want FolderKind
	}{
		{`C:\Users\ann\AppData\Local\Kept\workbook.kept`, FolderLocal},
		{`C:\Users\ann\Documents\OneDrive.kept`, FolderLocal},
		{`C:\Users\ann\Documents\dropbox notes\plan.kept`, FolderLocal},
		{`/home/ann/plan - Documents.kept`, FolderLocal},
		{`C:\Users\ann\OneDrive\plan.kept`, FolderOneDrive},
		{`C:\Users\ann\OneDrive - Harbour Council\Promise\plan.kept`, FolderOneDrive},
		{`/Users/ann/Library/CloudStorage/OneDrive-Personal/plan.kept`, FolderOneDrive},
		{`/Users/ann/Library/CloudStorage/OneDrive-SharedLibraries-HarbourCouncil/Promise/plan.kept`, FolderSharePoint},
		{`C:\Users\ann\Harbour Council\Promise Team - Documents\plan.kept`, FolderSharePoint},
		{`\\harbour.sharepoint.com@SSL\DavWWWRoot\sites\promise\plan.kept`, FolderSharePoint},
		{`C:\Users\ann\Dropbox\plan.kept`, FolderDropbox},
		{`C:\Users\ann\Dropbox (Harbour Council)\plan.kept`, FolderDropbox},
		{`/Users/ann/Library/CloudStorage/Dropbox-Personal/plan.kept`, FolderDropbox},
		{`G:\My Drive\plan.kept`, FolderGoogleDrive},
		{`G:\Shared drives\Promise\plan.kept`, FolderGoogleDrive},
		{`/Users/ann/Library/CloudStorage/GoogleDrive-ann@example.org/My Drive/plan.kept`, FolderGoogleDrive},
		{`C:\Users\ann\iCloudDrive\plan.kept`, FolderICloud},
		{`/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/plan.kept`, FolderICloud},
		{`\\fileserver\promise\plan.kept`, FolderSMB},
		{`/run/user/1000/gvfs/smb-share:server=fileserver,share=promise/plan.kept`, FolderSMB},
	}
	for _, test := range tests {
		got := folderByPath(test.path)
		if got != test.want {
			t.Errorf("%s is taken for %s, not %s", test.path, got, test.want)
		}
		if (got.Warning() == "") != (got == FolderLocal) || got.Synced() && got.Network() {
			t.Errorf("%s: %q", got, got.Warning())
		}
	}
	if got := Folder(filepath.Join(t.TempDir(), "plan.kept")); got != FolderLocal {
		t.Errorf("a temporary folder is taken for %s", got)
	}
	dir := t.TempDir()
	t.Setenv("OneDriveCommercial", dir)
	if got := Folder(filepath.Join(dir, "a", "plan.kept")); got != FolderOneDrive {
		t.Errorf("what OneDrive itself says is its folder is taken for %s", got)
	}
}

func TestConflictedCopiesAreNoticed(t *testing.T) {
	w := newKeptWorkbook(t, Options{})
	dir := filepath.Dir(w.Path())
	b := mustBackup(t, w, WhyAsked)
	want := []string{
		"Harbour (1).kept", "Harbour (Ann's conflicted copy 2026-08-03).kept", "Harbour (conflicted copy 2026-08-03 101500).kept", "Harbour 2.kept",
		"Harbour-COUNCIL-LT-0231.kept", "Harbour.sync-conflict-20260803-101500-ABCDEFG.kept",
	}
	for _, name := range append([]string{"Harbour of last year.kept", "Harbour (1).txt"}, want...) {
		if err := b.CopyTo(t.Context(), filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	other := newKeptWorkbook(t, Options{})
	if err := mustBackup(t, other, WhyAsked).CopyTo(t.Context(), filepath.Join(dir, "Harbour-2.kept")); err != nil {
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
