package export

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
)

// firstDay is 1 January 1980 as zip files write it, the earliest day they know:
// when a document was made is said in the document, if anywhere.
const firstDay = 1<<5 | 1

// part is one file within an Office Open XML document, which is a zip.
type part struct {
	name string
	data []byte
}

// packOffice zips the parts of a docx or xlsx, in the order given. The bytes
// follow from the parts alone, as those of the bundle follow from its files; the
// parts are packed, because the bundle that holds them stores what it is given.
func packOffice(parts []part) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		var packed bytes.Buffer
		deflate, err := flate.NewWriter(&packed, flate.DefaultCompression)
		if err == nil {
			if _, err = deflate.Write(p.data); err == nil {
				err = deflate.Close()
			}
		}
		if err != nil {
			return nil, fmt.Errorf("packing %s: %w", p.name, err)
		}
		h := &zip.FileHeader{Name: p.name, Method: zip.Deflate, ReaderVersion: 20,
			CRC32: crc32.ChecksumIEEE(p.data), CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(p.data))}
		//lint:ignore SA1019 CreateRaw writes this one; Modified would add a field that is no part of the content
		h.ModifiedDate = firstDay
		h.SetMode(0o644)
		entry, err := z.CreateRaw(h)
		if err == nil {
			_, err = packed.WriteTo(entry)
		}
		if err != nil {
			return nil, fmt.Errorf("packing %s: %w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("ending the document: %w", err)
	}
	return out.Bytes(), nil
}
