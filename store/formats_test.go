package store

import (
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"kept/store/backup"
	"kept/store/file"
	"os"
	"path/filepath"
	"testing"
)

// updateFormats writes down the workbook of the newest format; those of formats
// that were released are never written again.
var updateFormats = flag.Bool("update-formats", false, "write testdata/format-N.kept.gz of the newest format, and what it shows")

// TestEveryFormatEverReleasedIsRead opens a real workbook of each format, which
// brings it up to date, and compares what it shows with what it showed when it was
// written. A backup is made before.
func TestEveryFormatEverReleasedIsRead(t *testing.T) {
	if *updateFormats {
		writeFormat(t)
	}
	for format := 1; format <= formatVersion(); format++ {
		t.Run(fmt.Sprint("format ", format), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "Harbour.kept")
			unpack(t, fmt.Sprintf("testdata/format-%d.kept.gz", format), path)
			w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper", Now: testClock().Now, BackupDir: t.TempDir()})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = w.Close() }()
			backups, err := w.Backups()
			if err != nil || (len(backups) == 1 && backups[0].Why == backup.WhyMigration) != (format < formatVersion()) {
				t.Errorf("backups: %v, %v", backups, err)
			}
			got, err := shows(t.Context(), w)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(fmt.Sprintf("testdata/format-%d.golden", format))
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("it shows\n%s\nnot\n%s", got, want)
			}
			if h, err := w.CheckFile(t.Context(), true); err != nil || h.State != file.Sound {
				t.Errorf("%v, %+v", err, h)
			}
			mustAdd(t, w, Action, "", Values{"title": "And it goes on"})
			if err := w.CheckHistory(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

func unpack(t testing.TB, from, to string) {
	t.Helper()
	packed, err := os.ReadFile(from)
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("%s is missing: a new migration needs a workbook of its format. Run: go test ./store -run Format -update-formats", from)
	}
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func writeFormat(t testing.TB) {
	t.Helper()
	path := aFullWorkbook(t)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"kept.gz": packed.Bytes(), "golden": []byte(showsFile(t, path))} {
		if err := os.WriteFile(fmt.Sprintf("testdata/format-%d.%s", formatVersion(), name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
