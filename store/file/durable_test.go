package file

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestAFileIsWrittenWholeWithItsMode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	for _, mode := range []fs.FileMode{0o600, 0o644, 0o600} {
		content := strings.Repeat("a line\n", 1000)
		if err := WriteWhole(path, []byte(content), mode); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != content {
			t.Errorf("%d bytes were read, %v", len(got), err)
		}
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != mode && runtime.GOOS != "windows" {
			t.Errorf("its mode is %v, %v, want %v", info.Mode(), err, mode)
		}
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("there are %v, %v", left, err)
	}
	if err := WriteWhole(filepath.Join(path, "below a file"), nil, 0o600); err == nil {
		t.Error("a file was written below a file")
	}
}

func TestTooLittleSpaceIsReportedInSizesThatPeopleRead(t *testing.T) {
	err := &NoSpaceError{Folder: "/media/stick", Need: 3_400_000, Free: 12_000}
	if got := err.Error(); got != "the disk with /media/stick has too little space: 3.4 MB are needed and 12 kB are free" {
		t.Error(got)
	}
}
