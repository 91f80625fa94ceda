//go:build !windows

package store

import (
	"kept/store/file"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// TestPairsOfWriters has two processes write to one workbook at once, in every
// second pair stops one of them for a while (SIGSTOP) wherever it happens to be, and
// in every fourth kills it while it is stopped. Nothing that either acknowledged may
// be lost, and nobody may be kept waiting for one that is dead.
func TestPairsOfWriters(t *testing.T) {
	random := faultRandom(t)
	pairs, losses, failures, stopped, killed, total := repetitions(4, 200), 0, 0, 0, 0, 0
	for try := range pairs {
		path := filepath.Join(t.TempDir(), "counter.kept")
		newCounter(t, path)
		const writes = 12
		limit := "KEPT_FAULT_WRITES=" + strconv.Itoa(writes)
		first, firstOut := child(t, "write", path, limit)
		second, secondOut := child(t, "write", path, limit)
		type text struct {
			highest, failures int
			complaint         string
		}
		ends := make(chan text, 2)
		go func() { h, f, c := acknowledged(firstOut); ends <- text{h, f, c} }()
		go func() { h, f, c := acknowledged(secondOut); ends <- text{h, f, c} }()
		kill := try%4 == 3
		if try%2 == 1 {
			stopped++
			time.Sleep(time.Duration(30_000+random.IntN(60_000)) * time.Microsecond)
			signal(t, first.Process.Pid, syscall.SIGSTOP)
			time.Sleep(time.Duration(random.IntN(80)) * time.Millisecond)
			if kill {
				killed++
				signal(t, first.Process.Pid, syscall.SIGKILL)
			} else {
				signal(t, first.Process.Pid, syscall.SIGCONT)
			}
		}
		a, b := <-ends, <-ends
		errFirst, errSecond := first.Wait(), second.Wait()
		if (errFirst != nil) != kill && !(kill && errFirst == nil) || errSecond != nil {
			t.Errorf("pair %d ended with %v and %v: %s%s", try, errFirst, errSecond, a.complaint, b.complaint)
		}
		failures += a.failures + b.failures
		w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
		if err != nil {
			t.Fatal(err)
		}
		n, err := counted(t.Context(), w)
		if err != nil || n < max(a.highest, b.highest) || (!kill && n != 2*writes-a.failures-b.failures) || n > 2*writes {
			losses++
			t.Errorf("pair %d: %d and %d were acknowledged, %d are there, %v", try, a.highest, b.highest, n, err)
		}
		if h, err := w.CheckFile(t.Context(), true); err != nil || h.State != file.Sound {
			losses++
			t.Errorf("pair %d: %v, %+v", try, err, h)
		}
		total += n
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}
	t.Logf("%d pairs, in %d one was stopped, in %d killed while stopped, over %d changes: %d lost, %d refused", pairs, stopped, killed,
		total, losses, failures)
	if failures > 0 {
		t.Errorf("%d changes were refused", failures)
	}
}

func signal(t testing.TB, process int, s syscall.Signal) {
	t.Helper()
	if err := syscall.Kill(process, s); err != nil {
		t.Logf("signal %v: %v", s, err) // it has ended by itself
	}
}
