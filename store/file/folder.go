package file

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// FolderKind says what a folder is that a workbook stands in.
type FolderKind string

// The kinds of folder there are. All but [FolderLocal] are seen from several
// computers, and are no good place for a file that is written all the time.
const (
	FolderLocal       FolderKind = "local"
	FolderOneDrive    FolderKind = "OneDrive"
	FolderSharePoint  FolderKind = "SharePoint"
	FolderDropbox     FolderKind = "Dropbox"
	FolderGoogleDrive FolderKind = "Google Drive"
	FolderICloud      FolderKind = "iCloud"
	FolderSMB         FolderKind = "a network drive"
	FolderNFS         FolderKind = "a network drive (NFS)"
)

// Synced tells whether a program copies the folder's files to other computers
// whenever they change.
func (k FolderKind) Synced() bool {
	switch k {
	case FolderOneDrive, FolderSharePoint, FolderDropbox, FolderGoogleDrive, FolderICloud:
		return true
	}
	return false
}

// Network tells whether the folder is on another computer.
func (k FolderKind) Network() bool { return k == FolderSMB || k == FolderNFS }

// Warning says to a keeper, once, what the trouble with the folder is and what to
// do; "" for a local one.
func (k FolderKind) Warning() string {
	const instead = "Keep the workbook on this computer's own disk, and put bundles and backups into the shared folder instead."
	switch {
	case k.Synced():
		return "This workbook is in a folder that " + string(k) +
			" copies to other computers. If two people change it at once, one of them can end up in a second file beside it. " + instead
	case k.Network():
		return "This workbook is on " + string(k) + ", where a connection that breaks can cut off a change. " + instead
	}
	return ""
}

// sharePointFolder is how a library of a SharePoint site is called where it is
// synced: "Site name - Documents".
var sharePointFolder = regexp.MustCompile(`^.+ - (Documents|Shared Documents|Dokumente)$`)

// FolderKindOf recognises by its path and its file system where a file or folder is. What
// it cannot recognise it takes for local.
func FolderKindOf(path string) FolderKind {
	path = Absolute(path)
	if real, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(real, filepath.Base(path))
	}
	for variable, kind := range map[string]FolderKind{"OneDrive": FolderOneDrive, "OneDriveConsumer": FolderOneDrive,
		"OneDriveCommercial": FolderOneDrive} {
		if root := os.Getenv(variable); root != "" && within(path, root) {
			return kind
		}
	}
	if kind := folderByPath(path); kind != FolderLocal {
		return kind
	}
	return folderBySystem(path)
}

// within tells whether a path is a folder or inside of it, as Windows compares.
func within(path, folder string) bool {
	path, folder = strings.ToLower(filepath.ToSlash(path)), strings.TrimSuffix(strings.ToLower(filepath.ToSlash(folder)), "/")
	return path == folder || strings.HasPrefix(path, folder+"/")
}

// folderByPath goes by the names that the sync programs give their folders, on
// Windows, macOS (Library/CloudStorage) and Linux.
func folderByPath(path string) FolderKind {
	path = strings.ReplaceAll(path, `\`, "/")
	lower := strings.ToLower(path)
	unc := strings.HasPrefix(path, "//")
	if unc && (strings.Contains(lower, "sharepoint.com") || strings.Contains(lower, "/davwwwroot/")) {
		return FolderSharePoint
	}
	parts := strings.Split(path, "/")
	for i, part := range parts[:len(parts)-1] { // a file may be called as it likes
		if kind := folderByName(part, i); kind != FolderLocal {
			return kind
		}
	}
	if unc {
		return FolderSMB
	}
	return FolderLocal
}

// folderByName goes by the name of one folder, which is so many folders below the root.
func folderByName(name string, depth int) FolderKind {
	p := strings.ToLower(name)
	switch {
	case strings.HasPrefix(p, "onedrive-sharedlibraries"):
		return FolderSharePoint
	case p == "onedrive", strings.HasPrefix(p, "onedrive - "), strings.HasPrefix(p, "onedrive-"):
		return FolderOneDrive
	case p == "dropbox", strings.HasPrefix(p, "dropbox ("), strings.HasPrefix(p, "dropbox-"):
		return FolderDropbox
	case p == "google drive", p == "googledrive", strings.HasPrefix(p, "googledrive-"),
		depth <= 2 && (p == "my drive" || p == "shared drives"):
		return FolderGoogleDrive
	case p == "iclouddrive", p == "icloud drive", p == "com~apple~clouddocs", p == "mobile documents":
		return FolderICloud
	case strings.HasPrefix(p, "smb-share:"):
		return FolderSMB
	case sharePointFolder.MatchString(name) && depth >= 2:
		// C:/Users/somebody/Organisation/Site - Documents
		return FolderSharePoint
	}
	return FolderLocal
}
