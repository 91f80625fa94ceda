package store

import (
	"fmt"
	"kept/store/file"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestSoak makes as many edits as KEPT_SOAK says, one change each, on a workbook of
// 1,000 actions, and records every tenth of the way what memory and the file have
// grown to.
func TestSoak(t *testing.T) {
	edits, err := strconv.Atoi(os.Getenv("KEPT_SOAK"))
	if err != nil || edits < 10 {
		t.Skip("set KEPT_SOAK to the number of edits, as RELIABILITY.md says")
	}
	w, err := Create(t.Context(), filepath.Join(t.TempDir(), "soak.kept"), Options{Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	var actions []ID
	mustWrite(t, w, "Set up", func(tx *Tx) error {
		for i := range 1000 {
			id, err := tx.Add(Action, "", Values{"reference": fmt.Sprint(i), "title": fmt.Sprint("Action ", i), "status": "in progress"})
			if err != nil {
				return err
			}
			actions = append(actions, id)
		}
		return nil
	})
	random := rand.New(rand.NewPCG(1, 9))
	choose := func(from ...string) string { return from[random.IntN(len(from))] }
	began := time.Now()
	recordSoak(t, w, 0, 0)
	for n := 1; n <= edits; n++ {
		id := actions[random.IntN(len(actions))]
		var err error
		switch k := random.IntN(20); {
		case k == 0:
			_, err = w.Undo(t.Context())
		case k < 3:
			_, err = w.Write(t.Context(), "Noted", func(tx *Tx) error {
				_, err := tx.Add("update", id, Values{"date": "2026-08-03", "note": fmt.Sprint("Note ", n)})
				return err
			})
		case k < 9:
			_, err = w.Write(t.Context(), "Described", func(tx *Tx) error {
				return tx.Set(id, "description", fmt.Sprint("As it stands after ", n, " edits. ", strings.Repeat("Words. ",
					random.IntN(20))))
			})
		default:
			_, err = w.Write(t.Context(), "Judged", func(tx *Tx) error {
				if err := tx.Set(id, "brag", choose("red", "amber", "green", "blue")); err != nil {
					return err
				}
				return tx.Set(id, "status", choose("paused", "in progress", "complete"))
			})
		}
		if err != nil {
			t.Fatalf("edit %d: %v", n, err)
		}
		if n%(edits/10) == 0 {
			recordSoak(t, w, n, time.Since(began))
			began = time.Now()
		}
	}
	checked := time.Now()
	h, err := w.CheckFile(t.Context(), true)
	if err != nil || h.State != file.Sound {
		t.Errorf("at the end: %v, %+v", err, h)
	}
	t.Logf("the thorough check at the end took %v", time.Since(checked).Round(time.Millisecond))
	recordSoak(t, w, edits, 0)
}

func recordSoak(t *testing.T, w *Workbook, edits int, duration time.Duration) {
	t.Helper()
	info, err := os.Stat(w.Path())
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	resident, processor := "unknown", "unknown"
	if text, err := os.ReadFile("/proc/self/stat"); err == nil {
		// proc_pid_stat(5): after the name in brackets the 12th and 13th fields are
		// hundredths of a second for the program and for the system on its behalf.
		_, after, _ := strings.Cut(string(text), ") ")
		if fields := strings.Fields(after); len(fields) > 12 {
			user, _ := strconv.Atoi(fields[11])
			system, _ := strconv.Atoi(fields[12])
			processor = fmt.Sprintf("%d+%d s", user/100, system/100)
		}
	}
	if text, err := os.ReadFile("/proc/self/status"); err == nil {
		for line := range strings.Lines(string(text)) {
			if value, found := strings.CutPrefix(line, "VmRSS:"); found {
				resident = strings.TrimSpace(value)
			}
		}
	}
	t.Logf("%8d edits: file %6.1f MB, live heap %5.1f MB, resident %s, statements %d, %v for this tenth, %s of processor so far",
		edits, float64(info.Size())/1e6, float64(m.HeapAlloc)/1e6, resident, len(w.stmts), duration.Round(time.Millisecond), processor)
}
