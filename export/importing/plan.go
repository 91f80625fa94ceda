package importing

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kept/store"
	"kept/store/calendar"
	"kept/store/input"
	"kept/store/words"
)

// Options say how a table is to be read.
type Options struct {
	As       string                // the kind of record a row is: "action", "stakeholder" or "priority"; plurals will do
	Map      map[string]string     // heading or column letter to the name of a field; "-" passes the column over
	Today    calendar.Date         // the day of the updates that progress columns become
	Progress func(done, total int) // told now and then how many rows are done; may be nil
}

// Plan is what an import would do: everything that it understood, doubted
// and skipped. Nothing is written before [Plan.Apply].
type Plan struct {
	File          string // the table's name
	Kind          *store.Kind
	Columns       []Column
	Headings      string // where the headings stand: "row 4 and 5"
	Rows          []Row
	Notes         []Note
	Problems      []Problem
	NewNames      []string // stakeholders that the table names and the workbook does not know
	Added         int      // rows that would be added,
	Changed       int      // change a record,
	Same          int      // say what the workbook has already,
	LeftOut       int      // or cannot be taken
	version       int64    // of the workbook when it was read
	today         calendar.Date
	progress      func(done, total int)
	newNormalised map[string]int   // folded name to its place in NewNames, from 1
	notSet        map[string][]int // cells that only say there is nothing to say, and their rows
}

// Column is one column of the table and what it was taken for.
type Column struct {
	Letter  string // as a spreadsheet program calls it
	Heading string
	Field   string // the name of the field, or "update", "due_from" and so on; "" when it is not read
	Title   string // what a keeper reads for Field
	Why     string // why it is not read, or how it was matched if that was not plain
	Offer   string // a field that could take it, for --map
	Filled  int    // how many rows have something in it
}

// What an import does with a row.
const (
	RowAdd     = "add"
	RowChange  = "change"
	RowSame    = "same"
	RowLeftOut = "left out"
)

// Row is one record of the table.
type Row struct {
	Row     int    // in the file, counted from 1
	What    string // RowAdd, RowChange, RowSame or RowLeftOut
	Name    string // what a keeper calls the record
	ID      store.ID
	Changes []Change
	rev     int64
}

// Change is one field of a row that the import would write.
type Change struct {
	Field         string // name; "update" for a new update
	Title         string
	Before, After string // as a keeper reads them
	value         string // canonical, of a field with one value, or the note of an update
	put           []item
	remove        []string
}

// item is one value of a field that can have many: canonical, or the
// place in NewNames of a stakeholder that is to be added.
type item struct {
	value, note string
	newName     int // from 1; 0 when value holds the value
}

// Note says how a row of the table was interpreted, or that it was skipped.
type Note struct {
	Row  int // in the file, counted from 1; 0 when it concerns the whole
	Text string
}

// Problem is a value that could not be read as it stands.
type Problem struct {
	Row     int    // in the file, counted from 1
	Column  string // its heading
	Value   string
	Wrong   string
	Right   string
	LeftOut bool     // the whole row was left out, not only this value
	Record  store.ID // the record that lacks the value; known after Apply
}

// ErrPlanOutOfDate says that the workbook changed between the plan and its Apply.
var ErrPlanOutOfDate = errors.New("the workbook was changed since the table was looked at, so nothing was imported: import it again")

// ParseKind gives the kind that rows can be imported as.
func ParseKind(text string) (*store.Kind, error) {
	for _, name := range []string{store.Action, store.Stakeholder, store.Priority} {
		k := store.KindNamed(name)
		if f := normalise(text); f == normalise(k.Name) || f == normalise(k.Plural) {
			return k, nil
		}
	}
	return nil, &input.Error{Where: "--as", Value: text, Wrong: "is not something that can be imported",
		Right: "choose actions, stakeholders or priorities",
		Near:  input.Nearest(text, []string{"actions", "stakeholders", "priorities"})}
}

// NewPlan works out what importing the table would do to the workbook, and
// writes nothing. Errors are [*input.Error] when the table cannot be made
// sense of as a whole.
func NewPlan(ctx context.Context, w *store.Workbook, table Table, opt Options) (*Plan, error) {
	kind, err := ParseKind(opt.As)
	if err != nil {
		return nil, err
	}
	head, err := findHeadings(table, kind, opt.Map)
	if err != nil {
		return nil, err
	}
	version, err := w.Version(ctx)
	if err != nil {
		return nil, fmt.Errorf("planning the import: %w", err)
	}
	known, err := readKnown(ctx, w, kind, head, opt.Today)
	if err != nil {
		return nil, fmt.Errorf("planning the import: %w", err)
	}
	p, err := planTable(ctx, table, head, known)
	if err != nil {
		return nil, fmt.Errorf("planning the import: %w", err)
	}
	p.version, p.progress = version, opt.Progress
	return p, nil
}

// planTable plans with what is known of the workbook.
func planTable(ctx context.Context, table Table, head *headings, known *known) (*Plan, error) {
	p := &Plan{File: table.Name, Kind: head.vocabulary.kind, Headings: head.where(), Columns: head.asColumns(),
		today: known.today, newNormalised: map[string]int{}, notSet: map[string][]int{}}
	for _, n := range table.Notes {
		p.note(0, "%s", n)
	}
	p.Notes = append(p.Notes, head.notes...)
	table.fillMerged(head.last, head.column(head.vocabulary.kind.NameField))
	entries := p.readRows(table, head, known)
	known.collectNames(head, entries)
	for i, e := range entries {
		if i%500 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		p.planRow(head, known, e)
	}
	slices.SortStableFunc(p.Notes, func(a, b Note) int { return cmp.Compare(a.Row, b.Row) })
	p.noteNotSet()
	p.count()
	return p, nil
}

func (p *Plan) count() {
	for _, r := range p.Rows {
		switch r.What {
		case RowAdd:
			p.Added++
		case RowChange:
			p.Changed++
		case RowSame:
			p.Same++
		case RowLeftOut:
			p.LeftOut++
		}
	}
}

// noteNotSet says in a line each which cells were taken as blank.
func (p *Plan) noteNotSet() {
	for _, cell := range sortedKeys(p.notSet) {
		p.note(0, "%q taken as blank in %s", cell, rowList(p.notSet[cell]))
	}
}

func (p *Plan) note(row int, format string, args ...any) {
	p.Notes = append(p.Notes, Note{Row: row, Text: fmt.Sprintf(format, args...)})
}

// title names the batch in the history: "Imported 88 actions from plan.csv".
func (p *Plan) title() string {
	n := p.Added + p.Changed
	title := "Imported " + words.Count(n, strings.ToLower(p.Kind.Title), strings.ToLower(p.Kind.Plural))
	if p.File != "" {
		title += " from " + p.File
	}
	return title
}
