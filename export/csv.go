package export

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// encodeCSV writes a table as RFC 4180 with CRLF, in UTF-8 without a byte order
// mark. Line breaks within free text become CRLF too; free text that a
// spreadsheet program would run as a formula is guarded.
func (t *tableDef) encodeCSV(rows [][]string) []byte {
	var out bytes.Buffer
	for i := range t.columns {
		writeCell(&out, i, t.columns[i].name)
	}
	out.WriteString("\r\n")
	for _, row := range rows {
		for i, cell := range row {
			if t.columns[i].text {
				cell = Guard(crlf(cell))
			}
			writeCell(&out, i, cell)
		}
		out.WriteString("\r\n")
	}
	return out.Bytes()
}

func writeCell(out *bytes.Buffer, i int, cell string) {
	if i > 0 {
		out.WriteByte(',')
	}
	if !strings.ContainsAny(cell, ",\"\r\n") && strings.TrimSpace(cell) == cell {
		out.WriteString(cell)
		return
	}
	out.WriteByte('"')
	out.WriteString(strings.ReplaceAll(cell, `"`, `""`))
	out.WriteByte('"')
}

// Guard puts an apostrophe before text that a spreadsheet program would run as
// a formula, and before text that looks as if it had been guarded, so that
// dropping one apostrophe always gives back what was there.
func Guard(s string) string {
	if risky(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// dropGuard takes back what Guard did.
func dropGuard(s string) string {
	if strings.HasPrefix(s, "'") && risky(strings.TrimLeft(s, "'")) {
		return s[1:]
	}
	return s
}

// risky tells whether a spreadsheet program would run a cell as a formula.
func risky(s string) bool {
	return s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0
}

var (
	toLF   = strings.NewReplacer("\r\n", "\n", "\r", "\n")
	toCRLF = strings.NewReplacer("\r\n", "\r\n", "\r", "\r\n", "\n", "\r\n")
)

// crlf gives text with every line break as CRLF; lf with every one as LF.
func crlf(s string) string { return toCRLF.Replace(s) }
func lf(s string) string   { return toLF.Replace(s) }

// csvFault is something in a CSV file that RFC 4180, as the bundle uses it, forbids.
type csvFault struct {
	row   int // from 1, the header row
	wrong string
}

// The faults of CSV.
const (
	csvBOM     = "the file begins with a byte order mark"
	csvUTF8    = "the file is not UTF-8"
	csvLF      = "a line ends in LF alone, where the format has CRLF"
	csvCR      = "a carriage return stands alone, where the format has CRLF"
	csvQuote   = "a quotation mark stands where none may: text with quotation marks is put in quotation marks, and those within it are doubled"
	csvOpen    = "quotation marks are opened and never closed"
	csvNoEnd   = "the last line has no CRLF at its end"
	csvControl = "the file has a control character in it"
)

// decodeCSV reads CSV as strictly as the format is written, and goes on after a
// fault as far as it can, so that all faults are found at once. Cells are as in
// the file, guards and CRLF included.
func decodeCSV(data []byte) (rows [][]string, faults []csvFault) {
	fault := func(row int, wrong string) {
		if len(faults) < 200 && (len(faults) == 0 || faults[len(faults)-1] != (csvFault{row, wrong})) {
			faults = append(faults, csvFault{row, wrong})
		}
	}
	if rest, had := bytes.CutPrefix(data, []byte("\xef\xbb\xbf")); had {
		fault(1, csvBOM)
		data = rest
	}
	if !utf8.Valid(data) {
		fault(1, csvUTF8)
		data = bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	r := csvReader{data: data, fault: fault}
	for r.at < len(r.data) {
		r.row = len(rows) + 1
		rows = append(rows, r.record())
	}
	return rows, faults
}

type csvReader struct {
	data  []byte
	at    int
	row   int
	fault func(row int, wrong string)
}

// record reads one record and the end of its line.
func (r *csvReader) record() []string {
	var cells []string
	for {
		cells = append(cells, r.cell())
		if r.at >= len(r.data) {
			r.fault(r.row, csvNoEnd)
			return cells
		}
		switch c := r.data[r.at]; c {
		case ',':
			r.at++
		case '\r':
			r.at++
			if r.at < len(r.data) && r.data[r.at] == '\n' {
				r.at++
			} else {
				r.fault(r.row, csvCR)
			}
			return cells
		default: // '\n'
			r.fault(r.row, csvLF)
			r.at++
			return cells
		}
	}
}

// cell reads up to a comma, a line's end or the end of the file.
func (r *csvReader) cell() string {
	if r.at < len(r.data) && r.data[r.at] == '"' {
		return r.quoted()
	}
	from := r.at
	for r.at < len(r.data) && strings.IndexByte(",\r\n", r.data[r.at]) < 0 {
		switch c := r.data[r.at]; {
		case c == '"':
			r.fault(r.row, csvQuote)
		case c < ' ' && c != '\t' || c == 0x7f:
			r.fault(r.row, csvControl)
		}
		r.at++
	}
	return string(r.data[from:r.at])
}

func (r *csvReader) quoted() string {
	var cell strings.Builder
	r.at++
	for r.at < len(r.data) {
		c := r.data[r.at]
		r.at++
		switch {
		case c == '"' && r.at < len(r.data) && r.data[r.at] == '"':
			r.at++
		case c == '"':
			if r.at < len(r.data) && strings.IndexByte(",\r\n", r.data[r.at]) < 0 {
				r.fault(r.row, csvQuote)
				cell.WriteString(r.cell())
			}
			return cell.String()
		case c == '\n' && !strings.HasSuffix(cell.String(), "\r"):
			r.fault(r.row, csvLF)
		case c == '\r' && (r.at >= len(r.data) || r.data[r.at] != '\n'):
			r.fault(r.row, csvCR)
		case c < ' ' && c != '\t' && c != '\r' && c != '\n' || c == 0x7f:
			r.fault(r.row, csvControl)
		}
		cell.WriteByte(c)
	}
	r.fault(r.row, csvOpen)
	return cell.String()
}
