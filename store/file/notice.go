package file

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"kept/store/calendar"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Visitor is a program that has a workbook open. It is for a message, never a
// lock: anyone who reads it may go on.
type Visitor struct {
	Keeper   string    `json:"keeper"`   // who works there; "" if nobody was named
	Computer string    `json:"computer"` // its name
	With     string    `json:"with"`     // what of Kept it is: "the screens", "kept import"
	Since    time.Time `json:"since"`    // when it was opened
	Process  int       `json:"process"`
}

// Sentence says who it is and since when, for a keeper in a time zone.
func (v Visitor) Sentence(now time.Time) string {
	who := v.Keeper
	if who == "" {
		who = "Somebody"
	}
	where := ""
	if v.Computer != "" && v.Computer != thisComputer() {
		where = " on " + v.Computer
	}
	since := v.Since.In(now.Location())
	layout := "15:04"
	if calendar.DateOf(since) != calendar.DateOf(now) {
		layout = "2 January, 15:04"
	}
	return fmt.Sprintf("%s%s has this workbook open since %s. You can both go on; each sees what the other changes.", who, where,
		since.Format(layout))
}

// Visit is this program's own notice that it has a workbook open.
type Visit struct {
	file *os.File
	path string
	seen time.Time
}

// A notice is one small file for each program. On this computer the system itself
// knows whether its program still runs: it holds the file locked, and lets go of it
// however it ends. Of another computer's it is known when it was last renewed.
const (
	NoticeExtension = ".open"
	renewNotice     = time.Minute
	StaleNotice     = 5 * time.Minute     // another computer's: it says nothing any more
	DeadNotice      = 30 * 24 * time.Hour // and may be thrown away
)

// Notices are those on one workbook: where they are, and how their names begin.
type Notices struct{ Folder, Prefix string }

// NoticesOn are the notices on the workbook at a path. They are beside it where
// others work from other computers, else in memory, where this computer remembers
// things; memory may be "".
func NoticesOn(path, memory string) Notices {
	if memory == "" || FolderKindOf(path) != FolderLocal {
		memory = filepath.Dir(Absolute(path))
	}
	return Notices{Folder: memory, Prefix: ".~" + WorkbookName(path) + "-" + PlaceMark(path) + "-"}
}

// Leave leaves a notice that somebody has the workbook open. Where none can be
// left, as in a folder that cannot be written, others are told nothing: that is no
// reason not to work, and the error need not be shown.
func (n Notices) Leave(v Visitor) (*Visit, error) {
	if err := os.MkdirAll(n.Folder, 0o700); err != nil {
		return nil, fmt.Errorf("leaving a notice that the workbook is open: %w", err)
	}
	v.Computer, v.Process = thisComputer(), os.Getpid()
	text, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("leaving a notice that the workbook is open: %w", err)
	}
	path, err := CreateTemporary(n.Folder, n.Prefix+"*"+NoticeExtension)
	if err != nil {
		return nil, fmt.Errorf("leaving a notice that the workbook is open: %w", err)
	}
	// Held before it says anything, so that nobody takes it for a dead one's.
	f, err := Lock(path)
	if err == nil {
		if _, err = f.Write(text); err != nil {
			err = errors.Join(err, f.Close())
		}
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("leaving a notice that the workbook is open: %w", err), os.Remove(path))
	}
	return &Visit{file: f, path: path, seen: time.Now()}, nil
}

// Renew shows other computers that the workbook is still open. Call it as often
// as is handy: once a minute it touches the file.
func (v *Visit) Renew() {
	// The computer's clock, as for the file times of every notice.
	if now := time.Now(); v != nil && now.Sub(v.seen) >= renewNotice {
		v.seen = now
		_ = os.Chtimes(v.path, now, now) // if it fails, others are told nothing
	}
}

// Leave takes the notice away.
func (v *Visit) Leave() error {
	if v == nil {
		return nil
	}
	err := v.file.Close() // first: Windows removes no open file
	if err := errors.Join(err, os.Remove(v.path)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("taking the notice away: %w", err)
	}
	return nil
}

// Visitors lists who else has the workbook open, the longest there first; mine is
// this program's own notice, or nil. Notices of programs that ended without taking
// them away are thrown out on the way.
func (n Notices) Visitors(mine *Visit) ([]Visitor, error) {
	files, err := os.ReadDir(n.Folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // nobody ever left a notice on this computer
	}
	if err != nil {
		return nil, fmt.Errorf("finding out who else has the workbook open: %w", err)
	}
	var list []Visitor
	for _, f := range files {
		if !strings.HasPrefix(f.Name(), n.Prefix) || !strings.HasSuffix(f.Name(), NoticeExtension) {
			continue
		}
		path := filepath.Join(n.Folder, f.Name())
		if mine != nil && path == mine.path {
			continue
		}
		if v, there := readNotice(path); there {
			list = append(list, v)
		}
	}
	slices.SortStableFunc(list, func(a, b Visitor) int { return a.Since.Compare(b.Since) })
	return list, nil
}

// readNotice reads a notice; false if it is of nobody who is still there.
func readNotice(path string) (Visitor, bool) {
	text, err := os.ReadFile(path)
	info, statErr := os.Stat(path)
	if err != nil || statErr != nil {
		return Visitor{}, false // just taken away
	}
	var v Visitor
	age := time.Since(info.ModTime())
	if json.Unmarshal(text, &v) != nil { // just being written, or never written to its end
		if age > DeadNotice {
			_ = os.Remove(path)
		}
		return Visitor{}, false
	}
	if v.Computer == thisComputer() {
		if IsLocked(path) {
			return v, true
		}
		_ = os.Remove(path) // its program ended without doing so
		return Visitor{}, false
	}
	if age > DeadNotice {
		_ = os.Remove(path)
	}
	return v, age < StaleNotice
}

func thisComputer() string {
	name, err := os.Hostname()
	if err != nil {
		return ""
	}
	return name
}
