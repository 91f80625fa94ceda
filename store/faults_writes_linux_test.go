//go:build linux && (amd64 || arm64)

package store

import (
	"fmt"
	"kept/store/file"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	sqlite3 "modernc.org/sqlite/lib"
)

// Between SQLite and the files stands a table of functions; here three of them are
// exchanged, so that any one write, sync or cut of a file can be made to fail, or to
// be the last thing that the process does.

// fileFault is asked before each of them, with its number from 1. It gives what
// SQLite shall be told; for 0 the function is carried out.
type fileFault func(n int, what string) int32

// faulty is what stands there at the moment. There is one such table in a process,
// and its functions take no more than they are given: hence a variable.
var faulty struct {
	fault                 fileFault
	n                     int
	write, truncate, sync uintptr
	half                  bool // the next write is carried out by half before it fails
	watch                 func(what string, content uintptr, bytes []byte, at int64)
}

type tlsPointer = unsafe.Pointer

type (
	writeFunc    = func(tls tlsPointer, content, bytes uintptr, n int32, at int64) int32
	truncateFunc = func(tls tlsPointer, content uintptr, size int64) int32
	syncFunc     = func(tls tlsPointer, content uintptr, flags int32) int32
)

func faultyWrite(tls tlsPointer, content, bytes uintptr, n int32, offset int64) int32 {
	original := *(*writeFunc)(unsafe.Pointer(&faulty.write))
	if faulty.fault != nil {
		faulty.n++
		if faulty.half {
			// Carried out by half and then asked: a torn write.
			if text := original(tls, content, bytes, n/2, offset); text != 0 {
				return text
			}
		}
		if text := faulty.fault(faulty.n, "write"); text != 0 {
			return text
		}
		watched("write", content, unsafe.Slice(at[byte](bytes), n), offset)
	}
	return original(tls, content, bytes, n, offset)
}

func faultyTruncate(tls tlsPointer, content uintptr, size int64) int32 {
	if faulty.fault != nil {
		faulty.n++
		if text := faulty.fault(faulty.n, "truncate"); text != 0 {
			return text
		}
		watched("truncate", content, nil, size)
	}
	return (*(*truncateFunc)(unsafe.Pointer(&faulty.truncate)))(tls, content, size)
}

func faultySync(tls tlsPointer, content uintptr, flags int32) int32 {
	if faulty.fault != nil {
		faulty.n++
		if text := faulty.fault(faulty.n, "sync"); text != 0 {
			return text
		}
		watched("sync", content, nil, 0)
	}
	return (*(*syncFunc)(unsafe.Pointer(&faulty.sync)))(tls, content, flags)
}

func watched(what string, content uintptr, bytes []byte, offset int64) {
	if faulty.watch != nil {
		faulty.watch(what, content, bytes, offset)
	}
}

// at gives what stands at an address that SQLite gave.
func at[T any](address uintptr) *T { return *(**T)(unsafe.Pointer(&address)) }

// exchange puts the functions above into SQLite's table, once in a process.
func exchange(t testing.TB) {
	t.Helper()
	if faulty.write != 0 {
		return
	}
	find := reflect.ValueOf(sqlite3.Xsqlite3_vfs_find)
	thread := reflect.New(find.Type().In(0).Elem())
	// The database file is written through the table of the file system "unix", its
	// journal, which needs no locks, through that of "unix-none".
	for _, name := range []string{"unix", "unix-none"} {
		name := append([]byte(name), 0)
		vfs := find.Call([]reflect.Value{thread, reflect.ValueOf(uintptr(unsafe.Pointer(&name[0])))})[0].Interface().(uintptr)
		if vfs == 0 {
			t.Fatalf("SQLite has no file system %s", name)
		}
		// The application data of a file system is a function that gives its table
		// (a "finder" in SQLite's os_unix.c).
		finder := *at[uintptr](at[sqlite3.Tsqlite3_vfs](vfs).FpAppData)
		var content [4096]byte
		table := at[sqlite3.Tsqlite3_io_methods]((*(*func(tls tlsPointer, name, content uintptr) uintptr)(unsafe.Pointer(&finder)))(
			thread.UnsafePointer(), uintptr(unsafe.Pointer(&name[0])), uintptr(unsafe.Pointer(&content[0]))))
		if faulty.write == 0 {
			faulty.write, faulty.truncate, faulty.sync = table.FxWrite, table.FxTruncate, table.FxSync
		}
		if table.FxWrite != faulty.write || table.FxTruncate != faulty.truncate || table.FxSync != faulty.sync {
			t.Fatal("the two tables have other functions")
		}
		write, truncate, sync := faultyWrite, faultyTruncate, faultySync
		table.FxWrite, table.FxTruncate, table.FxSync = *(*uintptr)(unsafe.Pointer(&write)), *(*uintptr)(unsafe.Pointer(&truncate)),
			*(*uintptr)(unsafe.Pointer(&sync))
	}
}

// withFault runs fn with a fault in place, and gives how often it was asked.
func withFault(t testing.TB, fault fileFault, fn func()) int {
	t.Helper()
	exchange(t)
	faulty.fault, faulty.n = fault, 0
	defer func() { faulty.fault, faulty.half, faulty.watch = nil, false, nil }()
	fn()
	return faulty.n
}

// TestFaultAtWriteChild is the process that ends at a write; see
// TestKilledAtEveryWrite.
func TestFaultAtWriteChild(t *testing.T) {
	path, last := os.Getenv("KEPT_FAULT_FILE"), os.Getenv("KEPT_FAULT_LAST")
	if last == "" {
		t.Skip("it is for another test to start")
	}
	end, err := strconv.Atoi(last)
	if err != nil {
		t.Fatal(err)
	}
	w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	faulty.half = os.Getenv("KEPT_FAULT_HALF") != ""
	n := withFault(t, func(n int, _ string) int32 {
		if n == end {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {} // until it strikes
		}
		return 0
	}, func() {
		for range 3 {
			n, err := countOn(t.Context(), w, 8)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Println("kept", n)
		}
	})
	fmt.Println("kept", 3, "in", n, "writes")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// writesOfThreeChanges is how many writes, syncs and cuts the child makes.
func writesOfThreeChanges(t testing.TB) int {
	t.Helper()
	path := filepath.Join(t.TempDir(), "counter.kept")
	newCounter(t, path)
	w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	n := withFault(t, func(int, string) int32 { return 0 }, func() {
		for range 3 {
			if _, err := countOn(t.Context(), w, 8); err != nil {
				t.Fatal(err)
			}
		}
	})
	if n < 20 {
		t.Fatalf("only %d writes were seen", n)
	}
	return n
}

// TestKilledAtEveryWrite ends a process before each single write, sync and cut of
// the file and its journal in turn, and again in the middle of each write.
func TestKilledAtEveryWrite(t *testing.T) {
	writes := writesOfThreeChanges(t)
	step := max(1, 2*writes/repetitions(10, 1<<20))
	tries, losses, refusals := 0, 0, 0
	for i := 0; i < 2*writes; i += step {
		tries++
		path := filepath.Join(t.TempDir(), "counter.kept")
		newCounter(t, path)
		half := ""
		if i%2 == 1 {
			half = "1"
		}
		cmd, out := childOf(t, "TestFaultAtWriteChild", path, "KEPT_FAULT_LAST="+strconv.Itoa(i/2+1), "KEPT_FAULT_HALF="+half)
		text, _, _ := acknowledged(out)
		if err := cmd.Wait(); err == nil {
			t.Errorf("write %d was never made", i/2+1)
		}
		w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
		if err != nil {
			refusals++
			t.Errorf("write %d: it was refused: %v", i/2+1, err)
			continue
		}
		n, err := counted(t.Context(), w)
		h, checkErr := w.CheckFile(t.Context(), true)
		if err != nil || n < text || n > text+1 || checkErr != nil || h.State != file.Sound {
			losses++
			t.Errorf("write %d (half %q): %d were acknowledged, %d are there; %v, %v, %+v", i/2+1, half, text, n, err, checkErr, h)
		}
		if _, err := countOn(t.Context(), w, 1); err != nil {
			t.Errorf("write %d: it does not go on: %v", i/2+1, err)
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}
	t.Logf("killed at %d of %d places in the writes of three changes: %d lost, %d refused", tries, 2*writes, losses, refusals)
}

// TestAnErrorAtEveryWrite has each write, sync and cut fail in turn, once or from
// then on, as a disk does that is full, broken or gone: the change is refused, what
// was there before is there, and once the disk is well it goes on without opening again.
func TestAnErrorAtEveryWrite(t *testing.T) {
	writes := writesOfThreeChanges(t)
	const ways = 4 // full or broken, once or from then on
	all := writes * ways
	step := max(1, all/repetitions(40, 1<<20))
	tries, refused, losses, unsure := 0, 0, 0, 0
	for i := 0; i < all; i += step {
		tries++
		end, full, forever := i/ways+1, i%ways < 2, i%2 == 1
		name := fmt.Sprintf("error at %d, full=%v, forever=%v", end, full, forever)
		path := filepath.Join(t.TempDir(), "counter.kept")
		newCounter(t, path)
		w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
		if err != nil {
			t.Fatal(err)
		}
		kept, failed, first := 0, 0, ""
		withFault(t, func(n int, what string) int32 {
			if n != end && (!forever || n < end) {
				return 0
			}
			if first == "" {
				first = what
			}
			switch { // what os_unix.c says of a disk that is full or broken
			case what == "sync":
				return sqlite3.SQLITE_IOERR_FSYNC
			case what == "truncate":
				return sqlite3.SQLITE_IOERR_TRUNCATE
			case full:
				return sqlite3.SQLITE_FULL
			}
			return sqlite3.SQLITE_IOERR_WRITE
		}, func() {
			for range 3 {
				n, err := countOn(t.Context(), w, 8)
				if err == nil {
					kept = n
					continue
				}
				failed++
				if text := Sentence(err); !strings.Contains(text, "othing was saved") {
					t.Errorf("%s says %q", name, text)
				}
			}
		})
		refused += failed
		if failed == 0 && forever && first != "sync" { // the last sync may come after the change is made
			t.Errorf("%s: it went unsaid", name)
		}
		n, err := counted(t.Context(), w)
		if err == nil && n == kept+1 && first == "sync" {
			// The change is whole in the file, its journal was cut, and only then the
			// disk failed: it was said not to be saved, and it is.
			unsure++
			kept = n
		}
		if err != nil || n != kept {
			losses++
			t.Errorf("%s: %d were acknowledged, %d are there, %v", name, kept, n, err)
		}
		if again, err := countOn(t.Context(), w, 1); err != nil || again != kept+1 {
			losses++
			t.Errorf("%s: it does not go on: %d, %v", name, again, err)
		}
		if h, err := w.CheckFile(t.Context(), true); err != nil || h.State != file.Sound {
			losses++
			t.Errorf("%s: %v, %+v", name, err, h)
		}
		if err := w.Close(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		_ = file.RemoveDatabase(path)
	}
	t.Logf("%d errors at %d of %d places: %d changes were refused, %d lost; %d were said not to be saved and are", tries, tries, all,
		refused, losses, unsure)
}
