package importing

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kept/export/formula"
	"kept/store"
)

// Bounds of a table that is read from outside. A plan of a whole partnership is
// a few hundred rows; what is larger than this is something else.
const (
	maxTableBytes   = 50 << 20
	maxTableRows    = 200_000
	maxTableColumns = 500
)

// Table is a sheet that somebody else made, as rows of cells. Row i is row i+1
// of the file as a spreadsheet program counts it; blank rows are in it too.
type Table struct {
	Name  string     // the file's name, for messages; "" when it has none
	Rows  [][]string // ragged: a row has as many cells as the file gives it
	Notes []string   // what was done to read it, in sentences for a keeper
	Own   bool       // written by Kept itself, so the formula guard was undone
	// Of an Excel workbook: the sheet that was read, and all that there are.
	Sheet  string
	Sheets []string
	merged []mergedCells
}

// TableError says why a file cannot be read as a table, and what to do.
type TableError struct {
	File, Wrong, Right string
}

func (e *TableError) Error() string {
	name := e.File
	if name == "" {
		name = "The table"
	}
	return fmt.Sprintf("%s %s. %s", name, e.Wrong, e.Right)
}

// ReadTableFile reads the table in the file at path; of an Excel workbook, the
// sheet that holds most.
func ReadTableFile(path string) (Table, error) { return ReadTableSheet(path, "") }

// ReadTableSheet reads one sheet of the file at path; "" is the one that holds
// most. Only Excel workbooks have sheets that can be named.
func ReadTableSheet(path, sheet string) (Table, error) {
	f, err := os.Open(path)
	if err != nil {
		return Table{}, fmt.Errorf("opening the table: %w", err)
	}
	defer f.Close()
	return ReadTable(f, filepath.Base(path), sheet)
}

// ReadTable reads a table of up to 50 MB: an Excel workbook (.xlsx), or separated
// text. Sheet names the sheet of a workbook; "" is the one that holds the most. The
// encoding of text (UTF-8, UTF-16 with its mark, else Windows-1252) and
// its separator (comma, semicolon or tab) are found by looking. Errors are
// [*TableError] or from the reader.
func ReadTable(r io.Reader, name, sheet string) (Table, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxTableBytes+1))
	if err != nil {
		return Table{}, fmt.Errorf("reading the table: %w", err)
	}
	t, err := parseTable(data, sheet)
	t.Name = name
	var te *TableError
	if errors.As(err, &te) {
		te.File = name
	}
	return t, err
}

func parseTable(data []byte, sheet string) (Table, error) {
	if len(data) > maxTableBytes {
		return Table{}, &TableError{Wrong: "is larger than 50 MB", Right: "Take the sheet with the plan out of it and save that alone."}
	}
	zipped, old := officeFile(data)
	var t Table
	var err error
	switch {
	case old:
		return Table{}, &TableError{Wrong: "is an old Excel file (.xls), or one with a password",
			Right: "Open it, choose Save as, and pick Excel Workbook (.xlsx) with no password, or CSV UTF-8; then import that."}
	case zipped:
		t, err = parseExcel(data, sheet)
	case sheet != "":
		return Table{}, &TableError{Wrong: "has no sheets to choose from: it is a table of text", Right: "Leave out the name of the sheet."}
	default:
		t, err = parseText(data)
	}
	if err != nil {
		return Table{}, err
	}
	for len(t.Rows) > 0 && blankRow(t.Rows[len(t.Rows)-1]) {
		t.Rows = t.Rows[:len(t.Rows)-1]
	}
	if len(t.Rows) == 0 {
		return Table{}, &TableError{Wrong: "is empty", Right: "Check that the right sheet was saved."}
	}
	t.Own = ownTable(t.Rows[0])
	t.clean()
	return t, nil
}

func parseText(data []byte) (Table, error) {
	text, notes, err := decodeText(data)
	if err != nil {
		return Table{}, err
	}
	text, separator := findSeparator(text)
	rows, err := splitRows(text, separator, maxTableRows)
	return Table{Rows: rows, Notes: notes}, err
}

// ownTable tells whether a table's first row is one that Kept writes: a bundle's
// tables begin with submission_id, and a list has the names of a kind's fields.
func ownTable(first []string) bool {
	if first[0] == "submission_id" {
		return true
	}
	return len(first) > 2 && slices.ContainsFunc(store.Kinds(), func(k *store.Kind) bool {
		return !slices.ContainsFunc(first, func(name string) bool { return k.Field(name) == nil })
	})
}

// clean takes out what no keeper can see and no terminal should be sent, and in
// Kept's own tables the formula guard; cells end without spaces around them.
func (t *Table) clean() {
	stripped, firstRow := 0, 0
	for i, row := range t.Rows {
		for j, cell := range row {
			if t.Own {
				cell = formula.Unguard(cell)
			}
			c, n := cleanCell(cell)
			if n > 0 && firstRow == 0 {
				firstRow = i + 1
			}
			stripped += n
			row[j] = c
		}
	}
	switch {
	case stripped == 1:
		t.Notes = append(t.Notes, fmt.Sprintf("One invisible control character was taken out, in row %d.", firstRow))
	case stripped > 1:
		t.Notes = append(t.Notes, fmt.Sprintf("%d invisible control characters were taken out, the first in row %d.", stripped, firstRow))
	}
}

// cleanCell gives the cell without control and direction characters, spaces at
// its ends, and Windows line ends, and how many characters were taken out.
func cleanCell(cell string) (string, int) {
	plain := true
	for i := 0; i < len(cell) && plain; i++ {
		plain = cell[i] >= ' ' && cell[i] < 0x7f
	}
	if plain {
		return strings.TrimSpace(cell), 0
	}
	cell = strings.ReplaceAll(cell, "\r\n", "\n")
	n := 0
	cell = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\r':
			return '\n'
		case r == '\t', r == '\u00a0':
			return ' '
		case hiddenRune(r):
			n++
			return -1
		}
		return r
	}, cell)
	return strings.TrimSpace(cell), n
}

// hiddenRune tells control characters and those that turn the direction of
// writing round: text could look other than it is.
func hiddenRune(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r < 0xa0, r == 0xad:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x061c:
		return true
	case r == 0x2028, r == 0x2029, r == 0xfeff, r == 0x200b:
		return true
	case r >= 0xe0000 && r <= 0xe007f, r >= 0xfff9 && r <= 0xfffb:
		return true
	}
	return false
}

func blankRow(row []string) bool {
	for _, c := range row {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// ColumnLetter is what a spreadsheet program calls column i, counted from 0.
func ColumnLetter(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}
