package office

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
)

// firstDay is 1 January 1980 as zip files write it, the earliest day they know:
// when a document was made is said in the document, if anywhere.
const firstDay = 1<<5 | 1

// Part is one file within an Office Open XML document, which is a zip.
type Part struct {
	Name string
	Data []byte
}

// packedPart is a part as it stands in the zip.
type packedPart struct {
	name   string
	data   []byte // packed
	length uint64 // unpacked
	crc    uint32
}

// Packer zips the parts of a docx or xlsx, in the order in which they come.
// The bytes follow from the parts alone, as those of the bundle follow from its
// files; the parts are packed, because the bundle that holds them stores what it
// is given. Each is packed as it is written, so that only what is packed is kept.
type Packer struct {
	deflate *flate.Writer
	parts   []packedPart
}

// Add packs a part that write writes.
func (p *Packer) Add(name string, write func(w io.Writer) error) error {
	var out bytes.Buffer
	if p.deflate == nil {
		deflate, err := flate.NewWriter(&out, flate.DefaultCompression)
		if err != nil {
			return fmt.Errorf("packing %s: %w", name, err)
		}
		p.deflate = deflate
	} else {
		p.deflate.Reset(&out)
	}
	counted := &crcWriter{to: p.deflate}
	err := write(counted)
	if err == nil {
		err = p.deflate.Close()
	}
	if err != nil {
		return fmt.Errorf("packing %s: %w", name, err)
	}
	p.parts = append(p.parts, packedPart{name, out.Bytes(), counted.length, counted.crc})
	return nil
}

// AddParts packs a part that is in memory.
func (p *Packer) AddParts(parts ...Part) error {
	for _, one := range parts {
		err := p.Add(one.Name, func(w io.Writer) error {
			_, err := w.Write(one.Data)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Write writes the document.
func (p *Packer) Write(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, one := range p.parts {
		h := &zip.FileHeader{Name: one.name, Method: zip.Deflate, ReaderVersion: 20,
			CRC32: one.crc, CompressedSize64: uint64(len(one.data)), UncompressedSize64: one.length}
		//lint:ignore SA1019 CreateRaw writes this one; Modified would add a field that is no part of the content
		h.ModifiedDate = firstDay
		h.SetMode(0o644)
		entry, err := z.CreateRaw(h)
		if err == nil {
			_, err = entry.Write(one.data)
		}
		if err != nil {
			return fmt.Errorf("packing %s: %w", one.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("ending the document: %w", err)
	}
	return nil
}

// crcWriter counts what goes through it.
type crcWriter struct {
	to     io.Writer
	length uint64
	crc    uint32
}

// Write hands the data on.
func (c *crcWriter) Write(data []byte) (int, error) {
	c.crc = crc32.Update(c.crc, crc32.IEEETable, data)
	c.length += uint64(len(data))
	return c.to.Write(data)
}
