package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// longestSheet is how long Excel lets the name of a sheet be, in characters.
const longestSheet = 31

// encodeTables writes data/tables.xlsx: a sheet for each table of the bundle,
// under the table's name. Every cell has its type, text above all: nothing in it
// is ever a formula. The same tables give the same bytes.
func encodeTables(ctx context.Context, b *Bundle) ([]byte, error) {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }() // only its temporary files, if it needed any
	styles, err := newSheetStyles(book)
	if err != nil {
		return nil, fmt.Errorf("preparing the spreadsheet: %w", err)
	}
	for i, t := range tables() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if i == 0 {
			err = book.SetSheetName("Sheet1", t.sheet())
		} else {
			_, err = book.NewSheet(t.sheet())
		}
		if err == nil {
			err = t.fillSheet(book, styles, t.rows(b))
		}
		if err != nil {
			return nil, fmt.Errorf("writing the sheet %s: %w", t.sheet(), err)
		}
	}
	var parts partList
	book.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &parts })
	if err := book.Write(io.Discard); err != nil {
		return nil, fmt.Errorf("writing the spreadsheet: %w", err)
	}
	return packOffice(parts.sorted())
}

// sheet is the name of the table's sheet.
func (t *tableDef) sheet() string { return t.name[:min(len(t.name), longestSheet)] }

// sheetStyles are the styles of cells, as the spreadsheet numbers them.
type sheetStyles struct{ header, text, number int }

func newSheetStyles(book *excelize.File) (sheetStyles, error) {
	top := excelize.Alignment{Vertical: "top"}
	wrapped := excelize.Alignment{Vertical: "top", WrapText: true}
	var s sheetStyles
	for _, one := range []struct {
		id    *int
		style excelize.Style
	}{
		{&s.header, excelize.Style{Alignment: &wrapped, Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E4DE"}},
			Border: []excelize.Border{{Type: "bottom", Color: "444444", Style: 2}}, NumFmt: numberFormatText}},
		// The format Text keeps =1+1 as text even after somebody edits the cell.
		{&s.text, excelize.Style{Alignment: &wrapped, NumFmt: numberFormatText}},
		{&s.number, excelize.Style{Alignment: &top}},
	} {
		id, err := book.NewStyle(&one.style)
		if err != nil {
			return s, err
		}
		*one.id = id
	}
	return s, nil
}

// numberFormatText is the built-in number format "@" (ECMA-376, 18.8.30).
const numberFormatText = 49

// fillSheet writes the header, which stays in sight, and the rows.
func (t *tableDef) fillSheet(book *excelize.File, styles sheetStyles, rows [][]string) error {
	sheet, err := book.NewStreamWriter(t.sheet())
	if err != nil {
		return err
	}
	if err := sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	header := make([]any, len(t.columns))
	for i := range t.columns {
		header[i] = excelize.Cell{StyleID: styles.header, Value: t.columns[i].name}
		if err := sheet.SetColWidth(i+1, i+1, t.width(i, rows)); err != nil {
			return err
		}
	}
	if err := sheet.SetRow("A1", header); err != nil {
		return err
	}
	for n, row := range rows {
		cells := make([]any, len(row))
		for i, value := range row {
			cells[i] = t.columns[i].cell(value, styles)
		}
		if err := sheet.SetRow("A"+strconv.Itoa(n+2), cells); err != nil {
			return err
		}
	}
	return sheet.Flush()
}

// cell is a value as a cell of its column's type. Days stay text as ISO 8601
// writes them: as a spreadsheet's own dates they would look another way on every computer.
func (c *column) cell(value string, styles sheetStyles) any {
	if value == "" {
		return nil
	}
	switch c.typ {
	case "integer":
		if n, err := strconv.Atoi(value); err == nil {
			return excelize.Cell{StyleID: styles.number, Value: n}
		}
	case "number":
		if n, err := strconv.ParseFloat(value, 64); err == nil {
			return excelize.Cell{StyleID: styles.number, Value: n}
		}
	case "boolean":
		if yes, err := strconv.ParseBool(value); err == nil {
			return excelize.Cell{StyleID: styles.number, Value: yes}
		}
	}
	return excelize.Cell{StyleID: styles.text, Value: value}
}

// width is how wide a column is, in characters: as wide as its longest line,
// but no wider than can be read, and keys no wider than is needed to tell them apart.
func (t *tableDef) width(i int, rows [][]string) float64 {
	const narrowest, widest, ofKeys = 9, 60, 16
	c := &t.columns[i]
	if c.name == t.key || c.refers != "" {
		return ofKeys
	}
	longest := len(c.name)
	for _, row := range rows {
		for line := range strings.SplitSeq(row[i], "\n") {
			longest = max(longest, utf8.RuneCountInString(line))
		}
	}
	return float64(min(max(longest+2, narrowest), widest))
}

// partList takes the parts of a spreadsheet as the library writes them, which is
// in no fixed order and at no fixed time: they are packed by [packOffice].
type partList struct {
	names []string
	texts []*bytes.Buffer
}

// Create begins a part.
func (l *partList) Create(name string) (io.Writer, error) {
	text := &bytes.Buffer{}
	l.names, l.texts = append(l.names, name), append(l.texts, text)
	return text, nil
}

// AddFS is not needed: no part comes from a file.
func (l *partList) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close ends the list.
func (l *partList) Close() error { return nil }

// sorted gives the parts by name, the list of their types first, where every reader looks.
func (l *partList) sorted() []part {
	const first = "[Content_Types].xml"
	var parts []part
	for i, name := range l.names {
		data := l.texts[i].Bytes()
		if name == "docProps/core.xml" { // else the library's author is said to be the maker
			data = bytes.Replace(data, []byte("<dc:creator>xuri</dc:creator>"), []byte("<dc:creator>Kept</dc:creator>"), 1)
		}
		parts = append(parts, part{name, data})
	}
	slices.SortFunc(parts, func(x, y part) int {
		if (x.name == first) != (y.name == first) {
			if x.name == first {
				return -1
			}
			return 1
		}
		return strings.Compare(x.name, y.name)
	})
	return parts
}
