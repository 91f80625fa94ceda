package file

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestAFolderThatAKilledProgramLeftIsRemoved makes old ones: one in use, one whose
// program is gone, and one that was never locked.
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
	for _, r := range []*PrivateFolder{left, fresh, never} { // as the system does when a program ends
		if err := r.lock.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(never.Path, lockName)); err != nil {
		t.Fatal(err)
	}
	for r, age := range map[*PrivateFolder]time.Duration{used: 30 * abandonedAfter, left: 2 * NotYetLocked, never: 2 * abandonedAfter} {
		then := time.Now().Add(-age)
		if err := os.Chtimes(r.Path, then, then); err != nil {
			t.Fatal(err)
		}
	}
	RemoveAbandoned()
	for r, want := range map[*PrivateFolder]bool{used: true, fresh: true, left: false, never: false} {
		if _, err := os.Stat(r.Path); (err == nil) != want {
			t.Errorf("it is there: %v, should be: %v", err == nil, want)
		}
	}
}
