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
	fields  []*store.Field
	started bool
}

// NewCSVList makes a table of a kind that is written to out.
func NewCSVList(out io.Writer, k *store.Kind, private bool) *CSVList {
	l := &CSVList{out: csv.NewWriter(out)}
	l.out.UseCRLF = true
	for i := range k.Fields {
		if f := &k.Fields[i]; private || !f.Private {
			l.fields = append(l.fields, f)
		}
	}
	return l
}

func (l *CSVList) head() error {
	if l.started {
		return nil
	}
	l.started = true
	var row []string
	for _, f := range l.fields {
		row = append(row, f.Name)
	}
	return l.out.Write(row)
}

// Record writes the next row, and before the first the names of the fields.
func (l *CSVList) Record(r *store.Record) error {
	if err := l.head(); err != nil {
		return err
	}
	var row []string
	for _, f := range l.fields {
		row = append(row, formula.Guard(plainValue(r, f)))
	}
	return l.out.Write(row)
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
