package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"kept/export/finding"
	"kept/export/printable"
	"kept/store/check"
)

// zipEntry is one entry of a zip made to do harm.
type zipEntry struct {
	name string
	data []byte
	mode fs.FileMode
	flag uint16
}

func hostile(t testing.TB, entries ...zipEntry) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate, Flags: e.flag}
		if e.mode != 0 {
			h.SetMode(e.mode)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(e.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return saved(t, out.Bytes())
}

func TestAZipMadeToDoHarmIsRefusedForTheRightReason(t *testing.T) {
	x := []byte("x")
	many := make([]zipEntry, mostEntries+1)
	for i := range many {
		many[i] = zipEntry{name: fmt.Sprintf("data/%d.csv", i), data: x}
	}
	zeros := make([]byte, mostEntry+1)
	big := make([]zipEntry, 7)
	for i := range big {
		big[i] = zipEntry{name: fmt.Sprintf("data/%d.csv", i), data: zeros[:mostEntry-1]}
	}
	for name, c := range map[string]struct {
		rule, wrong string
		entries     []zipEntry
	}{
		"a name that climbs out": {"Z2", "leads out of the folder", []zipEntry{{name: "data/../../evil.txt", data: x}}},
		"an absolute name":       {"Z2", "a place on the computer", []zipEntry{{name: "/etc/passwd", data: x}}},
		"a drive of Windows":     {"Z2", "a place on the computer", []zipEntry{{name: "C:/evil.txt", data: x}}},
		"a backslash":            {"Z2", "backslash", []zipEntry{{name: `data\..\evil.txt`, data: x}}},
		"a symbolic link": {"Z3", "a link",
			[]zipEntry{{name: "data/actions.csv", data: []byte("/etc/passwd"), mode: fs.ModeSymlink | 0o777}}},
		"a device": {"Z3", "not an ordinary file",
			[]zipEntry{{name: "data/actions.csv", data: x, mode: fs.ModeDevice | 0o666}}},
		"names that differ in capitals": {"Z4", "in capitals only",
			[]zipEntry{{name: "data/actions.csv", data: x}, {name: "data/ACTIONS.csv", data: x}}},
		"a file twice": {"Z4", "this file twice",
			[]zipEntry{{name: "data/actions.csv", data: x}, {name: "data/actions.csv", data: []byte("y")}}},
		"a device name of Windows":    {"Z2", "a device on Windows", []zipEntry{{name: "data/nul.csv", data: x}}},
		"another device name":         {"Z2", "a device on Windows", []zipEntry{{name: "COM1", data: x}}},
		"a name that ends in a point": {"Z2", "ends in a point", []zipEntry{{name: "data/actions.csv.", data: x}}},
		"a name with an escape":       {"Z2", "characters that no file", []zipEntry{{name: "data/\x1b[2Jactions.csv", data: x}}},
		"a name that turns round":     {"Z2", "characters that no file", []zipEntry{{name: "data/\u202evsc.exe", data: x}}},
		"an empty part":               {"Z2", "plain form", []zipEntry{{name: "data//actions.csv", data: x}}},
		"a bomb of one file":          {"Z1", "unpacks to more than", []zipEntry{{name: "data/actions.csv", data: zeros}}},
		"a bomb of several files":     {"Z1", "unpacks to more than", big},
		"too many files":              {"Z1", "has 201 files", many},
	} {
		t.Run(name, func(t *testing.T) {
			found := checked(t, hostile(t, c.entries...))
			for _, f := range found.Findings {
				if f.Level == check.Error && f.Rule == c.rule && strings.Contains(f.Wrong, c.wrong) {
					return
				}
			}
			t.Errorf("%v", found.Findings)
		})
	}
	t.Run("an encrypted file", func(t *testing.T) {
		found := checked(t, hostile(t, zipEntry{name: "data/actions.csv", data: x, flag: 1}))
		if found.Errors() == 0 || found.Findings[0].Rule != "Z3" {
			t.Errorf("%v", found.Findings)
		}
	})
	t.Run("a zip that is cut off", func(t *testing.T) {
		found := checked(t, saved(t, []byte("PK\x03\x04 and no more")))
		if found.Errors() != 1 || found.Findings[0].Rule != "Z1" {
			t.Errorf("%v", found.Findings)
		}
	})
	t.Run("contents that are not what the checksum says", func(t *testing.T) {
		f, _ := sound(t)
		data := f.zip(t)
		at := bytes.Index(data, []byte("Brothers"))
		data[at] ^= 1
		found := checked(t, saved(t, data))
		if found.Errors() == 0 || !strings.Contains(found.Findings[0].Wrong, "checksum") {
			t.Errorf("%v", found.Findings)
		}
	})
}

func FuzzCheckingAZipNeverFailsOrSendsHarmToTheTerminal(f *testing.F) {
	good, _ := sound(f)
	f.Add(good.zip(f))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		found, err := Check(context.Background(), saved(t, data))
		if err != nil {
			return
		}
		for _, one := range found.Findings {
			if strings.ContainsFunc(one.String(), printable.Unseen) {
				t.Errorf("%q", one.String())
			}
		}
	})
}

func FuzzCheckingAChangedFileNeverFails(f *testing.F) {
	good, s := sound(f)
	names := sortedNames(good)
	for i, name := range names {
		f.Add(uint8(i), good[name])
	}
	f.Add(uint8(0), []byte(`{"submission":{"areas":[[]]},"actions":[{"leads":{}}]}`))
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		changed := files{}
		for name, content := range good {
			changed[name] = content
		}
		name := names[int(which)%len(names)]
		changed[name] = data
		changed.bag(s)
		in := &inspection{rep: finding.NewCollector(), files: map[string]string{}, names: sortedNames(changed)}
		for name, content := range changed {
			in.files[name] = string(content)
		}
		in.checkReadable()
		if in.checkVersion() {
			in.checkFiles()
			in.checkBag()
			in.checkTables()
			in.checkJSON()
			in.checkAgreement()
			in.checkDescriptor()
			in.checkReport()
		}
	})
}
