package backup

import (
	"errors"
	"fmt"
	"kept/store/file"
	"regexp"
	"strings"
	"time"
)

// Why a backup was made. Any other short text will do as well.
const (
	WhyAsked     = "asked for"
	WhyImport    = "before an import"
	WhyMigration = "before a migration"
	WhyRestore   = "before restoring"
	WhyDay       = "first change of the day"
)

// Backup is a copy of a workbook as it stood at a time.
type Backup struct {
	Path     string
	Workbook string    // the file name of the workbook, without its ending
	At       time.Time // when it was begun, to the second, in UTC
	Why      string
	Size     int64 // bytes
	Verified bool  // it was read through when it was written, and has kept its length since; see store.CheckBackup

	// Encrypted with age: of Verified the length cannot be told, and what is done
	// with it needs keys, see [Backup.With].
	Encrypted bool
	keys      *Keys
}

// With gives the backup with the keys that open it, for all that is done with it.
func (b Backup) With(keys *Keys) Backup {
	b.keys = keys
	return b
}

// Locked tells whether a backup is encrypted and none of the keys it was given opens it.
func (b Backup) Locked() bool {
	if !b.Encrypted {
		return false
	}
	s, err := b.Unseal()
	if err == nil {
		_ = s.Close() // only read from
	}
	return errors.Is(err, ErrLocked)
}

// How backups are called: "Harbour 2026-08-03 09-00-12Z before an import.kept",
// in a folder for each workbook: "Harbour-1f3a9c04". While one is written it is
// called by [file.PartPattern].
const (
	encryptedEnding = ".age" // after it, of one that is encrypted
	timeInName      = "2006-01-02 15-04-05Z"
	longestReason   = 40
)

var namePattern = regexp.MustCompile(`^(.+) (\d{4}-\d\d-\d\d \d\d-\d\d-\d\dZ) ([a-z0-9 -]+?)(?: \((\d+)\))?\.kept(\.age)?$`)

func (b *Backup) fileName(n int) string {
	name := b.Workbook + " " + b.At.UTC().Format(timeInName) + " " + b.Why
	if n > 1 {
		name += fmt.Sprintf(" (%d)", n)
	}
	if b.Encrypted {
		return name + file.Extension + encryptedEnding
	}
	return name + file.Extension
}

// parseName reads a file name; false if it is not one of ours.
func parseName(name string) (Backup, bool) {
	m := namePattern.FindStringSubmatch(name)
	if m == nil {
		return Backup{}, false
	}
	at, err := time.Parse(timeInName, m[2])
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
