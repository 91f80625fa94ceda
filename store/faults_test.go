package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"kept/store/file"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The fault harness breaks workbooks on purpose and counts what comes of it. In a
// plain `go test` each fault is staged a few times; with KEPT_FAULTS=long as often
// as RELIABILITY.md says. KEPT_FAULTS_SEED chooses other random places.

func longFaults() bool { return os.Getenv("KEPT_FAULTS") == "long" }

// repetitions is how often a fault is staged.
func repetitions(short, long int) int {
	if longFaults() {
		return long
	}
	return short
}

func faultRandom(t testing.TB) *rand.Rand {
	seed := uint64(1)
	if text := os.Getenv("KEPT_FAULTS_SEED"); text != "" {
		n, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		seed = n
	}
	return rand.New(rand.NewPCG(seed, uint64(len(t.Name()))))
}

// faultChild is set, to what it shall do, for a process that is there to be killed.
const faultChild = "KEPT_FAULT_CHILD"

// child starts this test program again, to do one thing with one workbook.
func child(t testing.TB, do, path string, more ...string) (*exec.Cmd, io.ReadCloser) {
	t.Helper()
	return childOf(t, "TestFaultChild", path, append(more, faultChild+"="+do)...)
}

func childOf(t testing.TB, test, path string, more ...string) (*exec.Cmd, io.ReadCloser) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^"+test+"$", "-test.timeout=5m")
	cmd.Env = append(append(os.Environ(), "KEPT_FAULT_FILE="+path), more...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, out
}

// TestFaultChild is what the other process runs; on its own it does nothing.
func TestFaultChild(t *testing.T) {
	path := os.Getenv("KEPT_FAULT_FILE")
	opt := Options{Keeper: fmt.Sprint("Process ", os.Getpid()), StateDir: filepath.Join(filepath.Dir(path), "state")}
	switch do := os.Getenv(faultChild); do {
	case "":
		t.Skip("it is for other tests to start")
	case "write":
		w, err := Open(t.Context(), path, opt)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("open")
		random := rand.New(rand.NewPCG(uint64(os.Getpid()), uint64(time.Now().UnixNano())))
		limit, _ := strconv.Atoi(os.Getenv("KEPT_FAULT_WRITES")) // 0: until it is killed
		for n := 0; limit == 0 || n < limit; n++ {
			counted, err := countOn(t.Context(), w, random.IntN(12))
			if err != nil {
				fmt.Println("failed", Sentence(err))
				continue
			}
			fmt.Println("kept", counted)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	case "hold":
		t.Fatal(hold(path))
	default:
		t.Fatalf("nobody knows how to %q", do)
	}
}

// newCounter makes a workbook with one action on which to count.
func newCounter(t testing.TB, path string) {
	t.Helper()
	w, err := Create(t.Context(), path, Options{Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	mustWrite(t, w, "Set up", func(tx *Tx) error {
		if _, err := tx.Add(Partnership, "", Values{"name": "Harbour"}); err != nil {
			return err
		}
		_, err := tx.Add(Action, "", Values{"reference": "1", "title": "0"})
		return err
	})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func counterOf(ctx context.Context, w *Workbook) (*Record, error) {
	page, err := w.Page(ctx, Query{Kind: Action, Sort: "reference", Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(page.Records) != 1 {
		return nil, errors.New("the action to count on is not there")
	}
	return w.Load(ctx, page.Records[0].ID)
}

// countOn adds one to the title of the action, and in the same change an update
// that holds the number, and some words more for it to have something to write. It
// says which number it wrote.
func countOn(ctx context.Context, w *Workbook, words int) (int, error) {
	action, err := counterOf(ctx, w)
	if err != nil {
		return 0, err
	}
	var n int
	_, err = w.Write(ctx, "Counted", func(tx *Tx) error {
		now, err := tx.Load(action.ID) // what another wrote in the meantime counts too
		if err != nil {
			return err
		}
		if n, err = strconv.Atoi(now.Get("title")); err != nil {
			return err
		}
		n++
		if err := tx.Set(action.ID, "title", strconv.Itoa(n)); err != nil {
			return err
		}
		_, err = tx.Add("update", action.ID, Values{"date": "2026-08-03", "note": strconv.Itoa(n) + "\n" +
			strings.Repeat("Some words of an update. ", 40*words)})
		return err
	})
	return n, err
}

// counted gives what the workbook counted to, and fails if a change is there by half.
func counted(ctx context.Context, w *Workbook) (int, error) {
	action, err := counterOf(ctx, w)
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(action.Get("title"))
	if err != nil {
		return 0, err
	}
	updates := action.Children("update")
	if len(updates) != n {
		return n, fmt.Errorf("the title says %d, and there are %d updates", n, len(updates))
	}
	for i, u := range updates {
		if first, _, _ := strings.Cut(u.Get("note"), "\n"); first != strconv.Itoa(i+1) {
			return n, fmt.Errorf("update %d says %s", i+1, first)
		}
	}
	return n, nil
}

// acknowledged reads what a child said that it had kept, to the end.
func acknowledged(out io.Reader) (highest, failures int, complaint string) {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if text, kept := strings.CutPrefix(lines.Text(), "kept "); kept {
			if n, err := strconv.Atoi(text); err == nil {
				highest = max(highest, n)
			}
		} else if strings.HasPrefix(lines.Text(), "failed ") {
			failures++
		} else if strings.Contains(lines.Text(), "_test.go:") { // it gave up, and says why
			complaint += lines.Text()
		}
	}
	return highest, failures, complaint
}

// TestKilledAtAnyMoment kills a process that writes, again and again, and looks
// each time whether everything that it had acknowledged is there, and nothing half.
func TestKilledAtAnyMoment(t *testing.T) {
	random := faultRandom(t)
	tries, losses, refusals, unacknowledged, cut, total := repetitions(12, 1000), 0, 0, 0, 0, 0
	var path string
	before := 0
	for try := range tries {
		if try%40 == 0 {
			path = filepath.Join(t.TempDir(), "counter.kept")
			newCounter(t, path)
			total, before = total+before, 0
		}
		cmd, out := child(t, "write", path)
		if random.IntN(5) > 0 { // else it may be killed while it opens the workbook
			if _, err := out.Read(make([]byte, len("open\n"))); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(time.Duration(random.IntN(60_000)) * time.Microsecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		text, failures, _ := acknowledged(out)
		_ = cmd.Wait() // it was killed
		if failures > 0 {
			t.Errorf("try %d: %d changes failed", try, failures)
		}
		if file.WasCutOff(path) {
			cut++
		}
		if try%2 == 0 { // a check alone must be able to look at it, and leave it as it is
			if h := mustCheck(t, path, true); h.State != file.Sound {
				t.Errorf("try %d: as it was left: %+v", try, h)
			}
		}
		w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
		if err != nil {
			refusals++
			t.Errorf("try %d: it was refused: %v", try, err)
			continue
		}
		n, err := counted(t.Context(), w)
		switch {
		case err != nil:
			losses++
			t.Errorf("try %d: half a change: %v", try, err)
		case n < max(text, before):
			losses++
			t.Errorf("try %d: %d were acknowledged, %d are there", try, max(text, before), n)
		case n > max(text, before)+1:
			t.Errorf("try %d: %d were acknowledged, and %d are there", try, max(text, before), n)
		case n > max(text, before):
			unacknowledged++
		}
		before = n
		h, err := w.CheckFile(t.Context(), true)
		if err != nil || h.State != file.Sound {
			losses++
			t.Errorf("try %d: %v, %+v", try, err, h)
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}
	t.Logf("killed %d times (%d in the middle of writing the file) over %d changes: %d lost, %d refused; %d were whole though not yet "+
		"acknowledged",
		tries, cut, total+before, losses, refusals, unacknowledged)
}
