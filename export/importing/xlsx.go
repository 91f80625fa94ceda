package importing

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"kept/store/words"
)

// maxSheetBytes bounds what an Excel file may grow to when it is unpacked: a
// large plan is a few megabytes.
const maxSheetBytes = 256 << 20

// officeFile tells whether a file is a zip, as all newer office files are, or of
// the older kind, which is also that of a file with a password.
func officeFile(data []byte) (zipped, old bool) {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0"))
}

// IsOffice tells whether the file at path is one of an office program, which is a
// zip just as a bundle is.
func IsOffice(path string) bool {
	z, err := zip.OpenReader(path)
	if err != nil {
		return false
	}
	defer func() { _ = z.Close() }() // only read from
	return slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == "[Content_Types].xml" || f.Name == "content.xml" })
}

// parseExcel reads one sheet of an Excel workbook: the one that is named, else
// the visible one that holds most. Nothing in it is worked out: formulas have the
// value that was saved with them.
func parseExcel(data []byte, sheet string) (t Table, err error) {
	defer func() { // the library trusts a file more than we do
		if r := recover(); r != nil {
			t, err = Table{}, damagedExcel()
		}
	}()
	if err := checkZip(data); err != nil {
		return Table{}, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(data),
		excelize.Options{UnzipSizeLimit: maxSheetBytes, UnzipXMLSizeLimit: maxSheetBytes})
	if err != nil {
		return Table{}, damagedExcel()
	}
	defer func() { _ = book.Close() }() // all of it is in memory
	if sheet != "" {
		return namedSheet(book, sheet)
	}
	return fullestSheet(book)
}

func damagedExcel() error {
	return &TableError{Wrong: "is damaged, or is no Excel workbook",
		Right: "Open it in Excel, choose Save as, and pick Excel Workbook (.xlsx) or CSV UTF-8; then import that."}
}

// checkZip refuses what is no Excel workbook, and what would unpack to more
// than there is space for, whatever its own list of contents says.
func checkZip(data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return damagedExcel()
	}
	left, excel := int64(maxSheetBytes), false
	for _, f := range z.File {
		switch {
		case strings.HasPrefix(f.Name, "word/"):
			return &TableError{Wrong: "is a Word document", Right: "Copy its table into a spreadsheet, save that, and import it."}
		case f.Name == "content.xml":
			return &TableError{Wrong: "is an OpenDocument file",
				Right: "Open it, choose Save as, and pick Excel Workbook (.xlsx) or CSV; then import that."}
		case f.Name == "xl/workbook.xml":
			excel = true
		}
		part, err := f.Open()
		if err != nil {
			return damagedExcel()
		}
		n, err := io.Copy(io.Discard, io.LimitReader(part, left+1))
		_ = part.Close() // only read from
		if left -= n; left < 0 {
			return &TableError{Wrong: "unpacks to more than 256 MB",
				Right: "Copy the sheet with the plan into a new workbook and import that."}
		}
		if err != nil {
			return damagedExcel()
		}
	}
	if !excel {
		return damagedExcel()
	}
	return nil
}

func namedSheet(book *excelize.File, sheet string) (Table, error) {
	names := book.GetSheetList()
	for _, name := range names {
		if normalise(name) == normalise(sheet) {
			t, err := readSheet(book, name)
			t.Sheet, t.Sheets = name, names
			return t, err
		}
	}
	return Table{}, &TableError{Wrong: fmt.Sprintf("has no sheet %q", sheet), Right: "Its sheets are " + strings.Join(names, ", ") + "."}
}

// fullestSheet reads the sheet with most cells filled; sheets that its maker hid
// only when there is no other.
func fullestSheet(book *excelize.File) (Table, error) {
	names := book.GetSheetList()
	visible := slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		shown, err := book.GetSheetVisible(name)
		return err == nil && !shown
	})
	if len(visible) == 0 {
		visible = names
	}
	var best Table
	var first error
	most := -1
	for _, name := range visible {
		t, err := readSheet(book, name)
		if err != nil {
			first = firstOf(first, err)
			continue
		}
		filled := 0
		for _, row := range t.Rows {
			n, _ := filledCells(row)
			filled += n
		}
		if filled > most {
			t.Sheet = name
			best, most = t, filled
		}
	}
	if most < 0 {
		return Table{}, firstOf(first, damagedExcel())
	}
	best.Sheets = names
	if len(names) > 1 {
		others := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == best.Sheet })
		best.Notes = append([]string{fmt.Sprintf("The sheet %q was read, which holds most; the file also has %s.", best.Sheet,
			quoteNames(others))}, best.Notes...)
	}
	return best, nil
}

func firstOf(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

func quoteNames(names []string) string {
	const most = 8
	var list []string
	for i, name := range names {
		if i == most {
			list = append(list, fmt.Sprintf("%d more", len(names)-most))
			break
		}
		list = append(list, fmt.Sprintf("%q", name))
	}
	return strings.Join(list, ", ")
}

// sheetReader reads one sheet twice side by side: as it is shown, and as it is
// stored, which is what dates are read from.
type sheetReader struct {
	book     *excelize.File
	sheet    string
	dates    map[int]dateFormat // by style
	from1904 bool               // its days are counted from 1904
	broken   int                // cells that hold the error of a formula
	hidden   int                // rows that the sheet does not show
}

func readSheet(book *excelize.File, sheet string) (Table, error) {
	shown, err := book.Rows(sheet)
	if err != nil {
		return Table{}, damagedExcel()
	}
	defer func() { _ = shown.Close() }() // only read from
	stored, err := book.Rows(sheet)
	if err != nil {
		return Table{}, damagedExcel()
	}
	defer func() { _ = stored.Close() }() // only read from
	r := &sheetReader{book: book, sheet: sheet, dates: map[int]dateFormat{}}
	if props, err := book.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		r.from1904 = *props.Date1904
	}
	var t Table
	for at := 0; shown.Next() && stored.Next(); at++ {
		cells, err := r.nextRow(shown, stored, at)
		if err != nil {
			return Table{}, err
		}
		if len(cells) == 0 {
			continue
		}
		for len(t.Rows) < at {
			t.Rows = append(t.Rows, []string{""})
		}
		t.Rows = append(t.Rows, cells)
		if shown.GetRowOpts().Hidden {
			r.hidden++
		}
	}
	if shown.Error() != nil || stored.Error() != nil {
		return Table{}, damagedExcel()
	}
	t.merged = r.readMerged(len(t.Rows))
	t.Notes = r.notes()
	return t, nil
}

// nextRow reads the row at, counted from 0, without the blank cells at its end.
func (r *sheetReader) nextRow(shown, stored *excelize.Rows, at int) ([]string, error) {
	cells, err := shown.Columns()
	if err != nil {
		return nil, damagedExcel()
	}
	raw, err := stored.Columns(excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, damagedExcel()
	}
	r.rewriteDates(cells, raw, at)
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	switch {
	case len(cells) == 0:
		return nil, nil
	case at >= maxTableRows:
		return nil, &TableError{Wrong: fmt.Sprintf("has more than %d rows", maxTableRows), Right: "Import it in parts."}
	case len(cells) > maxTableColumns:
		return nil, &TableError{Wrong: fmt.Sprintf("has more than %d columns in row %d", maxTableColumns, at+1),
			Right: "Take out the columns that are not needed."}
	}
	return cells, nil
}

// notes say what a keeper should know of what was read.
func (r *sheetReader) notes() []string {
	var notes []string
	if r.hidden > 0 {
		notes = append(notes, words.CountPlain(r.hidden, "hidden row was", "hidden rows were")+" read too.")
	}
	if r.broken > 0 {
		notes = append(notes, words.CountPlain(r.broken, "cell holds",
			"cells hold")+" the error of a formula, such as #REF!, and "+words.Pick(r.broken, "is", "are")+" passed over.")
	}
	return notes
}

var formulaError = regexp.MustCompile(`^#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$`)

// rewriteDates writes dates as a keeper in Scotland writes them: how the file shows them
// depends on the computer it is opened on, and 4/5 is not the same day everywhere.
func (r *sheetReader) rewriteDates(cells, raw []string, at int) {
	for i := range cells {
		if formulaError.MatchString(cells[i]) {
			cells[i] = ""
			r.broken++
			continue
		}
		if i >= len(raw) || raw[i] == "" || raw[i] == cells[i] {
			continue
		}
		serial, err := strconv.ParseFloat(raw[i], 64)
		if err != nil {
			continue
		}
		if f := r.dateFormatAt(i+1, at+1); f != notDate {
			if day, err := excelize.ExcelDateToTime(serial, r.from1904); err == nil && serial >= 1 {
				cells[i] = f.text(day)
			}
		}
	}
}

// dateFormatAt tells how much of a date a cell shows; its column and row count from 1.
func (r *sheetReader) dateFormatAt(column, row int) dateFormat {
	cell, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return notDate
	}
	style, err := r.book.GetCellStyle(r.sheet, cell)
	if err != nil {
		return notDate
	}
	known, ok := r.dates[style]
	if !ok {
		if s, err := r.book.GetStyle(style); err == nil {
			known = formatOf(s)
		}
		r.dates[style] = known
	}
	return known
}

// mergedCells are cells that the sheet shows as one, down several rows; rows and
// the column count from 0, and only the first row holds the text.
type mergedCells struct{ column, from, to int }

func (r *sheetReader) readMerged(rows int) []mergedCells {
	ranges, err := r.book.GetMergeCells(r.sheet, true)
	if err != nil {
		return nil
	}
	var list []mergedCells
	for _, m := range ranges {
		column, from, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		_, to, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil || err2 != nil || to <= from || from > rows {
			continue
		}
		list = append(list, mergedCells{column - 1, from - 1, min(to, rows) - 1})
	}
	return list
}

// fillMerged repeats in every row of a merged cell what the cell says, where the
// row is a record of its own: its cell in the column of the records' name is not
// blank. In the other rows the merged cell is what joins them to the row above.
func (t *Table) fillMerged(below, title int) {
	for _, m := range t.merged {
		if m.column == title || m.from <= below {
			continue
		}
		text := cellAt(t.Rows[m.from], m.column)
		for i := m.from + 1; i <= m.to && text != ""; i++ {
			if cellAt(t.Rows[i], title) == "" || cellAt(t.Rows[i], m.column) != "" {
				continue
			}
			for len(t.Rows[i]) <= m.column {
				t.Rows[i] = append(t.Rows[i], "")
			}
			t.Rows[i][m.column] = text
		}
	}
}
