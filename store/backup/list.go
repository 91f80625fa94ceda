package backup

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"kept/store/file"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// folderOf is where the backups of the workbook at a path are kept: two
// workbooks of one name do not get in each other's way.
func folderOf(root, path string) string {
	return filepath.Join(root, file.WorkbookName(path)+"-"+file.PlaceMark(path))
}

// List lists the backups of the workbook at a path, newest first, which
// need not be one that can be opened; dir is the [Options.Dir] it is opened with.
func List(dir, path string) ([]Backup, error) {
	if dir == "" {
		return nil, nil
	}
	return readFolder(folderOf(dir, path))
}

// NewestGood is the newest backup of the workbook at a path that check reads through
// without an error; if there is none the newest that is encrypted, which without its
// keys nobody can read through; false if there is none either. For a workbook that
// cannot be opened.
func NewestGood(ctx context.Context, dir, path string, check func(context.Context, Backup) error) (Backup, bool, error) {
	list, err := List(dir, path)
	if err != nil {
		return Backup{}, false, err
	}
	var locked Backup
	for _, b := range list {
		if b.Verified && b.Encrypted && locked.Path == "" {
			locked = b
		}
		if b.Verified && !b.Encrypted && check(ctx, b) == nil {
			return b, true, nil
		}
		if err := ctx.Err(); err != nil {
			return Backup{}, false, fmt.Errorf("reading the backups through: %w", err)
		}
	}
	return locked, locked.Path != "", nil
}

func newestFirst(a, b Backup) int {
	if c := b.At.Compare(a.At); c != 0 {
		return c
	}
	return strings.Compare(b.Path, a.Path)
}

func readFolder(folder string) ([]Backup, error) {
	files, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("listing the backups: %w", err)
	}
	var list []Backup
	for _, f := range files {
		b, isBackup := parseName(f.Name())
		info, err := f.Info()
		if !isBackup || err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
			continue // somebody else's, just removed, or a name that was only just reserved
		}
		b.Path, b.Size = filepath.Join(folder, f.Name()), info.Size()
		h, err := file.ReadHeader(b.Path)
		b.Verified = err == nil && (b.Encrypted && h.IsEncrypted() || h.IsWorkbook() && h.Length() == b.Size)
		list = append(list, b)
	}
	slices.SortFunc(list, newestFirst)
	return list, nil
}
