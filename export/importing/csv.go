package importing

import (
	"fmt"
	"strings"
)

// sampleRows is how many rows are looked at to find the separator.
const sampleRows = 60

// findSeparator gives the character between the cells: the one that cuts most
// rows into the same number of cells. A first line "sep=;", which Excel writes,
// settles it and becomes a blank row, so that rows keep their numbers.
func findSeparator(text string) (string, byte) {
	if line, rest, ok := strings.Cut(text, "\n"); ok {
		line = strings.Trim(line, "\r\"")
		if s, found := strings.CutPrefix(strings.ToLower(line), "sep="); found && len(s) == 1 {
			return "\n" + rest, s[0]
		}
	}
	best, bestRows, bestCells := byte(','), 0, 0
	for _, separator := range []byte{',', ';', '\t'} {
		rows, _ := splitRows(text, separator, sampleRows)
		alike := map[int]int{}
		for _, row := range rows {
			if len(row) > 1 {
				alike[len(row)]++
			}
		}
		for cells, n := range alike {
			if n > bestRows || n == bestRows && cells > bestCells {
				best, bestRows, bestCells = separator, n, cells
			}
		}
	}
	return text, best
}

// splitRows cuts text into rows of cells. It reads RFC 4180, and forgives what
// people's files have: quotes inside a cell that is not quoted, text after a
// closing quote, an unclosed quote at the end, and any of the three line ends.
// At most limit rows are read: more than maxTableRows is an error.
func splitRows(text string, separator byte, limit int) ([][]string, error) {
	var rows [][]string
	for i := 0; i < len(text); {
		if len(rows) == limit {
			if limit < maxTableRows {
				return rows, nil
			}
			return nil, &TableError{Wrong: fmt.Sprintf("has more than %d rows", maxTableRows), Right: "Import it in parts."}
		}
		var row []string
		for more := true; more; {
			var cell string
			cell, i, more = nextCell(text, i, separator)
			if len(row) == maxTableColumns {
				return nil, &TableError{Wrong: fmt.Sprintf("has more than %d columns in row %d", maxTableColumns, len(rows)+1),
					Right: "Take out the columns that are not needed."}
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// nextCell reads the cell at i and gives where the next begins, and whether it
// is in the same row.
func nextCell(text string, i int, separator byte) (cell string, next int, more bool) {
	if i >= len(text) {
		return "", i, false
	}
	if text[i] != '"' || separator == '"' {
		return plainCell(text, i, separator)
	}
	var b strings.Builder
	for i++; ; {
		quote := strings.IndexByte(text[i:], '"')
		if quote < 0 {
			b.WriteString(text[i:])
			return b.String(), len(text), false
		}
		b.WriteString(text[i : i+quote])
		i += quote + 1
		if i >= len(text) || text[i] != '"' {
			break
		}
		b.WriteByte('"')
		i++
	}
	tail, next, more := plainCell(text, i, separator)
	b.WriteString(tail)
	return b.String(), next, more
}

// plainCell reads up to the next separator or line end.
func plainCell(text string, i int, separator byte) (string, int, bool) {
	for j := i; j < len(text); j++ {
		switch c := text[j]; {
		case c == separator:
			return text[i:j], j + 1, true
		case c == '\n':
			return text[i:j], j + 1, false
		case c == '\r':
			if j+1 < len(text) && text[j+1] == '\n' {
				return text[i:j], j + 2, false
			}
			return text[i:j], j + 1, false
		}
	}
	return text[i:], len(text), false
}
