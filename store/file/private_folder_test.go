package file

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestAFolderThatAKilledProgramLeftIsRemoved makes old ones: one in use, one whose
// program is gone, and those that were never locked, with something in them and without.
func TestAFolderThatAKilledProgramLeftIsRemoved(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	create := func() *PrivateFolder {
		r, err := NewPrivateFolder("read")
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	used, fresh, left, never := create(), create(), create(), create()
	empty, filled := create(), create()
	for _, r := range []*PrivateFolder{left, fresh, never, empty, filled} { // as the system does when a program ends
		if err := r.lock.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range []*PrivateFolder{never, empty, filled} {
		if err := os.Remove(filepath.Join(r.Path, lockName)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(filled.Path, copyName), []byte("a copy"), 0o600); err != nil {
		t.Fatal(err)
	}
	for r, age := range map[*PrivateFolder]time.Duration{used: 30 * abandonedAfter, left: 2 * NotYetLocked, never: 2 * abandonedAfter,
		empty: 2 * NotYetLocked, filled: 2 * NotYetLocked} {
		then := time.Now().Add(-age)
		if err := os.Chtimes(r.Path, then, then); err != nil {
			t.Fatal(err)
		}
	}
	RemoveAbandoned()
	for r, want := range map[*PrivateFolder]bool{used: true, fresh: true, left: false, never: false, empty: false,
		filled: true} {
		if _, err := os.Stat(r.Path); (err == nil) != want {
			t.Errorf("it is there: %v, should be: %v", err == nil, want)
		}
	}
}
