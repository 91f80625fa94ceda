package file

import (
	"path/filepath"
	"syscall"
)

// folderBySystem asks for the name of the file system (statfs(2)).
func folderBySystem(path string) FolderKind {
	var s syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &s); err != nil {
		return FolderLocal
	}
	name := make([]byte, 0, len(s.Fstypename))
	for _, c := range s.Fstypename {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	return fileSystem(string(name))
}
