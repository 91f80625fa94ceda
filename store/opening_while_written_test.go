//go:build !windows

package store

import (
	"path/filepath"
	"testing"
)

// TestAWorkbookThatIsBeingWrittenIsNotTakenForOneCutOff looks at a workbook again and again while another process
// makes it grow: between two looks at it the size, the header and the journal change.
func TestAWorkbookThatIsBeingWrittenIsNotTakenForOneCutOff(t *testing.T) {
	path := filepath.Join(t.TempDir(), "counter.kept")
	newCounter(t, path)
	writer, out := child(t, "write", path)
	if _, err := out.Read(make([]byte, len("open\n"))); err != nil {
		t.Fatal(err)
	}
	ended := make(chan int)
	go func() { highest, _, _ := acknowledged(out); ended <- highest }()
	repeats := repetitions(20_000, 200_000)
	for n := range repeats {
		if err := inspect(t.Context(), path, formatVersion()); err != nil {
			t.Errorf("it is refused: %v", err)
			break
		}
		if n%1_000 != 0 {
			continue
		}
		w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
		if err != nil {
			t.Errorf("it cannot be opened: %v", err)
			break
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}
	if err := writer.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	written := <-ended
	_ = writer.Wait() // it was killed
	if written == 0 {
		t.Error("nothing was written meanwhile")
	}
	t.Logf("%d looks, %d changes meanwhile", repeats, written)
}
