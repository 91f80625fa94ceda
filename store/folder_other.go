//go:build !linux && !darwin && !windows

package store

// folderBySystem is not known here.
func folderBySystem(string) FolderKind { return FolderLocal }
