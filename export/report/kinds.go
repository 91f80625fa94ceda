package report

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
	"kept/store/input"
	"kept/store/national"
)

// Kind says who a report is written for.
type Kind string

// The kinds of report. All but the whole one are shorter forms of the same facts.
const (
	Submission Kind = "submission" // all of it, as in the bundle
	Board      Kind = "board"      // one page of A4 for a board
	Annual     Kind = "annual"     // a year of a children's services plan
	Parenting  Kind = "parenting"  // the duties of corporate parents
	Young      Kind = "young"      // plain words for young people
)

// description is a kind of report: what it is called, who it is for, and how it is built.
type description struct {
	kind  Kind
	title string // in the dialog: "A page for a board"
	help  string // a sentence below it: what is in the report
	short string // a few words for the completion of a command line
	// build makes the report of a quarter; year are the quarters of its year up to it, which only the annual one is given.
	build func(b *snapshot.Snapshot, year []*snapshot.Snapshot) *document
}

// ofQuarter builds a report of one quarter.
func ofQuarter(build func(*snapshot.Snapshot) *document) func(*snapshot.Snapshot, []*snapshot.Snapshot) *document {
	return func(b *snapshot.Snapshot, _ []*snapshot.Snapshot) *document { return build(b) }
}

// descriptions lists the kinds of report, the whole one first.
func descriptions() []description {
	return []description{
		{Submission, "The whole submission", "Every response with its evidence, as it stands in the bundle.",
			"all of it, as in the bundle", ofQuarter(submissionReport)},
		{Board, "A page for a board", "One page of A4: what moved, what is at risk, what is asked for.",
			"one page for a board", ofQuarter(boardReport)},
		{Annual, "The year of a children's services plan", "The quarters of the financial year up to this one.",
			"the year of a children's services plan up to the quarter",
			func(_ *snapshot.Snapshot, year []*snapshot.Snapshot) *document { return annualReport(year) }},
		{Parenting, "Corporate parents", "An account by the six duties of corporate parents.",
			"by the six duties of corporate parents", ofQuarter(parentingReport)},
		{Young, "For young people", "In plain words, short sentences and no jargon.",
			"in plain words for young people", ofQuarter(youngReport)},
	}
}

// Kinds lists the kinds of report, the whole one first.
func Kinds() []Kind {
	var list []Kind
	for _, d := range descriptions() {
		list = append(list, d.kind)
	}
	return list
}

// describe gives the description of a kind, of the whole report for one that is none.
func (k Kind) describe() description {
	all := descriptions()
	if at := slices.IndexFunc(all, func(d description) bool { return d.kind == k }); at >= 0 {
		return all[at]
	}
	return all[0]
}

// Title says what a kind of report is called: "A page for a board".
func (k Kind) Title() string { return k.describe().title }

// Help says in a sentence what is in a kind of report.
func (k Kind) Help() string { return k.describe().help }

// Short says in a few words what a kind of report is.
func (k Kind) Short() string { return k.describe().short }

// Formats lists how a report can be written; each is also the end of the file's name.
func Formats() []string { return []string{"html", "docx", "md"} }

// Write writes a report of a quarter, or of the financial year up to that
// quarter, into the folder dir and gives its path. A file that is there is never
// replaced, since somebody may have written in it: the new one takes a number.
// Revision 0 is the latest; of an earlier one the annual report takes the last
// quarter of its year.
func Write(ctx context.Context, w *store.Workbook, q calendar.Quarter, kind Kind, format, dir string, revision int) (string, error) {
	if !slices.Contains(Kinds(), kind) {
		return "", &input.Error{Where: "Kind of report", Value: string(kind), Wrong: "is none", Right: "one of " + joinKinds()}
	}
	if !slices.Contains(Formats(), format) {
		return "", &input.Error{Where: "Format of the report", Value: format, Wrong: "is none",
			Right: "one of " + strings.Join(Formats(), ", ")}
	}
	b, err := snapshot.Read(ctx, w, q, revision)
	if err != nil {
		return "", err
	}
	name := strings.TrimSuffix(b.Submission.FileName(), ".zip") + "-" + string(kind)
	var year []*snapshot.Snapshot
	if kind == Annual {
		if year, err = readYear(ctx, w, b); err != nil {
			return "", err
		}
		name = "promise-" + b.Submission.AreaCode() + "-" + yearOf(q) + "-annual"
	}
	var data bytes.Buffer
	if err := writeKind(&data, kind, format, b, year); err != nil {
		return "", fmt.Errorf("writing the report: %w", err)
	}
	return placeReport(dir, name, format, data.Bytes())
}

func joinKinds() string {
	var names []string
	for _, k := range Kinds() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

// writeKind writes a report; the annual one of the quarters of its year, the
// others of one quarter.
func writeKind(w io.Writer, kind Kind, format string, b *snapshot.Snapshot, year []*snapshot.Snapshot) error {
	d := kind.describe().build(b, year)
	switch format {
	case "docx":
		return d.writeDocx(w)
	case "md":
		_, err := w.Write(d.markdown())
		return err
	}
	return d.writeHTML(w)
}

// readYear reads the quarters of the financial year up to that of b which the
// workbook reports on.
func readYear(ctx context.Context, w *store.Workbook, b *snapshot.Snapshot) ([]*snapshot.Snapshot, error) {
	p, err := w.Partnership(ctx)
	if err != nil {
		return nil, err
	}
	first, _ := calendar.ParseQuarter(p.Get("first_quarter")) // none: the year is read from its beginning
	var year []*snapshot.Snapshot
	for no := 1; no < b.Submission.Quarter.No; no++ {
		q, ok := calendar.NewQuarter(b.Submission.Quarter.Year, no)
		if !ok || q.Compare(first) < 0 {
			continue
		}
		earlier, err := snapshot.Read(ctx, w, q, 0)
		if err != nil {
			return nil, err
		}
		year = append(year, earlier)
	}
	return append(year, b), nil
}

// yearOf names the financial year of a quarter: "2026-27".
func yearOf(q calendar.Quarter) string { return q.Code()[:len("2026-27")] }

// newDocument begins a report with what every report has at its top.
func newDocument(b *snapshot.Snapshot, lead string) *document {
	s := b.Submission
	d := &document{Title: s.Partnership, Lead: lead, Tab: shortTitle(s)}
	if s.Invented {
		d.Notice = "Invented data. This is a demonstration: nothing about this partnership is real."
	}
	return d
}

// errInTheWay says that a thousand reports of that name are there already.
var errInTheWay = errors.New("another file of that name is in the way")

// placeReport writes a report under its name, or with a number behind it when
// another file has the name.
func placeReport(dir, name, format string, data []byte) (string, error) {
	for no := 1; no < 1000; no++ {
		path := filepath.Join(dir, name+"."+format)
		if no > 1 {
			path = filepath.Join(dir, fmt.Sprintf("%s-%d.%s", name, no, format))
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644) //nolint:gosec // a report is made to be read by others
		if errors.Is(err, os.ErrExist) {
			if there, err := os.ReadFile(path); err == nil && bytes.Equal(there, data) {
				return path, nil // the very same report
			}
			continue
		}
		if err != nil {
			return "", fmt.Errorf("writing the report: %w", err)
		}
		_, err = f.Write(data)
		if err == nil {
			err = f.Sync()
		}
		if err = errors.Join(err, f.Close()); err != nil {
			return "", errors.Join(fmt.Errorf("writing the report: %w", err), os.Remove(path))
		}
		return path, nil
	}
	return "", fmt.Errorf("writing the report: %w", errInTheWay)
}

// sortedActions gives the actions by reference, then title.
func sortedActions(b *snapshot.Snapshot) []*snapshot.Entry {
	return slices.SortedStableFunc(slices.Values(b.Entries(store.Action)), func(x, y *snapshot.Entry) int {
		return cmp.Or(snapshot.CompareNaturally(x.Get("reference"), y.Get("reference")), strings.Compare(x.Get("title"), y.Get("title")))
	})
}

// sortedResponses gives the responses by national action.
func sortedResponses(b *snapshot.Snapshot) []*snapshot.Entry {
	return slices.SortedStableFunc(slices.Values(b.Entries(store.Response)), func(x, y *snapshot.Entry) int {
		return snapshot.CompareValues(x.Get("national_action"), y.Get("national_action"))
	})
}

// updatesWithin gives the updates of an action dated from one day to another, by day.
func updatesWithin(b *snapshot.Snapshot, action *snapshot.Entry, from, to calendar.Date) []*snapshot.Entry {
	list := filter(b.Children(action.ID, "update"), func(u *snapshot.Entry) bool {
		d, err := calendar.ParseDate(u.Get("date"))
		return err == nil && d.Compare(from) >= 0 && d.Compare(to) <= 0
	})
	slices.SortStableFunc(list, func(x, y *snapshot.Entry) int { return strings.Compare(x.Get("date"), y.Get("date")) })
	return list
}

// nationalIn gives the numbers of the national actions of these priority areas.
func nationalIn(areas ...int) []string {
	var list []string
	for _, area := range areas {
		for _, n := range national.Plan2124().ActionsIn(area) {
			list = append(list, strconv.Itoa(n.No))
		}
	}
	return list
}

// monthsOf says a quarter by its months: "July to September 2026".
func monthsOf(q calendar.Quarter) string {
	from, to := q.From(), q.To()
	return fmt.Sprintf("%s to %s %d", from.Month, to.Month, to.Year)
}
