package bundle

import (
	"archive/zip"
	"cmp"
	"encoding/binary"
	"io/fs"
	"slices"
	"strings"

	"kept/export/finding"
)

// validName looks at the name and nature of an entry, and reports what could
// harm the one who unpacks it.
func validName(f *zip.File, rep *finding.Collector) bool {
	const fix = "Do not unpack it: ask for the bundle as Kept wrote it"
	name := f.Name
	if wrong := nameFault(name); wrong != "" {
		rep.Errorf("Z2", name, fix, "%s", wrong)
		return false
	}
	if mode := f.Mode(); mode&fs.ModeSymlink != 0 {
		rep.Errorf("Z3", name, fix, "it is a link to another place, not a file")
		return false
	} else if !mode.IsRegular() && !mode.IsDir() {
		rep.Errorf("Z3", name, fix, "it is not an ordinary file")
		return false
	}
	if f.Flags&1 != 0 {
		rep.Errorf("Z3", name, "Ask for it without a password in the zip", "the file is encrypted within the zip")
		return false
	}
	return true
}

// nameFault says what is wrong with the name of an entry; "" when nothing is.
func nameFault(name string) string {
	switch {
	case name == "":
		return "a file in the zip has no name"
	case strings.Contains(name, `\`):
		return "the name has a backslash, by which Windows leaves the folder"
	case strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':':
		return "the name is that of a place on the computer, not in the zip"
	case strings.ContainsFunc(name, func(r rune) bool { return !nameRune(r) }):
		return "the name has characters that no file of a bundle has"
	}
	wrong := ""
	for part := range strings.SplitSeq(strings.TrimSuffix(name, "/"), "/") {
		if fault := namePartFault(part); fault != "" {
			wrong = fault
		}
	}
	return wrong
}

// namePartFault says what is wrong with a folder or file in a name; "" when nothing is.
func namePartFault(part string) string {
	switch {
	case part == "..":
		return "the name leads out of the folder into which it is unpacked"
	case part == "" || part == ".":
		return "the name is not in its plain form"
	case deviceName(part):
		return "the name is that of a device on Windows"
	case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
		return "the name ends in a point or space, which Windows drops"
	}
	return ""
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

// sharedBytes finds the files whose bytes in the zip belong to another as well.
func sharedBytes(files []*zip.File) map[*zip.File]bool {
	type span struct {
		from, to int64
		file     *zip.File
	}
	var spans []span
	for _, f := range files {
		from, err := f.DataOffset()
		if size := f.CompressedSize64; err == nil && size > 0 && size <= mostZip {
			spans = append(spans, span{from, from + int64(size), f})
		}
	}
	slices.SortStableFunc(spans, func(x, y span) int { return cmp.Compare(x.from, y.from) })
	shared := map[*zip.File]bool{}
	furthest := span{to: -1}
	for _, s := range spans {
		if s.from < furthest.to {
			shared[s.file], shared[furthest.file] = true, true
		}
		if s.to > furthest.to {
			furthest = s
		}
	}
	return shared
}

// otherName is what the zip calls a file where its bytes are, if that differs from
// what its list of files says.
func otherName(f *zip.File, data string) (string, bool) {
	const head = 30 // bytes before the name (APPNOTE 4.3.7)
	from, err := f.DataOffset()
	if err != nil || from > int64(len(data)) {
		return "", false // reported as it is read
	}
	for at := from - head; at >= max(0, from-head-2*0xffff); at-- {
		if !strings.HasPrefix(data[at:], "PK\x03\x04") {
			continue
		}
		name := int64(binary.LittleEndian.Uint16([]byte(data[at+26 : at+28])))
		extra := int64(binary.LittleEndian.Uint16([]byte(data[at+28 : at+30])))
		if at+head+name+extra == from {
			stated := data[at+head : at+head+name]
			return stated, stated != f.Name
		}
	}
	return "", false
}
