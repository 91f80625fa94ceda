package bundle

import (
	"io"
	"strings"
	"unicode/utf8"

	"kept/export/formula"
)

// writeCSV writes a table as RFC 4180 with CRLF, in UTF-8 without a byte order
// mark. Line breaks within free text become CRLF too; free text that a
// spreadsheet program would run as a formula is guarded.
func (t *tableDef) writeCSV(w io.Writer, rows [][]string) error {
	out := make([]byte, 0, 4096)
	for i := range t.columns {
		out = appendCell(out, i, t.columns[i].name)
	}
	out = append(out, '\r', '\n')
	for _, row := range rows {
		for i, cell := range row {
			if t.columns[i].text {
				cell = formula.Guard(crlf(cell))
			}
			out = appendCell(out, i, cell)
		}
		out = append(out, '\r', '\n')
		if len(out) > 1<<15 {
			if _, err := w.Write(out); err != nil {
				return err
			}
			out = out[:0]
		}
	}
	_, err := w.Write(out)
	return err
}

func appendCell(out []byte, i int, cell string) []byte {
	if i > 0 {
		out = append(out, ',')
	}
	if !strings.ContainsAny(cell, ",\"\r\n") && strings.TrimSpace(cell) == cell {
		return append(out, cell...)
	}
	out = append(out, '"')
	out = append(out, strings.ReplaceAll(cell, `"`, `""`)...)
	return append(out, '"')
}

var toCRLF = strings.NewReplacer("\r\n", "\r\n", "\r", "\r\n", "\n", "\r\n")

// crlf gives text with every line break as CRLF.
func crlf(s string) string {
	if strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return toCRLF.Replace(s)
}

// csvFault is something in a CSV file that RFC 4180, as the bundle uses it, forbids.
type csvFault struct {
	row   int // from 1, the header row
	wrong string
}

// The faults of CSV.
const (
	csvBOM   = "the file begins with a byte order mark"
	csvUTF8  = "the file is not UTF-8"
	csvLF    = "a line ends in LF alone, where the format has CRLF"
	csvCR    = "a carriage return stands alone, where the format has CRLF"
	csvQuote = "a quotation mark stands where none may: text with quotation marks is put in quotation marks, and those within it are " +
		"doubled"
	csvOpen    = "quotation marks are opened and never closed"
	csvNoEnd   = "the last line has no CRLF at its end"
	csvControl = "the file has a control character in it"
)

// decodeCSV reads CSV as strictly as the format is written, and goes on after a
// fault as far as it can, so that all faults are found at once. Cells are as in
// the file, guards and CRLF included; they share its bytes. Each row goes to handle,
// in a slice that is used again for the next.
func decodeCSV(data string, handle func(row int, cells []string)) (faults []csvFault) {
	fault := func(row int, wrong string) {
		if len(faults) < 200 && (len(faults) == 0 || faults[len(faults)-1] != (csvFault{row, wrong})) {
			faults = append(faults, csvFault{row, wrong})
		}
	}
	if rest, had := strings.CutPrefix(data, "\ufeff"); had {
		fault(1, csvBOM)
		data = rest
	}
	if !utf8.ValidString(data) {
		fault(1, csvUTF8)
		data = strings.ToValidUTF8(data, "\uFFFD")
	}
	r := csvReader{data: data, fault: fault}
	for r.row = 1; r.at < len(r.data); r.row++ {
		r.cells = r.cells[:0]
		r.record()
		handle(r.row, r.cells)
	}
	return faults
}

type csvReader struct {
	data  string
	at    int
	row   int
	cells []string
	fault func(row int, wrong string)
}

// record reads one record and the end of its line.
func (r *csvReader) record() {
	for {
		r.cells = append(r.cells, r.cell())
		if r.at >= len(r.data) {
			r.fault(r.row, csvNoEnd)
			return
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
			return
		default: // '\n'
			r.fault(r.row, csvLF)
			r.at++
			return
		}
	}
}

// cell reads up to a comma, a line's end or the end of the file.
func (r *csvReader) cell() string {
	if r.at < len(r.data) && r.data[r.at] == '"' {
		return r.quoted()
	}
	from := r.at
	for ; r.at < len(r.data); r.at++ {
		switch c := r.data[r.at]; {
		case c == ',' || c == '\r' || c == '\n':
			return r.data[from:r.at]
		case c == '"':
			r.fault(r.row, csvQuote)
		case c < ' ' && c != '\t' || c == 0x7f:
			r.fault(r.row, csvControl)
		}
	}
	return r.data[from:]
}

func (r *csvReader) quoted() string {
	r.at++
	from, doubled := r.at, false
	for ; r.at < len(r.data); r.at++ {
		switch c := r.data[r.at]; {
		case c == '"' && r.at+1 < len(r.data) && r.data[r.at+1] == '"':
			doubled = true
			r.at++
		case c == '"':
			cell := r.data[from:r.at]
			if doubled {
				cell = strings.ReplaceAll(cell, `""`, `"`)
			}
			r.at++
			if r.at < len(r.data) && strings.IndexByte(",\r\n", r.data[r.at]) < 0 {
				r.fault(r.row, csvQuote)
				cell += r.cell()
			}
			return cell
		case c < ' ' || c == 0x7f:
			r.quotedControl(c, from)
		}
	}
	r.fault(r.row, csvOpen)
	return strings.ReplaceAll(r.data[from:], `""`, `"`)
}

// quotedControl reports a control character within a quoted cell that begins at
// from, unless it is a tab or belongs to a line's end of CR and LF.
func (r *csvReader) quotedControl(c byte, from int) {
	switch c {
	case '\t':
	case '\n':
		if r.at == from || r.data[r.at-1] != '\r' {
			r.fault(r.row, csvLF)
		}
	case '\r':
		if r.at+1 >= len(r.data) || r.data[r.at+1] != '\n' {
			r.fault(r.row, csvCR)
		}
	default:
		r.fault(r.row, csvControl)
	}
}
