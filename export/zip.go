package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"time"
)

// zipOrder is the order of a bundle's files: what says what it is comes first.
func zipOrder(content map[string][]byte) []string {
	first := []string{fileBagit, fileReadme, fileBagInfo, fileDescriptor, fileManifest, fileTags, fileSchema}
	for _, t := range tables() {
		first = append(first, t.file())
	}
	first = append(first, fileCSVW, fileJSON, fileReport, fileDocument, fileTables)
	order := slices.DeleteFunc(first, func(name string) bool { return content[name] == nil })
	for _, name := range sortedNames(content) {
		if !slices.Contains(order, name) {
			order = append(order, name)
		}
	}
	return order
}

// encodeZip writes the bundle. Its bytes follow from the content alone: entries
// are stored, their time is the moment given, in UTC, mode 0644, no extra fields.
func encodeZip(content map[string][]byte, at time.Time) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range zipOrder(content) {
		data := content[name]
		h := &zip.FileHeader{Name: name, Method: zip.Store, ReaderVersion: 20,
			CRC32: crc32.ChecksumIEEE(data), CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(data))}
		//lint:ignore SA1019 CreateRaw writes these; Modified would add a field that is no part of the content
		h.ModifiedDate, h.ModifiedTime = dosTime(at)
		h.SetMode(0o644)
		entry, err := z.CreateRaw(h)
		if err != nil {
			return nil, fmt.Errorf("zipping %s: %w", name, err)
		}
		if _, err := io.Copy(entry, bytes.NewReader(data)); err != nil {
			return nil, fmt.Errorf("zipping %s: %w", name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("ending the zip: %w", err)
	}
	return out.Bytes(), nil
}

// dosTime is a moment as zip files write it, in UTC. They count in steps of two
// seconds and know no year before 1980 or after 2107.
func dosTime(at time.Time) (date, clock uint16) {
	at = at.UTC()
	year := min(max(at.Year(), 1980), 2107)
	date = uint16(year-1980)<<9 | uint16(at.Month())<<5 | uint16(at.Day())
	return date, uint16(at.Hour())<<11 | uint16(at.Minute())<<5 | uint16(at.Second()/2)
}
