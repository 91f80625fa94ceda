package file

import (
	"path/filepath"
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
	if got := FolderKindOf(filepath.Join(t.TempDir(), "plan.kept")); got != FolderLocal {
		t.Errorf("a temporary folder is taken for %s", got)
	}
	dir := t.TempDir()
	t.Setenv("OneDriveCommercial", dir)
	if got := FolderKindOf(filepath.Join(dir, "a", "plan.kept")); got != FolderOneDrive {
		t.Errorf("what OneDrive itself says is its folder is taken for %s", got)
	}
}
