package export

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

	"kept/store"
	"kept/store/calendar"
	"kept/store/national"
)

// ReportKind says for whom a report is written.
type ReportKind string

// The kinds of report. All but the whole one are shorter forms of the same facts.
const (
	ReportSubmission ReportKind = "submission" // all of it, as in the bundle
	ReportBoard      ReportKind = "board"      // one page of A4 for a board
	ReportAnnual     ReportKind = "annual"     // a year of a children's services plan
	ReportParenting  ReportKind = "parenting"  // the duties of corporate parents
	ReportYoung      ReportKind = "young"      // plain words for young people
)

// ReportKinds lists the kinds of report, the whole one first.
func ReportKinds() []ReportKind {
	return []ReportKind{ReportSubmission, ReportBoard, ReportAnnual, ReportParenting, ReportYoung}
}

// Help says for whom a kind of report is, in a few words.
func (k ReportKind) Help() string {
	switch k {
	case ReportBoard:
		return "one page for a board"
	case ReportAnnual:
		return "the year of a children's services plan up to the quarter"
	case ReportParenting:
		return "by the six duties of corporate parents"
	case ReportYoung:
		return "in plain words for young people"
	}
	return "all of it, as in the bundle"
}

// ReportFormats lists how a report can be written; each is also the end of the file's name.
func ReportFormats() []string { return []string{"html", "docx", "md"} }

// WriteReport writes a report of a quarter, or of the financial year up to that
// quarter, into the folder dir and gives its path. A file that is there is never
// replaced, since somebody may have written in it: the new one takes a number. An
// earlier revision is asked for with [Revision]; of it the annual report takes the
// last quarter of its year.
func WriteReport(ctx context.Context, w *store.Workbook, q calendar.Quarter, kind ReportKind, format, dir string, opts ...Option) (string, error) {
	if !slices.Contains(ReportKinds(), kind) {
		return "", &store.InputError{Where: "Kind of report", Value: string(kind), Wrong: "is none", Right: "one of " + joinKinds()}
	}
	if !slices.Contains(ReportFormats(), format) {
		return "", &store.InputError{Where: "Format of the report", Value: format, Wrong: "is none", Right: "one of " + strings.Join(ReportFormats(), ", ")}
	}
	var o writeOptions
	for _, opt := range opts {
		opt(&o)
	}
	b, err := ReadSubmission(ctx, w, q, o.revision)
	if err != nil {
		return "", err
	}
	name := strings.TrimSuffix(b.Submission.FileName(), ".zip") + "-" + string(kind)
	var year []*Bundle
	if kind == ReportAnnual {
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
	for _, k := range ReportKinds() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

// writeKind writes a report; the annual one of the quarters of its year, the
// others of one quarter.
func writeKind(w io.Writer, kind ReportKind, format string, b *Bundle, year []*Bundle) error {
	var d *document
	switch kind {
	case ReportBoard:
		d = boardReport(b)
	case ReportAnnual:
		d = annualReport(year)
	case ReportParenting:
		d = parentingReport(b)
	case ReportYoung:
		d = youngReport(b)
	default:
		if format == "html" {
			return newReportView(b).write(w)
		}
		d = submissionReport(b)
	}
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
func readYear(ctx context.Context, w *store.Workbook, b *Bundle) ([]*Bundle, error) {
	p, err := w.Partnership(ctx)
	if err != nil {
		return nil, err
	}
	first, _ := calendar.ParseQuarter(p.Get("first_quarter")) // none: the year is read from its beginning
	var year []*Bundle
	for no := 1; no < b.Submission.Quarter.No; no++ {
		q, ok := calendar.NewQuarter(b.Submission.Quarter.Year, no)
		if !ok || q.Compare(first) < 0 {
			continue
		}
		earlier, err := ReadSubmission(ctx, w, q, 0)
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
func newDocument(b *Bundle, lead string) *document {
	s := b.Submission
	d := &document{title: s.Partnership, lead: lead, tab: shortTitle(s)}
	if s.Invented {
		d.notice = "Invented data. This is a demonstration: nothing about this partnership is real."
	}
	return d
}

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
			return "", errors.Join(fmt.Errorf("writing the report: %w", err), remove(path))
		}
		return path, nil
	}
	return "", fmt.Errorf("writing the report: %w", ErrInTheWay)
}

// sortedActions gives the actions by reference, then title.
func sortedActions(b *Bundle) []*Entry {
	return slices.SortedStableFunc(slices.Values(b.Entries(store.Action)), func(x, y *Entry) int {
		return cmp.Or(compareNaturally(x.Get("reference"), y.Get("reference")), strings.Compare(x.Get("title"), y.Get("title")))
	})
}

// sortedResponses gives the responses by national action.
func sortedResponses(b *Bundle) []*Entry {
	return slices.SortedStableFunc(slices.Values(b.Entries(store.Response)), func(x, y *Entry) int {
		return compareValues(x.Get("national_action"), y.Get("national_action"))
	})
}

// updatesWithin gives the updates of an action dated from one day to another, by day.
func updatesWithin(b *Bundle, action *Entry, from, to calendar.Date) []*Entry {
	list := filter(b.Children(action.ID, "update"), func(u *Entry) bool {
		d, err := calendar.ParseDate(u.Get("date"))
		return err == nil && d.Compare(from) >= 0 && d.Compare(to) <= 0
	})
	slices.SortStableFunc(list, func(x, y *Entry) int { return strings.Compare(x.Get("date"), y.Get("date")) })
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
