package national

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// table is one reference file as read: its source and its rows as text.
type table struct {
	source  Source
	columns []string
	rows    [][]string
	lines   []int // lines[i] is the line of the file on which rows[i] starts
}

// parseTable reads a reference file: lines of "# key: value" about the source,
// then CSV with a row of column names. Errors name the line.
func parseTable(data []byte) (table, error) {
	source, body, skipped, err := parseSource(data)
	if err != nil {
		return table{}, err
	}
	t := table{source: source}
	r := csv.NewReader(bytes.NewReader(body))
	t.columns, err = r.Read()
	if errors.Is(err, io.EOF) {
		return table{}, fmt.Errorf("line %d: no row of column names", skipped+1)
	}
	if err != nil {
		return table{}, csvError(err, skipped)
	}
	for i, c := range t.columns {
		if c == "" || c != strings.TrimSpace(c) {
			return table{}, fmt.Errorf("line %d: column %d has no proper name: %q", skipped+1, i+1, c)
		}
		if slices.Contains(t.columns[:i], c) {
			return table{}, fmt.Errorf("line %d: column %q stands twice", skipped+1, c)
		}
	}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return t, nil
		}
		if err != nil {
			return table{}, csvError(err, skipped)
		}
		line, _ := r.FieldPos(0)
		t.rows = append(t.rows, record)
		t.lines = append(t.lines, skipped+line)
	}
}

// csvError puts the line of the whole file in place of the line within the CSV.
func csvError(err error, skipped int) error {
	if p, ok := errors.AsType[*csv.ParseError](err); ok {
		return fmt.Errorf("line %d: %w", skipped+p.Line, p.Err)
	}
	return err
}

// parseSource reads the leading "# key: value" lines, and returns what follows
// them and how many lines they took.
func parseSource(data []byte) (source Source, body []byte, lines int, err error) {
	if !utf8.Valid(data) {
		return Source{}, nil, 0, errors.New("the file is not UTF-8 text")
	}
	for len(data) > 0 && data[0] == '#' {
		lines++
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		data = rest
		key, value, ok := strings.Cut(strings.TrimRight(string(line), "\r"), ": ")
		key, marked := strings.CutPrefix(key, "# ")
		value = strings.TrimSpace(value)
		if !ok || !marked || value == "" {
			return Source{}, nil, 0, fmt.Errorf("line %d: not of the form \"# key: value\": %q", lines, line)
		}
		if err := source.set(key, value); err != nil {
			return Source{}, nil, 0, fmt.Errorf("line %d: %w", lines, err)
		}
	}
	if err := source.complete(); err != nil {
		return Source{}, nil, 0, err
	}
	return source, data, lines, nil
}

// row reads the cells of one row by column name and keeps the first error, so
// that a record can be read in one expression and checked afterwards.
type row struct {
	t   *table
	i   int
	err error
}

func (r *row) fail(column string, format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("line %d, column %s: %w", r.t.lines[r.i], column, fmt.Errorf(format, args...))
	}
}

// text is a cell that may be blank.
func (r *row) text(column string) string {
	at := slices.Index(r.t.columns, column)
	if at < 0 {
		r.fail(column, "the file has no such column")
		return ""
	}
	return r.t.rows[r.i][at]
}

// has tells whether the file has a column.
func (r *row) has(column string) bool { return slices.Contains(r.t.columns, column) }

// optional is a cell that may be blank, of a column that a file may leave out.
func (r *row) optional(column string) string {
	if !r.has(column) {
		return ""
	}
	return r.text(column)
}

// required is a cell that must not be blank.
func (r *row) required(column string) string {
	s := r.text(column)
	if strings.TrimSpace(s) == "" {
		r.fail(column, "must not be blank")
	}
	return s
}

// number is a cell that holds a whole number of 1 or more.
func (r *row) number(column string) int {
	n := r.count(column)
	if n == 0 {
		r.fail(column, "must be 1 or more")
	}
	return n
}

// count is a cell that holds a whole number of 0 or more; blank is 0.
func (r *row) count(column string) int {
	s := r.text(column)
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		r.fail(column, "not a whole number: %q", s)
		return 0
	}
	return n
}

// yes is a cell that holds yes or no.
func (r *row) yes(column string) bool {
	s := r.text(column)
	if s != "yes" && s != "no" {
		r.fail(column, "neither yes nor no: %q", s)
	}
	return s == "yes"
}

// date is a cell that holds a date as 2021-06-25, or nothing.
func (r *row) date(column string) string {
	s := r.text(column)
	if s == "" {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		r.fail(column, "not a date as 2021-06-25: %q", s)
		return ""
	}
	return s
}

// choice is a cell that holds one of the values allowed.
func choice[T ~string](r *row, column string, allowed ...T) T {
	v := T(r.text(column))
	if !slices.Contains(allowed, v) {
		r.fail(column, "%q is none of %q", v, allowed)
	}
	return v
}
