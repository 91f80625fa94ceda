// Package shelf keeps on this computer what belongs next to one workbook and not in it: the drafts of forms that were
// not saved, when each keeper was last here, and when a notice was last shown. A [Shelf] is a folder for one
// workbook, named after a hash of its path; its files are written whole and only the keeper can read them. Writes run
// away from the event loop and may finish in any order, so each request has a number and a late one is ignored. It must never
// stop the work: a shelf that cannot be read is empty.
package shelf

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"time"

	"kept/store/file"
)

// Shelf is the folder of one workbook. A nil shelf keeps nothing. Its methods may
// be called from any goroutine.
type Shelf struct {
	dir string

	mu      sync.Mutex // one file is written at a time
	closed  bool
	request int            // of the latest request
	done    map[string]int // by form, the latest request that was done
}

// Close waits for what is being written, and ignores anything that comes after it:
// the folder may then be deleted.
func (s *Shelf) Close() {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
}

// NextRequest returns the number of the next request. Writes run off the loop in no
// order: one that comes after a later one is ignored.
func (s *Shelf) NextRequest() int {
	if s == nil {
		return 0
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.request++
	return s.request
}

// isLatest reports whether a request is still the latest for a form, and notes it.
func (s *Shelf) isLatest(request int, form string) bool {
	if request < s.done[form] {
		return false
	}
	if s.done == nil {
		s.done = map[string]int{}
	}
	s.done[form] = request
	return true
}

// Of returns the shelf of the workbook at a path, in the folder where the program
// remembers things; "" is nowhere. Nothing is made before something is kept.
func Of(folder, workbook string) *Shelf {
	if folder == "" {
		return nil
	}
	if abs, err := filepath.Abs(workbook); err == nil {
		workbook = abs
	}
	return &Shelf{dir: filepath.Join(folder, "beside", short(workbook))}
}

// short names something of any length in a few letters that every disk allows.
func short(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:10])
}

// write replaces a file as a whole, or leaves what was there.
func (s *Shelf) write(name string, what any) error {
	if s.closed {
		return nil
	}
	text, err := json.MarshalIndent(what, "", "  ")
	if err != nil {
		return fmt.Errorf("writing it down: %w", err)
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return fmt.Errorf("making the folder for drafts: %w", err)
	}
	if err := file.WriteWhole(filepath.Join(s.dir, name), append(text, '\n'), 0o600); err != nil {
		return fmt.Errorf("keeping the draft: %w", err)
	}
	return nil
}

func (s *Shelf) read(name string, into any) error {
	text, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

// Draft is what was typed in a form and not saved.
type Draft struct {
	Form   string            `json:"form"`             // which form it is, the same each time it is opened
	Title  string            `json:"title"`            // what a keeper calls it
	Kind   string            `json:"kind"`             // of the record
	Record string            `json:"record,omitempty"` // what is changed; "" for something new
	Parent string            `json:"parent,omitempty"` // what something new belongs to
	Of     string            `json:"of,omitempty"`     // what a keeper calls that
	Only   []string          `json:"only,omitempty"`   // the fields that the form has, when not all
	Also   map[string]string `json:"also,omitempty"`   // values that the form does not show
	Tied   bool              `json:"tied,omitempty"`   // it can be continued only where the form was opened
	Keeper string            `json:"keeper"`
	At     time.Time         `json:"at"`
	Seen   time.Time         `json:"seen,omitzero"` // when the record was last changed, as it was seen when the form was opened
	Fields map[string]Typed  `json:"fields"`
}

// Typed is the answer of one field as it was typed.
type Typed struct {
	Text   string            `json:"text,omitempty"`
	Values []string          `json:"values,omitempty"`
	Notes  []string          `json:"notes,omitempty"` // next to the values
	Names  map[string]string `json:"names,omitempty"` // what the records chosen are called
}

func draftName(form string) string { return "draft-" + short(form) + ".json" }

// Keep writes a draft, in place of the one before it of that form.
func (s *Shelf) Keep(request int, d Draft) error {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.isLatest(request, d.Form) {
		return nil
	}
	return s.write(draftName(d.Form), d)
}

// Drop deletes the draft of a form, if there is one.
func (s *Shelf) Drop(request int, form string) error {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.isLatest(request, form) {
		return nil
	}
	if err := os.Remove(filepath.Join(s.dir, draftName(form))); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("dropping the draft: %w", err)
	}
	return nil
}

// Drafts lists what is kept, the latest first. A file that cannot be read is
// skipped: it was never whole.
func (s *Shelf) Drafts() []Draft {
	if s == nil {
		return nil
	}
	files, err := os.ReadDir(s.dir)
	if err != nil {
		return nil
	}
	var drafts []Draft
	for _, f := range files {
		var d Draft
		if strings.HasPrefix(f.Name(), "draft-") && s.read(f.Name(), &d) == nil && d.Form != "" && draftName(d.Form) == f.Name() {
			drafts = append(drafts, d)
		}
	}
	sort.Slice(drafts, func(i, j int) bool { return drafts[i].At.After(drafts[j].At) })
	return drafts
}

const visits = "visits.json"

// LastHere says when a keeper left the workbook last; false when never.
func (s *Shelf) LastHere(keeper string) (time.Time, bool) {
	if s == nil || keeper == "" {
		return time.Time{}, false
	}
	seen := map[string]time.Time{}
	if s.read(visits, &seen) != nil {
		return time.Time{}, false
	}
	at, ok := seen[keeper]
	return at, ok
}

// NoteHere records that a keeper was here.
func (s *Shelf) NoteHere(keeper string, at time.Time) error {
	if s == nil || keeper == "" {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	seen := map[string]time.Time{}
	_ = s.read(visits, &seen) // one that cannot be read starts again
	if seen == nil {
		seen = map[string]time.Time{}
	}
	seen[keeper] = at.UTC()
	return s.write(visits, seen)
}
