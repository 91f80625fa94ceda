package file

import (
	"os"
	"strconv"
	"strings"
)

// folderBySystem looks the file system up in /proc/mounts (proc_pid_mounts(5)).
func folderBySystem(path string) FolderKind {
	mounts, err := os.ReadFile("/proc/mounts")
	if err != nil {
		return FolderLocal
	}
	return fileSystem(mountedOn(string(mounts), path))
}

// mountedOn finds the file system that a path is on: of the mounts above it the
// longest, and of those the last, which hides the others.
func mountedOn(mounts, path string) string {
	longest, found := -1, ""
	for line := range strings.Lines(mounts) {
		fields := strings.Fields(line)
		if len(fields) < 3 {
			continue
		}
		point := unescapeMount(fields[1])
		if point != "/" && path != point && !strings.HasPrefix(path, point+"/") {
			continue
		}
		if len(point) >= longest {
			longest, found = len(point), fields[2]
		}
	}
	return found
}

// unescapeMount reads the octal numbers that stand for blanks and the like.
func unescapeMount(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+3 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+4], 8, 8); err == nil {
				b.WriteByte(byte(n))
				i += 3
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
