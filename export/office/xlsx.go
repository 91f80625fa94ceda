package office

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// LongestSheet is how long Excel lets the name of a sheet be, in characters.
const LongestSheet = 31

// SheetColumn describes a column of a sheet.
type SheetColumn struct {
	Name string
	Type string // as Table Schema calls it: integer, number and boolean make cells of that type, anything else text
	Key  bool   // it holds keys, of which a reader needs to see no more than tells them apart
}

// Spreadsheet makes an xlsx with a sheet for each table that is added. Every cell
// has its type, text above all: nothing in it is ever a formula. The same tables
// give the same bytes. A library writes all but the sheets themselves, which are
// packed row by row as they come.
type Spreadsheet struct {
	frame  *excelize.File
	styles sheetStyles
	packer Packer
}

// NewSpreadsheet begins a spreadsheet.
func NewSpreadsheet() (*Spreadsheet, error) {
	s := &Spreadsheet{frame: excelize.NewFile()}
	var err error
	s.styles, err = newSheetStyles(s.frame)
	return s, err
}

// Add adds a sheet: its header, which stays in sight, and its rows. A name that is
// too long for a sheet is cut.
func (s *Spreadsheet) Add(name string, columns []SheetColumn, rows [][]string) error {
	no := len(s.packer.parts) + 1
	name = name[:min(len(name), LongestSheet)]
	var err error
	if no == 1 {
		err = s.frame.SetSheetName("Sheet1", name)
	} else {
		_, err = s.frame.NewSheet(name)
	}
	if err != nil {
		return fmt.Errorf("adding the sheet %s: %w", name, err)
	}
	return s.packer.Add(fmt.Sprintf("%s%d.xml", folderSheets, no),
		func(w io.Writer) error { return writeSheet(w, s.styles, columns, rows) })
}

// folderSheets is where the sheets lie within a spreadsheet.
const folderSheets = "xl/worksheets/sheet"

// Write writes the spreadsheet: its frame, then the sheets.
func (s *Spreadsheet) Write(w io.Writer) error {
	defer func() { _ = s.frame.Close() }() // only its temporary files, if it needed any
	var frame partList
	s.frame.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &frame })
	if err := s.frame.Write(io.Discard); err != nil {
		return fmt.Errorf("writing the spreadsheet: %w", err)
	}
	out := Packer{}
	if err := out.AddParts(frame.sorted()...); err != nil {
		return err
	}
	out.parts = append(out.parts, s.packer.parts...)
	return out.Write(w)
}

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
		{&s.header, excelize.Style{Alignment: &wrapped, Font: &excelize.Font{Bold: true},
			Fill:   excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E4DE"}},
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

// writeSheet writes the header, which stays in sight, and the rows, as
// SpreadsheetML has them (ECMA-376, 18.3).
func writeSheet(w io.Writer, styles sheetStyles, columns []SheetColumn, rows [][]string) error {
	out := bufio.NewWriterSize(w, 32<<10)
	// Flush tells of errors
	_, _ = out.WriteString(
		xmlHead + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr ` +
			`fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">` +
			`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	names := make([]string, len(columns)) // of the columns, as spreadsheets count them
	for i := range columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		names[i] = name
		fmt.Fprintf(out, `<col min="%[1]d" max="%[1]d" width="%d" customWidth="1"/>`, i+1, columns[i].width(i, rows))
	}
	_, _ = out.WriteString(`</cols><sheetData><row r="1">`)
	for i := range columns {
		writeTextCell(out, names[i]+"1", styles.header, columns[i].Name)
	}
	_, _ = out.WriteString(`</row>`)
	for n, row := range rows {
		no := strconv.Itoa(n + 2)
		_, _ = out.WriteString(`<row r="` + no + `">`)
		for i, value := range row {
			columns[i].writeCell(out, names[i]+no, value, styles)
		}
		_, _ = out.WriteString(`</row>`)
	}
	// A4, all columns on a page
	_, _ = out.WriteString(`</sheetData><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`)
	return out.Flush()
}

// writeCell writes a value as a cell of its column's type; a blank has none. Days
// stay text as ISO 8601 writes them: as a spreadsheet's own dates they would look
// another way on every computer.
func (c SheetColumn) writeCell(out *bufio.Writer, at, value string, styles sheetStyles) {
	typ, number := "", ""
	switch c.Type {
	case "integer", "number":
		if IsDecimal(value) {
			number = value
		}
	case "boolean":
		switch value {
		case "true":
			typ, number = ` t="b"`, "1"
		case "false":
			typ, number = ` t="b"`, "0"
		}
	}
	switch {
	case value == "":
	case number != "":
		_, _ = fmt.Fprintf(out, `<c r="%s" s="%d"%s><v>%s</v></c>`, at, styles.number, typ, number)
	default:
		writeTextCell(out, at, styles.text, value)
	}
}

// longestCell is how many characters a cell may have, as Excel counts them: in UTF-16.
const longestCell = 32767

func writeTextCell(out *bufio.Writer, at string, style int, text string) {
	units := 0
	for i, r := range text {
		if units += utf16.RuneLen(r); units > longestCell {
			text = text[:i]
			break
		}
	}
	space := ""
	if text != strings.TrimSpace(text) || strings.ContainsRune(text, '\n') {
		space = ` xml:space="preserve"`
	}
	_, _ = out.WriteString(`<c r="` + at + `" s="` + strconv.Itoa(style) + `" t="inlineStr"><is><t` + space + `>`)
	_, _ = out.WriteString(xmlText(text))
	_, _ = out.WriteString(`</t></is></c>`)
}

// width is how wide a column is, in characters: as wide as its longest line,
// but no wider than can be read, and keys no wider than is needed to tell them apart.
func (c SheetColumn) width(i int, rows [][]string) int {
	const narrowest, widest, ofKeys = 9, 60, 16
	if c.Key {
		return ofKeys
	}
	longest := len(c.Name)
	for _, row := range rows {
		for line := range strings.SplitSeq(row[i], "\n") {
			longest = max(longest, utf8.RuneCountInString(line))
		}
	}
	return min(max(longest+2, narrowest), widest)
}

// partList takes the parts of a spreadsheet's frame as the library writes them,
// which is in no fixed order and at no fixed time.
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
func (l *partList) sorted() []Part {
	const first = "[Content_Types].xml"
	var parts []Part
	for i, name := range l.names {
		if strings.HasPrefix(name, folderSheets) {
			continue // the library's are empty
		}
		data := l.texts[i].Bytes()
		if name == "docProps/core.xml" { // else the library's author is said to be the maker
			data = bytes.Replace(data, []byte("<dc:creator>xuri</dc:creator>"), []byte("<dc:creator>Kept</dc:creator>"), 1)
		}
		parts = append(parts, Part{name, data})
	}
	slices.SortFunc(parts, func(x, y Part) int {
		if (x.Name == first) != (y.Name == first) {
			if x.Name == first {
				return -1
			}
			return 1
		}
		return strings.Compare(x.Name, y.Name)
	})
	return parts
}

// IsDecimal tells a number that a cell holds as a number.
func IsDecimal(text string) bool { return decimal().MatchString(text) }

var decimal = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`) })
