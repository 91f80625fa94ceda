package bundle

import (
	"archive/zip"
	"fmt"
	"io"
	"slices"
	"time"
)

// zipOrder is the order of a bundle's files: what says what it is comes first.
func zipOrder(content map[string]fileSum) []string {
	first := []string{fileBagit, fileReadme, fileBagInfo, fileDescriptor, fileManifest, fileTags, fileSchema}
	for _, t := range tables() {
		first = append(first, t.file())
	}
	first = append(first, fileCSVW, fileJSON, fileReport, fileDocument, fileTables)
	order := slices.DeleteFunc(first, func(name string) bool { _, there := content[name]; return !there })
	known := map[string]bool{}
	for _, name := range order {
		known[name] = true
	}
	for _, name := range sortedNames(content) {
		if !known[name] {
			order = append(order, name)
		}
	}
	return order
}

// writeZip writes the bundle. Its bytes follow from the content alone: entries
// are stored, their time is the moment given, in UTC, mode 0644, no extra fields.
func writeZip(out io.Writer, content map[string]fileSum, at time.Time, open func(name string) io.Reader) error {
	z := zip.NewWriter(out)
	for _, name := range zipOrder(content) {
		sum := content[name]
		size := uint64(sum.size) //nolint:gosec // a size is never below zero
		h := &zip.FileHeader{Name: name, Method: zip.Store, ReaderVersion: 20, CRC32: sum.crc, CompressedSize64: size,
			UncompressedSize64: size}
		//lint:ignore SA1019 CreateRaw writes these; Modified would add a field that is no part of the content
		h.ModifiedDate, h.ModifiedTime = dosTime(at)
		h.SetMode(0o644)
		entry, err := z.CreateRaw(h)
		if err != nil {
			return fmt.Errorf("zipping %s: %w", name, err)
		}
		if _, err := io.Copy(entry, open(name)); err != nil {
			return fmt.Errorf("zipping %s: %w", name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("ending the zip: %w", err)
	}
	return nil
}

// dosTime is a moment as zip files write it, in UTC. They count in steps of two
// seconds and know no year before 1980 or after 2107.
func dosTime(at time.Time) (date, clock uint16) {
	at = at.UTC()
	year := min(max(at.Year(), 1980), 2107)
	date = uint16(year-1980)<<9 | uint16(at.Month())<<5 | uint16(at.Day())
	return date, uint16(at.Hour())<<11 | uint16(at.Minute())<<5 | uint16(at.Second()/2)
}
