package file

import (
	"strings"
	"testing"
)

const someMounts = `/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /run tmpfs rw 0 0
//fileserver/promise /mnt/the\040share cifs rw 0 0
fileserver:/home /home nfs4 rw 0 0
/dev/sdb1 /home/ann ext4 rw 0 0
short line
`

func TestFileSystemsAreLookedUp(t *testing.T) {
	for path, want := range map[string]FolderKind{
		"/data/plan.kept": FolderLocal, "/mnt/the share/a/plan.kept": FolderSMB, "/mnt/the shared/plan.kept": FolderLocal,
		"/home/bob/plan.kept": FolderNFS, "/home/ann/plan.kept": FolderLocal,
	} {
		if got := fileSystem(mountedOn(someMounts, path)); got != want {
			t.Errorf("%s is taken for %s, not %s", path, got, want)
		}
	}
}

func FuzzMounts(f *testing.F) {
	f.Add(someMounts, "/mnt/the share/plan.kept")
	f.Add(`a \ b`, "/")
	f.Fuzz(func(t *testing.T, mounts, path string) {
		if found := mountedOn(mounts, path); found != "" && !strings.Contains(mounts, found) {
			t.Errorf("%q is not in %q", found, mounts)
		}
	})
}
