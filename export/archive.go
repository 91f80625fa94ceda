package export

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// The most that is read of somebody else's bundle, counted as it is read: what
// a zip says of its own sizes is not believed.
const (
	mostZip     = 50 << 20  // bytes of the zip itself
	mostEntries = 200       // files in it
	mostEntry   = 20 << 20  // bytes of one file
	mostBytes   = 100 << 20 // bytes of all files
)

// NotABundleError says that a file cannot be a bundle, because it is no zip.
type NotABundleError struct {
	Path string
	Why  string
}

func (e *NotABundleError) Error() string {
	return fmt.Sprintf("%s is not a submission bundle: %s", plain(e.Path), e.Why)
}

// archive is a zip read into memory. Nothing is ever unpacked to the disk.
type archive struct {
	files map[string][]byte // by name within the bundle
	names []string          // in the zip's order
}

// openArchive reads a zip whose names and sizes can be trusted no more than its
// maker. What is wrong goes to rep; a file that is no zip is a [*NotABundleError].
// The archive is nil when nothing in it could be read.
func openArchive(ctx context.Context, path string, rep *reporter) (*archive, error) {
	data, err := readLimited(path)
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > mostZip {
		rep.errorf("Z1", "", "Ask for the bundle as Kept wrote it", "the zip is larger than %d MB, which no bundle is", mostZip>>20)
		return nil, nil
	}
	if !bytes.HasPrefix(data, []byte("PK")) {
		return nil, &NotABundleError{Path: path, Why: "it is not a zip file"}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are looked at below
		rep.errorf("Z1", "", "Ask for it again: it may have been cut off on its way", "the zip cannot be read: it is damaged or cut off")
		return nil, nil
	}
	if len(z.File) > mostEntries {
		rep.errorf("Z1", "", "Ask for the bundle as Kept wrote it", "the zip has %d files, and a bundle has at most %d", len(z.File), mostEntries)
		return nil, nil
	}
	return readEntries(ctx, z, rep)
}

func readLimited(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening the bundle: %w", err)
	}
	defer func() { _ = f.Close() }() // it was only read
	if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
		return nil, &NotABundleError{Path: path, Why: "it is not a file"}
	}
	data, err := io.ReadAll(io.LimitReader(f, mostZip+1))
	if err != nil {
		return nil, fmt.Errorf("reading the bundle: %w", err)
	}
	return data, nil
}

func readEntries(ctx context.Context, z *zip.Reader, rep *reporter) (*archive, error) {
	a := &archive{files: map[string][]byte{}}
	seen := map[string]string{} // by lower case
	rezipped := false
	top := topFolder(z.File)
	if top != "" {
		rep.notef("Z5", "", "all files lie in a folder %q, as they do when a person zips a folder again; the folder was passed over", plain(top))
		rezipped = true
	}
	left := int64(mostBytes)
	for _, f := range z.File {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if clutter(f.Name) {
			rep.notef("Z5", f.Name, "the computer on which it was zipped again left this; it was passed over")
			rezipped = true
			continue
		}
		if !soundName(f, rep) {
			continue
		}
		if strings.HasSuffix(f.Name, "/") {
			rezipped = true
			continue
		}
		name := strings.TrimPrefix(f.Name, top)
		lower := strings.ToLower(name)
		if other, twice := seen[lower]; twice {
			if other == name {
				rep.errorf("Z4", name, "Ask for the bundle as Kept wrote it", "the zip holds this file twice, and programs differ in which they read")
			} else {
				rep.errorf("Z4", name, "Ask for the bundle as Kept wrote it", "the name differs from %s in capitals only, and on Windows one would overwrite the other", other)
			}
			continue
		}
		seen[lower] = name
		content, ok := readEntry(f, name, &left, rep)
		if left < 0 {
			return nil, nil
		}
		if !ok {
			continue
		}
		if f.Method != zip.Store {
			rezipped = true
		}
		a.files[name] = content
		a.names = append(a.names, name)
	}
	if rezipped {
		rep.notef("Z5", "", "this is a copy that somebody zipped again; what is in it was checked all the same")
	}
	return a, nil
}

// readEntry reads one file, counting every byte as it comes.
func readEntry(f *zip.File, name string, left *int64, rep *reporter) ([]byte, bool) {
	r, err := f.Open()
	if err != nil {
		rep.errorf("Z1", name, "Ask for the bundle as Kept wrote it", "the file is packed in a way that cannot be read")
		return nil, false
	}
	defer func() { _ = r.Close() }() // it was only read
	most := min(int64(mostEntry), *left)
	content, err := io.ReadAll(io.LimitReader(r, most+1))
	*left -= int64(len(content))
	switch {
	case int64(len(content)) > most:
		rep.errorf("Z1", name, "Do not open it: it was made to fill a computer", "the file unpacks to more than %d MB, or all together to more than %d MB", mostEntry>>20, mostBytes>>20)
		*left = -1
		return nil, false
	case err != nil:
		rep.errorf("Z1", name, "Ask for it again: it may have been damaged on its way", "the file cannot be unpacked, or is not what its checksum says")
		return nil, false
	}
	return content, true
}

// soundName looks at the name and nature of an entry, and reports what could
// harm the one who unpacks it.
func soundName(f *zip.File, rep *reporter) bool {
	const mend = "Do not unpack it: ask for the bundle as Kept wrote it"
	name := f.Name
	wrong := ""
	switch {
	case name == "":
		wrong = "a file in the zip has no name"
	case strings.Contains(name, `\`):
		wrong = "the name has a backslash, by which Windows leaves the folder"
	case strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':':
		wrong = "the name is that of a place on the computer, not in the zip"
	case strings.ContainsFunc(name, func(r rune) bool { return !nameRune(r) }):
		wrong = "the name has characters that no file of a bundle has"
	}
	if wrong == "" {
		for part := range strings.SplitSeq(strings.TrimSuffix(name, "/"), "/") {
			switch {
			case part == "..":
				wrong = "the name leads out of the folder into which it is unpacked"
			case part == "" || part == ".":
				wrong = "the name is not in its plain form"
			case deviceName(part):
				wrong = "the name is that of a device on Windows"
			case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
				wrong = "the name ends in a point or space, which Windows drops"
			}
		}
	}
	if wrong != "" {
		rep.errorf("Z2", name, mend, "%s", wrong)
		return false
	}
	if mode := f.Mode(); mode&fs.ModeSymlink != 0 {
		rep.errorf("Z3", name, mend, "it is a link to another place, not a file")
		return false
	} else if !mode.IsRegular() && !mode.IsDir() {
		rep.errorf("Z3", name, mend, "it is not an ordinary file")
		return false
	}
	if f.Flags&1 != 0 {
		rep.errorf("Z3", name, "Ask for it without a password in the zip", "the file is encrypted within the zip")
		return false
	}
	return true
}

func nameRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-/ ()", r)
}

var devices = [...]string{"con", "prn", "aux", "nul", "clock$", "conin$", "conout$"}

// deviceName tells names that Windows keeps for devices, with any ending.
func deviceName(part string) bool {
	base, _, _ := strings.Cut(strings.ToLower(part), ".")
	base = strings.TrimSpace(base)
	if slices.Contains(devices[:], base) {
		return true
	}
	return len(base) == 4 && (strings.HasPrefix(base, "com") || strings.HasPrefix(base, "lpt")) && base[3] >= '0' && base[3] <= '9'
}

// clutter tells what file managers put into the zips that people make.
func clutter(name string) bool {
	if strings.Contains(name, "..") || strings.Contains(name, `\`) {
		return false
	}
	base := name[strings.LastIndex(name, "/")+1:]
	return strings.HasPrefix(name, "__MACOSX/") || base == ".DS_Store" || base == "Thumbs.db" || base == "desktop.ini"
}

// topFolder is the one folder in which everything lies, with its slash; "" when
// there is none.
func topFolder(files []*zip.File) string {
	top := ""
	for _, f := range files {
		if clutter(f.Name) {
			continue
		}
		folder, _, found := strings.Cut(f.Name, "/")
		if !found || folder == "" || folder == "." || folder == ".." || top != "" && top != folder+"/" {
			return ""
		}
		top = folder + "/"
	}
	if top == folderData || top == "schemas/" {
		return ""
	}
	return top
}
