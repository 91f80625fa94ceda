package bundle

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"strings"

	"kept/export/finding"
	"kept/export/printable"
	"kept/export/seal"
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
	return fmt.Sprintf("%s is not a submission bundle: %s", printable.Short(e.Path), e.Why)
}

// archive is a zip read into memory. Nothing is ever unpacked to the disk.
type archive struct {
	files map[string]string // by name within the bundle; what was stored shares its bytes with the zip
	names []string          // in the zip's order
}

// openArchive reads a zip whose names and sizes can be trusted no more than its
// maker. What is wrong goes to rep; a file that is no zip is a [*NotABundleError].
// The archive is nil when nothing in it could be read.
func openArchive(ctx context.Context, path string, rep *finding.Collector, open ...seal.Opener) (*archive, error) {
	data, err := readLimited(path)
	if err == nil && seal.IsEncryptedText(data) {
		data, err = seal.Decrypt(data, mostZip, open)
	}
	if err != nil {
		return nil, err
	}
	if len(data) > mostZip {
		rep.Errorf("Z1", "", "Ask for the bundle as Kept wrote it", "the zip is larger than %d MB, which no bundle is", mostZip>>20)
		return nil, nil
	}
	if !strings.HasPrefix(data, "PK") {
		return nil, &NotABundleError{Path: path, Why: "it is not a zip file"}
	}
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are looked at below
		rep.Errorf("Z1", "", "Ask for it again: it may have been cut off on its way", "the zip cannot be read: it is damaged or cut off")
		return nil, nil
	}
	if len(z.File) > mostEntries {
		rep.Errorf("Z1", "", "Ask for the bundle as Kept wrote it", "the zip has %d files, and a bundle has at most %d", len(z.File),
			mostEntries)
		return nil, nil
	}
	return readEntries(ctx, z, data, rep)
}

// readLimited reads a file, or a little more than a bundle may have of a larger one.
func readLimited(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("opening the bundle: %w", err)
	}
	defer func() { _ = f.Close() }() // it was only read
	var data strings.Builder
	if info, err := f.Stat(); err == nil {
		if !info.Mode().IsRegular() {
			return "", &NotABundleError{Path: path, Why: "it is not a file"}
		}
		data.Grow(int(min(info.Size(), mostZip)) + 1)
	}
	if _, err := io.Copy(&data, io.LimitReader(f, mostZip+1)); err != nil {
		return "", fmt.Errorf("reading the bundle: %w", err)
	}
	return data.String(), nil
}

func readEntries(ctx context.Context, z *zip.Reader, data string, rep *finding.Collector) (*archive, error) {
	a := &archive{files: map[string]string{}}
	seen := map[string]string{} // by lower case
	rezipped := false
	top := topFolder(z.File)
	if top != "" {
		rep.Notef("Z5", "", "all files lie in a folder %q, as they do when a person zips a folder again; the folder was passed over",
			printable.Short(top))
		rezipped = true
	}
	shared := sharedBytes(z.File)
	left := int64(mostBytes)
	for _, f := range z.File {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if clutter(f.Name) {
			rep.Notef("Z5", f.Name, "the computer on which it was zipped again left this; it was passed over")
			rezipped = true
			continue
		}
		if !validName(f, rep) {
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
				rep.Errorf("Z4", name, "Ask for the bundle as Kept wrote it",
					"the zip holds this file twice, and programs differ in which they read")
			} else {
				rep.Errorf("Z4", name, "Ask for the bundle as Kept wrote it",
					"the name differs from %s in capitals only, and on Windows one would overwrite the other", other)
			}
			continue
		}
		seen[lower] = name
		if shared[f] {
			rep.Errorf("Z4", name, "Do not unpack it: ask for the bundle as Kept wrote it",
				"the file shares its bytes in the zip with another, as zips do that were made to fill a computer")
			continue
		}
		if other, differs := otherName(f, data); differs {
			rep.Errorf("Z4", name, "Ask for the bundle as Kept wrote it",
				"the zip calls this file %s in another place, and programs differ in which they believe", printable.Short(other))
			continue
		}
		content, ok := readEntry(f, name, data, &left, rep)
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
		rep.Notef("Z5", "", "this is a copy that somebody zipped again; what is in it was checked all the same")
	}
	return a, nil
}

// readEntry reads one file, counting every byte as it comes.
func readEntry(f *zip.File, name, data string, left *int64, rep *finding.Collector) (string, bool) {
	most := min(int64(mostEntry), *left)
	content, err := storedFile(f, data)
	if errors.Is(err, errPacked) {
		content, err = unpack(f, most)
	}
	*left -= int64(len(content))
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		rep.Errorf("Z1", name, "Ask for the bundle as Kept wrote it", "the file is packed in a way that cannot be read")
		return "", false
	case int64(len(content)) > most:
		rep.Errorf("Z1", name, "Do not open it: it was made to fill a computer",
			"the file unpacks to more than %d MB, or all together to more than %d MB", mostEntry>>20, mostBytes>>20)
		*left = -1
		return "", false
	case err != nil:
		rep.Errorf("Z1", name, "Ask for it again: it may have been damaged on its way",
			"the file cannot be unpacked, or is not what its checksum says")
		return "", false
	}
	return content, true
}

var errPacked = errors.New("the file is packed")

// storedFile is a file that was put into the zip as it is: a part of the zip's own bytes.
func storedFile(f *zip.File, data string) (string, error) {
	if f.Method != zip.Store || f.CompressedSize64 != f.UncompressedSize64 || f.UncompressedSize64 > uint64(len(data)) {
		return "", errPacked
	}
	from, err := f.DataOffset()
	if err != nil {
		return "", err
	}
	to := from + int64(f.UncompressedSize64) //nolint:gosec // no larger than the zip
	if from < 0 || to > int64(len(data)) {
		return "", io.ErrUnexpectedEOF
	}
	content := data[from:to]
	sum := uint32(0)
	inPieces(content, func(piece []byte) { sum = crc32.Update(sum, crc32.IEEETable, piece) })
	if sum != f.CRC32 {
		return "", zip.ErrChecksum
	}
	return content, nil
}

// unpack reads a packed file, or one byte more than may be read of a larger one.
func unpack(f *zip.File, most int64) (string, error) {
	r, err := f.Open()
	if err != nil {
		return "", err
	}
	defer func() { _ = r.Close() }() // it was only read
	var content strings.Builder
	_, err = io.Copy(&content, io.LimitReader(r, most+1))
	return content.String(), err
}
