package salvage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"kept/store/file"
	"os"
)

// repairHeader writes the header of a sound workbook over that of a damaged one,
// and fills up with blank pages what was cut off.
func repairHeader(path, model string) error {
	return repair(path, model, func(damaged, sound []byte) []byte {
		return repaired(damaged, sound, map[int64]bool{})
	})
}

// repairTables does the same with the pages that list the tables.
func repairTables(path, model string) error {
	return repair(path, model, func(damaged, sound []byte) []byte {
		return repaired(damaged, sound, schemaPages(sound))
	})
}

func repair(path, model string, change func(damaged, sound []byte) []byte) error {
	damaged, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("repairing a copy: %w", err)
	}
	sound, err := os.ReadFile(model)
	if err != nil {
		return fmt.Errorf("repairing a copy: %w", err)
	}
	if len(sound) < file.HeaderSize {
		return errors.New("repairing a copy: the model is empty")
	}
	if err := os.WriteFile(path, change(damaged, sound), 0o600); err != nil {
		return fmt.Errorf("repairing a copy: %w", err)
	}
	return nil
}

// repaired gives a damaged file a sound header, and the pages of the sound file
// that are named.
func repaired(damaged, sound []byte, pages map[int64]bool) []byte {
	page := (&file.Header{Start: sound}).PageSize()
	length := (int64(len(damaged)) + page - 1) / page * page
	if len(damaged) >= file.HeaderSize {
		// What was cut off is asked for by the rest: blank, it is a damage of its own.
		if text := (&file.Header{Start: damaged}).Length(); text > length && text <= 2*length+1<<20 && text%page == 0 {
			length = text
		}
	}
	out := make([]byte, max(length, page))
	copy(out, damaged)
	for no := range pages {
		if at := (no - 1) * page; at+page <= int64(len(out)) && at+page <= int64(len(sound)) {
			copy(out[at:at+page], sound[at:at+page])
		}
	}
	copy(out[:file.HeaderSize], sound[:file.HeaderSize])
	binary.BigEndian.PutUint32(out[file.OffsetPages:], uint32(int64(len(out))/page))
	// The list of free pages is not to be trusted, and nothing here needs it.
	clear(out[offsetFree : offsetFree+8])
	return out
}

// offsetFree is where the list of free pages begins, and its length follows.
const offsetFree = 32

// schemaPages are the numbers of the pages that list the tables: page 1 and those
// that it leads to (sqlite.org/fileformat2.html, 1.6).
func schemaPages(content []byte) map[int64]bool {
	size := (&file.Header{Start: content}).PageSize()
	pages, queue := map[int64]bool{}, []int64{1}
	for len(queue) > 0 {
		no := queue[0]
		queue = queue[1:]
		start := (no - 1) * size
		if no < 1 || start+size > int64(len(content)) || pages[no] {
			continue
		}
		pages[no] = true
		page, at := content[start:start+size], 0
		if no == 1 {
			at = file.HeaderSize
		}
		if page[at] != pageTableInterior {
			continue
		}
		queue = append(queue, int64(binary.BigEndian.Uint32(page[at+8:])))
		for i := range int(binary.BigEndian.Uint16(page[at+3:])) {
			cell := int(binary.BigEndian.Uint16(page[at+12+2*i:]))
			queue = append(queue, int64(binary.BigEndian.Uint32(page[cell:])))
		}
	}
	return pages
}
