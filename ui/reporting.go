package ui

import (
	"context"
	"errors"
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"

	"kept/export/report"
	"kept/store"
	"kept/store/calendar"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/mouse"
	"kept/ui/theme"
)

// reportDialog asks what report is to be written: of what kind, for which program,
// of which quarter.
type reportDialog struct {
	app    *App
	lines  []setting
	at     int
	kind   report.Kind
	format string
	of     calendar.Quarter
	done   bool
}

// reportTitles say for whom each kind of report is.
var reportTitles = map[report.Kind][2]string{
	report.Submission: {"The whole submission", "Every response with its evidence, as it stands in the bundle."},
	report.Board:      {"A page for a board", "One page of A4: what moved, what is at risk, what is asked for."},
	report.Annual:     {"The year of a children's services plan", "The quarters of the financial year up to this one."},
	report.Parenting:  {"Corporate parents", "An account by the six duties of corporate parents."},
	report.Young:      {"For young people", "In plain words, short sentences and no jargon."},
}

var reportFormats = map[string][2]string{
	"html": {"A page for any browser", "It prints well, and needs nothing but itself."},
	"docx": {"A document for Word", "To be edited further in a word processor."},
	"md":   {"Plain text with marks (Markdown)", "For pasting into an e-mail or a web page."},
}

const reportQuarters = 8 // how many quarters back can be chosen

func (a *App) openReport() {
	d := &reportDialog{app: a, kind: report.Submission, format: report.Formats()[0], of: calendar.QuarterOf(host.Today(a))}
	if room, ok := a.rooms[pageAt(host.Submission)].(*submissionRoom); ok {
		room.chooseQuarter()
		d.of = room.quarter
	}
	kinds := setting{title: "Kind", get: func() string { return string(d.kind) }, set: func(v string) { d.kind = report.Kind(v) }}
	for _, k := range report.Kinds() {
		kinds.choices, kinds.titles = append(kinds.choices, string(k)), append(kinds.titles, reportTitles[k][0])
	}
	formats := setting{title: "Format", get: func() string { return d.format }, set: func(v string) { d.format = v }}
	for _, f := range report.Formats() {
		formats.choices, formats.titles = append(formats.choices, f), append(formats.titles, reportFormats[f][0])
	}
	quarters := setting{title: "Quarter", get: func() string { return d.of.String() }, set: func(v string) {
		if q, err := calendar.ParseQuarter(v); err == nil {
			d.of = q
		}
	}}
	latest := calendar.QuarterOf(host.Today(a))
	if d.of.Compare(latest) > 0 {
		latest = d.of
	}
	for q, n := latest, 0; n < reportQuarters; q, n = q.Prev(), n+1 {
		quarters.choices = append(quarters.choices, q.String())
		quarters.titles = append(quarters.titles, q.String()+", "+q.From().Long()+" to "+q.To().Long())
	}
	d.lines = []setting{kinds, formats, quarters}
	a.Open(d)
}

func (d *reportDialog) Title() string            { return "Write a report" }
func (d *reportDialog) Scopes() []command.Scope  { return []command.Scope{inReport, command.AnyTime} }
func (d *reportDialog) State(s *command.State)   { s.Form, s.Selected = true, true }
func (d *reportDialog) Update(tea.Msg) tea.Cmd   { return nil }
func (d *reportDialog) Closed() bool             { return d.done }
func (d *reportDialog) Size(w, h int) (int, int) { return min(w, 76), min(h, len(d.lines)+8) }

func (d *reportDialog) Do(id string) (tea.Cmd, bool) {
	s := &d.lines[d.at]
	n := len(s.choices)
	switch id {
	case "report.up":
		d.at = max(d.at-1, 0)
	case "report.down":
		d.at = min(d.at+1, len(d.lines)-1)
	case "report.next":
		s.set(s.choices[(s.chosen()+1)%n])
	case "report.previous":
		s.set(s.choices[(s.chosen()+n-1)%n])
	case "report.write":
		d.done = true
		a, of, kind, format := d.app, d.of, d.kind, d.format
		return beforeLeaving(a, of, "report", func() tea.Cmd { return a.writeReport(of, kind, format) }), true
	case "report.leave":
		d.done = true
	default:
		return nil, false
	}
	return nil, true
}

// writeReport writes a report beside the work, and says where it is.
func (a *App) writeReport(q calendar.Quarter, kind report.Kind, format string) tea.Cmd {
	book, folder := a.book, a.opt.Folder
	if folder == "" {
		folder = documents()
	}
	var path string
	return a.Work(host.LongWork{Title: "Writing the report", ReadOnly: true, Stopped: "Stopped. No report was written.",
		Run: func(ctx context.Context, _ host.Progress) (said string, err error) {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return "", fmt.Errorf("making the folder of the report: %w", err)
			}
			path, err = report.Write(ctx, book, q, kind, format, folder, 0)
			return "The report is written.", err
		},
		Then: func(err error) tea.Cmd {
			if err != nil {
				if !errors.Is(err, context.Canceled) {
					a.Open(&dialog.Notice{Host: a, Heading: "No report was written", Text: store.Sentence(err)})
				}
				return nil
			}
			a.Open(&dialog.Question{Host: a, Heading: reportTitles[kind][0] + ", " + q.String(), Answers: []string{"Close"},
				Text: "It is written to\n" + path})
			return nil
		}})
}

func (d *reportDialog) Draw(w, h int) (lines []string, x, y int) {
	t := d.app.Theme()
	for i := range d.lines {
		s := &d.lines[i]
		sign, role := "  ", theme.Text
		if i == d.at {
			sign, role, y = t.Glyphs.Cursor+" ", theme.Cursor, len(lines)
		}
		lines = append(lines, t.Render(role, cell.Fit(sign+cell.Fit(s.title, 10, t.Glyphs.Cut)+s.titles[s.chosen()], w, t.Glyphs.Cut)))
	}
	lines = append(lines, "")
	about := [][2]string{reportTitles[d.kind], reportFormats[d.format], {"", "What stands in the workbook for this quarter; of a signed one, what was signed."}}[d.at][1]
	for _, line := range cell.Wrap(about, w) {
		lines = append(lines, t.Render(theme.Dim, line))
	}
	for len(lines) < h-1 {
		lines = append(lines, "")
	}
	return append(lines[:max(h-1, 0)], t.Render(theme.Dim, cell.Cut("Right and Left change it. Enter writes it. Esc goes back.", w, t.Glyphs.Cut))), 0, y
}

// Point takes a click on a line: on the one at the cursor it takes the next value.
func (d *reportDialog) Point(m mouse.Act) tea.Cmd {
	if m.Y < 0 || m.Y >= len(d.lines) {
		return nil
	}
	if d.at == m.Y {
		cmd, _ := d.Do("report.next")
		return cmd
	}
	d.at = m.Y
	return nil
}

// reportCommands are those of writing a report.
func reportCommands() []command.Command {
	return []command.Command{
		{ID: "app.report", Title: "Write a report", Keys: []string{"P"}, Scope: command.OnEveryPage, Run: command.Do((*App).openReport),
			Help: "Writes a report of a quarter to read, print or edit: for a board, for the year, for corporate parents, for young people, or all of it."},
		{ID: "report.write", Title: "Write it", Keys: []string{"enter", "ctrl+s"}, Scope: inReport, Foot: 10, Help: "Writes the report and says where it is. A file that is there is never replaced."},
		{ID: "report.next", Title: "Change", Keys: []string{"right", "space"}, Scope: inReport, Foot: 11, Help: "Takes the next value of the line."},
		{ID: "report.previous", Title: "Change back", Keys: []string{"left"}, Scope: inReport, Quiet: true, Help: "Takes the value before."},
		{ID: "report.up", Title: "Up", Keys: []string{"up", "k"}, Scope: inReport, Quiet: true, Help: "Goes one line up."},
		{ID: "report.down", Title: "Down", Keys: []string{"down", "j", "tab"}, Scope: inReport, Quiet: true, Help: "Goes one line down."},
		{ID: "report.leave", Title: "Back", Keys: []string{"esc"}, Scope: inReport, Foot: 20, Help: "Goes back and writes nothing."},
	}
}

// inReport is where it is asked what report is to be written.
const inReport command.Scope = "Writing a report"
