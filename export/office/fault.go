package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
)

// The most that is unpacked of a document within a bundle: a part, and all parts.
const (
	mostPart  = 64 << 20
	mostParts = 128 << 20
)

// FileFault says what is wrong with a docx or xlsx; "" when nothing is.
func FileFault(data, main string) string {
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		return "the file is damaged, or not what its name says"
	}
	found, left := false, int64(mostParts)
	for _, f := range z.File {
		name := strings.ToLower(f.Name)
		switch {
		case strings.Contains(name, "vbaproject") || strings.Contains(name, "activex") || strings.Contains(name, "embeddings/"):
			return "the file has a program or another file in it"
		case strings.Contains(name, "externallink"):
			return "the file takes in other files when it is opened"
		}
		found = found || f.Name == main
		r, err := f.Open()
		if err != nil {
			return "the file is damaged, or not what its name says"
		}
		wrong, err := partFault(r, min(left, mostPart), &left)
		_ = r.Close() // it was only read
		switch {
		case wrong != "":
			return wrong
		case err != nil:
			return "the file is damaged, or not what its name says"
		}
	}
	if !found {
		return "the file is damaged, or not what its name says"
	}
	return ""
}

// partFaults is what no part of a document may hold, and what that means.
var partFaults = [...]struct{ text, wrong string }{
	{"<!DOCTYPE", "the file holds instructions that no document of Kept has"},
	{"<!ENTITY", "the file holds instructions that no document of Kept has"},
	{`TargetMode="External"`, "the file takes in other files when it is opened"},
	{`instr=" DDE`, "the file takes in other files when it is opened"},
	{"<f>", "the spreadsheet has a formula in it, and Kept writes none"},
	{"<f ", "the spreadsheet has a formula in it, and Kept writes none"},
}

// partFault looks through a part, a piece at a time, of which at most so many
// bytes are read.
func partFault(r io.Reader, most int64, left *int64) (string, error) {
	const overlap = 64 // longer than any of the texts looked for
	piece := make([]byte, 0, 64<<10)
	r = io.LimitReader(r, most+1)
	for size := int64(0); ; {
		n, err := r.Read(piece[len(piece):cap(piece)])
		piece = piece[:len(piece)+n]
		size += int64(n)
		*left -= int64(n)
		if size > most {
			return "the file unpacks to more than a computer should be asked for", nil
		}
		if err == nil && len(piece) < cap(piece) {
			continue
		}
		for _, f := range partFaults {
			if bytes.Contains(piece, []byte(f.text)) {
				return f.wrong, nil
			}
		}
		if errors.Is(err, io.EOF) {
			return "", nil
		}
		if err != nil {
			return "", err
		}
		piece = piece[:copy(piece, piece[len(piece)-overlap:])]
	}
}
