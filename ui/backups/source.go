package backups

import (
	"context"
	"path/filepath"

	"kept/store"
	"kept/store/backup"
	"kept/ui/cell"
	"kept/ui/host"
)

// Source is a backup or a copy that is looked into or comparison with.
type Source struct {
	Name   string // "Backup of 3 August 2026, 09:00"
	path   string
	backup backup.Backup // with what opens it; none of a copy
	copy   bool          // it lies beside the workbook and somebody may have worked in it
	label  string        // over its side of a comparison
}

func backupSource(h host.Host, b backup.Backup) Source {
	return Source{path: b.Path, backup: b, Name: "Backup of " + moment(h, b.At), label: "Then"}
}

func copySource(path string) Source {
	return Source{path: path, Name: cell.Clean(filepath.Base(path)), copy: true, label: "In the copy"}
}

// Open opens it to be read.
func (s Source) Open(ctx context.Context, opt store.Options) (*store.Workbook, error) {
	if s.copy {
		opt.ReadOnly = true
		return store.Open(ctx, s.path, opt)
	}
	return store.OpenBackup(ctx, s.backup, opt)
}
