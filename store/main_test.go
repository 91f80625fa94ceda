package store

import (
	"fmt"
	"os"
	"testing"
)

// benchFolder holds the workbooks that the benchmarks share.
var benchFolder string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "kept-bench-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	benchFolder = folder
	code := m.Run()
	if err := os.RemoveAll(folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}
