//go:build linux && (amd64 || arm64)

package store

import (
	"errors"
	"fmt"
	"kept/store/file"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// powerFile is a file as a disk has it: what was synced is there for sure, of what
// was written since any part may be.
type powerFile struct {
	synced  []byte
	pending []powerWrite
}

type powerWrite struct {
	what  string
	bytes []byte
	at    int64
}

func (w powerWrite) onto(content []byte) []byte {
	if w.what == "truncate" {
		if w.at <= int64(len(content)) {
			return content[:w.at]
		}
		return append(content, make([]byte, w.at-int64(len(content)))...)
	}
	if end := w.at + int64(len(w.bytes)); end > int64(len(content)) {
		content = append(content, make([]byte, end-int64(len(content)))...)
	}
	copy(content[w.at:], w.bytes)
	return content
}

// afterPowerLoss is one of the states in which the file can be: each write since the
// last sync is there, is not there, or is there up to some sector of 512 bytes.
func (f *powerFile) afterPowerLoss(random *rand.Rand) []byte {
	content := append([]byte{}, f.synced...)
	keep := random.IntN(4) // none, few, most, all
	for _, w := range f.pending {
		if random.IntN(3) >= keep {
			continue
		}
		if w.what == "write" && random.IntN(8) == 0 {
			w.bytes = w.bytes[:random.IntN(len(w.bytes)/512+1)*512]
		}
		content = w.onto(content)
	}
	return content
}

// unixHandle is where SQLite's unixFile has its file descriptor (os_unix.c).
const unixHandle = 3

// powerLosses makes changes, takes away the power at moments of a random run, and
// counts the changes that were acknowledged and are lost, and the files that are damaged.
func powerLosses(t *testing.T, random *rand.Rand, losses int, synchronous string) (lost, damaged int) {
	t.Helper()
	for done := 0; done < losses; {
		path := t.TempDir() + "/counter.kept"
		newCounter(t, path)
		w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := countOn(t.Context(), w, 1); err != nil {
			t.Fatal(err)
		}
		if _, err := w.conn.ExecContext(t.Context(), "PRAGMA synchronous = "+synchronous); err != nil {
			t.Fatal(err)
		}
		type moment struct {
			kept             int
			content, journal []byte
		}
		var moments []moment
		files := map[string]*powerFile{}
		kept := 1
		exchange(t)
		for _, p := range []string{path, path + "-journal"} {
			content, err := readAll(p)
			if err != nil {
				t.Fatal(err)
			}
			files[p] = &powerFile{synced: content}
		}
		faulty.watch = func(what string, content uintptr, bytes []byte, offset int64) {
			name, err := os.Readlink(fmt.Sprintf("/proc/self/fd/%d", int32(at[[4]uintptr](content)[unixHandle])))
			f := files[name]
			if err != nil || f == nil {
				t.Errorf("a %s of %q: %v", what, name, err)
				return
			}
			if random.IntN(12) == 0 {
				moments = append(moments, moment{kept, files[path].afterPowerLoss(random), files[path+"-journal"].afterPowerLoss(random)})
			}
			if what != "sync" {
				f.pending = append(f.pending, powerWrite{what, append([]byte{}, bytes...), offset})
				return
			}
			for _, p := range f.pending {
				f.synced = p.onto(f.synced)
			}
			f.pending = nil
		}
		withFault(t, func(int, string) int32 { return 0 }, func() {
			for range 6 {
				n, err := countOn(t.Context(), w, random.IntN(12))
				if err != nil {
					t.Fatal(err)
				}
				kept = n
				moments = append(moments, moment{kept, files[path].afterPowerLoss(random), files[path+"-journal"].afterPowerLoss(random)})
			}
		})
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		for _, m := range moments {
			done++
			after := written(t, m.content, m.journal)
			a, err := Open(t.Context(), after, Options{Keeper: "Test Keeper"})
			if err != nil {
				damaged++
				if synchronous != "OFF" {
					t.Log(err, errors.Unwrap(err), len(m.content), len(m.journal))
				}
				continue
			}
			n, err := counted(t.Context(), a)
			h, checkErr := a.CheckFile(t.Context(), true)
			switch {
			case err != nil || checkErr != nil || h.State != file.Sound || n > m.kept+1:
				damaged++
				if synchronous != "OFF" {
					t.Log(err, checkErr, h, n, m.kept)
				}
			case n < m.kept:
				lost++
			}
			if err := a.Close(); err != nil {
				t.Error(err)
			}
			_ = os.RemoveAll(strings.TrimSuffix(after, "/broken.kept"))
		}
	}
	return lost, damaged
}

// TestPowerLoss takes the power away in the middle of writing. That the model is hard
// enough is seen by what it does to a workbook that does not wait for the disk.
func TestPowerLoss(t *testing.T) {
	random, n := faultRandom(t), repetitions(40, 2000)
	lost, damaged := powerLosses(t, random, n, "EXTRA")
	t.Logf("the power was lost at least %d times: %d acknowledged changes lost, %d files damaged", n, lost, damaged)
	if lost+damaged > 0 {
		t.Errorf("%d changes were lost, %d files damaged", lost, damaged)
	}
	if lost, damaged = powerLosses(t, random, n, "OFF"); lost+damaged == 0 {
		t.Error("without waiting for the disk nothing was lost either: the model is too kind")
	}
	t.Logf("without waiting for the disk: %d changes lost, %d files damaged", lost, damaged)
}
