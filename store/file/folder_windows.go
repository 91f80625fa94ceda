package file

import (
	"path/filepath"
	"syscall"
	"unsafe"
)

// folderBySystem asks what sort of drive a letter stands for
// (learn.microsoft.com, GetDriveTypeW).
func folderBySystem(path string) FolderKind {
	const remote = 4
	root, err := syscall.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	if err != nil {
		return FolderLocal
	}
	kind, _, _ := syscall.NewLazyDLL("kernel32.dll").NewProc("GetDriveTypeW").Call(uintptr(unsafe.Pointer(root)))
	if kind == remote {
		return FolderSMB
	}
	return FolderLocal
}
