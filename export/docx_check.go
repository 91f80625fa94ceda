package export

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"strings"
)

// The most that is unpacked of a document within a bundle: a part, and all parts.
const (
	mostPart  = 64 << 20
	mostParts = 128 << 20
)

// checkOffice looks at the document and the spreadsheet only so far as they could
// harm who opens them.
func (in *inspection) checkOffice(ctx context.Context) {
	for _, file := range [...]struct{ name, main string }{{fileDocument, "word/document.xml"}, {fileTables, "xl/workbook.xml"}} {
		data, ok := in.files[file.name]
		if !ok || ctx.Err() != nil {
			continue // reported with the missing files
		}
		if wrong := officeFault(data, file.main); wrong != "" {
			in.rep.errorf("R2", file.name, "Do not open it: ask for the bundle as Kept wrote it", "%s", wrong)
		}
	}
}

// officeFault says what is wrong with a docx or xlsx; "" when nothing is.
func officeFault(data []byte, main string) string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
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
		part, err := io.ReadAll(io.LimitReader(r, min(left, mostPart)+1))
		_ = r.Close() // it was only read
		left -= int64(len(part))
		switch {
		case len(part) > mostPart || left < 0:
			return "the file unpacks to more than a computer should be asked for"
		case err != nil:
			return "the file is damaged, or not what its name says"
		case bytes.Contains(part, []byte("<!DOCTYPE")) || bytes.Contains(part, []byte("<!ENTITY")):
			return "the file holds instructions that no document of Kept has"
		case bytes.Contains(part, []byte(`TargetMode="External"`)) || bytes.Contains(part, []byte("instr=\" DDE")):
			return "the file takes in other files when it is opened"
		case bytes.Contains(part, []byte("<f>")) || bytes.Contains(part, []byte("<f ")):
			return "the spreadsheet has a formula in it, and Kept writes none"
		}
	}
	if !found {
		return "the file is damaged, or not what its name says"
	}
	return ""
}
