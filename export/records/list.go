package records

import (
	"encoding/csv"
	"fmt"
	"io"

	"kept/export/formula"
	"kept/store"
)

// JSONList writes records as one array, as they come.
type JSONList struct {
	out     io.Writer
	private bool
	started bool
}

// NewJSONList makes a list that is written to out, with private fields or without.
func NewJSONList(out io.Writer, private bool) *JSONList { return &JSONList{out: out, private: private} }

// Record writes the next record.
func (l *JSONList) Record(r *store.Record) error { return l.Add(Record(r, l.private)) }

// Add writes the next object.
func (l *JSONList) Add(o Object) error {
	text, err := plainJSON(o)
	if err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	lead := ",\n"
	if !l.started {
		lead = "[\n"
	}
	l.started = true
	_, err = fmt.Fprintf(l.out, "%s%s", lead, text)
	return err
}

// End ends the array.
func (l *JSONList) End(string) error {
	if !l.started {
		_, err := fmt.Fprintln(l.out, "[]")
		return err
	}
	_, err := fmt.Fprint(l.out, "\n]\n")
	return err
}

// CSVList writes records as rows of RFC 4180, as they come. Cells that a
// spreadsheet program would run are guarded.
type CSVList struct {
	out     *csv.Writer
	fields  []*store.Field // of the kind of records that it lists; nil: it lists no records
	columns []string
	started bool
}

// NewCSVList makes a table of a kind that is written to out.
func NewCSVList(out io.Writer, k *store.Kind, private bool) *CSVList {
	l := NewCSVTable(out, nil)
	for i := range k.Fields {
		if f := &k.Fields[i]; private || !f.Private {
			l.fields, l.columns = append(l.fields, f), append(l.columns, f.Name)
		}
	}
	return l
}

// NewCSVTable makes a table with the columns of these names that is written to out.
func NewCSVTable(out io.Writer, columns []string) *CSVList {
	l := &CSVList{out: csv.NewWriter(out), columns: columns}
	l.out.UseCRLF = true
	return l
}

func (l *CSVList) head() error {
	if l.started {
		return nil
	}
	l.started = true
	return l.out.Write(l.columns)
}

// Add writes the next row, and before the first the names of the columns.
func (l *CSVList) Add(row []string) error {
	if err := l.head(); err != nil {
		return err
	}
	guarded := make([]string, len(row))
	for i, text := range row {
		guarded[i] = formula.Guard(text)
	}
	return l.out.Write(guarded)
}

// Record writes a record as the next row.
func (l *CSVList) Record(r *store.Record) error {
	row := make([]string, len(l.fields))
	for i, f := range l.fields {
		row[i] = plainValue(r, f)
	}
	return l.Add(row)
}

// End writes out what is still held back.
func (l *CSVList) End(string) error {
	if err := l.head(); err != nil {
		return err
	}
	l.out.Flush()
	return l.out.Error()
}

// plainValue is a field for another program: numbers and days as such, all else
// as people read it, which an import understands again.
func plainValue(r *store.Record, f *store.Field) string {
	switch f.Type {
	case store.Number, store.Quantity, store.Money, store.Day, store.Yes:
		return r.Get(f.Name)
	case store.Period:
		return r.When(f.Name).Words
	}
	return r.Show(f.Name)
}
