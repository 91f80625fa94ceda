package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"kept/store/file"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// How backups are called: "Harbour 2026-08-03 09-00-12Z before an import.kept",
// in a folder for each workbook: "Harbour-1f3a9c04". While one is written it is
// called by [file.PartPattern].
const (
	sealedEnding  = ".age" // after it, of one that is encrypted
	backupTime    = "2006-01-02 15-04-05Z"
	longestReason = 40
)

var backupName = regexp.MustCompile(`^(.+) (\d{4}-\d\d-\d\d \d\d-\d\d-\d\dZ) ([a-z0-9 -]+?)(?: \((\d+)\))?\.kept(\.age)?$`)

func (b *Backup) fileName(n int) string {
	name := b.Workbook + " " + b.At.UTC().Format(backupTime) + " " + b.Why
	if n > 1 {
		name += fmt.Sprintf(" (%d)", n)
	}
	if b.Encrypted {
		return name + file.Extension + sealedEnding
	}
	return name + file.Extension
}

// parseBackupName reads a file name; false if it is not one of ours.
func parseBackupName(name string) (Backup, bool) {
	m := backupName.FindStringSubmatch(name)
	if m == nil {
		return Backup{}, false
	}
	at, err := time.Parse(backupTime, m[2])
	if err != nil {
		return Backup{}, false
	}
	return Backup{Workbook: m[1], At: at.UTC(), Why: m[3], Encrypted: m[5] != ""}, true
}

// plainReason makes of any text one that can stand in a file name.
func plainReason(why string) string {
	words := strings.FieldsFunc(strings.ToLower(why), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' })
	why = strings.Join(words, " ")
	if len(why) > longestReason {
		why = strings.TrimSpace(why[:longestReason])
	}
	if why == "" {
		return WhyAsked
	}
	return why
}

// backupFolder is where the backups of the workbook at a path are kept: two
// workbooks of one name do not get in each other's way.
func backupFolder(root, path string) string {
	return filepath.Join(root, file.WorkbookName(path)+"-"+file.PlaceMark(path))
}

// Backups lists the backups of the workbook, newest first.
func (w *Workbook) Backups() ([]Backup, error) { return BackupsOf(w.opt.BackupDir, w.path) }

// BackupFolder is where the workbook's backups are, or will be; "" where none are kept.
func (w *Workbook) BackupFolder() string {
	if w.opt.BackupDir == "" {
		return ""
	}
	return backupFolder(w.opt.BackupDir, w.path)
}

// BackupsOf lists the backups of the workbook at a path, newest first, which
// need not be one that can be opened; dir is its [Options.BackupDir].
func BackupsOf(dir, path string) ([]Backup, error) {
	if dir == "" {
		return nil, nil
	}
	return readBackups(backupFolder(dir, path))
}

// NewestGoodBackup is the newest backup of the workbook at a path that can be read
// through now; if there is none the newest that is encrypted, which without its keys
// nobody can read through; false if there is none either. For a workbook that cannot
// be opened.
func NewestGoodBackup(ctx context.Context, dir, path string) (Backup, bool, error) {
	list, err := BackupsOf(dir, path)
	if err != nil {
		return Backup{}, false, err
	}
	var locked Backup
	for _, b := range list {
		if b.Verified && b.Encrypted && locked.Path == "" {
			locked = b
		}
		if b.Verified && !b.Encrypted && b.Check(ctx) == nil {
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

func readBackups(folder string) ([]Backup, error) {
	files, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("listing the backups: %w", err)
	}
	var list []Backup
	for _, f := range files {
		b, isBackup := parseBackupName(f.Name())
		info, err := f.Info()
		if !isBackup || err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
			continue // somebody else's, just thrown out, or a name that was only just taken
		}
		b.Path, b.Size = filepath.Join(folder, f.Name()), info.Size()
		h, err := file.ReadHeader(b.Path)
		b.Verified = err == nil && (b.Encrypted && h.IsEncrypted() || h.IsWorkbook() && h.Length() == b.Size)
		list = append(list, b)
	}
	slices.SortFunc(list, newestFirst)
	return list, nil
}
