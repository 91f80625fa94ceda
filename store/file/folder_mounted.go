//go:build linux || darwin

package file

import "strings"

// fileSystem gives the kind for the name that the system has for a file system.
func fileSystem(name string) FolderKind {
	switch strings.ToLower(name) {
	case "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afpfs", "webdav", "davfs", "fuse.davfs", "fuse.sshfs", "fuse.gvfsd-fuse",
		"vboxsf", "fuse.vmhgfs-fuse", "fuse.rclone":
		return FolderSMB
	case "nfs", "nfs4", "fuse.glusterfs", "ceph", "afs", "lustre":
		return FolderNFS
	case "fuse.onedriver":
		return FolderOneDrive
	case "fuse.google-drive-ocamlfuse":
		return FolderGoogleDrive
	case "fuse.dropbox":
		return FolderDropbox
	}
	return FolderLocal
}
