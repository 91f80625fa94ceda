package bundle

import (
	"context"
	"io"
	"slices"
	"testing"

	"kept/export/exporttest"
	"kept/export/finding"
	"kept/export/snapshot"
	"kept/store"
)

// exported writes the bundle of a workbook into a new folder.
func exported(t testing.TB, w *store.Workbook) Written {
	t.Helper()
	out, err := Write(context.Background(), w, exporttest.Quarter(t), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// content reads every file of a bundle.
func content(t testing.TB, path string) map[string][]byte {
	t.Helper()
	rep := finding.NewCollector()
	a, err := openArchive(context.Background(), path, rep)
	if err != nil || a == nil || len(rep.Result("").Findings) > 0 {
		t.Fatalf("reading %s: %v %v", path, err, rep.Result("").Findings)
	}
	return inBytes(a.files)
}

func inBytes(of map[string]string) map[string][]byte {
	out := files{}
	for name, data := range of {
		out[name] = []byte(data)
	}
	return out
}

// filesOf makes every file of a bundle.
func filesOf(t testing.TB, b *snapshot.Snapshot) files {
	t.Helper()
	s, err := newSpool(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.close() }() // it goes with the folder
	if _, err := s.bundle(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	out := files{}
	for name := range s.sums {
		data, err := io.ReadAll(s.open(name))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = data
	}
	return out
}

// decodedCSV is a CSV read whole.
func decodedCSV(data []byte) (rows [][]string, faults []csvFault) {
	faults = decodeCSV(string(data), func(_ int, cells []string) { rows = append(rows, slices.Clone(cells)) })
	return rows, faults
}

func sumOf(content []byte) fileSum {
	s := newSummer()
	_, _ = s.Write(content) // it never fails
	return s.sum()
}

// sumsOf are the sums of files that are in memory, by name.
func sumsOf(content map[string][]byte) map[string]fileSum {
	sums := make(map[string]fileSum, len(content))
	for name, data := range content {
		sums[name] = sumOf(data)
	}
	return sums
}
