//go:build !linux && !darwin && !windows

package file

// folderBySystem is not known here.
func folderBySystem(string) FolderKind { return FolderLocal }
